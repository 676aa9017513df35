// SPDX-License-Identifier: Apache-2.0
//! Event types, from the schema.

use crate::table::Table;
use eyas_schema::{EVENTS, EventFlags, EventInfo};
use serde_json::json;

const FLAGS: &[(EventFlags, &str)] = &[
    (EventFlags::CREATES_FD, "creates_fd"),
    (EventFlags::DESTROYS_FD, "destroys_fd"),
    (EventFlags::USES_FD, "uses_fd"),
    (EventFlags::READS_FROM_FD, "reads_from_fd"),
    (EventFlags::WRITES_TO_FD, "writes_to_fd"),
    (EventFlags::MODIFIES_STATE, "modifies_state"),
    (EventFlags::UNUSED, "unused"),
    (EventFlags::WAITS, "waits"),
    (EventFlags::OLD_VERSION, "old_version"),
    (EventFlags::LARGE_PAYLOAD, "large_payload"),
];

fn word(v: impl std::fmt::Debug) -> String {
    format!("{v:?}").to_lowercase()
}

fn flags(event: &EventInfo) -> Vec<&'static str> {
    FLAGS.iter().filter(|(flag, _)| event.flags.has(*flag)).map(|(_, name)| *name).collect()
}

/// One row an event.
pub fn table() -> Table {
    let mut table = Table::new(&["id", "dir", "name", "category", "flags", "parameters"]);
    for event in &EVENTS {
        let dir = if event.is_enter() { ">" } else { "<" };
        let params: Vec<_> = event.params.iter().map(|p| format!("{} {}", p.ty.name(), p.name)).collect();
        let objects: Vec<_> = event.params.iter().map(|p| json!({"name": p.name, "type": p.ty.name()})).collect();
        table.row(
            [event.id.to_string(), dir.to_owned(), event.name.to_owned(), word(event.category), flags(event).join(","), params.join(", ")],
            json!({
                "id": event.id, "symbol": event.symbol, "name": event.name, "dir": dir, "category": word(event.category),
                "source": word(event.source), "flags": flags(event), "params": objects,
            }),
        );
    }
    table
}
