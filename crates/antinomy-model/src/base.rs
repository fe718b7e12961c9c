//! The knowledge base: all records of all files, with their references resolved.
//!
//! A record that could not be read whole is still here under its id, so that one mistake does not turn every
//! reference to it into another.

use crate::kind::Kind;
use crate::manifest::Manifest;
use crate::mentions::{Mention, Mentioned};
use crate::reading::file::FileReading;
use crate::record::{Record, RecordId};
use crate::saved_query::SavedQuery;
use crate::values::Ref;
use crate::vocabulary::{Lost, Vocabulary};
use antinomy_syntax::{Diagnostic, FileId, Files, nearest};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that the files of a knowledge base say.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeBase {
    /// The files that it was read from.
    pub files: Files,
    /// The manifest.
    pub manifest: Manifest,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) manifest_diagnostics: Vec<Diagnostic>,
    // `Arc`: a clone of the base shares its records, and an edit exchanges single ones.
    /// Sorted by id; a record's index is its [`RecordId`].
    pub(crate) records: Vec<Arc<Record>>,
    /// Sorted by name.
    pub(crate) queries: Vec<Arc<SavedQuery>>,
    /// Ids and aliases.
    pub(crate) by_id: HashMap<String, RecordId>,
    /// The prefix of the paths of content files.
    pub(crate) folder: String,
    /// Indexed by file number; `None` for files without records.
    pub(crate) contents: Vec<Option<FileContent>>,
}

/// A file's reading with what it leads to in this knowledge base.
#[derive(Clone, Debug)]
pub(crate) struct FileContent {
    pub(crate) reading: Arc<FileReading>,
    /// Its records, without those whose id another one has, by id.
    pub(crate) records: Vec<RecordId>,
    /// The target of each reference, by its number.
    pub(crate) targets: Vec<Option<RecordId>>,
    /// The target of each link, by its number.
    pub(crate) links: Vec<Option<RecordId>>,
    /// What is wrong with it among the others, in no order.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl KnowledgeBase {
    /// What the paths of the content begin with: `content/`, or nothing.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The words of the manifest that reading needs.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(crate) fn content(&self, file: FileId) -> Option<&FileContent> {
        self.contents.get(file.0 as usize)?.as_ref()
    }

    /// The records that a file holds, by id.
    #[must_use]
    pub fn in_file(&self, file: FileId) -> &[RecordId] {
        self.content(file).map_or(&[], |content| &content.records)
    }

    /// A record by its number.
    ///
    /// # Panics
    /// If the number comes from another knowledge base.
    #[must_use]
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0 as usize]
    }

    /// How many records there are.
    #[must_use]
    pub fn record_count(&self) -> usize {
        self.records.len()
    }

    /// The number of the record with this id or alias.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordId> {
        self.by_id.get(id).copied()
    }

    /// The record with this id or alias.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.find(id).map(|id| self.record(id))
    }

    /// The record that a reference leads to, unless it dangles. References from files were resolved when the knowledge base
    /// was assembled; loose ones are looked up by their id.
    #[must_use]
    pub fn target(&self, reference: &Ref) -> Option<RecordId> {
        match reference.number() {
            // An index instead of a hash: graph and lints ask for each target many times.
            Some(number) => *self.content(reference.span.file)?.targets.get(number)?,
            None => self.find(&reference.id),
        }
    }

    /// The record that a reference leads to, unless it dangles or leads to another kind.
    #[must_use]
    pub fn target_of(&self, reference: &Ref, kind: Kind) -> Option<RecordId> {
        let target = self.target(reference)?;
        (self.record(target).kind() == kind).then_some(target)
    }

    /// What a reference leads to, unless it dangles.
    #[must_use]
    pub fn resolve(&self, reference: &Ref) -> Option<&Record> {
        self.target(reference).map(|id| self.record(id))
    }

    /// The record that a mention leads to, unless it dangles or leads elsewhere.
    #[must_use]
    pub fn mentioned(&self, mention: &Mention) -> Option<RecordId> {
        match &mention.what {
            Mentioned::Citation(citation) => self.target(&citation.source),
            Mentioned::Record(reference) => self.target(reference),
            Mentioned::Link(link) => {
                let links = &self.content(mention.span.file)?.links;
                *links.get(link.number as usize)?
            }
        }
    }

    /// All records in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &Record)> {
        let records = self.records.iter().map(Arc::as_ref);
        (0u32..).map(RecordId).zip(records)
    }

    /// All records of a kind in the order of their ids.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (RecordId, &Record)> {
        self.records()
            .filter(move |(_, record)| record.kind() == kind)
    }

    /// All records of a kind in the order in which they are written: by file, then by place.
    #[must_use]
    pub fn as_written(&self, kind: Kind) -> Vec<(RecordId, &Record)> {
        let mut records: Vec<_> = self.of_kind(kind).collect();
        records.sort_by_key(|(_, record)| self.files.place(record.span));
        records
    }

    /// The known id nearest to a wrong one, among all kinds or those of `kinds`.
    #[must_use]
    pub fn nearest_id(&self, wrong: &str, kinds: &[Kind]) -> Option<&str> {
        // Linear in all ids: callers have to limit how often they ask.
        let candidates = self
            .records
            .iter()
            .filter(|record| kinds.is_empty() || kinds.contains(&record.kind()));
        nearest(wrong, candidates.map(|record| record.id.as_str()))
    }

    /// Whether words of the manifest could not be read, so that values of any record may be lost.
    #[must_use]
    pub fn has_lost_words(&self) -> bool {
        self.vocabulary.lost != Lost::default()
    }

    /// What is wrong with one file, in no order.
    pub fn diagnostics_of(&self, file: FileId) -> impl Iterator<Item = &Diagnostic> {
        let content = self.content(file);
        content
            .into_iter()
            .flat_map(|it| it.reading.diagnostics.iter().chain(&it.diagnostics))
    }

    /// All that is wrong with the files, in the order of their paths and places.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.manifest_diagnostics.clone();
        for content in self.contents.iter().flatten() {
            all.extend_from_slice(&content.reading.diagnostics);
            all.extend_from_slice(&content.diagnostics);
        }
        self.files.sort(&mut all);
        // References under `defaults:` are met once a record.
        all.dedup_by(|later, first| later.says_the_same(first));
        all
    }
}
