//! Links, pictures, headings and HTML in the prose of a record.
//!
//! A walk over the events of the parser that the handbook is rendered with. The handbook shows a record's HTML as it is
//! written, and reads Markdown between and inside the tags; so does this, and what is found is what a reader sees.

mod unmarked;

use crate::texts::as_written;
use antinomy_model::{KnowledgeBase, Record};
use antinomy_syntax::Span;
use antinomy_syntax::markdown::pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};
use antinomy_syntax::markdown::{LinkDestination, parser};
use std::borrow::Cow;
use std::ops::Range;
use unmarked::block_tags;

/// How often a text is read again without its HTML. Each round is linear in the text.
const ROUNDS: usize = 8;

/// A text with a mark holds one of these: `# Title`, a title over `===`, `[a](b)`, `[a]: b`, HTML or `<https://a>`.
const SIGNS: &[&str] = &["#", "=", "](", "]:", "<"];

/// The prose of one file.
pub(crate) struct WrittenProse<'b> {
    /// Its text, as it is written.
    pub(crate) text: &'b str,
    span: Span,
}

impl WrittenProse<'_> {
    /// Where a part of it stands in the file.
    pub(crate) fn place(&self, part: &Range<usize>) -> Span {
        let start = self.span.start as usize;
        Span::new(self.span.file, start + part.start..start + part.end)
    }
}

/// The prose of a record, by file.
pub(crate) fn prose<'b>(
    base: &'b KnowledgeBase,
    record: &'b Record,
) -> impl Iterator<Item = WrittenProse<'b>> {
    let versions = record.prose.versions();
    versions.map(|(_, version)| WrittenProse {
        text: as_written(base, version.span),
        span: version.span,
    })
}

/// Something in prose that is more than a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// What it is.
    pub(crate) kind: MarkKind,
    /// The bytes that it takes.
    pub(crate) range: Range<usize>,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// A heading of the first level: its `#`, or its text where it is underlined instead.
    Title,
    /// A link, or the definition that links refer to.
    Link(LinkDestination),
    /// A picture: where its description is, and where its file is.
    Picture(Range<usize>, LinkDestination),
    /// A tag or a comment of HTML.
    Html,
}

/// The marks of a Markdown text, in the order of the text. A text without [`SIGNS`] is not parsed.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let mut text = Cow::Borrowed(text);
    let mut html = Vec::new();
    let mut walk = MarkWalk::over(&text);
    for _ in 0..ROUNDS {
        if walk.raw_html.is_empty() {
            break;
        }
        html.append(&mut walk.html);
        text = Cow::Owned(without_angles(&text, &walk.raw_html));
        walk = MarkWalk::over(&text);
    }
    html.extend(walk.unmarked_html());
    let mut found = walk.found;
    found.extend(html.into_iter().map(|range| Mark {
        kind: MarkKind::Html,
        range,
    }));
    found.sort_by_key(|mark| (mark.range.start, mark.range.end));
    found
}

/// A text of the same length in which nothing opens a tag in the given ranges: a comma means nothing in Markdown.
fn without_angles(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    for range in ranges {
        out.push_str(&text[out.len()..range.start]);
        out.push_str(&text[range.clone()].replace('<', ","));
    }
    out.push_str(&text[out.len()..]);
    out
}

/// One walk over the events of a text.
struct MarkWalk<'t> {
    text: &'t str,
    /// All marks but those of HTML.
    found: Vec<Mark>,
    /// Tags and comments.
    html: Vec<Range<usize>>,
    /// What the parser takes for HTML: tags in a line, and blocks with all that is in them.
    raw_html: Vec<Range<usize>>,
    /// Headings, links and pictures whose end has not come yet.
    open: Vec<OpenMark<'t>>,
    /// What is code, and is shown as it is written.
    code: Vec<Range<usize>>,
    /// Headings, with the text that is shown of them. Tables of contents and the search show it as well.
    headings: Vec<(Range<usize>, String)>,
}

struct OpenMark<'t> {
    tag: Tag<'t>,
    range: Range<usize>,
    /// The bytes of its inline content.
    inner: Range<usize>,
}

impl<'t> MarkWalk<'t> {
    fn over(text: &'t str) -> Self {
        let parser = parser(text);
        // Links through a definition are not listed: what is wrong with them is wrong with the definition.
        let definitions = parser.reference_definitions().iter();
        let mut walk = Self {
            text,
            found: definitions
                .map(|(_, link)| definition(text, &link.dest, &link.span))
                .collect(),
            html: Vec::new(),
            raw_html: Vec::new(),
            open: Vec::new(),
            code: Vec::new(),
            headings: Vec::new(),
        };
        for (event, range) in parser.into_offset_iter() {
            walk.take(event, range);
        }
        walk
    }

