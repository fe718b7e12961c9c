//! What a lint is: the codes that it reports, how much must have been read, and at which grain it looks.

use crate::Findings;
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

/// A lint. It overrides the finest method that it can do with, so that after a change only what changed is looked at again.
pub trait Lint: Sync {
    /// The codes of what it reports.
    fn codes(&self) -> &'static [&'static Code];

    /// What must have been read for its reports to hold.
    fn needs(&self) -> Needs {
        Needs::Record
    }

    /// Whether a record may except itself from this code of the lint. It cannot where a reader could come to harm: then the
    /// exception would silence the only hint.
    fn can_be_allowed(&self, _code: &Code) -> bool {
        true
    }

    /// Looks at one record, and at what it refers to. The runner attaches the record to what is reported.
    fn record(&self, _facts: &Facts, _id: RecordId, _record: &Record, _out: &mut Vec<Diagnostic>) {}

    /// Looks at all records together.
    fn whole(&self, _facts: &Facts, _out: &mut Vec<Diagnostic>) {}

    /// Looks at what was found. Only called where there are verdicts on findings.
    fn findings(&self, _facts: &Facts, _findings: &Findings, _out: &mut Vec<Diagnostic>) {}
}

/// What must have been read for the reports of a lint to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing beyond what the report names: letters mean the same however little of their record was read, and what two
    /// values say of each other holds whatever a third one says.
    Nothing,
    /// The whole record: what it seems to lack may be in a part that could not be parsed.
    Record,
    /// The whole record, and those that it refers to, directly or by one more step: what a statement lacks may come from its
    /// section, its source or its voice.
    Referred,
    /// Every record: a reference may be in a part that could not be parsed.
    Everything,
}
