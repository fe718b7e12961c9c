//! A contradiction with too few sides to contradict itself.

use crate::lints::Lint;
use antinomy_model::values::Category;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L003", "too-few-sides", Error;
}

pub(super) struct Sides;

impl Lint for Sides {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
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
