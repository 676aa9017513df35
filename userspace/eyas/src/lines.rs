// SPDX-License-Identifier: Apache-2.0
//! Events as lines: the viewer of `events` and `read`.

use crate::{
    condition,
    facts::Matcher,
    pipeline::{Flow, Viewer},
    print, progress, raw,
    record::{RecordArgs, Recorder},
    suppress::Suppressed,
    top::Top,
};
use anyhow::anyhow;
use eyas_engine::{Matching, RuleInput};
use eyas_fields::{BufferForm, Compat, Cx, Fields, Scratch, Setup, Template, TimeForm};
use eyas_rules::event_set;
use eyas_schema::{Event, EventFlags};
use eyas_state::{Context, Facets, State};
use std::{
    io::{BufWriter, Stdout, Write},
    num::NonZeroU64,
    time::{Duration, Instant},
};

/// The trace tool's default line.
const PLAIN: &str = "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info";
/// The same on a terminal.
const COLOURED: &str = "*%evt.num %evt.outputtime %evt.cpu \x1b[01;32m%proc.name\x1b[00m \
    (\x1b[01;36m%proc.pid\x1b[00m.%thread.tid) %evt.dir \x1b[01;34m%evt.type\x1b[00m %evt.info";
/// With containers (`-p c`).
const CONTAINERS: &str = "*%evt.num %evt.outputtime %evt.cpu %container.name (%container.id) %proc.name \
    (%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info";

/// Which events, and what of them.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "one for each option")]
pub struct LineArgs {
    /// What an event must fulfil to be shown, such as 'evt.type=openat and fd.name startswith /etc'
    #[arg(value_name = "FILTER")]
    filter: Option<String>,
    /// What is printed of each event: text with %fields; c for a line with the container, raw for every
    /// parameter. A leading * prints missing
    /// values as <NA>, without it such an event is left out
    #[arg(short = 'p', long = "print", value_name = "FORMAT")]
    format: Option<String>,
    /// The fields of the format as JSON, one object a line
    #[arg(short = 'j', long)]
    json: bool,
    /// Only the number of events that would be shown
    #[arg(long)]
    count: bool,
    /// Stop after this many events
    #[arg(short = 'n', long = "numevents", value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,
    /// Stop after this many seconds of events, counted from the first one shown
    #[arg(short = 'M', long = "duration", value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    seconds: Option<u64>,
    /// Show no event before this many seconds after the first one of the trace, such as 2.5
    #[arg(long, value_name = "SECONDS", value_parser = nanoseconds)]
    start: Option<u64>,
    /// Show events of these numbers only: FIRST-LAST, FIRST- or -LAST
    #[arg(long = "events", value_name = "FIRST-LAST", value_parser = numbers, allow_hyphen_values = true)]
    numbers: Option<(u64, u64)>,
    /// Leave out programs of this name (as in /proc/<pid>/comm) and all that they start, as if they did not run; repeatable
    #[arg(short = 'U', long = "suppress-comm", value_name = "NAME")]
    suppress: Vec<String>,
    /// How often each type of event came, the most frequent first, on standard error at the end
    #[arg(short = 'S', long)]
    summary: bool,
    /// How times are shown: h local time of day, a seconds since 1970, r seconds since the first event, d the event's
    /// duration, D seconds since the event shown before
    #[arg(short = 't', long = "time", alias = "timetype", value_name = "h|a|r|d|D", value_parser = time_form)]
    time: Option<TimeForm>,
    /// Data as its printable part, lines kept
    #[arg(short = 'A', long, group = "buffers")]
    print_ascii: bool,
    /// Data as base64
    #[arg(short = 'b', long, group = "buffers")]
    print_base64: bool,
    /// Data as hexadecimal words
    #[arg(short = 'x', long, group = "buffers")]
    print_hex: bool,
    /// Data as hexadecimal words with the text beside them
    #[arg(short = 'X', long, group = "buffers")]
    print_hex_ascii: bool,
    /// Ports as names of services
    #[arg(short = 'R', long)]
    resolve_ports: bool,
    /// No lines
    #[arg(short = 'q', long)]
    quiet: bool,
    /// Counters at the end, and a word when live events begin to be read, on standard error. Data are always shown in full
    #[arg(short, long)]
    pub verbose: bool,
    #[command(flatten)]
    record: RecordArgs,
    /// Which version of the reference decides how broken text is shown
    #[arg(long, value_name = "0.44|0.45", default_value = "0.44", value_parser = crate::settings::compat)]
    compat: Compat,
}

