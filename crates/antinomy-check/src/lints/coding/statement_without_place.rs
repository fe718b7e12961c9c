//! A statement without a place in its source, and without one in the work that it is cited through.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L007", "statement-without-place", Warning;
}

pub(super) struct StatementWithoutPlace;

impl Lint for StatementWithoutPlace {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement() else {
            return;
        };
        let via = statement.cited_via.as_ref();
        let has_place_via = via.is_some_and(|place| !place.locator.0.is_empty());
        // A section is a place, if a wide one.
        if statement.locator.0.is_empty() && statement.section.is_none() && !has_place_via {
            out.push(Diagnostic::new(&CODE, record.span));
        }
    }
}
