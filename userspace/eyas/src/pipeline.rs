// SPDX-License-Identifier: Apache-2.0
//! The line of data: source → state → whoever looks at the events.

use crate::seeds::Collector;
use eyas_schema::{Event, ids};
use eyas_source::{Kinds, Next, Source, Stats, Stop, Wanted};
use eyas_state::{Config, Context, Facets, Meta, State, scan::Host};

/// Events about users and containers: those at the start of a trace belong to the description of the machine. They count,
/// but nobody is shown them.
const DESCRIBING: [u16; 6] =
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
}

/// A source and the state that its events are seen against.
pub struct Pipeline {
    source: Box<dyn Source>,
    state: State,
    config: Config,
    /// At the start of a trace's section.
    describing: bool,
    events: u64,
}

impl Pipeline {
    /// A line from this source.
    pub fn new(source: Box<dyn Source>) -> Self {
        Self { source, state: State::default(), config: Config::default(), describing: false, events: 0 }
    }

    /// Handle by which the line is ended from outside.
    pub fn stop_handle(&self) -> Stop {
        self.source.stop_handle()
    }

    /// Events of this process are hidden and change nothing.
    pub fn hide_own(&mut self) {
        self.config.own_pid = Some(i64::from(std::process::id()));
    }

    /// Lets all events pass by.
    ///
    /// # Errors
    /// The source's or the viewer's. What came before was seen.
    pub fn run(&mut self, viewer: &mut impl Viewer) -> anyhow::Result<()> {
        let mut kinds = Kinds::of(|_| true);
        let records = viewer.records();
        loop {
            if viewer.renew() {
                kinds = self.adapt(viewer)?;
            }
            let mut passed = 0;
            let next = self.source.next(&kinds, &mut passed)?;
            self.events += passed;
            self.describing &= passed == 0;
            let flow = match next {
                Next::Event(record) => {
                    self.events += 1;
                    let event = record.event;
                    self.describing = self.describing && DESCRIBING.contains(&event.kind);
                    let wanted = !self.describing && viewer.wants(event.kind);
                    let kept = wanted || self.describing || records && viewer.keeps(event.kind);
                    if !kept && !self.state.needs_event(&event) {
                        continue;
                    }
                    if records {
                        viewer.before(&event, &self.state)?;
                    }
                    let meta = Meta { num: self.events, cpu: record.cpu, flags: record.flags };
                    let context = self.state.process(&event, meta);
                    if !wanted || context.hidden {
                        if records && !is_own(&self.config, &self.state, &event, &context) {
                            viewer.aside(&event, &self.state, &context, self.describing)?;
                        }
                        continue;
                    }
                    viewer.event(&event, &self.state, &context)?
                }
                Next::Passed => Flow::Go,
                Next::Idle => viewer.idle()?,
                Next::End => Flow::Stop,
                Next::Section => {
                    let mut collector = Collector::default();
                    if !self.source.import(&mut collector)? {
                        return Ok(());
                    }
                    self.config.facets = viewer.facets();
                    let config = self.config.clone();
                    if self.source.is_live() {
                        self.state = State::live(config, Box::new(Host::default()));
                        self.state.scan();
                    } else {
                        self.state = State::new(config);
                        self.state.import(collector.seeds);
                    }
                    self.describing = !self.source.is_live();
                    kinds = self.kinds(viewer);
                    viewer.section(&self.state)?;
                    Flow::Go
                }
            };
            if flow == Flow::Stop {
                return Ok(());
            }
        }
    }

    /// The types of events that matter.
    fn kinds(&self, viewer: &impl Viewer) -> Kinds {
        let records = viewer.records();
        Kinds::of(|id| viewer.wants(id) || self.state.needs(id) || records && viewer.keeps(id) || DESCRIBING.contains(&id))
    }

    /// Goes by what the viewer wants now. The state begins to keep what it lacks; what it kept it goes on keeping.
    fn adapt(&mut self, viewer: &impl Viewer) -> anyhow::Result<Kinds> {
        self.config.facets = self.config.facets.with(viewer.facets());
        self.state.set_facets(self.config.facets);
        let kinds = self.kinds(viewer);
        self.source.want(&Wanted::of(|id| viewer.wants(id) || self.state.needs(id)))?;
        Ok(kinds)
    }

    /// Counters up to now.
    pub fn summary(&self) -> Summary {
        Summary { events: self.events, source: self.source.stats(), state: self.state.counters() }
    }
}

/// Whether this process made the event, and hides it.
fn is_own(config: &Config, state: &State, event: &Event<'_>, context: &Context) -> bool {
    config.own_pid.is_some_and(|pid| event.tid == pid.cast_unsigned() || state.thread(context).is_some_and(|t| t.pid == pid))
}
