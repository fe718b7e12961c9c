//! What the prose of a record mentions: works that it cites, records that it links to.
//!
//! Prose is what we write in our own words: the texts whose role may cite ([`TextRole::may_cite`](crate::property::TextRole::may_cite)).
//! Titles, labels and quotations are none.

use crate::codes;
use crate::values::{Choice, Citation, CitationType, LocatorKey, Ref};
use antinomy_syntax::references::Label;
use antinomy_syntax::{Code, Diagnostic, Files, Span, Spanned, nearest};
use std::ops::Range;

/// A citation or link in prose.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Span of the citation key, the id, or the link destination.
    pub span: Span,
    /// What it is.
    pub what: Mentioned,
}

/// What prose points to. [`KnowledgeBase::mentioned`](crate::KnowledgeBase::mentioned) says which record that is.
#[derive(Clone, Debug)]
pub enum Mentioned {
    /// A work, with the place in it and the manner.
    Citation(Citation),
    /// A record by its id: `[[id]]`.
    Record(Ref),
    /// A link in Markdown's syntax.
    Link(MentionedLink),
}

/// A link in Markdown's syntax.
#[derive(Clone, Debug)]
pub struct MentionedLink {
    /// The link destination, as written.
    pub address: String,
    /// Its index among the links of its file.
    pub(crate) number: u32,
}

impl Mention {
    /// The work cited, if it is a citation.
    #[must_use]
    pub fn citation(&self) -> Option<&Citation> {
        match &self.what {
            Mentioned::Citation(citation) => Some(citation),
            _ => None,
        }
    }

    /// The destination of a link in Markdown's syntax.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match &self.what {
            Mentioned::Link(link) => Some(&link.address),
            _ => None,
        }
    }

    /// Whether it cites a work that one of these cites in the same manner.
    pub(crate) fn is_among(&self, known: &[Self]) -> bool {
        let work = |mention: &Self| {
            let citation = mention.citation()?;
            Some((citation.source.id.clone(), citation.manner))
        };
        work(self).is_some() && known.iter().any(|known| work(known) == work(self))
    }
}

/// The span of a part of a text in its file; the span of the whole text if the part is escaped or folded there.
#[must_use]
pub fn place(files: &Files, version: &Spanned<String>, part: Range<usize>) -> Span {
    TextPlaces::new(files.file(version.span.file).text(), version).at(&part)
}

/// Maps byte ranges of a scalar's value to spans of its file, asked for in ascending order. A literal scalar is mapped by its
/// offset; a quoted or folded one is searched, each byte once.
pub(crate) struct TextPlaces<'a> {
    version: &'a Spanned<String>,
    written: &'a str,
    /// Offset of the value in what is written, where the two are equal.
    direct: Option<usize>,
    /// Up to which byte the value, and what is written, have been searched.
    seen: (usize, usize),
}

impl<'a> TextPlaces<'a> {
    /// `source` is the text of the file of `version`.
    pub(crate) fn new(source: &'a str, version: &'a Spanned<String>) -> Self {
        let span = version.span;
        let written = source.get(span.range());
        let written = written.unwrap_or_default();
        // Prose is trimmed when it is read, its span is not.
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

    /// The place of a part, given in bytes of the text.
    pub(crate) fn at(&mut self, part: &Range<usize>) -> Span {
        let span = self.version.span;
        let start = span.start as usize;
        let placed = |at: usize| Span::new(span.file, start + at..start + at + part.len());
        if let Some(before) = self.direct {
            return placed(before + part.start);
        }
        // Not in ascending order: search from the beginning again.
        if part.start < self.seen.0 {
            self.seen = (0, 0);
        }
        let text = &self.version.value[part.clone()];
        // Quoting and folding change bytes around a part, as a rule not how often it occurs.
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
            // The part itself is escaped or folded.
            _ => span,
        }
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

pub(crate) fn at(code: &'static Code, span: Option<Span>) -> Diagnostic {
    span.map_or_else(
        || Diagnostic::without_place(code),
        |span| Diagnostic::new(code, span),
    )
}

/// The locator key of a label. The `§` of a law is its section.
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
