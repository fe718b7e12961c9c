//! Finds links, pictures, headings and HTML in the prose of a record.
//!
//! This is not the renderer's parser, which lives with the book and decides what is safe to publish. It sees what people
//! write, in time proportional to the text, and would rather miss an odd case than report what is none.

use crate::texts::as_written;
use antinomy_model::{KnowledgeBase, Record};
use antinomy_syntax::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// Longer addresses are not followed to their end.
const MAX_ADDRESS: usize = 2_000;
/// Nor are those with more brackets inside brackets.
const MAX_DEPTH: usize = 32;

/// The prose of one file.
pub(crate) struct Prose<'b> {
    /// Its text, as it is written.
    pub(crate) text: &'b str,
    span: Span,
}

impl Prose<'_> {
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
) -> impl Iterator<Item = Prose<'b>> {
    let versions = record.prose.versions();
    versions.map(|(_, version)| Prose {
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
    /// A link, and where its address stands.
    Link(Range<usize>),
    /// A picture: where its description and its address stand.
    Picture(Range<usize>, Range<usize>),
    /// A tag or a comment of HTML.
    Html,
}

/// The marks of a Markdown text. What stands in code is code.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text, &mut found) {
        Inline::new(text, paragraph).read(&mut found);
    }
    found.sort_by_key(|mark| (mark.range.start, mark.range.end));
    found
}

/// The runs of lines that hold sentences: no fences, no indented code, no blank lines. Reports headings and
/// definitions of links on the way.
fn paragraphs(text: &str, found: &mut Vec<Mark>) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut fence: Option<(char, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let inner = line.trim_start_matches([' ', '>']);
        let start = range.end - inner.len();
        let content = inner.trim_end();
        if let Some((mark, length)) = fence {
            let closes = run(content, mark) >= length && content.trim_matches(mark).is_empty();
            fence = (!closes).then_some((mark, length));
            continue;
        }
        fence = opening(content);
        let is_code = open.is_none() && (line.starts_with("    ") || line.starts_with('\t'));
        if content.is_empty() || is_code || fence.is_some() {
            paragraphs.extend(open.take());
            continue;
        }
        if content.starts_with("# ") || content == "#" {
            found.push(Mark {
                kind: MarkKind::Title,
                range: start..start + 1,
            });
        }
        match &mut open {
            Some(paragraph) if content.trim_matches('=').is_empty() => {
                let above = text[..range.start].trim_end();
                let line = above.rfind('\n').map_or(0, |newline| newline + 1);
                found.push(Mark {
                    kind: MarkKind::Title,
                    range: line.max(paragraph.start)..above.len(),
                });
                paragraphs.extend(open.take());
            }
            Some(paragraph) => paragraph.end = range.end,
            None => match definition(content) {
                Some(address) => found.push(Mark {
                    kind: MarkKind::Link(start + address.start..start + address.end),
                    range: start..start + content.len(),
                }),
                None => open = Some(range),
            },
        }
    }
    paragraphs.extend(open);
    paragraphs
}

/// How often `mark` stands at the beginning of `text`.
fn run(text: &str, mark: char) -> usize {
    text.len() - text.trim_start_matches(mark).len()
}

/// The marks that open a fence.
fn opening(line: &str) -> Option<(char, usize)> {
    let mark = line.chars().next().filter(|mark| "`~".contains(*mark))?;
    let length = run(line, mark);
    (length >= 3 && !(mark == '`' && line[length..].contains('`'))).then_some((mark, length))
}

/// The address in `[name]: address`.
fn definition(line: &str) -> Option<Range<usize>> {
    let name = line.strip_prefix('[')?.find("]:")?;
    let at = name + 3;
    let rest = line[at..].trim_start();
    let start = line.len() - rest.len();
    let (address, after) = address(rest)?;
    let after = rest[after..].trim_start();
    let is_alone = after.is_empty() || after.starts_with(['"', '\'', '(']);
    (is_alone && !address.is_empty()).then(|| start + address.start..start + address.end)
}

/// Where an address at the beginning of `text` stands, and where what comes after it begins.
fn address(text: &str) -> Option<(Range<usize>, usize)> {
    if let Some(inner) = text.strip_prefix('<') {
        let end = near(inner).find(['>', '<', '\n'])?;
        return inner[end..]
            .starts_with('>')
            .then_some((1..end + 1, end + 2));
    }
    let mut depth = 0_usize;
    for (at, letter) in near(text).char_indices() {
        match letter {
            '(' if depth == MAX_DEPTH => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some((0..at, at)),
            ')' => depth -= 1,
            letter if letter.is_whitespace() => return Some((0..at, at)),
            _ => {}
        }
    }
    (text.len() <= MAX_ADDRESS).then_some((0..text.len(), text.len()))
}

/// As much of a text as an address may take.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_ADDRESS)]
}

/// One paragraph on the way through it.
struct Inline<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Where runs of backticks stand, by their length.
    ticks: BTreeMap<usize, Vec<usize>>,
    /// Brackets that wait for their end, and whether they open a picture.
    open: Vec<(usize, bool)>,
}

