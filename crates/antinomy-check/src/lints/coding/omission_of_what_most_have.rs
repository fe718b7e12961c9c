//! An omission of what most or all have: then nobody leaves anything out.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::values::{Choice, Share};
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L033", "omission-of-what-most-have", Warning;
}

pub(super) struct OmissionOfWhatMostHave;

impl Lint for OmissionOfWhatMostHave {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let omission = record.statement().filter(|it| it.is_omission());
        let share = omission.and_then(|omission| omission.share);
        let share = share.filter(|share| *share >= Share::Most);
        out.extend(
            share.map(|share| Diagnostic::new(&CODE, record.span).with("share", share.word())),
        );
    }
}
