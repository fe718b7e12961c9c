//! All works of a corpus of sources, each cited once, beside the YAML parser over the same files: reading is included.

use anyhow::Result;

use crate::bench::cost::measure;
use crate::bench::rounds::rounds;
use crate::bench::table::BenchRow;
use crate::bench::workbench::{Workbench, YAML_EVENTS};

pub(super) fn row(bench: &Workbench, size: u64) -> Result<BenchRow> {
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
