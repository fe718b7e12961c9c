//! How each task is measured: what runs, beside which peer, and the bar. One file a task.

mod build;
mod check;
mod cite;
mod edit;
mod fix;
mod pairs;
mod query;

use anyhow::Result;

use super::table::BenchRow;
use super::task::BenchTask;
use super::workbench::Workbench;

/// Measures a task at a size.
pub(super) fn measure(bench: &Workbench, task: BenchTask, size: u64) -> Result<Vec<BenchRow>> {
    match task {
        BenchTask::Check => Ok(vec![check::row(bench, size)?]),
        BenchTask::Edit => edit::rows(bench, size),
        BenchTask::Pairs => Ok(vec![pairs::row(bench, size)?]),
        BenchTask::Fix => Ok(vec![fix::row(bench, size)?]),
        BenchTask::Build => Ok(vec![build::row(bench, size)?]),
        BenchTask::Cite => Ok(vec![cite::row(bench, size)?]),
        BenchTask::Query => query::rows(bench, size),
    }
}
