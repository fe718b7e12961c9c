//! What the prose of a record mentions: works that it cites, records that it links to.
//!
//! Prose is what we write in our own words: a statement's `text`, every `because`, `reason` and `note`, and the text of a
//! Markdown file. Titles, labels and quotations are none.

use crate::base::{KnowledgeBase, Record, RecordId, Role, role};
use crate::kinds::Kind;
use crate::kinds::fields::Reading;
use crate::values::{Choice, Citation, CitationType, Locator, LocatorKey, Ref, Text};
use crate::{Body, codes};
use antinomy_syntax::references::{self, CitedWork, Label, Reference};
use antinomy_syntax::{Argument, Code, Diagnostic, Files, Span, Spanned, nearest};
use std::collections::HashSet;
use std::ops::Range;

/// Something that prose points to.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The id as it is written, of a source or another record; empty for a link in Markdown's syntax.
    pub id: String,
    /// Where it stands: the key, the id, or the address.
    pub span: Span,
    /// The record that it leads to, unless it dangles or leads elsewhere.
    pub target: Option<RecordId>,
    /// For a citation, the work with the place and the manner.
    pub citation: Option<Citation>,
    /// For a link in Markdown's syntax, where it leads.
    pub address: Option<String>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// To a record.
    Record(RecordId),
    /// To nothing that this knowledge base holds: the web, a chapter, a place on the same page. Other paths than those of
    /// content files are given as the path that they lead to, seen from where the files' paths begin.
    Elsewhere(Option<String>),
    /// To nothing.
    Dead(Dead),
}

/// Why a link leads to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dead {
    /// There is no such file; perhaps this one was meant, from the root of all files.
    NoFile(Option<String>),
    /// The file holds no record of this id; perhaps it was this.
    NoRecord(Option<String>),
    /// The file holds several records, and the link does not say which.
    Several,
}

impl Dead {
    /// A word for the reason.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::NoFile(_) => "no-file",
            Self::NoRecord(_) => "no-record",
            Self::Several => "several",
        }
    }
}

/// The texts of a record that may mention something.
pub fn prose(record: &Record) -> impl Iterator<Item = &Text> {
    let own = match &record.body {
        Body::Statement(statement) => Some(&statement.text),
        Body::Relation(relation) => Some(&relation.because),
        Body::Contradiction(contradiction) => Some(&contradiction.because),
        Body::Examination(examination) => Some(&examination.because),
        Body::Verdict(verdict) => Some(&verdict.reason),
        _ => None,
    };
    own.into_iter().chain([&record.note, &record.prose])
}

/// Where a part of a text stands in its file; where the text itself stands, if the part was written otherwise than it is
/// read.
#[must_use]
pub fn place(files: &Files, version: &Spanned<String>, part: Range<usize>) -> Span {
    Places::new(files, version).at(&part)
}

/// Reads the mentions of a record. References to sources and records are noted for the check of all references.
pub(crate) fn read(record: &mut Record, files: &Files, reading: &mut Reading<'_>) {
    let mut mentions = Vec::new();
    for text in prose(record) {
        for (number, (_, version)) in text.versions().enumerate() {
            if !references::may_have(&version.value) {
                continue;
            }
            let mut found = of_text(version, files, reading);
            if number > 0 {
                // A translation says what the original says; only what it has beside that counts.
                found.retain(|mention| !is_known(&mentions, mention));
            }
            mentions.append(&mut found);
        }
    }
    record.mentions = mentions;
}

fn is_known(mentions: &[Mention], mention: &Mention) -> bool {
    let work = |mention: &Mention| {
        let citation = mention.citation.as_ref()?;
        Some((citation.source.id.clone(), citation.manner))
    };
    work(mention).is_some() && mentions.iter().any(|known| work(known) == work(mention))
}

/// Places of the parts of a text, asked for from its beginning to its end. A text that is written as it is read is not
/// searched; another is searched once.
struct Places<'a> {
    version: &'a Spanned<String>,
    written: &'a str,
    /// How many bytes stand before the text, where it is written as it is read.
    direct: Option<usize>,
    /// How far the text, and what is written, have been looked through.
    seen: (usize, usize),
}

