//! Bibliographic data in and out: BibLaTeX, CSL-JSON and RIS.
//!
//! All formats meet in one flat value, the [`Entry`]: what a source says of itself, in one language and without places.
//! Each format writes entries and reads them back, so that a source which leaves and comes home is the same but for what
//! the module of the format says that it cannot hold. No format holds: texts in more than one language (one is
//! chosen), sections, aliases, `review` and `allow`.
//!
//! Reading is lenient: an entry that cannot be read is a [`Remark`] with its place, and the others are read all the
//! same. What was read becomes records in [`gather`], which knows what a knowledge base holds already, makes ids
//! out of keys, and volumes out of what parts say about them; [`records`] writes them as YAML.

mod biblatex;
mod csl_json;
mod entry;
mod gather;
mod latex;
mod ris;
mod slug;
mod tongues;
mod types;
mod yaml;

pub use entry::Entry;
pub use gather::{Gathered, gather};
pub use slug::slug;
pub use yaml::records;

use antinomy_model::values::{DateProblem, Interval, Name};
use antinomy_model::{KnowledgeBase, Language, RecordId};
use antinomy_syntax::Argument;
use std::collections::BTreeMap;

/// A format that other programs read and write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibLaTeX; classic BibTeX is read as well.
    BibLaTeX,
    /// CSL-JSON 1.0.2.
    CslJson,
    /// RIS.
    Ris,
}

impl Format {
    /// All formats, in the order in which they are documented.
    pub const ALL: [Self; 3] = [Self::BibLaTeX, Self::CslJson, Self::Ris];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BibLaTeX => "biblatex",
            Self::CslJson => "csl-json",
            Self::Ris => "ris",
        }
    }

    /// The format with this name, or one of the other names that people have for it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "biblatex" | "bibtex" | "bib" => Some(Self::BibLaTeX),
            "csl-json" | "csljson" | "csl" | "json" => Some(Self::CslJson),
            "ris" => Some(Self::Ris),
            _ => None,
        }
    }

    /// The format of files whose names end so.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "bib" | "bibtex" | "biblatex" => Some(Self::BibLaTeX),
            "json" | "csljson" => Some(Self::CslJson),
            "ris" => Some(Self::Ris),
            _ => None,
        }
    }
}

/// Something that a person should know about an import. Like a diagnostic it has no words: the message is
/// `import-KEY`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Which message.
    pub key: &'static str,
    /// The byte of the imported text that it is about.
    pub at: usize,
    /// What fills the message.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Whether an entry, or more, could not be read.
    pub is_error: bool,
}

impl Remark {
    fn new(key: &'static str, at: usize) -> Self {
        Self {
            key,
            at,
            arguments: Vec::new(),
            is_error: false,
        }
    }

    fn error(key: &'static str, at: usize) -> Self {
        Self {
            is_error: true,
            ..Self::new(key, at)
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// An entry of a file, before it is known what the knowledge base makes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The key in the file; empty if there is none.
    pub key: String,
    /// Where it begins.
    pub at: usize,
    /// What it says. Its id and the ids of other sources are still keys of the file.
    pub entry: Entry,
    /// What it says about the volume or the journal that it is part of; empty texts where it says nothing.
    pub volume: Option<Entry>,
}

/// Data of a field that has no place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmapped {
    /// What the format calls the field.
    pub field: String,
    /// Where it stands.
    pub at: usize,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The entries, in the order of the file.
    pub drafts: Vec<Draft>,
    /// What could not be read, and what was read otherwise than it is written.
    pub remarks: Vec<Remark>,
    /// Fields that were left out.
    pub unmapped: Vec<Unmapped>,
}

impl Imported {
    fn leave_out(&mut self, field: &str, at: usize) {
        self.unmapped.push(Unmapped {
            field: field.to_owned(),
            at,
        });
    }
}

/// The sources among `ids` in a format, in this order; texts in `language` where a source has several. Each entry
/// stands for itself: a chapter says what there is to say about its volume.
#[must_use]
pub fn write(format: Format, base: &KnowledgeBase, ids: &[RecordId], language: Language) -> String {
    let own = |id: RecordId| {
        // A work is exported in its own language, where it is one of the knowledge base's.
        let tag = base.record(id).source()?.language.as_ref()?;
        let primary = tag.value.split('-').next()?;
        base.manifest.language(primary)
    };
    let entries: Vec<Entry> = ids
        .iter()
        .filter_map(|id| {
            let entry = Entry::of(base, *id, own(*id).unwrap_or(language))?;
            // The note is ours, and not the work's.
            let note = base.record(*id).shared.note.best(language).1;
            let bodies = bodies(base, *id, language);
            Some(Entry {
                note: with_bare_signs(note),
                by_issuer: !bodies.is_empty(),
                author: if bodies.is_empty() {
                    entry.author
                } else {
                    bodies
                },
                ..entry
            })
        })
        .collect();
    let volumes: Vec<Entry> = entries
        .iter()
        .filter_map(|entry| {
            let volume = base.find(entry.r#in.as_ref()?)?;
            Entry::of(base, volume, own(volume).unwrap_or(language))
        })
        .collect();
    let volumes: BTreeMap<&str, &Entry> = volumes
        .iter()
        .map(|volume| (volume.id.as_str(), volume))
        .collect();
    let parts: Vec<Part<'_>> = entries
        .iter()
        .map(|entry| Part {
            entry,
            volume: entry
                .r#in
                .as_ref()
                .and_then(|id| volumes.get(id.as_str()).copied()),
        })
        .collect();
    match format {
        Format::BibLaTeX => biblatex::write(&parts),
        Format::CslJson => csl_json::write(&parts),
        Format::Ris => ris::write(&parts),
    }
}

/// Reads a text of that format. Never fails: what could not be read is a remark.
#[must_use]
pub fn read(format: Format, text: &str) -> Imported {
    let mut imported = match format {
        Format::BibLaTeX => biblatex::read(text),
        Format::CslJson => csl_json::read(text),
        Format::Ris => ris::read(text),
    };
    for draft in &mut imported.drafts {
        draft.entry.note = without_references(&draft.entry.note);
    }
    imported
}

/// Who issued a work that names nobody, as other programs want to be told: as its author. They are the names by which it
/// is cited here, too.
fn bodies(base: &KnowledgeBase, id: RecordId, language: Language) -> Vec<Name> {
    let Some(source) = base.record(id).source() else {
        return Vec::new();
    };
    let is_named = !source.author.is_empty() || !source.editor.is_empty();
    if is_named || source.issuer.is_empty() {
        return Vec::new();
    }
    let authors = crate::Item::of(base, id, language)
        .and_then(|item| item.0.get("author").cloned())
        .unwrap_or_default();
    let names = authors.as_array().into_iter().flatten();
    names
        .filter_map(|name| Some(Name::Body(name.get("literal")?.as_str()?.to_owned())))
        .collect()
}

/// A note as our prose has it. Elsewhere `@name` and `[[` mean nothing; here they would cite and link.
fn without_references(note: &str) -> String {
    note.replace("[[", "\\[[").replace('@', "\\@")
}

/// A note for programs that know no references, and so no need for a backslash.
fn with_bare_signs(note: &str) -> String {
    note.replace("\\@", "@").replace("\\[", "[")
}

/// An entry that is to be written, with the volume or journal that it is part of.
#[derive(Clone, Copy)]
struct Part<'e> {
    entry: &'e Entry,
    volume: Option<&'e Entry>,
}

impl Part<'_> {
    /// What the entry says itself, else its volume: so that a chapter names the publisher of its book.
    fn own_or(&self, of: fn(&Entry) -> &str) -> &str {
        [
            Some(self.entry),
            self.volume.filter(|volume| !volume.is_journal()),
        ]
        .into_iter()
        .flatten()
        .map(of)
        .find(|text| !text.is_empty())
        .unwrap_or_default()
    }
}

