//! A knowledge base before or after cures, and what is wrong with it.

use crate::report::fingerprints;
use antinomy_check::{Needs, RecordsBySpan, needs};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Diagnostic, FileId, Severity};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A knowledge base and what is wrong with it.
pub(super) struct State<'s> {
    pub(super) base: &'s KnowledgeBase,
    pub(super) found: &'s [Diagnostic],
    /// Every cure looks at those of its file.
    by_file: HashMap<FileId, Vec<&'s Diagnostic>>,
    has_errors: bool,
    /// The ids of the records that have errors.
    wrong: HashSet<&'s str>,
    pub(super) places: RecordsBySpan,
}

impl<'s> State<'s> {
    pub(super) fn of(base: &'s KnowledgeBase, found: &'s [Diagnostic]) -> Self {
        let mut by_file: HashMap<FileId, Vec<&Diagnostic>> = HashMap::new();
        for found in found {
            if let Some(at) = found.span {
                by_file.entry(at.file).or_default().push(found);
            }
        }
        let errors = || {
            let is_error = |it: &&Diagnostic| it.code.severity == Severity::Error;
            found.iter().filter(is_error)
        };
        Self {
            base,
            found,
            by_file,
            has_errors: errors().next().is_some(),
            wrong: errors().filter_map(|it| it.record.as_deref()).collect(),
            places: RecordsBySpan::of(base),
        }
    }

    pub(super) fn of_file(&self, file: FileId) -> impl Iterator<Item = &'s Diagnostic> {
        self.by_file.get(&file).into_iter().flatten().copied()
    }

    pub(super) fn prints<'f>(
        &self,
        found: impl Iterator<Item = &'f Diagnostic>,
    ) -> BTreeSet<String> {
        let found: Vec<Diagnostic> = found.cloned().collect();
        let prints = fingerprints(&self.base.files, self.base, &found);
        prints.into_iter().collect()
    }

    /// Whether something that cannot be read here keeps a lint from finding this, in the record of that id.
    pub(super) fn hides(&self, found: &Diagnostic, record: Option<&str>) -> bool {
        // Reading reports each value by itself, whatever else is wrong.
        if !antinomy_check::codes().any(|code| found.code == code) {
            return false;
        }
        match needs(&found.code) {
            Needs::Nothing => false,
            Needs::Record => record.is_some_and(|record| self.wrong.contains(record)),
            // Those that it refers to are not looked for: few errors are of this sort.
            Needs::Referred | Needs::Everything => self.has_errors,
        }
    }

    /// How many problems of a file keep it from being read.
    pub(super) fn unread(&self, file: FileId, wanted: impl Fn(&Diagnostic) -> bool) -> usize {
        let unread = |found: &&Diagnostic| {
            found.code.severity == Severity::Error
                && found.code.is_one_of(antinomy_syntax::codes::ALL)
        };
        let here = self.of_file(file);
        here.filter(unread).filter(|found| wanted(found)).count()
    }
}
