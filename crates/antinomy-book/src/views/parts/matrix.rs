//! The matrix: fields against pairs of levels.

use super::badges::levels_of_column;
use crate::views::context::PageContext;
use crate::views::shapes::{BadgeView, LinkView, StrengthView, WordKey};
use crate::{BookPage, Handbook, MarkedText, TemplateError};
use antinomy_check::{CellState, Column, Matrix, MatrixCell};
use antinomy_model::LevelSet;
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
    total: usize,
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
    state: WordKey,
    count: usize,
    strongest: Option<StrengthView>,
    href: Option<String>,
    starts_group: bool,
}

/// A column that is shown, with its index in the matrix.
struct ShownColumn {
    place: usize,
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
        // All fields and levels: what is not touched is left out below.
        let matrix = Matrix::of(self.base(), self.cx.findings(), |_| true);
        let touched = touched(&matrix);
        let columns = columns(&matrix, touched);
        MatrixView {
            id: id.to_owned(),
            total: matrix.total,
            groups: groups(&columns),
            rows: self.rows(&matrix, &columns),
            columns: columns.iter().map(|shown| self.column(shown)).collect(),
            legend: self.badges_of(touched),
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
                .all(|cell| cell.state == CellState::NotExamined);
            if field == GENERAL && is_empty {
                return None;
            }
            let cells = columns
                .iter()
                .filter_map(|shown| Some(self.cell(field, shown, row.cells.get(shown.place)?)));
            Some(RowView {
                field: self.link(place.field),
                depth: place.depth.min(DEEPEST),
                cells: cells.collect(),
            })
        });
        rows.collect()
    }

    fn cell(self, field: &str, shown: &ShownColumn, cell: &MatrixCell) -> CellView {
        let is_found = cell.state == CellState::Found;
        let href = || {
            format!(
                "{}contradictions/index.html#{}",
                self.root,
                self.cell_anchor(field, shown.column)
            )
        };
        CellView {
            state: if is_found { "some" } else { cell.state.word() }.to_owned(),
            count: cell.findings.len(),
            strongest: cell.strongest.map(StrengthView::new),
            href: is_found.then(href),
            starts_group: shown.starts_group,
        }
    }

    /// The anchor of a cell's findings in the list of contradictions.
    pub(crate) fn cell_anchor(self, field: &str, column: Column) -> String {
        format!("cell-{field}-{}", column.id(self.manifest()))
    }
}

/// All levels of columns with a finding or an examination.
fn touched(matrix: &Matrix) -> LevelSet {
    let cells = matrix
        .rows
        .iter()
        .flat_map(|row| matrix.columns.iter().zip(&row.cells));
    let examined = cells.filter(|(_, cell)| cell.state != CellState::NotExamined);
    examined
        .flat_map(|(column, _)| levels_of_column(*column))
        .collect()
}

/// The columns whose levels are all touched. A page is about twelve columns wide, which four levels fill.
fn columns(matrix: &Matrix, touched: LevelSet) -> Vec<ShownColumn> {
    let all = matrix.columns.iter().copied().enumerate();
    let shown =
        all.filter(|(_, column)| levels_of_column(*column).all(|level| touched.contains(level)));
    let mut before = None;
    let marked = shown.map(|(place, column)| {
        let group = Some(group(column));
        let starts_group = std::mem::replace(&mut before, group) != group;
        ShownColumn {
            place,
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
    fn a_level_that_nothing_touches_is_left_out() {
        let view = shown(RECORDS, "");
        let columns = [
            "federal-municipal",
            "within-federal",
            "within-municipal",
            "outside",
            "unknown",
        ];
        assert_eq!(texts(&view["columns"], "id"), columns);
        assert_eq!(
            view["groups"],
            json!([
                {"term": "column-between", "span": 1},
                {"term": "column-within", "span": 2},
                {"term": "column-other", "span": 2},
            ])
        );
        assert_eq!(view["legend"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn an_examination_keeps_its_level() {
        let examined = format!(
            "{RECORDS}examinations:\n- {{id: e, field: schools, levels: [state], result: not-applicable, because: x}}\n"
        );
        let view = shown(&examined, "");
        assert!(texts(&view["columns"], "id").contains(&"within-state"));
        assert!(texts(&view["rows"][2]["cells"], "state").contains(&"not-applicable"));
    }

    #[test]
    fn without_findings_there_is_no_column_between_levels() {
        let view = shown("fields:\n- {id: housing, label: Wohnen}\n", "");
        assert_eq!(view["groups"], json!([{"term": "column-other", "span": 2}]));
    }

    #[test]
    fn a_cell_leads_to_its_findings_from_where_the_matrix_stands() {
        let cell = |root| shown(RECORDS, root)["rows"][0]["cells"][0].clone();
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
