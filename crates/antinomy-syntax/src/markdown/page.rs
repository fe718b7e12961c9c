//! A Markdown page as its parts: front matter, headings, fenced blocks, and what is below each heading.
//!
//! Pages that explain a code, pages of the suite, and chapters with directives are all read here; each says for itself
//! what a heading or an info string means. All ranges are bytes of the text that was given: with a file's number,
//! [`Span::new`](crate::Span::new) makes spans of them.

use super::info::InfoString;
use super::parser::parser;
use crate::{FrontMatter, split_front_matter};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// A page that was read. Reading never fails: every text is a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownPage<'t> {
    /// Where the front matter and the prose are.
    pub front_matter: FrontMatter,
    /// All headings, in the order of the text.
    pub headings: Vec<Heading<'t>>,
    /// All fenced blocks, in the order of the text. Indented code is none.
    pub fences: Vec<FencedBlock<'t>>,
}

/// A heading, with `#` or underlined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<'t> {
    /// From 1 to 6.
    pub level: u8,
    /// What it says, as it is written: without its `#`, but with emphasis, code and escapes.
    pub text: &'t str,
    /// All of it, with its `#` or its underline.
    pub range: Range<usize>,
    /// Whether it is in a list, a quotation or another container.
    pub is_nested: bool,
}

/// A code block between fences of backticks or tildes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FencedBlock<'t> {
    /// What is written behind the opening fence.
    pub info: InfoString<'t>,
    /// All of it, from the opening to the closing fence.
    pub range: Range<usize>,
    /// Its first line: the opening fence and the info string.
    pub opening: Range<usize>,
    /// The lines between the fences. In a container these bytes hold the container's prefixes, too.
    pub content: Range<usize>,
    /// The content without indentation and prefixes, and with LF as line end.
    pub text: String,
    /// Whether it is in a list, a quotation or another container.
    pub is_nested: bool,
    /// Whether there is a closing fence. If not, the block ends with its container or with the text.
    pub is_closed: bool,
}

/// A heading and what is below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSection<'p, 't> {
    /// The heading.
    pub heading: &'p Heading<'t>,
    /// From the end of the heading to the next heading that ends the section.
    pub body: Range<usize>,
    /// The fenced blocks in the body.
    pub fences: &'p [FencedBlock<'t>],
}

impl<'t> MarkdownPage<'t> {
    /// Reads a page with mdBook's default extensions. Skips a byte order mark.
    #[must_use]
    pub fn read(text: &'t str) -> Self {
        let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        let front_matter = moved(split_front_matter(&text[start..]), start);
        let events = parser(&text[front_matter.prose.clone()]).into_offset_iter();
        Self::of_events(text, front_matter, events)
    }

    /// Reads the headings and fenced blocks out of `events`, which a parser with other options made of the prose of
    /// `text`. Their ranges count from the beginning of the prose.
    #[must_use]
    pub fn of_events(
        text: &'t str,
        front_matter: FrontMatter,
        events: impl Iterator<Item = (Event<'t>, Range<usize>)>,
    ) -> Self {
        let start = front_matter.prose.start;
        let mut builder = PageBuilder::new(text);
        for (event, range) in events {
            builder.take(event, range.start + start..range.end + start);
        }
        Self {
            front_matter,
            headings: builder.headings,
            fences: builder.fences,
        }
    }

    /// Cuts the page at its headings of `level` and above: with 1 a section is all that is below a `#`, with 6 it ends
    /// at any heading. Headings in containers cut nothing.
    pub fn sections(&self, level: u8) -> impl Iterator<Item = PageSection<'_, 't>> {
        let cuts = move |heading: &&Heading<'_>| heading.level <= level && !heading.is_nested;
        let ends = self.headings.iter().filter(cuts).skip(1);
        let ends = ends
            .map(|next| next.range.start)
            .chain([self.front_matter.prose.end]);
        let headings = self.headings.iter().filter(cuts);
        headings.zip(ends).map(|(heading, end)| PageSection {
            heading,
            body: heading.range.end..end,
            fences: self.fences_in(heading.range.end..end),
        })
    }

    fn fences_in(&self, body: Range<usize>) -> &[FencedBlock<'t>] {
        let before = |at: usize| self.fences.partition_point(|fence| fence.range.start < at);
        &self.fences[before(body.start)..before(body.end)]
    }
}

/// The same front matter in a text that has `by` bytes before it.
fn moved(parts: FrontMatter, by: usize) -> FrontMatter {
    let moved = |range: Range<usize>| range.start + by..range.end + by;
    FrontMatter {
        yaml: parts.yaml.map(moved),
        prose: moved(parts.prose),
        unclosed: parts.unclosed,
    }
}

/// The length of the `#` and the spaces before the text of a heading; 0 if the heading is underlined.
fn marks(heading: &str, level: u8) -> usize {
    let rest = heading.trim_start_matches('#');
    let is_marked = heading.len() - rest.len() == usize::from(level);
    // `#a` over a line of `=` is a heading, too, and its `#` is text.
    if is_marked && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        heading.len() - rest.trim_start().len()
    } else {
        0
    }
}

