//! Entries as they are written for other programs.

use super::entry::BibEntry;
use super::text::unescape_references;
use crate::csl_item::CslItem;
use crate::languages;
use antinomy_model::values::{Name, SourceType};
use antinomy_model::{KnowledgeBase, Language, RecordId};
use std::collections::BTreeMap;

/// Entries to be written, and the volumes and journals that they are part of.
pub(super) struct ExportedWorks {
    entries: Vec<BibEntry>,
    /// Volumes by their ids.
    volumes: BTreeMap<String, BibEntry>,
}

/// An entry to be written.
#[derive(Clone, Copy)]
pub(super) struct ExportEntry<'e> {
    pub(super) entry: &'e BibEntry,
    /// The volume or journal that it is part of.
    pub(super) volume: Option<&'e BibEntry>,
}

impl ExportedWorks {
    pub(super) fn of(base: &KnowledgeBase, ids: &[RecordId], language: Language) -> Self {
        let entries: Vec<BibEntry> = ids
            .iter()
            .filter_map(|id| export_entry(base, *id, language))
            .collect();
        let volumes = ids.iter().filter_map(|id| {
            let volume = base.target(base.record(*id).source()?.r#in.as_ref()?)?;
            BibEntry::of(base, volume, own_language(base, volume).unwrap_or(language))
        });
        // `in` of an entry is the id that an alias was resolved to, and so is this.
        let volumes = volumes.map(|volume| (volume.id.clone(), volume));
        Self {
            volumes: volumes.collect(),
            entries,
        }
    }

    pub(super) fn entries(&self) -> Vec<ExportEntry<'_>> {
        let entry = |entry| ExportEntry {
            entry,
            volume: volume_of(entry, &self.volumes),
        };
        self.entries.iter().map(entry).collect()
    }
}

fn volume_of<'v>(
    entry: &BibEntry,
    volumes: &'v BTreeMap<String, BibEntry>,
) -> Option<&'v BibEntry> {
    volumes.get(entry.r#in.as_ref()?)
}

fn export_entry(base: &KnowledgeBase, id: RecordId, language: Language) -> Option<BibEntry> {
    let entry = BibEntry::of(base, id, own_language(base, id).unwrap_or(language))?;
    // The note is written by us, not part of the work, and so not in the language of the work.
    let note = base.record(id).shared.note.best(language).1;
    let bodies = bodies(base, id, language);
    Some(BibEntry {
        note: unescape_references(note),
        by_issuer: !bodies.is_empty(),
        author: if bodies.is_empty() {
            entry.author
        } else {
            bodies
        },
        ..entry
    })
}

/// The language of a work, if it is one of the knowledge base's: titles are exported in the original.
fn own_language(base: &KnowledgeBase, id: RecordId) -> Option<Language> {
    let tag = base.record(id).source()?.language.as_ref()?;
    base.manifest.language(languages::primary(&tag.value))
}

/// For a work without author and editor: its issuers, as literal author names. They are the names that it is cited by.
fn bodies(base: &KnowledgeBase, id: RecordId, language: Language) -> Vec<Name> {
    let Some(source) = base.record(id).source() else {
        return Vec::new();
    };
    let is_named = !source.author.is_empty() || !source.editor.is_empty();
    if is_named || source.issuer.is_empty() {
        return Vec::new();
    }
    // Taken from the item that styles get, so that exports and citations cannot differ.
    let authors = CslItem::of(base, id, language)
        .and_then(|item| item.0.get("author").cloned())
        .unwrap_or_default();
    let names = authors.as_array().into_iter().flatten();
    names
        .filter_map(|name| Some(Name::Body(name.get("literal")?.as_str()?.to_owned())))
        .collect()
}

impl<'e> ExportEntry<'e> {
    /// The type; `document` if the source names none.
    pub(super) fn kind(self) -> SourceType {
        self.entry.r#type.unwrap_or(SourceType::Document)
    }

    /// The value of the entry, else that of its volume: a chapter has the publisher of its book.
    pub(super) fn own_or_inherited(self, of: fn(&BibEntry) -> &str) -> &'e str {
        // A journal has a publisher, too, but an article is not said to be published by it.
        let volume = self.volume.filter(|volume| !volume.is_journal());
        [Some(self.entry), volume]
            .into_iter()
            .flatten()
            .map(of)
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The volume number. That of an article is the journal's and not inherited.
    pub(super) fn volume_number(self) -> &'e str {
        if self.entry.is_article() {
            &self.entry.volume
        } else {
            self.own_or_inherited(|entry| &entry.volume)
        }
    }
}
