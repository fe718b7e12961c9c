//! `antinomy matrix`: the number of findings for each field and pair of levels.

use crate::answer::{Answer, Cell};
use crate::project::OpenProject;
use antinomy_check::{CellState, Column, Matrix, MatrixCell};
use antinomy_syntax::Argument;
use serde_json::json;

pub(super) fn run(project: &OpenProject<'_>) -> Answer {
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
    answer.lead(
        project
            .words
            .say("matrix-lead", &[("total", Argument::from(matrix.total))]),
    );
    answer.lead(project.words.word("matrix-legend"));
    answer.lead(String::new());
    answer.extra("total", json!(matrix.total));
    for row in &matrix.rows {
        let mut values: Vec<Cell> = vec![json!(base.record(row.field).id).into()];
        values.extend(row.cells.iter().map(value));
        values.push(json!(row.total).into());
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

/// A cell has three facts. The table has room for one symbol, explained in the legend above it.
fn value(cell: &MatrixCell) -> Cell {
    let data =
        json!({"state": cell.state.word(), "findings": cell.findings, "strongest": cell.strongest});
    let strongest = cell
        .strongest
        .map(|strength| format!(" ({strength})"))
        .unwrap_or_default();
    let shown = match cell.state {
        CellState::Found => format!("{}{strongest}", cell.findings.len()),
        CellState::ExaminedNone => "–".to_owned(),
        CellState::NotApplicable => "×".to_owned(),
        CellState::NotExamined => "?".to_owned(),
    };
    Cell::new(data, shown)
}
