//! The benchmarks: tasks on generated corpora, each beside a peer that is measured in the same run. A peer is a floor, the
//! least that the work could cost with the libraries that we chose, or the same task without what is measured, so that
//! the ratio of the two says the same on any machine.
//!
//! Everything that is measured runs in a process of its own, and so does what prepares it: a child's peak
//! memory is never less than what its parent held when it was started.

mod bars;
pub(crate) mod citations;
mod cost;
mod cpu_clock;
pub(crate) mod edit;
pub(crate) mod floors;
pub(crate) mod queries;
mod rounds;
mod rows;
pub(crate) mod shapes;
mod table;
mod task;
mod workbench;

use anyhow::Result;

pub(crate) use task::BenchTask;
pub(crate) use workbench::SEED;
use workbench::Workbench;

/// How often everything is measured, unless told otherwise.
pub(crate) const RUNS: usize = 5;

/// Measures tasks at all sizes, so many times each, and prints the table.
pub(crate) fn run(sizes: &[u64], tasks: &[BenchTask], runs: usize) -> Result<()> {
    let bench = Workbench::prepare(runs)?;
    let mut sizes = sizes.to_vec();
    sizes.sort_unstable();
    sizes.dedup();
    let mut tasks = tasks.to_vec();
    tasks.sort_unstable();
    tasks.dedup();
    let mut rows = Vec::new();
    for &size in &sizes {
        for &task in &tasks {
            // To the error stream: the table alone can be redirected.
            eprintln!("measuring {task:?} at {size}");
            rows.extend(rows::measure(&bench, task, size)?);
        }
    }
    print!("{}", table::render(&rows, runs));
    Ok(())
}
