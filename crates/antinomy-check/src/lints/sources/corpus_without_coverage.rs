//! A corpus without `coverage:`, which says how much of it was coded.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
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

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(source) = record.source() else {
            return;
        };
        if !source.members.is_empty() && source.coverage.is_none() {
            out.push(
                Diagnostic::new(&CODE, record.span)
                    .with("id", record.id.as_str())
                    .with("count", source.members.len()),
            );
        }
    }
}
