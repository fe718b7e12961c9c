//! From the entries of a file to new records of a knowledge base: ids, volumes, and works that are known already.

mod ids;
mod source_index;
mod volumes;

use super::entry::BibEntry;
use super::parsed::{Parsed, ParsedEntry, Unmapped};
use super::remark::Remark;
use super::slug::slug;
use super::types;
use antinomy_model::values::{SourceClass, SourceType};
use antinomy_model::{KnowledgeBase, Language, Record};
use antinomy_syntax::references::without_page_word;
use ids::generated_id;
use source_index::{SourceIndex, folded, may_be_same};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an import adds to a knowledge base.
#[derive(Clone, Debug, Default)]
pub struct ImportOutcome {
    /// The new sources, in the order of the file; a volume that was made of its parts comes before the first of them.
    pub entries: Vec<BibEntry>,
    /// The byte offset of each in the file, by its id; of a volume that was made of its parts, that of the first part.
    pub places: BTreeMap<String, usize>,
    /// Remarks, in the order of the file.
    pub remarks: Vec<Remark>,
    /// Fields that were left out.
    pub unmapped: Vec<Unmapped>,
    /// How many entries the knowledge base has already.
    pub known: usize,
    /// How many entries repeat an earlier one of the file.
    pub repeated: usize,
}

impl ImportOutcome {
    /// Leaves out entries that cannot be written as records, by their ids, with a remark on each that gives the reason; `None`
    /// for one that would be read as something else.
    pub fn leave_out(&mut self, mut reasons: BTreeMap<String, Option<String>>) {
        self.entries.retain(|entry| {
            let Some(reason) = reasons.remove(&entry.id) else {
                return true;
            };
            let at = self.places.remove(&entry.id).unwrap_or_default();
            let remark = Remark::error("unwritable", at).with("entry", entry.id.as_str());
            self.remarks
                .push(remark.with("reason", reason.as_deref().unwrap_or("none")));
            false
        });
        self.remarks.sort_by_key(|remark| remark.at);
    }
}

/// Turns the entries of a file into new sources: keys become ids; a volume that parts describe is found among the sources,
/// or becomes a source. Works that are known are left out.
///
/// A work is known, or repeated in the file, if an entry has the same id, DOI or URN, the same ISBN and title, or the same
/// first author, year and title. `class` is the class of entries without one; `None` for the class that their type implies,
/// else literature. A journal becomes a source if two articles name it; else the article has it as its series.
#[must_use]
pub fn import(
    base: &KnowledgeBase,
    parsed: Parsed,
    class: Option<SourceClass>,
    language: Language,
) -> ImportOutcome {
    let mut import = Import {
        base,
        known: SourceIndex::of(base, language),
        new: SourceIndex::default(),
        keys: BTreeMap::new(),
        taken: BTreeSet::new(),
        numbers: HashMap::new(),
        outer: HashMap::new(),
        entries: Vec::new(),
        volumes: Vec::new(),
        outcome: ImportOutcome {
            remarks: parsed.remarks,
            unmapped: parsed.unmapped,
            ..ImportOutcome::default()
        },
        class,
    };
    for entry in parsed.entries {
        import.add(entry);
    }
    import.find_volumes();
    import.finish()
}

struct Import<'b> {
    base: &'b KnowledgeBase,
    /// The sources of the knowledge base.
    known: SourceIndex,
    /// The sources of the file.
    new: SourceIndex,
    /// Ids by the keys of the file.
    keys: BTreeMap<String, String>,
    /// Ids of new sources.
    taken: BTreeSet<String>,
    /// The next number to try for a key that several works have.
    numbers: HashMap<String, usize>,
    /// What new sources lie in, directly or through others.
    outer: HashMap<String, String>,
    entries: Vec<ParsedEntry>,
    /// Volumes made of their parts, with the index of the first part.
    volumes: Vec<(usize, BibEntry)>,
    outcome: ImportOutcome,
    class: Option<SourceClass>,
}

impl<'b> Import<'b> {
    fn remark(&mut self, remark: Remark) {
        self.outcome.remarks.push(remark);
    }

    /// A source by its id, new or known.
    fn source(&self, id: &str) -> Option<&BibEntry> {
        self.new.get(id).or_else(|| self.known.get(id))
    }

    /// Adds an entry and gives it an id, unless the work is known.
    fn add(&mut self, mut read: ParsedEntry) {
        let slug = match slug(&read.key) {
            slug if slug.is_empty() => generated_id(&read.entry),
            slug => slug,
        };
        self.ensure_title(&mut read, &slug);
        if let Some(known) = self.known_work(&slug, &read.entry) {
            self.outcome.known += 1;
            self.skip("known", &read, &known);
            return;
        }
        if let Some(earlier) = self.new.same_work(&slug, &read.entry).cloned() {
            self.outcome.repeated += 1;
            self.skip("repeated", &read, &earlier);
            return;
        }
        let id = self.free_id(&slug);
        self.remark_on_id(&read, &id);
        self.bind_key(&read.key, &id);
        read.entry.id = id;
        self.complete(&mut read.entry);
        self.check_addresses(&mut read);
        self.new.insert(read.entry.clone());
        self.entries.push(read);
    }

