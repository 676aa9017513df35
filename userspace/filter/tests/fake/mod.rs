// SPDX-License-Identifier: Apache-2.0
//! A small catalogue for tests: a few fields of every kind.

use eyas_filter::catalogue::{Catalogue, FieldArg, FieldFlags, FieldRef, LookupError, PrintFormat, ValueType};

pub struct Fake;

/// Name, type, list, argument (none, optional, required), no transformer and no right side.
type Row = (&'static str, ValueType, bool, char, bool);

const FIELDS: &[Row] = &[
    ("evt.num", ValueType::Uint64, false, 'n', false),
    ("evt.type", ValueType::Charbuf, false, 'n', false),
    ("evt.dir", ValueType::Charbuf, false, 'n', false),
    ("evt.res", ValueType::Charbuf, false, 'n', false),
    ("evt.rawres", ValueType::Int64, false, 'n', false),
    ("evt.failed", ValueType::Bool, false, 'n', false),
    ("evt.cpu", ValueType::Int16, false, 'n', false),
    ("evt.buffer", ValueType::Bytebuf, false, 'n', false),
    ("evt.rawtime", ValueType::Abstime, false, 'n', false),
    ("evt.is_open_read", ValueType::Bool, false, 'n', false),
    ("evt.is_open_write", ValueType::Bool, false, 'n', false),
    ("syscall.type", ValueType::Charbuf, false, 'n', false),
    ("proc.name", ValueType::Charbuf, false, 'n', false),
    ("proc.pname", ValueType::Charbuf, false, 'n', false),
    ("proc.exe", ValueType::Charbuf, false, 'n', false),
    ("proc.cmdline", ValueType::Charbuf, false, 'n', false),
    ("proc.exepath", ValueType::Fspath, false, 'n', false),
    ("proc.pid", ValueType::Int64, false, 'n', false),
    ("proc.ppid", ValueType::Int64, false, 'n', false),
    ("proc.args", ValueType::Charbuf, true, 'o', false),
    ("proc.aname", ValueType::Charbuf, false, 'o', true),
    ("proc.env", ValueType::Charbuf, false, 'o', false),
    ("proc.tty", ValueType::Int32, false, 'n', false),
    ("user.uid", ValueType::Uint32, false, 'n', false),
    ("user.name", ValueType::Charbuf, false, 'n', false),
    ("user.gid", ValueType::Gid, false, 'n', false),
    ("fd.name", ValueType::Charbuf, false, 'n', false),
    ("fd.sport", ValueType::Port, false, 'n', false),
    ("fd.sip", ValueType::Ipaddr, false, 'n', false),
    ("fd.cip", ValueType::Ipaddr, false, 'n', false),
    ("fd.snet", ValueType::Ipnet, false, 'n', false),
    ("fd.ip", ValueType::Ipaddr, false, 'n', true),
    ("thread.cpu", ValueType::Double, false, 'n', false),
    ("ka.verb", ValueType::Charbuf, false, 'n', false),
    ("ka.sizes", ValueType::Uint32, true, 'n', false),
    ("ka.counts", ValueType::Uint64, true, 'n', false),
    ("evt.arg", ValueType::Charbuf, false, 'r', false),
];

const EVENTS: &[&str] = &["open", "openat", "openat2", "execve", "connect", "close", "container"];

impl Catalogue for Fake {
    fn lookup(&self, name: &str, arg: Option<&[u8]>) -> Result<FieldRef, LookupError> {
        let (id, row) = FIELDS.iter().enumerate().find(|(_, f)| f.0 == name).ok_or(LookupError::Unknown)?;
        let arg = match (arg, row.3) {
            (None, 'r') | (Some(_), 'n') => return Err(LookupError::Unknown),
            (None, _) => FieldArg::None,
            (Some(a), _) => FieldArg::Key(String::from_utf8_lossy(a).into()),
        };
        let list = row.2 && arg == FieldArg::None;
        let flags = FieldFlags { list, no_transformer: row.4, no_rhs: row.4, ..FieldFlags::default() };
        let id = u32::try_from(id).unwrap();
        Ok(FieldRef { id, name: row.0, arg, ty: row.1, format: PrintFormat::Na, flags })
    }
    fn for_each_name(&self, f: &mut dyn FnMut(&str)) {
        FIELDS.iter().for_each(|r| f(r.0));
    }
    fn is_event_name(&self, name: &str) -> bool {
        EVENTS.contains(&name)
    }
    fn for_each_event_name(&self, f: &mut dyn FnMut(&str)) {
        EVENTS.iter().for_each(|e| f(e));
    }
    fn port_by_name(&self, service: &str) -> Option<u16> {
        (service == "https").then_some(443)
    }
}
