// SPDX-License-Identifier: Apache-2.0
//! `eyas explain`: how a rule is understood.

use crate::{describe, print, rules, settings::Settings};
use anyhow::{Context, anyhow};
use eyas_engine::{RuleInput, RuleSet};
use eyas_fields::{Field, Scope};
use eyas_filter::{
    ast::{self, Expr, Op},
    print::compat_text,
    suggest::nearest,
};
use eyas_rules::{CompiledRule, events::ASYNC_EVENT};
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    path::PathBuf,
};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule's name
    #[arg(value_name = "RULE")]
    rule: String,
    /// One JSON object
    #[arg(long)]
    json: bool,
    /// Rule file, or a folder of them; repeatable. Without it: the built-in rules
    #[arg(short, long, value_name = "FILE")]
    rules: Vec<PathBuf>,
}

/// Does it.
pub fn run(args: Args) -> anyhow::Result<()> {
    let set = rules::load(&args.rules, &Settings::default())?;
    let rule = set.rules.iter().find(|r| r.name == args.rule).ok_or_else(|| {
        let near = nearest(&args.rule, set.rules.iter().map(|r| r.name.as_str()));
        let hint = near.map_or_else(String::new, |n| format!("; did you mean '{n}'?"));
        anyhow!("no rule is called '{}'{hint}", args.rule)
    })?;
    // Asynchronous events are held against every rule, but what is told is about the rule's own.
    let indexed = |id: u16| id != ASYNC_EVENT && rule.events.contains(id);
    let compiled = RuleSet::compile(&[RuleInput { number: 0, condition: &rule.node, indexed: &indexed }])
        .map_err(|(_, why)| anyhow!(why))
        .context("the rule cannot be compiled")?;
    let mut out = print::results();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &described(rule, &set, &compiled))?;
        writeln!(out)?;
    } else {
        write(rule, &describe::lists(&rule.condition_text, &set), &compiled, &mut out)?;
    }
    out.flush()?;
    Ok(())
}

/// The tests of a rule, each once: text, class of cost, where it could be decided.
fn tests(rule: &CompiledRule) -> Vec<(String, &'static str, &'static str)> {
    let mut tests: Vec<(String, &str, &str)> = Vec::new();
    rule.condition.for_each_leaf(&mut |leaf| {
        let text = compat_text(leaf);
        if tests.iter().all(|t| t.0 != text) {
            tests.push((text, cost(leaf), place(leaf)));
        }
    });
    tests
}

/// The reference's description of the rule, and what becomes of it here.
fn described(rule: &CompiledRule, set: &eyas_rules::RuleSet, compiled: &RuleSet) -> Value {
    let mut out = describe::rule(rule, set);
    let tests: Vec<Value> =
        tests(rule).into_iter().map(|(text, cost, place)| json!({"test": text, "cost": cost, "decided_in": place})).collect();
    if let Some(map) = out.as_object_mut() {
        map.insert("tried_for".to_owned(), json!(rule.events.names()));
        map.insert("why".to_owned(), json!(why(rule)));
        map.insert("decided_by".to_owned(), json!(compiled.explain(0).order));
        map.insert("tests".to_owned(), json!(tests));
    }
    out
}

fn write(rule: &CompiledRule, lists: &[&str], compiled: &RuleSet, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "rule:      {}", rule.name)?;
    writeln!(out, "priority:  {}", rule.priority.name())?;
    writeln!(out, "enabled:   {}", if rule.enabled { "yes" } else { "no" })?;
    writeln!(out, "source:    {}", rule.source)?;
    writeln!(out, "tags:      {}", rule.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", "))?;
    writeln!(out, "about:     {}", rule.desc.split_whitespace().collect::<Vec<_>>().join(" "))?;
    writeln!(out, "macros:    {}", rule.macros.iter().map(String::as_str).collect::<Vec<_>>().join(", "))?;
    writeln!(out, "lists:     {}", lists.join(", "))?;
    writeln!(out, "output:    {}", rule.output_text)?;
    writeln!(out, "condition: {}", compat_text(&rule.condition))?;
    writeln!(out)?;
    writeln!(out, "Tried for: {}", events(rule))?;
    writeln!(out, "  {}", why(rule))?;
    let order = compiled.explain(0).order;
    if !order.is_empty() {
        writeln!(out, "Decided by, as far as it takes: {}", order.join(", "))?;
    }
    writeln!(out)?;
    writeln!(out, "Tests, each at most once an event:")?;
    for (class, about) in CLASSES {
        writeln!(out, "  {class:<8} {about}")?;
    }
    writeln!(out)?;
    for (text, cost, place) in tests(rule) {
        writeln!(out, "  {cost:<8} {place:<12} {text}")?;
    }
    Ok(())
}

