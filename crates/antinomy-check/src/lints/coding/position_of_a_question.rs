//! An open question that holds or rejects a proposition without reserve.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::values::StatementKind;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L028", "position-of-a-question", Warning;
}

pub(super) struct PositionOfAQuestion;

impl Lint for PositionOfAQuestion {
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
        if statement.kind != Some(StatementKind::Question) {
            return;
        }
        // A question may lean to one side, which is a stance of 1 or -1.
        let positions = statement.positions.iter();
        for position in positions.filter(|position| position.stance.abs() == 2) {
            out.push(
                Diagnostic::new(&CODE, position.span)
                    .with("proposition", position.proposition.id.as_str()),
            );
        }
    }
}
