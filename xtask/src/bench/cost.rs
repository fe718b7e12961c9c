//! What a child process costs, as the system counts it. Ratios are of CPU time, because the wall clock of a machine that
//! others use as well says little.

use std::fs::File;
use std::io::{Read, Seek};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait4::{ResourceUsage, Wait4};

/// Time and peak memory of a process.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cost {
    /// User and system time together, of all threads.
    pub(super) cpu: Duration,
    /// From the start to the end.
    pub(super) wall: Duration,
    /// Peak memory, in bytes.
    pub(super) peak: u64,
}

impl Cost {
    /// What the system counted of a process that has ended.
    pub(super) fn of(used: &ResourceUsage, wall: Duration) -> Cost {
        Cost {
            cpu: used.utime + used.stime,
            wall,
            peak: used.maxrss,
        }
    }

    /// The cost of one process and then another.
    pub(super) fn and_then(self, next: Cost) -> Cost {
        Cost {
            cpu: self.cpu + next.cpu,
            wall: self.wall + next.wall,
            peak: self.peak.max(next.peak),
        }
    }
}

/// What a process cost, and what it printed.
pub(super) struct Finished {
    pub(super) cost: Cost,
    pub(super) output: String,
}

/// The cost of a command that succeeds.
pub(super) fn measure(command: &mut Command) -> Result<Cost> {
    measure_ending_with(command, 0)
}

/// The cost of a command that ends with an exit code: `check` ends with 1 if it finds errors.
pub(super) fn measure_ending_with(command: &mut Command, code: i32) -> Result<Cost> {
    Ok(finish(command, code)?.cost)
}

/// Runs a command whose cost does not matter.
pub(super) fn prepare(command: &mut Command) -> Result<()> {
    finish(command, 0).map(|_| ())
}

/// Runs a command to its end, which must be this exit code.
pub(super) fn finish(command: &mut Command, code: i32) -> Result<Finished> {
    let mut messages = Messages::new()?;
    let start = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(messages.for_child()?)
        .stderr(messages.for_child()?)
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    let used = child.wait4()?;
    // Reading what was printed is not part of it.
    let wall = start.elapsed();
    let output = messages.read()?;
    if used.status.code() != Some(code) {
        let shown = output.floor_char_boundary(output.len().saturating_sub(SHOWN));
        bail!(
            "{command:?} failed with {}:\n{}",
            used.status,
            &output[shown..]
        );
    }
    let cost = Cost::of(&used.rusage, wall);
    Ok(Finished { cost, output })
}

/// What a child prints, in a file without a name: unlike a pipe, it never fills up and stops the child.
pub(super) struct Messages(File);

/// How much of it is shown if the child fails, in bytes.
const SHOWN: usize = 4_000;

impl Messages {
    pub(super) fn new() -> Result<Messages> {
        Ok(Messages(
            tempfile::tempfile().context("cannot make a temporary file")?,
        ))
    }

    pub(super) fn for_child(&self) -> Result<Stdio> {
        Ok(self.0.try_clone()?.into())
    }

    pub(super) fn read(&mut self) -> Result<String> {
        let mut bytes = Vec::new();
        self.0.rewind()?;
        self.0.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_processes_add_their_time_but_not_their_memory() {
        let cost = |seconds, peak| Cost {
            cpu: Duration::from_secs(seconds),
            wall: Duration::from_secs(seconds + 1),
            peak,
        };
        let both = cost(2, 50).and_then(cost(3, 40));
        assert_eq!(
            (both.cpu.as_secs(), both.wall.as_secs(), both.peak),
            (5, 7, 50)
        );
    }

    fn this_program(argument: &str) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(argument);
        command
    }

    #[test]
    fn a_program_that_runs_has_used_memory_and_says_something() {
        let finished = finish(&mut this_program("--list"), 0).unwrap();
        assert!(finished.cost.peak > 0);
        assert!(finished.output.contains("test"));
    }

    #[test]
    fn a_program_that_fails_shows_what_it_said() {
        let message = measure(&mut this_program("--no-such-flag"))
            .unwrap_err()
            .to_string();
        assert!(message.contains("no-such-flag"), "{message}");
    }
}