impl<'a> Places<'a> {
    fn new(files: &'a Files, version: &'a Spanned<String>) -> Self {
        let span = version.span;
        let written = files.file(span.file).text().get(span.range());
        let written = written.unwrap_or_default();
        let before = written.len() - written.trim_start().len();
        Self {
            version,
            written,
            direct: written[before..]
                .starts_with(&version.value)
                .then_some(before),
            seen: (0, 0),
        }
    }

    fn at(&mut self, part: &Range<usize>) -> Span {
        let span = self.version.span;
        let start = span.start as usize;
        let placed = |at: usize| Span::new(span.file, start + at..start + at + part.len());
        if let Some(before) = self.direct {
            return placed(before + part.start);
        }
        if part.start < self.seen.0 {
            self.seen = (0, 0);
        }
        let text = &self.version.value[part.clone()];
        let earlier = self.version.value[self.seen.0..part.start]
            .matches(text)
            .count();
        let found = self.written[self.seen.1..].match_indices(text).nth(earlier);
        match found {
            Some((at, _)) if !text.is_empty() => {
                let at = self.seen.1 + at;
                self.seen = (part.start, at);
                placed(at)
            }
            _ => span,
        }
    }
}

fn of_text(version: &Spanned<String>, files: &Files, reading: &mut Reading<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut places = Places::new(files, version);
    for reference in references::references(&version.value) {
        match reference {
            Reference::Citation(citation) => {
                for cite in citation.cites {
                    mentions.push(cited(&cite, &mut places, reading));
                }
            }
            Reference::Id(link) => {
                let span = places.at(&link.id_range);
                let reference = Ref { id: link.id, span };
                mentions.push(Mention {
                    id: reference.id.clone(),
                    span,
                    target: None,
                    citation: None,
                    address: None,
                });
                reading.references.push((reference, &Kind::ALL));
            }
            Reference::Link(link) => {
                // The address stands behind the text, where it is written at all.
                let written = &version.value[link.range.clone()];
                let start = written
                    .rfind(&link.address)
                    .map_or(link.range.start, |at| link.range.start + at);
                let end = start + link.address.len();
                let part = match version.value.get(start..end) {
                    Some(part) if part == link.address => start..end,
                    _ => link.range.clone(),
                };
                mentions.push(Mention {
                    id: String::new(),
                    span: places.at(&part),
                    target: None,
                    citation: None,
                    address: Some(link.address),
                });
            }
        }
    }
    mentions
}

fn cited(cite: &CitedWork, places: &mut Places<'_>, reading: &mut Reading<'_>) -> Mention {
    // The manner stands before the key.
    let manner_span = cite.manner.as_ref().map(|manner| places.at(&manner.range));
    let span = places.at(&cite.key_range);
    let source = Ref {
        id: cite.key.clone(),
        span,
    };
    reading.references.push((source.clone(), &[Kind::Source]));
    let mut manner = CitationType::Cites;
    if let Some(written) = &cite.manner {
        match manner_of(&written.term) {
            Some(known) => manner = known,
            None => reading
                .diagnostics
                .push(unknown_manner(&written.term, manner_span)),
        }
    }
    let parts = cite.locator.iter().flat_map(|locator| &locator.parts);
    let parts: Vec<_> = parts
        .map(|part| {
            let value = Spanned {
                value: part.value.clone(),
                span: places.at(&part.range),
            };
            (locator_key(part.label), value)
        })
        .collect();
    Mention {
        id: cite.key.clone(),
        span,
        target: None,
        citation: Some(Citation {
            source,
            locator: Locator(parts),
            manner,
        }),
        address: None,
    }
}

/// A manner of citing as authors write it: CiTO's term in kebab case, or as CiTO (`disagreesWith`) or pandoc's filter
/// (`disagrees_with`) spell it.
#[must_use]
pub fn manner_of(term: &str) -> Option<CitationType> {
    let mut word = String::with_capacity(term.len() + 2);
    for letter in term.chars() {
        match letter {
            '_' => word.push('-'),
            letter if letter.is_ascii_uppercase() => {
                word.push('-');
                word.push(letter.to_ascii_lowercase());
            }
            letter => word.push(letter),
        }
    }
    CitationType::from_word(&word)
}

