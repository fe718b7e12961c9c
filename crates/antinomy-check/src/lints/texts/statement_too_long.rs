//! A statement that says more than one thing, by its length.

use crate::lints::Lint;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L086", "statement-too-long", Warning;
}

/// Two long sentences.
const MOST: usize = 80;

pub(super) struct StatementTooLong;

impl Lint for StatementTooLong {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            for (_, version) in statement.text.versions() {
                // So many words need at least so many letters and spaces, and counting these is quick.
                let text = version.value.as_bytes();
                let gaps = text.iter().filter(|byte| **byte <= b' ');
                if text.len() <= 2 * MOST || gaps.count() < MOST {
                    continue;
                }
                let words = version.value.split_whitespace();
                let count = words
                    .filter(|word| word.contains(char::is_alphanumeric))
                    .count();
                if count > MOST {
                    out.push(
                        Diagnostic::new(&CODE, version.span)
                            .with("count", count)
                            .with("most", MOST),
                    );
                }
            }
        }
    }
}
