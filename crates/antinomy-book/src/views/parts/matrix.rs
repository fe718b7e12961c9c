//! The matrix: fields against pairs of levels.

use super::addresses;
use super::badges::levels_of_column;
use crate::views::context::PageContext;
use crate::views::shapes::{BadgeView, LinkView, StrengthView, WordKey};
use crate::{BookPage, Handbook, MarkedText, TemplateError};
use antinomy_check::{CellState, Column, Matrix, MatrixCell};
use antinomy_model::RecordId;
use antinomy_model::kinds::GENERAL;
use serde::Serialize;

/// The id of a matrix, unless its fence says another.
pub(crate) const ID: &str = "matrix";

/// The depth at which indentation stops.
const DEEPEST: usize = 2;

/// The view of `matrix.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MatrixView {
    id: String,
    /// Numbers of findings in words; `None` without findings.
    counts: Option<String>,
    groups: Vec<ColumnGroup>,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    legend: Vec<BadgeView>,
}

#[derive(Clone, Debug, Serialize)]
struct ColumnGroup {
    term: WordKey,
    span: usize,
}

#[derive(Clone, Debug, Serialize)]
struct ColumnView {
    id: String,
    badges: Vec<BadgeView>,
    term: Option<WordKey>,
    starts_group: bool,
}

#[derive(Clone, Debug, Serialize)]
struct RowView {
    field: LinkView,
    depth: usize,
    cells: Vec<CellView>,
}

#[derive(Clone, Debug, Serialize)]
struct CellView {
    /// What can be said of conflicts in it.
    state: WordKey,
    /// How many conflicts.
    count: usize,
    strongest: Option<StrengthView>,
    /// How many agreements.
    agreements: usize,
    /// How many shifts.
    shifts: usize,
    href: Option<String>,
    starts_group: bool,
}

/// A column, with what its cells need of its neighbours.
struct ShownColumn {
    column: Column,
    starts_group: bool,
}

/// The matrix as HTML, for `page`; `id` is unique on the page.
///
/// # Errors
/// If the template cannot be filled.
pub(crate) fn render(
    cx: &Handbook,
    page: &BookPage,
    id: &str,
) -> Result<MarkedText, TemplateError> {
    let root = page.to_root();
    let view = PageContext::new(cx, &root).matrix(id);
    cx.templates().html("matrix", &view)
}

impl PageContext<'_> {
    /// The matrix of all findings; `id` is unique on the page.
    pub(crate) fn matrix(self, id: &str) -> MatrixView {
        // All levels, even one that nothing touches: that it was not examined is what the reader must see.
        let matrix = Matrix::of(self.base(), self.cx.findings(), |_| true);
        let columns = columns(&matrix);
        let levels = matrix.columns.iter().flat_map(|it| levels_of_column(*it));
        MatrixView {
            id: id.to_owned(),
            counts: self.counts_in_words(matrix.total),
            groups: groups(&columns),
            rows: self.rows(&matrix, &columns),
            columns: columns.iter().map(|shown| self.column(shown)).collect(),
            legend: self.badges_of(levels.collect()),
        }
    }

    fn column(self, shown: &ShownColumn) -> ColumnView {
        let term = match shown.column {
            Column::Outside => Some("column-outside".to_owned()),
            Column::Unknown => Some("column-unknown".to_owned()),
            Column::Between(..) | Column::Within(_) => None,
        };
        ColumnView {
            id: shown.column.id(self.manifest()),
            badges: self.badges_of_column(shown.column),
            term,
            starts_group: shown.starts_group,
        }
    }

    /// The rows in the order of the tree of fields. The root is a row only if it has a finding or an examination.
    fn rows(self, matrix: &Matrix, columns: &[ShownColumn]) -> Vec<RowView> {
        let rows = self.cx.fields().iter().filter_map(|place| {
            // The matrix has the fields in the order of their ids.
            let row = matrix.rows.iter().find(|row| row.field == place.field)?;
            let field = &self.base().record(place.field).id;
            let is_empty = row
                .cells
                .iter()
                .all(|cell| cell.state == CellState::NotExamined && !cell.has_findings());
            if field == GENERAL && is_empty {
                return None;
            }
            let cells = columns.iter().zip(&row.cells);
            let cells = cells.map(|(shown, cell)| self.cell(place.field, shown, cell));
            Some(RowView {
                field: self.link(place.field),
                depth: place.depth.min(DEEPEST),
                cells: cells.collect(),
            })
        });
        rows.collect()
    }

    fn cell(self, field: RecordId, shown: &ShownColumn, cell: &MatrixCell) -> CellView {
        let is_found = cell.state == CellState::Found;
        let id = &self.base().record(field).id;
        let href = if cell.has_findings() {
            let anchor = self.cell_anchor(id, shown.column);
            Some(format!("{}contradictions/index.html#{anchor}", self.root))
        } else if cell.state == CellState::NotExamined {
            None
        } else {
            // What was read, and why it does not apply.
            self.href(field)
                .map(|page| format!("{page}#{}", addresses::examinations(id)))
        };
        CellView {
            state: if is_found { "some" } else { cell.state.word() }.to_owned(),
            count: cell.conflicts.len(),
            strongest: cell.strongest.map(StrengthView::new),
            agreements: cell.agreements.len(),
            shifts: cell.shifts.len(),
            href,
            starts_group: shown.starts_group,
        }
    }

    /// The anchor of a cell's findings in the list of contradictions.
    pub(crate) fn cell_anchor(self, field: &str, column: Column) -> String {
        format!("cell-{field}-{}", column.id(self.manifest()))
    }
}