    fn take(&mut self, event: Event<'t>, range: Range<usize>) {
        match &event {
            Event::Start(Tag::Heading { .. }) => self.headings.push((range.clone(), String::new())),
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => self.code.push(range.clone()),
            _ => {}
        }
        if let (Event::Text(shown) | Event::Code(shown), Some((heading, text))) =
            (&event, self.headings.last_mut())
            && heading.end >= range.end
        {
            text.push_str(shown);
        }
        match event {
            Event::Start(tag @ (Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. })) => {
                self.open.push(OpenMark::new(tag, range));
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image) => self.close(),
            Event::Start(Tag::HtmlBlock) => {
                self.html.extend(block_tags(self.text, &range));
                self.raw_html.push(range);
            }
            Event::InlineHtml(_) => {
                self.widen(&range);
                self.html.push(range.clone());
                self.raw_html.push(range);
            }
            _ => self.widen(&range),
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.widen(&open.range);
            self.found.extend(open.mark(self.text));
        }
    }

    /// Adds an inline element to what it is in.
    fn widen(&mut self, range: &Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            if open.inner.is_empty() {
                open.inner.start = range.start;
            }
            open.inner.end = open.inner.end.max(range.end);
        }
    }
}

impl<'t> OpenMark<'t> {
    fn new(tag: Tag<'t>, range: Range<usize>) -> Self {
        let bracket = match tag {
            Tag::Link { .. } => 1,
            Tag::Image { .. } => 2,
            _ => 0,
        };
        let start = range.start + bracket;
        Self {
            tag,
            range,
            inner: start..start,
        }
    }

    fn mark(self, text: &str) -> Option<Mark> {
        let Self { tag, range, inner } = self;
        let behind_text = inner.end..range.end;
        let kind = match &tag {
            Tag::Heading {
                level: HeadingLevel::H1,
                ..
            } => return Some(title(text, &range, &inner)),
            Tag::Link {
                link_type: LinkType::Inline | LinkType::Autolink,
                dest_url,
                ..
            } => MarkKind::Link(LinkDestination::of_link(text, dest_url, &behind_text)),
            Tag::Image {
                link_type: LinkType::Inline,
                dest_url,
                ..
            } => MarkKind::Picture(
                inner,
                LinkDestination::of_link(text, dest_url, &behind_text),
            ),
            // A definition elsewhere has the address, and may serve links as well.
            Tag::Image { dest_url, .. } => {
                let address = dest_url.to_string();
                let range = range.clone();
                MarkKind::Picture(inner, LinkDestination { address, range })
            }
            _ => return None,
        };
        Some(Mark { kind, range })
    }
}

fn title(text: &str, heading: &Range<usize>, inner: &Range<usize>) -> Mark {
    let is_marked =
        text[heading.clone()].starts_with('#') && (inner.is_empty() || inner.start > heading.start);
    let end = if is_marked {
        heading.start + 1
    } else {
        inner.end
    };
    Mark {
        kind: MarkKind::Title,
        range: heading.start..end,
    }
}

