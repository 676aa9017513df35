// SPDX-License-Identifier: Apache-2.0
//! Counters at the end of a run, on standard error: what came, what was lost and why.

use crate::{pipeline::Summary, print::remark, watch::Tally};
use eyas_output::QueueStats;
use eyas_source::{Corrupt, Drops};

/// `name n` for each that isn't 0.
fn nonzero<'a>(counters: impl IntoIterator<Item = (&'a str, u64)>) -> String {
    let shown: Vec<_> = counters.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}")).collect();
    shown.join(", ")
}

fn drop_causes(drops: &Drops) -> String {
    let other = drops.buffer.saturating_sub(drops.classes.iter().sum());
    let classes = Drops::CLASSES.into_iter().zip(drops.classes);
    let rest = [("other", other), ("page_faults", drops.page_faults), ("preemptions", drops.preemptions), ("no_ring", drops.no_ring)];
    nonzero(classes.chain(rest))
}

fn corrupt_kinds(c: &Corrupt) -> String {
    nonzero([
        ("header", c.header),
        ("length", c.length),
        ("unknown_type", c.unknown_type),
        ("count", c.count),
        ("params", c.params),
        ("head", c.head),
    ])
}

/// A line of counters unless all are 0.
fn line(title: &str, counters: &str) {
    if !counters.is_empty() {
        remark(format_args!("  {title}: {counters}"));
    }
}

/// What came through the line.
pub fn summary(s: &Summary) {
    let (source, drops) = (&s.source, s.source.drops());
    remark(format_args!("events: {} seen, {} lost", s.events, drops.total()));
    line("lost", &drop_causes(&drops));
    for cpu in source.cpus.iter().filter(|cpu| cpu.drops.total() > 0) {
        line(&format!("cpu {}", cpu.cpu), &format!("{} offered, {} lost", cpu.offered, cpu.drops.total()));
    }
    line("left out", &nonzero([("suppressed by comm", s.suppressed)]));
    line("corrupt records", &corrupt_kinds(&source.corrupt));
    line(
        "reader",
        &nonzero([
            ("own events left out", source.own),
            ("inversions", source.inversions),
            ("clock steps back", source.clock_steps),
            ("overdue", source.overdue),
        ]),
    );
    let c = &s.state;
    line(
        "state",
        &nonzero([
            ("thread_overflows", c.thread_overflows),
            ("fd_overflows", c.fd_overflows),
            ("container_overflows", c.container_overflows),
            ("user_overflows", c.user_overflows),
            ("bad_container_json", c.bad_container_json),
            ("bad_params", c.bad_params),
        ]),
    );
}

/// What became of the alerts.
pub fn alerts(queue: QueueStats, tally: &Tally) {
    remark(format_args!("alerts: {} written, {} shed, {} failed writes", queue.sent, queue.shed, queue.failed));
    tally.iter().for_each(|(rule, n)| remark(format_args!("  {n:>6} {rule}")));
}