fn events(rule: &CompiledRule) -> String {
    let names = rule.events.names();
    if names.len() > 100 {
        format!("{} event types, {} …", names.len(), names.iter().take(10).copied().collect::<Vec<_>>().join(" "))
    } else {
        names.join(" ")
    }
}

fn operand(leaf: &Expr) -> Option<&ast::Operand> {
    match leaf {
        Expr::Check(c) => Some(&c.lhs),
        Expr::Exists(e) => Some(&e.lhs),
        _ => None,
    }
}

fn field(leaf: &Expr) -> Option<Field> {
    match operand(leaf)? {
        ast::Operand::Field(f) => Field::resolve(&f.name, f.arg.as_ref().map(|a| &*a.value)).ok(),
        ast::Operand::Transformer(_) => None,
    }
}

/// Tests from which the event types follow.
const TYPE_FIELDS: [&str; 3] = ["evt.type", "syscall.type", "evt.num"];

/// Why the rule is tried for its event types.
fn why(rule: &CompiledRule) -> String {
    let mut tests = Vec::new();
    rule.condition.for_each_leaf(&mut |leaf| {
        let text = compat_text(leaf);
        if field(leaf).is_some_and(|f| TYPE_FIELDS.contains(&f.spec().name)) && !tests.contains(&text) {
            tests.push(text);
        }
    });
    if rule.source != "syscall" {
        format!("its source is {}", rule.source)
    } else if tests.is_empty() {
        "no test says which event types can match, so that it is tried for all".to_owned()
    } else {
        format!("the event types for which these tests can hold: {}", tests.join("; "))
    }
}

/// Classes of cost, the cheapest first.
const CLASSES: [(&str, &str); 4] = [
    ("free", "settled beforehand, by the event's type"),
    ("cheap", "a value of the event or of its descriptor"),
    ("thread", "what the state knows of the thread, its ancestors or its container"),
    ("dear", "a pattern to be matched, or a value to be made first"),
];

/// What a test costs: one of [`CLASSES`].
fn cost(leaf: &Expr) -> &'static str {
    let heavy = matches!(leaf, Expr::Check(c) if matches!(c.op, Op::Regex | Op::Glob | Op::Iglob));
    match field(leaf) {
        Some(f) if f.spec().name == "evt.type" => "free",
        _ if heavy => "dear",
        Some(f) if f.spec().scope() == Scope::Thread => "thread",
        Some(_) => "cheap",
        None => "dear",
    }
}

/// Fields whose tests the kernel could decide, and the operators with which it could.
const KERNEL: &[(&str, &[Op])] = &[
    ("evt.type", &[Op::Eq, Op::Ne, Op::In]),
    ("evt.rawres", &[Op::Eq, Op::Ne, Op::Lt, Op::Le, Op::Gt, Op::Ge]),
    ("evt.failed", &[Op::Eq, Op::Ne]),
    ("fd.typechar", &[Op::Eq, Op::Ne, Op::In]),
    ("fd.type", &[Op::Eq, Op::Ne, Op::In]),
    ("fd.name", &[Op::Startswith]),
    ("user.uid", &[Op::Eq, Op::Ne, Op::In]),
];

/// Where a test could be decided.
fn place(leaf: &Expr) -> &'static str {
    let Expr::Check(c) = leaf else { return "userspace" };
    let Some(field) = field(leaf) else { return "userspace" };
    let able = KERNEL.iter().any(|(name, ops)| *name == field.spec().name && ops.contains(&c.op) && c.modifier.is_none());
    if able { "kernel" } else { "userspace" }
}
