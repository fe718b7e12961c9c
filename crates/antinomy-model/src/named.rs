//! What is named by id or alias outside of the references of records: in Markdown, by diagnostics, by verdicts.
//!
//! References of records are resolved when the knowledge base is put together; these are read where they are needed.

use crate::base::KnowledgeBase;
use crate::kind::Kind;
use crate::kinds::{GENERAL, Verdict};
use crate::record::RecordId;
use crate::update::Change;
use antinomy_syntax::Diagnostic;
use antinomy_syntax::references::{CitedWork, IdLink};
use std::collections::BTreeSet;

impl KnowledgeBase {
    /// The record that `[[id]]` leads to.
    #[must_use]
    pub fn linked(&self, link: &IdLink) -> Option<RecordId> {
        self.find(&link.id)
    }

    /// The record that `[@key]` cites, of whichever kind it is.
    #[must_use]
    pub fn cited(&self, work: &CitedWork) -> Option<RecordId> {
        self.find(&work.key)
    }

    /// The record that a diagnostic names, if it was not edited away since.
    #[must_use]
    pub fn record_of(&self, found: &Diagnostic) -> Option<RecordId> {
        self.find(found.record.as_deref()?)
    }

    /// The authored contradiction that a verdict is about; `None` for derived findings, which are no records.
    #[must_use]
    pub fn contradiction_of(&self, verdict: &Verdict) -> Option<RecordId> {
        let record = self.find(&verdict.finding.as_ref()?.value)?;
        // The id of a derived finding may happen to be that of any record.
        self.record(record).contradiction().map(|_| record)
    }

    /// The field above all fields, if there is one.
    #[must_use]
    pub fn general_field(&self) -> Option<RecordId> {
        // A record of another kind may have its id.
        let root = self.find(GENERAL)?;
        (self.record(root).kind() == Kind::Field).then_some(root)
    }

    /// The records of a changed file, and those that refer to what came, went or changed.
    #[must_use]
    pub fn touched(&self, change: &Change) -> BTreeSet<RecordId> {
        let mut touched = self.referring_to(&change.ids);
        let own = change.file.map_or(&[][..], |file| self.in_file(file));
        touched.extend(own);
        // Of two records with one id the other may be the one that is kept now.
        touched.extend(change.ids.iter().filter_map(|id| self.find(id)));
        touched
    }
}
