//! A corpus of which nobody says how much was coded.

use super::sources;
use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L055", "corpus-without-coverage", Warning;
}

pub(super) struct CorpusWithoutCoverage;

impl Lint for CorpusWithoutCoverage {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (record, source) in sources(base) {
            if !source.members.is_empty() && source.coverage.is_none() {
                out.push(
                    Diagnostic::new(&CODE, record.span)
                        .with("id", record.id.as_str())
                        .with("count", source.members.len()),
                );
            }
        }
    }
}
