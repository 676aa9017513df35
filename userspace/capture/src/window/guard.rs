// SPDX-License-Identifier: Apache-2.0
//! Reading a mapped file that somebody truncates. The kernel answers a read beyond the file's new end with SIGBUS; here that
//! becomes zeros in place of what was there, and a mark that says so.
//!
//! Mapped pieces are entered in a list that a signal handler can walk: its entries are made once, never freed, and used
//! again. A fault outside of them goes on to whoever handled the signal before.
#![allow(unsafe_code)]

use std::ops::Deref;
use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};

use memmap2::Mmap;
use nix::libc;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

/// A piece that is mapped, or room for one.
struct Entry {
    /// Taken by a [`Guarded`].
    used: AtomicBool,
    /// First byte; 0 while nothing is entered.
    start: AtomicUsize,
    len: AtomicUsize,
    /// A part of it is gone.
    lost: AtomicBool,
    next: *const Entry,
}

/// All entries.
static ENTRIES: AtomicPtr<Entry> = AtomicPtr::new(ptr::null_mut());
/// Who handled the signal before.
static BEFORE: OnceLock<SigAction> = OnceLock::new();

/// The entries; they live for ever.
fn entries() -> impl Iterator<Item = &'static Entry> {
    // ORDERING: Acquire, with the Release of `enter`: who sees an entry sees what it was made with.
    let mut next: *const Entry = ENTRIES.load(Ordering::Acquire);
    std::iter::from_fn(move || {
        // SAFETY: `next` is null or came out of `Box::leak` in `enter`; entries are never freed nor written as a whole.
        let entry = unsafe { next.as_ref() }?;
        next = entry.next;
        Some(entry)
    })
}

/// A mapped piece whose loss is survived.
pub(super) struct Guarded {
    map: Mmap,
    entry: &'static Entry,
}

impl Guarded {
    /// Enters a piece, before anything of it is read.
    pub(super) fn new(map: Mmap) -> std::io::Result<Self> {
        if BEFORE.get().is_none() {
            install()?;
        }
        let entry = enter();
        // ORDERING: Relaxed for what only this thread's own faults read: a signal for a fault runs on the thread that read.
        // Threads that the piece is handed to get it through something that orders more.
        entry.lost.store(false, Ordering::Relaxed);
        entry.len.store(map.len(), Ordering::Relaxed);
        entry.start.store(map.as_ptr().addr(), Ordering::Relaxed);
        Ok(Self { map, entry })
    }

    /// Whether a part of it read as zeros because the file has become shorter.
    pub(super) fn is_lost(&self) -> bool {
        // ORDERING: Relaxed; as in `new`.
        self.entry.lost.load(Ordering::Relaxed)
    }
}

impl Deref for Guarded {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        &self.map
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // Before the piece is unmapped and its place may be another's.
        self.entry.start.store(0, Ordering::Relaxed);
        // ORDERING: Release, with the Acquire in `enter`: the next user sees the place empty.
        self.entry.used.store(false, Ordering::Release);
    }
}

/// A free entry, or a new one.
fn enter() -> &'static Entry {
    // ORDERING: Acquire, with the Release of `drop`.
    let free = entries().find(|e| e.used.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok());
    free.unwrap_or_else(|| {
        let entry = Box::new(Entry {
            used: AtomicBool::new(true),
            start: AtomicUsize::new(0),
            len: AtomicUsize::new(0),
            lost: AtomicBool::new(false),
            next: ptr::null(),
        });
        let entry: &'static mut Entry = Box::leak(entry);
        let mut first = ENTRIES.load(Ordering::Relaxed);
        let place: *mut Entry = entry;
        loop {
            // SAFETY: nobody else knows the entry yet.
            unsafe { (*place).next = first };
            // ORDERING: Release, with the Acquire of `entries`.
            match ENTRIES.compare_exchange_weak(first, place, Ordering::Release, Ordering::Relaxed) {
                // SAFETY: it was leaked, and from here on it is only ever shared.
                Ok(_) => return unsafe { &*place },
                Err(now) => first = now,
            }
        }
    })
}

/// Catches the signal, once for the process.
fn install() -> std::io::Result<()> {
    let flags = SaFlags::SA_SIGINFO | SaFlags::SA_ONSTACK | SaFlags::SA_RESTART;
    let action = SigAction::new(SigHandler::SigAction(handle), flags, SigSet::empty());
    static INSTALLING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one_at_a_time = INSTALLING.lock();
    if BEFORE.get().is_none() {
        // SAFETY: the handler calls nothing but `mmap`, `sigaction` and atomic operations, allocates nothing, takes no lock,
        // and what it walks is never freed.
        let before = unsafe { sigaction(Signal::SIGBUS, &action) }?;
        // A fault between the two lines would be one of somebody else; it would find nothing and come again.
        let _ = BEFORE.set(before);
    }
    Ok(())
}

