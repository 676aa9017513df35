// SPDX-License-Identifier: Apache-2.0
//! The reader's side: the whole event table, value tables, types, syscall names.

use crate::{Output, tsv::Tables};
use std::{collections::BTreeSet, fmt::Write};

const HEAD: &str = "// SPDX-License-Identifier: Apache-2.0\n//! Generated from kmod/abi/schema by ci/codegen. Do not edit.\n\n";

pub fn outputs(t: &Tables) -> Result<Vec<Output>, String> {
    Ok(vec![
        ("userspace/schema/src/generated/events.rs", events(t)?),
        ("userspace/schema/src/generated/values.rs", values(t)),
        ("userspace/schema/src/generated/types.rs", types(t)),
        ("userspace/schema/src/generated/syscalls.rs", syscalls(t)),
    ])
}

/// `SCREAMING_CASE` → `CamelCase`.
fn camel(s: &str) -> String {
    s.split('_')
        .map(|w| {
            let mut c = w.chars();
            c.next().map_or(String::new(), |f| f.to_uppercase().chain(c.flat_map(char::to_lowercase)).collect())
        })
        .collect()
}

fn format_name(f: &str) -> &str {
    match f {
        "DEC" => "Dec",
        "HEX" => "Hex",
        "OCT" => "Oct",
        "ID" => "Id",
        "10_PADDED_DEC" => "PaddedDec",
        "DIR" => "Dir",
        _ => "Na",
    }
}

fn events(t: &Tables) -> Result<String, String> {
    let mut o = String::from(HEAD);
    o += "use crate::{event_info::{Category, EventFlags, EventInfo, Format, ParamInfo}, generated::{types::*, values}};\n\n";
    let _ = writeln!(o, "/// Every event of the schema, by id.\npub static EVENTS: [EventInfo; {}] = [", t.events.len());
    for e in &t.events {
        let class = e.category.iter().find(|c| *c != "UNKNOWN" && !SOURCES.contains(&c.as_str())).map_or("UNKNOWN", String::as_str);
        let source = e.category.iter().find(|c| SOURCES.contains(&c.as_str())).map_or("UNKNOWN", String::as_str);
        let flags = if e.flags.is_empty() {
            String::from("EventFlags::NONE")
        } else {
            e.flags.iter().map(|f| format!("EventFlags::{f}.0")).collect::<Vec<_>>().join(" | ")
        };
        let flags = if e.flags.is_empty() { flags } else { format!("EventFlags({flags})") };
        let _ = writeln!(
            o,
            "EventInfo {{ id: {}, symbol: \"{}\", name: \"{}\", category: Category::{}, source: crate::event_info::EventSource::{}, flags: {flags}, params: &[",
            e.id,
            e.symbol,
            e.name,
            camel(class),
            camel(source)
        );
        for p in &e.params {
            if !t.types.iter().any(|x| x.0 == p.ty) {
                return Err(format!("{}: unknown type '{}'", e.symbol, p.ty));
            }
            let _ = writeln!(
                o,
                "ParamInfo {{ name: \"{}\", ty: ParamType::{}, format: Format::{}, values: {}, dirfd: {:?}, dynamic: {} }},",
                p.name,
                camel(&p.ty),
                format_name(&p.format),
                p.values.as_ref().map_or(String::from("&[]"), |v| format!("values::{}", v.to_uppercase())),
                p.dirfd,
                p.dynamic.as_ref().map_or(String::from("&[]"), |d| format!("DYN_{}", d.to_uppercase())),
            );
        }
        o += "] },\n";
    }
    o += "];\n";
    Ok(o)
}

const SOURCES: &[&str] = &["SYSCALL", "TRACEPOINT", "PLUGIN", "METAEVENT", "ITER"];

fn values(t: &Tables) -> String {
    let mut o = String::from(HEAD);
    o += "use crate::event_info::NamedValue;\n\n";
    let mut done = BTreeSet::new();
    for (table, ..) in &t.values {
        if !done.insert(table) {
            continue;
        }
        let _ = writeln!(o, "/// `{table}`, first match first.\npub static {}: &[NamedValue] = &[", table.to_uppercase());
        for (_, symbol, value) in t.values.iter().filter(|v| &v.0 == table) {
            let _ = writeln!(o, "NamedValue {{ name: \"{symbol}\", value: {value:#x} }},");
        }
        o += "];\n\n";
    }
    o
}

fn types(t: &Tables) -> String {
    let mut o = String::from(HEAD);
    o += "use crate::event_info::Format;\n\n/// Type of a parameter or a field.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[repr(u8)]\npub enum ParamType {\n";
    for (i, (name, size)) in t.types.iter().enumerate() {
        let what = size.map_or(String::from("variable size"), |s| format!("{s} bytes"));
        let _ = writeln!(o, "/// `{name}`: {what}.\n{} = {i},", camel(name));
    }
    o += "}\n\nimpl ParamType {\n/// The reference's name of the type, without its prefix.\n#[must_use]\npub const fn name(self) -> &'static str {\nmatch self {\n";
    for (name, _) in &t.types {
        let _ = writeln!(o, "ParamType::{} => \"{name}\",", camel(name));
    }
    o += "}\n}\n\n/// Size on the wire in bytes; none where it varies.\n#[must_use]\npub const fn fixed_size(self) -> Option<u8> {\nmatch self {\n";
    for (name, size) in t.types.iter().filter(|x| x.1.is_some()) {
        let _ = writeln!(o, "ParamType::{} => {size:?},", camel(name));
    }
    o += "_ => None,\n}\n}\n}\n\n";
    let mut done = BTreeSet::new();
    for (table, ..) in &t.dynamic {
        if done.insert(table) {
            let _ = writeln!(
                o,
                "/// Variants of a dynamic parameter (`{table}`), by its first byte.\npub static DYN_{}: &[(ParamType, Format)] = &[",
                table.to_uppercase()
            );
            for (_, ty, format) in t.dynamic.iter().filter(|d| &d.0 == table) {
                let _ = writeln!(o, "(ParamType::{}, Format::{}),", camel(ty), format_name(format));
            }
            o += "];\n\n";
        }
    }
    o
}

fn syscalls(t: &Tables) -> String {
    let mut o = String::from(HEAD);
    let _ = writeln!(
        o,
        "/// Names of syscalls and tracepoints by their system-independent code.\npub static SC_NAMES: [&str; {}] = {:?};\n",
        t.sc.len(),
        t.sc
    );
    o += "/// One native syscall.\n#[derive(Clone, Copy, Debug)]\npub struct NativeSyscall {\n/// Native number.\npub nr: u16,\n/// Name.\npub name: &'static str,\n/// System-independent code.\npub sc: u16,\n/// Exit event; 1 = generic.\npub exit: u16,\n}\n\n";
    for arch in ["x86_64", "aarch64"] {
        let rows: Vec<_> = t.syscalls.iter().filter(|s| s.arch == arch).collect();
        let _ = writeln!(o, "/// Syscalls of {arch}, by number.\npub static {}: [NativeSyscall; {}] = [", arch.to_uppercase(), rows.len());
        for s in rows {
            let exit = t.event_id(&s.exit).unwrap_or(1);
            let _ = writeln!(o, "NativeSyscall {{ nr: {}, name: \"{}\", sc: {}, exit: {exit} }},", s.nr, s.name, s.sc);
        }
        o += "];\n\n";
    }
    o
}
