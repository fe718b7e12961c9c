//! Keeps a knowledge base up to date while single files change.
//!
//! Only the changed file is read again. If its records keep their ids, they are exchanged in place, and only its own references
//! are resolved; else all readings are put together again, which reads nothing. Either way the result equals a knowledge base
//! that is read afresh from the same texts, but for the numbers of its files.

#[cfg(test)]
mod tests;

use crate::base::KnowledgeBase;
use crate::codes;
use crate::mentions::Mentioned;
use crate::reading::file::FileReading;
use crate::record::{Record, RecordId};
use antinomy_syntax::{FileId, SourceFile};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a change of one file did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The file; `None` if there was no such file to remove.
    pub file: Option<FileId>,
    /// Ids and aliases of the records that were added, removed or edited.
    pub ids: BTreeSet<String>,
    /// Whether everything may have changed, because the vocabulary of the manifest did.
    pub everything: bool,
}

impl KnowledgeBase {
    /// Gives a file a new text, or adds the file. Paths are like those of [`files`](Self::files).
    pub fn set(&mut self, path: &str, text: &str) -> Change {
        let before = self.files.by_path(path).map(|(id, _)| id);
        // Spans of the old reading are only valid with the old text.
        let old = before.and_then(|id| self.files.shared(id));
        let id = self.files.set(SourceFile::new(path, text));
        if self.is_manifest(path) {
            return self.exchange_manifest(id);
        }
        let reading = self.read_file(id, self.files.file(id)).map(Arc::new);
        self.exchange(id, reading, old.as_deref())
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) -> Change {
        let Some((id, _)) = self.files.by_path(path) else {
            return Change::default();
        };
        let old = self.files.shared(id);
        self.files.remove(path);
        if self.is_manifest(path) {
            return self.exchange_manifest(id);
        }
        self.exchange(id, None, old.as_deref())
    }

    /// Replaces all files by these. Files with the same text are not read again.
    pub fn set_all(&mut self, files: Vec<SourceFile>) -> Change {
        let paths: BTreeSet<&str> = files.iter().map(SourceFile::path).collect();
        let known = self.files.iter();
        let gone = known.filter(|(_, file)| !paths.contains(file.path()));
        let gone: Vec<(FileId, String)> = gone
            .map(|(id, file)| (id, file.path().to_owned()))
            .collect();
        let mut stale: BTreeSet<FileId> = BTreeSet::new();
        for (id, path) in gone {
            self.files.remove(&path);
            // Else its reading would be put together with the others: a file's number survives its removal.
            stale.insert(id);
        }
        for file in files {
            let known = self.files.by_path(file.path());
            if known.is_none_or(|(_, known)| known.text() != file.text()) {
                stale.insert(self.files.set(file));
            }
        }
        // A reading depends on its text and the vocabulary only.
        let words = self.vocabulary.clone();
        self.read_manifest();
        if words == self.vocabulary {
            self.reassemble(&stale);
        } else {
            self.read_all();
        }
        Change {
            everything: true,
            ..Change::default()
        }
    }

    /// Reads some files again and puts all readings together.
    fn reassemble(&mut self, stale: &BTreeSet<FileId>) {
        let contents = self.contents.iter().flatten();
        let mut readings: Vec<Arc<FileReading>> = contents
            .map(|content| Arc::clone(&content.reading))
            .filter(|reading| !stale.contains(&reading.file))
            .collect();
        let changed = stale.iter().filter_map(|id| {
            let file = self.files.get(*id)?;
            self.read_file(*id, file).map(Arc::new)
        });
        readings.extend(changed.collect::<Vec<_>>());
        self.assemble(readings);
    }

    /// The records that refer to one of these ids, or did so before it went; sorted.
    #[must_use]
    pub fn referring_to(&self, ids: &BTreeSet<String>) -> BTreeSet<RecordId> {
        let wanted: BTreeSet<RecordId> = ids.iter().filter_map(|id| self.find(id)).collect();
        let mut found = BTreeSet::new();
        for content in self.contents.iter().flatten() {
            // Numbers are compared before anything is walked: most files refer to none of them.
            let targets = || content.targets.iter().chain(&content.links);
            // Dangling targets count, since one of the ids may have gone.
            if !targets().any(|it| it.is_none_or(|target| wanted.contains(&target))) {
                continue;
            }
            // What a translation mentions is said by the record of its original.
            let original = content.reading.translation.as_ref();
            let original = original.and_then(|it| self.original_of(&it.original));
            let holders = original.map_or(&content.records[..], |file| self.in_file(file));
            for id in holders {
                if self.refers_to(self.record(*id), &wanted, ids) {
                    found.insert(*id);
                }
            }
        }
        found
    }

