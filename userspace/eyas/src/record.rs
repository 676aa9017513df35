// SPDX-License-Identifier: Apache-2.0
//! Events into a trace file: the `-w` of `events` and `read`.

use crate::{
    exit::Usage,
    export::{Containers, Exporter},
    needs::{Held, Needs, Verdict},
    print,
};
use anyhow::Context as _;
use eyas_capture::{CaptureError, RawRecord, Rotation, Writer, WriterOptions};
use eyas_schema::{Event, EventFlags, ids};
use eyas_state::{Context, State};
use std::path::PathBuf;

/// The trace to write.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Writing a trace")]
pub struct RecordArgs {
    /// Write the events to this trace, with the state that they are seen against, instead of printing them; - for
    /// standard output. What changed the processes that they tell of before is kept, marked so that no reader shows it
    #[arg(short = 'w', long = "writefile", alias = "write", value_name = "FILE")]
    writefile: Option<PathBuf>,
    /// Compress it with gzip
    #[arg(short = 'z', long, requires = "writefile")]
    compress: bool,
    /// Keep all events that change the state, also those of processes that no event tells of: the trace then means the
    /// same as the whole whatever rules or filters it is held against
    #[arg(short = 'F', long, requires = "writefile")]
    fatfile: bool,
    /// Leave users and groups out
    #[arg(short = 'E', long, requires = "writefile")]
    exclude_users: bool,
    /// Begin another file after this many megabytes (of 1,000,000 bytes)
    #[arg(short = 'C', long = "file-size", value_name = "MB", requires = "writefile", value_parser = clap::value_parser!(u64).range(1..))]
    file_size: Option<u64>,
    /// Begin another file after this many seconds of events; a % in its name is then a time, as in strftime
    #[arg(short = 'G', long = "rotate-seconds", value_name = "S", requires = "writefile", value_parser = clap::value_parser!(u64).range(1..))]
    rotate_seconds: Option<u64>,
    /// Begin another file after this many events
    #[arg(short = 'e', long = "event-limit", value_name = "N", requires = "writefile", value_parser = clap::value_parser!(u64).range(1..))]
    event_limit: Option<u64>,
    /// Keep this many files, the latest; needs -C, -G or -e
    #[arg(short = 'W', long = "limit", value_name = "N", requires = "writefile", value_parser = clap::value_parser!(u32).range(1..))]
    file_limit: Option<u32>,
}

const CANNOT: &str = "the trace cannot be written";

/// Writes events to a trace.
pub struct Recorder {
    writer: Writer,
    compress: bool,
    needs: Needs,
    without_users: bool,
    /// A section of the source began, and no event of it came yet.
    begins: bool,
    /// For the start of later files.
    containers: Containers,
}

impl RecordArgs {
    /// The writer, if one is asked for.
    ///
    /// # Errors
    /// For options that don't go together, and for a file name that can't be.
    pub fn recorder(&self) -> anyhow::Result<Option<Recorder>> {
        let Some(path) = &self.writefile else { return Ok(None) };
        let rotation = Rotation {
            bytes: self.file_size.map(|n| n.saturating_mul(1_000_000)),
            nanoseconds: self.rotate_seconds.map(|n| n.saturating_mul(1_000_000_000)),
            events: self.event_limit,
            files: self.file_limit,
        };
        if self.file_limit.is_some() && self.file_size.is_none() && self.rotate_seconds.is_none() && self.event_limit.is_none() {
            return Err(Usage("-W: how many files are kept needs -C, -G or -e, which say when a file is full".to_owned()).into());
        }
        let writer = Writer::create(path, WriterOptions { compress: self.compress, rotation }).map_err(|e| match e {
            CaptureError::NameFormat { .. } => Usage(format!("-w: {e}")).into(),
            other => anyhow::Error::new(other),
        })?;
        Ok(Some(Recorder {
            writer,
            compress: self.compress,
            needs: if self.fatfile { Needs::everything() } else { Needs::default() },
            without_users: self.exclude_users,
            begins: true,
            containers: Containers::new(),
        }))
    }
}

impl Recorder {
    /// A section of the source begins.
    pub fn section(&mut self) {
        self.begins = true;
        self.containers.clear();
    }