fn time_form(word: &str) -> Result<TimeForm, String> {
    match word {
        "h" => Ok(TimeForm::Clock),
        "a" => Ok(TimeForm::Absolute),
        "r" => Ok(TimeForm::Relative),
        "d" => Ok(TimeForm::Duration),
        "D" => Ok(TimeForm::Delta),
        _ => Err("it is one of h, a, r, d, D".to_owned()),
    }
}

/// Seconds, perhaps with a fraction, in nanoseconds.
fn nanoseconds(text: &str) -> Result<u64, String> {
    let wrong = || "it is a number of seconds such as 2.5".to_owned();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let whole: u64 = whole.parse().map_err(|_| wrong())?;
    let fraction: u64 = format!("{fraction:0<9}").parse().map_err(|_| wrong())?;
    whole.checked_mul(1_000_000_000).and_then(|n| n.checked_add(fraction)).ok_or_else(wrong)
}

/// A range of event numbers, both ends included.
fn numbers(text: &str) -> Result<(u64, u64), String> {
    let wrong = || "it is a range of event numbers such as 100-200, 100- or -200".to_owned();
    let (first, last) = text.split_once('-').ok_or_else(wrong)?;
    let end = |text: &str, open: u64| if text.is_empty() { Ok(open) } else { text.parse().map_err(|_| wrong()) };
    match (end(first, 1)?, end(last, u64::MAX)?) {
        (first, last) if first <= last && text.len() > 1 => Ok((first, last)),
        _ => Err(wrong()),
    }
}

impl LineArgs {
    /// The programs that are left out.
    pub fn suppressed(&self) -> Option<Suppressed> {
        Suppressed::new(&self.suppress)
    }

    fn setup(&self) -> Setup {
        let forms = [
            (self.print_ascii, BufferForm::Lines),
            (self.print_base64, BufferForm::Base64),
            (self.print_hex, BufferForm::Hex),
            (self.print_hex_ascii, BufferForm::HexText),
        ];
        let buffer = forms.into_iter().find(|(on, _)| *on).map_or(BufferForm::default(), |(_, form)| form);
        let time = self.time.unwrap_or_default();
        Setup { time, buffer, service_names: self.resolve_ports, compat: self.compat, ..Setup::default() }
    }
}

/// Prints the events that pass the filter.
pub struct Lines {
    filter: Option<Matcher>,
    /// None: every parameter.
    format: Option<Template>,
    json: bool,
    count_only: bool,
    quiet: bool,
    recorder: Option<Recorder>,
    left: u64,
    /// Nanoseconds of events to show, the time of the first one, and when a live source began.
    span: Option<u64>,
    first: Option<u64>,
    began: Option<Instant>,
    live: bool,
    /// Nanoseconds after the start of the trace before which nothing is shown.
    start: u64,
    /// First and last number of events to show.
    numbers: (u64, u64),
    /// All events may be shown, whatever their time and number.
    whole: bool,
    top: Option<Top>,
    shown: u64,
    resets_colour: bool,
    setup: Setup,
    fields: Scratch,
    line: Vec<u8>,
    out: BufWriter<Stdout>,
    on_ready: Option<Box<dyn FnOnce()>>,
    /// Standard output is a terminal: each line is there at once, and takes the place of a line about progress.
    on_terminal: bool,
    verbose: bool,
    made: Instant,
}

/// `\n`, `\t`, `\e` and `\\` in a format.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let replacement = match c {
            '\\' => match chars.next() {
                Some('n') => "\n",
                Some('t') => "\t",
                Some('e') => "\x1b",
                Some('\\') | None => "\\",
                Some(other) => {
                    out.push('\\');
                    out.push(other);
                    continue;
                }
            },
            other => {
                out.push(other);
                continue;
            }
        };
        out.push_str(replacement);
    }
    out
}

fn default_format() -> &'static str {
    if print::colours() { COLOURED } else { PLAIN }
}

