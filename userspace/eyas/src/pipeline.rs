// SPDX-License-Identifier: Apache-2.0
//! The line of data: source → state → whoever looks at the events.

use crate::{
    accounts,
    progress::Progress,
    sift::{Sift, Types},
    suppress::Suppressed,
};
use anyhow::Context as _;
use eyas_import::{Collector, Take};
use eyas_schema::{Event, ids};
use eyas_source::{Batch, Next, Record, Source, Stats, Stop, Wanted};
use eyas_state::{
    Config, Context, Facets, Meta, State,
    scan::Host,
    seed::{FdSeed, ThreadSeed},
};
use std::num::NonZeroU64;

/// Events about users and containers: those at the start of a trace belong to the description of the machine. They count,
/// but nobody is shown them.
pub const DESCRIBING: [u16; 6] =
    [ids::CONTAINER_JSON_2_E, ids::USER_ADDED_E, ids::USER_DELETED_E, ids::GROUP_ADDED_E, ids::GROUP_DELETED_E, ids::ASYNCEVENT_E];

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// On.
    Go,
    /// No further.
    Stop,
}

/// Someone who looks at events.
pub trait Viewer {
    /// Whether events of this type are of interest. Others still change the state where they do.
    fn wants(&self, kind: u16) -> bool;

    /// Asked between two events: whether what it wants may have changed.
    fn renew(&mut self) -> bool {
        false
    }

    /// Whether events of this type have no effect on the state unless [`Viewer::passes`] lets them through. That is the
    /// trace tool's order of filter and state for events that the schema does not mark as changing it.
    fn filters_first(&self, kind: u16) -> bool {
        let _ = kind;
        false
    }

    /// Asked of such an event, with the state as it is before.
    fn passes(&mut self, event: &Event<'_>, state: &State, context: &Context) -> bool {
        let _ = (event, state, context);
        true
    }

    /// Whether [`Viewer::rules_out`] may ever hold.
    fn asks_threads(&self) -> bool {
        false
    }

    /// Whether it is known that no event of this type is shown that this thread makes, as long as the state's number of
    /// changes is this one.
    fn rules_out(&self, kind: u16, tid: u64, changes: NonZeroU64) -> bool {
        let _ = (kind, tid, changes);
        false
    }

    /// What of the state must be kept up to date.
    fn facets(&self) -> Facets;

    /// A section begins; the state knows the machine.
    ///
    /// # Errors
    /// Ends the line.
    fn section(&mut self, state: &State) -> anyhow::Result<()>;

    /// An event, as the state sees it.
    ///
    /// # Errors
    /// Ends the line.
    fn event(&mut self, event: &Event<'_>, state: &State, context: &Context) -> anyhow::Result<Flow>;

    /// Whether it keeps what it sees, so that [`Viewer::before`] and [`Viewer::aside`] are called.
    fn records(&self) -> bool {
        false
    }

    /// Whether events of this type are to be given to [`Viewer::aside`] even if the state could do without.
    fn keeps(&self, kind: u16) -> bool {
        let _ = kind;
        false
    }

    /// An event comes; the state is as it was before.
    ///
    /// # Errors
    /// Ends the line.
    fn before(&mut self, event: &Event<'_>, state: &State) -> anyhow::Result<()> {
        let _ = (event, state);
        Ok(())
    }

    /// An event that is not shown: it changes the state, or it `describes` the machine at the start of a trace.
    ///
    /// # Errors
    /// Ends the line.
    fn aside(&mut self, event: &Event<'_>, state: &State, context: &Context, describes: bool) -> anyhow::Result<()> {
        let _ = (event, state, context, describes);
        Ok(())
    }

    /// There is nothing at the moment.
    ///
    /// # Errors
    /// Ends the line.
    fn idle(&mut self) -> anyhow::Result<Flow>;
}

/// Counters of a whole run.
#[derive(Debug, Default)]
pub struct Summary {
    /// Events numbered.
    pub events: u64,
    /// The source's counters.
    pub source: Stats,
    /// The state's counters.
    pub state: eyas_state::Counters,
    /// Events of programs that were left out.
    pub suppressed: u64,
}

/// A source and the state that its events are seen against.
pub struct Pipeline {
    source: Box<dyn Source>,
    seen: Seen,
    config: Config,
    progress: Option<Progress>,
}

/// What events leave behind: the half of the line that is theirs while the source's half lends them.
#[derive(Default)]
struct Seen {
    state: State,
    /// At the start of a trace's section.
    describing: bool,
    events: u64,
    /// The viewer records what it sees.
    records: bool,
    /// Whose events are hidden.
    own_pid: Option<i64>,
    suppressed: Option<Suppressed>,
}

impl Seen {
    /// Notes events that were passed over.
    #[inline]
    fn pass(&mut self, passed: u64) {
        self.events += passed;
        self.describing &= passed == 0;
    }

