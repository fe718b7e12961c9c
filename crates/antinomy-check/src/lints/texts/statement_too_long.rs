//! A statement so long that it probably says more than one thing.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L086", "statement-too-long", Warning;
}

/// The most words: two long sentences.
const MOST: usize = 80;

pub(super) struct StatementTooLong;

impl Lint for StatementTooLong {
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
        for (_, version) in statement.text.versions() {
            if let Some(count) = too_many_words(&version.value) {
                out.push(
                    Diagnostic::new(&CODE, version.span)
                        .with("count", count)
                        .with("most", MOST),
                );
            }
        }
    }
}

/// The number of words, if it is more than [`MOST`].
fn too_many_words(text: &str) -> Option<usize> {
    // A lower bound of bytes and of ASCII white space rules out most texts without decoding them.
    let bytes = text.as_bytes();
    let gaps = bytes.iter().filter(|byte| **byte <= b' ');
    if bytes.len() <= 2 * MOST || gaps.count() < MOST {
        return None;
    }
    let words = text.split_whitespace();
    let count = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    (count > MOST).then_some(count)
}
