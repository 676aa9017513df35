// SPDX-License-Identifier: Apache-2.0
//! Reads the schema's tables: tab-separated rows, `#` starts a comment line. Errors name file and line.

use std::path::Path;

/// One parameter of an event.
pub struct Param {
    pub name: String,
    pub ty: String,
    pub format: String,
    pub values: Option<String>,
    pub dirfd: Option<u8>,
    pub dynamic: Option<String>,
}

/// One row of `events.tsv`.
pub struct Event {
    pub id: u16,
    pub symbol: String,
    pub name: String,
    pub category: Vec<String>,
    pub flags: Vec<String>,
    pub class: String,
    pub params: Vec<Param>,
}

/// One row of `syscalls.tsv`.
pub struct Syscall {
    pub arch: String,
    pub nr: usize,
    pub name: String,
    pub sc: u16,
    pub exit: String,
    pub enter: String,
    pub flags: Vec<String>,
}

/// One row of `socketcall.tsv`.
pub struct SocketCall {
    pub call: usize,
    pub name: String,
    pub nr: i32,
    pub exit: String,
    pub args: u8,
}

/// One row of `flags.tsv`.
pub struct FlagRow {
    pub map: String,
    pub kind: String,
    pub native: String,
    pub symbol: String,
    pub value: String,
}

/// All tables.
pub struct Tables {
    pub events: Vec<Event>,
    /// table, symbol, value
    pub values: Vec<(String, String, u64)>,
    /// name, fixed size
    pub types: Vec<(String, Option<u8>)>,
    /// table, type, format
    pub dynamic: Vec<(String, String, String)>,
    /// name by code
    pub sc: Vec<String>,
    pub syscalls: Vec<Syscall>,
    /// ia32 number, x86_64 number
    pub ia32: Vec<(usize, i32)>,
    pub socketcalls: Vec<SocketCall>,
    pub flags: Vec<FlagRow>,
}

/// Rows of a table: where each is, and its cells.
pub type Rows = Vec<(String, Vec<String>)>;

/// Reads a table whose rows have at least `columns` cells.
pub fn rows(dir: &Path, file: &str, columns: usize) -> Result<Rows, String> {
    let path = dir.join(file);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    for (i, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let place = format!("{file}:{}", i + 1);
        if cells.len() < columns {
            return Err(format!("{place}: {} columns, {columns} wanted", cells.len()));
        }
        out.push((place, cells));
    }
    Ok(out)
}

/// A number, decimal or 0x hex.
pub fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}

fn need<T>(place: &str, what: &str, value: Option<T>) -> Result<T, String> {
    value.ok_or_else(|| format!("{place}: bad {what}"))
}

fn cell(row: &[String], i: usize) -> &str {
    row.get(i).map_or("", String::as_str)
}

fn list(text: &str) -> Vec<String> {
    text.split('|').filter(|f| !f.is_empty() && *f != "-").map(str::to_owned).collect()
}

fn param(place: &str, text: &str) -> Result<Param, String> {
    let mut parts = text.split(':');
    let mut next = || parts.next().map(str::to_owned);
    let (name, ty, format, extra) = (next(), next(), next(), next());
    let mut p = Param {
        name: need(place, "parameter name", name)?,
        ty: need(place, "parameter type", ty)?,
        format: need(place, "parameter format", format)?,
        values: None,
        dirfd: None,
        dynamic: None,
    };
    if let Some(extra) = extra {
        match extra.split_once('=') {
            Some(("values", t)) => p.values = Some(t.to_owned()),
            Some(("dirfd", n)) => p.dirfd = Some(need(place, "dirfd", n.parse().ok())?),
            Some(("dyn", t)) => p.dynamic = Some(t.to_owned()),
            _ => return Err(format!("{place}: unknown parameter attribute '{extra}'")),
        }
    }
    Ok(p)
}

impl Tables {
    /// Reads every table below `dir`.
    pub fn load(dir: &Path) -> Result<Self, String> {
        let mut events = Vec::new();
        for (place, r) in rows(dir, "events.tsv", 6)? {
            let id: u16 = need(&place, "id", cell(&r, 0).parse().ok())?;
            if usize::from(id) != events.len() {
                return Err(format!("{place}: id {id}, {} expected", events.len()));
            }
            let params = r.iter().skip(6).map(|c| param(&place, c)).collect::<Result<_, _>>()?;
            events.push(Event {
                id,
                symbol: cell(&r, 1).to_owned(),
                name: cell(&r, 2).to_owned(),
                category: list(cell(&r, 3)),
                flags: list(cell(&r, 4)),
                class: cell(&r, 5).to_owned(),
                params,
            });
        }
        let mut values = Vec::new();
        for (place, r) in rows(dir, "values.tsv", 3)? {
            values.push((cell(&r, 0).to_owned(), cell(&r, 1).to_owned(), need(&place, "value", number(cell(&r, 2)))?));
        }
        let mut types = Vec::new();
        for (_, r) in rows(dir, "types.tsv", 3)? {
            types.push((cell(&r, 1).to_owned(), cell(&r, 2).parse().ok()));
        }
        let mut dynamic = Vec::new();
        for (_, r) in rows(dir, "dyn.tsv", 4)? {
            dynamic.push((cell(&r, 0).to_owned(), cell(&r, 2).to_owned(), cell(&r, 3).to_owned()));
        }
        let mut sc = Vec::new();
        for (_, r) in rows(dir, "sc.tsv", 2)? {
            sc.push(cell(&r, 1).to_owned());
        }
        let mut syscalls = Vec::new();
        for (place, r) in rows(dir, "syscalls.tsv", 7)? {
            syscalls.push(Syscall {
                arch: cell(&r, 0).to_owned(),
                nr: need(&place, "number", cell(&r, 1).parse().ok())?,
                name: cell(&r, 2).to_owned(),
                sc: need(&place, "sc code", cell(&r, 3).parse().ok())?,
                exit: cell(&r, 4).to_owned(),
                enter: cell(&r, 5).to_owned(),
                flags: list(cell(&r, 6)),
            });
        }
        let mut ia32 = Vec::new();
        for (place, r) in rows(dir, "ia32.tsv", 2)? {
            ia32.push((need(&place, "number", cell(&r, 0).parse().ok())?, need(&place, "number", cell(&r, 1).parse().ok())?));
        }
        let mut socketcalls = Vec::new();
        for (place, r) in rows(dir, "socketcall.tsv", 5)? {
            socketcalls.push(SocketCall {
                call: need(&place, "call", cell(&r, 0).parse().ok())?,
                name: cell(&r, 1).to_owned(),
                nr: need(&place, "number", cell(&r, 2).parse().ok())?,
                exit: cell(&r, 3).to_owned(),
                args: need(&place, "arguments", cell(&r, 4).parse().ok())?,
            });
        }
        let mut flags = Vec::new();
        for (_, r) in rows(dir, "flags.tsv", 6)? {
            flags.push(FlagRow {
                map: cell(&r, 0).to_owned(),
                kind: cell(&r, 1).to_owned(),
                native: cell(&r, 3).to_owned(),
                symbol: cell(&r, 2).to_owned(),
                value: cell(&r, 5).to_owned(),
            });
        }
        Ok(Tables { events, values, types, dynamic, sc, syscalls, ia32, socketcalls, flags })
    }

    /// Id of an event by symbol.
    pub fn event_id(&self, symbol: &str) -> Result<u16, String> {
        self.events.iter().find(|e| e.symbol == symbol).map(|e| e.id).ok_or_else(|| format!("no event '{symbol}'"))
    }
}
