// SPDX-License-Identifier: Apache-2.0
//! Rules held against events: the viewer of `run` and `replay`.

use crate::{
    facts::Matcher,
    pipeline::{Flow, Viewer},
    print,
    reload::Reload,
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

/// Rules, compiled, and what their alerts consist of.
pub struct Rules {
    matcher: Matcher,
    voices: Vec<Voice>,
}

/// Holds events against rules and hands alerts to the outputs.
pub struct Watch {
    rules: Rules,
    /// Gives new rules now and then.
    reload: Option<Reload<Rules>>,
    /// Alerts of rules that are gone.
    gone: Tally,
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

impl Rules {
    /// Compiles the rules.
    ///
    /// # Errors
    /// When a rule is not taken by the engine.
    pub fn compile(rules: &[&CompiledRule], settings: &Settings) -> anyhow::Result<Self> {
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
        Ok(Self { matcher, voices })
    }
}

impl Watch {
    /// Watches with these rules.
    pub fn new(rules: Rules, settings: &Settings, queue: Queue) -> Self {
        Self {
            rules,
            reload: None,
            gone: Tally::new(),
            setup: Setup { compat: settings.compat, ..Setup::default() },
            fields: Scratch::default(),
            queue,
            hostname: "".into(),
            time_key: if settings.line.iso_time { "evt.time.iso8601" } else { "evt.time" },
            on_ready: None,
        }
    }

    /// Takes new rules from there.
    pub fn reload_from(&mut self, reload: Reload<Rules>) {
        self.reload = Some(reload);
    }

    /// Goes on with other rules. Alerts are counted on by the rule's name.
    fn swap(&mut self, mut new: Rules) {
        for old in self.rules.voices.iter().filter(|v| v.alerts > 0) {
            match new.voices.iter_mut().find(|v| v.name == old.name) {
                Some(voice) => voice.alerts = old.alerts,
                None => self.gone.push((Arc::clone(&old.name), old.alerts)),
            }
        }
        print::remark(format_args!("eyas: {} rules from now on", new.voices.len()));
        self.rules = new;
    }

    /// Calls this once the machine is known and events flow.
    pub fn on_ready(&mut self, tell: impl FnOnce() + 'static) {
        self.on_ready = Some(Box::new(tell));
    }

    /// Waits for the outputs to be done. Gives their counters and the alerts by rule.
    pub fn finish(self) -> (eyas_output::QueueStats, Tally) {
        let mut tally: Tally = self.rules.voices.iter().filter(|v| v.alerts > 0).map(|v| (Arc::clone(&v.name), v.alerts)).collect();
        tally.extend(self.gone);
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
        let (message, mut fields) = self.output.render_both(cx);
        fields.insert(time_key.to_owned(), cx.event.ts.into());
        Alert {
            rule: Arc::clone(&self.name),
            priority: self.priority,
            time: cx.event.ts,
            source: Arc::clone(&self.source),
            hostname: Arc::clone(hostname),
            message: message.unwrap_or_default(),
            fields,
            tags: Arc::clone(&self.tags),
        }
    }
}

impl Viewer for Watch {
    #[inline]
    fn wants(&self, kind: u16) -> bool {
        self.rules.matcher.wants(kind)
    }

    fn facets(&self) -> Facets {
        let outputs = self.rules.voices.iter().flat_map(|v| v.output.fields());
        outputs.fold(self.rules.matcher.facets(), |all, (_, field)| all.with(field.spec().facets()))
    }

    #[inline]
    fn renew(&mut self) -> bool {
        let Some(new) = self.reload.as_ref().and_then(Reload::take) else { return false };
        self.swap(new);
        true
    }

    /// The name in alerts is the environment's, else the machine's (a trace's own).
    fn section(&mut self, state: &State) -> anyhow::Result<()> {
        self.rules.matcher.forget();
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
        let matches = self.rules.matcher.matches(&cx);
        if matches.is_empty() {
            return Ok(Flow::Go);
        }
        for number in matches {
            let voice = usize::try_from(*number).ok().and_then(|n| self.rules.voices.get_mut(n));
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

#[cfg(test)]
mod tests {
    use super::*;
    use eyas_fields::Fields;
    use eyas_output::{Line, Sink, WhenFull};
    use eyas_rules::{Options, RuleLoader};
    use eyas_schema::{build::EventBuilder, ids};
    use eyas_state::Meta;
    use std::{io, sync::Mutex};

    struct Kept(Arc<Mutex<Vec<String>>>);

    impl Sink for Kept {
        fn name(&self) -> &'static str {
            "kept"
        }
        fn write(&mut self, line: &Line) -> io::Result<()> {
            self.0.lock().unwrap().push(format!("{line:?}"));
            Ok(())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// One rule for each pair of name and event type.
    fn rules(of: &[(&str, &str)]) -> Rules {
        let rule = |(name, kind): &(&str, &str)| {
            format!("- {{rule: {name}, desc: d, condition: evt.type = {kind}, output: by {name}, priority: INFO}}\n")
        };
        let mut loader = RuleLoader::new(&Fields, Options::default());
        loader.load("r", of.iter().map(rule).collect::<String>().as_bytes());
        let set = loader.into_rules();
        Rules::compile(&set.rules.iter().collect::<Vec<_>>(), &Settings::default()).unwrap()
    }

    #[test]
    fn other_rules_go_on_where_the_old_ones_stopped() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let settings = Settings::default();
        let queue = Queue::start(vec![Box::new(Kept(Arc::clone(&lines)))], settings.line, 16, WhenFull::Wait).unwrap();
        let mut watch = Watch::new(rules(&[("kept", "mkdir"), ("left", "chdir")]), &settings, queue);
        let mut state = State::default();
        let made = EventBuilder::new(ids::SYSCALL_MKDIR_2_X).tid(1).i64(0).text("/a").u32(0).build();
        let gone = EventBuilder::new(ids::SYSCALL_CHDIR_X).tid(1).i64(0).text("/a").build();
        let mut pass = |watch: &mut Watch| {
            for record in [&made, &gone] {
                let event = Event::parse(record).unwrap();
                let context = state.process(&event, Meta::default());
                watch.event(&event, &state, &context).unwrap();
            }
        };
        pass(&mut watch);
        watch.swap(rules(&[("new", "rmdir"), ("kept", "mkdir")]));
        assert!(watch.wants(ids::SYSCALL_RMDIR_2_X) && !watch.wants(ids::SYSCALL_CHDIR_X));
        pass(&mut watch);
        let (_, tally) = watch.finish();
        let tally: Vec<_> = tally.iter().map(|(name, n)| (&**name, *n)).collect();
        assert_eq!(tally, [("kept", 2), ("left", 1)]);
        let lines = lines.lock().unwrap();
        let by = |name: &str| lines.iter().filter(|l| l.contains(&format!("by {name}"))).count();
        assert_eq!((lines.len(), by("kept"), by("left"), by("new")), (3, 2, 1, 0));
    }
}
