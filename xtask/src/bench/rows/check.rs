//! `antinomy check` beside the YAML parser over the same files.

use anyhow::Result;

use crate::bench::bars::Bar;
use crate::bench::cost::measure;
use crate::bench::rounds::rounds;
use crate::bench::table::BenchRow;
use crate::bench::workbench::{Workbench, YAML_EVENTS};

const BAR: Bar = Bar::CpuAndWall(1.7, 1.2);

pub(super) fn row(bench: &Workbench, size: u64) -> Result<BenchRow> {
    let root = bench.corpus("statements", size, &[])?;
    let task = || measure(&mut bench.antinomy("check", &root));
    let peer = || bench.yaml_events(&root).map(Some);
    Ok(BenchRow {
        task: "check",
        size,
        peer: YAML_EVENTS,
        rounds: rounds(bench.runs, task, peer)?,
        bar: BAR.at(size),
    })
}