/// What is said of a manner that does not exist.
#[must_use]
pub fn unknown_manner(term: &str, span: Option<Span>) -> Diagnostic {
    at(&codes::UNKNOWN_CITATION_TYPE, span)
        .with("term", term)
        .with("known", CitationType::WORDS.join(", "))
        .maybe_suggest(nearest(term, CitationType::WORDS.iter().copied()))
}

fn at(code: &'static Code, span: Option<Span>) -> Diagnostic {
    span.map_or_else(
        || Diagnostic::without_place(code),
        |span| Diagnostic::new(code, span),
    )
}

/// What is said of a link that leads to nothing.
#[must_use]
pub fn dead_link(address: &str, dead: &Dead, span: Option<Span>) -> Diagnostic {
    let found = at(&codes::DEAD_LINK, span).with("address", address).with(
        "reason",
        Argument::Word(format!("dead-link-{}", dead.reason())),
    );
    match dead {
        Dead::NoFile(nearest) | Dead::NoRecord(nearest) => found.maybe_suggest(nearest.as_deref()),
        Dead::Several => found,
    }
}

/// The key that a word for a place stands for. The `§` of a law is its section.
#[must_use]
pub fn locator_key(label: Label) -> LocatorKey {
    match label {
        Label::Page => LocatorKey::Page,
        Label::Section | Label::Law => LocatorKey::Section,
        Label::Footnote => LocatorKey::Footnote,
        Label::Chapter => LocatorKey::Chapter,
        Label::Article => LocatorKey::Article,
        Label::Paragraph => LocatorKey::Paragraph,
        Label::Sentence => LocatorKey::Sentence,
        Label::Table => LocatorKey::Table,
    }
}

impl Record {
    /// The works under its key `cites`.
    #[must_use]
    pub fn cites(&self) -> &[Citation] {
        match &self.body {
            Body::Statement(statement) => &statement.cites,
            Body::Relation(relation) => &relation.cites,
            Body::Contradiction(contradiction) => &contradiction.cites,
            _ => &[],
        }
    }

    /// The works that its prose cites, without those that it names under `cites` already.
    pub fn cited_in_prose(&self) -> impl Iterator<Item = &Citation> {
        let cites = self.cites();
        let mut seen = HashSet::new();
        let mut is_new = move |citation: &&Citation| {
            let place = |locator: &Locator| -> Vec<(LocatorKey, String)> {
                let parts = locator.0.iter();
                parts
                    .map(|(key, value)| (*key, value.value.clone()))
                    .collect()
            };
            let is_first = seen.insert((
                citation.source.id.clone(),
                citation.manner,
                place(&citation.locator),
            ));
            is_first
                && !cites.iter().any(|known| {
                    known.source.id == citation.source.id && known.manner == citation.manner
                })
        };
        self.mentions
            .iter()
            .filter_map(|mention| mention.citation.as_ref())
            .filter(move |citation| is_new(citation))
    }
}

