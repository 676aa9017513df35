// SPDX-License-Identifier: Apache-2.0
//! Header blocks: which there are, and reading the lists among them entry by entry.

use super::Reader;
use crate::block::{self, HEAD, Kind, TRAILER};
use crate::error::{CaptureError, Damage};
use crate::header::{ENTRY_WINDOW, HeaderSink, fds, interfaces, machine, threads, users};

impl Reader {
    /// Blocks up to the first event; false when there is nothing at all.
    pub(super) fn headers(&mut self, sink: &mut dyn HeaderSink) -> Result<bool, CaptureError> {
        if !self.section_header()? {
            return Ok(false);
        }
        self.begin_section(sink);
        loop {
            let Some((number, total)) = self.block_head()? else { return Ok(true) };
            match block::kind_of(number) {
                Kind::Event(_) => return Ok(true),
                Kind::Section => {
                    // A section without events: what it said is replaced at once.
                    self.section_header()?;
                    self.begin_section(sink);
                }
                Kind::Machine => self.machine(number, total, sink)?,
                kind @ (Kind::Interfaces { .. } | Kind::Users { .. } | Kind::Threads { .. } | Kind::Fds { .. }) => {
                    self.list(kind, number, total, sink)?;
                }
                Kind::Unknown => {
                    self.stats.unknown_blocks += 1;
                    self.window.consume(HEAD);
                    self.close_block(number, total, u64::from(total).saturating_sub(HEAD as u64))?;
                }
            }
        }
    }

    fn begin_section(&mut self, sink: &mut dyn HeaderSink) {
        self.stats.sections += 1;
        self.converter.clear();
        sink.begin_section();
    }

    fn machine(&mut self, number: u32, total: u32, sink: &mut dyn HeaderSink) -> Result<(), CaptureError> {
        let whole = HEAD + machine::SIZE + TRAILER;
        if total as usize != whole {
            return Err(self.damage(Damage::BlockLength { kind: number, length: total }));
        }
        self.need("the machine block", whole)?;
        let info = machine::decode(self.window.unread().get(HEAD..).unwrap_or_default());
        let info = info.map_err(|damage| self.damage(damage))?;
        self.window.consume(HEAD + machine::SIZE);
        self.close_block(number, total, TRAILER as u64)?;
        sink.machine(&info);
        Ok(())
    }

    /// A list block, entry by entry: it may be far larger than what is held of the input at a time.
    fn list(&mut self, kind: Kind, number: u32, total: u32, sink: &mut dyn HeaderSink) -> Result<(), CaptureError> {
        let mut left = u64::from(total).saturating_sub((HEAD + TRAILER) as u64);
        let mut tid = 0;
        match kind {
            Kind::Fds { .. } if left < 8 => {
                return Err(self.damage(Damage::BlockLength { kind: number, length: total }));
            }
            Kind::Fds { .. } => {
                self.need("a list of descriptors", HEAD + 8)?;
                let bytes = self.window.unread().get(HEAD..).and_then(|b| b.first_chunk());
                tid = i64::from_le_bytes(bytes.copied().unwrap_or_default());
                self.window.consume(HEAD + 8);
                left -= 8;
            }
            Kind::Interfaces { .. } => {
                self.window.consume(HEAD);
                sink.begin_interfaces();
            }
            Kind::Users { .. } => {
                self.window.consume(HEAD);
                sink.begin_users();
            }
            _ => self.window.consume(HEAD),
        }
        // Fewer than four bytes are padding.
        while left >= 4 {
            let used = self.entry(kind, left, tid, sink)?;
            if used > left || used == 0 {
                return Err(self.damage(Damage::EntryTooLong("an entry of a list")));
            }
            self.skip("a list block", used)?;
            left -= used;
        }
        self.close_block(number, total, left + TRAILER as u64)
    }

    /// Decodes the entry at hand and gives it to the sink; gives its length.
    fn entry(&mut self, kind: Kind, left: u64, tid: i64, sink: &mut dyn HeaderSink) -> Result<u64, CaptureError> {
        let want = usize::try_from(left).unwrap_or(usize::MAX).min(ENTRY_WINDOW);
        self.need("a list block", want)?;
        let bytes = self.window.unread().get(..want).unwrap_or_default();
        let damaged = |damage| CaptureError::Damaged { offset: self.window.offset(), damage };
        // An entry that reaches beyond its block isn't shown: the caller reports it.
        let fits = |used: u64| used <= left;
        match kind {
            Kind::Interfaces { sized } => {
                let (entry, used) = interfaces::decode(bytes, sized).map_err(damaged)?;
                if fits(used) {
                    sink.interface(&entry);
                }
                Ok(used)
            }
            Kind::Users { sized } => {
                let (entry, used) = users::decode(bytes, sized).map_err(damaged)?;
                match &entry {
                    users::Account::User(user) if fits(used) => sink.user(user),
                    users::Account::Group(group) if fits(used) => sink.group(group),
                    _ => {}
                }
                Ok(used)
            }
            Kind::Threads { version } => {
                let (entry, used) = threads::decode(bytes, version).map_err(damaged)?;
                if fits(used) {
                    sink.thread(&entry);
                }
                Ok(used)
            }
            Kind::Fds { sized } => {
                let (entry, used) = fds::decode(bytes, sized).map_err(damaged)?;
                if fits(used) {
                    sink.fd(tid, &entry);
                }
                Ok(used)
            }
            _ => Ok(left),
        }
    }
}
