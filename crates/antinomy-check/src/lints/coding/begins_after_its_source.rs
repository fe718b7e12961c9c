//! A report of what is that begins only after it was published.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::values::StatementKind as Kind;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L034", "begins-after-its-source", Warning;
}

/// What reports how things are. What is intended, laid down or predicted may begin later: an assessment may be a prediction,
/// and a definition may come into force with its law.
const REPORTS: &[Kind] = &[Kind::Theory, Kind::Evidence, Kind::Practice, Kind::Omission];

pub(super) struct BeginsAfterItsSource;

impl Lint for BeginsAfterItsSource {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Referred
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        out.extend(report(facts, record));
    }
}

fn report(facts: &Facts, record: &Record) -> Option<Diagnostic> {
    let statement = record.statement()?;
    statement.kind.filter(|kind| REPORTS.contains(kind))?;
    let time = statement.time.as_ref()?;
    let from = time.value.from.certain()?;
    let (_, source) = facts.source_of(statement)?;
    let published = facts.surely_issued(source)?;
    published.value.ends_before(from).then(|| {
        Diagnostic::new(&CODE, time.span)
            .with("from", from.to_string())
            .with("published", published.value.to_string())
            .related(published.span, "published")
    })
}
