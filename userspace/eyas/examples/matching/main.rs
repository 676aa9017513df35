// SPDX-License-Identifier: Apache-2.0
//! What matching costs. `benches/matching` runs it under callgrind, which counts inside [`looked_at`] and [`passed_over`] alone.
//!
//! - `matching copies RULES COPIES SEED`: a rule file with each rule so many times, other literals in each
//! - `matching without-literal COUNT SEED`: a rule file whose rules have no necessary literal
//! - `matching load RULES`: time and memory of loading and compiling, as `rules load-us compile-us loaded-kib compiled-kib`
//! - `matching trace RULES TRACE`: holds a trace against rules, prints `wanted unwanted matches`
#![allow(clippy::print_stdout, reason = "it prints figures")]

mod generate;

use anyhow::{Context as _, anyhow, bail};
use eyas_engine::{Matching, Reader, RuleInput};
use eyas_fields::{Cx, Field, Fields, Setup};
use eyas_import::Collector;
use eyas_rules::{CompiledRule, Options, Priority, RuleLoader, events::ASYNC_EVENT, select};
use eyas_schema::Event;
use eyas_source::{Kinds, Next, Record, Sieve, source};
use eyas_state::{Config, Context, Facets, Meta, State};
use std::{hint::black_box, path::PathBuf, time::Instant};

/// As in the program: what loading costs depends on it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Matcher {
    set: eyas_engine::RuleSet,
    reader: Reader,
    scratch: eyas_engine::Scratch,
    fields: eyas_fields::Scratch,
    setup: Setup,
}

impl Matcher {
    fn compile(rules: &[&CompiledRule]) -> anyhow::Result<Self> {
        let indexed: Vec<_> = rules.iter().map(|r| |id: u16| id == ASYNC_EVENT || r.events.contains(id)).collect();
        let numbered = (0_u32..).zip(rules.iter().zip(&indexed));
        let inputs: Vec<_> = numbered.map(|(number, (r, indexed))| RuleInput { number, condition: &r.node, indexed }).collect();
        let set = eyas_engine::RuleSet::compile(&inputs).map_err(|(n, why)| anyhow!("rule {n}: {why}"))?;
        let reader = Reader::new(&set).map_err(|e| anyhow!("{e:?}"))?;
        let (scratch, fields) = (eyas_engine::Scratch::default(), eyas_fields::Scratch::default());
        Ok(Self { set, reader, scratch, fields, setup: Setup::default() })
    }

    fn facets(&self) -> Facets {
        let mut facets = Facets::CORE;
        for operand in self.set.operands() {
            operand.for_each_field(&mut |f| facets = facets.with(Field::from_ref(f).map_or(Facets::ALL, |f| f.spec().facets())));
        }
        facets
    }

    /// The whole decision about one event.
    #[inline(always)]
    fn hold(&mut self, event: &Event<'_>, state: &State, context: &Context) -> usize {
        if !self.set.wants(event.kind) {
            return 0;
        }
        self.fields.clear();
        let cx = Cx::new(*event, state, context, &self.setup, &self.fields);
        self.set.evaluate(event.kind, &self.reader.on(&cx), Matching::First, &mut self.scratch).len()
    }
}

/// Every event comes.
struct Everything;

impl Sieve for Everything {
    fn may_matter(&self, _: u16, _: u64) -> bool {
        true
    }

    fn matters(&mut self, _: &Event<'_>) -> bool {
        true
    }
}

/// Counted: an event of a type that some rule is indexed under.
#[inline(never)]
fn looked_at(matcher: &mut Matcher, event: &Event<'_>, state: &State, context: &Context) -> usize {
    matcher.hold(event, state, context)
}

/// Counted: an event of another type.
#[inline(never)]
fn passed_over(matcher: &mut Matcher, event: &Event<'_>, state: &State, context: &Context) -> usize {
    black_box(matcher.hold(event, state, context))
}

fn load(path: &str) -> anyhow::Result<eyas_rules::RuleSet> {
    let mut loader = RuleLoader::new(&Fields, Options::default());
    loader.load(path, &std::fs::read(path).with_context(|| path.to_owned())?);
    if let Some(finding) = loader.results().iter().flat_map(|r| r.errors()).next() {
        bail!("{}", loader.render(finding, false));
    }
    Ok(loader.into_rules())
}

fn enabled(set: &eyas_rules::RuleSet) -> Vec<&CompiledRule> {
    select(&set.rules, &[], Priority::Debug).into_iter().filter_map(|i| set.rules.get(i)).collect()
}

/// Resident memory of this process in KiB.
fn resident() -> anyhow::Result<i64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

#[inline(never)]
fn measure_load(path: &str) -> anyhow::Result<()> {
    let (before, start) = (resident()?, Instant::now());
    let set = load(path)?;
    let loaded = start.elapsed();
    let source = resident()? - before;
    let matcher = Matcher::compile(&enabled(&set))?;
    let compiled = start.elapsed().saturating_sub(loaded);
    println!("{} {} {} {source} {}", enabled(&set).len(), loaded.as_micros(), compiled.as_micros(), resident()? - before - source);
    black_box(matcher);
    Ok(())
}

fn measure_trace(rules: &str, trace: &str) -> anyhow::Result<()> {
    let set = load(rules)?;
    let mut matcher = Matcher::compile(&enabled(&set))?;
    let kind = source("replay").context("this program was built without the replay source")?;
    let mut source = (kind.open)(&eyas_source::Options { trace: Some(PathBuf::from(trace)), ..eyas_source::Options::default() })?;
    let (kinds, mut state, mut meta) = (Kinds::of(|_| true), State::default(), Meta::default());
    let (mut wanted, mut unwanted, mut matches) = (0_u64, 0_u64, 0);
    let mut hold = |matcher: &mut Matcher, state: &mut State, record: Record<'_>| {
        meta = Meta { num: meta.num + 1, cpu: record.cpu, flags: record.flags };
        let context = state.process(&record.event, meta);
        if matcher.set.wants(record.event.kind) {
            wanted += 1;
            matches += looked_at(matcher, &record.event, state, &context);
        } else {
            unwanted += 1;
            matches += passed_over(matcher, &record.event, state, &context);
        }
    };
    loop {
        let begins = match source.next(&kinds, &mut 0)? {
            Next::Section => true,
            Next::Event(record) => {
                hold(&mut matcher, &mut state, record);
                false
            }
            Next::Batch(mut batch) => {
                while let Some(record) = batch.next_of(&mut 0, &mut Everything) {
                    hold(&mut matcher, &mut state, record);
                }
                false
            }
            Next::Idle => false,
            Next::End => break,
        };
        if begins {
            let config = Config { facets: matcher.facets(), ..Config::default() };
            let mut collector = Collector::new(State::new(config));
            if !source.import(&mut collector)? {
                break;
            }
            state = collector.finish();
        }
    }
    println!("{wanted} {unwanted} {matches}");
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let file = |rules: Vec<serde_json::Value>| println!("{:#}", serde_json::Value::Array(rules));
    match args.as_slice() {
        ["copies", rules, copies, seed] => {
            let set = load(rules)?;
            file(generate::copies(&enabled(&set), copies.parse()?, &mut generate::Random(seed.parse()?)));
        }
        ["without-literal", count, seed] => file(generate::without_literal(count.parse()?, &mut generate::Random(seed.parse()?))),
        ["load", rules] => measure_load(rules)?,
        ["trace", rules, trace] => measure_trace(rules, trace)?,
        _ => bail!("usage: matching copies RULES COPIES SEED | without-literal COUNT SEED | load RULES | trace RULES TRACE"),
    }
    Ok(())
}