    fn refers_to(
        &self,
        record: &Record,
        wanted: &BTreeSet<RecordId>,
        ids: &BTreeSet<String>,
    ) -> bool {
        let mut refers = false;
        let mut see = |reference: &crate::Ref| {
            refers |= match self.target(reference) {
                Some(target) => wanted.contains(&target),
                None => ids.contains(&reference.id),
            };
        };
        record.each_deep(&mut |_, value| {
            value.reference_lists(&mut |list| list.iter().for_each(&mut see));
            value.readers().for_each(&mut see);
        });
        for mention in &record.mentions {
            match &mention.what {
                Mentioned::Citation(citation) => see(&citation.source),
                Mentioned::Record(reference) => see(reference),
                Mentioned::Link(_) => {}
            }
        }
        let links = record.mentions.iter();
        let mut links = links.filter(|it| matches!(it.what, Mentioned::Link(_)));
        // A dead link may have led to one of them: its path says nothing of ids.
        let mut leads_there = || {
            links.any(|link| {
                let target = self.mentioned(link);
                target.is_none_or(|target| wanted.contains(&target))
            })
        };
        refers || leads_there()
    }

    fn is_manifest(&self, path: &str) -> bool {
        path.strip_prefix(&self.folder) == Some("antinomy.yaml")
    }

    fn exchange_manifest(&mut self, file: FileId) -> Change {
        let words = self.vocabulary.clone();
        self.read_manifest();
        let everything = words != self.vocabulary;
        if everything {
            self.read_all();
        } else {
            // Links may lead to the manifest.
            self.resolve_all();
        }
        Change {
            file: Some(file),
            ids: BTreeSet::new(),
            everything,
        }
    }

    fn exchange(
        &mut self,
        file: FileId,
        new: Option<Arc<FileReading>>,
        old_text: Option<&SourceFile>,
    ) -> Change {
        let old = self
            .content(file)
            .map(|content| Arc::clone(&content.reading));
        let empty = || Side {
            reading: None,
            text: "",
        };
        let before = old_text.map_or_else(empty, |text| Side {
            reading: old.as_deref(),
            text: text.text(),
        });
        let after = self.files.get(file).map_or_else(empty, |text| Side {
            reading: new.as_deref(),
            text: text.text(),
        });
        let mut ids = before.difference(&after);
        // A translation is a part of its original's record.
        for reading in [old.as_deref(), new.as_deref()].into_iter().flatten() {
            let original = reading.translation.as_ref();
            let original = original.and_then(|it| self.original_of(&it.original));
            let original = original.and_then(|file| self.content(file));
            let record = original.and_then(|it| it.reading.records.first());
            ids.extend(record.map(|record| record.id.clone()));
        }
        match (&old, &new) {
            // No records, but links may lead to the file.
            (None, None) => self.resolve_all(),
            (Some(old), Some(new)) if self.keeps_its_place(old, new) => {
                self.exchange_in_place(old, Arc::clone(new));
            }
            _ => self.reassemble(&BTreeSet::from([file])),
        }
        Change {
            file: Some(file),
            ids,
            everything: false,
        }
    }

    /// Whether a file's new records can replace the old ones in place: the same ids and kinds, none dropped as a duplicate,
    /// and no effect on other files except through references.
    fn keeps_its_place(&self, old: &FileReading, new: &FileReading) -> bool {
        let names = |reading: &FileReading| -> Vec<_> {
            let records = reading.records.iter();
            let mut names: Vec<_> = records
                .map(|record| {
                    let aliases = record.shared.aliases.iter();
                    let aliases: Vec<String> = aliases.map(|it| it.value.clone()).collect();
                    // References of other files were checked against all three.
                    (record.id.clone(), record.kind(), aliases)
                })
                .collect();
            names.sort();
            names
        };
        let is_translated = || {
            self.files
                .iter()
                .any(|(id, _)| self.is_translation_of(id, old))
        };
        old.translation.is_none()
            && new.translation.is_none()
            // Lost ids silence dangling references in all files.
            && old.broken_ids == new.broken_ids
            // A duplicate that was dropped may be kept after this edit.
            && self.in_file(old.file).len() == old.records.len()
            && self.query_in(old.file).is_some() == old.query.is_some()
            && !self.has_namesake(old.file)
            && names(old) == names(new)
            && old.query.is_some() == new.query.is_some()
            // A translation is added to a copy of the first record.
            && !is_translated()
    }

    /// Whether a record of another file has the id of one of this file: which of them is kept depends on both.
    fn has_namesake(&self, file: FileId) -> bool {
        let contents = self.contents.iter().flatten();
        let found = contents.flat_map(|content| &content.diagnostics);
        found
            .filter(|found| found.code == &codes::DUPLICATE_ID)
            .any(|found| found.related.iter().any(|it| it.span.file == file))
    }

    fn is_translation_of(&self, file: FileId, original: &FileReading) -> bool {
        let translation = self
            .content(file)
            .and_then(|content| content.reading.translation.as_ref());
        translation.is_some_and(|it| self.original_of(&it.original) == Some(original.file))
    }

