//! A report of what is that begins only after it was published.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Interval, StatementKind as Kind};
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L034", "begins-after-its-source", Warning;
}

/// What reports how things are. Goals, measures, norms, principles and demands may begin later.
const REPORTS: &[Kind] = &[
    Kind::Definition,
    Kind::Theory,
    Kind::Evidence,
    Kind::Practice,
    Kind::Omission,
    Kind::Assessment,
];

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
    let published = last_published(facts, source)?;
    published.value.ends_before(from).then(|| {
        Diagnostic::new(&CODE, time.span)
            .with("from", from.to_string())
            .with("published", published.value.to_string())
            .related(published.span, "published")
    })
}

/// When a source was published; a corpus without a date of its own, when the latest of its members was. `None` if any of that
/// is uncertain.
fn last_published<'f>(facts: &'f Facts, source: &'f Source) -> Option<&'f Spanned<Interval>> {
    if source.issued.is_some() {
        return published(source);
    }
    let members = source.members.iter();
    let members = members.map(|member| published(facts.base().resolve(member)?.source()?));
    let members: Vec<_> = members.collect::<Option<_>>()?;
    members
        .into_iter()
        .max_by_key(|issued| issued.value.until.certain())
}

fn published(source: &Source) -> Option<&Spanned<Interval>> {
    let issued = source.issued.as_ref()?;
    issued.value.until.certain().map(|_| issued)
}
