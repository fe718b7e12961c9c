//! Positions on propositions that a statement of its kind cannot take: an open question without reserve, an omission at all.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::values::{Position, StatementKind};
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    QUESTION = "L028", "position-of-a-question", Warning;
    OMISSION = "L032", "position-of-an-omission", Warning;
}

pub(super) struct PositionsByKind;

impl Lint for PositionsByKind {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement() else {
            return;
        };
        let (code, is_wrong): (_, fn(&Position) -> bool) = match statement.kind {
            // A question may lean to one side, which is a stance of 1 or -1.
            Some(StatementKind::Question) => (&QUESTION, |position| position.stance.abs() == 2),
            // What is not said takes no side either, and 0 would be counted as a voice that takes none.
            Some(StatementKind::Omission) => (&OMISSION, |_| true),
            _ => return,
        };
        let positions = statement.positions.iter();
        out.extend(positions.filter(|it| is_wrong(it)).map(|position| {
            Diagnostic::new(code, position.span)
                .with("proposition", position.proposition.id.as_str())
        }));
    }
}
