// SPDX-License-Identifier: Apache-2.0
//! The bounded queue between the thread that finds alerts and the sinks.
//!
//! Invariants: [`Queue::send`] never waits under [`WhenFull::Shed`]; alerts reach every sink in the order in which they
//! were sent; what is shed is counted, and told by an alert of our own as soon as there is room. A sink whose reader is
//! gone (a broken pipe) is left out from then on; any other failure is counted and the sink tried again.

use crate::{
    alert::{Alert, LineOptions},
    priority::Priority,
    sink::Sink,
};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, TrySendError, sync_channel},
    },
    thread::JoinHandle,
    time::Duration,
};

/// What to do when the sinks are too slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFull {
    /// Count the alert and let it go: live events don't wait.
    Shed,
    /// Wait for room: a trace file does.
    Wait,
}

/// How long a queue that sheds waits at its end for sinks that take nothing.
const PATIENCE: Duration = Duration::from_secs(2);

/// Counters of a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueStats {
    /// Alerts that went through all sinks.
    pub sent: u64,
    /// Alerts let go because the queue was full or nobody was left to take them.
    pub shed: u64,
    /// Failed writes.
    pub failed: u64,
}

#[derive(Default)]
struct Shared {
    sent: AtomicU64,
    shed: AtomicU64,
    failed: AtomicU64,
    nobody_left: AtomicBool,
}

/// Sending end. Dropping it writes out what is queued.
pub struct Queue {
    sender: Option<SyncSender<Alert>>,
    worker: Option<JoinHandle<()>>,
    /// Disconnected once the worker has ended.
    ended: Receiver<()>,
    shared: Arc<Shared>,
    when_full: WhenFull,
    accepted: u64,
}

impl Queue {
    /// Starts the thread that serves `sinks`.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn start(sinks: Vec<Box<dyn Sink>>, options: LineOptions, capacity: usize, when_full: WhenFull) -> io::Result<Self> {
        let (sender, receiver) = sync_channel(capacity.max(1));
        let shared = Arc::new(Shared::default());
        let mut worker = Worker { sinks, options, shared: Arc::clone(&shared), told: 0 };
        let (ending, ended) = sync_channel(0);
        let worker = std::thread::Builder::new().name("outputs".into()).spawn(move || {
            worker.serve(&receiver);
            drop::<SyncSender<()>>(ending);
        })?;
        Ok(Self { sender: Some(sender), worker: Some(worker), ended, shared, when_full, accepted: 0 })
    }

    /// Hands an alert over.
    pub fn send(&mut self, alert: Alert) {
        let Some(sender) = &self.sender else { return };
        let gone = match self.when_full {
            WhenFull::Wait => sender.send(alert).is_err(),
            WhenFull::Shed => matches!(sender.try_send(alert), Err(TrySendError::Full(_) | TrySendError::Disconnected(_))),
        };
        if gone {
            self.shared.shed.fetch_add(1, Ordering::Relaxed);
        } else {
            self.accepted += 1;
        }
    }

    /// Whether every sink has lost its reader, so that going on is of no use.
    #[must_use]
    pub fn nobody_left(&self) -> bool {
        self.shared.nobody_left.load(Ordering::Relaxed)
    }

    /// Counters up to now.
    #[must_use]
    pub fn stats(&self) -> QueueStats {
        QueueStats {
            sent: self.shared.sent.load(Ordering::Relaxed),
            shed: self.shared.shed.load(Ordering::Relaxed),
            failed: self.shared.failed.load(Ordering::Relaxed),
        }
    }

    /// Writes out what is queued, ends the thread, and gives the final counters.
    pub fn finish(mut self) -> QueueStats {
        self.end();
        self.stats()
    }

    fn end(&mut self) {
        self.sender = None;
        // Live, a sink that takes nothing must not keep the program from ending: what it did not take is shed.
        if self.when_full == WhenFull::Shed && self.ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            self.worker = None;
            let (accepted, sent) = (self.accepted, self.shared.sent.load(Ordering::Relaxed));
            self.shared.shed.fetch_add(accepted.saturating_sub(sent), Ordering::Relaxed);
            return;
        }
        if let Some(worker) = self.worker.take() {
            // A sink that panicked has said so on stderr; there is nothing to add.
            let _ = worker.join();
        }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.end();
    }
}

struct Worker {
    sinks: Vec<Box<dyn Sink>>,
    options: LineOptions,
    shared: Arc<Shared>,
    /// Shed alerts that were already told about.
    told: u64,
}

impl Worker {
    fn serve(&mut self, receiver: &Receiver<Alert>) {
        loop {
            let alert = match receiver.try_recv() {
                Ok(alert) => alert,
                Err(TryRecvError::Disconnected) => break,
                Err(TryRecvError::Empty) => {
                    self.each_sink(|sink| sink.flush());
                    let Ok(alert) = receiver.recv() else { break };
                    alert
                }
            };
            self.tell_of_shed(&alert);
            self.deliver(&alert);
            self.shared.sent.fetch_add(1, Ordering::Relaxed);
        }
        self.each_sink(|sink| sink.flush());
    }

    fn deliver(&mut self, alert: &Alert) {
        let line = alert.line(&self.options);
        self.each_sink(|sink| sink.write(&line));
    }

