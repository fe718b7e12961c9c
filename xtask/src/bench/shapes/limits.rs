//! Runs a command that may never end, or take all the memory there is, under limits of the system.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use wait4::Wait4;

use crate::bench::cost::{Cost, Messages};

/// CPU time after which a run is stopped.
pub(super) const MOST_CPU: Duration = Duration::from_secs(60);

/// Memory, in bytes of addresses, beyond which a run gets no more and so ends.
const MOST_MEMORY: u64 = 4_000_000_000;

/// What a run ended with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ended {
    pub(super) cost: Cost,
    /// `None` if a signal ended it: a limit, or a program that aborts.
    pub(super) code: Option<i32>,
    /// The first line of what it said, or the one that names its bound.
    pub(super) said: String,
    /// Whether it said that it refused the content for the bound that was expected.
    pub(super) is_refused: bool,
}

impl Ended {
    /// Whether the run came to no end of its own.
    pub(super) fn is_stopped(&self) -> bool {
        self.code.is_none()
    }
}

/// Runs a command to its end or to its limits. It reads from the file `input`, if there is one. A line that holds `bound` says
/// that the content was refused.
pub(super) fn run(command: &mut Command, input: &Path, bound: Option<&str>) -> Result<Ended> {
    let mut messages = Messages::new()?;
    let stdin = match File::open(input) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    // What `check` finds stands in its answer, which is large where nothing is refused.
    let stdout = match bound {
        Some(_) => messages.for_child()?,
        None => Stdio::null(),
    };
    let start = Instant::now();
    let child = command
        .stdin(stdin)
        .stdout(stdout)
        .stderr(messages.for_child()?)
        .spawn()
        .with_context(|| format!("cannot start {command:?}"))?;
    limit(&child)?;
    let used = { child }.wait4()?;
    let cost = Cost::of(&used.rusage, start.elapsed());
    let said = messages.read()?;
    let refusal = bound.and_then(|bound| said.lines().find(|line| line.contains(bound)));
    Ok(Ended {
        cost,
        code: used.status.code(),
        said: refusal
            .or_else(|| said.lines().next())
            .unwrap_or_default()
            .to_owned(),
        is_refused: refusal.is_some(),
    })
}

/// Limits a child from outside: the child has hardly begun when it gets them.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn limit(child: &Child) -> Result<()> {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let most = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    let child = Some(Pid::from_child(child));
    prlimit(child, Resource::Cpu, most(MOST_CPU.as_secs()))?;
    prlimit(child, Resource::As, most(MOST_MEMORY))?;
    Ok(())
}

/// Elsewhere nobody can limit another process.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn limit(_: &Child) -> Result<()> {
    Ok(())
}
