//! A statement that says neither where it stands nor where it is reported.

use crate::lints::Lint;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L007", "statement-without-place", Warning;
}

pub(super) struct StatementWithoutPlace;

impl Lint for StatementWithoutPlace {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let via = statement
                .cited_via
                .as_ref()
                .is_some_and(|place| !place.locator.0.is_empty());
            if statement.locator.0.is_empty() && statement.section.is_none() && !via {
                out.push(Diagnostic::new(&CODE, record.span));
            }
        }
    }
}
