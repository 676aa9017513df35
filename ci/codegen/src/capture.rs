// SPDX-License-Identifier: Apache-2.0
//! The trace reader's side: how events of older schemas are converted.

use crate::{
    Output,
    tsv::{Tables, rows},
};
use std::{fmt::Write, path::Path};

const HEAD: &str = "// SPDX-License-Identifier: Apache-2.0\n//! Generated from userspace/capture/schema by ci/codegen. Do not edit.\n\n";

pub fn outputs(root: &Path, t: &Tables) -> Result<Vec<Output>, String> {
    Ok(vec![("userspace/capture/src/convert/generated.rs", conversions(root, t)?)])
}

fn conversions(root: &Path, t: &Tables) -> Result<String, String> {
    let mut out = Vec::new();
    for (place, row) in rows(&root.join("userspace/capture/schema"), "converter.tsv", 5)? {
        let [event, params, action, target, steps] = row.as_slice() else {
            return Err(format!("{place}: five columns are wanted"));
        };
        let id = |symbol: &str| {
            let event = t.events.iter().find(|e| e.symbol == symbol);
            event.map(|e| e.id).ok_or_else(|| format!("{place}: no event '{symbol}'"))
        };
        let params: u8 = params.parse().map_err(|_| format!("{place}: bad number of parameters"))?;
        let steps = steps.split_whitespace().filter(|s| *s != "-").map(|s| step(&place, s)).collect::<Result<Vec<_>, _>>()?.join(", ");
        let action = match action.as_str() {
            "append" => format!("Append(&[{steps}])"),
            "become" => format!("Become({}, &[{steps}])", id(target)?),
            "store" => "Store".to_owned(),
            "store_and_pass" => "StoreAndPass".to_owned(),
            "pass" => "Pass".to_owned(),
            other => return Err(format!("{place}: unknown action '{other}'")),
        };
        out.push((id(event)?, params, action));
    }
    out.sort();
    let mut o = String::from(HEAD);
    o += "use super::{Action::*, Row, Step::*};\n\n/// Every conversion, sorted by event type and number of parameters in the file.\n";
    let _ = writeln!(o, "pub(super) static ROWS: [Row; {}] = [", out.len());
    for (kind, params, action) in out {
        let _ = writeln!(o, "Row {{ kind: {kind}, params: {params}, action: {action} }},");
    }
    o += "];\n";
    Ok(o)
}

fn step(place: &str, text: &str) -> Result<String, String> {
    let number = |digits: &str| digits.parse::<u8>().map_err(|_| format!("{place}: unknown step '{text}'"));
    Ok(match text {
        "default" => "Default".to_owned(),
        "empty" => "Empty".to_owned(),
        "json" => "ContainerJson".to_owned(),
        _ => match (text.strip_prefix('o'), text.strip_prefix('e')) {
            (Some(n), _) => format!("Own({})", number(n)?),
            (_, Some(n)) => match n.strip_suffix('?') {
                Some(n) => format!("EnterOrEmpty({})", number(n)?),
                None => format!("Enter({})", number(n)?),
            },
            _ => return Err(format!("{place}: unknown step '{text}'")),
        },
    })
}