fn definition(text: &str, address: &CowStr<'_>, range: &Range<usize>) -> Mark {
    Mark {
        kind: MarkKind::Link(LinkDestination::of_definition(text, address, range)),
        range: range.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each mark as its kind and its text.
    fn read(text: &str) -> Vec<(&'static str, &str)> {
        let of = |mark: &Mark| match &mark.kind {
            MarkKind::Title => ("title", &text[mark.range.clone()]),
            MarkKind::Link(to) => ("link", &text[to.range.clone()]),
            MarkKind::Picture(words, _) => ("picture", &text[words.clone()]),
            MarkKind::Html => ("html", &text[mark.range.clone()]),
        };
        marks(text).iter().map(of).collect()
    }

    #[test]
    fn links_are_found_however_they_are_written() {
        for (text, address) in [
            ("Ein [Weg](a.html) führt", "a.html"),
            ("[a](<b c>)", "b c"),
            ("[a](b \"Titel (1)\")", "b"),
            ("[a [b] c](x_(y))", "x_(y)"),
            ("über <https://example.org/ü>", "https://example.org/ü"),
            ("[a]\n\n[a]: javascript:x", "javascript:x"),
            ("> - [a](b)", "b"),
            ("[a\nb](c)", "c"),
        ] {
            assert_eq!(read(text), [("link", address)], "{text}");
        }
        let both = [("link", "c"), ("picture", "Bild")];
        assert_eq!(read("[![Bild](b.png)](c)"), both);
    }

    #[test]
    fn code_and_plain_words_are_left_alone() {
        for text in [
            "`[a](b) <b>` und ``x ` <i>``",
            "```\n# a\n<b>\n```",
            "~~~~\n~~~\n# a\n~~~~\n",
            "    # kein Titel\n    <b>",
            "Werte < 5 und > 3, a<b, 1 <2>",
            "[@gestring-2014, Abschnitt 4.2] (siehe dort)",
            "[Hinweis]: siehe dort",
            "\\[a](b) und \\<b>",
            "## Zweite Ebene\n\n#hashtag",
            "a\n---\nb\n\n===",
            "<someone@example.org>",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn titles_and_tags_are_found() {
        assert_eq!(read("# Weg\n\nText"), [("title", "#")]);
        assert_eq!(
            read("Weg und Steg\n=====\nText"),
            [("title", "Weg und Steg")]
        );
        assert_eq!(
            read("a <b class=\"x\">c</b> <br/>"),
            [
                ("html", "<b class=\"x\">"),
                ("html", "</b>"),
                ("html", "<br/>")
            ]
        );
        assert_eq!(read("a <!-- b -->"), [("html", "<!-- b -->")]);
    }

    #[test]
    fn marks_that_never_end_cost_no_more_than_others() {
        for piece in [
            "[", "](", "<a ", "`x``y", "![", "<!-- ", "[a](<", "[a](b \"", "((", "<a:", "> <a\n",
            "- # ",
        ] {
            let text = "<div>\n< ".to_owned() + &piece.repeat(200_000 / piece.len());
            assert!(marks(&text).len() < 200_000);
            let text = piece.repeat(200_000 / piece.len());
            assert!(marks(&text).len() < 200_000);
        }
    }

    #[test]
    fn containers_and_definitions_are_seen_through() {
        for (text, found) in [
            ("- # a", vec![("title", "#")]),
            ("1. [a]: b", vec![("link", "b")]),
            ("a\nb\n===", vec![("title", "a\nb")]),
            ("[a [b](c) d](e)", vec![("link", "c")]),
            ("[a][b]", vec![]),
            ("![a][b]\n\n[b]: c", vec![("picture", "a"), ("link", "c")]),
        ] {
            assert_eq!(read(text), found, "{text}");
        }
    }

    #[test]
    fn markdown_inside_html_counts_because_the_tags_are_text() {
        assert_eq!(
            read("<div class=\"a\">\n# b\n<b>[c](d)</b>\n</div>"),
            [
                ("html", "<div class=\"a\">"),
                ("title", "#"),
                ("html", "<b>"),
                ("link", "d"),
                ("html", "</b>"),
                ("html", "</div>"),
            ]
        );
        assert_eq!(read("<!-- a\n\n# b -->")[0], ("html", "<!-- a\n\n# b -->"));
        assert_eq!(read("<div\n\na"), [("html", "<div")]);
    }

    #[test]
    fn a_text_without_the_signs_is_not_parsed() {
        assert_eq!(marks("a (b): c"), []);
    }

    #[test]
    fn every_range_is_in_the_text() {
        const PIECES: &[&str] = &[
            "#",
            " ",
            "\n",
            "\n\n",
            "===",
            "- ",
            "> ",
            "`",
            "<b",
            ">",
            "<div>",
            "<!--",
            "-->",
            "[",
            "](",
            ")",
            "]: ",
            "![",
            "<a:",
            "\\",
            "&#33;",
            "ä",
            "\r\n",
            "\0",
            "|a|\n|-|\n",
            "[^a]",
        ];
        for first in PIECES {
            for second in PIECES {
                for third in PIECES {
                    for fourth in ["", "[a](b\\_)", "\n[x]: <y\\_z>"] {
                        is_in_range(&[*first, second, third, fourth].concat());
                    }
                }
            }
        }
    }

    fn is_in_range(text: &str) {
        for mark in marks(text) {
            let inner = match &mark.kind {
                MarkKind::Link(to) => to.range.clone(),
                MarkKind::Picture(words, to) => {
                    assert!(text.get(words.clone()).is_some(), "{text:?}");
                    to.range.clone()
                }
                MarkKind::Title | MarkKind::Html => mark.range.clone(),
            };
            for range in [mark.range, inner] {
                assert!(text.get(range).is_some(), "{text:?}");
            }
        }
    }
}
