//! HTML in a text: the handbook escapes it.

use super::text_lint::TextLint;
use crate::lint::Lint;
use crate::markdown::{Mark, MarkKind, WrittenProse};
use crate::texts::place;
use antinomy_model::KnowledgeBase;
use antinomy_model::property::TextRole;
use antinomy_syntax::{Code, Diagnostic, Spanned};
use std::ops::Range;

antinomy_syntax::codes! {
    "";
    CODE = "L085", "html-in-prose", Warning;
}

/// The names of common elements.
const TAGS: &[&str] = &[
    "a", "abbr", "b", "br", "center", "cite", "code", "div", "em", "font", "h1", "h2", "h3", "h4",
    "hr", "i", "iframe", "img", "li", "mark", "ol", "p", "q", "s", "script", "small", "span",
    "strong", "style", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
];

/// The names of common character references.
const ENTITIES: &[&str] = &[
    "Auml", "Ouml", "Uuml", "amp", "auml", "bdquo", "eacute", "euro", "gt", "hellip", "laquo",
    "ldquo", "lt", "mdash", "nbsp", "ndash", "ouml", "quot", "raquo", "rdquo", "shy", "szlig",
    "uuml",
];

/// The most diagnostics about one text.
const MOST: usize = 20;

pub(super) struct HtmlInProse;

impl Lint for HtmlInProse {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }
}

impl TextLint for HtmlInProse {
    fn version(
        &self,
        base: &KnowledgeBase,
        role: TextRole,
        version: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) {
        let bytes = version.value.as_bytes();
        let is_suspect = bytes.contains(&b'<') || bytes.contains(&b'&');
        // Markdown is looked at in `prose`, which knows code spans.
        if is_suspect && role != TextRole::Body {
            for range in opening(&version.value, html(&version.value)).take(MOST) {
                out.push(Diagnostic::new(&CODE, place(base, version, range)));
            }
        }
    }

    fn prose(&self, prose: &WrittenProse<'_>, marks: &[Mark], out: &mut Vec<Diagnostic>) {
        let html = marks.iter().filter(|mark| mark.kind == MarkKind::Html);
        for range in opening(prose.text, html.map(|mark| mark.range.clone())) {
            out.push(Diagnostic::new(&CODE, prose.place(&range)));
        }
    }
}

/// Leaves out end tags: their start tag was reported. The first one is kept, in case it has none.
fn opening(
    text: &str,
    html: impl Iterator<Item = Range<usize>>,
) -> impl Iterator<Item = Range<usize>> {
    html.enumerate()
        .filter(|(at, range)| *at == 0 || !text[range.clone()].starts_with("</"))
        .map(|(_, range)| range)
}

/// Tags and character references in a text without Markdown.
fn html(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.match_indices(['<', '&']);
    starts.filter_map(|(at, mark)| {
        let length = match mark {
            "<" => tag(&text[at + 1..])?,
            _ => entity(&text[at + 1..])?,
        };
        Some(at..at + 1 + length)
    })
}

/// The length of a tag behind its `<`.
fn tag(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let is_known = TAGS.iter().any(|tag| name[..end].eq_ignore_ascii_case(tag));
    let goes_on = name[end..].starts_with(['>', ' ', '/']);
    let close = rest.find(['>', '<']).filter(|_| is_known && goes_on)?;
    rest[close..].starts_with('>').then_some(close + 1)
}

/// The length of a character reference behind its `&`.
fn entity(rest: &str) -> Option<usize> {
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#')?;
    let number = rest[..end].strip_prefix('#');
    let is_number = number.is_some_and(|number| {
        let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
        !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    });
    let is_known = is_number || ENTITIES.contains(&&rest[..end]);
    (is_known && rest[end..].starts_with(';')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        opening(text, html(text))
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn tags_and_names_of_characters_are_found() {
        assert_eq!(read("Das <b>Netz</b>"), ["<b>"]);
        assert_eq!(read("a<br/>b <A HREF='x'>"), ["<br/>", "<A HREF='x'>"]);
        assert_eq!(
            read("S.&nbsp;3 &#8211; &#xAD;"),
            ["&nbsp;", "&#8211;", "&#xAD;"]
        );
    }

    #[test]
    fn what_only_looks_alike_is_none() {
        for text in [
            "Werte < 5 und > 3",
            "x <b und c",
            "<https://example.org>",
            "Müller & Söhne; R&D",
            "<unbekannt>",
            "a < b > c",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
