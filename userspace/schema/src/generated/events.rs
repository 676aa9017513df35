// SPDX-License-Identifier: Apache-2.0
//! Generated from kmod/abi/schema by ci/codegen. Do not edit.

use crate::{event_info::{Category, EventFlags, EventInfo, Format, ParamInfo}, generated::{types::*, values}};

/// Every event of the schema, by id.
pub static EVENTS: [EventInfo; 454] = [
EventInfo { id: 0, symbol: "GENERIC_E", name: "syscall", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "ID", ty: ParamType::Syscallid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nativeID", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 1, symbol: "GENERIC_X", name: "syscall", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "ID", ty: ParamType::Syscallid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nativeID", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 2, symbol: "SYSCALL_OPEN_E", name: "open", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 3, symbol: "SYSCALL_OPEN_X", name: "open", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 4, symbol: "SYSCALL_CLOSE_E", name: "close", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::DESTROYS_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 5, symbol: "SYSCALL_CLOSE_X", name: "close", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::DESTROYS_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 6, symbol: "SYSCALL_READ_E", name: "read", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 7, symbol: "SYSCALL_READ_X", name: "read", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 8, symbol: "SYSCALL_WRITE_E", name: "write", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 9, symbol: "SYSCALL_WRITE_X", name: "write", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 10, symbol: "SYSCALL_BRK_1_E", name: "brk", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 11, symbol: "SYSCALL_BRK_1_X", name: "brk", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 12, symbol: "SYSCALL_EXECVE_8_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 13, symbol: "SYSCALL_EXECVE_8_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 14, symbol: "SYSCALL_CLONE_11_E", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 15, symbol: "SYSCALL_CLONE_11_X", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 16, symbol: "PROCEXIT_E", name: "procexit", category: Category::Process, source: crate::event_info::EventSource::Tracepoint, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 17, symbol: "PROCEXIT_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 18, symbol: "SOCKET_SOCKET_E", name: "socket", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, values: values::SOCKET_FAMILIES, dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "proto", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 19, symbol: "SOCKET_SOCKET_X", name: "socket", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, values: values::SOCKET_FAMILIES, dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "proto", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 20, symbol: "SOCKET_BIND_E", name: "bind", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 21, symbol: "SOCKET_BIND_X", name: "bind", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Sockaddr, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 22, symbol: "SOCKET_CONNECT_E", name: "connect", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Sockaddr, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 23, symbol: "SOCKET_CONNECT_X", name: "connect", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Sockaddr, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 24, symbol: "SOCKET_LISTEN_E", name: "listen", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "backlog", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 25, symbol: "SOCKET_LISTEN_X", name: "listen", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "backlog", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 26, symbol: "SOCKET_ACCEPT_E", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 27, symbol: "SOCKET_ACCEPT_X", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 28, symbol: "SOCKET_SEND_E", name: "send", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 29, symbol: "SOCKET_SEND_X", name: "send", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 30, symbol: "SOCKET_SENDTO_E", name: "sendto", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 31, symbol: "SOCKET_SENDTO_X", name: "sendto", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 32, symbol: "SOCKET_RECV_E", name: "recv", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 33, symbol: "SOCKET_RECV_X", name: "recv", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 34, symbol: "SOCKET_RECVFROM_E", name: "recvfrom", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 35, symbol: "SOCKET_RECVFROM_X", name: "recvfrom", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 36, symbol: "SOCKET_SHUTDOWN_E", name: "shutdown", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "how", ty: ParamType::Enumflags8, format: Format::Hex, values: values::SHUTDOWN_HOW, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 37, symbol: "SOCKET_SHUTDOWN_X", name: "shutdown", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "how", ty: ParamType::Enumflags8, format: Format::Hex, values: values::SHUTDOWN_HOW, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 38, symbol: "SOCKET_GETSOCKNAME_E", name: "getsockname", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 39, symbol: "SOCKET_GETSOCKNAME_X", name: "getsockname", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
] },
EventInfo { id: 40, symbol: "SOCKET_GETPEERNAME_E", name: "getpeername", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 41, symbol: "SOCKET_GETPEERNAME_X", name: "getpeername", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
] },
EventInfo { id: 42, symbol: "SOCKET_SOCKETPAIR_E", name: "socketpair", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, values: values::SOCKET_FAMILIES, dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "proto", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 43, symbol: "SOCKET_SOCKETPAIR_X", name: "socketpair", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd1", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd2", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "source", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "peer", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, values: values::SOCKET_FAMILIES, dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "proto", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 44, symbol: "SOCKET_SETSOCKOPT_E", name: "setsockopt", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 45, symbol: "SOCKET_SETSOCKOPT_X", name: "setsockopt", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "level", ty: ParamType::Enumflags8, format: Format::Dec, values: values::SOCKOPT_LEVELS, dirfd: None, dynamic: &[] },
ParamInfo { name: "optname", ty: ParamType::Enumflags8, format: Format::Dec, values: values::SOCKOPT_OPTIONS, dirfd: None, dynamic: &[] },
ParamInfo { name: "val", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_SOCKOPT },
ParamInfo { name: "optlen", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 46, symbol: "SOCKET_GETSOCKOPT_E", name: "getsockopt", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 47, symbol: "SOCKET_GETSOCKOPT_X", name: "getsockopt", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "level", ty: ParamType::Enumflags8, format: Format::Dec, values: values::SOCKOPT_LEVELS, dirfd: None, dynamic: &[] },
ParamInfo { name: "optname", ty: ParamType::Enumflags8, format: Format::Dec, values: values::SOCKOPT_OPTIONS, dirfd: None, dynamic: &[] },
ParamInfo { name: "val", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_SOCKOPT },
ParamInfo { name: "optlen", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 48, symbol: "SOCKET_SENDMSG_E", name: "sendmsg", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 49, symbol: "SOCKET_SENDMSG_X", name: "sendmsg", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 50, symbol: "SOCKET_SENDMMSG_E", name: "sendmmsg", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 51, symbol: "SOCKET_SENDMMSG_X", name: "sendmmsg", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 52, symbol: "SOCKET_RECVMSG_E", name: "recvmsg", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 53, symbol: "SOCKET_RECVMSG_X", name: "recvmsg", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "msgcontrol", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 54, symbol: "SOCKET_RECVMMSG_E", name: "recvmmsg", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 55, symbol: "SOCKET_RECVMMSG_X", name: "recvmmsg", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "msgcontrol", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 56, symbol: "SOCKET_ACCEPT4_E", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Int32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 57, symbol: "SOCKET_ACCEPT4_X", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 58, symbol: "SYSCALL_CREAT_E", name: "creat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 59, symbol: "SYSCALL_CREAT_X", name: "creat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "creat_flags", ty: ParamType::Flags16, format: Format::Hex, values: values::CREAT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 60, symbol: "SYSCALL_PIPE_E", name: "pipe", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 61, symbol: "SYSCALL_PIPE_X", name: "pipe", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd1", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd2", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 62, symbol: "SYSCALL_EVENTFD_E", name: "eventfd", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "initval", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 63, symbol: "SYSCALL_EVENTFD_X", name: "eventfd", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "initval", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 64, symbol: "SYSCALL_FUTEX_E", name: "futex", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "op", ty: ParamType::Flags16, format: Format::Hex, values: values::FUTEX_OPERATIONS, dirfd: None, dynamic: &[] },
ParamInfo { name: "val", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 65, symbol: "SYSCALL_FUTEX_X", name: "futex", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "op", ty: ParamType::Flags16, format: Format::Hex, values: values::FUTEX_OPERATIONS, dirfd: None, dynamic: &[] },
ParamInfo { name: "val", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 66, symbol: "SYSCALL_STAT_E", name: "stat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 67, symbol: "SYSCALL_STAT_X", name: "stat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 68, symbol: "SYSCALL_LSTAT_E", name: "lstat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 69, symbol: "SYSCALL_LSTAT_X", name: "lstat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 70, symbol: "SYSCALL_FSTAT_E", name: "fstat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 71, symbol: "SYSCALL_FSTAT_X", name: "fstat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 72, symbol: "SYSCALL_STAT64_E", name: "stat64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 73, symbol: "SYSCALL_STAT64_X", name: "stat64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 74, symbol: "SYSCALL_LSTAT64_E", name: "lstat64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 75, symbol: "SYSCALL_LSTAT64_X", name: "lstat64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 76, symbol: "SYSCALL_FSTAT64_E", name: "fstat64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 77, symbol: "SYSCALL_FSTAT64_X", name: "fstat64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 78, symbol: "SYSCALL_EPOLLWAIT_E", name: "epoll_wait", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "maxevents", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 79, symbol: "SYSCALL_EPOLLWAIT_X", name: "epoll_wait", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "maxevents", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 80, symbol: "SYSCALL_POLL_E", name: "poll", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "timeout", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 81, symbol: "SYSCALL_POLL_X", name: "poll", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "timeout", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 82, symbol: "SYSCALL_SELECT_E", name: "select", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 83, symbol: "SYSCALL_SELECT_X", name: "select", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 84, symbol: "SYSCALL_NEWSELECT_E", name: "select", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 85, symbol: "SYSCALL_NEWSELECT_X", name: "select", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 86, symbol: "SYSCALL_LSEEK_E", name: "lseek", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, values: values::LSEEK_WHENCE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 87, symbol: "SYSCALL_LSEEK_X", name: "lseek", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, values: values::LSEEK_WHENCE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 88, symbol: "SYSCALL_LLSEEK_E", name: "llseek", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, values: values::LSEEK_WHENCE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 89, symbol: "SYSCALL_LLSEEK_X", name: "llseek", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, values: values::LSEEK_WHENCE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 90, symbol: "SYSCALL_IOCTL_2_E", name: "ioctl", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "request", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 91, symbol: "SYSCALL_IOCTL_2_X", name: "ioctl", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 92, symbol: "SYSCALL_GETCWD_E", name: "getcwd", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 93, symbol: "SYSCALL_GETCWD_X", name: "getcwd", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 94, symbol: "SYSCALL_CHDIR_E", name: "chdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 95, symbol: "SYSCALL_CHDIR_X", name: "chdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 96, symbol: "SYSCALL_FCHDIR_E", name: "fchdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 97, symbol: "SYSCALL_FCHDIR_X", name: "fchdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 98, symbol: "SYSCALL_MKDIR_E", name: "mkdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 99, symbol: "SYSCALL_MKDIR_X", name: "mkdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 100, symbol: "SYSCALL_RMDIR_E", name: "rmdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 101, symbol: "SYSCALL_RMDIR_X", name: "rmdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 102, symbol: "SYSCALL_OPENAT_E", name: "openat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 103, symbol: "SYSCALL_OPENAT_X", name: "openat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 104, symbol: "SYSCALL_LINK_E", name: "link", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "oldpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 105, symbol: "SYSCALL_LINK_X", name: "link", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 106, symbol: "SYSCALL_LINKAT_E", name: "linkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "olddir", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldpath", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newdir", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 107, symbol: "SYSCALL_LINKAT_X", name: "linkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 108, symbol: "SYSCALL_UNLINK_E", name: "unlink", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 109, symbol: "SYSCALL_UNLINK_X", name: "unlink", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 110, symbol: "SYSCALL_UNLINKAT_E", name: "unlinkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 111, symbol: "SYSCALL_UNLINKAT_X", name: "unlinkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 112, symbol: "SYSCALL_PREAD_E", name: "pread", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 113, symbol: "SYSCALL_PREAD_X", name: "pread", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 114, symbol: "SYSCALL_PWRITE_E", name: "pwrite", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 115, symbol: "SYSCALL_PWRITE_X", name: "pwrite", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 116, symbol: "SYSCALL_READV_E", name: "readv", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 117, symbol: "SYSCALL_READV_X", name: "readv", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 118, symbol: "SYSCALL_WRITEV_E", name: "writev", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 119, symbol: "SYSCALL_WRITEV_X", name: "writev", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 120, symbol: "SYSCALL_PREADV_E", name: "preadv", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 121, symbol: "SYSCALL_PREADV_X", name: "preadv", category: Category::IoRead, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 122, symbol: "SYSCALL_PWRITEV_E", name: "pwritev", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 123, symbol: "SYSCALL_PWRITEV_X", name: "pwritev", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pos", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 124, symbol: "SYSCALL_DUP_E", name: "dup", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 125, symbol: "SYSCALL_DUP_X", name: "dup", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 126, symbol: "SYSCALL_SIGNALFD_E", name: "signalfd", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mask", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint8, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 127, symbol: "SYSCALL_SIGNALFD_X", name: "signalfd", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mask", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint8, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 128, symbol: "SYSCALL_KILL_E", name: "kill", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 129, symbol: "SYSCALL_KILL_X", name: "kill", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 130, symbol: "SYSCALL_TKILL_E", name: "tkill", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 131, symbol: "SYSCALL_TKILL_X", name: "tkill", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 132, symbol: "SYSCALL_TGKILL_E", name: "tgkill", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 133, symbol: "SYSCALL_TGKILL_X", name: "tgkill", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 134, symbol: "SYSCALL_NANOSLEEP_E", name: "nanosleep", category: Category::Sleep, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "interval", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 135, symbol: "SYSCALL_NANOSLEEP_X", name: "nanosleep", category: Category::Sleep, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "interval", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 136, symbol: "SYSCALL_TIMERFD_CREATE_E", name: "timerfd_create", category: Category::Time, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "clockid", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint8, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 137, symbol: "SYSCALL_TIMERFD_CREATE_X", name: "timerfd_create", category: Category::Time, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "clockid", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint8, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 138, symbol: "SYSCALL_INOTIFY_INIT_E", name: "inotify_init", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Uint8, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 139, symbol: "SYSCALL_INOTIFY_INIT_X", name: "inotify_init", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint8, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 140, symbol: "SYSCALL_GETRLIMIT_E", name: "getrlimit", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, values: values::RLIMIT_RESOURCES, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 141, symbol: "SYSCALL_GETRLIMIT_X", name: "getrlimit", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cur", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "max", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, values: values::RLIMIT_RESOURCES, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 142, symbol: "SYSCALL_SETRLIMIT_E", name: "setrlimit", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, values: values::RLIMIT_RESOURCES, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 143, symbol: "SYSCALL_SETRLIMIT_X", name: "setrlimit", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cur", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "max", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, values: values::RLIMIT_RESOURCES, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 144, symbol: "SYSCALL_PRLIMIT_E", name: "prlimit", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, values: values::RLIMIT_RESOURCES, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 145, symbol: "SYSCALL_PRLIMIT_X", name: "prlimit", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newcur", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newmax", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldcur", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldmax", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, values: values::RLIMIT_RESOURCES, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 146, symbol: "SCHEDSWITCH_1_E", name: "switch", category: Category::Scheduler, source: crate::event_info::EventSource::Tracepoint, flags: EventFlags(EventFlags::SKIPPARSERESET.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "next", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 147, symbol: "SCHEDSWITCH_1_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 148, symbol: "DROP_E", name: "drop", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "ratio", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 149, symbol: "DROP_X", name: "drop", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "ratio", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 150, symbol: "SYSCALL_FCNTL_E", name: "fcntl", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Enumflags8, format: Format::Dec, values: values::FCNTL_COMMANDS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 151, symbol: "SYSCALL_FCNTL_X", name: "fcntl", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Enumflags8, format: Format::Dec, values: values::FCNTL_COMMANDS, dirfd: None, dynamic: &[] },
ParamInfo { name: "arg", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 152, symbol: "SCHEDSWITCH_6_E", name: "switch", category: Category::Scheduler, source: crate::event_info::EventSource::Tracepoint, flags: EventFlags::NONE, params: &[
ParamInfo { name: "next", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 153, symbol: "SCHEDSWITCH_6_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 154, symbol: "SYSCALL_EXECVE_13_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 155, symbol: "SYSCALL_EXECVE_13_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 156, symbol: "SYSCALL_CLONE_16_E", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 157, symbol: "SYSCALL_CLONE_16_X", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 158, symbol: "SYSCALL_BRK_4_E", name: "brk", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 159, symbol: "SYSCALL_BRK_4_X", name: "brk", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 160, symbol: "SYSCALL_MMAP_E", name: "mmap", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "prot", ty: ParamType::Flags32, format: Format::Hex, values: values::PROT_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MMAP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 161, symbol: "SYSCALL_MMAP_X", name: "mmap", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "prot", ty: ParamType::Flags32, format: Format::Hex, values: values::PROT_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MMAP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 162, symbol: "SYSCALL_MMAP2_E", name: "mmap2", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "prot", ty: ParamType::Flags32, format: Format::Hex, values: values::PROT_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MMAP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgoffset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 163, symbol: "SYSCALL_MMAP2_X", name: "mmap2", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "prot", ty: ParamType::Flags32, format: Format::Hex, values: values::PROT_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MMAP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgoffset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 164, symbol: "SYSCALL_MUNMAP_E", name: "munmap", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 165, symbol: "SYSCALL_MUNMAP_X", name: "munmap", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 166, symbol: "SYSCALL_SPLICE_E", name: "splice", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd_in", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd_out", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::SPLICE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 167, symbol: "SYSCALL_SPLICE_X", name: "splice", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd_in", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd_out", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::SPLICE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 168, symbol: "SYSCALL_PTRACE_E", name: "ptrace", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "request", ty: ParamType::Enumflags16, format: Format::Dec, values: values::PTRACE_REQUESTS, dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 169, symbol: "SYSCALL_PTRACE_X", name: "ptrace", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Dyn, format: Format::Hex, values: &[], dirfd: None, dynamic: DYN_PTRACE },
ParamInfo { name: "data", ty: ParamType::Dyn, format: Format::Hex, values: &[], dirfd: None, dynamic: DYN_PTRACE },
ParamInfo { name: "request", ty: ParamType::Enumflags16, format: Format::Dec, values: values::PTRACE_REQUESTS, dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 170, symbol: "SYSCALL_IOCTL_3_E", name: "ioctl", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "request", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "argument", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 171, symbol: "SYSCALL_IOCTL_3_X", name: "ioctl", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "request", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "argument", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 172, symbol: "SYSCALL_EXECVE_14_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 173, symbol: "SYSCALL_EXECVE_14_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 174, symbol: "SYSCALL_RENAME_E", name: "rename", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 175, symbol: "SYSCALL_RENAME_X", name: "rename", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 176, symbol: "SYSCALL_RENAMEAT_E", name: "renameat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 177, symbol: "SYSCALL_RENAMEAT_X", name: "renameat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "olddirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "newdirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(3), dynamic: &[] },
] },
EventInfo { id: 178, symbol: "SYSCALL_SYMLINK_E", name: "symlink", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 179, symbol: "SYSCALL_SYMLINK_X", name: "symlink", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "target", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "linkpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 180, symbol: "SYSCALL_SYMLINKAT_E", name: "symlinkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 181, symbol: "SYSCALL_SYMLINKAT_X", name: "symlinkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "target", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "linkdirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "linkpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(2), dynamic: &[] },
] },
EventInfo { id: 182, symbol: "SYSCALL_FORK_E", name: "fork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 183, symbol: "SYSCALL_FORK_X", name: "fork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 184, symbol: "SYSCALL_VFORK_E", name: "vfork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 185, symbol: "SYSCALL_VFORK_X", name: "vfork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 186, symbol: "PROCEXIT_1_E", name: "procexit", category: Category::Process, source: crate::event_info::EventSource::Tracepoint, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "status", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ret", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "core", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "reaper_tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 187, symbol: "PROCEXIT_1_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 188, symbol: "SYSCALL_SENDFILE_E", name: "sendfile", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "out_fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "in_fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 189, symbol: "SYSCALL_SENDFILE_X", name: "sendfile", category: Category::IoWrite, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offset", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "out_fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "in_fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 190, symbol: "SYSCALL_QUOTACTL_E", name: "quotactl", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "cmd", ty: ParamType::Flags16, format: Format::Dec, values: values::QUOTACTL_CMDS, dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Flags8, format: Format::Dec, values: values::QUOTACTL_TYPES, dirfd: None, dynamic: &[] },
ParamInfo { name: "id", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "quota_fmt", ty: ParamType::Flags8, format: Format::Dec, values: values::QUOTACTL_QUOTA_FMTS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 191, symbol: "SYSCALL_QUOTACTL_X", name: "quotactl", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "special", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "quotafilepath", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_bhardlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_bsoftlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_curspace", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_ihardlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_isoftlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_btime", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqb_itime", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqi_bgrace", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqi_igrace", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dqi_flags", ty: ParamType::Flags8, format: Format::Dec, values: values::QUOTACTL_DQI_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "quota_fmt_out", ty: ParamType::Flags8, format: Format::Dec, values: values::QUOTACTL_QUOTA_FMTS, dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Flags16, format: Format::Dec, values: values::QUOTACTL_CMDS, dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Flags8, format: Format::Dec, values: values::QUOTACTL_TYPES, dirfd: None, dynamic: &[] },
ParamInfo { name: "id", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "quota_fmt", ty: ParamType::Flags8, format: Format::Dec, values: values::QUOTACTL_QUOTA_FMTS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 192, symbol: "SYSCALL_SETRESUID_E", name: "setresuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "ruid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "euid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "suid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 193, symbol: "SYSCALL_SETRESUID_X", name: "setresuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ruid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "euid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "suid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 194, symbol: "SYSCALL_SETRESGID_E", name: "setresgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "rgid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "egid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sgid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 195, symbol: "SYSCALL_SETRESGID_X", name: "setresgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "rgid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "egid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sgid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 196, symbol: "SCAPEVENT_E", name: "scapevent", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "event_type", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "event_data", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 197, symbol: "SCAPEVENT_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 198, symbol: "SYSCALL_SETUID_E", name: "setuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "uid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 199, symbol: "SYSCALL_SETUID_X", name: "setuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 200, symbol: "SYSCALL_SETGID_E", name: "setgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "gid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 201, symbol: "SYSCALL_SETGID_X", name: "setgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 202, symbol: "SYSCALL_GETUID_E", name: "getuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 203, symbol: "SYSCALL_GETUID_X", name: "getuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "uid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 204, symbol: "SYSCALL_GETEUID_E", name: "geteuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 205, symbol: "SYSCALL_GETEUID_X", name: "geteuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "euid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 206, symbol: "SYSCALL_GETGID_E", name: "getgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 207, symbol: "SYSCALL_GETGID_X", name: "getgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "gid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 208, symbol: "SYSCALL_GETEGID_E", name: "getegid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 209, symbol: "SYSCALL_GETEGID_X", name: "getegid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "egid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 210, symbol: "SYSCALL_GETRESUID_E", name: "getresuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 211, symbol: "SYSCALL_GETRESUID_X", name: "getresuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ruid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "euid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "suid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 212, symbol: "SYSCALL_GETRESGID_E", name: "getresgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 213, symbol: "SYSCALL_GETRESGID_X", name: "getresgid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "rgid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "egid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sgid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 214, symbol: "SYSCALL_EXECVE_15_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 215, symbol: "SYSCALL_EXECVE_15_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 216, symbol: "SYSCALL_CLONE_17_E", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 217, symbol: "SYSCALL_CLONE_17_X", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 218, symbol: "SYSCALL_FORK_17_E", name: "fork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 219, symbol: "SYSCALL_FORK_17_X", name: "fork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 220, symbol: "SYSCALL_VFORK_17_E", name: "vfork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 221, symbol: "SYSCALL_VFORK_17_X", name: "vfork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 222, symbol: "SYSCALL_CLONE_20_E", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 223, symbol: "SYSCALL_CLONE_20_X", name: "clone", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vtid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 224, symbol: "SYSCALL_FORK_20_E", name: "fork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 225, symbol: "SYSCALL_FORK_20_X", name: "fork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vtid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 226, symbol: "SYSCALL_VFORK_20_E", name: "vfork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 227, symbol: "SYSCALL_VFORK_20_X", name: "vfork", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vtid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 228, symbol: "CONTAINER_E", name: "container", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::SKIPPARSERESET.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "id", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "image", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 229, symbol: "CONTAINER_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 230, symbol: "SYSCALL_EXECVE_16_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 231, symbol: "SYSCALL_EXECVE_16_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 232, symbol: "SIGNALDELIVER_E", name: "signaldeliver", category: Category::Signal, source: crate::event_info::EventSource::Tracepoint, flags: EventFlags::NONE, params: &[
ParamInfo { name: "spid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dpid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 233, symbol: "SIGNALDELIVER_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 234, symbol: "PROCINFO_E", name: "procinfo", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "cpu_usr", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cpu_sys", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 235, symbol: "PROCINFO_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 236, symbol: "SYSCALL_GETDENTS_E", name: "getdents", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 237, symbol: "SYSCALL_GETDENTS_X", name: "getdents", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 238, symbol: "SYSCALL_GETDENTS64_E", name: "getdents64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 239, symbol: "SYSCALL_GETDENTS64_X", name: "getdents64", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 240, symbol: "SYSCALL_SETNS_E", name: "setns", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nstype", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 241, symbol: "SYSCALL_SETNS_X", name: "setns", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nstype", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 242, symbol: "SYSCALL_FLOCK_E", name: "flock", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "operation", ty: ParamType::Flags32, format: Format::Hex, values: values::FLOCK_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 243, symbol: "SYSCALL_FLOCK_X", name: "flock", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "operation", ty: ParamType::Flags32, format: Format::Hex, values: values::FLOCK_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 244, symbol: "CPU_HOTPLUG_E", name: "cpu_hotplug", category: Category::System, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "cpu", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "action", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 245, symbol: "CPU_HOTPLUG_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 246, symbol: "SOCKET_ACCEPT_5_E", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 247, symbol: "SOCKET_ACCEPT_5_X", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuelen", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuemax", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 248, symbol: "SOCKET_ACCEPT4_5_E", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Int32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 249, symbol: "SOCKET_ACCEPT4_5_X", name: "accept", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuelen", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuemax", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 250, symbol: "SYSCALL_SEMOP_E", name: "semop", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "semid", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 251, symbol: "SYSCALL_SEMOP_X", name: "semop", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nsops", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sem_num_0", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sem_op_0", ty: ParamType::Int16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sem_flg_0", ty: ParamType::Flags16, format: Format::Hex, values: values::SEMOP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "sem_num_1", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sem_op_1", ty: ParamType::Int16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sem_flg_1", ty: ParamType::Flags16, format: Format::Hex, values: values::SEMOP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "semid", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 252, symbol: "SYSCALL_SEMCTL_E", name: "semctl", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "semid", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "semnum", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Flags16, format: Format::Hex, values: values::SEMCTL_COMMANDS, dirfd: None, dynamic: &[] },
ParamInfo { name: "val", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 253, symbol: "SYSCALL_SEMCTL_X", name: "semctl", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "semid", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "semnum", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Flags16, format: Format::Hex, values: values::SEMCTL_COMMANDS, dirfd: None, dynamic: &[] },
ParamInfo { name: "val", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 254, symbol: "SYSCALL_PPOLL_E", name: "ppoll", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "timeout", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sigmask", ty: ParamType::Sigset, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 255, symbol: "SYSCALL_PPOLL_X", name: "ppoll", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::WAITS.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "timeout", ty: ParamType::Reltime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sigmask", ty: ParamType::Sigset, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 256, symbol: "SYSCALL_MOUNT_E", name: "mount", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MOUNT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 257, symbol: "SYSCALL_MOUNT_X", name: "mount", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dir", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "type", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MOUNT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 258, symbol: "SYSCALL_UMOUNT_E", name: "umount", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::UMOUNT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 259, symbol: "SYSCALL_UMOUNT_X", name: "umount", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 260, symbol: "K8S_E", name: "k8s", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::SKIPPARSERESET.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "json", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 261, symbol: "K8S_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 262, symbol: "SYSCALL_SEMGET_E", name: "semget", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "key", ty: ParamType::Int32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nsems", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "semflg", ty: ParamType::Flags32, format: Format::Hex, values: values::SEMGET_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 263, symbol: "SYSCALL_SEMGET_X", name: "semget", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "key", ty: ParamType::Int32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nsems", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "semflg", ty: ParamType::Flags32, format: Format::Hex, values: values::SEMGET_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 264, symbol: "SYSCALL_ACCESS_E", name: "access", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "mode", ty: ParamType::Flags32, format: Format::Hex, values: values::ACCESS_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 265, symbol: "SYSCALL_ACCESS_X", name: "access", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Flags32, format: Format::Hex, values: values::ACCESS_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 266, symbol: "SYSCALL_CHROOT_E", name: "chroot", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 267, symbol: "SYSCALL_CHROOT_X", name: "chroot", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 268, symbol: "TRACER_E", name: "tracer", category: Category::Other, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "id", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tags", ty: ParamType::Charbufarray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::CharbufPairArray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 269, symbol: "TRACER_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
ParamInfo { name: "id", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tags", ty: ParamType::Charbufarray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::CharbufPairArray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 270, symbol: "MESOS_E", name: "mesos", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::SKIPPARSERESET.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "json", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 271, symbol: "MESOS_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 272, symbol: "CONTAINER_JSON_E", name: "container", category: Category::Process, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "json", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 273, symbol: "CONTAINER_JSON_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 274, symbol: "SYSCALL_SETSID_E", name: "setsid", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 275, symbol: "SYSCALL_SETSID_X", name: "setsid", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 276, symbol: "SYSCALL_MKDIR_2_E", name: "mkdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 277, symbol: "SYSCALL_MKDIR_2_X", name: "mkdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 278, symbol: "SYSCALL_RMDIR_2_E", name: "rmdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 279, symbol: "SYSCALL_RMDIR_2_X", name: "rmdir", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 280, symbol: "NOTIFICATION_E", name: "notification", category: Category::Other, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "id", ty: ParamType::Charbuf, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "desc", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 281, symbol: "NOTIFICATION_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 282, symbol: "SYSCALL_EXECVE_17_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
] },
EventInfo { id: 283, symbol: "SYSCALL_EXECVE_17_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tty", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 284, symbol: "SYSCALL_UNSHARE_E", name: "unshare", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 285, symbol: "SYSCALL_UNSHARE_X", name: "unshare", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 286, symbol: "INFRASTRUCTURE_EVENT_E", name: "infra", category: Category::Internal, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "source", ty: ParamType::Charbuf, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "description", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "scope", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 287, symbol: "INFRASTRUCTURE_EVENT_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 288, symbol: "SYSCALL_EXECVE_18_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "filename", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 289, symbol: "SYSCALL_EXECVE_18_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tty", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 290, symbol: "PAGE_FAULT_E", name: "page_fault", category: Category::Other, source: crate::event_info::EventSource::Tracepoint, flags: EventFlags(EventFlags::SKIPPARSERESET.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ip", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "error", ty: ParamType::Flags32, format: Format::Hex, values: values::PF_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 291, symbol: "PAGE_FAULT_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 292, symbol: "SYSCALL_EXECVE_19_E", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "filename", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 293, symbol: "SYSCALL_EXECVE_19_X", name: "execve", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tty", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpgid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "loginuid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::EXECVE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_ctime", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_mtime", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "trusted_exepath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgid", ty: ParamType::Pid, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "filename", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 294, symbol: "SYSCALL_SETPGID_E", name: "setpgid", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 295, symbol: "SYSCALL_SETPGID_X", name: "setpgid", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 296, symbol: "SYSCALL_BPF_E", name: "bpf", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "cmd", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 297, symbol: "SYSCALL_BPF_X", name: "bpf", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res_or_fd", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_BPF },
] },
EventInfo { id: 298, symbol: "SYSCALL_SECCOMP_E", name: "seccomp", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "op", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 299, symbol: "SYSCALL_SECCOMP_X", name: "seccomp", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "op", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 300, symbol: "SYSCALL_UNLINK_2_E", name: "unlink", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 301, symbol: "SYSCALL_UNLINK_2_X", name: "unlink", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 302, symbol: "SYSCALL_UNLINKAT_2_E", name: "unlinkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 303, symbol: "SYSCALL_UNLINKAT_2_X", name: "unlinkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::UNLINKAT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 304, symbol: "SYSCALL_MKDIRAT_E", name: "mkdirat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 305, symbol: "SYSCALL_MKDIRAT_X", name: "mkdirat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 306, symbol: "SYSCALL_OPENAT_2_E", name: "openat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(0), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 307, symbol: "SYSCALL_OPENAT_2_X", name: "openat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 308, symbol: "SYSCALL_LINK_2_E", name: "link", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 309, symbol: "SYSCALL_LINK_2_X", name: "link", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 310, symbol: "SYSCALL_LINKAT_2_E", name: "linkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 311, symbol: "SYSCALL_LINKAT_2_X", name: "linkat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "olddir", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "newdir", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(3), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::LINKAT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 312, symbol: "SYSCALL_FCHMODAT_E", name: "fchmodat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 313, symbol: "SYSCALL_FCHMODAT_X", name: "fchmodat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "filename", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Mode, format: Format::Oct, values: values::CHMOD_MODE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 314, symbol: "SYSCALL_CHMOD_E", name: "chmod", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 315, symbol: "SYSCALL_CHMOD_X", name: "chmod", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "filename", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Mode, format: Format::Oct, values: values::CHMOD_MODE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 316, symbol: "SYSCALL_FCHMOD_E", name: "fchmod", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 317, symbol: "SYSCALL_FCHMOD_X", name: "fchmod", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Mode, format: Format::Oct, values: values::CHMOD_MODE, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 318, symbol: "SYSCALL_RENAMEAT2_E", name: "renameat2", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 319, symbol: "SYSCALL_RENAMEAT2_X", name: "renameat2", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "olddirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "newdirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newpath", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(3), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::RENAMEAT2_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 320, symbol: "SYSCALL_USERFAULTFD_E", name: "userfaultfd", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 321, symbol: "SYSCALL_USERFAULTFD_X", name: "userfaultfd", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 322, symbol: "PLUGINEVENT_E", name: "pluginevent", category: Category::Other, source: crate::event_info::EventSource::Plugin, flags: EventFlags(EventFlags::LARGE_PAYLOAD.0), params: &[
ParamInfo { name: "plugin_id", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "event_data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 323, symbol: "PLUGINEVENT_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 324, symbol: "CONTAINER_JSON_2_E", name: "container", category: Category::Process, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::LARGE_PAYLOAD.0), params: &[
ParamInfo { name: "json", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 325, symbol: "CONTAINER_JSON_2_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 326, symbol: "SYSCALL_OPENAT2_E", name: "openat2", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(0), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "resolve", ty: ParamType::Flags32, format: Format::Hex, values: values::OPENAT2_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 327, symbol: "SYSCALL_OPENAT2_X", name: "openat2", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Uint32, format: Format::Oct, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "resolve", ty: ParamType::Flags32, format: Format::Hex, values: values::OPENAT2_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 328, symbol: "SYSCALL_MPROTECT_E", name: "mprotect", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "prot", ty: ParamType::Flags32, format: Format::Hex, values: values::PROT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 329, symbol: "SYSCALL_MPROTECT_X", name: "mprotect", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "prot", ty: ParamType::Flags32, format: Format::Hex, values: values::PROT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 330, symbol: "SYSCALL_EXECVEAT_E", name: "execveat", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pathname", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(0), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::EXECVEAT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 331, symbol: "SYSCALL_EXECVEAT_X", name: "execveat", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tty", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpgid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "loginuid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::EXECVE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_ctime", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_mtime", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "trusted_exepath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgid", ty: ParamType::Pid, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 332, symbol: "SYSCALL_COPY_FILE_RANGE_E", name: "copy_file_range", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fdin", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offin", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "len", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 333, symbol: "SYSCALL_COPY_FILE_RANGE_X", name: "copy_file_range", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0 | EventFlags::WRITES_TO_FD.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdout", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offout", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdin", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "offin", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "len", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 334, symbol: "SYSCALL_CLONE3_E", name: "clone3", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 335, symbol: "SYSCALL_CLONE3_X", name: "clone3", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "args", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ptid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLONE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vtid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 336, symbol: "SYSCALL_OPEN_BY_HANDLE_AT_E", name: "open_by_handle_at", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 337, symbol: "SYSCALL_OPEN_BY_HANDLE_AT_X", name: "open_by_handle_at", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mountfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 338, symbol: "SYSCALL_IO_URING_SETUP_E", name: "io_uring_setup", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 339, symbol: "SYSCALL_IO_URING_SETUP_X", name: "io_uring_setup", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "entries", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sq_entries", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cq_entries", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::IO_URING_SETUP_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "sq_thread_cpu", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sq_thread_idle", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "features", ty: ParamType::Flags32, format: Format::Hex, values: values::IO_URING_SETUP_FEATS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 340, symbol: "SYSCALL_IO_URING_ENTER_E", name: "io_uring_enter", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 341, symbol: "SYSCALL_IO_URING_ENTER_X", name: "io_uring_enter", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "to_submit", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "min_complete", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::IO_URING_ENTER_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "sig", ty: ParamType::Sigset, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 342, symbol: "SYSCALL_IO_URING_REGISTER_E", name: "io_uring_register", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 343, symbol: "SYSCALL_IO_URING_REGISTER_X", name: "io_uring_register", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "opcode", ty: ParamType::Enumflags16, format: Format::Dec, values: values::IO_URING_REGISTER_OPCODES, dirfd: None, dynamic: &[] },
ParamInfo { name: "arg", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "nr_args", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 344, symbol: "SYSCALL_MLOCK_E", name: "mlock", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 345, symbol: "SYSCALL_MLOCK_X", name: "mlock", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "len", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 346, symbol: "SYSCALL_MUNLOCK_E", name: "munlock", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 347, symbol: "SYSCALL_MUNLOCK_X", name: "munlock", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "len", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 348, symbol: "SYSCALL_MLOCKALL_E", name: "mlockall", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 349, symbol: "SYSCALL_MLOCKALL_X", name: "mlockall", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MLOCKALL_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 350, symbol: "SYSCALL_MUNLOCKALL_E", name: "munlockall", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 351, symbol: "SYSCALL_MUNLOCKALL_X", name: "munlockall", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 352, symbol: "SYSCALL_CAPSET_E", name: "capset", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 353, symbol: "SYSCALL_CAPSET_X", name: "capset", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 354, symbol: "USER_ADDED_E", name: "useradded", category: Category::Process, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "home", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "shell", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "container_id", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 355, symbol: "USER_ADDED_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 356, symbol: "USER_DELETED_E", name: "userdeleted", category: Category::Process, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "home", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "shell", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "container_id", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 357, symbol: "USER_DELETED_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 358, symbol: "GROUP_ADDED_E", name: "groupadded", category: Category::Process, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "container_id", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 359, symbol: "GROUP_ADDED_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 360, symbol: "GROUP_DELETED_E", name: "groupdeleted", category: Category::Process, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "container_id", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 361, symbol: "GROUP_DELETED_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 362, symbol: "SYSCALL_DUP2_E", name: "dup2", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 363, symbol: "SYSCALL_DUP2_X", name: "dup2", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 364, symbol: "SYSCALL_DUP3_E", name: "dup3", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 365, symbol: "SYSCALL_DUP3_X", name: "dup3", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "newfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 366, symbol: "SYSCALL_DUP_1_E", name: "dup", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 367, symbol: "SYSCALL_DUP_1_X", name: "dup", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::USES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "oldfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 368, symbol: "SYSCALL_BPF_2_E", name: "bpf", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::OLD_VERSION.0), params: &[
ParamInfo { name: "cmd", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 369, symbol: "SYSCALL_BPF_2_X", name: "bpf", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Enumflags32, format: Format::Dec, values: values::BPF_COMMANDS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 370, symbol: "SYSCALL_MLOCK2_E", name: "mlock2", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 371, symbol: "SYSCALL_MLOCK2_X", name: "mlock2", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "addr", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "len", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MLOCK2_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 372, symbol: "SYSCALL_FSCONFIG_E", name: "fsconfig", category: Category::System, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 373, symbol: "SYSCALL_FSCONFIG_X", name: "fsconfig", category: Category::System, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cmd", ty: ParamType::Enumflags32, format: Format::Dec, values: values::FSCONFIG_CMDS, dirfd: None, dynamic: &[] },
ParamInfo { name: "key", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "value_bytebuf", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "value_charbuf", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "aux", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 374, symbol: "SYSCALL_EPOLL_CREATE_E", name: "epoll_create", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "size", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 375, symbol: "SYSCALL_EPOLL_CREATE_X", name: "epoll_create", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "size", ty: ParamType::Int32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 376, symbol: "SYSCALL_EPOLL_CREATE1_E", name: "epoll_create1", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::EPOLL_CREATE1_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 377, symbol: "SYSCALL_EPOLL_CREATE1_X", name: "epoll_create1", category: Category::Wait, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::EPOLL_CREATE1_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 378, symbol: "SYSCALL_CHOWN_E", name: "chown", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 379, symbol: "SYSCALL_CHOWN_X", name: "chown", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 380, symbol: "SYSCALL_LCHOWN_E", name: "lchown", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 381, symbol: "SYSCALL_LCHOWN_X", name: "lchown", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 382, symbol: "SYSCALL_FCHOWN_E", name: "fchown", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 383, symbol: "SYSCALL_FCHOWN_X", name: "fchown", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 384, symbol: "SYSCALL_FCHOWNAT_E", name: "fchownat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 385, symbol: "SYSCALL_FCHOWNAT_X", name: "fchownat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pathname", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "uid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "gid", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FCHOWNAT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 386, symbol: "SYSCALL_UMOUNT_1_E", name: "umount", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 387, symbol: "SYSCALL_UMOUNT_1_X", name: "umount", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 388, symbol: "SOCKET_ACCEPT4_6_E", name: "accept4", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Int32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 389, symbol: "SOCKET_ACCEPT4_6_X", name: "accept4", category: Category::Net, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tuple", ty: ParamType::Socktuple, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuelen", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "queuemax", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Int32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 390, symbol: "SYSCALL_UMOUNT2_E", name: "umount2", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::UMOUNT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 391, symbol: "SYSCALL_UMOUNT2_X", name: "umount2", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::UMOUNT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 392, symbol: "SYSCALL_PIPE2_E", name: "pipe2", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 393, symbol: "SYSCALL_PIPE2_X", name: "pipe2", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd1", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd2", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 394, symbol: "SYSCALL_INOTIFY_INIT1_E", name: "inotify_init1", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 395, symbol: "SYSCALL_INOTIFY_INIT1_X", name: "inotify_init1", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags16, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 396, symbol: "SYSCALL_EVENTFD2_E", name: "eventfd2", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "initval", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 397, symbol: "SYSCALL_EVENTFD2_X", name: "eventfd2", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags16, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "initval", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 398, symbol: "SYSCALL_SIGNALFD4_E", name: "signalfd4", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mask", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 399, symbol: "SYSCALL_SIGNALFD4_X", name: "signalfd4", category: Category::Signal, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::CONVERTER_MANAGED.0), params: &[
ParamInfo { name: "res", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags16, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mask", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 400, symbol: "SYSCALL_PRCTL_E", name: "prctl", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 401, symbol: "SYSCALL_PRCTL_X", name: "prctl", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "option", ty: ParamType::Enumflags32, format: Format::Dec, values: values::PRCTL_OPTIONS, dirfd: None, dynamic: &[] },
ParamInfo { name: "arg2_str", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "arg2_int", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 402, symbol: "ASYNCEVENT_E", name: "asyncevent", category: Category::Other, source: crate::event_info::EventSource::Metaevent, flags: EventFlags(EventFlags::LARGE_PAYLOAD.0), params: &[
ParamInfo { name: "plugin_id", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 403, symbol: "ASYNCEVENT_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 404, symbol: "SYSCALL_MEMFD_CREATE_E", name: "memfd_create", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 405, symbol: "SYSCALL_MEMFD_CREATE_X", name: "memfd_create", category: Category::Memory, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::MEMFD_CREATE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 406, symbol: "SYSCALL_PIDFD_GETFD_E", name: "pidfd_getfd", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 407, symbol: "SYSCALL_PIDFD_GETFD_X", name: "pidfd_getfd", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid_fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "target_fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Uint32, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 408, symbol: "SYSCALL_PIDFD_OPEN_E", name: "pidfd_open", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 409, symbol: "SYSCALL_PIDFD_OPEN_X", name: "pidfd_open", category: Category::Process, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::CREATES_FD.0 | EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::PIDFD_OPEN_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 410, symbol: "SYSCALL_INIT_MODULE_E", name: "init_module", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 411, symbol: "SYSCALL_INIT_MODULE_X", name: "init_module", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "img", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "length", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uargs", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 412, symbol: "SYSCALL_FINIT_MODULE_E", name: "finit_module", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 413, symbol: "SYSCALL_FINIT_MODULE_X", name: "finit_module", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0 | EventFlags::READS_FROM_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "uargs", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FINIT_MODULE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 414, symbol: "SYSCALL_MKNOD_E", name: "mknod", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 415, symbol: "SYSCALL_MKNOD_X", name: "mknod", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Mode, format: Format::Oct, values: values::MKNOD_MODE, dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 416, symbol: "SYSCALL_MKNODAT_E", name: "mknodat", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 417, symbol: "SYSCALL_MKNODAT_X", name: "mknodat", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "mode", ty: ParamType::Mode, format: Format::Oct, values: values::MKNOD_MODE, dirfd: None, dynamic: &[] },
ParamInfo { name: "dev", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 418, symbol: "SYSCALL_NEWFSTATAT_E", name: "newfstatat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 419, symbol: "SYSCALL_NEWFSTATAT_X", name: "newfstatat", category: Category::File, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::USES_FD.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fsrelpath, format: Format::Na, values: &[], dirfd: Some(1), dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::NEWFSTATAT_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 420, symbol: "SYSCALL_PROCESS_VM_READV_E", name: "process_vm_readv", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 421, symbol: "SYSCALL_PROCESS_VM_READV_X", name: "process_vm_readv", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 422, symbol: "SYSCALL_PROCESS_VM_WRITEV_E", name: "process_vm_writev", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 423, symbol: "SYSCALL_PROCESS_VM_WRITEV_X", name: "process_vm_writev", category: Category::Ipc, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Int64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pid", ty: ParamType::Pid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "data", ty: ParamType::Bytebuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 424, symbol: "SYSCALL_DELETE_MODULE_E", name: "delete_module", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 425, symbol: "SYSCALL_DELETE_MODULE_X", name: "delete_module", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "name", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::DELETE_MODULE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 426, symbol: "SYSCALL_SETREUID_E", name: "setreuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0 | EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 427, symbol: "SYSCALL_SETREUID_X", name: "setreuid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ruid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "euid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 428, symbol: "SYSCALL_SETREGID_E", name: "setregid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::OLD_VERSION.0), params: &[
] },
EventInfo { id: 429, symbol: "SYSCALL_SETREGID_X", name: "setregid", category: Category::User, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "rgid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "egid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 430, symbol: "ITER_TASK_E", name: "task", category: Category::Process, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "ppid", ty: ParamType::Pid32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgid", ty: ParamType::Pid32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpgid", ty: ParamType::Pid32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sid", ty: ParamType::Pid32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "comm", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "argv", ty: ParamType::Charbufarray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exepath", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::EXECVE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "env", ty: ParamType::Charbufarray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cwd", ty: ParamType::Charbuf, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "euid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "egid", ty: ParamType::Gid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_ctime", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "exe_ino_mtime", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vtgid", ty: ParamType::Pid32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "vpid", ty: ParamType::Pid32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "cgroups", ty: ParamType::Charbufarray, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "root", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "start_time", ty: ParamType::Abstime, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "tty", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "loginuid", ty: ParamType::Uid, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 431, symbol: "ITER_TASK_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 432, symbol: "ITER_TASK_FILE_PIPE_E", name: "task_file_pipe", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 433, symbol: "ITER_TASK_FILE_PIPE_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 434, symbol: "ITER_TASK_FILE_MEMFD_E", name: "task_file_memfd", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 435, symbol: "ITER_TASK_FILE_MEMFD_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 436, symbol: "ITER_TASK_FILE_REGULAR_E", name: "task_file_regular", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::FILE_FLAGS, dirfd: None, dynamic: &[] },
ParamInfo { name: "mnt_id", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 437, symbol: "ITER_TASK_FILE_REGULAR_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 438, symbol: "ITER_TASK_FILE_DIRECTORY_E", name: "task_file_directory", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 439, symbol: "ITER_TASK_FILE_DIRECTORY_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 440, symbol: "ITER_TASK_FILE_SOCKET_INET_E", name: "task_file_socket_inet", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "local_ip", ty: ParamType::Ipv4addr, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "local_port", ty: ParamType::Port, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "remote_ip", ty: ParamType::Ipv4addr, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "remote_port", ty: ParamType::Port, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 441, symbol: "ITER_TASK_FILE_SOCKET_INET_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 442, symbol: "ITER_TASK_FILE_SOCKET_INET6_E", name: "task_file_socket_inet6", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "local_ip", ty: ParamType::Ipv6addr, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "local_port", ty: ParamType::Port, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "remote_ip", ty: ParamType::Ipv6addr, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "remote_port", ty: ParamType::Port, format: Format::Hex, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 443, symbol: "ITER_TASK_FILE_SOCKET_INET6_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 444, symbol: "ITER_TASK_FILE_SOCKET_UNIX_E", name: "task_file_socket_unix", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_pointer", ty: ParamType::Uint64, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sun_path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 445, symbol: "ITER_TASK_FILE_SOCKET_UNIX_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 446, symbol: "ITER_TASK_FILE_SOCKET_NETLINK_E", name: "task_file_socket_netlink", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 447, symbol: "ITER_TASK_FILE_SOCKET_NETLINK_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 448, symbol: "ITER_TASK_FILE_ANON_INODE_E", name: "task_file_anon_inode", category: Category::File, source: crate::event_info::EventSource::Iter, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "fd", ty: ParamType::Fd32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "fd_type", ty: ParamType::Flags8, format: Format::Dec, values: values::ANON_INODE_FD_TYPES, dirfd: None, dynamic: &[] },
ParamInfo { name: "path", ty: ParamType::Fspath, format: Format::Na, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
] },
EventInfo { id: 449, symbol: "ITER_TASK_FILE_ANON_INODE_X", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 450, symbol: "SYSCALL_CLOSE_RANGE_E", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 451, symbol: "SYSCALL_CLOSE_RANGE_X", name: "close_range", category: Category::IoOther, source: crate::event_info::EventSource::Syscall, flags: EventFlags(EventFlags::MODIFIES_STATE.0), params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "first", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "last", ty: ParamType::Uint32, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "flags", ty: ParamType::Flags32, format: Format::Hex, values: values::CLOSE_RANGE_FLAGS, dirfd: None, dynamic: &[] },
] },
EventInfo { id: 452, symbol: "SYSCALL_KEYCTL_E", name: "NA", category: Category::Unknown, source: crate::event_info::EventSource::Unknown, flags: EventFlags(EventFlags::UNUSED.0), params: &[
] },
EventInfo { id: 453, symbol: "SYSCALL_KEYCTL_X", name: "keyctl", category: Category::Other, source: crate::event_info::EventSource::Syscall, flags: EventFlags::NONE, params: &[
ParamInfo { name: "res", ty: ParamType::Errno, format: Format::Dec, values: &[], dirfd: None, dynamic: &[] },
ParamInfo { name: "operation", ty: ParamType::Enumflags32, format: Format::Dec, values: values::KEYCTL_OPERATIONS, dirfd: None, dynamic: &[] },
ParamInfo { name: "arg2", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_KEYCTL },
ParamInfo { name: "arg3", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_KEYCTL },
ParamInfo { name: "arg4", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_KEYCTL },
ParamInfo { name: "arg5", ty: ParamType::Dyn, format: Format::Dec, values: &[], dirfd: None, dynamic: DYN_KEYCTL },
] },
];
