//! A knowledge base on disk, held in memory and kept up to date one file at a time.

#[cfg(test)]
mod tests;

use crate::clock::today;
use crate::load::{ReadFiles, find, read_files};
use crate::paths::relative;
use crate::saved_query_watcher::{LastResort, SavedQueryWatcher};
use crate::{Problem, codes};
use antinomy_check::{judge, lint, lint_records};
use antinomy_graph::{Facts, Graph};
use antinomy_model::{Change, KnowledgeBase, RecordId};
use antinomy_syntax::{Diagnostic, FileId, Files, Severity, SourceFile};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A knowledge base and where it lies.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// What its files say.
    pub base: Arc<KnowledgeBase>,
    /// The folder that paths in diagnostics are relative to.
    pub root: PathBuf,
    /// The folder of `antinomy.yaml`.
    pub content: PathBuf,
    /// What happens if a saved query cannot be left. Programs that answer once end; whoever holds a workspace for longer waits.
    pub last_resort: LastResort,
    /// What is wrong with files that could not be read as text, and files that look like content and are not read.
    unreadable: Vec<Diagnostic>,
    facts: OnceLock<Arc<Facts>>,
    /// What lints find, before exceptions.
    linted: OnceLock<Vec<Diagnostic>>,
    /// What is wrong with saved queries.
    asked: OnceLock<Vec<Diagnostic>>,
    /// Whether the manifest is on disk and could not be read as text, which `unreadable` says.
    has_unreadable_manifest: bool,
}

impl Workspace {
    /// Reads the knowledge base that [`find`] finds.
    ///
    /// # Errors
    /// If there is none, or a folder cannot be listed. A file that cannot be read is a diagnostic.
    pub fn open(start: &Path) -> Result<Self, Problem> {
        let (root, content) = find(start)?;
        let ReadFiles { files, unreadable } = read_files(&root, &content)?;
        let mut workspace = Self::of(root, content, files, unreadable);
        let manifest = workspace.content.join("antinomy.yaml");
        let is_there = std::fs::symlink_metadata(manifest).is_ok_and(|found| found.is_file());
        let path = workspace.folder() + "antinomy.yaml";
        workspace.has_unreadable_manifest =
            is_there && workspace.base.files.by_path(&path).is_none();
        Ok(workspace)
    }

    /// A workspace of files that were read from anywhere, as if they lay in `content` below `root`.
    #[must_use]
    pub(crate) fn of(
        root: PathBuf,
        content: PathBuf,
        files: Files,
        unreadable: Vec<Diagnostic>,
    ) -> Self {
        let mut workspace = Self {
            base: Arc::default(),
            root,
            content,
            last_resort: LastResort::default(),
            unreadable,
            facts: OnceLock::new(),
            linted: OnceLock::new(),
            asked: OnceLock::new(),
            has_unreadable_manifest: false,
        };
        let (base, _) = KnowledgeBase::read(files, &workspace.folder());
        workspace.base = Arc::new(base);
        workspace
    }

    /// What follows from the records.
    #[must_use]
    pub fn facts(&self) -> &Arc<Facts> {
        self.facts
            .get_or_init(|| Arc::new(Facts::new(Arc::clone(&self.base))))
    }

    /// What the paths of the content begin with: `content/`, or nothing.
    #[must_use]
    pub fn folder(&self) -> String {
        let folder = relative(&self.content, &self.root);
        if folder.is_empty() {
            folder
        } else {
            folder + "/"
        }
    }

    /// Gives a file of the knowledge base a new text, without writing it. Paths are those of the base's files.
    pub fn set(&mut self, path: &str, text: &str) -> Change {
        self.edit(|base| base.set(path, text))
    }

    /// Takes a file of the knowledge base away, without removing it from disk.
    pub fn remove(&mut self, path: &str) -> Change {
        self.edit(|base| base.remove(path))
    }

    /// The workspace with these files instead of its own: of those that are the same nothing is read again.
    pub(crate) fn with_files(&self, files: Vec<SourceFile>) -> Self {
        let mut other = self.clone();
        other.edit(|base| base.set_all(files));
        other
    }

    fn edit(&mut self, edit: impl FnOnce(&mut KnowledgeBase) -> Change) -> Change {
        // Facts hold the base; without them it is changed where it is, and with them a copy. Lints are not kept: many look
        // farther than one reference, so that what a change reaches is not known beforehand.
        self.facts = OnceLock::new();
        self.linted = OnceLock::new();
        self.asked = OnceLock::new();
        edit(Arc::make_mut(&mut self.base))
    }

