//! References in prose, each with its bytes: citations in pandoc's syntax, links, and `[[ids]]`.
//!
//! The renderer's Markdown parser tells text from code, links and HTML; only text can hold a citation. The syntax of
//! citations is that of pandoc's manual (<https://pandoc.org/MANUAL.html#citation-syntax>). In addition a key may carry
//! the manner in which it is cited, `[@disputes:key]`, as the CiTO filter of pandoc writes it.

mod citation;
mod citation_reader;
mod collector;
mod id_link;
mod inline;
mod locator;
mod reference;

#[cfg(test)]
mod tests;

pub use citation::{CitationGroup, CitedWork, Manner};
pub use locator::{Label, LocatorPart, ProseLocator, without_page_word};
pub use reference::{IdLink, MarkdownLink, Reference};

use crate::markdown::parser;
use collector::ReferenceCollector;
use pulldown_cmark::Event;
use std::ops::Range;

/// Whether a text may hold a reference at all. Most hold none, and need no parser.
#[must_use]
pub fn may_have(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.any(|byte| matches!(byte, b'@' | b'[' | b'<'))
}

/// The references in a Markdown text, in document order. Parses it with the extensions that mdBook has on by default.
#[must_use]
pub fn references(text: &str) -> Vec<Reference> {
    if !may_have(text) {
        return Vec::new();
    }
    of_events(text, parser(text).into_offset_iter())
}

/// The same for a text that was parsed already. `events` are those of `text`, with their bytes.
pub fn of_events<'t>(
    text: &str,
    events: impl Iterator<Item = (Event<'t>, Range<usize>)>,
) -> Vec<Reference> {
    let mut collector = ReferenceCollector::new(text);
    for (event, range) in events {
        collector.event(event, range);
    }
    collector.finish()
}
