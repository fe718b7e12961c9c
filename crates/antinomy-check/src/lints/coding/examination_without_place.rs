//! An examination that says nothing was found, but not in what it looked.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::values::ExaminationResult;
use antinomy_model::{Body, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L038", "examination-without-place", Warning;
}

pub(super) struct ExaminationWithoutPlace;

impl Lint for ExaminationWithoutPlace {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Body::Examination(examination) = &record.body else {
            return;
        };
        // That a question does not arise is no reading of anything.
        let is_reading = examination.result == Some(ExaminationResult::None);
        // A locator without its source has a message of its own (L037).
        if is_reading && examination.locator.0.is_empty() {
            out.push(Diagnostic::new(&CODE, record.span));
        }
    }
}
