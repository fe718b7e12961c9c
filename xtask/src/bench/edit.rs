//! What an edit costs in a knowledge base that stays open, as in an editor: from the new text of a file to the diagnostics
//! of its records and of those that refer to what came, went or changed; then all lints. It runs in a process of its
//! own, as a hidden task of this program.

mod script;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use antinomy_kit::Workspace;
use anyhow::{Context, Result, anyhow};

use super::cpu_clock::CpuClock;
use super::rounds::median;
use script::{Script, read_statement_files};

/// How many edits are measured.
const EDITS: usize = 20;

/// Opens the knowledge base, edits it and prints the median times in seconds.
pub(crate) fn run(root: &Path) -> Result<()> {
    let script = Script::new(read_statement_files(root)?, EDITS)?;
    let clock = CpuClock::start();
    let mut workspace = open(root)?;
    let open = clock.elapsed();
    let (mut edits, mut all) = (Vec::new(), Vec::new());
    for edit in script.edits {
        let clock = CpuClock::start();
        let change = workspace.set(&edit.path, &edit.text);
        let found = workspace.changed_diagnostics(&change).len();
        edits.push(clock.elapsed());
        // The clock goes on: the second figure holds the first.
        black_box(workspace.check());
        all.push(clock.elapsed());
        // Shown by the bench if something fails.
        eprintln!("{}: {}, {found} diagnostics", edit.path, edit.what);
    }
    let times = EditTimes {
        open,
        edit: medians(&edits),
        edit_and_lints: medians(&all),
    };
    print!("{}", times.write());
    Ok(())
}

fn open(root: &Path) -> Result<Workspace> {
    let workspace = Workspace::open(root).map_err(|problem| anyhow!("{problem:?}"))?;
    // As in an editor that has shown everything once.
    black_box(workspace.check());
    Ok(workspace)
}

/// CPU and wall time of the stages, medians over all edits.
#[derive(Debug, PartialEq)]
pub(super) struct EditTimes {
    /// Opening the knowledge base, once.
    pub(super) open: (Duration, Duration),
    /// From a new text to the diagnostics that depend on it.
    pub(super) edit: (Duration, Duration),
    /// The same, and all lints.
    pub(super) edit_and_lints: (Duration, Duration),
}

impl EditTimes {
    /// One stage a line: its name, CPU seconds, wall seconds.
    fn write(&self) -> String {
        let line = |name: &str, (cpu, wall): (Duration, Duration)| {
            format!(
                "{name} {:.6} {:.6}\n",
                cpu.as_secs_f64(),
                wall.as_secs_f64()
            )
        };
        let stages = [
            line("open", self.open),
            line("edit", self.edit),
            line("edit+lints", self.edit_and_lints),
        ];
        stages.concat()
    }

    /// Reads what [`run`] printed, among whatever else.
    pub(super) fn read(text: &str) -> Result<EditTimes> {
        let stage = |name: &str| {
            let mut lines = text.lines();
            let found = lines.find_map(|line| parse(line.strip_prefix(name)?.strip_prefix(' ')?));
            found.with_context(|| format!("no times of {name:?} in:\n{text}"))
        };
        Ok(EditTimes {
            open: stage("open")?,
            edit: stage("edit")?,
            edit_and_lints: stage("edit+lints")?,
        })
    }
}

fn parse(times: &str) -> Option<(Duration, Duration)> {
    let (cpu, wall) = times.split_once(' ')?;
    let seconds = |text: &str| Duration::try_from_secs_f64(text.parse().ok()?).ok();
    Some((seconds(cpu)?, seconds(wall)?))
}

fn medians(times: &[(Duration, Duration)]) -> (Duration, Duration) {
    let of = |figure: fn(&(Duration, Duration)) -> Duration| {
        let seconds = times.iter().map(|time| figure(time).as_secs_f64());
        Duration::from_secs_f64(median(seconds))
    };
    (of(|time| time.0), of(|time| time.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, Plan};

    #[test]
    fn times_are_read_as_they_are_written() {
        let time = |milliseconds| {
            let time = Duration::from_millis(milliseconds);
            (time, 2 * time)
        };
        let times = EditTimes {
            open: time(800),
            edit: time(12),
            edit_and_lints: time(300),
        };
        let text = format!("content/a.yaml: text, 0 diagnostics\n{}", times.write());
        assert_eq!(EditTimes::read(&text).unwrap(), times);
        assert!(EditTimes::read("edit 1").is_err());
    }

    #[test]
    fn edits_leave_a_knowledge_base_without_errors() {
        let dir = tempfile::tempdir().unwrap();
        corpus::write(&Plan::new(100, 7), dir.path()).unwrap();
        let script = Script::new(read_statement_files(dir.path()).unwrap(), 8).unwrap();
        let mut workspace = open(dir.path()).unwrap();
        let before = workspace.base.record_count();
        let mut counts = Vec::new();
        for edit in script.edits {
            let change = workspace.set(&edit.path, &edit.text);
            assert_eq!(workspace.changed_diagnostics(&change), [], "{}", edit.what);
            counts.push(workspace.base.record_count() - before);
        }
        assert_eq!(counts, [0, 0, 1, 0, 0, 0, 1, 0]);
    }
}
