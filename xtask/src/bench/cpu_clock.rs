//! The CPU time of this process, all threads together, for what is measured inside of one.

use std::time::{Duration, Instant};

/// CPU and wall time since it was started.
pub(super) struct CpuClock {
    cpu: Duration,
    wall: Instant,
}

impl CpuClock {
    pub(super) fn start() -> CpuClock {
        CpuClock {
            cpu: process_cpu(),
            wall: Instant::now(),
        }
    }

    /// CPU time, then wall time.
    pub(super) fn elapsed(&self) -> (Duration, Duration) {
        (process_cpu().saturating_sub(self.cpu), self.wall.elapsed())
    }
}

/// `CLOCK_PROCESS_CPUTIME_ID` and not `getrusage` or `/proc/self/stat`: those may count in ticks of 10 ms, which is a fifth
/// of the bar.
#[cfg(unix)]
fn process_cpu() -> Duration {
    use rustix::time::{ClockId, clock_gettime};

    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap_or_default()
}

/// Without such a clock the wall has to do.
#[cfg(not(unix))]
fn process_cpu() -> Duration {
    use std::sync::OnceLock;

    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_takes_cpu_time() {
        let clock = CpuClock::start();
        let mut sum = 0_u64;
        while clock.elapsed().0.is_zero() {
            sum = std::hint::black_box(sum + 1);
        }
        assert!(!clock.elapsed().1.is_zero());
    }
}