    fn tell_of_shed(&mut self, next: &Alert) {
        let shed = self.shared.shed.load(Ordering::Relaxed);
        if shed == self.told {
            return;
        }
        let count = shed - self.told;
        self.told = shed;
        self.deliver(&Alert {
            rule: "Eyas internal: alerts shed".into(),
            priority: Priority::Critical,
            time: next.time,
            source: "internal".into(),
            hostname: Arc::clone(&next.hostname),
            message: format!("Outputs are too slow: {count} alerts were let go (n_shed={count} n_shed_total={shed})"),
            fields: [("n_shed".to_owned(), count.into()), ("n_shed_total".to_owned(), shed.into())].into_iter().collect(),
            tags: Arc::default(),
        });
    }

    fn each_sink(&mut self, mut act: impl FnMut(&mut dyn Sink) -> io::Result<()>) {
        let shared = &self.shared;
        let had_some = !self.sinks.is_empty();
        self.sinks.retain_mut(|sink| match act(sink.as_mut()) {
            Ok(()) => true,
            Err(e) => {
                shared.failed.fetch_add(1, Ordering::Relaxed);
                e.kind() != io::ErrorKind::BrokenPipe
            }
        });
        if had_some && self.sinks.is_empty() {
            shared.nobody_left.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alert::Line;
    use std::sync::{Mutex, mpsc};

    fn alert(n: u64) -> Alert {
        Alert {
            rule: "r".into(),
            priority: Priority::Notice,
            time: n,
            source: "syscall".into(),
            hostname: "h".into(),
            message: format!("m{n}"),
            fields: serde_json::Map::new(),
            tags: Arc::default(),
        }
    }

    /// Keeps lines; while there is a gate, each write says that it has begun, then waits for a permit.
    struct Kept(Arc<Mutex<Vec<String>>>, Option<Gate>);
    struct Gate {
        begun: mpsc::Sender<()>,
        permits: mpsc::Receiver<()>,
    }
    impl Sink for Kept {
        fn name(&self) -> &'static str {
            "kept"
        }
        fn write(&mut self, line: &Line) -> io::Result<()> {
            if let Some(gate) = &self.1 {
                let _ = gate.begun.send(());
                let _ = gate.permits.recv();
            }
            self.0.lock().unwrap().push(line.text.clone());
            Ok(())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Broken;
    impl Sink for Broken {
        fn name(&self) -> &'static str {
            "broken"
        }
        fn write(&mut self, _: &Line) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A gate, the sender of its permits, and what tells that a write has begun.
    fn gate() -> (Gate, mpsc::Sender<()>, mpsc::Receiver<()>) {
        let ((begun, writes), (permit, permits)) = (mpsc::channel(), mpsc::channel());
        (Gate { begun, permits }, permit, writes)
    }

    #[test]
    fn order_is_kept_and_all_is_written_at_the_end() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let mut queue = Queue::start(vec![Box::new(Kept(lines.clone(), None))], LineOptions::default(), 4, WhenFull::Wait).unwrap();
        (0..100).for_each(|n| queue.send(alert(n)));
        assert_eq!(queue.finish(), QueueStats { sent: 100, shed: 0, failed: 0 });
        let lines = lines.lock().unwrap();
        assert!((0..100).all(|n| lines[n].ends_with(&format!("Notice m{n}"))), "{lines:?}");
    }

    #[test]
    fn a_slow_sink_sheds_counts_and_tells() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (gate, permit, writes) = gate();
        let mut queue = Queue::start(vec![Box::new(Kept(lines.clone(), Some(gate)))], LineOptions::default(), 2, WhenFull::Shed).unwrap();
        queue.send(alert(0));
        writes.recv().unwrap();
        (1..50).for_each(|n| queue.send(alert(n)));
        assert_eq!(queue.stats().shed, 47);
        drop(permit);
        assert_eq!(queue.finish(), QueueStats { sent: 3, shed: 47, failed: 0 });
        let lines = lines.lock().unwrap();
        let ends = ["Notice m0", "47 alerts were let go (n_shed=47 n_shed_total=47)", "Notice m1", "Notice m2"];
        assert!(lines.len() == ends.len() && lines.iter().zip(ends).all(|(l, end)| l.ends_with(end)), "{lines:?}");
    }

    #[test]
    fn a_sink_that_hangs_does_not_keep_the_queue_from_ending() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (gate, permit, _writes) = gate();
        let mut queue = Queue::start(vec![Box::new(Kept(lines, Some(gate)))], LineOptions::default(), 8, WhenFull::Shed).unwrap();
        (0..5).for_each(|n| queue.send(alert(n)));
        assert_eq!(queue.finish(), QueueStats { sent: 0, shed: 5, failed: 0 });
        drop(permit);
    }

    #[test]
    fn a_broken_pipe_is_noticed() {
        let mut queue = Queue::start(vec![Box::new(Broken)], LineOptions::default(), 2, WhenFull::Wait).unwrap();
        queue.send(alert(1));
        while !queue.nobody_left() {
            std::thread::yield_now();
        }
        assert_eq!(queue.finish().failed, 1);
    }
}
