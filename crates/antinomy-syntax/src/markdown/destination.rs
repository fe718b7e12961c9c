//! Where a link leads, and where its address is written: the parser tells the first and not the second.

use pulldown_cmark::CowStr;
use std::ops::Range;

/// The destination of a link, of a picture, or of a definition of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkDestination {
    /// The address, with escapes and character references resolved.
    pub address: String,
    /// The bytes of the address as it is written, without angle brackets.
    pub range: Range<usize>,
}

impl LinkDestination {
    /// That of `[text](address)`, `![text](address)` or `<address>`. `behind` is what follows the text, from the closing
    /// bracket to the end of the link.
    #[must_use]
    pub fn of_link(text: &str, address: &CowStr<'_>, behind: &Range<usize>) -> Self {
        Self::new(text, address, behind, "](")
    }

    /// That of `[label]: address`, where `definition` is all of it.
    #[must_use]
    pub fn of_definition(text: &str, address: &CowStr<'_>, definition: &Range<usize>) -> Self {
        Self::new(text, address, definition, "]:")
    }

    fn new(text: &str, address: &CowStr<'_>, place: &Range<usize>, mark: &str) -> Self {
        // An address without escapes is a part of the text, and is its own place.
        let part = match address {
            CowStr::Borrowed(part) => offset_in(text, part).map(|at| at..at + part.len()),
            _ => None,
        };
        Self {
            address: address.to_string(),
            range: part.unwrap_or_else(|| behind(text, place, mark)),
        }
    }
}

/// Where `part` begins, if it borrows from `text`. (`str::substr_range` is not stable yet.)
fn offset_in(text: &str, part: &str) -> Option<usize> {
    let offset = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (offset + part.len() <= text.len()).then_some(offset)
}

/// The address behind `mark`: in angle brackets, or up to white space.
fn behind(text: &str, place: &Range<usize>, mark: &str) -> Range<usize> {
    let place_text = text.get(place.clone()).unwrap_or_default();
    let Some((_, rest)) = place_text.split_once(mark) else {
        return place.clone();
    };
    let rest = rest.trim_start();
    let start = place.end - rest.len();
    if let Some(inner) = rest.strip_prefix('<') {
        return start + 1..start + 1 + inner.find('>').unwrap_or(inner.len());
    }
    // Without a title the closing bracket of the link follows at once.
    let rest = rest.strip_suffix(')').unwrap_or(rest);
    start..start + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::parser;
    use pulldown_cmark::{Event, Tag};

    /// The address of the only link, and how it is written.
    fn link(text: &str) -> (String, &str) {
        let mut events = parser(text).into_offset_iter();
        let found = events.find_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                Some(LinkDestination::of_link(text, &dest_url, &range))
            }
            _ => None,
        });
        let found = found.unwrap();
        (found.address, &text[found.range])
    }

    fn definition(text: &str) -> (String, &str) {
        let parser = parser(text);
        let (_, found) = parser.reference_definitions().iter().next().unwrap();
        let found = LinkDestination::of_definition(text, &found.dest, &found.span);
        (found.address, &text[found.range])
    }

    #[test]
    fn an_address_has_its_place() {
        for (text, address) in [
            ("[a](b)", "b"),
            ("[b](b \"b\")", "b"),
            ("[a](<b c>)", "b c"),
            ("> [a](\n> b)", "b"),
            ("[](b)", "b"),
            ("[a]()", ""),
            ("<https://b.example/ä>", "https://b.example/ä"),
        ] {
            assert_eq!(link(text), (address.to_owned(), address), "{text}");
        }
        assert_eq!(definition("> [b]:\n> b 'b'"), ("b".to_owned(), "b"));
    }

    #[test]
    fn an_address_with_escapes_is_found_by_what_is_before_it() {
        for (text, address, written) in [
            (
                "[a](java&#115;cript:b)",
                "javascript:b",
                "java&#115;cript:b",
            ),
            ("[a]( <b\\_ c> \"d\")", "b_ c", "b\\_ c"),
            ("[a](b\\)c)", "b)c", "b\\)c"),
            ("[a](b\\_c (d))", "b_c", "b\\_c"),
        ] {
            assert_eq!(link(text), (address.to_owned(), written), "{text}");
        }
        for text in ["[a]: b&amp;c \"d\"", "[a]: b&amp;c", "[a]:\n<b&amp;c>\n'd'"] {
            assert_eq!(definition(text), ("b&c".to_owned(), "b&amp;c"), "{text}");
        }
    }
}
