// SPDX-License-Identifier: Apache-2.0
//! Fields that conditions and outputs may name, from the catalogue.

use crate::table::Table;
use eyas_fields::{ArgRule, FieldFlags, all};
use serde_json::json;

/// What may stand behind a field's name.
const fn argument(rule: ArgRule) -> &'static str {
    match rule {
        ArgRule::None => "",
        ArgRule::Param => ".NAME or [N]",
        ArgRule::RawParam => ".NAME",
        ArgRule::EventType => ".EVENT",
        ArgRule::Timestamp => "[NS]",
        ArgRule::Side => ".src or .dst",
        ArgRule::Cgroup => ".SUBSYSTEM",
        ArgRule::Level | ArgRule::Number => "[N]",
        ArgRule::EnvName => "[NAME]",
        ArgRule::EnvNameOrLevel | ArgRule::IndexOrKey => "[N] or [NAME]",
        ArgRule::Key => "[NAME] or .NAME",
    }
}

/// One row a field; with `unfilled` only of those that nothing gives a value yet.
pub fn table(unfilled: bool) -> Table {
    let mut table = Table::new(&["name", "argument", "type", "description", "flags"]);
    for spec in all().filter(|s| !unfilled || s.flags.contains(FieldFlags::UNFILLED)) {
        let argument = argument(spec.arg);
        let flags: Vec<_> = spec.flags.names().collect();
        table.row(
            [spec.name.to_owned(), argument.to_owned(), spec.ty.name().to_owned(), spec.description.to_owned(), flags.join(", ")],
            json!({
                "name": spec.name, "class": spec.class.name(), "argument": argument, "type": spec.ty.name(),
                "flags": flags, "description": spec.description,
            }),
        );
    }
    table
}
