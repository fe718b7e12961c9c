//! `antinomy matrix`: the number of findings for each field and pair of levels.

use super::contradictions::counts_as_json;
use crate::answer::{Answer, Cell};
use crate::project::OpenProject;
use antinomy_check::{CellState, Column, GroupCounts, Matrix, MatrixCell};
use antinomy_syntax::Argument;
use serde_json::json;

pub(super) fn run(project: &OpenProject<'_>) -> Answer {
    project.note_rules();
    let base = project.base();
    let matrix = Matrix::of(base, &project.findings, |_| true);
    let mut columns = vec![("field".to_owned(), project.words.word("column-field"))];
    columns.extend(
        matrix
            .columns
            .iter()
            .map(|column| (column.id(&base.manifest), heading(project, *column))),
    );
    columns.push(("total".to_owned(), project.words.word("column-total")));
    let mut answer = project.noted(Answer::new("matrix", columns));
    let said = project.words.counts(matrix.total.by_word());
    answer.lead(said.map_or_else(
        || project.words.word("matrix-lead-none"),
        |counts| {
            let counts = ("findings", Argument::Text(counts));
            project.words.say("matrix-lead", &[counts])
        },
    ));
    answer.lead(project.words.word("matrix-legend"));
    answer.lead(String::new());
    answer.extra("total", counts_as_json(matrix.total));
    for row in &matrix.rows {
        let mut values: Vec<Cell> = vec![json!(base.record(row.field).id).into()];
        values.extend(row.cells.iter().map(value));
        values.push(total(row.total));
        answer.row(values);
    }
    answer
}

/// The heading of a column, from the letters of its levels: `B–K` between two, `B` within one.
fn heading(project: &OpenProject<'_>, column: Column) -> String {
    let manifest = &project.base().manifest;
    match column {
        Column::Between(a, b) => {
            format!("{}–{}", manifest.level(a).letter, manifest.level(b).letter)
        }
        Column::Within(a) => manifest.level(a).letter.clone(),
        Column::Outside => project.words.word("column-short-outside"),
        Column::Unknown => project.words.word("column-short-unknown"),
    }
}

/// A cell has several facts. The table has room for few symbols, explained in the legend above it.
fn value(cell: &MatrixCell) -> Cell {
    let data = json!({
        "state": cell.state.word(),
        "conflicts": cell.conflicts,
        "agreements": cell.agreements,
        "shifts": cell.shifts,
        "strongest": cell.strongest,
    });
    let strongest = cell
        .strongest
        .map(|strength| format!(" ({strength})"))
        .unwrap_or_default();
    let conflicts = match cell.state {
        CellState::Found => format!("{}{strongest}", cell.conflicts.len()),
        CellState::ExaminedNone => "–".to_owned(),
        CellState::NotApplicable => "×".to_owned(),
        CellState::NotExamined => "?".to_owned(),
    };
    Cell::new(
        data,
        with_others(conflicts, cell.agreements.len(), cell.shifts.len()),
    )
}

/// The numbers of a row.
fn total(counts: GroupCounts) -> Cell {
    let conflicts = counts.conflicts.to_string();
    Cell::new(
        counts_as_json(counts),
        with_others(conflicts, counts.agreements, counts.shifts),
    )
}

/// What is said of conflicts, with the numbers of agreements and shifts behind it: `2 (-3) ≈1 →1`.
fn with_others(conflicts: String, agreements: usize, shifts: usize) -> String {
    let others = [("≈", agreements), ("→", shifts)].into_iter();
    let others = others.filter(|(_, count)| *count > 0);
    others.fold(conflicts, |text, (mark, count)| {
        format!("{text} {mark}{count}")
    })
}
