// SPDX-License-Identifier: Apache-2.0
//! The kernel's side: event ids and what the producer needs of each event, syscall tables, flag maps.

use crate::{
    Output,
    tsv::{Tables, number},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

const HEAD: &str = "// SPDX-License-Identifier: GPL-2.0-only OR MIT\n//! Generated from kmod/abi/schema by ci/codegen. Do not edit.\n\n";

/// Loss classes in the order of the ring's counters.
const CLASSES: &[(&str, &str)] = &[
    ("-", "Other"),
    ("clone_fork_exit", "CloneForkExit"),
    ("execve_exit", "ExecveExit"),
    ("connect_enter", "ConnectEnter"),
    ("connect_exit", "ConnectExit"),
    ("open_enter", "OpenEnter"),
    ("open_exit", "OpenExit"),
    ("dir_file_exit", "DirFileExit"),
    ("other_interest_exit", "OtherInterestExit"),
    ("close_exit", "CloseExit"),
    ("proc_exit", "ProcExit"),
];

pub fn outputs(t: &Tables) -> Result<Vec<Output>, String> {
    Ok(vec![
        ("kmod/abi/src/generated/events.rs", events(t)?),
        ("kmod/abi/src/generated/syscalls.rs", syscalls(t)?),
        ("kmod/abi/src/generated/flags.rs", flags(t)?),
    ])
}

fn events(t: &Tables) -> Result<String, String> {
    let mut o = String::from(HEAD);
    o += "use crate::event::{EventMeta, LossClass};\n\n/// Event ids by symbol.\npub mod ids {\n";
    for e in &t.events {
        let _ = writeln!(o, "/// `{}`, {} parameters.\npub const {}: u16 = {};", e.name, e.params.len(), e.symbol, e.id);
    }
    let _ = writeln!(o, "}}\n\n/// Number of event types.\npub const EVENT_COUNT: usize = {};\n", t.events.len());
    o += "/// What the producer needs to know of each event, by id.\npub static EVENTS: [EventMeta; EVENT_COUNT] = [\n";
    for e in &t.events {
        let class = CLASSES.iter().find(|c| c.0 == e.class).ok_or_else(|| format!("{}: class '{}'", e.symbol, e.class))?.1;
        let large = e.flags.iter().any(|f| f == "LARGE_PAYLOAD");
        let _ = writeln!(o, "EventMeta {{ nparams: {}, large: {large}, class: LossClass::{class} }},", e.params.len());
    }
    o += "];\n";
    Ok(o)
}

fn syscalls(t: &Tables) -> Result<String, String> {
    let mut o = String::from(HEAD);
    o += "use crate::event::{SocketCall, Syscall};\n\n/// Size of the syscall tables and masks: native 64-bit numbers below it.\npub const SYSCALL_COUNT: usize = 512;\n\n";
    for arch in ["x86_64", "aarch64"] {
        let mut table: BTreeMap<usize, String> = BTreeMap::new();
        for s in t.syscalls.iter().filter(|s| s.arch == arch) {
            let exit = t.event_id(&s.exit)?;
            let enter = if s.enter == "-" { 0 } else { t.event_id(&s.enter)? };
            let has = |f: &str| s.flags.iter().any(|x| x == f);
            table.insert(
                s.nr,
                format!(
                    "Syscall {{ sc: {}, exit: {exit}, enter: {enter}, never_drop: {}, always_drop: {} }}, // {}",
                    s.sc,
                    has("NEVER_DROP"),
                    has("ALWAYS_DROP") || s.exit == "GENERIC_X",
                    s.name
                ),
            );
        }
        let _ = writeln!(
            o,
            "/// Syscalls of {arch} by native number; numbers without a row are generic with code 0.\npub static {}: [Syscall; SYSCALL_COUNT] = [",
            arch.to_uppercase()
        );
        for nr in 0..512 {
            match table.get(&nr) {
                Some(row) => o += row,
                None => o += "Syscall::UNKNOWN,",
            }
            o.push('\n');
        }
        o += "];\n\n";
    }
    let top = t.ia32.iter().map(|r| r.0).max().ok_or("ia32.tsv is empty")?;
    let mut map = vec![-1; top + 1];
    for (nr, native) in &t.ia32 {
        if let Some(slot) = map.get_mut(*nr) {
            *slot = *native;
        }
    }
    let _ = writeln!(
        o,
        "/// i386 number → x86_64 number, -1 where there is no twin.\npub static IA32_TO_X86_64: [i16; {}] = {map:?};\n",
        top + 1
    );
    let top = t.socketcalls.iter().map(|r| r.call).max().ok_or("socketcall.tsv is empty")?;
    let _ =
        writeln!(o, "/// Calls multiplexed by i386 `socketcall`, by call number.\npub static SOCKETCALLS: [SocketCall; {}] = [", top + 1);
    for call in 0..=top {
        match t.socketcalls.iter().find(|s| s.call == call) {
            Some(s) => {
                let exit = t.event_id(&s.exit)?;
                let _ = writeln!(o, "SocketCall {{ nr: {}, exit: {exit}, args: {} }}, // {}", s.nr, s.args, s.name);
            }
            None => o += "SocketCall { nr: -1, exit: 0, args: 0 },\n",
        }
    }
    o += "];\n";
    Ok(o)
}

fn flags(t: &Tables) -> Result<String, String> {
    let mut o = String::from(HEAD);
    let maps: BTreeSet<&str> = t.flags.iter().map(|f| f.map.as_str()).collect();
    for map in maps {
        let rows: Vec<_> = t.flags.iter().filter(|f| f.map == map).collect();
        let wide = rows.iter().any(|r| r.kind == "bit" && number(&r.native).is_some_and(|n| n > 31));
        let ty = if wide { "u64" } else { "u32" };
        let _ = writeln!(o, "/// Native `{map}` to what is recorded.\n#[inline]\n#[must_use]\npub const fn {map}(native: {ty}) -> {ty} {{");
        let find = |kind: &str| rows.iter().find(|r| r.kind == kind);
        if let Some(r) = find("negative") {
            let _ = writeln!(o, "if native > {ty}::MAX >> 1 {{ return {}; }} // negative", r.value);
        }
        let default = find("default").map_or("0", |r| r.value.as_str());
        let exact: Vec<_> = rows.iter().filter(|r| r.kind == "exact" && r.native != "-").collect();
        let masks: Vec<_> =
            rows.iter().filter(|r| r.native != "-" && (r.kind == "bit" || (r.kind == "mask" && r.native != "0x0"))).collect();
        if exact.is_empty() {
            let _ = writeln!(o, "let {}out: {ty} = {default};", if masks.is_empty() { "" } else { "mut " });
        } else {
            let subject = find("domain").map_or(String::from("native"), |d| format!("native & {}", d.native));
            let _ = writeln!(o, "let {}out: {ty} = match {subject} {{", if masks.is_empty() { "" } else { "mut " });
            let mut seen = BTreeSet::new();
            for r in exact {
                if seen.insert(r.native.as_str()) {
                    let _ = writeln!(o, "{} => {}, // {}", r.native, r.value, r.symbol);
                }
            }
            let _ = writeln!(o, "_ => {default},\n}};");
        }
        for r in masks {
            let test = if r.kind == "bit" {
                let n = number(&r.native).ok_or_else(|| format!("{map}: bit '{}'", r.native))?;
                format!("{:#x}", 1_u64 << n)
            } else {
                r.native.clone()
            };
            let _ = writeln!(o, "// {}\nif native & {test} != 0 {{ out |= {}; }}", r.symbol, r.value);
        }
        o += "out\n}\n\n";
    }
    Ok(o)
}
