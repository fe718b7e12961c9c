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
        match &record.body {
            Body::Relation(relation) => {
                out.extend(lost(relation.source.as_ref(), &relation.locator))
            }
            Body::Examination(examination) => {
                out.extend(lost(examination.source.as_ref(), &examination.locator));
            }
            Body::Field(field) => out.extend(
                field
                    .competence
                    .iter()
                    .filter_map(|it| lost(it.source.as_ref(), &it.locator)),
            ),
            // Everywhere else a source is required, or stands beside its locator in one mapping.
            _ => {}
        }
    }
}

fn lost(source: Option<&Ref>, locator: &Locator) -> Option<Diagnostic> {
    let (_, place) = locator.0.first()?;
    source.is_none().then(|| Diagnostic::new(&CODE, place.span))
}
