//! An examination without a finding in a cell of the matrix that holds an authored contradiction.

use crate::finding::columns_of;
use crate::lint::Lint;
use crate::{Column, FindingGroup};
use antinomy_graph::Facts;
use antinomy_model::values::ExaminationResult;
use antinomy_model::{Body, Given, Kind, KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L030", "examination-contradicted", Warning;
}

pub(super) struct ExaminationContradicted;

impl Lint for ExaminationContradicted {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        // By cell, so that examinations and contradictions are not compared pair by pair.
        let examined = examined(base);
        if examined.is_empty() {
            return;
        }
        for (_, record) in base.of_kind(Kind::Contradiction) {
            let Some(contradiction) = record.contradiction() else {
                continue;
            };
            // An examination that found no conflict may be right beside an agreement or a shift.
            if FindingGroup::of(contradiction.category) != FindingGroup::Conflict {
                continue;
            }
            let columns = columns_of(facts, contradiction);
            let fields = contradiction.field.iter();
            let fields = fields.filter_map(|field| base.target(field));
            for cell in fields.flat_map(|field| columns.iter().map(move |it| (field, *it))) {
                for (examination, field) in examined.get(&cell).into_iter().flatten() {
                    out.push(
                        Diagnostic::new(&CODE, examination.span)
                            .with("field", field.as_str())
                            .with("contradiction", record.id.as_str())
                            .related(record.span, "contradiction"),
                    );
                }
            }
        }
    }
}

/// The cells of the matrix that examinations leave empty, with the field as its author wrote it.
fn examined(base: &KnowledgeBase) -> BTreeMap<(RecordId, Column), Vec<(&Record, &String)>> {
    let mut cells: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (_, record) in base.of_kind(Kind::Examination) {
        let Body::Examination(examination) = &record.body else {
            continue;
        };
        let Given::Known(levels) = examination.levels else {
            continue;
        };
        if examination.result != Some(ExaminationResult::None) {
            continue;
        }
        for field in &examination.field {
            let Some(id) = base.target(field) else {
                continue;
            };
            for column in Column::of_authored(levels) {
                let here = cells.entry((id, column)).or_default();
                here.push((record, &field.id));
            }
        }
    }
    cells
}