/// All columns. A page is about twelve columns wide, which four levels fill; wider ones scroll.
fn columns(matrix: &Matrix) -> Vec<ShownColumn> {
    let mut before = None;
    let marked = matrix.columns.iter().map(|&column| {
        let group = Some(group(column));
        let starts_group = std::mem::replace(&mut before, group) != group;
        ShownColumn {
            column,
            starts_group,
        }
    });
    marked.collect()
}

fn group(column: Column) -> &'static str {
    match column {
        Column::Between(..) => "column-between",
        Column::Within(_) => "column-within",
        Column::Outside | Column::Unknown => "column-other",
    }
}

fn groups(columns: &[ShownColumn]) -> Vec<ColumnGroup> {
    let chunks = columns.chunk_by(|a, b| group(a.column) == group(b.column));
    chunks
        .map(|chunk| ColumnGroup {
            term: group(chunk[0].column).to_owned(),
            span: chunk.len(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::of_levels;
    use serde_json::{Value, json};

    const RECORDS: &str = "fields:\n- {id: housing, label: Wohnen}\n- {id: schools, label: Schule, broader: education}\n\
        - {id: education, label: Bildung}\n\
        contradictions:\n- {id: it, title: T, field: housing, between: [federal, municipal], strength: -2}\n";

    fn shown(records: &str, root: &str) -> Value {
        let cx = of_levels(records);
        serde_json::to_value(PageContext::new(&cx, root).matrix("matrix")).unwrap()
    }

    fn texts<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
        list.as_array()
            .unwrap()
            .iter()
            .map(|item| item[key].as_str().unwrap_or("-"))
            .collect()
    }

    #[test]
    fn a_level_that_nothing_touches_is_shown_as_not_examined() {
        let view = shown("fields:\n- {id: housing, label: Wohnen}\n", "");
        let columns = [
            "federal-state",
            "federal-municipal",
            "state-municipal",
            "within-federal",
            "within-state",
            "within-municipal",
            "outside",
            "unknown",
        ];
        assert_eq!(texts(&view["columns"], "id"), columns);
        assert_eq!(
            view["groups"],
            json!([
                {"term": "column-between", "span": 3},
                {"term": "column-within", "span": 3},
                {"term": "column-other", "span": 2},
            ])
        );
        assert_eq!(view["legend"].as_array().unwrap().len(), 3);
        assert_eq!(
            texts(&view["rows"][0]["cells"], "state"),
            ["not-examined"; 8]
        );
        assert_eq!(view["counts"], Value::Null);
    }

    #[test]
    fn an_examination_stands_in_its_cell() {
        let examined = format!(
            "{RECORDS}examinations:\n- {{id: e, field: schools, levels: [state], result: not-applicable, because: x}}\n"
        );
        let view = shown(&examined, "");
        let cells = view["rows"][2]["cells"].as_array().unwrap();
        let cell = cells.iter().find(|it| it["state"] == "not-applicable");
        assert_eq!(
            cell.unwrap()["href"],
            "fields/schools.html#examinations--schools"
        );
        let others = cells.iter().filter(|it| it["state"] == "not-examined");
        assert!(others.map(|it| &it["href"]).all(Value::is_null));
    }

    #[test]
    fn an_agreement_is_no_conflict_and_examines_nothing() {
        let agreed = format!(
            "{RECORDS}- {{id: agreed, title: T, category: convergence, field: schools, between: [federal, municipal]}}\n\
            - {{id: moved, title: T, category: shift, field: housing, between: [federal, municipal]}}\n"
        );
        let view = shown(&agreed, "");
        let between = |row: usize| view["rows"][row]["cells"][1].clone();
        let told =
            |cell: Value| ["state", "count", "agreements", "shifts"].map(|key| cell[key].clone());
        assert_eq!(
            told(between(0)),
            [json!("some"), json!(1), json!(0), json!(1)]
        );
        assert_eq!(
            told(between(2)),
            [json!("not-examined"), json!(0), json!(1), json!(0)]
        );
        assert!(between(2)["href"].is_string());
        assert_eq!(
            view["counts"],
            "1 Konflikt, 1 Übereinstimmung, 1 Verschiebung"
        );
    }

    #[test]
    fn a_cell_leads_to_its_findings_from_where_the_matrix_stands() {
        let cell = |root| shown(RECORDS, root)["rows"][0]["cells"][1].clone();
        assert_eq!(
            cell("")["href"],
            "contradictions/index.html#cell-housing-federal-municipal"
        );
        assert_eq!(
            cell("../../")["href"],
            "../../contradictions/index.html#cell-housing-federal-municipal"
        );
        assert_eq!(
            (cell("")["count"].clone(), cell("")["state"].clone()),
            (json!(1), json!("some"))
        );
        assert_eq!(cell("")["strongest"]["value"], "−2");
    }

    #[test]
    fn rows_follow_the_tree_of_fields() {
        let view = shown(RECORDS, "");
        let labels: Vec<&Value> = view["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| &row["field"]["label"])
            .collect();
        assert_eq!(labels, ["Wohnen", "Bildung", "Schule"]);
        assert_eq!(view["rows"][2]["depth"], 1);
    }
}