    /// Files whose diagnostics have a second place in this one.
    fn pointing_to(&self, file: FileId) -> Vec<FileId> {
        let contents = self.contents.iter().flatten();
        let pointing = contents.filter(|content| {
            let related = content.diagnostics.iter().flat_map(|found| &found.related);
            related.into_iter().any(|it| it.span.file == file)
        });
        pointing.map(|content| content.reading.file).collect()
    }

    /// Files with references to no record: what was meant may be what another file calls a record.
    fn with_wrong_references(&self) -> Vec<FileId> {
        let contents = self.contents.iter().flatten();
        let wrong = contents.filter(|content| {
            let mut found = content.diagnostics.iter();
            found.any(|it| it.code == &codes::UNKNOWN_REFERENCE)
        });
        wrong.map(|content| content.reading.file).collect()
    }

    fn exchange_in_place(&mut self, old: &FileReading, new: Arc<FileReading>) {
        let file = new.file;
        for record in &new.records {
            // The ids are the same, so that the order and every `RecordId` stay valid.
            if let Some(number) = self.find(&record.id) {
                self.records[number.0 as usize] = Arc::clone(record);
            }
        }
        if let Some(query) = &new.query
            && let Ok(at) = self.queries.binary_search_by(|it| it.name.cmp(&query.name))
        {
            self.queries[at] = Arc::clone(query);
        }
        // Diagnostics of other files point into this one, where everything may have moved.
        let mut files: Vec<FileId> = self.pointing_to(file);
        files.push(file);
        if sections(old) != sections(&new) {
            let ids = new.records.iter().map(|record| record.id.clone()).collect();
            let referring = self.referring_to(&ids);
            files.extend(referring.iter().map(|id| self.record(*id).span.file));
        }
        if names(old) != names(&new) {
            files.extend(self.with_wrong_references());
        }
        files.sort_unstable();
        files.dedup();
        if let Some(Some(content)) = self.contents.get_mut(file.0 as usize) {
            content.reading = new;
        }
        if self.has_many_suggestions() {
            // Which wrong ids get one depends on all files.
            self.resolve_all();
        } else {
            self.resolve_files(&files);
        }
    }
}

/// What statements of other files refer to inside of records: the ids of sections.
fn sections(reading: &FileReading) -> BTreeSet<(&str, &str)> {
    let records = reading.records.iter();
    let sources = records.filter_map(|record| Some((record, record.source()?)));
    sources
        .flat_map(|(record, source)| {
            let sections = source.sections.iter();
            sections.map(|section| (record.id.as_str(), section.id.value.as_str()))
        })
        .collect()
}

/// What readers call the records of a file.
fn names(reading: &FileReading) -> Vec<(&str, Vec<&str>)> {
    let records = reading.records.iter();
    records
        .map(|record| (record.id.as_str(), record.called().collect()))
        .collect()
}

/// A state of a file.
struct Side<'a> {
    reading: Option<&'a FileReading>,
    text: &'a str,
}

impl<'a> Side<'a> {
    /// Each record with what was written for it.
    fn written(&self) -> BTreeSet<(&'a str, &'a str)> {
        // Texts are compared, not values or spans: moving a record within its file is no edit.
        let records = self.reading.iter().flat_map(|it| &it.records);
        records
            .map(|record| {
                let text = self.text.get(record.whole.range());
                (record.id.as_str(), text.unwrap_or_default())
            })
            .collect()
    }

    /// The text that all records share: their defaults, and of Markdown the prose.
    fn shared(&self) -> &'a str {
        let Some(reading) = self.reading else {
            return "";
        };
        let single = reading.records.len() <= 1;
        let defaults = reading.defaults.map(|span| span.range());
        let range = if single { None } else { defaults };
        match (single, range) {
            (true, _) => self.text,
            (false, Some(range)) => self.text.get(range).unwrap_or_default(),
            (false, None) => "",
        }
    }

    /// Ids and aliases of the records that are not the same on both sides.
    fn difference(&self, other: &Self) -> BTreeSet<String> {
        let (a, b) = (self.written(), other.written());
        let of = |written: &mut dyn Iterator<Item = &(&'a str, &'a str)>| -> BTreeSet<&'a str> {
            written.map(|(id, _)| *id).collect()
        };
        let different = if self.shared() == other.shared() {
            of(&mut a.symmetric_difference(&b))
        } else {
            // A default applies to every record of the file.
            of(&mut a.union(&b))
        };
        let readings = [self.reading, other.reading].into_iter().flatten();
        let records = readings.flat_map(|reading| &reading.records);
        let edited = records.filter(|record| different.contains(record.id.as_str()));
        let names = edited.flat_map(|record| {
            let aliases = record.shared.aliases.iter().map(|it| it.value.clone());
            aliases.chain([record.id.clone()])
        });
        names.collect()
    }
}
