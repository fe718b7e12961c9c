//! A statement that says neither where it stands nor where it is reported.

use super::Lint;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic, Severity};

static CODE: Code = Code {
    number: "L007",
    name: "statement-without-place",
    severity: Severity::Warning,
};

pub(super) struct StatementWithoutPlace;

impl Lint for StatementWithoutPlace {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&CODE];
        CODES
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
