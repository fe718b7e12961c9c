//! A contradiction with too few sides to contradict itself.

use super::Lint;
use antinomy_model::values::Category;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic, Severity};

static CODE: Code = Code {
    number: "L003",
    name: "too-few-sides",
    severity: Severity::Error,
};

pub(super) struct Sides;

impl Lint for Sides {
    fn codes(&self) -> &'static [&'static Code] {
        static CODES: &[&Code] = &[&CODE];
        CODES
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Contradiction) {
            let Some(contradiction) = record.contradiction() else {
                continue;
            };
            let sides = contradiction
                .sides
                .iter()
                .filter(|side| !side.is_empty())
                .count();
            let needed = match contradiction.category {
                Some(Category::Gap | Category::Convergence) => 1,
                _ => 2,
            };
            if sides < needed {
                out.push(Diagnostic::new(&CODE, record.span).with("count", sides));
            }
        }
    }
}