impl Lines {
    /// Understands filter and format.
    ///
    /// # Errors
    /// When one of them is not understood; that was told.
    pub fn new(args: &LineArgs, live: bool) -> anyhow::Result<Self> {
        let text = match args.format.as_deref() {
            None => default_format().to_owned(),
            Some("c" | "container") => CONTAINERS.to_owned(),
            Some(text) => unescape(text),
        };
        let recorder = args.record.recorder()?;
        let format = if args.format.as_deref() == Some("raw") { None } else { Some(compile(&text)?) };
        Ok(Self {
            filter: args.filter.as_deref().filter(|f| !f.trim().is_empty()).map(filter).transpose()?,
            format,
            json: args.json,
            count_only: args.count,
            quiet: args.quiet || args.count || recorder.is_some(),
            recorder,
            left: args.limit.unwrap_or(u64::MAX),
            shown: 0,
            resets_colour: text.contains('\x1b'),
            setup: args.setup(),
            span: args.seconds.map(|s| s.saturating_mul(1_000_000_000)),
            first: None,
            began: None,
            live,
            start: args.start.unwrap_or(0),
            numbers: args.numbers.unwrap_or((0, u64::MAX)),
            whole: args.numbers.is_none() && args.seconds.is_none() && args.start.is_none(),
            top: args.summary.then(Top::default),
            fields: Scratch::default(),
            line: Vec::new(),
            out: print::results(),
            on_ready: None,
            on_terminal: print::is_terminal(),
            verbose: args.verbose,
            made: Instant::now(),
        })
    }

    /// Calls this once events flow.
    pub fn on_ready(&mut self, tell: impl FnOnce() + 'static) {
        self.on_ready = Some(Box::new(tell));
    }

    /// Whether as many events were shown as were asked for.
    pub fn is_full(&self) -> bool {
        self.left == 0
    }

    /// Writes what is left to write.
    ///
    /// # Errors
    /// Those of standard output.
    pub fn finish(mut self) -> anyhow::Result<u64> {
        if let Some(recorder) = self.recorder.take() {
            recorder.finish(self.verbose)?;
        }
        if let Some(top) = &self.top {
            print::remark(top.table().trim_end());
        }
        if self.count_only {
            writeln!(self.out, "{}", self.shown)?;
        } else if self.resets_colour && !self.json && !self.quiet {
            self.out.write_all(b"\x1b[00m")?;
        }
        self.out.flush()?;
        if self.verbose {
            print::remark(elapsed(self.made.elapsed(), self.shown));
        }
        Ok(self.shown)
    }
}

/// The trace tool's account of a run.
fn elapsed(time: Duration, events: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a rate to look at")]
    let rate = events as f64 / time.as_secs_f64().max(1e-9);
    format!("Elapsed time: {:.3}, Captured Events: {events}, {rate:.2} eps", time.as_secs_f64())
}

fn compile(format: &str) -> anyhow::Result<Template> {
    let format = condition::template(format)?;
    Template::compile(&format).map_err(|e| anyhow!("the format cannot be compiled: {e:?}"))
}

fn filter(text: &str) -> anyhow::Result<Matcher> {
    let (expr, node) = condition::checked(text, &Fields)?;
    // As an index of rules the set follows the reference, for which every event has a `syscall.type`.
    let events = event_set(&expr).ok().filter(|_| !text.contains("syscall.type"));
    let indexed = |id: u16| events.as_ref().is_none_or(|set| set.contains(id));
    let input = RuleInput { number: 0, condition: &node, indexed: &indexed };
    Matcher::compile(&[input], Matching::First).map_err(|(_, e)| e.context("the filter cannot be compiled"))
}

impl Viewer for Lines {
    #[inline]
    fn wants(&self, kind: u16) -> bool {
        self.filter.as_ref().is_none_or(|f| f.wants(kind))
    }

    fn filters_first(&self, kind: u16) -> bool {
        let changes = eyas_schema::event_info(kind).is_some_and(|i| i.flags.has(EventFlags::MODIFIES_STATE));
        self.filter.is_some() && !changes
    }

    /// Where a range of events is asked for, each counts.
    fn asks_threads(&self) -> bool {
        self.whole && self.filter.as_ref().is_some_and(Matcher::asks_threads)
    }

    #[inline]
    fn rules_out(&self, kind: u16, tid: u64, changes: NonZeroU64) -> bool {
        self.filter.as_ref().is_some_and(|f| f.rules_out(kind, tid, changes))
    }

    fn passes(&mut self, event: &Event<'_>, state: &State, context: &Context) -> bool {
        self.fields.clear();
        let cx = Cx::new(*event, state, context, &self.setup, &self.fields);
        self.filter.as_mut().is_none_or(|f| !f.matches(&cx).is_empty())
    }