/// Takes events one by one.
struct PageBuilder<'t> {
    text: &'t str,
    headings: Vec<Heading<'t>>,
    fences: Vec<FencedBlock<'t>>,
    /// How many elements are open.
    depth: usize,
    /// The block that the next inline events belong to.
    open: Option<OpenBlock>,
}

enum OpenBlock {
    /// A heading, and where its text begins.
    Heading(usize),
    Fence,
}

impl<'t> PageBuilder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            headings: Vec::new(),
            fences: Vec::new(),
            depth: 0,
            open: None,
        }
    }

    fn take(&mut self, event: Event<'t>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.start(tag, &range);
                self.depth += 1;
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(end, &range);
            }
            Event::Text(text) => match self.open {
                Some(OpenBlock::Fence) => self.extend_fence(&text, &range),
                _ => self.extend_heading(&range),
            },
            _ => self.extend_heading(&range),
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(level, range),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.fence(info.into(), range),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::Heading(_) => self.open = None,
            TagEnd::CodeBlock => self.close_fence(),
            _ => self.extend_heading(range),
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let level = level as u8;
        let start = range.start + marks(&self.text[range.clone()], level);
        self.open = Some(OpenBlock::Heading(start));
        self.headings.push(Heading {
            level,
            text: "",
            range: range.clone(),
            is_nested: self.depth > 0,
        });
    }

    /// The text of a heading ends with its last inline element: what comes behind is a closing sequence of `#`,
    /// attributes, or the underline.
    fn extend_heading(&mut self, inline: &Range<usize>) {
        let Some(OpenBlock::Heading(start)) = self.open else {
            return;
        };
        if let Some(heading) = self.headings.last_mut() {
            let end = inline.end.max(start + heading.text.len());
            heading.text = &self.text[start..end];
        }
    }

    fn fence(&mut self, info: Cow<'t, str>, range: &Range<usize>) {
        let rest = &self.text[range.clone()];
        let first = rest.split_once('\n').map_or(rest, |(first, _)| first);
        // A block that ends with its opening fence has no line for content.
        let content = (range.start + first.len() + 1).min(range.end);
        self.open = Some(OpenBlock::Fence);
        self.fences.push(FencedBlock {
            info: InfoString::new(info),
            range: range.clone(),
            opening: range.start..range.start + first.trim_end().len(),
            content: content..content,
            text: String::new(),
            is_nested: self.depth > 0,
            is_closed: false,
        });
    }

    fn extend_fence(&mut self, text: &str, range: &Range<usize>) {
        if let Some(fence) = self.fences.last_mut() {
            fence.text.push_str(text);
            fence.content.end = fence.content.end.max(range.end);
        }
    }

    fn close_fence(&mut self) {
        if let (Some(OpenBlock::Fence), Some(fence)) = (self.open.take(), self.fences.last_mut()) {
            // Lines that are no content are the closing fence.
            fence.is_closed = fence.content.end < fence.range.end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language and the text of each fenced block.
    fn fences(text: &str) -> Vec<(String, String)> {
        let fences = MarkdownPage::read(text).fences.into_iter();
        fences
            .map(|fence| (fence.info.language().to_owned(), fence.text))
            .collect()
    }

    fn headings(text: &str) -> Vec<(u8, &str)> {
        let headings = MarkdownPage::read(text).headings.into_iter();
        headings
            .map(|heading| (heading.level, heading.text))
            .collect()
    }

    /// The only fenced block of a text.
    fn fence(text: &str) -> FencedBlock<'_> {
        let mut fences = MarkdownPage::read(text).fences;
        assert_eq!(fences.len(), 1, "{text}");
        fences.remove(0)
    }

    #[test]
    fn a_page_is_front_matter_headings_and_fences() {
        let text =
            "---\ncode: X1\n---\n\n# Title\n\nWhy.\n\n```yaml a.yaml\nid: x\n```\n\n## More\n";
        let page = MarkdownPage::read(text);
        assert_eq!(&text[page.front_matter.yaml.clone().unwrap()], "code: X1\n");
        assert_eq!(headings(text), [(1, "Title"), (2, "More")]);
        let fence = fence(text);
        assert_eq!(&text[fence.range.clone()], "```yaml a.yaml\nid: x\n```");
        assert_eq!(&text[fence.opening.clone()], "```yaml a.yaml");
        assert_eq!(&text[fence.content.clone()], "id: x\n");
        assert_eq!((fence.info.name(), fence.is_closed), (Some("a.yaml"), true));
    }

    #[test]
    fn sections_end_at_headings_of_their_level_and_above() {
        let text = "Head.\n\n# A\n\n```a\n```\n\n## B\n\n```b\n```\n\n# C\n\n> # no cut\n\nEnd.\n";
        let page = MarkdownPage::read(text);
        let cut = |level| -> Vec<(&str, &str, usize)> {
            let sections = page.sections(level);
            sections
                .map(|section| {
                    let body = text[section.body].trim();
                    (section.heading.text, body, section.fences.len())
                })
                .collect()
        };
        let last = ("C", "> # no cut\n\nEnd.", 0);
        assert_eq!(cut(1), [("A", "```a\n```\n\n## B\n\n```b\n```", 2), last]);
        assert_eq!(cut(6), [("A", "```a\n```", 1), ("B", "```b\n```", 1), last]);
        assert_eq!(cut(0), []);
    }

    #[test]
    fn the_text_of_a_heading_is_as_written() {
        for (text, heading) in [
            ("# A `b` *c* \\*\n", "A `b` *c* \\*"),
            ("# \\# A ##\n", "\\# A"),
            ("  ## A {#id .class}\n", "A"),
            ("A *b*\nc\n===\n", "A *b*\nc"),
            ("#a\n===\n", "#a"),
            ("####### a\n---\n", "####### a"),
            ("#\n", ""),
            ("# A\r\nB\r\n", "A"),
            ("> # A\n", "A"),
            ("# [a](b) &amp;\n", "[a](b) &amp;"),
        ] {
            assert_eq!(headings(text)[0].1, heading, "{text}");
        }
    }

    #[test]
    fn a_fence_ends_at_one_that_is_as_long_and_of_its_kind() {
        let text = "````markdown\n```yaml\n```\n~~~~\n````\n";
        assert_eq!(fence(text).text, "```yaml\n```\n~~~~\n");
        assert_eq!(fence("~~~ a\n```\n~~~~~\n").text, "```\n");
        assert_eq!(fences("```a\n```\n```b\nx\n```\n").len(), 2);
    }

    #[test]
    fn what_only_looks_like_a_heading_or_a_fence_is_none() {
        for text in [
            "    ```a\n    ```\n",
            "    # a\n",
            "<div>\n```a\n# b\n```\n</div>\n",
            "``a``\n\n``` a`b\n",
            "#a\n",
            "a\n\n---\n",
        ] {
            let page = MarkdownPage::read(text);
            assert!(page.fences.is_empty() && page.headings.is_empty(), "{text}");
        }
        assert_eq!(headings("```\n# a\n```\n"), []);
    }

    #[test]
    fn a_container_takes_its_prefix_from_the_text() {
        let text = "- x\n\n  ```yaml\n  a:\n    b\n\n  ```\n";
        let block = fence(text);
        assert_eq!(block.text, "a:\n  b\n\n");
        assert_eq!(&text[block.content.clone()], "  a:\n    b\n\n");
        assert!(block.is_nested && block.is_closed);
        let block = fence("> ```\n> a\nb\n");
        assert_eq!((block.text.as_str(), block.is_closed), ("a\n", false));
        assert!(MarkdownPage::read("- # a\n").headings[0].is_nested);
    }

    #[test]
    fn an_indented_fence_takes_its_indentation_from_the_lines() {
        let block = fence("  ```a b\n  x\n    y\nz\n  ```\n");
        assert_eq!(block.text, "x\n  y\nz\n");
        assert_eq!(block.info.name(), Some("b"));
        assert!(!block.is_nested);
    }

    #[test]
    fn a_fence_that_never_closes_ends_with_the_text() {
        for (text, content) in [
            ("```a\nid: ä", "id: ä"),
            ("```a\n", ""),
            ("```a", ""),
            ("````a\n```\n", "```\n"),
            ("> ```a\n\n```b\n```\n", ""),
        ] {
            let page = MarkdownPage::read(text);
            let fence = &page.fences[0];
            assert_eq!(&text[fence.content.clone()], content, "{text}");
            assert!(!fence.is_closed, "{text}");
        }
        assert!(fence("```\n```").is_closed);
        assert!(fence("> ```\n> ```").is_closed);
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_are_taken() {
        let text = "\u{feff}---\r\nid: x\r\n---\r\n# A\r\n\r\n```yaml a b\r\nx\r\ny\r\n```\r\n";
        let page = MarkdownPage::read(text);
        assert_eq!(&text[page.front_matter.yaml.clone().unwrap()], "id: x\r\n");
        assert_eq!(page.headings[0].text, "A");
        let fence = &page.fences[0];
        assert_eq!(&text[fence.opening.clone()], "```yaml a b");
        assert_eq!(&text[fence.content.clone()], "x\r\ny\r\n");
        assert_eq!((fence.text.as_str(), fence.info.has("b")), ("x\ny\n", true));
        assert_eq!(headings("\u{feff}# A\n"), [(1, "A")]);
    }

    #[test]
    fn escapes_in_an_info_string_are_resolved() {
        assert!(fence("``` a&#108;l b\\*\n```\n").info.has("b*"));
    }

    #[test]
    fn reading_never_panics_and_every_range_is_in_the_text() {
        const PIECES: &[&str] = &[
            "---\n",
            "```",
            "```a b=c\n",
            "~~~~",
            "````\n",
            "# a",
            "##\n",
            "#",
            "===\n",
            "\n",
            "\r\n",
            "\r",
            "- ",
            "> ",
            "1. ",
            "    ",
            "\t",
            " ",
            "ä",
            "\0",
            "\u{feff}",
            "<div>\n",
            "<!--",
            "|a|\n|-|\n",
            "[a]: b\n",
            "{#x}",
            "`",
            "\\",
            "&amp;",
            ": ",
            "[^1]: ",
            "*",
        ];
        let all = || PIECES.iter();
        for first in all() {
            for second in all() {
                for third in all() {
                    for fourth in ["", "\n```\n", "x"] {
                        is_in_range(&[*first, second, third, fourth].concat());
                    }
                }
            }
        }
    }

    fn is_in_range(text: &str) {
        let page = MarkdownPage::read(text);
        let mut end = page.front_matter.prose.start;
        for fence in &page.fences {
            let (all, inner) = (&fence.range, &fence.content);
            assert!(end <= all.start, "{text:?}");
            assert!(all.start <= inner.start && inner.end <= all.end, "{text:?}");
            for range in [all, inner, &fence.opening] {
                assert!(text.get(range.clone()).is_some(), "{text:?}");
            }
            end = all.end;
        }
        for heading in &page.headings {
            assert!(
                text[heading.range.clone()].contains(heading.text),
                "{text:?}"
            );
        }
        for section in page.sections(6) {
            assert!(text.get(section.body).is_some(), "{text:?}");
        }
    }
}
