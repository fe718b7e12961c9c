//! From the readings of single files to a knowledge base: ids, translations, references, sections and links.
//!
//! Readings are shared, so that an edit reads one file and resolves what depends on it ([`update`](crate::update)).

use crate::base::{FileContent, KnowledgeBase};
use crate::codes;
use crate::reading::file::{FileReading, read_file};
use crate::reading::manifest::read_manifest;
use crate::record::{Record, RecordId};
use crate::saved_query::SavedQuery;
use crate::vocabulary::Lost;
use antinomy_syntax::{Diagnostic, FileId, Files, SourceFile};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Below so many bytes of content threads cost more than they gain.
const WORTH_THREADS: usize = 256 << 10;

impl KnowledgeBase {
    /// Reads all files. `folder` is what the paths of the content begin with (`content/`, or nothing); the manifest
    /// is `antinomy.yaml` in it. Diagnostics come in the order of files and places.
    #[must_use]
    pub fn read(files: Files, folder: &str) -> (Self, Vec<Diagnostic>) {
        let mut base = Self {
            files,
            folder: folder.to_owned(),
            ..Self::default()
        };
        base.read_all();
        let diagnostics = base.diagnostics();
        (base, diagnostics)
    }

    /// Reads the manifest and every file.
    pub(crate) fn read_all(&mut self) {
        // The vocabulary types every record, so the manifest is read before all others.
        self.read_manifest();
        let of_content: Vec<(FileId, &SourceFile)> = self
            .files
            .iter()
            .filter(|(_, file)| file.path().starts_with(&self.folder))
            .collect();
        let read = |&(id, file): &(FileId, &SourceFile)| self.read_file(id, file);
        // Bytes, not files: one file may hold most of the records.
        let bytes: usize = of_content.iter().map(|(_, file)| file.text().len()).sum();
        let readings: Vec<FileReading> = if bytes < WORTH_THREADS {
            of_content.iter().filter_map(read).collect()
        } else {
            // The order of the output is that of the input, whichever thread is faster.
            of_content.par_iter().filter_map(read).collect()
        };
        // Shared, because an edit puts all readings together again without reading them.
        self.assemble(readings.into_iter().map(Arc::new).collect());
    }

    pub(crate) fn read_manifest(&mut self) {
        self.manifest_diagnostics.clear();
        self.manifest = read_manifest(&self.files, &self.folder, &mut self.manifest_diagnostics);
        self.manifest_diagnostics.sort_by(Diagnostic::by_place);
        self.vocabulary = self.manifest.vocabulary();
        self.vocabulary.lost = Lost::of(&self.manifest_diagnostics);
    }

    pub(crate) fn read_file(&self, id: FileId, file: &SourceFile) -> Option<FileReading> {
        // What its records mean, this program does not know.
        if self.vocabulary.is_newer {
            return None;
        }
        let path = file.path().strip_prefix(&self.folder)?;
        read_file(id, file, path, &self.vocabulary)
    }

    /// Puts the readings together, in place of what was there before.
    pub(crate) fn assemble(&mut self, readings: Vec<Arc<FileReading>>) {
        // Indexed by file number. Removed files, and files without records, leave gaps.
        let count = readings.iter().map(|it| it.file.0 as usize + 1).max();
        self.contents = vec![None; count.unwrap_or(0)];
        for reading in readings {
            let file = reading.file.0 as usize;
            self.contents[file] = Some(FileContent {
                reading,
                records: Vec::new(),
                targets: Vec::new(),
                links: Vec::new(),
                diagnostics: Vec::new(),
            });
        }
        let translated = self.translate();
        self.register(translated);
        self.register_queries();
        self.resolve_all();
    }