    /// What is wrong with the records of a changed file and with those that refer to what came, went or changed, without
    /// lints that look at all records together. In the order of files and places.
    #[must_use]
    pub fn changed_diagnostics(&self, change: &Change) -> Vec<Diagnostic> {
        let touched = self.base.touched(change);
        let records: Vec<RecordId> = touched.iter().copied().collect();
        let mut files: BTreeSet<FileId> = change.file.into_iter().collect();
        files.extend(records.iter().map(|id| self.base.record(*id).span.file));
        files.extend(self.base.queries_referring_to(&change.ids));
        let own = |file: &FileId| self.base.diagnostics_of(*file);
        let mut all: Vec<Diagnostic> = files.iter().flat_map(own).cloned().collect();
        let linted = lint_records(self.facts(), &records);
        let judged = judge(&self.base, linted, &all, Some(today()), Some(&touched));
        all.extend(judged);
        self.base.files.sort(&mut all);
        // References under `defaults:` are met once a record.
        all.dedup_by(|later, first| later.says_the_same(first));
        all
    }

    /// What is wrong with the files by themselves and among each other, in the order of files and places.
    #[must_use]
    pub fn reading_diagnostics(&self) -> Vec<Diagnostic> {
        if self.base.manifest.is_newer {
            // Other files may be right in that format.
            return self.base.diagnostics();
        }
        let mut all = self.unreadable.clone();
        let found = self.base.diagnostics().into_iter();
        let is_true = |found: &Diagnostic| found.code != &antinomy_model::codes::NO_MANIFEST;
        all.extend(found.filter(|found| is_true(found) || !self.has_unreadable_manifest));
        all
    }

    /// Everything that is wrong today: what reading found and what the lints found, in the order of files and places.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        self.check_within(&SavedQueryWatcher::of_check(self.last_resort))
    }

    pub(crate) fn check_within(&self, watcher: &SavedQueryWatcher) -> Vec<Diagnostic> {
        let mut all = self.reading_diagnostics();
        let mut found = self.linted.get_or_init(|| lint(self.facts())).clone();
        found.extend_from_slice(self.asked.get_or_init(|| self.ask(watcher)));
        let judged = judge(&self.base, found, &all, Some(today()), None);
        all.extend(judged);
        self.base.files.sort(&mut all);
        all
    }

    /// What is wrong with saved queries. The graph is built only for them: lints do without.
    fn ask(&self, watcher: &SavedQueryWatcher) -> Vec<Diagnostic> {
        if self.base.queries().next().is_none() {
            return Vec::new();
        }
        let graph = Arc::new(Graph::of(Arc::clone(self.facts())));
        let mut found = antinomy_query::diagnose::saved(&graph, watcher);
        found.extend(self.named_like_messages());
        found
    }

    /// Queries whose findings would be taken for messages of the program.
    fn named_like_messages(&self) -> impl Iterator<Item = Diagnostic> {
        let found_by = self.base.queries().filter(|it| it.must_return_nothing());
        let alike = found_by.filter(|query| codes().any(|code| code.name() == query.name));
        alike.map(|query| {
            Diagnostic::new(&antinomy_model::codes::RESERVED_ID, query.span)
                .with("id", query.name.as_str())
                .with("reason", "message")
                .hint("file")
        })
    }

    /// Refuses a knowledge base of a format that this program cannot read.
    ///
    /// # Errors
    /// If it is one.
    pub fn refuse_newer(&self) -> Result<(), Problem> {
        let newer = |found: &&Diagnostic| found.code == &antinomy_model::codes::NEWER_FORMAT;
        let all = self.base.diagnostics();
        let Some(found) = all.iter().find(newer) else {
            return Ok(());
        };
        let path = self.content.join("antinomy.yaml").display().to_string();
        let problem = Problem::new("newer-format").with("path", path);
        Err(found
            .arguments
            .iter()
            .fold(problem, |problem, (name, value)| {
                problem.with(name, value.clone())
            }))
    }

    /// Whether anything must be changed before publishing, as far as reading tells.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.reading_diagnostics()
            .iter()
            .any(|found| found.code.severity == Severity::Error)
    }
}
