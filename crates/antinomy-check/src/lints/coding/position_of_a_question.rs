//! An open question that holds or rejects a proposition without reserve.

use crate::lints::Lint;
use antinomy_model::values::StatementKind;
use antinomy_model::{Kind, KnowledgeBase};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let question = record
                .statement()
                .filter(|statement| statement.kind == Some(StatementKind::Question));
            let positions = question.iter().flat_map(|statement| &statement.positions);
            for position in positions.filter(|position| position.stance.abs() == 2) {
                out.push(
                    Diagnostic::new(&CODE, position.span)
                        .with("proposition", position.proposition.id.as_str()),
                );
            }
        }
    }
}
