//! Volumes and journals: found among the sources, or made of what their parts say about them.

use super::super::entry::BibEntry;
use super::super::parsed::ParsedEntry;
use super::super::remark::Remark;
use super::super::slug::slug;
use super::Import;
use super::ids::generated_id;
use super::source_index::{folded, year_of};
use antinomy_model::values::{SourceClass, SourceType};
use std::collections::BTreeMap;

/// How many articles name each journal, by its folded title.
type ArticleCounts = BTreeMap<String, usize>;

impl Import<'_> {
    /// Finds or makes the volume of every entry. Done when all entries have their ids, because a volume may come after
    /// its parts.
    pub(super) fn find_volumes(&mut self) {
        let counts = self.article_counts();
        for at in 0..self.entries.len() {
            let mut part = self.entries[at].clone();
            self.find_volume(at, &mut part, &counts);
            self.new.update(part.entry.clone());
            self.entries[at] = part;
        }
    }

    fn article_counts(&self) -> ArticleCounts {
        let mut counts = ArticleCounts::new();
        for part in self.entries.iter().filter(|part| part.entry.is_article()) {
            if let Some(journal) = &part.volume {
                *counts.entry(folded(&journal.full_title())).or_default() += 1;
            }
        }
        counts
    }

    /// `at` is the index of the part.
    fn find_volume(&mut self, at: usize, part: &mut ParsedEntry, counts: &ArticleCounts) {
        if let Some(key) = part.entry.r#in.take()
            && self.is_resolved_by_key(part, &key)
        {
            return;
        }
        let Some(volume) = part.volume.take() else {
            return;
        };
        if volume.title.is_empty() {
            // Editors without a volume can only be those of the entry itself.
            part.entry.editor.extend(volume.editor);
            return;
        }
        let found = self.described(part, &volume);
        if let Some(id) = found.filter(|id| self.may_be_in(&part.entry.id, id)) {
            self.put_in(part, &id);
            return;
        }
        if self.is_named_once(part, &volume, counts) {
            part.entry.series = volume.full_title();
            return;
        }
        self.make_volume(at, part, volume);
    }

    /// Follows the key of a volume. Says whether nothing is left to do; else `part.volume` describes the volume.
    fn is_resolved_by_key(&mut self, part: &mut ParsedEntry, key: &str) -> bool {
        let found = self.id_of_key(key);
        if let Some(id) = found.filter(|id| self.may_be_in(&part.entry.id, id)) {
            self.put_in(part, &id);
            return true;
        }
        let Some(volume) = &mut part.volume else {
            let remark = Remark::new("no-volume", part.at).with("entry", part.entry.id.as_str());
            self.remark(remark.with("key", key));
            return true;
        };
        // The volume itself is not in the file: it is made of what the part says about it, with this id.
        let id = slug(key);
        if self.named(&id).is_none() {
            volume.id = id;
        }
        false
    }

    /// The source that a key of the file or an id names.
    fn id_of_key(&self, key: &str) -> Option<String> {
        let by_key = self.keys.get(key).cloned();
        by_key.or_else(|| self.source_named(&slug(key)).map(str::to_owned))
    }

    /// The source that a part describes as its volume or journal.
    fn described(&self, part: &ParsedEntry, volume: &BibEntry) -> Option<String> {
        let year = year_of(&part.entry);
        [&self.new, &self.known].into_iter().find_map(|index| {
            let found = if part.entry.is_article() {
                index.journal(volume)
            } else {
                index.volume(volume, year)
            };
            // A volume and a part may have the same title.
            let found = found.filter(|found| found.id != part.entry.id)?;
            Some(found.id.clone())
        })
    }

    /// Whether no other article names the journal: then it gets no source of its own and becomes the series of the article,
    /// if that is free.
    fn is_named_once(
        &self,
        part: &ParsedEntry,
        journal: &BibEntry,
        counts: &ArticleCounts,
    ) -> bool {
        let count = counts.get(&folded(&journal.full_title()));
        part.entry.is_article()
            && journal.id.is_empty()
            && count.is_none_or(|count| *count < 2)
            && part.entry.series.is_empty()
    }

    /// Whether a part can be put in the source `id`: not if that lies in the part, directly or through others.
    fn may_be_in(&mut self, part: &str, id: &str) -> bool {
        self.outermost(id) != part
    }

    /// What a source lies in at last, as far as the file says. A part that is not put anywhere yet is its own end, so a
    /// circle is seen when its last part would close it.
    fn outermost(&mut self, id: &str) -> String {
        let mut end = id.to_owned();
        let mut passed = Vec::new();
        while let Some(outer) = self.outer.get(&end) {
            passed.push(std::mem::replace(&mut end, outer.clone()));
        }
        // Each way is shortened once it was gone: a chain of all sources of a file is walked once and not once a part.
        for id in passed {
            self.outer.insert(id, end.clone());
        }
        end
    }

    fn make_volume(&mut self, at: usize, part: &mut ParsedEntry, mut volume: BibEntry) {
        let is_article = part.entry.is_article();
        let wanted = if !volume.id.is_empty() {
            volume.id.clone()
        } else if is_article {
            slug(&volume.title)
        } else {
            volume.issued = part.entry.issued;
            generated_id(&volume)
        };
        let wanted = if wanted.is_empty() {
            "journal"
        } else {
            &wanted
        };
        volume.id = self.free_id(wanted);
        volume.class = part.entry.class;
        volume.language.clone_from(&part.entry.language);
        if is_article {
            volume.r#type = Some(SourceType::Periodical);
            // An article may be data or policy, its journal is neither.
            volume.class = Some(SourceClass::Literature);
        } else {
            move_to_volume(&mut part.entry, &mut volume);
        }
        let message = if is_article {
            "journal-made"
        } else {
            "volume-made"
        };
        let remark = Remark::new(message, part.at).with("id", volume.id.as_str());
        self.remark(remark.with("title", volume.full_title()));
        part.entry.r#in = Some(volume.id.clone());
        self.new.insert(volume.clone());
        self.volumes.push((at, volume));
    }

    /// Makes an entry a part of the source `id`, and clears what it repeats of a volume.
    fn put_in(&mut self, part: &mut ParsedEntry, id: &str) {
        part.entry.r#in = Some(id.to_owned());
        self.outer.insert(part.entry.id.clone(), id.to_owned());
        let Some(volume) = self.source(id).filter(|volume| !volume.is_journal()) else {
            return;
        };
        for (own, inherited) in [
            (&mut part.entry.publisher, &volume.publisher),
            (&mut part.entry.place, &volume.place),
            (&mut part.entry.series, &volume.series),
            (&mut part.entry.series_number, &volume.series_number),
            (&mut part.entry.isbn, &volume.isbn),
            (&mut part.entry.volume, &volume.volume),
            (&mut part.entry.edition, &volume.edition),
        ] {
            // A different value stays: it may be right, and a reader of the new file sees it.
            if folded(own) == folded(inherited) {
                own.clear();
            }
        }
    }
}

/// Moves the values that formats write with a part, but that belong to its volume.
fn move_to_volume(part: &mut BibEntry, volume: &mut BibEntry) {
    volume.r#type = Some(SourceType::Book);
    volume.issued = part.issued;
    volume.publisher = std::mem::take(&mut part.publisher);
    volume.place = std::mem::take(&mut part.place);
    volume.series = std::mem::take(&mut part.series);
    volume.series_number = std::mem::take(&mut part.series_number);
    volume.isbn = std::mem::take(&mut part.isbn);
    volume.volume = std::mem::take(&mut part.volume);
    volume.edition = std::mem::take(&mut part.edition);
}
