//! The table of a run: one row for each task and size, with the peer, the bar and the growth beside it.

use super::bars::Bar;
use super::cost::Cost;
use super::rounds::{Medians, Round};

/// One task at one size.
pub(super) struct BenchRow {
    /// Name of the task.
    pub(super) task: &'static str,
    /// Statements, or sources for citations.
    pub(super) size: u64,
    /// What the task is compared with: a floor, or the same without what the task adds.
    pub(super) peer: &'static str,
    /// At least one run.
    pub(super) rounds: Vec<Round>,
    /// What it may cost at most, if a bar is set at this size.
    pub(super) bar: Option<Bar>,
}

const HEADINGS: [&str; 12] = [
    "task",
    "N",
    "CPU s",
    "wall s",
    "peak MB",
    "peer",
    "CPU s",
    "wall s",
    "CPU ratio",
    "wall ratio",
    "growth",
    "bar",
];

/// Columns of words; the others are of numbers.
const WORDS: [&str; 3] = ["task", "peer", "bar"];

/// The table, and what its columns mean.
pub(super) fn render(rows: &[BenchRow], runs: usize) -> String {
    let mut ordered: Vec<&BenchRow> = rows.iter().collect();
    let first = |task: &str| rows.iter().position(|row| row.task == task);
    // Rows come size by size; a reader compares the sizes of a task.
    ordered.sort_by_key(|row| (first(row.task), row.size));
    let mut cells = vec![HEADINGS.map(str::to_owned)];
    for (number, row) in ordered.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| ordered[before]);
        let before = before.filter(|before| before.task == row.task);
        cells.push(line(row, before));
    }
    format!(
        "{}\nEach figure is the median of {runs} runs; a ratio is the median over runs, each by the peer of the same run.\n\
         CPU is user and system time together, of all threads. growth: the exponent e in CPU ~ N^e since the row above;\n\
         1 is linear. Bars are ratios where there is a peer: seconds depend on the machine, and wall on who else uses it.\n",
        align(&cells)
    )
}

fn line(row: &BenchRow, before: Option<&BenchRow>) -> [String; 12] {
    let medians = Medians::of(&row.rounds);
    let of_peer = |figure: &dyn Fn(super::rounds::PeerMedians) -> String| {
        medians.peer.map_or_else(none, figure)
    };
    [
        row.task.to_owned(),
        row.size.to_string(),
        cpu(&medians.task),
        wall(&medians.task),
        format!("{:.0}", medians.task.peak as f64 / 1e6),
        of_peer(&|_| row.peer.to_owned()),
        of_peer(&|peer| cpu(&peer.cost)),
        of_peer(&|peer| wall(&peer.cost)),
        of_peer(&|peer| format!("{:.2}", peer.cpu_ratio)),
        of_peer(&|peer| format!("{:.2}", peer.wall_ratio)),
        before.map_or_else(none, |before| format!("{:.2}", growth(before, row))),
        row.bar.map_or_else(none, |bar| bar.verdict(&medians)),
    ]
}

fn none() -> String {
    "-".to_owned()
}

fn cpu(cost: &Cost) -> String {
    format!("{:.3}", cost.cpu.as_secs_f64())
}

fn wall(cost: &Cost) -> String {
    format!("{:.3}", cost.wall.as_secs_f64())
}

/// The slope between two rows where both axes are logarithmic.
fn growth(before: &BenchRow, row: &BenchRow) -> f64 {
    let seconds = |row: &BenchRow| Medians::of(&row.rounds).task.cpu.as_secs_f64();
    let time = seconds(row) / seconds(before);
    let size = row.size as f64 / before.size as f64;
    time.ln() / size.ln()
}

/// Columns of equal width: words to the left, numbers to the right.
fn align(cells: &[[String; 12]]) -> String {
    let width = |column: usize| cells.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: [usize; 12] = std::array::from_fn(width);
    let mut text = String::new();
    for row in cells {
        let columns = row.iter().zip(widths).zip(HEADINGS);
        let columns = columns.map(|((cell, width), heading)| {
            if WORDS.contains(&heading) {
                format!("{cell:<width$}")
            } else {
                format!("{cell:>width$}")
            }
        });
        let columns: Vec<String> = columns.collect();
        text.push_str(columns.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn row(task: &'static str, size: u64, milliseconds: u64) -> BenchRow {
        let cost = |milliseconds| Cost {
            cpu: Duration::from_millis(milliseconds),
            wall: Duration::from_millis(milliseconds / 2),
            peak: 50_000_000,
        };
        let round = Round {
            task: cost(milliseconds),
            peer: Some(cost(100)),
        };
        BenchRow {
            task,
            size,
            peer: "YAML events",
            rounds: vec![round],
            bar: Bar::Cpu(150.0).at(size),
        }
    }

    #[test]
    fn linear_growth_has_exponent_one() {
        let exponent = growth(&row("check", 1_000, 30), &row("check", 10_000, 300));
        assert!((exponent - 1.0).abs() < 1e-9);
    }

    #[test]
    fn tasks_are_together_and_growth_starts_anew() {
        let rows = [
            row("check", 1_000, 200),
            row("build", 1_000, 500),
            row("check", 10_000, 20_000),
        ];
        let table = render(&rows, 1);
        let lines: Vec<&str> = table.lines().take(4).collect();
        assert_eq!(
            lines,
            [
                "task       N   CPU s  wall s  peak MB  peer         CPU s  wall s  CPU ratio  wall ratio  growth  bar",
                "check   1000   0.200   0.100       50  YAML events  0.100   0.050       2.00        2.00       -  -",
                "check  10000  20.000  10.000       50  YAML events  0.100   0.050     200.00      200.00    2.00  CPU 200.00 of 150: over",
                "build   1000   0.500   0.250       50  YAML events  0.100   0.050       5.00        5.00       -  -",
            ]
        );
    }

    #[test]
    fn a_row_without_a_peer_has_gaps() {
        let mut row = row("edit", 1_000, 10);
        row.rounds[0].peer = None;
        assert_eq!(
            line(&row, None)[5..9],
            ["-", "-", "-", "-"].map(str::to_owned)
        );
    }
}