impl<'t> Inline<'t> {
    fn new(text: &'t str, paragraph: Range<usize>) -> Self {
        let mut ticks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut at = paragraph.start;
        while let Some(next) = text[at..paragraph.end].find('`') {
            let length = run(&text[at + next..paragraph.end], '`');
            ticks.entry(length).or_default().push(at + next);
            at += next + length;
        }
        Self {
            text,
            at: paragraph.start,
            end: paragraph.end,
            ticks,
            open: Vec::new(),
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn read(mut self, found: &mut Vec<Mark>) {
        while let Some(next) = self.rest().find(['\\', '`', '<', '!', '[', ']']) {
            self.at += next;
            let rest = self.rest();
            let step = match rest.as_bytes()[0] {
                b'\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                b'`' => self.code(),
                b'<' => self.angle(found),
                b'!' if rest.starts_with("![") => {
                    self.open.push((self.at, true));
                    2
                }
                b'[' => {
                    self.open.push((self.at, false));
                    1
                }
                b']' => self.close(found),
                _ => 1,
            };
            self.at += step;
        }
    }

    /// Passes over code, or over backticks that open none.
    fn code(&self) -> usize {
        let length = run(self.rest(), '`');
        let runs = self.ticks.get(&length).map_or(&[][..], Vec::as_slice);
        let next = runs.partition_point(|run| *run <= self.at);
        runs.get(next).map_or(length, |end| end + length - self.at)
    }

    /// What an angle bracket opens: an address, HTML, or nothing.
    fn angle(&self, found: &mut Vec<Mark>) -> usize {
        let rest = self.rest();
        let inner = &rest[1..];
        let word = inner.strip_prefix('/').unwrap_or(inner);
        let name = word
            .find(|letter: char| !letter.is_ascii_alphanumeric() && !"+.-".contains(letter))
            .unwrap_or(word.len());
        let after = &word[name..];
        let length = if inner.starts_with("!--") {
            inner.find("-->").map_or(rest.len(), |end| end + 4)
        } else if !word.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return 1;
        } else if after.starts_with(':') && name > 1 {
            let end = inner.find(|letter: char| letter.is_whitespace() || "<>".contains(letter));
            let Some(end) = end.filter(|end| inner[*end..].starts_with('>')) else {
                return 1;
            };
            found.push(Mark {
                kind: MarkKind::Link(self.at + 1..self.at + 1 + end),
                range: self.at..self.at + end + 2,
            });
            return end + 2;
        } else if after.starts_with(['>', '/']) || after.starts_with(char::is_whitespace) {
            match inner.find(['>', '<']) {
                Some(end) if inner[end..].starts_with('>') => end + 2,
                _ => return 1,
            }
        } else {
            return 1;
        };
        found.push(Mark {
            kind: MarkKind::Html,
            range: self.at..self.at + length,
        });
        length
    }

    /// What a closing bracket ends: a link or a picture if an address follows.
    fn close(&mut self, found: &mut Vec<Mark>) -> usize {
        let Some((start, is_picture)) = self.open.pop() else {
            return 1;
        };
        let Some(inside) = self.rest().strip_prefix("](") else {
            return 1;
        };
        let trimmed = inside.trim_start();
        let Some((address, after)) = address(trimmed) else {
            return 1;
        };
        let title = trimmed[after..].trim_start();
        let Some(closing) = closing(title) else {
            return 1;
        };
        let length = 2 + inside.len() - title.len() + closing;
        let base = self.at + 2 + inside.len() - trimmed.len();
        let address = base + address.start..base + address.end;
        let kind = if is_picture {
            MarkKind::Picture(start + 2..self.at, address)
        } else {
            MarkKind::Link(address)
        };
        found.push(Mark {
            kind,
            range: start..self.at + length,
        });
        length
    }
}

/// How many bytes the rest of a link takes: the bracket, perhaps behind a title in quotation marks.
fn closing(rest: &str) -> Option<usize> {
    if rest.starts_with(')') {
        return Some(1);
    }
    let quote = rest.chars().next().filter(|quote| "\"'".contains(*quote))?;
    let end = near(&rest[1..]).find(quote)?;
    let after = rest[end + 2..].trim_start();
    after.starts_with(')').then(|| rest.len() - after.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each mark as its kind and its text.
    fn read(text: &str) -> Vec<(&'static str, &str)> {
        let of = |mark: &Mark| match &mark.kind {
            MarkKind::Title => ("title", &text[mark.range.clone()]),
            MarkKind::Link(address) => ("link", &text[address.clone()]),
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
        assert_eq!(
            read("[![Bild](b.png)](c)"),
            [("link", "c"), ("picture", "Bild")]
        );
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
            "[", "](", "<a ", "`x``y", "![", "<!-- ", "[a](<", "[a](b \"", "((", "<a:",
        ] {
            let text = piece.repeat(200_000 / piece.len());
            assert!(marks(&text).len() < 200_000);
        }
    }
}
