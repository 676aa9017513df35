// SPDX-License-Identifier: Apache-2.0
//! Rules anew on SIGHUP: compiled by a thread beside the running ones, taken over between two events.
//!
//! Files that are refused change nothing: what is wrong is told, and the rules loaded before go on.

use crate::{exit::Refused, print};
use signal_hook::{consts::SIGHUP, iterator::Signals};
use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// Where a new `T` waits for whoever runs the old one.
pub struct Reload<T>(Arc<Waiting<T>>);

struct Waiting<T> {
    ready: AtomicBool,
    next: Mutex<Option<T>>,
}

impl<T: Send + 'static> Reload<T> {
    /// From now on SIGHUP makes a new one.
    ///
    /// # Errors
    /// When the signal cannot be caught or there is no thread for it.
    pub fn on_hangup(mut make: impl FnMut() -> anyhow::Result<T> + Send + 'static) -> io::Result<Self> {
        let waiting = Arc::new(Waiting { ready: AtomicBool::new(false), next: Mutex::new(None) });
        let mut signals = Signals::new([SIGHUP])?;
        let there = Arc::clone(&waiting);
        thread::Builder::new().name("reload".to_owned()).spawn(move || signals.forever().for_each(|_| there.put(make())))?;
        Ok(Self(waiting))
    }

    /// The new one, once after it was made.
    #[inline]
    pub fn take(&self) -> Option<T> {
        if self.0.ready.load(Ordering::Relaxed) { self.0.take() } else { None }
    }
}

impl<T> Waiting<T> {
    fn put(&self, made: anyhow::Result<T>) {
        match made {
            Ok(new) => {
                *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(new);
                // The mutex orders what it guards; the flag only says that looking is worth it.
                self.ready.store(true, Ordering::Relaxed);
            }
            Err(e) => {
                let why = if e.is::<Refused>() { String::new() } else { format!(": {e:#}") };
                print::remark(format_args!("eyas: the rule files are refused{why}; the rules loaded before go on"));
            }
        }
    }

    #[cold]
    fn take(&self) -> Option<T> {
        self.ready.store(false, Ordering::Relaxed);
        self.next.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signal_hook::low_level::raise;
    use std::sync::mpsc;

    #[test]
    fn a_hangup_makes_a_new_one_and_a_failure_makes_none() {
        let (told, tries) = mpsc::channel();
        let mut results = vec![Ok(3), Err(anyhow::anyhow!("no such file")), Ok(1)];
        let reload = Reload::on_hangup(move || {
            let made = results.pop().unwrap();
            // Told after the one before was put in its place.
            told.send(()).unwrap();
            made
        })
        .unwrap();
        assert_eq!(reload.take(), None);
        let mut taken = Vec::new();
        for _ in 0..3 {
            raise(SIGHUP).unwrap();
            tries.recv().unwrap();
            // Only the thread's next few instructions are waited for.
            for _ in 0..200 {
                taken.extend(reload.take());
                thread::sleep(std::time::Duration::from_millis(1));
            }
        }
        assert_eq!(taken, [1, 3]);
    }
}
