//! Sources by what identifies them: the same work is found under any id.

use super::super::entry::BibEntry;
use antinomy_model::{Kind, KnowledgeBase, Language};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter titles ("Einleitung") may belong to two works of one author and year.
const SHORTEST_TITLE: usize = 15;

/// So many sources of one title are looked at for a volume. What more of them bear ("Report") tells no volume from another.
const MAX_NAMESAKES: usize = 50;

/// Sources, indexed by ids, identity keys and titles.
#[derive(Default)]
pub(super) struct SourceIndex {
    entries: BTreeMap<String, BibEntry>,
    /// Ids by identity keys.
    identities: BTreeMap<String, String>,
    /// Ids by folded titles.
    titles: BTreeMap<String, Vec<String>>,
}

impl SourceIndex {
    pub(super) fn of(base: &KnowledgeBase, language: Language) -> Self {
        let mut index = Self::default();
        for (id, _) in base.of_kind(Kind::Source) {
            if let Some(entry) = BibEntry::of(base, id, language) {
                index.insert(entry);
            }
        }
        index
    }

    pub(super) fn get(&self, id: &str) -> Option<&BibEntry> {
        self.entries.get(id)
    }

    pub(super) fn insert(&mut self, entry: BibEntry) {
        for key in identity_keys(&entry) {
            // Of two sources with one DOI the first is found, whatever comes later.
            self.identities
                .entry(key)
                .or_insert_with(|| entry.id.clone());
        }
        let title = folded(&entry.full_title());
        self.titles.entry(title).or_default().push(entry.id.clone());
        self.entries.insert(entry.id.clone(), entry);
    }

    /// Replaces an entry whose identity is the same as before.
    pub(super) fn update(&mut self, entry: BibEntry) {
        self.entries.insert(entry.id.clone(), entry);
    }

    /// The same work: under this id, or under any id with an identity key in common.
    pub(super) fn same_work(&self, id: &str, entry: &BibEntry) -> Option<&BibEntry> {
        let by_id = self.get(id).filter(|known| may_be_same(known, entry));
        by_id.or_else(|| self.by_identity(entry))
    }

    fn by_identity(&self, entry: &BibEntry) -> Option<&BibEntry> {
        let id = identity_keys(entry)
            .into_iter()
            .find_map(|key| self.identities.get(&key));
        self.entries.get(id?)
    }

    /// The journal that an article describes, found by its title.
    pub(super) fn journal(&self, described: &BibEntry) -> Option<&BibEntry> {
        let mut candidates = self.with_title(described);
        candidates.find(|known| {
            known.is_journal() && known.r#in.is_none() && may_share_people(described, known)
        })
    }

    /// The volume that a part of this year describes: its title, and whatever both say of editors and year.
    pub(super) fn volume(&self, described: &BibEntry, year: Option<i32>) -> Option<&BibEntry> {
        let mut candidates = self.with_title(described);
        candidates.find(|known| {
            let known_year = year_of(known);
            let is_year = year.is_none() || known_year.is_none() || year == known_year;
            is_year
                && !known.is_journal()
                && known.r#in.is_none()
                && may_share_people(described, known)
        })
    }

    fn with_title(&self, entry: &BibEntry) -> impl Iterator<Item = &BibEntry> {
        let ids = self.titles.get(&folded(&entry.full_title()));
        let ids = ids.into_iter().flatten();
        ids.take(MAX_NAMESAKES)
            .filter_map(|id| self.entries.get(id))
    }
}

/// The letters and digits of a text in lower case: catalogues differ in punctuation and capitals.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

pub(super) fn year_of(entry: &BibEntry) -> Option<i32> {
    entry.issued.and_then(|date| date.from.year())
}

/// Whether two entries with one id may be the same work: not if both title and year differ.
pub(super) fn may_be_same(known: &BibEntry, entry: &BibEntry) -> bool {
    let (ours, theirs) = (folded(&entry.full_title()), folded(&known.full_title()));
    // One of the two may lack the subtitle.
    let is_title = ours.starts_with(&theirs) || theirs.starts_with(&ours);
    is_title || year_of(entry) == year_of(known)
}

/// Whether two entries have a name in common, or one of them has none.
fn may_share_people(one: &BibEntry, other: &BibEntry) -> bool {
    let people = |entry: &BibEntry| -> BTreeSet<String> {
        let names = entry.editor.iter().chain(&entry.author);
        names.map(|name| folded(&name.short())).collect()
    };
    let (ours, theirs) = (people(one), people(other));
    ours.is_empty() || theirs.is_empty() || !ours.is_disjoint(&theirs)
}

/// Keys that two entries share only if they are the same work: DOI, URN, ISBN with title, and name with year and title.
fn identity_keys(entry: &BibEntry) -> Vec<String> {
    let mut keys = Vec::new();
    if !entry.doi.is_empty() {
        keys.push(format!("doi {}", entry.doi.to_lowercase()));
    }
    if !entry.urn.is_empty() {
        keys.push(format!("urn {}", entry.urn.to_lowercase()));
    }
    let isbn: String = entry
        .isbn
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    // All chapters of a volume have its ISBN.
    if !isbn.is_empty() {
        keys.push(format!("isbn {isbn} {}", folded(&entry.full_title())));
    }
    keys.extend(name_year_title(entry));
    keys
}

/// For works without any identifier, which other programs have under keys of their own.
fn name_year_title(entry: &BibEntry) -> Option<String> {
    let first = [&entry.author, &entry.editor]
        .into_iter()
        .find_map(|names| names.first())?;
    let year = year_of(entry)?;
    let (name, title) = (folded(&first.short()), folded(&entry.full_title()));
    let volume = folded(&entry.volume);
    (title.chars().count() >= SHORTEST_TITLE)
        .then(|| format!("work {name} {year} {title} {volume}"))
}
