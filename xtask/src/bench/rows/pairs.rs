//! What one large contradiction costs: the same corpus with and without it. Each pair of statements on its two sides is
//! asked how far apart the two are.

use anyhow::Result;

use crate::bench::bars::Bar;
use crate::bench::cost::measure;
use crate::bench::rounds::rounds;
use crate::bench::table::BenchRow;
use crate::bench::workbench::Workbench;

/// Statements on each side.
const SIDE: &str = "200";

const BAR: Bar = Bar::CpuMore(0.05);

pub(super) fn row(bench: &Workbench, size: u64) -> Result<BenchRow> {
    let with = bench.corpus("pairs", size, &["--pairs", SIDE])?;
    let without = bench.corpus("statements", size, &[])?;
    let contradictions = |root| {
        let mut command = bench.antinomy("contradictions", root);
        measure(command.args(["--format", "json"]))
    };
    let task = || contradictions(&with);
    let peer = || contradictions(&without).map(Some);
    Ok(BenchRow {
        task: "pairs",
        size,
        peer: "without",
        rounds: rounds(bench.runs, task, peer)?,
        bar: BAR.at(size),
    })
}
