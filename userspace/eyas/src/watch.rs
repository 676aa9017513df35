// SPDX-License-Identifier: Apache-2.0
//! Rules held against events: the viewer of `run` and `replay`.

use crate::{
    facts::Matcher,
    pipeline::{Flow, Viewer},
    settings::Settings,
};
use anyhow::Context as _;
use eyas_engine::{Matching, RuleInput};
use eyas_fields::{Cx, Scratch, Setup, Template};
use eyas_output::{Alert, Priority, Queue};
use eyas_rules::{CompiledRule, events::ASYNC_EVENT};
use eyas_schema::Event;
use eyas_state::{Context, Facets, State};
use std::{collections::BTreeSet, sync::Arc};

/// What an alert of a rule consists of.
struct Voice {
    name: Arc<str>,
    priority: Priority,
    source: Arc<str>,
    tags: Arc<BTreeSet<String>>,
    output: Template,
    alerts: u64,
}

/// Holds events against rules and hands alerts to the outputs.
pub struct Watch {
    matcher: Matcher,
    voices: Vec<Voice>,
    setup: Setup,
    fields: Scratch,
    queue: Queue,
    hostname: Arc<str>,
    /// Name under which the time stamp is among the output's fields.
    time_key: &'static str,
    /// Told when a section begins.
    on_ready: Option<Box<dyn FnOnce()>>,
}

/// Alerts by rule.
pub type Tally = Vec<(Arc<str>, u64)>;

fn priority(rule: &CompiledRule) -> Priority {
    rule.priority.name().parse().unwrap_or(Priority::Debug)
}

impl Watch {
    /// Compiles the rules.
    ///
    /// # Errors
    /// When a rule is not taken by the engine.
    pub fn new(rules: &[&CompiledRule], settings: &Settings, queue: Queue) -> anyhow::Result<Self> {
        let indexed: Vec<_> = rules.iter().map(|rule| |id: u16| id == ASYNC_EVENT || rule.events.contains(id)).collect();
        let inputs: Vec<_> = (0_u32..)
            .zip(rules.iter().zip(&indexed))
            .map(|(number, (rule, indexed))| RuleInput { number, condition: &rule.node, indexed })
            .collect();
        let matching = if settings.match_all { Matching::All } else { Matching::First };
        let name = |n: u32| usize::try_from(n).ok().and_then(|n| rules.get(n)).map_or("", |r| r.name.as_str());
        let matcher = Matcher::compile(&inputs, matching)
            .map_err(|(number, e)| e.context(format!("the rule '{}' cannot be compiled", name(number))))?;
        let voices = rules.iter().map(|rule| Voice::new(rule)).collect::<anyhow::Result<_>>()?;
        Ok(Self {
            matcher,
            voices,
            setup: Setup::default(),
            fields: Scratch::default(),
            queue,
            hostname: "".into(),
            time_key: if settings.line.iso_time { "evt.time.iso8601" } else { "evt.time" },
            on_ready: None,
        })
    }

    /// Calls this once the machine is known and events flow.
    pub fn on_ready(&mut self, tell: impl FnOnce() + 'static) {
        self.on_ready = Some(Box::new(tell));
    }

    /// Waits for the outputs to be done. Gives their counters and the alerts by rule.
    pub fn finish(self) -> (eyas_output::QueueStats, Tally) {
        let tally = self.voices.iter().filter(|v| v.alerts > 0).map(|v| (Arc::clone(&v.name), v.alerts)).collect();
        (self.queue.finish(), tally)
    }

    fn after(&self) -> Flow {
        if self.queue.nobody_left() { Flow::Stop } else { Flow::Go }
    }
}

impl Voice {
    fn new(rule: &CompiledRule) -> anyhow::Result<Self> {
        let output = Template::compile(&rule.output)
            .map_err(|e| anyhow::anyhow!("{e:?}"))
            .with_context(|| format!("the output of rule '{}' cannot be compiled", rule.name))?;
        Ok(Self {
            name: rule.name.as_str().into(),
            priority: priority(rule),
            source: rule.source.as_str().into(),
            tags: Arc::new(rule.tags.clone()),
            output: output.keeping_missing(),
            alerts: 0,
        })
    }

    fn alert(&mut self, cx: &Cx<'_>, hostname: &Arc<str>, time_key: &str) -> Alert {
        self.alerts += 1;
        let mut fields = self.output.render_fields_json(cx);
        fields.insert(time_key.to_owned(), cx.event.ts.into());
        Alert {
            rule: Arc::clone(&self.name),
            priority: self.priority,
            time: cx.event.ts,
            source: Arc::clone(&self.source),
            hostname: Arc::clone(hostname),
            message: self.output.render_text(cx).unwrap_or_default(),
            fields,
            tags: Arc::clone(&self.tags),
        }
    }
}

impl Viewer for Watch {
    #[inline]
    fn wants(&self, kind: u16) -> bool {
        self.matcher.wants(kind)
    }

    fn facets(&self) -> Facets {
        let outputs = self.voices.iter().flat_map(|v| v.output.fields());
        outputs.fold(self.matcher.facets(), |all, (_, field)| all.with(field.spec().facets()))
    }

    /// The name in alerts is the environment's, else the machine's (a trace's own).
    fn section(&mut self, state: &State) -> anyhow::Result<()> {
        let machine = state.machine().map(|m| String::from_utf8_lossy(&m.hostname).into_owned());
        self.hostname = self.setup.hostname.clone().or(machine).unwrap_or_default().into();
        if let Some(tell) = self.on_ready.take() {
            tell();
        }
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>, state: &State, context: &Context) -> anyhow::Result<Flow> {
        self.fields.clear();
        let cx = Cx::new(*event, state, context, &self.setup, &self.fields);
        let matches = self.matcher.matches(&cx);
        if matches.is_empty() {
            return Ok(Flow::Go);
        }
        for number in matches {
            let voice = usize::try_from(*number).ok().and_then(|n| self.voices.get_mut(n));
            if let Some(voice) = voice {
                self.queue.send(voice.alert(&cx, &self.hostname, self.time_key));
            }
        }
        Ok(self.after())
    }

    fn idle(&mut self) -> anyhow::Result<Flow> {
        Ok(self.after())
    }
}
