//! The matrix: fields against pairs of levels.

use crate::{Column, Finding, FindingGroup, Findings, GroupCounts};
use antinomy_model::values::ExaminationResult;
use antinomy_model::{Body, Given, Kind, KnowledgeBase, RecordId};
use std::collections::BTreeMap;

/// Fields against pairs of levels. A finding is in each cell that it touches; totals count findings, not cells. Conflicts are
/// apart from agreements and shifts.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, in the order in which the fields are written.
    pub rows: Vec<MatrixRow>,
    /// Numbers of different findings in it.
    pub total: GroupCounts,
}

/// The row of a field.
#[derive(Clone, Debug)]
pub struct MatrixRow {
    /// The field.
    pub field: RecordId,
    /// One cell a column.
    pub cells: Vec<MatrixCell>,
    /// Numbers of different findings in the row.
    pub total: GroupCounts,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// Ids of its conflicts, sorted.
    pub conflicts: Vec<String>,
    /// Ids of its agreements, sorted.
    pub agreements: Vec<String>,
    /// Ids of its shifts, sorted.
    pub shifts: Vec<String>,
    /// The strength of its strongest conflict, where one has a strength.
    pub strongest: Option<i8>,
    /// What can be said of conflicts in it.
    pub state: CellState,
}

impl MatrixCell {
    /// The ids of its findings of a group, sorted.
    #[must_use]
    pub fn of(&self, group: FindingGroup) -> &[String] {
        match group {
            FindingGroup::Conflict => &self.conflicts,
            FindingGroup::Agreement => &self.agreements,
            FindingGroup::Shift => &self.shifts,
        }
    }

    /// Whether it has a finding of any group.
    #[must_use]
    pub fn has_findings(&self) -> bool {
        FindingGroup::ALL
            .iter()
            .any(|group| !self.of(*group).is_empty())
    }
}

/// What can be said of conflicts in a cell. An agreement or a shift says nothing of whether there is a conflict, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    /// There are conflicts.
    Found,
    /// Examined, and none was found.
    ExaminedNone,
    /// Examined, and the question does not arise.
    NotApplicable,
    /// Not examined.
    NotExamined,
}

impl CellState {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::ExaminedNone => "examined-none",
            Self::NotApplicable => "not-applicable",
            Self::NotExamined => "not-examined",
        }
    }
}

impl Matrix {
    /// Lays out the findings that `wanted` keeps.
    #[must_use]
    pub fn of(
        base: &KnowledgeBase,
        findings: &Findings,
        wanted: impl Fn(&Finding) -> bool,
    ) -> Self {
        let findings: Vec<&Finding> = findings.iter().filter(|finding| wanted(finding)).collect();
        let examined = examined(base);
        let columns = Column::all(&base.manifest);
        // Authors decide the order of rows; ids would sort them by the alphabet of one language.
        let rows = base.as_written(Kind::Field).into_iter().map(|(field, _)| {
            let here: Vec<&Finding> = findings
                .iter()
                .copied()
                // Only fields that are named: a finding of a narrow field is not repeated in the wider one.
                .filter(|f| f.fields.contains(&field))
                .collect();
            let cell =
                |column: &Column| cell(&here, *column, examined.get(&(field, *column)).copied());
            MatrixRow {
                field,
                cells: columns.iter().map(cell).collect(),
                total: here.iter().map(|finding| finding.group()).collect(),
            }
        });
        Self {
            rows: rows.collect(),
            columns,
            total: findings.iter().map(|finding| finding.group()).collect(),
        }
    }
}

fn cell(findings: &[&Finding], column: Column, examined: Option<CellState>) -> MatrixCell {
    let here = |group: FindingGroup| {
        let here = findings
            .iter()
            .filter(move |it| it.columns.contains(&column));
        here.filter(move |it| it.group() == group)
    };
    let ids = |group| here(group).map(|finding| finding.id.clone()).collect();
    let conflicts: Vec<String> = ids(FindingGroup::Conflict);
    let state = if conflicts.is_empty() {
        examined.unwrap_or(CellState::NotExamined)
    } else {
        CellState::Found
    };
    let strengths = here(FindingGroup::Conflict).filter_map(|finding| finding.strength);
    MatrixCell {
        conflicts,
        agreements: ids(FindingGroup::Agreement),
        shifts: ids(FindingGroup::Shift),
        // Strengths are negative: the least is the strongest.
        strongest: strengths.min(),
        state,
    }
}

/// What examinations say of cells. Where two disagree, the one that was examined outweighs "not applicable".
fn examined(base: &KnowledgeBase) -> BTreeMap<(RecordId, Column), CellState> {
    let mut cells = BTreeMap::new();
    for (_, record) in base.of_kind(Kind::Examination) {
        let Body::Examination(examination) = &record.body else {
            continue;
        };
        // An examination of unknown levels belongs to no cell.
        let (Given::Known(levels), Some(result)) = (&examination.levels, examination.result) else {
            continue;
        };
        let state = match result {
            ExaminationResult::None => CellState::ExaminedNone,
            ExaminationResult::NotApplicable => CellState::NotApplicable,
        };
        let fields = examination.field.iter();
        for field in fields.filter_map(|field| base.target(field)) {
            for column in Column::of_authored(*levels) {
                let cell = cells.entry((field, column)).or_insert(state);
                *cell = state.min(*cell);
            }
        }
    }
    cells
}
