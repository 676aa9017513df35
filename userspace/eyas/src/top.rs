// SPDX-License-Identifier: Apache-2.0
//! How often each type of event came (`-S`): the trace tool's table, on standard error.

use eyas_schema::{Event, event_info, ids, sc_name};
use std::collections::HashMap;
use std::fmt::Write;

/// Rows at most.
const ROWS: usize = 100;
/// Width of the column of names.
const NAME: usize = 16;

/// Counts of events by type; of generic events, by system call.
#[derive(Debug, Default)]
pub struct Top(HashMap<(u16, Option<u16>), u64>);

impl Top {
    /// Counts an event.
    pub fn add(&mut self, event: &Event<'_>) {
        let call = matches!(event.kind, ids::GENERIC_E | ids::GENERIC_X).then(|| event.u64(0).and_then(|c| u16::try_from(c).ok()));
        *self.0.entry((event.kind, call.flatten())).or_default() += 1;
    }

    /// The table, the most frequent first.
    pub fn table(&self) -> String {
        let mut rows: Vec<_> = self.0.iter().map(|(key, n)| (*n, *key)).collect();
        rows.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let line = "-".repeat(22);
        let mut out = format!("{line}\n{:NAME$}#Calls\n{line}\n", "Event");
        for (n, (kind, call)) in rows.into_iter().take(ROWS) {
            let name = call.and_then(sc_name).or_else(|| event_info(kind).map(|i| i.name)).unwrap_or("<NA>");
            let way = if kind % 2 == 0 { '>' } else { '<' };
            let _ = writeln!(out, "{way} {name:NAME$.NAME$}{n}");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eyas_schema::build::EventBuilder;

    #[test]
    fn most_frequent_first_generic_calls_by_name() {
        let mut top = Top::default();
        let generic = EventBuilder::new(ids::GENERIC_X).u16(eyas_schema::sc_code("getsid").unwrap()).u16(0).build();
        let close = EventBuilder::new(ids::SYSCALL_CLOSE_X).i64(0).i64(3).build();
        let hotplug = EventBuilder::new(ids::CPU_HOTPLUG_E).u32(0).u32(0).build();
        for bytes in [&close, &generic, &close, &hotplug] {
            top.add(&Event::parse(bytes).unwrap());
        }
        let table = top.table();
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows[..4], ["----------------------", "Event           #Calls", "----------------------", "< close           2"]);
        assert!(rows.contains(&"< getsid          1") && rows.contains(&"> cpu_hotplug     1"), "{table}");
    }
}
