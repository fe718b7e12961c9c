//! What is more than a page can take.
//!
//! A page is one file, for whoever reads it and for the renderer, which builds a tree of it in memory: some 600 bytes for
//! each piece, 5 kB for a footnote mark, and names for headings in a time that grows with the square of equal ones. The
//! limits are far above what anybody writes by hand, and keep what a single text costs below half a gigabyte.

use super::parser;
use crate::{Code, Diagnostic, FileId, Span, codes};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// The longest Markdown of one page, in bytes: some 300,000 words.
pub const MAX_PROSE: usize = 2 << 20;
/// The most headings of a page.
const MAX_HEADINGS: usize = 2_000;
/// The most marks of footnotes on a page.
const MAX_FOOTNOTES: usize = 20_000;
/// The most pieces of a page: words between two signs, and what signs make of them.
const MAX_PIECES: usize = 500_000;

/// A text that is more than a page can take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    code: &'static Code,
    /// What there is too much of, as messages name it.
    what: &'static str,
    limit: usize,
    /// The bytes of the text with which the limit is passed.
    range: Range<usize>,
}

impl Excess {
    /// What the Markdown of a page has too much of, if it is anything.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if text.len() > MAX_PROSE {
            let at = text.floor_char_boundary(MAX_PROSE);
            return Some(Self {
                code: &codes::PAGE_TOO_LONG,
                what: "bytes",
                limit: MAX_PROSE >> 20,
                range: at..at,
            });
        }
        if may_be_full(text) {
            of_events(parser(text).into_offset_iter())
        } else {
            None
        }
    }

    /// The diagnostic, for a text that begins at the byte `start` of its file.
    #[must_use]
    pub fn diagnostic(&self, file: FileId, start: usize) -> Diagnostic {
        let span = Span::new(file, start + self.range.start..start + self.range.end);
        self.described(Diagnostic::new(self.code, span), "none")
    }

    /// The diagnostic for the value of a key. It stands at its beginning: a value may be spelled otherwise than it is read.
    pub(crate) fn of_value(&self, value: Span) -> Diagnostic {
        let start = value.start as usize;
        let span = Span::new(value.file, start..start);
        self.described(Diagnostic::new(self.code, span), "value")
    }

    /// The diagnostic for the text of a page that no file holds.
    #[must_use]
    pub fn of_page(&self, page: &str) -> Diagnostic {
        self.described(Diagnostic::without_place(self.code), page)
    }

    fn described(&self, diagnostic: Diagnostic, page: &str) -> Diagnostic {
        diagnostic
            .with("what", self.what)
            .with("limit", self.limit)
            .with("page", page)
    }
}

/// Whether a text is long enough to hold too much: a heading takes a line, a mark of a footnote four bytes. Most texts are
/// not, and need no parser.
fn may_be_full(text: &str) -> bool {
    let lines = || text.bytes().filter(|byte| *byte == b'\n').count();
    text.len() > 4 * MAX_FOOTNOTES || (text.len() > 2 * MAX_HEADINGS && lines() >= MAX_HEADINGS)
}

fn of_events<'t>(events: impl Iterator<Item = (Event<'t>, Range<usize>)>) -> Option<Excess> {
    let [mut pieces, mut headings, mut terms, mut footnotes] = [0; 4];
    for (event, range) in events {
        let (count, limit, what) = match event {
            Event::Start(Tag::Heading { .. }) => (&mut headings, MAX_HEADINGS, "headings"),
            // They get ids as headings do, and the renderer looks for a free one by counting.
            Event::Start(Tag::DefinitionListTitle) => (&mut terms, MAX_HEADINGS, "terms"),
            Event::FootnoteReference(_) => (&mut footnotes, MAX_FOOTNOTES, "footnotes"),
            _ => (&mut pieces, MAX_PIECES, "pieces"),
        };
        *count += 1;
        if *count > limit {
            return Some(Excess {
                code: &codes::PAGE_TOO_FULL,
                what,
                limit,
                range,
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<(&'static str, usize)> {
        Excess::of(text).map(|excess| (excess.what, excess.range.start))
    }

    #[test]
    fn what_people_write_is_no_excess() {
        assert_eq!(what(""), None);
        assert_eq!(
            what(&"Words, and a note.[^1]\n\n## Next\n\n".repeat(1_999)),
            None
        );
    }

    #[test]
    fn terms_of_definition_lists_count_like_headings() {
        let terms = |count| "a\n: b\n\n".repeat(count);
        assert_eq!(what(&terms(MAX_HEADINGS)), None);
        let place = terms(MAX_HEADINGS).len();
        assert_eq!(what(&terms(MAX_HEADINGS + 1)), Some(("terms", place)));
    }

    #[test]
    fn the_limit_itself_is_allowed_and_the_next_one_is_named() {
        let headings = "# A\n".repeat(MAX_HEADINGS);
        assert_eq!(what(&headings), None);
        assert_eq!(what(&format!("{headings}# B\n")), Some(("headings", 8_000)));
        let marks = "[^a]".repeat(MAX_FOOTNOTES);
        let note = "\n\n[^a]: x\n";
        assert_eq!(what(&format!("{marks}{note}")), None);
        let more = format!("{marks}[^a]{note}");
        assert_eq!(what(&more), Some(("footnotes", 80_000)));
    }

    #[test]
    fn signs_without_a_partner_are_pieces() {
        assert!(matches!(what(&"*a ".repeat(300_000)), Some(("pieces", _))));
        assert!(matches!(what(&"> ".repeat(600_000)), Some(("pieces", _))));
    }

    #[test]
    fn a_long_text_is_not_parsed_and_cut_between_letters() {
        let text = format!("a{}", "ä".repeat(MAX_PROSE / 2));
        assert_eq!(what(&text), Some(("bytes", MAX_PROSE - 1)));
    }
}
