//! All works of a corpus of sources, each cited once, beside the YAML parser over the same files: reading is included.

use anyhow::Result;

use super::YAML_EVENTS;
use crate::bench::cost::measure;
use crate::bench::rounds::rounds;
use crate::bench::{Bench, BenchRow};

pub(super) fn row(bench: &Bench, size: u64) -> Result<BenchRow> {
    let root = bench.corpus("sources", size, &["--sources"])?;
    let task = || measure(&mut bench.xtask("cite", &root));
    let peer = || bench.yaml_events(&root).map(Some);
    Ok(BenchRow {
        task: "cite",
        size,
        peer: YAML_EVENTS,
        rounds: rounds(bench.runs, task, peer)?,
        bar: None,
    })
}
