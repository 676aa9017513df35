// SPDX-License-Identifier: Apache-2.0
//! The event's parameters.
use super::prelude::*;
use crate::param::Param;
use crate::text::until_nul;
use crate::value::is_signed;
use eyas_schema::{Format, ParamType, ids};
use eyas_state::AT_FDCWD;

/// Parameter that holds the data of reads and writes.
const DATA: &str = "data";

/// Text of the parameter at `place`: the resolved one or else the plain one.
pub(crate) fn text<'a>(cx: &Cx<'a>, place: usize) -> Option<&'a [u8]> {
    Some(Param::of(cx, place)?.text(cx))
}

pub(crate) fn arg<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    Value::text(field.param_place(cx.event.kind).and_then(|place| text(cx, place)))
}

pub(crate) fn args<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(info) = cx.info() else { return Value::Absent };
    if matches!(cx.event.kind, ids::GENERIC_E | ids::GENERIC_X) {
        return Value::Str(b"");
    }
    Value::Str(cx.compose(|w| {
        for (i, (info, data)) in info.params.iter().zip(cx.event.params()).enumerate() {
            let p = Param::new(info, data);
            if i > 0 {
                w.byte(b' ');
            }
            w.text(info.name);
            w.byte(b'=');
            p.plain(cx, w);
            let plain = w.len();
            w.byte(b'(');
            p.resolved(cx, w);
            if w.len() == plain + 1 { w.truncate(plain) } else { w.byte(b')') }
        }
    }))
}

pub(crate) fn raw_arg<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    let Some(p) = field.param_place(cx.event.kind).and_then(|place| Param::of(cx, place)) else { return Value::Absent };
    match (cx.purpose, p.format, raw(p)) {
        (Purpose::Compare, _, v) | (Purpose::Print, Format::Dec | Format::Id, v) => v,
        (Purpose::Print, format, Value::U64(_) | Value::I64(_)) => {
            let n = p.unsigned().unwrap_or(0);
            match format {
                Format::Hex => Value::Str(cx.compose(|w| w.fmt(format_args!("{n:X}")))),
                Format::Oct => Value::Str(cx.compose(|w| w.fmt(format_args!("{n:o}")))),
                Format::PaddedDec => Value::Str(cx.compose(|w| w.fmt(format_args!("{n:09}")))),
                // Numbers that the table gives no format: those of these types are decimal, others are not printed.
                _ if matches!(p.ty, ParamType::Int64 | ParamType::Pid | ParamType::Errno | ParamType::Fd) => {
                    Value::Str(cx.compose(|w| w.signed(p.signed().unwrap_or(0))))
                }
                _ => Value::Absent,
            }
        }
        (Purpose::Print, _, v) => v,
    }
}

fn raw(p: Param<'_>) -> Value<'_> {
    use ParamType as T;
    match p.ty {
        T::Charbuf | T::Fspath | T::Fsrelpath if p.data.is_empty() || p.data == b"(NULL)\0" => Value::Str(b"<NA>"),
        T::Bytebuf => Value::Bytes(p.data),
        _ if p.data.is_empty() => Value::Absent,
        T::Charbuf | T::Fspath | T::Fsrelpath => Value::Str(until_nul(p.data)),
        T::Ipv4addr | T::Ipv6addr | T::Ipaddr => crate::fd_text::address(p.data).map_or(Value::Absent, Value::Ip),
        T::Bool => Value::truth(p.unsigned().map(|n| n != 0)),
        T::Double => p.unsigned().map_or(Value::Absent, |n| Value::F64(f64::from_bits(n))),
        T::Sockaddr | T::Socktuple | T::Fdlist | T::Dyn | T::Charbufarray | T::CharbufPairArray => Value::Opaque,
        ty if is_signed(ty) => p.signed().map_or(Value::Opaque, Value::I64),
        _ => p.unsigned().map_or(Value::Opaque, Value::U64),
    }
}

pub(crate) fn buffer<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let place = cx.info().and_then(|i| i.param_index(DATA));
    match place.and_then(|place| Param::of(cx, place)) {
        // The reference shows one letter of its word for an empty parameter.
        Some(p) if p.data.is_empty() && cx.purpose == Purpose::Print => Value::Str(b"N"),
        Some(p) if cx.purpose == Purpose::Print => Value::Str(cx.compose(|w| p.plain(cx, w))),
        Some(p) => Value::Bytes(p.data),
        None => Value::Absent,
    }
}

/// Places of directory and path for each side of a call; calls with one path have it on both.
fn sides(kind: u16, arg: &Arg) -> Option<(usize, usize)> {
    match kind {
        ids::SYSCALL_RENAMEAT_X | ids::SYSCALL_RENAMEAT2_X | ids::SYSCALL_LINKAT_2_X if *arg == Arg::Dst => Some((3, 4)),
        ids::SYSCALL_RENAMEAT_X | ids::SYSCALL_RENAMEAT2_X | ids::SYSCALL_LINKAT_2_X => Some((1, 2)),
        ids::SYSCALL_SYMLINKAT_X => Some((2, 3)),
        ids::SYSCALL_OPENAT_2_X
        | ids::SYSCALL_OPENAT2_X
        | ids::SYSCALL_UNLINKAT_2_X
        | ids::SYSCALL_MKDIRAT_X
        | ids::SYSCALL_FCHMODAT_X
        | ids::SYSCALL_FCHOWNAT_X => Some((1, 2)),
        _ => None,
    }
}

pub(crate) fn abspath<'a>(cx: &Cx<'a>, field: &Field) -> Value<'a> {
    if cx.event.kind == ids::SYSCALL_OPEN_BY_HANDLE_AT_X {
        let opened = cx.event.result().is_some_and(|fd| fd > 0);
        return if opened { Value::text(cx.event.text(3).map(|path| cx.join(b"", path))) } else { Value::Absent };
    }
    let Some((dir, path)) = sides(cx.event.kind, field.arg()) else { return Value::Absent };
    let (Some(dir), Some(who), Some([_, ..])) = (cx.event.i64(dir), cx.thread(), cx.event.param(path)) else { return Value::Absent };
    let Some(name) = cx.event.text(path) else { return Value::Absent };
    let base: &[u8] = if name.starts_with(b"/") {
        b""
    } else if dir == AT_FDCWD {
        cx.cwd(who)
    } else {
        let known = cx.fds(who).and_then(|t| t.get(dir));
        if cx.purpose == Purpose::Print {
            cx.other_fd.set(known.map(|_| dir));
        }
        match known {
            Some(fd) => cx.compose(|w| {
                w.bytes(cx.name_of(fd));
                w.byte(b'/');
            }),
            None => b"<UNKNOWN>/",
        }
    };
    Value::Str(cx.join(base, name))
}