    /// The records that translations add to, each with what it is then; reports translations without an original.
    fn translate(&mut self) -> HashMap<FileId, Record> {
        let mut translated: HashMap<FileId, Record> = HashMap::new();
        // Reported after the loop, which borrows the contents.
        let mut lost = Vec::new();
        for (id, _) in self.files.iter() {
            let Some(content) = self.content(id) else {
                continue;
            };
            let Some(translation) = &content.reading.translation else {
                continue;
            };
            let Some(original) = self.original_of(&translation.original) else {
                let path = format!("{}{}", self.folder, translation.original);
                let code = &codes::TRANSLATION_WITHOUT_ORIGINAL;
                lost.push(Diagnostic::new(code, translation.start).with("original", path));
                continue;
            };
            let first = self.content(original).map(|it| it.reading.records.first());
            if let Some(record) = first.flatten() {
                // Copy-on-write: the reading keeps the original as it is in its own file, for the next assembly.
                let record = translated
                    .entry(original)
                    .or_insert_with(|| Record::clone(record));
                translation.add_to(record);
            }
        }
        for found in lost {
            self.report(found);
        }
        translated
    }

    /// Sorts the records by id, reports ids that two records have, and builds the index with aliases.
    fn register(&mut self, mut translated: HashMap<FileId, Record>) {
        let mut records: Vec<Arc<Record>> = Vec::new();
        for (id, _) in self.files.iter() {
            let Some(content) = self.content(id) else {
                continue;
            };
            let mut own = content.reading.records.iter().map(Arc::clone);
            if let Some(record) = translated.remove(&id) {
                // The first record is the one that `translate` copied.
                own.next();
                records.push(Arc::new(record));
            }
            records.extend(own);
        }
        // Stable, so that of two records with one id the first in the order of paths is kept.
        records.sort_by(|a, b| a.id.cmp(&b.id));
        let mut kept: Vec<Arc<Record>> = Vec::with_capacity(records.len());
        for record in records {
            match kept.last() {
                Some(first) if first.id == record.id => self.report(
                    Diagnostic::new(&codes::DUPLICATE_ID, record.span)
                        .with("id", record.id.as_str())
                        .related(first.span, "first"),
                ),
                _ => kept.push(record),
            }
        }
        self.records = kept;
        self.index();
    }

    /// Sorts the saved queries by name, and reports names that two files have.
    fn register_queries(&mut self) {
        let files = self.files.iter();
        let queries = files.filter_map(|(id, _)| self.content(id)?.reading.query.clone());
        let mut queries: Vec<Arc<SavedQuery>> = queries.collect();
        // Stable, so that of two with one name the first in the order of paths is kept.
        queries.sort_by(|a, b| a.name.cmp(&b.name));
        let mut kept: Vec<Arc<SavedQuery>> = Vec::with_capacity(queries.len());
        for query in queries {
            match kept.last() {
                Some(first) if first.name == query.name => self.report(
                    Diagnostic::new(&codes::DUPLICATE_ID, query.span)
                        .with("id", query.name.as_str())
                        .hint("query")
                        .related(first.span, "first"),
                ),
                _ => kept.push(query),
            }
        }
        self.queries = kept;
    }

    /// Indexes the records by id, alias and file.
    fn index(&mut self) {
        // Ids before aliases: an alias never hides a record.
        self.by_id = HashMap::with_capacity(self.records.len());
        for (number, record) in (0u32..).map(RecordId).zip(&self.records) {
            self.by_id.insert(record.id.clone(), number);
            if let Some(Some(content)) = self.contents.get_mut(record.span.file.0 as usize) {
                content.records.push(number);
            }
        }
        for (number, record) in (0u32..).map(RecordId).zip(&self.records) {
            // The first record keeps the name; a lint reports the other.
            for alias in &record.shared.aliases {
                self.by_id.entry(alias.value.clone()).or_insert(number);
            }
        }
    }

    /// Adds what is wrong with a file among the others.
    pub(crate) fn report(&mut self, found: Diagnostic) {
        let file = found.span.map_or(0, |span| span.file.0 as usize);
        if let Some(Some(content)) = self.contents.get_mut(file) {
            content.diagnostics.push(found);
        }
    }
}
