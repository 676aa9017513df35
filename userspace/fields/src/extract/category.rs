// SPDX-License-Identifier: Apache-2.0
//! What an event is about; reads and writes are about what their fd is.
use super::prelude::*;
use eyas_schema::Category;
use eyas_state::{Fd, FdKind};

/// Kinds of fd that reads and writes are told apart by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    File,
    Net,
    Ipc,
    Other,
}

pub(crate) fn medium(fd: &Fd) -> Medium {
    match fd.kind {
        FdKind::File | FdKind::FileV2 | FdKind::Directory => Medium::File,
        FdKind::Ipv4 | FdKind::Ipv6 | FdKind::Ipv4Server | FdKind::Ipv6Server => Medium::Net,
        FdKind::Fifo | FdKind::Unix | FdKind::Event | FdKind::Signal | FdKind::Inotify | FdKind::Userfault => Medium::Ipc,
        _ => Medium::Other,
    }
}

pub(crate) fn category<'a>(cx: &Cx<'a>, _: &Field) -> Value<'a> {
    let Some(info) = cx.info() else { return Value::Absent };
    let word = match info.category {
        Category::Unknown => "unknown",
        Category::Other => "other",
        Category::File => "file",
        Category::Net => "net",
        Category::Ipc => "IPC",
        Category::Memory => "memory",
        Category::Process => "process",
        Category::Sleep => "sleep",
        Category::System => "system",
        Category::Signal => "signal",
        Category::User => "user",
        Category::Time => "time",
        Category::Wait => "wait",
        Category::Scheduler => "scheduler",
        Category::Internal => "internal",
        Category::IoRead | Category::IoWrite | Category::IoOther => match cx.own_fd().map(medium) {
            Some(Medium::File) => "file",
            Some(Medium::Net) => "net",
            Some(Medium::Ipc) => "ipc",
            Some(Medium::Other) | None => "unknown",
        },
    };
    Value::Str(word.as_bytes())
}