    /// Whether events of this type are kept even if nobody asked for them.
    pub fn keeps(&self, kind: u16) -> bool {
        eyas_schema::event_info(kind).is_some_and(|i| i.flags.has(EventFlags::MODIFIES_STATE))
    }

    /// Before an event has its effect: a file that begins tells what was before.
    ///
    /// # Errors
    /// Those of the file.
    pub fn before(&mut self, event: &Event<'_>, state: &State) -> anyhow::Result<()> {
        // Any other event has the same effect on a state that it already had it on.
        let due = event.kind == ids::SYSCALL_CHDIR_X && self.writer.is_due(event.ts);
        if !self.begins && !due {
            return Ok(());
        }
        self.begins = false;
        self.needs.begin();
        let machine = Exporter { state, containers: &self.containers, without_users: self.without_users, now: event.ts };
        self.writer.section(event.ts, &machine).context(CANNOT)
    }

    /// An event that is shown.
    ///
    /// # Errors
    /// Those of the file.
    pub fn event(&mut self, event: &Event<'_>, state: &State, context: &Context) -> anyhow::Result<()> {
        if self.writer.is_due(event.ts) {
            // The file that begins with it tells all that was.
            self.needs.begin();
        } else {
            let before = self.needs.of_shown(event, state, context);
            self.write_held(&before, state, event.ts)?;
        }
        self.write(event, 0, state, context)
    }

    /// What was held, behind what the file has.
    fn write_held(&mut self, held: &[Held], state: &State, now: u64) -> anyhow::Result<()> {
        let machine = Exporter { state, containers: &self.containers, without_users: self.without_users, now };
        for held in held {
            let record = RawRecord { cpu: held.cpu, flags: RawRecord::STATE_ONLY, event: &held.event, offset: 0 };
            self.writer.append(&record, &machine).context(CANNOT)?;
        }
        Ok(())
    }

    /// An event that isn't shown; written if it `describes` the machine at the start of a trace, or for the state's sake.
    ///
    /// # Errors
    /// Those of the file.
    pub fn aside(&mut self, event: &Event<'_>, state: &State, context: &Context, describes: bool) -> anyhow::Result<()> {
        if describes {
            return self.write(event, 0, state, context);
        }
        if self.keeps(event.kind) || state.needs(event.kind) {
            if self.needs.is_everything() {
                return self.write(event, RawRecord::STATE_ONLY, state, context);
            }
            if let Verdict::Needed(mut all) = self.needs.judge(event, state, context) {
                all.push(Held::of(event, context));
                self.write_held(&all, state, event.ts)?;
            }
        }
        self.note(event, context);
        Ok(())
    }

    fn write(&mut self, event: &Event<'_>, flags: u32, state: &State, context: &Context) -> anyhow::Result<()> {
        let machine = Exporter { state, containers: &self.containers, without_users: self.without_users, now: event.ts };
        let record = RawRecord { cpu: context.meta.cpu, flags, event: event.bytes(), offset: 0 };
        self.writer.write(&record, &machine).context(CANNOT)?;
        self.note(event, context);
        Ok(())
    }

    /// Remembers what an event tells about a container.
    fn note(&mut self, event: &Event<'_>, context: &Context) {
        if let Some(id) = &context.container_event {
            self.containers.insert(id.clone(), (context.meta.cpu, event.bytes().to_vec()));
            if self.containers.len() > eyas_state::container::MAX_CONTAINERS {
                self.containers.pop_first();
            }
        }
    }

    /// Time to let a reader of the file see all of it; not when that would cost compression.
    ///
    /// # Errors
    /// Those of the file.
    pub fn idle(&mut self) -> anyhow::Result<()> {
        if self.compress { Ok(()) } else { self.writer.flush().context(CANNOT) }
    }

    /// Ends the trace.
    ///
    /// # Errors
    /// Those of the file.
    pub fn finish(self, verbose: bool) -> anyhow::Result<()> {
        let stats = self.writer.finish(&()).context(CANNOT)?;
        if verbose {
            print::remark(format_args!("written: {} events, {} files", stats.events, stats.files));
        }
        let lost = stats.bad_events + stats.unknown_events;
        if lost > 0 {
            print::remark(format_args!("eyas: {lost} events were left out of the trace: its format has no place for them"));
        }
        Ok(())
    }
}
