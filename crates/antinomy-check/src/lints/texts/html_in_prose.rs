//! HTML in a text: the handbook shows it as it is written.

use crate::lints::Lint;
use crate::markdown::{HTML, MarkKind, marks, prose};
use crate::texts::{Part, each_version, place};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};
use std::ops::Range;

antinomy_syntax::codes! {
    "";
    CODE = "L085", "html-in-prose", Warning;
}

/// Tags that people write into texts.
const TAGS: &[&str] = &[
    "a", "abbr", "b", "br", "center", "cite", "code", "div", "em", "font", "h1", "h2", "h3", "h4",
    "hr", "i", "iframe", "img", "li", "mark", "ol", "p", "q", "s", "script", "small", "span",
    "strong", "style", "sub", "sup", "table", "td", "th", "tr", "u", "ul",
];

/// Characters that people write by their names.
const ENTITIES: &[&str] = &[
    "Auml", "Ouml", "Uuml", "amp", "auml", "bdquo", "eacute", "euro", "gt", "hellip", "laquo",
    "ldquo", "lt", "mdash", "nbsp", "ndash", "ouml", "quot", "raquo", "rdquo", "shy", "szlig",
    "uuml",
];

/// So many letters about one text are enough.
const MOST: usize = 20;

pub(super) struct HtmlInProse;

impl Lint for HtmlInProse {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for prose in prose(base) {
            let html = marks(prose.text, HTML).into_iter();
            let html = html.filter(|mark| mark.kind == MarkKind::Html);
            for range in opening(prose.text, html.map(|mark| mark.range)) {
                out.push(Diagnostic::new(&CODE, prose.place(&range)));
            }
        }
        each_version(base, |part, version| {
            let bytes = version.value.as_bytes();
            let is_suspect = bytes.contains(&b'<') || bytes.contains(&b'&');
            if is_suspect && part != Part::Prose {
                for range in opening(&version.value, html(&version.value)).take(MOST) {
                    out.push(Diagnostic::new(&CODE, place(base, version, range)));
                }
            }
        });
    }
}

/// Leaves out tags that close what was reported already.
fn opening(
    text: &str,
    html: impl Iterator<Item = Range<usize>>,
) -> impl Iterator<Item = Range<usize>> {
    html.enumerate()
        .filter(|(at, range)| *at == 0 || !text[range.clone()].starts_with("</"))
        .map(|(_, range)| range)
}

/// Tags and names of characters in a text that is no Markdown.
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

/// The length of a tag whose opening bracket was read.
fn tag(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let is_known = TAGS.iter().any(|tag| name[..end].eq_ignore_ascii_case(tag));
    let goes_on = name[end..].starts_with(['>', ' ', '/']);
    let close = rest.find(['>', '<']).filter(|_| is_known && goes_on)?;
    rest[close..].starts_with('>').then_some(close + 1)
}

/// The length of a character's name behind its ampersand.
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
