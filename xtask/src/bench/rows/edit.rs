//! One edited file in an opened knowledge base, from its new text to the diagnostics that depend on it; and the same with
//! all lints behind it. One process does both, beside opening the knowledge base.

use anyhow::Result;

use crate::bench::bars::Bar;
use crate::bench::cost::{Cost, finish};
use crate::bench::edit::EditTimes;
use crate::bench::rounds::Round;
use crate::bench::table::BenchRow;
use crate::bench::workbench::Workbench;

const EDIT_BAR: Bar = Bar::CpuSeconds(0.05);
const LINTS_BAR: Bar = Bar::CpuSeconds(0.5);

pub(super) fn rows(bench: &Workbench, size: u64) -> Result<Vec<BenchRow>> {
    let (mut edits, mut with_lints) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        // Edits may be written to disk, so each run starts from the same files.
        let root = bench.corpus("edited", size, &[])?;
        let finished = finish(&mut bench.xtask("edit", &root), 0)?;
        let times = EditTimes::read(&finished.output)?;
        let cost = |(cpu, wall)| Cost {
            cpu,
            wall,
            peak: finished.cost.peak,
        };
        let peer = Some(cost(times.open));
        let round = |time| Round {
            task: cost(time),
            peer,
        };
        edits.push(round(times.edit));
        with_lints.push(round(times.edit_and_lints));
    }
    let row = |task, rounds, bar: Bar| BenchRow {
        task,
        size,
        peer: "opening",
        rounds,
        bar: bar.at(size),
    };
    Ok(vec![
        row("edit", edits, EDIT_BAR),
        row("edit+lints", with_lints, LINTS_BAR),
    ])
}
