//! The saved queries of a knowledge base, and what may be given to them.

use crate::Kind;
use crate::base::KnowledgeBase;
use crate::reading::file::FileReading;
use crate::saved_query::{ParameterValue, SavedQuery};
use crate::values::{ParameterKind, Ref};
use antinomy_syntax::{FileId, nearest};
use std::collections::BTreeSet;
use std::sync::Arc;

impl KnowledgeBase {
    /// The saved queries in the order of their names.
    pub fn queries(&self) -> impl Iterator<Item = &SavedQuery> {
        self.queries.iter().map(Arc::as_ref)
    }

    /// The saved query of this name.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&SavedQuery> {
        let known = self
            .queries
            .binary_search_by(|it| it.name.as_str().cmp(name));
        known.ok().map(|at| &*self.queries[at])
    }

    /// The saved query that a file holds.
    #[must_use]
    pub fn query_in(&self, file: FileId) -> Option<&SavedQuery> {
        let reading = &self.content(file)?.reading;
        let query = self.query(&reading.query.as_ref()?.name)?;
        // The file may be one of several of that name.
        (query.file == file).then_some(query)
    }

    /// The files of saved queries whose parameters refer to one of these ids.
    pub fn queries_referring_to(&self, ids: &BTreeSet<String>) -> impl Iterator<Item = FileId> {
        let refers = |query: &&SavedQuery| {
            let mut references = query
                .parameters
                .iter()
                .filter_map(|it| it.reference.as_ref());
            references.any(|reference| ids.contains(&reference.id))
        };
        self.queries().filter(refers).map(|query| query.file)
    }

    /// What a text means for a parameter of this kind; `None` if nothing.
    #[must_use]
    pub fn parameter_value(&self, kind: ParameterKind, text: &str) -> Option<ParameterValue> {
        match kind {
            ParameterKind::Level => self.manifest.level_by_id(text).map(ParameterValue::Level),
            ParameterKind::ActorKind => {
                let mut kinds = self.manifest.actor_kinds.iter();
                let at = kinds.position(|kind| kind.id == text);
                at.map(ParameterValue::ActorKind)
            }
            _ => match kind.record_kind() {
                Some(kind) => {
                    let record = self.find(text)?;
                    let is_right = self.record(record).kind() == kind;
                    is_right.then_some(ParameterValue::Record(record))
                }
                None => kind.literal(text),
            },
        }
    }

    /// The kind of the record that a text names, for a parameter that takes records of another.
    #[must_use]
    pub fn misplaced_kind(&self, kind: ParameterKind, text: &str) -> Option<Kind> {
        let wanted = kind.record_kind()?;
        let found = self.record(self.find(text)?).kind();
        (found != wanted).then_some(found)
    }

    /// What is probably meant by a text that means nothing for a parameter of this kind: a value with nearly this name, or what
    /// people call so.
    #[must_use]
    pub fn nearest_parameter_value(&self, kind: ParameterKind, text: &str) -> Option<&str> {
        // Behind a prefix that is not the kind's own, too.
        let name = text.rsplit(':').next().unwrap_or(text);
        let named = match kind {
            ParameterKind::Level => &self.vocabulary.levels,
            ParameterKind::ActorKind => &self.vocabulary.actor_kinds,
            _ => return self.nearest_id(name, &[kind.record_kind()?]),
        };
        let called = || self.vocabulary.by_label(name, named);
        nearest(name, named.iter().map(|it| it.id.as_str())).or_else(called)
    }
}

impl FileReading {
    /// References of the parameters of its query, with the kinds that they may lead to.
    pub(crate) fn parameter_references(&self) -> impl Iterator<Item = (&'static [Kind], &Ref)> {
        let parameters = self.query.iter().flat_map(|query| &query.parameters);
        parameters.filter_map(|it| it.reference())
    }
}
