//! From entries of a file to new records of a knowledge base: ids, volumes, and what is known already.

use super::{Draft, Entry, Imported, Remark, Unmapped, slug, types};
use antinomy_model::values::{Name, SourceClass, SourceType};
use antinomy_model::{Kind, KnowledgeBase, Language};
use std::collections::{BTreeMap, BTreeSet};

/// What an import adds to a knowledge base.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The new sources, in the order of the file; a volume that was made out of its parts stands before the first of them.
    pub entries: Vec<Entry>,
    /// What a person should know, in the order of the file.
    pub remarks: Vec<Remark>,
    /// Fields that were left out.
    pub unmapped: Vec<Unmapped>,
    /// How many entries the knowledge base holds already.
    pub known: usize,
    /// How many entries stand in the file more than once.
    pub repeated: usize,
}

/// Makes sources of what was read: keys become ids, a volume that parts speak of becomes a source, or is found among those
/// that there are; what is known is not made again. An entry is known, or stands twice in the file, if its id, DOI or URN
/// is the same, its ISBN together with its title, or its title, year and first author. `class` is the class of entries that say none; `None` for the
/// one that their type suggests, else literature.
///
/// A journal becomes a source if two articles speak of it, else the article names it as its series.
#[must_use]
pub fn gather(
    base: &KnowledgeBase,
    imported: Imported,
    class: Option<SourceClass>,
    language: Language,
) -> Gathered {
    let Imported {
        drafts,
        remarks,
        unmapped,
    } = imported;
    let mut gathering = Gathering {
        base,
        known: Shelf::of(base, language),
        own: Shelf::default(),
        keys: BTreeMap::new(),
        taken: BTreeSet::new(),
        drafts: Vec::new(),
        volumes: Vec::new(),
        done: Gathered {
            remarks,
            unmapped,
            ..Gathered::default()
        },
        default: class,
    };
    for draft in drafts {
        gathering.place(draft);
    }
    gathering.find_volumes();
    gathering.finish()
}

/// Sources, found by what identifies them.
#[derive(Default)]
struct Shelf {
    entries: BTreeMap<String, Entry>,
    /// Ids by DOI, URN, ISBN with title, and title with year and author.
    marks: BTreeMap<String, String>,
    /// Ids by title.
    titles: BTreeMap<String, Vec<String>>,
}

impl Shelf {
    fn of(base: &KnowledgeBase, language: Language) -> Self {
        let mut shelf = Self::default();
        for (id, _) in base.of_kind(Kind::Source) {
            if let Some(entry) = Entry::of(base, id, language) {
                shelf.put(entry);
            }
        }
        shelf
    }

    fn put(&mut self, entry: Entry) {
        for mark in marks(&entry) {
            self.marks.entry(mark).or_insert_with(|| entry.id.clone());
        }
        let title = folded(&entry.full_title());
        self.titles.entry(title).or_default().push(entry.id.clone());
        self.entries.insert(entry.id.clone(), entry);
    }

    /// The same source under whatever id.
    fn same(&self, entry: &Entry) -> Option<&Entry> {
        let by_mark = marks(entry)
            .into_iter()
            .find_map(|mark| self.marks.get(&mark));
        self.entries.get(by_mark?)
    }

    /// The volume or journal that a part describes.
    fn volume(&self, volume: &Entry, year: Option<i32>, is_journal: bool) -> Option<&Entry> {
        let by_title = self.titles.get(&folded(&volume.full_title()));
        let mut candidates = by_title
            .into_iter()
            .flatten()
            .filter_map(|id| self.entries.get(id));
        candidates.find(|known| {
            let known_year = known.issued.and_then(|date| date.from.year());
            let is_year =
                is_journal || year.is_none() || known_year.is_none() || year == known_year;
            let is_kind = known.is_journal() == is_journal && known.r#in.is_none();
            let people = |entry: &Entry| -> BTreeSet<String> {
                let names = entry.editor.iter().chain(&entry.author);
                names.map(|name| folded(&name.short())).collect()
            };
            let (ours, theirs) = (people(volume), people(known));
            let is_theirs = ours.is_empty() || theirs.is_empty() || !ours.is_disjoint(&theirs);
            is_year && is_kind && is_theirs
        })
    }
}