    /// Sources must have titles. An entry of which only the volume has one is the volume; without any, the key stands in.
    fn ensure_title(&mut self, read: &mut ParsedEntry, slug: &str) {
        if !read.entry.title.is_empty() {
            return;
        }
        match read.volume.take_if(|volume| !volume.title.is_empty()) {
            Some(volume) => {
                read.entry.title = volume.title;
                read.entry.subtitle = volume.subtitle;
                read.entry.editor.extend(volume.editor);
                read.entry.r#type = read.entry.r#type.map(|_| SourceType::Book);
            }
            None => {
                let shown = if read.key.is_empty() { slug } else { &read.key };
                read.entry.title = format!("[{shown}]");
                self.remark(Remark::new("no-title", read.at).with("entry", slug));
            }
        }
    }

    fn named(&self, id: &str) -> Option<&'b Record> {
        self.base.get(id)
    }

    /// The id of the source with this id or alias.
    fn source_named(&self, id: &str) -> Option<&'b str> {
        let record = self.named(id)?;
        record.source().map(|_| record.id.as_str())
    }

    fn known_work(&self, slug: &str, entry: &BibEntry) -> Option<BibEntry> {
        let by_alias = || {
            // Aliases of a source are ids of it as well, but the index has none.
            let id = self.source_named(slug)?;
            let known = self.known.get(id)?;
            (known.id != slug && may_be_same(known, entry)).then_some(known)
        };
        let known = self.known.same_work(slug, entry).or_else(by_alias);
        known.cloned()
    }

    /// Leaves out an entry that is the same work as another one, and says what it adds to it.
    fn skip(&mut self, message: &'static str, read: &ParsedEntry, same: &BibEntry) {
        self.bind_key(&read.key, &same.id);
        self.compare(message, read, same);
    }

    /// Binds a key of the file to an id. Of two entries with one key the first has it.
    fn bind_key(&mut self, key: &str, id: &str) {
        self.keys
            .entry(key.to_owned())
            .or_insert_with(|| id.to_owned());
    }

    fn remark_on_id(&mut self, read: &ParsedEntry, id: &str) {
        if read.key.is_empty() {
            self.remark(Remark::new("made-id", read.at).with("id", id));
        } else if read.key != id {
            let remark = Remark::new("id", read.at).with("entry", read.key.as_str());
            self.remark(remark.with("id", id));
        }
    }

    /// The slug itself if it is free, else with the first free number.
    fn free_id(&mut self, slug: &str) -> String {
        let is_free =
            |id: &str, taken: &BTreeSet<String>| self.named(id).is_none() && !taken.contains(id);
        let mut id = slug.to_owned();
        let mut number = self.numbers.get(slug).copied().unwrap_or(2);
        while !is_free(&id, &self.taken) {
            // Leaves room for the number: ids are limited to 100 characters.
            let short: String = slug.chars().take(90).collect();
            id = format!("{}-{number}", short.trim_end_matches('-'));
            number += 1;
        }
        // Where the next work of this key begins to look: from 2 on, thousands of them would ask for each other's numbers.
        self.numbers.insert(slug.to_owned(), number);
        self.taken.insert(id.clone());
        id
    }

    /// Sets type and class, which every source has.
    fn complete(&self, entry: &mut BibEntry) {
        let kind = *entry.r#type.get_or_insert(SourceType::Document);
        let implied = || types::implied_class(kind).unwrap_or(SourceClass::Literature);
        entry
            .class
            .get_or_insert_with(|| self.class.unwrap_or_else(implied));
        if let Some(pages) = without_page_word(&entry.pages) {
            entry.pages = pages.to_owned();
        }
    }

    /// Keeps addresses of http and https, completes those that begin with `www.`, and takes out all others, which would
    /// be errors in a record.
    fn check_addresses(&mut self, read: &mut ParsedEntry) {
        let entry = &mut read.entry;
        let mut removed = Vec::new();
        for (key, url) in [
            ("url", &mut entry.url),
            ("archive-url", &mut entry.archive_url),
        ] {
            let lower = url.to_ascii_lowercase();
            let is_web = ["http://", "https://"]
                .iter()
                .any(|it| lower.starts_with(it));
            if lower.starts_with("www.") {
                url.insert_str(0, "http://");
            } else if !lower.is_empty() && !is_web {
                removed.push((key, std::mem::take(url)));
            }
        }
        let id = entry.id.clone();
        for (key, url) in removed {
            let remark = Remark::new("address", read.at).with("entry", id.as_str());
            self.remark(remark.with("key", key).with("text", url));
        }
    }

    /// Remarks on an entry that is left out: what it is the same as, and which values are new or differ.
    fn compare(&mut self, message: &'static str, read: &ParsedEntry, same: &BibEntry) {
        let shown = if read.key.is_empty() {
            &read.entry.title
        } else {
            &read.key
        };
        let first = Remark::new(message, read.at).with("entry", shown.as_str());
        self.remark(first.with("id", same.id.as_str()));
        let volume = same.r#in.as_ref();
        let volume = volume.and_then(|id| self.known.get(id).or(self.new.get(id)));
        let differences = differences(read, same, volume);
        self.outcome.remarks.extend(differences);
    }

    fn finish(mut self) -> ImportOutcome {
        self.remark_on_notes();
        let mut volumes = std::mem::take(&mut self.volumes).into_iter().peekable();
        for (at, mut read) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            while let Some((_, volume)) = volumes.next_if(|(first, _)| *first == at) {
                self.push(volume, read.at);
            }
            self.keep_known_ids(&mut read);
            self.push(read.entry, read.at);
        }
        // Stable: remarks on one place stay in the order in which they were made.
        self.outcome.remarks.sort_by_key(|remark| remark.at);
        self.outcome
    }

    fn push(&mut self, entry: BibEntry, at: usize) {
        self.outcome.places.insert(entry.id.clone(), at);
        self.outcome.entries.push(entry);
    }

    /// One remark for all notes: they may be private.
    fn remark_on_notes(&mut self) {
        let mut noted = self
            .entries
            .iter()
            .filter(|read| !read.entry.note.is_empty());
        if let Some(first) = noted.next().map(|read| read.at) {
            let count = 1 + noted.count();
            self.remark(Remark::new("notes", first).with("count", count));
        }
    }

    /// Takes out ids that do not exist in this knowledge base. Entries exported from another one have them.
    fn keep_known_ids(&mut self, read: &mut ParsedEntry) {
        let base = self.base;
        let actor = |id: &str| {
            let is_actor = self
                .named(id)
                .is_some_and(|record| record.actor().is_some());
            is_actor.then(|| id.to_owned())
        };
        let level = |id: &str| {
            let is_level = id == "unknown" || base.manifest.level_by_id(id).is_some();
            is_level.then(|| id.to_owned())
        };
        let source = |key: &str| {
            let new = self.keys.get(key).cloned();
            new.or_else(|| self.source_named(key).map(str::to_owned))
        };
        let entry = &mut read.entry;
        let mut successor: Vec<String> = entry.superseded_by.take().into_iter().collect();
        let unknown = [
            ("issuer", keep(&mut entry.issuer, actor)),
            ("levels", keep(&mut entry.levels, level)),
            ("members", keep(&mut entry.members, source)),
            ("superseded-by", keep(&mut successor, source)),
        ];
        entry.superseded_by = successor.pop();
        // The authors were the issuers' names. With the issuers known they would be said twice.
        if std::mem::take(&mut entry.by_issuer) && !entry.issuer.is_empty() {
            entry.author.clear();
        }
        for (key, ids) in unknown {
            for id in ids {
                let remark =
                    Remark::new("unknown-id", read.at).with("entry", read.entry.id.as_str());
                self.remark(remark.with("key", key).with("id", id.as_str()));
            }
        }
    }
}

