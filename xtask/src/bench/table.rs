//! The table of a run: one row for each task and size, with the floor and the growth beside it.

use super::measure::Cost;

/// One task at one size.
pub(super) struct Row {
    /// Name of the task.
    pub(super) task: &'static str,
    /// Statements.
    pub(super) size: u64,
    /// What the task costs.
    pub(super) cost: Cost,
    /// What it could cost at least, and by what measure.
    pub(super) floor: Option<(&'static str, Cost)>,
}

const HEADINGS: [&str; 8] = [
    "task",
    "N",
    "CPU s",
    "peak MB",
    "floor",
    "floor CPU s",
    "ratio",
    "growth",
];

/// The table, and what its columns mean.
pub(super) fn render(rows: &[Row]) -> String {
    let mut ordered: Vec<&Row> = rows.iter().collect();
    ordered.sort_by_key(|row| (row.task != "check", row.task, row.size));
    let mut cells = vec![HEADINGS.map(String::from)];
    for (number, row) in ordered.iter().enumerate() {
        let before = number
            .checked_sub(1)
            .map(|before| ordered[before])
            .filter(|before| before.task == row.task);
        cells.push(line(row, before));
    }
    format!(
        "{}\nCPU is user and system time together. ratio: CPU by the floor's. growth: the exponent e in\n\
         CPU ~ N^e since the row above; 1 is linear.\n",
        align(&cells)
    )
}

fn line(row: &Row, before: Option<&Row>) -> [String; 8] {
    let (floor, floor_cpu, ratio) = match &row.floor {
        Some((name, floor)) => {
            let ratio = row.cost.cpu.as_secs_f64() / floor.cpu.as_secs_f64().max(f64::EPSILON);
            (*name, seconds(floor), format!("{ratio:.1}"))
        }
        None => ("-", "-".to_owned(), "-".to_owned()),
    };
    [
        row.task.to_owned(),
        row.size.to_string(),
        seconds(&row.cost),
        format!("{:.0}", row.cost.peak as f64 / 1e6),
        floor.to_owned(),
        floor_cpu,
        ratio,
        before.map_or_else(
            || "-".to_owned(),
            |before| format!("{:.2}", growth(before, row)),
        ),
    ]
}

fn seconds(cost: &Cost) -> String {
    format!("{:.3}", cost.cpu.as_secs_f64())
}

/// The slope between two rows where both axes are logarithmic.
fn growth(before: &Row, row: &Row) -> f64 {
    let time = row.cost.cpu.as_secs_f64() / before.cost.cpu.as_secs_f64();
    let size = row.size as f64 / before.size as f64;
    time.ln() / size.ln()
}

/// Columns of equal width: words to the left, numbers to the right.
fn align(cells: &[[String; 8]]) -> String {
    let widths: [usize; 8] =
        std::array::from_fn(|column| cells.iter().map(|row| row[column].len()).max().unwrap_or(0));
    let mut text = String::new();
    for row in cells {
        let columns: Vec<String> = row
            .iter()
            .zip(widths)
            .zip(HEADINGS)
            .map(|((cell, width), heading)| match heading {
                "task" | "floor" => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            })
            .collect();
        text.push_str(columns.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn row(task: &'static str, size: u64, milliseconds: u64) -> Row {
        let cost = |milliseconds| Cost {
            cpu: Duration::from_millis(milliseconds),
            peak: 50_000_000,
        };
        Row {
            task,
            size,
            cost: cost(milliseconds),
            floor: Some(("YAML events", cost(100))),
        }
    }

    #[test]
    fn linear_growth_has_exponent_one() {
        let exponent = growth(&row("check", 1_000, 30), &row("check", 10_000, 300));
        assert!((exponent - 1.0).abs() < 1e-9);
    }

    #[test]
    fn tasks_stand_together_and_growth_starts_anew() {
        let rows = [
            row("check", 1_000, 200),
            row("build", 1_000, 500),
            row("check", 10_000, 20_000),
        ];
        let table = render(&rows);
        let lines: Vec<&str> = table.lines().take(4).collect();
        assert_eq!(
            lines,
            [
                "task       N   CPU s  peak MB  floor        floor CPU s  ratio  growth",
                "check   1000   0.200       50  YAML events        0.100    2.0       -",
                "check  10000  20.000       50  YAML events        0.100  200.0    2.00",
                "build   1000   0.500       50  YAML events        0.100    5.0       -",
            ]
        );
    }
}
