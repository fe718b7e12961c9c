//! A locator of no source: nobody can look it up, and no page shows it.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::values::{Locator, Ref};
use antinomy_model::{Body, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L037", "locator-without-source", Warning;
}

pub(super) struct LocatorWithoutSource;

impl Lint for LocatorWithoutSource {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        out.extend(of_record(record));
        out.extend(of_competences(record));
    }
}

/// Of the kinds that may do without a source. Everywhere else one is required, or stands beside its locator in one mapping.
fn of_record(record: &Record) -> Option<Diagnostic> {
    match &record.body {
        Body::Relation(relation) => lost(relation.source.as_ref(), &relation.locator),
        Body::Examination(examination) => lost(examination.source.as_ref(), &examination.locator),
        _ => None,
    }
}

fn of_competences(record: &Record) -> Vec<Diagnostic> {
    let Body::Field(field) = &record.body else {
        return Vec::new();
    };
    let all = field.competence.iter();
    all.filter_map(|it| lost(it.source.as_ref(), &it.locator))
        .collect()
}

fn lost(source: Option<&Ref>, locator: &Locator) -> Option<Diagnostic> {
    let (_, place) = locator.0.first()?;
    source.is_none().then(|| Diagnostic::new(&CODE, place.span))
}
