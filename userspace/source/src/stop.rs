// SPDX-License-Identifier: Apache-2.0
//! Ending a source from outside: by another thread or by a signal.

use std::{
    io::{self, Read, Write},
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Handle that ends a source. All clones are the same handle.
#[derive(Clone, Debug)]
pub struct Stop(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    asked: Arc<AtomicBool>,
    waker: UnixStream,
    waiter: UnixStream,
}

impl Stop {
    /// A handle of its own.
    ///
    /// # Errors
    /// When the process has no descriptors left.
    pub fn new() -> io::Result<Self> {
        let (waker, waiter) = UnixStream::pair()?;
        waker.set_nonblocking(true)?;
        waiter.set_nonblocking(true)?;
        Ok(Self(Arc::new(Inner { asked: Arc::default(), waker, waiter })))
    }

    /// Asks the source to end, and wakes it.
    pub fn stop(&self) {
        self.0.asked.store(true, Ordering::Relaxed);
        // A full pipe wakes as well.
        let _ = (&self.0.waker).write(&[0]);
    }

    /// Whether it was asked to end.
    #[inline]
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.asked.load(Ordering::Relaxed)
    }

    /// Makes these signals ask for the end. A second one ends the process at once: whatever it waits for may never come.
    ///
    /// # Errors
    /// When a signal cannot be caught.
    pub fn on_signals(&self, signals: &[i32]) -> io::Result<()> {
        for &signal in signals {
            signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&self.0.asked))?;
            signal_hook::flag::register(signal, Arc::clone(&self.0.asked))?;
            signal_hook::low_level::pipe::register(signal, self.0.waker.try_clone()?)?;
        }
        Ok(())
    }

    /// Readable once the end was asked for: for `poll`.
    pub(crate) fn waiter(&self) -> BorrowedFd<'_> {
        self.0.waiter.as_fd()
    }

    /// Takes back wake-ups, so that a wait for other things sleeps again.
    pub(crate) fn drain(&self) {
        let mut buffer = [0; 16];
        while matches!((&self.0.waiter).read(&mut buffer), Ok(n) if n > 0) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_asks_and_wakes() {
        let stop = Stop::new().unwrap();
        stop.on_signals(&[signal_hook::consts::SIGUSR2]).unwrap();
        assert!(!stop.is_asked());
        signal_hook::low_level::raise(signal_hook::consts::SIGUSR2).unwrap();
        assert!(stop.is_asked());
        let mut byte = [0; 4];
        assert_eq!((&stop.0.waiter).read(&mut byte).unwrap(), 1);
        stop.drain();
    }
}