/// What identifies a source wherever it stands.
fn marks(entry: &Entry) -> Vec<String> {
    let mut marks = Vec::new();
    if !entry.doi.is_empty() {
        marks.push(format!("doi {}", entry.doi.to_lowercase()));
    }
    if !entry.urn.is_empty() {
        marks.push(format!("urn {}", entry.urn.to_lowercase()));
    }
    let isbn: String = entry
        .isbn
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    if !isbn.is_empty() {
        marks.push(format!("isbn {isbn} {}", folded(&entry.full_title())));
    }
    // Other programs have keys of their own: who wrote what and when is the same work all the same.
    let first = [&entry.author, &entry.editor]
        .into_iter()
        .find_map(|names| names.first());
    let year = entry.issued.and_then(|issued| issued.from.year());
    if let (Some(first), Some(year)) = (first, year) {
        let (name, title) = (folded(&first.short()), folded(&entry.full_title()));
        let volume = folded(&entry.volume);
        if title.chars().count() >= SHORTEST_TITLE {
            marks.push(format!("work {name} {year} {title} {volume}"));
        }
    }
    marks
}

/// Shorter titles ("Einleitung") may belong to two works of one author and year.
const SHORTEST_TITLE: usize = 15;

/// The letters and digits of a text: in titles everything else is a matter of taste.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

struct Gathering<'b> {
    base: &'b KnowledgeBase,
    known: Shelf,
    own: Shelf,
    /// Ids by the keys of the file.
    keys: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    drafts: Vec<Draft>,
    /// Volumes made out of their parts, with the number of the first part.
    volumes: Vec<(usize, Entry)>,
    done: Gathered,
    default: Option<SourceClass>,
}