    fn facets(&self) -> Facets {
        let filter = self.filter.as_ref().map_or(Facets::CORE, Matcher::facets);
        // A trace tells all there is.
        let (Some(format), None) = (&self.format, &self.recorder) else { return Facets::ALL };
        format.fields().fold(filter, |all, (_, field)| all.with(field.spec().facets()))
    }

    fn records(&self) -> bool {
        self.recorder.is_some()
    }

    fn keeps(&self, kind: u16) -> bool {
        self.recorder.as_ref().is_some_and(|r| r.keeps(kind))
    }

    fn before(&mut self, event: &Event<'_>, state: &State) -> anyhow::Result<()> {
        self.recorder.as_mut().map_or(Ok(()), |r| r.before(event, state))
    }

    fn aside(&mut self, event: &Event<'_>, state: &State, context: &Context, describes: bool) -> anyhow::Result<()> {
        self.recorder.as_mut().map_or(Ok(()), |r| r.aside(event, state, context, describes))
    }

    fn section(&mut self, _: &State) -> anyhow::Result<()> {
        if let Some(filter) = &mut self.filter {
            filter.forget();
        }
        if let Some(recorder) = &mut self.recorder {
            recorder.section();
        }
        if self.live {
            self.began.get_or_insert_with(Instant::now);
        }
        if let Some(tell) = self.on_ready.take() {
            tell();
        }
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>, state: &State, context: &Context) -> anyhow::Result<Flow> {
        let (from, to) = self.numbers;
        if context.meta.num > to {
            return Ok(Flow::Stop);
        }
        if context.meta.num < from || event.ts.saturating_sub(state.first_ts().unwrap_or(event.ts)) < self.start {
            self.aside(event, state, context, false)?;
            return Ok(Flow::Go);
        }
        if self.span.zip(self.first).is_some_and(|(span, first)| event.ts.saturating_sub(first) >= span) {
            return Ok(Flow::Stop);
        }
        self.fields.clear();
        let decided = self.filters_first(event.kind);
        let cx = Cx::new(*event, state, context, &self.setup, &self.fields);
        if !decided && self.filter.as_mut().is_some_and(|f| f.matches(&cx).is_empty()) {
            self.aside(event, state, context, false)?;
            return Ok(Flow::Go);
        }
        self.first.get_or_insert(event.ts);
        if let Some(recorder) = &mut self.recorder {
            recorder.event(event, state, context)?;
        }
        if let Some(top) = &mut self.top {
            top.add(event);
        }
        if !self.quiet {
            self.line.clear();
            match &self.format {
                None => raw::write(&cx, &mut self.line)?,
                Some(format) if self.json => serde_json::to_writer(&mut self.line, &format.render_fields_json(&cx))?,
                Some(format) => {
                    if !format.render_into(&cx, &mut self.line) {
                        return Ok(Flow::Go);
                    }
                }
            }
            self.line.push(b'\n');
            if self.on_terminal {
                progress::clear();
            }
            self.out.write_all(&self.line)?;
            if self.on_terminal {
                self.out.flush()?;
            }
            self.fields.shown(event.ts);
        }
        self.shown += 1;
        self.left -= 1;
        Ok(if self.left == 0 { Flow::Stop } else { Flow::Go })
    }

    fn idle(&mut self) -> anyhow::Result<Flow> {
        self.out.flush()?;
        if let Some(recorder) = &mut self.recorder {
            recorder.idle()?;
        }
        // Where nothing happens, no event tells that the time is over.
        let over = self.began.zip(self.span).is_some_and(|(began, span)| began.elapsed().as_nanos() >= u128::from(span));
        Ok(if over { Flow::Stop } else { Flow::Go })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        assert_eq!(
            (nanoseconds("2"), nanoseconds("0.25"), nanoseconds("1.000000001")),
            (Ok(2_000_000_000), Ok(250_000_000), Ok(1_000_000_001))
        );
        assert!(["", ".5", "1.0000000001", "-1", "x", "1.x", "99999999999999"].iter().all(|t| nanoseconds(t).is_err()));
        assert_eq!((numbers("3-7"), numbers("3-"), numbers("-7")), (Ok((3, 7)), Ok((3, u64::MAX)), Ok((1, 7))));
        assert!(["", "-", "3", "7-3", "a-b", "1--2"].iter().all(|t| numbers(t).is_err()));
    }

    #[test]
    fn escapes_of_formats() {
        assert_eq!(unescape(r"a\tb\nc\\d\e[0m\x"), "a\tb\nc\\d\x1b[0m\\x");
        assert_eq!(unescape("\\"), "\\");
    }
}