/// Runs on the thread that read beyond the end of the file, in the middle of that read.
extern "C" fn handle(_: libc::c_int, info: *mut libc::siginfo_t, _: *mut libc::c_void) {
    // SAFETY: the kernel gives a valid description to a handler that is installed with SA_SIGINFO; for SIGBUS it has an
    // address.
    let at = unsafe { (*info).si_addr() }.addr();
    let within = |e: &&Entry| {
        let start = e.start.load(Ordering::Relaxed);
        start != 0 && at.wrapping_sub(start) < e.len.load(Ordering::Relaxed)
    };
    if let Some(entry) = entries().find(within) {
        let (start, len) = (entry.start.load(Ordering::Relaxed), entry.len.load(Ordering::Relaxed));
        // From the page of the fault to the end of the piece: what is behind a new end is gone as well.
        let from = at & !(PAGE - 1);
        let left = start.wrapping_add(len).wrapping_sub(from);
        let fixed = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED;
        // SAFETY: the pages belong to the piece, which is mapped as long as it is entered and is read through no other
        // reference than one to bytes; zeros take the place of bytes that cannot be read. The map is unmapped as a whole
        // later, whatever is in its pages.
        let put = unsafe { libc::mmap(ptr::without_provenance_mut(from), left, libc::PROT_READ, fixed, -1, 0) };
        if put != libc::MAP_FAILED {
            entry.lost.store(true, Ordering::Relaxed);
            return;
        }
    }
    // Not ours, or no memory: as if this handler were not there. The read is tried again and meets the other one.
    let before = BEFORE.get().copied().unwrap_or_else(|| SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty()));
    // SAFETY: it is the action that was there before, or the default one.
    let _ = unsafe { sigaction(Signal::SIGBUS, &before) };
}

/// The smallest page there is; faults and pieces begin at pages.
const PAGE: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::io::Write;

    fn mapped(pages: usize) -> (File, Guarded) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&vec![7; pages * PAGE]).unwrap();
        // SAFETY: the test truncates it, which is what is guarded against.
        let map = unsafe { Mmap::map(&file) }.unwrap();
        (file, Guarded::new(map).unwrap())
    }

    #[test]
    fn what_is_gone_reads_as_zeros() {
        let (file, piece) = mapped(8);
        let (_other, whole) = mapped(2);
        assert_eq!((piece[0], piece[8 * PAGE - 1], piece.is_lost()), (7, 7, false));
        file.set_len(3 * PAGE as u64).unwrap();
        assert_eq!((piece[3 * PAGE - 1], piece[5 * PAGE + 9], piece[8 * PAGE - 1]), (7, 0, 0));
        assert!(piece.is_lost() && !whole.is_lost() && whole[PAGE] == 7);
        drop(piece);
        // Entries are used again, and begin anew.
        let (_file, next) = mapped(8);
        assert!(!next.is_lost() && next[8 * PAGE - 1] == 7);
    }

    #[test]
    fn many_threads_at_once() {
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let (file, piece) = mapped(4);
                        file.set_len(PAGE as u64).unwrap();
                        assert_eq!(piece.iter().map(|b| u64::from(*b)).sum::<u64>(), 7 * PAGE as u64);
                        assert!(piece.is_lost());
                    }
                });
            }
        });
    }

    /// The part of the test below that runs in a process of its own.
    #[test]
    #[ignore = "run by a_fault_elsewhere_still_ends_the_process"]
    fn a_fault_elsewhere() {
        let (_file, _piece) = mapped(1);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&[7; PAGE]).unwrap();
        // SAFETY: the test reads it after its end, and expects to be ended.
        let map = unsafe { Mmap::map(&file) }.unwrap();
        file.set_len(0).unwrap();
        std::process::exit(i32::from(map[0]));
    }

    #[test]
    fn a_fault_elsewhere_still_ends_the_process() {
        use std::os::unix::process::ExitStatusExt;
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        let ran = command.args(["--exact", "--ignored", "window::guard::tests::a_fault_elsewhere"]).output().unwrap();
        assert_eq!(ran.status.signal(), Some(libc::SIGBUS), "{ran:?}");
    }
}
