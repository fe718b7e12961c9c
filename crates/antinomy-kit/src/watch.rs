//! Bounds on what a query may take: a thread looks at the clock and at the memory of the process, and stops it.

use antinomy_query::{Reason, Stop, Watched};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How much a query may take.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How long it may run.
    pub time: Duration,
    /// By how many bytes the memory of the process may grow.
    pub memory: usize,
}

impl Bounds {
    /// So many seconds, and the usual memory.
    #[must_use]
    pub fn seconds(seconds: u64) -> Self {
        Self {
            time: Duration::from_secs(seconds),
            memory: MEMORY,
        }
    }
}

/// More than any answer that a person reads, and less than makes a machine stutter.
const MEMORY: usize = 1 << 30;
/// Between two looks: a query that fills memory as fast as it can takes some tens of megabytes in this time.
const PAUSE: Duration = Duration::from_millis(10);
/// How long a query that was stopped may take to end. A single call of a function in it cannot be left.
const GRACE: Duration = Duration::from_secs(5);

/// Watches a query until it is dropped.
#[derive(Debug)]
pub struct Watch {
    stop: Stop,
    // Dropping it ends the thread.
    _end: Sender<()>,
}

impl Watch {
    /// Begins to watch. `last_resort` is called, on another thread, when a query that was stopped does not end.
    pub fn begin(bounds: Bounds, last_resort: impl FnOnce(Reason) + Send + 'static) -> Self {
        Self::until(bounds, Reason::Time, last_resort)
    }

    /// The same; `late` is why the query is stopped when its time is over.
    pub(crate) fn until(
        bounds: Bounds,
        late: Reason,
        last_resort: impl FnOnce(Reason) + Send + 'static,
    ) -> Self {
        let stop = Stop::new();
        let (end, ended) = channel();
        let flag = stop.clone();
        thread::spawn(move || {
            if let Some(reason) = watch(bounds, late, &ended, &flag)
                && ended.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout)
            {
                last_resort(reason);
            }
        });
        Self { stop, _end: end }
    }

    /// What stops the query.
    #[must_use]
    pub fn stop(&self) -> &Stop {
        &self.stop
    }
}

impl Watched for Watch {
    fn stop(&self) -> &Stop {
        &self.stop
    }
}

/// Waits for the end of the query or of its time or memory, and sets the flag if that is what came.
fn watch(bounds: Bounds, late: Reason, ended: &Receiver<()>, flag: &Stop) -> Option<Reason> {
    let begun = Instant::now();
    let before = resident();
    loop {
        let left = bounds.time.saturating_sub(begun.elapsed());
        if ended.recv_timeout(PAUSE.min(left)) != Err(RecvTimeoutError::Timeout) {
            return None;
        }
        let reason = if begun.elapsed() >= bounds.time {
            late
        } else if resident().saturating_sub(before) > bounds.memory {
            Reason::Memory
        } else {
            continue;
        };
        flag.now(reason);
        return Some(reason);
    }
}

/// The memory of the process in bytes; 0 where the system does not tell.
fn resident() -> usize {
    memory_stats::memory_stats().map_or(0, |it| it.physical_mem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(time: Duration, memory: usize) -> Bounds {
        Bounds { time, memory }
    }

    fn stopped(watch: &Watch) -> Option<Reason> {
        let begun = Instant::now();
        while watch.stop().reason().is_none() && begun.elapsed() < Duration::from_secs(20) {
            thread::sleep(PAUSE);
        }
        watch.stop().reason()
    }

    #[test]
    fn time_that_is_over_stops_a_query() {
        let watch = Watch::begin(bounds(Duration::ZERO, usize::MAX), |_| {});
        assert_eq!(stopped(&watch), Some(Reason::Time));
    }

    #[test]
    fn memory_that_grows_stops_a_query() {
        let watch = Watch::begin(bounds(Duration::from_secs(60), 16 << 20), |_| {});
        // Written to, because memory that nobody touches is not there.
        let much = vec![1_u8; 256 << 20];
        assert_eq!(stopped(&watch), Some(Reason::Memory));
        assert_eq!(much.len(), 256 << 20);
    }
}