impl Gathering<'_> {
    fn remark(&mut self, remark: Remark) {
        self.done.remarks.push(remark);
    }

    /// Gives an entry its id, unless it is known.
    fn place(&mut self, mut draft: Draft) {
        let slug = match slug(&draft.key) {
            slug if slug.is_empty() => made_id(&draft.entry),
            slug => slug,
        };
        if draft.entry.title.is_empty()
            && draft
                .volume
                .as_ref()
                .is_none_or(|volume| volume.title.is_empty())
        {
            let shown = if draft.key.is_empty() {
                &slug
            } else {
                &draft.key
            };
            draft.entry.title = format!("[{shown}]");
            self.remark(Remark::new("no-title", draft.at).with("entry", slug.as_str()));
        } else if draft.entry.title.is_empty() {
            // An entry of which only the volume is named is the volume.
            let volume = draft.volume.take().unwrap_or_default();
            draft.entry.title = volume.title;
            draft.entry.subtitle = volume.subtitle;
            draft.entry.editor.extend(volume.editor);
            draft.entry.r#type = draft.entry.r#type.map(|_| SourceType::Book);
        }
        let same = |shelf: &Shelf, entry: &Entry| {
            let by_id = shelf
                .entries
                .get(&slug)
                .filter(|known| is_same_work(known, entry));
            by_id.or_else(|| shelf.same(entry)).cloned()
        };
        // Aliases of a known source are its ids as well.
        let alias = self
            .base
            .get(&slug)
            .filter(|record| record.source().is_some() && record.id != slug);
        let by_alias = alias
            .and_then(|record| self.known.entries.get(&record.id))
            .filter(|known| is_same_work(known, &draft.entry))
            .cloned();
        if let Some(known) = same(&self.known, &draft.entry).or(by_alias) {
            self.done.known += 1;
            self.keys
                .entry(draft.key.clone())
                .or_insert_with(|| known.id.clone());
            self.compare("known", &draft, &known);
            return;
        }
        if let Some(earlier) = same(&self.own, &draft.entry) {
            self.done.repeated += 1;
            self.keys
                .entry(draft.key.clone())
                .or_insert_with(|| earlier.id.clone());
            self.compare("repeated", &draft, &earlier);
            return;
        }
        let id = self.free_id(&slug);
        if !draft.key.is_empty() && draft.key != id {
            let remark = Remark::new("id", draft.at).with("entry", draft.key.as_str());
            self.remark(remark.with("id", id.as_str()));
        } else if draft.key.is_empty() {
            self.remark(Remark::new("made-id", draft.at).with("id", id.as_str()));
        }
        self.keys
            .entry(draft.key.clone())
            .or_insert_with(|| id.clone());
        draft.entry.id = id;
        self.complete(&mut draft.entry);
        self.check_addresses(&mut draft);
        self.own.put(draft.entry.clone());
        self.drafts.push(draft);
    }

    /// An id that nothing has yet.
    fn free_id(&mut self, slug: &str) -> String {
        let is_free = |id: &str, taken: &BTreeSet<String>| {
            self.base.find(id).is_none() && !taken.contains(id)
        };
        let mut id = slug.to_owned();
        let mut number = 2;
        while !is_free(&id, &self.taken) {
            let cut: String = slug.chars().take(90).collect();
            id = format!("{}-{number}", cut.trim_end_matches('-'));
            number += 1;
        }
        self.taken.insert(id.clone());
        id
    }

    fn complete(&self, entry: &mut Entry) {
        let kind = *entry.r#type.get_or_insert(SourceType::Document);
        let suggested = || types::class(kind).unwrap_or(SourceClass::Literature);
        entry
            .class
            .get_or_insert_with(|| self.default.unwrap_or_else(suggested));
        entry.pages = without_word(&entry.pages).to_owned();
    }

    /// Addresses that a browser opens are kept, and `www.` is the beginning of one; others would be an error.
    fn check_addresses(&mut self, draft: &mut Draft) {
        let entry = &mut draft.entry;
        let mut gone = Vec::new();
        for (key, url) in [
            ("url", &mut entry.url),
            ("archive-url", &mut entry.archive_url),
        ] {
            let lower = url.to_ascii_lowercase();
            if lower.starts_with("www.") {
                url.insert_str(0, "http://");
            } else if !lower.is_empty()
                && !["http://", "https://"]
                    .iter()
                    .any(|it| lower.starts_with(it))
            {
                gone.push((key, std::mem::take(url)));
            }
        }
        let id = entry.id.clone();
        for (key, url) in gone {
            let remark = Remark::new("address", draft.at).with("entry", id.as_str());
            self.remark(remark.with("key", key).with("text", url));
        }
    }

    /// Says what an entry is the same as, and what it says besides or otherwise.
    fn compare(&mut self, key: &'static str, draft: &Draft, known: &Entry) {
        let shown = if draft.key.is_empty() {
            &draft.entry.title
        } else {
            &draft.key
        };
        let first = Remark::new(key, draft.at).with("entry", shown.as_str());
        self.remark(first.with("id", known.id.as_str()));
        let theirs: BTreeMap<&str, String> = known.values().into_iter().collect();
        let volume = known.r#in.as_ref();
        let volume = volume.and_then(|id| self.known.entries.get(id).or(self.own.entries.get(id)));
        let of_volume: BTreeMap<&str, String> = volume
            .map(Entry::values)
            .unwrap_or_default()
            .into_iter()
            .collect();
        let is_title = folded(&draft.entry.full_title()) == folded(&known.full_title());
        let mut remarks = Vec::new();
        for (name, value) in draft.entry.values() {
            let is_title = is_title && matches!(name, "title" | "subtitle");
            let is_of_volume = of_volume.get(name) == Some(&value) || name == "in";
            let theirs = theirs.get(name);
            let is_equal = theirs.is_some_and(|theirs| folded(theirs) == folded(&value));
            if is_title || is_of_volume || is_equal {
                continue;
            }
            let key = if theirs.is_some() {
                "differs"
            } else {
                "new-value"
            };
            remarks.push(
                Remark::new(key, draft.at)
                    .with("id", known.id.as_str())
                    .with("key", name)
                    .with("new", value)
                    .with("known", theirs.cloned().unwrap_or_default()),
            );
        }
        self.done.remarks.extend(remarks);
    }

    fn find_volumes(&mut self) {
        let journals = self.journals();
        for at in 0..self.drafts.len() {
            let mut draft = self.drafts[at].clone();
            self.find_volume(at, &mut draft, &journals);
            self.own
                .entries
                .insert(draft.entry.id.clone(), draft.entry.clone());
            self.drafts[at] = draft;
        }
    }

    /// How many articles speak of each journal.
    fn journals(&self) -> BTreeMap<String, usize> {
        let mut journals = BTreeMap::new();
        for draft in self.drafts.iter().filter(|draft| draft.entry.is_article()) {
            if let Some(volume) = &draft.volume {
                *journals.entry(folded(&volume.full_title())).or_default() += 1;
            }
        }
        journals
    }

    fn find_volume(&mut self, at: usize, draft: &mut Draft, journals: &BTreeMap<String, usize>) {
        let is_article = draft.entry.is_article();
        if let Some(key) = draft.entry.r#in.take() {
            let by_key = self.keys.get(&key).cloned();
            let by_id = || {
                let record = self.base.get(&slug(&key))?;
                record.source().map(|_| record.id.clone())
            };
            match by_key.or_else(by_id) {
                Some(id) if !self.is_within(&id, &draft.entry.id) => {
                    self.put_in(draft, &id);
                    return;
                }
                _ if draft.volume.is_none() => {
                    let remark =
                        Remark::new("no-volume", draft.at).with("entry", draft.entry.id.as_str());
                    self.remark(remark.with("key", key.as_str()));
                    return;
                }
                // The volume itself does not come along: what the part says about it is enough, and this is its id.
                _ => {
                    let id = slug(&key);
                    if let Some(volume) = draft
                        .volume
                        .as_mut()
                        .filter(|_| self.base.find(&id).is_none())
                    {
                        volume.id = id;
                    }
                }
            }
        }
        let Some(volume) = draft.volume.take() else {
            return;
        };
        if volume.title.is_empty() {
            draft.entry.editor.extend(volume.editor);
            return;
        }
        let year = draft.entry.issued.and_then(|date| date.from.year());
        let found = [&self.own, &self.known].into_iter().find_map(|shelf| {
            let found = shelf.volume(&volume, year, is_article)?;
            (found.id != draft.entry.id).then(|| found.id.clone())
        });
        if let Some(id) = found {
            self.put_in(draft, &id);
            return;
        }
        let count = journals.get(&folded(&volume.full_title()));
        let is_named = is_article && volume.id.is_empty() && count.is_none_or(|count| *count < 2);
        if is_named && draft.entry.series.is_empty() {
            draft.entry.series = volume.full_title();
            return;
        }
        self.make_volume(at, draft, volume);
    }

    /// Whether `id` is `volume` or, through others, a part of it.
    fn is_within(&self, id: &str, volume: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut at = Some(id);
        while let Some(id) = at.filter(|id| seen.insert(*id)) {
            if id == volume {
                return true;
            }
            let entry = self.own.entries.get(id).or(self.known.entries.get(id));
            let inner = entry.and_then(|entry| entry.r#in.as_deref());
            at = inner.map(|key| self.keys.get(key).map_or(key, String::as_str));
        }
        false
    }

    /// Makes a source of what a part says about its volume or journal.
    fn make_volume(&mut self, at: usize, draft: &mut Draft, mut volume: Entry) {
        let is_article = draft.entry.is_article();
        let wanted = if !volume.id.is_empty() {
            volume.id.clone()
        } else if is_article {
            slug(&volume.title)
        } else {
            volume.issued = draft.entry.issued;
            made_id(&volume)
        };
        volume.id = self.free_id(if wanted.is_empty() {
            "journal"
        } else {
            &wanted
        });
        volume.class = draft.entry.class;
        volume.language.clone_from(&draft.entry.language);
        if is_article {
            volume.r#type = Some(SourceType::Periodical);
            volume.class = Some(SourceClass::Literature);
        } else {
            let part = &mut draft.entry;
            volume.r#type = Some(SourceType::Book);
            volume.issued = part.issued;
            volume.publisher = std::mem::take(&mut part.publisher);
            volume.place = std::mem::take(&mut part.place);
            volume.series = std::mem::take(&mut part.series);
            volume.series_number = std::mem::take(&mut part.series_number);
            volume.isbn = std::mem::take(&mut part.isbn);
            volume.volume = std::mem::take(&mut part.volume);
        }
        let key = if is_article {
            "journal-made"
        } else {
            "volume-made"
        };
        let remark = Remark::new(key, draft.at).with("id", volume.id.as_str());
        self.remark(remark.with("title", volume.full_title()));
        draft.entry.r#in = Some(volume.id.clone());
        self.own.put(volume.clone());
        self.volumes.push((at, volume));
    }

    /// Says of what an entry is a part, and takes from it what its volume says.
    fn put_in(&self, draft: &mut Draft, id: &str) {
        draft.entry.r#in = Some(id.to_owned());
        let Some(volume) = self.own.entries.get(id).or(self.known.entries.get(id)) else {
            return;
        };
        if volume.is_journal() {
            return;
        }
        let part = &mut draft.entry;
        for (own, theirs) in [
            (&mut part.publisher, &volume.publisher),
            (&mut part.place, &volume.place),
            (&mut part.series, &volume.series),
            (&mut part.series_number, &volume.series_number),
            (&mut part.isbn, &volume.isbn),
            (&mut part.volume, &volume.volume),
        ] {
            if folded(own) == folded(theirs) {
                own.clear();
            }
        }
    }

    fn finish(mut self) -> Gathered {
        let noted: Vec<usize> = self
            .drafts
            .iter()
            .filter(|draft| !draft.entry.note.is_empty())
            .map(|draft| draft.at)
            .collect();
        if let Some(first) = noted.first() {
            self.remark(Remark::new("notes", *first).with("count", noted.len()));
        }
        let mut volumes = std::mem::take(&mut self.volumes).into_iter().peekable();
        for (at, mut draft) in std::mem::take(&mut self.drafts).into_iter().enumerate() {
            while let Some((_, volume)) = volumes.next_if(|(first, _)| *first == at) {
                self.done.entries.push(volume);
            }
            self.keep_what_exists(&mut draft);
            self.done.entries.push(draft.entry);
        }
        self.done.remarks.sort_by_key(|remark| remark.at);
        self.done
    }

    /// Ids that lead nowhere in this knowledge base are taken out.
    fn keep_what_exists(&mut self, draft: &mut Draft) {
        let base = self.base;
        let is_actor = |id: &str| base.get(id).is_some_and(|record| record.actor().is_some());
        let is_level = |id: &str| id == "unknown" || base.manifest.level_by_id(id).is_some();
        let source = |key: &str| {
            let own = self.keys.get(key).cloned();
            let known = base.get(key).filter(|record| record.source().is_some());
            own.or_else(|| known.map(|record| record.id.clone()))
        };
        let mut gone: Vec<(&'static str, String)> = Vec::new();
        let entry = &mut draft.entry;
        let mut keep = |key: &'static str,
                        ids: &mut Vec<String>,
                        is_known: &dyn Fn(&str) -> Option<String>| {
            let old = std::mem::take(ids);
            for id in old {
                match is_known(&id) {
                    Some(known) if !ids.contains(&known) => ids.push(known),
                    Some(_) => {}
                    None => gone.push((key, id)),
                }
            }
        };
        keep("issuer", &mut entry.issuer, &|id| {
            is_actor(id).then(|| id.to_owned())
        });
        keep("levels", &mut entry.levels, &|id| {
            is_level(id).then(|| id.to_owned())
        });
        keep("members", &mut entry.members, &source);
        let mut successor: Vec<String> = entry.superseded_by.take().into_iter().collect();
        keep("superseded-by", &mut successor, &source);
        entry.superseded_by = successor.pop();
        if std::mem::take(&mut entry.by_issuer) && !entry.issuer.is_empty() {
            entry.author.clear();
        }
        for (key, id) in gone {
            let remark = Remark::new("unknown-id", draft.at).with("entry", draft.entry.id.as_str());
            self.remark(remark.with("key", key).with("id", id.as_str()));
        }
    }
}

/// Whether two entries with one id can be the same work: not if both title and year differ.
fn is_same_work(known: &Entry, entry: &Entry) -> bool {
    let (ours, theirs) = (folded(&entry.full_title()), folded(&known.full_title()));
    let is_title = ours.starts_with(&theirs) || theirs.starts_with(&ours);
    let year = |entry: &Entry| entry.issued.and_then(|date| date.from.year());
    is_title || year(entry) == year(known)
}

/// An id out of names and year, as people make keys; out of the title where there are none.
fn made_id(entry: &Entry) -> String {
    let people = if entry.author.is_empty() {
        &entry.editor
    } else {
        &entry.author
    };
    let mut words: Vec<String> = people
        .iter()
        .take(3)
        .map(|name| match name {
            Name::Body(body) => body.split(' ').take(3).collect::<Vec<_>>().join(" "),
            Name::Person { family, .. } => family.clone(),
        })
        .collect();
    if people.len() > 3 {
        words.truncate(1);
        words.push("et-al".to_owned());
    }
    if words.is_empty() {
        words.extend(entry.title.split(' ').take(5).map(str::to_owned));
    }
    words.extend(
        entry
            .issued
            .and_then(|date| date.from.year())
            .map(|year| year.to_string()),
    );
    match slug(&words.join("-")) {
        id if id.is_empty() => "source".to_owned(),
        id => id,
    }
}

/// Pages without the word for them.
fn without_word(pages: &str) -> &str {
    const WORDS: &[&str] = &[
        "seiten", "seite", "pages", "page", "pp.", "pp", "p.", "ss.", "s.",
    ];
    let lower = pages.to_lowercase();
    let word = WORDS.iter().find(|word| lower.starts_with(**word));
    let rest = word.map_or(pages, |word| pages[word.len()..].trim_start());
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        rest
    } else {
        pages
    }
}
