//! Questions to the graph, each set beside the same process without a question; the set of a day beside the YAML parser.

use std::path::Path;

use anyhow::Result;

use crate::bench::bars::Bar;
use crate::bench::cost::{Cost, measure};
use crate::bench::queries::{FOUR, NOTHING, OPTIONAL_COUNTED, QuerySet, TWO_HOPS, UNION_JOINED};
use crate::bench::rounds::rounds;
use crate::bench::table::BenchRow;
use crate::bench::workbench::{Workbench, YAML_EVENTS};

const DAY: Bar = Bar::CpuSeconds(1.0);
const HOPS: Bar = Bar::CpuMoreAndMemory(0.1, 500);

pub(super) fn rows(bench: &Workbench, size: u64) -> Result<Vec<BenchRow>> {
    let root = bench.corpus("statements", size, &[])?;
    // Of twice the size: 20,000 statements make some 110,000 nodes and 1.6 million triples.
    let twice = bench.corpus("statements", 2 * size, &[])?;
    let mut rows = vec![
        BenchRow {
            task: FOUR.name,
            size,
            peer: YAML_EVENTS,
            rounds: rounds(
                bench.runs,
                || asked(bench, &root, &FOUR),
                || bench.yaml_events(&root).map(Some),
            )?,
            bar: DAY.at(size),
        },
        BenchRow {
            bar: HOPS.at(size),
            ..beside_reading(bench, &twice, &TWO_HOPS, 2 * size)?
        },
    ];
    for set in OPTIONAL_COUNTED.iter().chain(&UNION_JOINED) {
        rows.push(beside_reading(bench, &root, set, size)?);
    }
    Ok(rows)
}

/// A set of queries beside reading alone.
fn beside_reading(
    bench: &Workbench,
    root: &Path,
    set: &'static QuerySet,
    size: u64,
) -> Result<BenchRow> {
    Ok(BenchRow {
        task: set.name,
        size,
        peer: NOTHING.name,
        rounds: rounds(
            bench.runs,
            || asked(bench, root, set),
            || asked(bench, root, &NOTHING).map(Some),
        )?,
        bar: None,
    })
}

fn asked(bench: &Workbench, root: &Path, set: &QuerySet) -> Result<Cost> {
    measure(bench.xtask("query", root).arg(set.name))
}
