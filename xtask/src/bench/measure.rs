//! What a child process costs, as the system counts it. CPU time, because the wall clock of a machine that
//! others use as well says nothing.

use std::fs::File;
use std::io::{Read, Seek};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use wait4::Wait4;

/// CPU time and peak memory of a process.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cost {
    /// User and system time together.
    pub(super) cpu: Duration,
    /// Peak memory, in bytes.
    pub(super) peak: u64,
}

impl Cost {
    /// The cost of one process and then another.
    pub(super) fn and_then(self, next: Cost) -> Cost {
        Cost {
            cpu: self.cpu + next.cpu,
            peak: self.peak.max(next.peak),
        }
    }

    fn lower(self, other: Cost) -> Cost {
        Cost {
            cpu: self.cpu.min(other.cpu),
            peak: self.peak.min(other.peak),
        }
    }
}

/// A run shorter than this is measured again: the system's share of it is mostly chance.
const SHORT: Duration = Duration::from_secs(2);
const RUNS: usize = 3;

/// The lowest cost of a command in a few runs, or in one if it takes long.
pub(super) fn measure(command: impl Fn() -> Result<Command>) -> Result<Cost> {
    let mut lowest = once(&mut command()?)?;
    for _ in 1..RUNS {
        if lowest.cpu < SHORT {
            lowest = lowest.lower(once(&mut command()?)?);
        }
    }
    Ok(lowest)
}

/// Runs a command whose cost does not matter.
pub(super) fn prepare(command: &mut Command) -> Result<()> {
    once(command).map(|_| ())
}

fn once(command: &mut Command) -> Result<Cost> {
    let mut messages = Messages::new()?;
    let child = command
        .stdin(Stdio::null())
        .stdout(messages.for_child()?)
        .stderr(messages.for_child()?)
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    let used = child.wait4()?;
    if !used.status.success() {
        bail!(
            "{command:?} failed with {}:\n{}",
            used.status,
            messages.last()?
        );
    }
    Ok(Cost {
        cpu: used.rusage.utime + used.rusage.stime,
        peak: used.rusage.maxrss,
    })
}

/// What a child prints, in a file without a name: unlike a pipe, nobody has to read it while it runs.
struct Messages(File);

/// How much of it is shown.
const SHOWN: usize = 4_000;

impl Messages {
    fn new() -> Result<Messages> {
        Ok(Messages(
            tempfile::tempfile().context("cannot make a temporary file")?,
        ))
    }

    fn for_child(&self) -> Result<Stdio> {
        Ok(self.0.try_clone()?.into())
    }

    fn last(&mut self) -> Result<String> {
        let mut bytes = Vec::new();
        self.0.rewind()?;
        self.0.read_to_end(&mut bytes)?;
        let start = bytes.len().saturating_sub(SHOWN);
        Ok(String::from_utf8_lossy(&bytes[start..]).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_processes_add_their_time_but_not_their_memory() {
        let cost = |seconds, peak| Cost {
            cpu: Duration::from_secs(seconds),
            peak,
        };
        assert_eq!(cost(2, 50).and_then(cost(3, 40)), cost(5, 50));
    }

    fn this_program(argument: &'static str) -> impl Fn() -> Result<Command> {
        move || {
            let mut command = Command::new(std::env::current_exe()?);
            command.arg(argument);
            Ok(command)
        }
    }

    #[test]
    fn a_program_that_runs_has_used_memory() {
        assert!(measure(this_program("--list")).unwrap().peak > 0);
    }

    #[test]
    fn a_program_that_fails_shows_what_it_said() {
        let message = measure(this_program("--no-such-flag"))
            .unwrap_err()
            .to_string();
        assert!(message.contains("no-such-flag"), "{message}");
    }
}