/// A value as it came, on one line and without what no text may hold: control characters, marks that turn the direction
/// of writing, and spaces around it.
fn clean(text: &str) -> String {
    let is_hidden = |c: &char| matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown: String = text.chars().filter(|c| !is_hidden(c)).collect();
    let words = shown
        .split(|c: char| {
            c.is_ascii_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
        })
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A date as it stands in a file; written in another way than here it is understood, and anything else is a remark.
fn date(
    text: &str,
    entry: &str,
    key: &str,
    at: usize,
    imported: &mut Imported,
) -> Option<Interval> {
    let problem = match Interval::parse(text) {
        Ok(date) => return Some(date),
        Err(problem) => problem,
    };
    let meant = match &problem {
        DateProblem::OtherForm(meant) | DateProblem::Meant(meant) => Interval::parse(meant).ok(),
        DateProblem::Undated => return None,
        _ => None,
    };
    let remark = Remark::new(
        if meant.is_some() {
            "date-meant"
        } else {
            "date"
        },
        at,
    )
    .with("entry", entry)
    .with("key", key)
    .with("text", text)
    .with(
        "meant",
        meant.map(|date| date.to_string()).unwrap_or_default(),
    );
    imported.remarks.push(remark);
    meant
}

/// What resolvers of URNs begin with.
const RESOLVERS: &[&str] = &[
    "https://nbn-resolving.org/",
    "http://nbn-resolving.org/",
    "https://nbn-resolving.de/",
    "http://nbn-resolving.de/",
];

/// The address under which a URN is found, for formats and readers that know no URN.
fn resolved(urn: &str) -> String {
    if urn.to_ascii_lowercase().starts_with("urn:nbn:") {
        format!("{}{urn}", RESOLVERS[0])
    } else {
        urn.to_owned()
    }
}

/// An address of a source. One at a resolver is the URN that it resolves.
fn take_url(entry: &mut Entry, url: &str) {
    let urn = RESOLVERS
        .iter()
        .find_map(|resolver| url.strip_prefix(resolver))
        .unwrap_or(url);
    if urn.to_ascii_lowercase().starts_with("urn:") {
        entry.urn = urn.to_owned();
    } else if entry.url.is_empty() {
        entry.url = url.to_owned();
    }
}

/// A DOI without the address of a resolver.
fn bare_doi(doi: &str) -> String {
    let doi = doi.trim();
    let lower = doi.to_ascii_lowercase();
    const BEFORE: &[&str] = &[
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ];
    let before = BEFORE.iter().find(|before| lower.starts_with(**before));
    doi[before.map_or(0, |before| before.len())..]
        .trim()
        .to_owned()
}

/// A text without the tags of HTML by which reference managers say how something looks.
fn without_tags(text: &str) -> String {
    const TAGS: &[&str] = &[
        "i", "b", "em", "strong", "sub", "sup", "sc", "span", "p", "div", "br", "u", "a", "ul",
        "ol", "li", "h1", "h2",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let inner = tag.strip_prefix('/').unwrap_or(tag);
        let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = inner[..length].to_ascii_lowercase();
        match tag.find('>') {
            Some(end) if TAGS.contains(&name.as_str()) => {
                if matches!(name.as_str(), "p" | "div" | "br" | "li") {
                    out.push(' ');
                }
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = tag;
            }
        }
    }
    out.push_str(rest);
    clean(&out)
}

/// Adds a note to what other fields noted.
fn join_note(note: &mut String, text: &str) {
    if !note.is_empty() && !text.is_empty() {
        note.push(' ');
    }
    note.push_str(text);
}

#[cfg(test)]
mod tests;