impl KnowledgeBase {
    /// Where a link leads that stands in the file at `from`. Paths are those of [`Files`], seen from their root.
    #[must_use]
    pub fn follow(&self, from: &str, address: &str) -> Followed {
        let Some((path, anchor)) = path_of(from, address) else {
            return Followed::Elsewhere(None);
        };
        let file = self.files.by_path(&path).map(|(id, _)| id);
        let Some(inner) = path.strip_prefix(self.folder()) else {
            return Followed::Elsewhere(Some(path));
        };
        let Some(file) = file else {
            let is_content =
                path.ends_with(".md") || path.ends_with(".yaml") || path.ends_with(".yml");
            // Where the content is all there is, what lies beside no record may be a chapter.
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            if !is_content || (self.folder().is_empty() && !self.holds_records(folder)) {
                return Followed::Elsewhere(Some(path));
            }
            let paths: Vec<&str> = self.files.iter().map(|(_, file)| file.path()).collect();
            if let Some(named) = self.find(&anchor) {
                let meant = self.files.file(self.record(named).span.file).path();
                return Followed::Dead(Dead::NoFile(Some(back(from, meant, &anchor))));
            }
            let nearest = nearest_path(&path, &paths).map(|meant| back(from, meant, &anchor));
            return Followed::Dead(Dead::NoFile(nearest));
        };
        let file = match role(inner, &self.manifest) {
            Role::Translation(_, original) => {
                let original = format!("{}{original}", self.folder());
                let yaml = format!("{}.yaml", original.trim_end_matches(".md"));
                let known = [original, yaml];
                known
                    .iter()
                    .find_map(|path| self.files.by_path(path))
                    .map_or(file, |(id, _)| id)
            }
            Role::Manifest | Role::Other => return Followed::Elsewhere(Some(path)),
            _ => file,
        };
        let here = self.in_file(file);
        let named = (!anchor.is_empty()).then(|| self.find(&anchor)).flatten();
        match (here, named) {
            (here, Some(named)) if here.contains(&named) => Followed::Record(named),
            ([one], None) if anchor.is_empty() || path.ends_with(".md") => Followed::Record(*one),
            (here, _) if !anchor.is_empty() && !here.is_empty() => {
                let ids = here.iter().map(|id| self.record(*id).id.as_str());
                let meant = nearest(&anchor, ids);
                let meant =
                    meant.map(|id| address.replace(&format!("#{anchor}"), &format!("#{id}")));
                Followed::Dead(Dead::NoRecord(meant))
            }
            ([], _) if path.ends_with(".md") => Followed::Elsewhere(Some(path)),
            ([], _) => Followed::Dead(Dead::NoRecord(None)),
            _ => Followed::Dead(Dead::Several),
        }
    }

    /// Whether a file of a folder holds records.
    fn holds_records(&self, folder: &str) -> bool {
        let mut files = self.files.iter();
        files.any(|(id, file)| {
            let own = file
                .path()
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder);
            own == folder && !self.in_file(id).is_empty()
        })
    }

    /// Fills in where mentions lead, and reports links that lead to nothing.
    pub(crate) fn follow_mentions(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let mut followed = Vec::new();
        for (id, record) in self.records() {
            for (number, mention) in record.mentions.iter().enumerate() {
                let target = match &mention.address {
                    Some(address) => {
                        let from = self.files.file(mention.span.file).path();
                        match self.follow(from, address) {
                            Followed::Record(target) => Some(target),
                            Followed::Elsewhere(_) => None,
                            Followed::Dead(dead) => {
                                diagnostics.push(dead_link(address, &dead, Some(mention.span)));
                                None
                            }
                        }
                    }
                    None => self.find(&mention.id),
                };
                if let Some(target) = target {
                    followed.push((id, number, target));
                }
            }
        }
        for (id, number, target) in followed {
            self.mention_mut(id, number).target = Some(target);
        }
    }
}

/// The path that a relative address leads to, and what stands behind its `#`; nothing for any other address.
fn path_of(from: &str, address: &str) -> Option<(String, String)> {
    let (address, anchor) = address.split_once('#').unwrap_or((address, ""));
    let has_scheme = address
        .split(['/', '?'])
        .next()
        .is_some_and(|first| first.contains(':'));
    if address.is_empty() || has_scheme || address.starts_with(['/', '\\', '?']) {
        return None;
    }
    let path = decoded(address.split('?').next().unwrap_or_default());
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    Some((folders.join("/"), decoded(anchor)))
}

/// An address without `%20` and its like; what they do not make a text of stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = (*byte == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The file that was probably meant: the same name in another folder, else a similar one.
fn nearest_path<'a>(path: &str, paths: &[&'a str]) -> Option<&'a str> {
    let wanted = path.rsplit('/').next().unwrap_or(path);
    let named = |name: &str| {
        let mut paths = paths.iter().copied();
        paths.find(|known| known.rsplit('/').next() == Some(name))
    };
    named(wanted).or_else(|| {
        let names = paths.iter().filter_map(|known| known.rsplit('/').next());
        named(nearest(wanted, names)?)
    })
}

/// The address of a file, from another one.
fn back(from: &str, to: &str, anchor: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len() - 1;
    let common = from[..folders]
        .iter()
        .zip(&to)
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folders - common);
    let anchor = if anchor.is_empty() {
        String::new()
    } else {
        format!("#{anchor}")
    };
    format!("{up}{}{anchor}", to[common..].join("/"))
}
