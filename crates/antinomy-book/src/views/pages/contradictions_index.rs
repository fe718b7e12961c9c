//! The list of all contradictions, in the cells of the matrix: each cell there links to its section here.

use crate::views::context::PageContext;
use crate::views::parts::findings::FindingsView;
use crate::views::shapes::{BadgeView, FileView, LinkView, WordKey};
use antinomy_check::{Column, FindingGroup, Matrix, MatrixCell};
use antinomy_model::{Kind, RecordId};
use serde::Serialize;

/// The view of `contradictions-index.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ContradictionsIndex {
    id: String,
    /// Numbers of findings in words; `None` without findings.
    counts: Option<String>,
    fields: Vec<FieldSection>,
    file: FileView,
}

#[derive(Clone, Debug, Serialize)]
struct FieldSection {
    id: String,
    field: LinkView,
    cells: Vec<CellSection>,
}

#[derive(Clone, Debug, Serialize)]
struct CellSection {
    anchor: String,
    term: WordKey,
    badges: Vec<BadgeView>,
    findings: FindingsView,
}

impl PageContext<'_> {
    pub(crate) fn contradictions_index(self) -> ContradictionsIndex {
        let matrix = Matrix::of(self.base(), self.cx.findings(), |_| true);
        let fields = self.cx.fields().iter().filter_map(|place| {
            let row = matrix.rows.iter().find(|row| row.field == place.field)?;
            let section = self.field_section(row.field, &matrix.columns, &row.cells);
            // Fields without findings are rows of the matrix, but need no section.
            (!section.cells.is_empty()).then_some(section)
        });
        ContradictionsIndex {
            id: Kind::Contradiction.plural().to_owned(),
            counts: self.counts_in_words(matrix.total),
            fields: fields.collect(),
            file: self.folder(Kind::Contradiction),
        }
    }

    fn field_section(
        self,
        field: RecordId,
        columns: &[Column],
        cells: &[MatrixCell],
    ) -> FieldSection {
        let id = &self.base().record(field).id;
        let found = columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| cell.has_findings());
        let cells = found.map(|(column, cell)| CellSection {
            anchor: self.cell_anchor(id, *column),
            term: term(*column).to_owned(),
            badges: self.badges_of_column(*column),
            findings: self.findings_in(cell),
        });
        FieldSection {
            id: id.clone(),
            field: self.link(field),
            cells: cells.collect(),
        }
    }

    fn findings_in(self, cell: &MatrixCell) -> FindingsView {
        let ids = FindingGroup::ALL.iter().flat_map(|group| cell.of(*group));
        self.findings(ids.filter_map(|id| self.base().find(id)))
    }
}

fn term(column: Column) -> &'static str {
    match column {
        Column::Between(..) => "cell-between",
        Column::Within(_) => "cell-within",
        Column::Outside => "cell-outside",
        Column::Unknown => "cell-unknown",
    }
}