/// Replaces ids by what `known` finds for them, without duplicates; returns those for which it finds nothing.
fn keep(ids: &mut Vec<String>, known: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut seen = BTreeSet::new();
    for id in std::mem::take(ids) {
        match known(&id) {
            Some(known) if seen.insert(known.clone()) => ids.push(known),
            Some(_) => {}
            None => unknown.push(id),
        }
    }
    unknown
}

/// A remark for each value of an entry that the known entry of the same work lacks or has otherwise.
fn differences(read: &ParsedEntry, same: &BibEntry, volume: Option<&BibEntry>) -> Vec<Remark> {
    let theirs: BTreeMap<&str, String> = same.values().into_iter().collect();
    let inherited: BTreeMap<&str, String> = volume
        .map(BibEntry::values)
        .unwrap_or_default()
        .into_iter()
        .collect();
    // Title and subtitle may be split in another place.
    let has_same_title = folded(&read.entry.full_title()) == folded(&same.full_title());
    let mut remarks = Vec::new();
    for (key, value) in read.entry.values() {
        let is_title = has_same_title && matches!(key, "title" | "subtitle");
        // Formats write values of the volume with the part, and keys in place of ids.
        let is_of_volume = inherited.get(key) == Some(&value) || key == "in";
        let theirs = theirs.get(key);
        let is_equal = theirs.is_some_and(|theirs| folded(theirs) == folded(&value));
        if is_title || is_of_volume || is_equal {
            continue;
        }
        let message = match theirs {
            Some(_) => "differs",
            None => "new-value",
        };
        let remark = Remark::new(message, read.at)
            .with("id", same.id.as_str())
            .with("key", key)
            .with("new", value)
            .with("known", theirs.cloned().unwrap_or_default());
        remarks.push(remark);
    }
    remarks
}