    /// Takes an event, and then what it let become known, each an event of its own with the same time stamp.
    #[inline]
    fn take(&mut self, record: &Record<'_>, viewer: &mut impl Viewer) -> anyhow::Result<Flow> {
        if self.suppressed.as_mut().is_some_and(|s| s.hides(&record.event)) {
            return Ok(Flow::Go);
        }
        let flow = self.take_one(record, viewer)?;
        if flow == Flow::Go && self.state.has_notices() { self.take_notices(record.event.ts, viewer) } else { Ok(flow) }
    }

    #[cold]
    fn take_notices(&mut self, ts: u64, viewer: &mut impl Viewer) -> anyhow::Result<Flow> {
        for notice in self.state.take_notices() {
            let bytes = accounts::notice(ts, &notice);
            let event = Event::parse(&bytes).context("an event of our own making is none")?;
            if self.take_one(&Record { event, cpu: 0, flags: 0 }, viewer)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::Go)
    }

    /// Lets one event change the state, and shows it to the viewer if it is of interest.
    #[inline]
    fn take_one(&mut self, record: &Record<'_>, viewer: &mut impl Viewer) -> anyhow::Result<Flow> {
        self.events += 1;
        let event = &record.event;
        self.describing = self.describing && DESCRIBING.contains(&event.kind);
        let wanted = !self.describing && viewer.wants(event.kind);
        let kept = wanted || self.describing || self.records && viewer.keeps(event.kind);
        let first = !self.describing && viewer.filters_first(event.kind);
        if !kept && (first || !self.state.needs_event(event)) {
            return Ok(Flow::Go);
        }
        if self.records {
            viewer.before(event, &self.state)?;
        }
        let meta = Meta { num: self.events, cpu: record.cpu, flags: record.flags };
        let context = if first {
            let mut context = self.state.begin(event, meta);
            if !viewer.passes(event, &self.state, &context) {
                self.state.skip(event, &mut context);
                return Ok(Flow::Go);
            }
            self.state.apply(event, &mut context);
            context
        } else {
            self.state.process(event, meta)
        };
        if !wanted || context.hidden {
            if self.records && !self.is_own(event, &context) {
                viewer.aside(event, &self.state, &context, self.describing)?;
            }
            return Ok(Flow::Go);
        }
        // What the event itself did not change, nobody has to find out again.
        if viewer.asks_threads()
            && !self.records
            && self.state.changes().is_some_and(|changes| viewer.rules_out(event.kind, event.tid, changes))
        {
            return Ok(Flow::Go);
        }
        viewer.event(event, &self.state, &context)
    }

    /// Whether this process made the event, and hides it.
    fn is_own(&self, event: &Event<'_>, context: &Context) -> bool {
        let is = |pid: i64| event.tid == pid.cast_unsigned() || self.state.thread(context).is_some_and(|t| t.pid == pid);
        self.own_pid.is_some_and(is)
    }

    /// Takes the events of a batch.
    #[inline]
    fn take_all(&mut self, mut batch: Batch<'_>, types: &Types, viewer: &mut impl Viewer) -> anyhow::Result<Flow> {
        loop {
            let mut passed = 0;
            let all = self.describing || self.records || self.suppressed.is_some();
            // No field of a thread changes until an event is taken.
            let changes = if all || !viewer.asks_threads() { None } else { self.state.changes() };
            let record = batch.next_of(&mut passed, &mut Sift { types, state: &mut self.state, viewer, all, changes });
            self.pass(passed);
            let Some(record) = record else { return Ok(Flow::Go) };
            if self.take(&record, viewer)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
    }
}

/// The state while the machine is being described.
struct Described<'a> {
    state: State,
    suppressed: Option<&'a mut Suppressed>,
}

impl From<Described<'_>> for State {
    fn from(described: Described<'_>) -> Self {
        described.state
    }
}

