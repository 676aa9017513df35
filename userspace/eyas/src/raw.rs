// SPDX-License-Identifier: Apache-2.0
//! Every parameter of an event on one line (`-p raw`):
//! `number time cpu=N tid=N direction name(type) np=N name=value[resolved] …`.

use eyas_fields::{Cx, param_texts};
use std::io::{self, Write};

/// Writes the line without its line feed.
pub fn write(cx: &Cx<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let (event, meta) = (&cx.event, &cx.context.meta);
    let Some(info) = event.info() else { return Ok(()) };
    let dir = if info.is_enter() { '>' } else { '<' };
    // An event without a thread has all ones.
    let tid = event.tid.cast_signed();
    // An older writer may have put in fewer than the schema has.
    let there = usize::try_from(event.nparams).unwrap_or(usize::MAX);
    let params = info.params.get(..there).unwrap_or(info.params);
    let (name, kind) = (info.name, event.kind);
    write!(out, "{} {} cpu={} tid={tid} {dir} {name}({kind}) np={}", meta.num, event.ts, meta.cpu, params.len())?;
    for (place, param) in params.iter().enumerate() {
        write!(out, " {}=", param.name)?;
        let Some((plain, resolved)) = param_texts(cx, place) else {
            out.extend_from_slice(b"<NA>");
            continue;
        };
        out.extend_from_slice(plain);
        if !resolved.is_empty() && resolved != plain {
            write!(out, "[")?;
            out.extend_from_slice(resolved);
            write!(out, "]")?;
        }
    }
    Ok(())
}
