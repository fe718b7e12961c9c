//! `antinomy check --fix` beside `antinomy check` on the same mistakes.

use std::path::PathBuf;

use anyhow::Result;

use crate::bench::bars::Bar;
use crate::bench::cost::{measure, measure_ending_with};
use crate::bench::rounds::rounds;
use crate::bench::table::BenchRow;
use crate::bench::workbench::Workbench;

/// Mistakes that can be cured.
const MISTAKES: &str = "18";

const BAR: Bar = Bar::Cpu(1.5);

/// What `check` ends with if it finds errors.
const ERRORS: i32 = 1;

pub(super) fn row(bench: &Workbench, size: u64) -> Result<BenchRow> {
    // Each cure changes the files, so each run needs them anew.
    let corpus =
        || -> Result<PathBuf> { bench.corpus("mistakes", size, &["--mistakes", MISTAKES]) };
    let task = || {
        let root = corpus()?;
        // The corpus lies in an ignored folder of a repository: nothing in it is ever committed.
        measure(
            bench
                .antinomy("check", &root)
                .args(["--fix", "--allow-dirty"]),
        )
    };
    let peer = || {
        let root = corpus()?;
        measure_ending_with(&mut bench.antinomy("check", &root), ERRORS).map(Some)
    };
    Ok(BenchRow {
        task: "fix",
        size,
        peer: "check",
        rounds: rounds(bench.runs, task, peer)?,
        bar: BAR.at(size),
    })
}