impl Take for Described<'_> {
    fn begin(&mut self) {
        self.state.restart();
        if let Some(suppressed) = &mut self.suppressed {
            suppressed.begin();
        }
    }

    fn thread(&mut self, thread: &ThreadSeed) {
        if !self.suppressed.as_mut().is_some_and(|s| s.sifts(thread)) {
            self.state.import_thread(thread);
        }
    }

    fn fd(&mut self, tid: i64, fd: &FdSeed) {
        self.state.import_fd(tid, fd);
    }
}

impl Pipeline {
    /// A line from this source.
    pub fn new(source: Box<dyn Source>) -> Self {
        Self { source, seen: Seen::default(), config: Config::default(), progress: None }
    }

    /// Handle by which the line is ended from outside.
    pub fn stop_handle(&self) -> Stop {
        self.source.stop_handle()
    }

    /// Events of this process are hidden and change nothing.
    pub fn hide_own(&mut self) {
        self.config.own_pid = Some(i64::from(std::process::id()));
    }

    /// Leaves programs out.
    pub fn suppress(&mut self, suppressed: Option<Suppressed>) {
        self.seen.suppressed = suppressed;
    }

    /// Tells how far a trace is read.
    pub fn show_progress(&mut self, progress: Option<Progress>) {
        self.progress = progress;
    }

    /// Lets all events pass by.
    ///
    /// # Errors
    /// The source's or the viewer's. What came before was seen.
    pub fn run(&mut self, viewer: &mut impl Viewer) -> anyhow::Result<()> {
        let mut types = Types::unknown();
        self.seen.records = viewer.records();
        self.seen.own_pid = self.config.own_pid;
        loop {
            if viewer.renew() {
                types = self.adapt(viewer)?;
            }
            if let Some(progress) = &mut self.progress {
                progress.show(self.source.progress(), self.seen.events);
            }
            if self.source.may_wait() && viewer.idle()? == Flow::Stop {
                return Ok(());
            }
            let mut passed = 0;
            // What the source lends goes back at the end of the block, before a section begins.
            let flow = {
                let next = self.source.next(&types.matter, &mut passed)?;
                self.seen.pass(passed);
                match next {
                    Next::Event(record) => Some(self.seen.take(&record, viewer)?),
                    Next::Batch(batch) => Some(self.seen.take_all(batch, &types, viewer)?),
                    Next::Idle => Some(viewer.idle()?),
                    Next::End => Some(Flow::Stop),
                    Next::Section => None,
                }
            };
            match flow {
                Some(Flow::Go) => {}
                Some(Flow::Stop) => return Ok(()),
                None => match self.section(viewer)? {
                    Some(new) => types = new,
                    None => return Ok(()),
                },
            }
        }
    }

    /// Begins a section, if there is a further one; gives the types of events that matter in it.
    fn section(&mut self, viewer: &mut impl Viewer) -> anyhow::Result<Option<Types>> {
        self.config.facets = viewer.facets();
        let config = self.config.clone();
        let state = if self.source.is_live() { State::live(config, Box::new(Host::default())) } else { State::new(config) };
        let mut collector = Collector::new(Described { state, suppressed: self.seen.suppressed.as_mut() });
        if !self.source.import(&mut collector)? {
            return Ok(None);
        }
        self.seen.state = collector.finish();
        if self.source.is_live() {
            self.seen.state.scan();
        }
        self.seen.describing = !self.source.is_live();
        viewer.section(&self.seen.state)?;
        Ok(Some(self.types(viewer)))
    }

    /// The types of events that matter.
    fn types(&self, viewer: &impl Viewer) -> Types {
        Types::of(viewer, &self.seen.state, self.seen.records, self.seen.suppressed.is_some())
    }

    /// Goes by what the viewer wants now. The state begins to keep what it lacks; what it kept it goes on keeping.
    fn adapt(&mut self, viewer: &impl Viewer) -> anyhow::Result<Types> {
        self.config.facets = self.config.facets.with(viewer.facets());
        self.seen.state.set_facets(self.config.facets);
        let state = &self.seen.state;
        self.source.want(&Wanted::of(|id| viewer.wants(id) || state.needs(id)))?;
        Ok(self.types(viewer))
    }

    /// Counters up to now.
    pub fn summary(&self) -> Summary {
        let suppressed = self.seen.suppressed.as_ref().map_or(0, Suppressed::count);
        Summary { events: self.seen.events, source: self.source.stats(), state: self.seen.state.counters(), suppressed }
    }
}
