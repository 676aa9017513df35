// SPDX-License-Identifier: Apache-2.0
//! The header blocks of a file, written as they are described.
//!
//! Threads and descriptors may be many: their lists are split into blocks of a bounded size, which readers join.
//! Interfaces and users must each be one block, because a second one replaces the first; they are collected.

use super::output::Output;
use crate::block;
use crate::error::CaptureError;
use crate::header::{HeaderSink, fds, interfaces, machine, threads, users};
use crate::{FdEntry, GroupEntry, Interface, InterfaceAddress, MachineInfo, ThreadEntry, UserEntry};

/// A list is closed when its block is longer.
const LIST: usize = 512 << 10;

/// The list that is being collected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Threads,
    Fds(i64),
}

pub(super) struct HeaderEncoder<'a> {
    output: &'a mut Output,
    open: Open,
    list: Vec<u8>,
    v4: Vec<u8>,
    v6: Vec<u8>,
    accounts: Vec<u8>,
    failed: Option<CaptureError>,
}

impl<'a> HeaderEncoder<'a> {
    /// Begins a section.
    pub(super) fn new(output: &'a mut Output) -> Self {
        let mut encoder =
            Self { output, open: Open::Nothing, list: Vec::new(), v4: Vec::new(), v6: Vec::new(), accounts: Vec::new(), failed: None };
        encoder.block(block::SECTION, |out| {
            out.extend_from_slice(&block::MAGIC.to_le_bytes());
            out.extend_from_slice(&block::MAJOR.to_le_bytes());
            out.extend_from_slice(&block::MINOR.to_le_bytes());
            out.extend_from_slice(&u64::MAX.to_le_bytes());
        });
        encoder
    }

    /// Writes what is still collected.
    pub(super) fn finish(mut self) -> Result<(), CaptureError> {
        self.lists();
        self.close();
        self.failed.map_or(Ok(()), Err)
    }

    /// A block, unless one failed before.
    fn block(&mut self, kind: u32, body: impl FnOnce(&mut Vec<u8>)) {
        if self.failed.is_none() {
            self.failed = self.output.block(kind, body).err();
        }
    }

    /// Interfaces and users stand before threads.
    fn lists(&mut self) {
        let (v4, v6) = (std::mem::take(&mut self.v4), std::mem::take(&mut self.v6));
        if !v4.is_empty() || !v6.is_empty() {
            self.block(block::INTERFACES, |out| {
                out.extend_from_slice(&v4);
                out.extend_from_slice(&v6);
            });
        }
        let accounts = std::mem::take(&mut self.accounts);
        if !accounts.is_empty() {
            self.block(block::USERS, |out| out.extend_from_slice(&accounts));
        }
    }

    fn close(&mut self) {
        let list = std::mem::take(&mut self.list);
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Threads => self.block(block::THREADS, |out| out.extend_from_slice(&list)),
            Open::Fds(tid) => self.block(block::FDS, |out| {
                out.extend_from_slice(&tid.to_le_bytes());
                out.extend_from_slice(&list);
            }),
        }
        self.list = list;
        self.list.clear();
    }

    fn open(&mut self, wanted: Open) {
        self.lists();
        if self.open != wanted || self.list.len() >= LIST {
            self.close();
            self.open = wanted;
        }
    }
}

impl HeaderSink for HeaderEncoder<'_> {
    fn machine(&mut self, info: &MachineInfo) {
        self.block(block::MACHINE, |out| machine::encode(info, out));
    }
    fn begin_interfaces(&mut self) {
        self.v4.clear();
        self.v6.clear();
    }
    fn interface(&mut self, interface: &Interface<'_>) {
        let list = match interface.address {
            InterfaceAddress::V4 { .. } => &mut self.v4,
            InterfaceAddress::V6 { .. } => &mut self.v6,
        };
        interfaces::encode(interface, list);
    }
    fn begin_users(&mut self) {
        self.accounts.clear();
    }
    fn user(&mut self, user: &UserEntry<'_>) {
        users::encode_user(user, &mut self.accounts);
    }
    fn group(&mut self, group: &GroupEntry<'_>) {
        users::encode_group(group, &mut self.accounts);
    }
    fn thread(&mut self, thread: &ThreadEntry<'_>) {
        self.open(Open::Threads);
        threads::encode(thread, &mut self.list);
    }
    fn fd(&mut self, tid: i64, fd: &FdEntry<'_>) {
        self.open(Open::Fds(tid));
        fds::encode(fd, &mut self.list);
    }
}
