//! The spanned YAML reader: every value with the bytes it was written at, every error of a file in one run.
//!
//! The scanner is granit-parser's; the tree is our own, because each serde route stops at the first error and loses
//! the places. Scalars stay text: what `no`, `1.10` or `2024-01-02` mean is the schema's business. Anchors, tags and
//! merge keys are refused, which also rules out alias bombs. After a syntax error reading goes on at the next item
//! of the list that broke, or at the next key at the left margin; what was open is kept, marked incomplete.

use crate::mistakes::{self, Mistake, Stumble, broken_bullet, is_strange_space};
use crate::{Code, Diagnostic, FileId, Span, Spanned, codes};
use granit_parser::{Event, Options, Parser, ScalarStyle};
use std::collections::HashSet;
use std::ops::Range;

pub use crate::mistakes::quoted;

/// Files above this size are refused by whoever reads them from disk: no person edits them.
pub const MAX_BYTES: usize = 8 << 20;
/// After so many syntax errors the rest of a file is left unread: it is probably no YAML at all.
const MAX_PIECES: usize = 100;
/// After so many mistakes of any kind the rest is left unread, too: nobody corrects more before the next run.
const MAX_MISTAKES: usize = 1000;
/// Mappings with more keys than this look their keys up; below it, comparing them is faster.
const MANY_KEYS: usize = 24;
/// Files with more keys, values and brackets than this are not read to their end: each takes room, however short it is.
const MAX_EVENTS: usize = 600_000;
/// Deeper nesting is refused: records are three or four levels deep.
pub const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands; for a missing value the place right after its key.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What YAML can hold, before any schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the colon, or `~`.
    Empty,
    /// Any scalar, as text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping.
    Map(Map),
}

/// A mapping in the order of its text. Later duplicates of a key are reported and dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// Keys with their values.
    pub entries: Vec<(Spanned<String>, Node)>,
    /// True if a syntax error cut this mapping short: what is missing may have been lost, not forgotten.
    pub cut_short: bool,
}

impl Map {
    /// The value under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, node)| node)
    }
}

/// Reads the YAML in `text[range]` of `file`. Returns the tree as far as it could be read (`None` for an empty text)
/// and adds what is wrong to `diagnostics`. Spans are relative to `text`, so front matter keeps true positions.
pub fn read(
    file: FileId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    if let Some(found) = conflict(file, text, &range) {
        diagnostics.push(found);
        return None;
    }
    if let Some(found) = refused(file, text, &range) {
        diagnostics.push(found);
        return None;
    }
    let first = diagnostics.len();
    let mut reader = Reader {
        file,
        text,
        most: diagnostics.len() + MAX_MISTAKES,
        events: 0,
        diagnostics,
        root: None,
        pending: None,
        is_broken: false,
    };
    let mut section = Section::new(&text[..range.end], range.start);
    // Each error may have been found only at the end of the text; reading on must not become slow for that.
    let mut budget = 4 * range.len() + (1 << 20);
    let mut piece = Some(range);
    for _ in 0..MAX_PIECES {
        let Some(current) = piece.filter(|_| reader.diagnostics.len() <= reader.most) else {
            break;
        };
        let Some(end) = reader.read_piece(current.clone()) else {
            piece = Some(current.end..section.text.len()).filter(|rest| !rest.is_empty());
            continue;
        };
        budget = budget.saturating_sub(end.scanned.saturating_sub(current.start));
        if budget == 0 {
            break;
        }
        piece = section.next_piece(end.resume.max(current.start));
    }
    let root = reader.root;
    for found in &mut diagnostics[first..] {
        let is_sure = is_sure(found, text);
        if let Some(edit) = &mut found.edit {
            edit.is_safe &= is_sure;
        }
    }
    root
}

/// Mistakes whose cure could be another one: which quotation mark or bracket is the wrong one, whether a dash begins an
/// item or a text.
static GUESSES: &[&Code] = &[
    &codes::TEXT_AFTER_QUOTE,
    &codes::BACKSLASH,
    &codes::UNBALANCED_BRACKET,
    &codes::MISSING_COMMA,
    &codes::COLON_WITHOUT_SPACE,
    &codes::WRONG_DASH,
    &codes::DASH_WITHOUT_SPACE,
];

/// Whether nothing but the cure can have been meant. Where a line holds quotation marks, where a text ends in it may be
/// what is wrong.
fn is_sure(found: &Diagnostic, text: &str) -> bool {
    if GUESSES.contains(&found.code) {
        return false;
    }
    let Some(span) = found.edit.as_ref().map(|edit| edit.span.range()) else {
        return false;
    };
    let start = text[..span.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let end = text[span.end..]
        .find('\n')
        .map_or(text.len(), |length| span.end + length);
    let has_quote = text[start..end].contains(['"', '\'']);
    !has_quote || found.code == &codes::STRANGE_SPACE
}

/// The ids of the records that a text seems to hold, whatever is wrong with it: what follows `id:` at the beginning
/// of a line, of an item or of a mapping between braces. A record that cannot be read is not one that does not exist.
pub fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let mut rest = line.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '-' | '–' | '—' | '*' | '•' | '{')
        });
        if let Some(word) = rest.strip_prefix(['"', '\'']) {
            rest = word;
        }
        let value = rest
            .strip_prefix("id")?
            .trim_start_matches(['"', '\'', ' ']);
        let value = value
            .strip_prefix(':')?
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let end = value.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')));
        Some(&value[..end.unwrap_or(value.len())]).filter(|id| !id.is_empty())
    })
}

/// What version control leaves in a text where two people changed the same lines; each reads it as nonsense below.
fn conflict(file: FileId, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    const MARKS: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];
    let piece = &text[range.clone()];
    let is_alone = |at: &usize| {
        let rest = &piece[at + MARKS[0].len()..];
        rest.is_empty() || rest.starts_with([' ', '\n', '\r'])
    };
    let at = MARKS
        .iter()
        .filter_map(|mark| {
            let mut places = piece.match_indices(mark).map(|(at, _)| at);
            places.find(|at| (*at == 0 || piece[..*at].ends_with('\n')) && is_alone(at))
        })
        .min()?;
    let start = range.start + at;
    let span = Span::new(file, start..start + MARKS[0].len());
    Some(Diagnostic::new(&codes::MERGE_CONFLICT, span))
}

/// Texts that are not even scanned: those that hold characters which no editor shows.
fn refused(file: FileId, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let bytes = &text.as_bytes()[range.clone()];
    let is_suspect =
        |byte: &u8| (*byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t')) || *byte == 0x7f;
    // The control characters from U+0080 on begin with this byte; most texts have few of them.
    let mut at = bytes
        .iter()
        .position(|byte| is_suspect(byte) || *byte == 0xc2)?;
    loop {
        let rest = &text[range.start + at..range.end];
        let character = rest.chars().next()?;
        if character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{85}') {
            let start = range.start + at;
            let span = Span::new(file, start..start + character.len_utf8());
            let found = Diagnostic::new(&codes::CONTROL_CHARACTER, span);
            return Some(found.with("character", format!("U+{:04X}", u32::from(character))));
        }
        let next = at + character.len_utf8();
        at = next
            + bytes[next..]
                .iter()
                .position(|byte| is_suspect(byte) || *byte == 0xc2)?;
    }
}

/// Where reading can go on: the list that is being read, found by going through the lines once.
struct Section<'t> {
    text: &'t str,
    /// Up to where lines were looked at.
    seen: usize,
    /// The indentation of the outermost list below the last key at the left margin.
    indent: Option<usize>,
    /// The next key at the left margin, if it was looked for.
    key: Option<usize>,
}

impl<'t> Section<'t> {
    fn new(text: &'t str, start: usize) -> Self {
        Self {
            text,
            seen: start,
            indent: None,
            key: None,
        }
    }

    /// Where reading goes on behind the line of `error_at`: at the next item of the list that broke, up to the end of
    /// that list, or at the next key at the left margin, up to the end.
    fn next_piece(&mut self, error_at: usize) -> Option<Range<usize>> {
        let text = self.text;
        let error_at = error_at.min(text.len());
        let line_end = text.as_bytes()[error_at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(text.len(), |length| error_at + length + 1);
        if self.seen < line_end {
            for start in line_starts(text, self.seen, line_end) {
                let line = &text[start..];
                if begins_key(line) {
                    self.indent = None;
                } else if let Some(indent) = item_at(line) {
                    self.indent = Some(self.indent.map_or(indent, |known| known.min(indent)));
                }
            }
            self.seen = line_end;
        }
        let key = match self.key.filter(|key| *key >= line_end) {
            Some(key) => key,
            None => line_starts(text, line_end, text.len())
                .find(|start| begins_key(&text[*start..]))
                .unwrap_or(text.len()),
        };
        self.key = Some(key);
        let item = self.indent.and_then(|indent| {
            line_starts(text, line_end, key).find(|start| item_at(&text[*start..]) == Some(indent))
        });
        let piece = item.map_or(key..text.len(), |item| item..key);
        Some(piece).filter(|piece| !piece.is_empty())
    }
}

/// Offsets of the lines that begin from `from` on and before `until`.
fn line_starts(text: &str, from: usize, until: usize) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut next = (from < until).then_some(from);
    std::iter::from_fn(move || {
        let start = next?;
        next = bytes[start..until]
            .iter()
            .position(|byte| *byte == b'\n')
            .map(|length| start + length + 1)
            .filter(|start| *start < until);
        Some(start)
    })
}

/// Longer keys are none.
const MAX_KEY: usize = 200;

/// Whether a line begins with a key at the left margin.
fn begins_key(line: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let end = line
        .char_indices()
        .take(MAX_KEY)
        .find(|(_, c)| !is_part(*c));
    end.is_some_and(|(end, c)| end > 0 && c == ':')
}

/// The indentation of a line that begins a list item, or what was meant as one.
fn item_at(line: &str) -> Option<usize> {
    let indent = line.bytes().position(|byte| byte != b' ')?;
    let rest = &line[indent..];
    (rest.starts_with("- ") || rest.starts_with("-\n") || broken_bullet(rest).is_some())
        .then_some(indent)
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    root: Option<Node>,
    /// The key at the left margin whose value had not begun when reading broke off.
    pending: Option<Spanned<String>>,
    is_broken: bool,
    /// With more diagnostics than these the rest is left unread.
    most: usize,
    /// What the parser has said so far.
    events: usize,
}

/// Where a piece broke off.
struct Break {
    /// Reading goes on behind the line of this place.
    resume: usize,
    /// Up to here the text was scanned.
    scanned: usize,
}

/// A collection whose end has not been seen yet.
enum Open {
    List {
        start: usize,
        items: Vec<Node>,
    },
    Map {
        start: usize,
        map: Map,
        /// The keys, once there are many.
        seen: HashSet<String>,
        key: Option<Spanned<String>>,
        expects_key: bool,
    },
}

/// Passes over a value that was refused, so that nobody misses it or calls it empty.
fn skip(open: &mut [Open]) {
    if let Some(Open::Map {
        map,
        key,
        expects_key,
        ..
    }) = open.last_mut()
    {
        *key = None;
        *expects_key = !*expects_key;
        map.cut_short = true;
    }
}

impl Reader<'_> {
    /// Reads one piece of the text. Returns where it broke, if it did.
    fn read_piece(&mut self, range: Range<usize>) -> Option<Break> {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        let base = range.start;
        let mut parser = Parser::new_from_str_with_options(&self.text[range.clone()], options);
        let mut open: Vec<Open> = Vec::new();
        let mut documents = 0;
        let before = self.diagnostics.len();
        loop {
            if self.events > MAX_EVENTS && self.diagnostics.len() <= self.most {
                let end = Span::new(self.file, range.end..range.end);
                self.report(&codes::TOO_MANY_VALUES, end);
                self.most = 0;
            }
            self.events += 1;
            if self.diagnostics.len() > self.most {
                while let Some(last) = open.pop() {
                    let node = self.close(last, range.end, true);
                    self.place(&mut open, node);
                }
                return None;
            }
            let (event, span) = match parser.next_event() {
                None => return None,
                Some(Ok(pair)) => pair,
                Some(Err(error)) => {
                    let offset = error.marker().byte_offset().unwrap_or(0);
                    let at = self.boundary(base + offset).min(range.end);
                    let stumble = Stumble {
                        file: self.file,
                        text: self.text,
                        bounds: range,
                        at,
                        kind: error.kind(),
                    };
                    let mistake = stumble.explain();
                    return Some(self.break_off(open, mistake, at, before));
                }
            };
            let bytes = span.byte_range().unwrap_or(0..0);
            let (start, end) = (base + bytes.start, base + bytes.end);
            let span = Span::new(self.file, start..end);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let mistake = self.second_document(start, &range);
                        return Some(self.break_off(open, mistake, start, before));
                    }
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.refuse_extras(anchor, tag.is_some(), span);
                    let is_empty = style == ScalarStyle::Plain && (text.is_empty() || text == "~");
                    if style == ScalarStyle::Plain {
                        if let Some(mistake) = self.in_plain_text(&text, start, &open) {
                            return Some(self.break_off(open, mistake, end, before));
                        }
                        let end = if is_empty {
                            after_colon(&open, end)
                        } else {
                            end
                        };
                        if self.is_cut_off(&text, end, range.end) {
                            skip(&mut open);
                            continue;
                        }
                    }
                    let value = if is_empty {
                        Value::Empty
                    } else {
                        Value::Text(text.into_owned())
                    };
                    self.place(&mut open, Node { span, value });
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.report(&codes::ANCHOR, span);
                    skip(&mut open);
                }
                Event::SequenceStart(_, anchor, tag) => {
                    self.refuse_extras(anchor, tag.is_some(), span);
                    open.push(Open::List {
                        start,
                        items: Vec::new(),
                    });
                }
                Event::MappingStart(_, anchor, tag) => {
                    self.refuse_extras(anchor, tag.is_some(), span);
                    open.push(Open::map(start));
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(closed) = open.pop() {
                        let node = self.close(closed, end, false);
                        self.place(&mut open, node);
                    }
                }
                _ => {}
            }
        }
    }

    /// The nearest place before that does not lie inside a character.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn report(&mut self, code: &'static Code, span: Span) {
        self.diagnostics.push(Diagnostic::new(code, span));
    }

    /// Anchors and tags stand before the value that they belong to; from there on they are marked.
    fn refuse_extras(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor == 0 && !tagged {
            return;
        }
        let before = &self.text[..span.start as usize];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let from = |mark: char| {
            let at = before[line..].rfind(mark).map(|at| line + at);
            Span::new(
                self.file,
                at.unwrap_or(span.start as usize)..span.end as usize,
            )
        };
        let (anchored, tag) = (from('&'), from('!'));
        if anchor != 0 {
            self.report(&codes::ANCHOR, anchored);
        }
        if tagged {
            self.report(&codes::TAG, tag);
        }
    }

    /// A second document in the file: what begins it is a line of dashes, or of dots above it.
    fn second_document(&self, start: usize, range: &Range<usize>) -> Mistake {
        let above = self.text[range.start..start].trim_end();
        let line = above.rfind('\n').map_or(0, |newline| newline + 1);
        let (place, resume) = if self.text[start..].starts_with("---") {
            (start..start + 3, start)
        } else if above[line..].starts_with("...") {
            let dots = range.start + line;
            (dots..dots + 3, dots)
        } else {
            (start..start, start.saturating_sub(1))
        };
        let span = Span::new(self.file, place);
        Mistake {
            resume: self.boundary(resume),
            found: Diagnostic::new(&codes::SECOND_DOCUMENT, span),
        }
    }

    /// Mistakes that YAML takes for text: a dash or an indentation that is none, and a list without its dashes.
    fn in_plain_text(&self, text: &str, start: usize, open: &[Open]) -> Option<Mistake> {
        let first = text.chars().next()?;
        let looks_plain = first.is_ascii_alphanumeric();
        if looks_plain && !text.contains(' ') {
            return None;
        }
        if looks_plain {
            return self.words_below_each_other(text, start);
        }
        let is_first = || {
            let before = &self.text[..start];
            let line = before.rfind('\n').map_or(0, |newline| newline + 1);
            before[line..].trim_start_matches([' ', '-']).is_empty()
        };
        if is_strange_space(first) && is_first() {
            let rest = &self.text[start..];
            let inner = rest.trim_start_matches(|c| is_strange_space(c) || c == ' ');
            let length = rest.len() - inner.len();
            return Some(mistakes::strange_space(
                self.file,
                self.text,
                start..start + length,
            ));
        }
        let (length, code) = broken_bullet(text)?;
        let in_brackets = open
            .last()
            .is_some_and(|open| self.is_between_brackets(open));
        (!in_brackets && is_first())
            .then(|| mistakes::broken_dash(self.file, self.text, start, length, code))
    }

    fn is_between_brackets(&self, open: &Open) -> bool {
        self.text[open.start()..].starts_with(['[', '{'])
    }

    /// Several lines of one word each are a list whose dashes were forgotten.
    fn words_below_each_other(&self, text: &str, start: usize) -> Option<Mistake> {
        let rest = &self.text[start..];
        let line = &rest[..rest.find('\n')?];
        if line.trim_end().contains(' ') || line.trim_end().len() >= text.len() {
            return None;
        }
        let mut length = 0;
        let mut words = 0;
        for line in rest.lines() {
            if length + line.trim().len() > text.len() {
                break;
            }
            let word = line.trim();
            if word.is_empty()
                || !word
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            {
                return None;
            }
            length += word.len() + 1;
            words += 1;
        }
        let is_first = self.text[..start].trim_end_matches(' ').ends_with('\n');
        (words > 1 && is_first).then(|| Mistake {
            found: Diagnostic::new(
                &codes::MISSING_DASH,
                Span::new(self.file, start..start + line.trim_end().len()),
            )
            .hint("words"),
            resume: start,
        })
    }

    /// A text that ends at a `#` with something right behind it: hardly a comment. Nor is a number behind several words
    /// that are no sentence: `Plan # 3`. Reports it, and says whether nothing at all is left of the text.
    fn is_cut_off(&mut self, text: &str, end: usize, until: usize) -> bool {
        let rest = &self.text[end.min(until)..until];
        let after = rest.trim_start_matches(' ');
        if !after.starts_with('#') || after.len() == rest.len() {
            return false;
        }
        let line = &after[..after.find('\n').unwrap_or(after.len())];
        let is_number = line[1..]
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit());
        let goes_on = is_number && text.contains(' ') && !text.ends_with(['.', '!', '?']);
        let is_comment = !goes_on && !line[1..].starts_with(|c: char| c.is_alphanumeric());
        if is_comment {
            return false;
        }
        let start = end + (rest.len() - after.len());
        let span = Span::new(self.file, start..start + line.trim_end().len());
        self.report(&codes::TEXT_CUT_OFF, span);
        text.is_empty() || text == "~"
    }

    /// Puts a finished node where it belongs: a list item, a key, the value of a key, or the root.
    fn place(&mut self, open: &mut Vec<Open>, node: Node) {
        match open.last_mut() {
            None => self.place_root(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map {
                key, expects_key, ..
            }) if *expects_key => {
                *expects_key = false;
                *key = self.key(node);
            }
            Some(Open::Map {
                map,
                seen,
                key,
                expects_key,
                ..
            }) => {
                *expects_key = true;
                let Some(name) = key.take() else {
                    map.cut_short = true; // Its key was refused.
                    return;
                };
                let start = name.span.start as usize;
                let is_plain =
                    |colon: &usize| self.text[start..].starts_with(&name.value[..=*colon]);
                if let Some(colon) = tight_colon(&name.value, &node.value).filter(is_plain) {
                    let span = |range: Range<usize>| Span::new(self.file, range);
                    let found = Diagnostic::new(
                        &codes::COLON_WITHOUT_SPACE,
                        span(start..start + colon + 1),
                    );
                    let found = found.with("key", &name.value[..colon]);
                    let place = span(start + colon..start + colon + 1);
                    self.diagnostics.push(found.fix(place, ": "));
                    map.cut_short = true;
                    return;
                }
                let is_taken = if map.entries.len() < MANY_KEYS {
                    map.get(&name.value).is_some()
                } else {
                    if seen.is_empty() {
                        seen.extend(map.entries.iter().map(|(name, _)| name.value.clone()));
                    }
                    !seen.insert(name.value.clone())
                };
                if !is_taken {
                    map.entries.push((name, node));
                    return;
                }
                let first = map
                    .entries
                    .iter()
                    .find(|(known, _)| known.value == name.value);
                let first = first.map_or(name.span, |(known, _)| known.span);
                if name.value == "id" && self.is_item(open) {
                    let found = Diagnostic::new(&codes::MISSING_DASH, name.span);
                    self.diagnostics.push(found.related(first, "item"));
                    self.begin_item(open, name, node);
                    return;
                }
                self.diagnostics.push(
                    Diagnostic::new(&codes::DUPLICATE_KEY, name.span)
                        .with("key", name.value.as_str())
                        .related(first, "first"),
                );
            }
        }
    }

    /// Whether the innermost mapping is an item of a list, each key in a line of its own.
    fn is_item(&self, open: &[Open]) -> bool {
        matches!(open, [.., Open::List { .. }, map] if !self.is_between_brackets(map))
    }

    /// A second id in an item begins the next one: only its dash was forgotten.
    fn begin_item(&mut self, open: &mut Vec<Open>, name: Spanned<String>, node: Node) {
        let start = name.span.start as usize;
        let Some(last) = open.pop() else { return };
        let finished = self.close(last, start, false);
        self.place(open, finished);
        let mut next = Open::map(start);
        if let Open::Map { map, .. } = &mut next {
            map.entries.push((name, node));
        }
        open.push(next);
    }

    /// A finished root. What follows an error goes on where the text broke off: mappings are joined, and a list is
    /// the rest of the last one. Anything else only stands if it is alone.
    fn place_root(&mut self, mut node: Node) {
        let pending = self.pending.take();
        if let Value::Map(map) = &mut node.value {
            map.cut_short |= self.is_broken;
        }
        let Some(root) = &mut self.root else {
            self.root = Some(node);
            return;
        };
        let Value::Map(map) = &mut root.value else {
            // Text that stands before an error is the beginning of what could not be read.
            if matches!(root.value, Value::Text(_) | Value::Empty) {
                self.root = Some(node);
            }
            return;
        };
        map.cut_short = true;
        match node.value {
            Value::Map(more) => map.entries.extend(more.entries),
            Value::List(more) => {
                let last = map.entries.last_mut().map(|(_, node)| &mut node.value);
                match (pending, last) {
                    (Some(key), _) => map.entries.push((
                        key,
                        Node {
                            span: node.span,
                            value: Value::List(more),
                        },
                    )),
                    (None, Some(Value::List(items))) => items.extend(more),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// A node as the key of a mapping, if it can be one.
    fn key(&mut self, node: Node) -> Option<Spanned<String>> {
        match node.value {
            Value::Text(text) if text == "<<" => {
                self.report(&codes::MERGE_KEY, node.span);
                None
            }
            Value::Text(value) => Some(Spanned {
                value,
                span: node.span,
            }),
            _ => {
                self.report(&codes::KEY_NOT_TEXT, node.span);
                None
            }
        }
    }

    fn close(&self, open: Open, end: usize, cut_short: bool) -> Node {
        match open {
            Open::List { start, items } => {
                let end = items.last().map_or(end, |item| item.span.end as usize);
                Node {
                    span: Span::new(self.file, start..end),
                    value: Value::List(items),
                }
            }
            Open::Map { start, mut map, .. } => {
                map.cut_short |= cut_short;
                let end = map
                    .entries
                    .last()
                    .map_or(end, |(_, value)| value.span.end as usize);
                Node {
                    span: Span::new(self.file, start..end),
                    value: Value::Map(map),
                }
            }
        }
    }

    /// Reports a mistake that ends this piece. Everything open ends with it, incomplete; what was read of the line
    /// that is wrong does not count.
    fn break_off(
        &mut self,
        mut open: Vec<Open>,
        mistake: Mistake,
        at: usize,
        before: usize,
    ) -> Break {
        let line = self.text[..mistake.resume]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        // One mistake, one letter: the line may already have been called something else.
        let refused = [&codes::ANCHOR, &codes::TAG];
        let is_same = |found: &Diagnostic| {
            refused.contains(&found.code)
                && found.span.is_some_and(|span| span.start as usize >= line)
        };
        if self.diagnostics[before..].last().is_some_and(is_same) {
            self.diagnostics.pop();
        }
        let code = mistake.found.code;
        self.diagnostics.push(mistake.found);
        self.is_broken = true;
        let is_dash = [&codes::WRONG_DASH, &codes::DASH_WITHOUT_SPACE].contains(&code);
        if is_dash && open.last().is_some_and(|last| last.start() >= line) {
            open.pop(); // What was meant as an item looked like a mapping of its own.
        }
        for collection in &mut open {
            forget(collection, self.text, line, at);
        }
        let pending = match open.as_slice() {
            [Open::Map { key: Some(key), .. }] => Some(key.clone()),
            _ => None,
        };
        let is_margin = |key: &Spanned<String>| {
            let before = &self.text[..key.span.start as usize];
            before.is_empty() || before.ends_with('\n')
        };
        let pending = pending.filter(is_margin);
        while let Some(last) = open.pop() {
            let node = self.close(last, at, true);
            self.place(&mut open, node);
        }
        self.pending = pending;
        if let Some(root) = &mut self.root {
            cut_last(root);
        }
        Break {
            resume: mistake.resume,
            scanned: at,
        }
    }
}

impl Open {
    fn start(&self) -> usize {
        let (Self::List { start, .. } | Self::Map { start, .. }) = self;
        *start
    }

    fn map(start: usize) -> Self {
        Self::Map {
            start,
            map: Map::default(),
            seen: HashSet::new(),
            key: None,
            expects_key: true,
        }
    }
}

/// Where the value of the key that waits for one may begin; `or` where no key does.
fn after_colon(open: &[Open], or: usize) -> usize {
    match open.last() {
        Some(Open::Map { key: Some(key), .. }) => key.span.end as usize + 1,
        _ => or,
    }
}

/// Where the colon stands that a key without a value holds: `{label:City}` is a key of that name.
fn tight_colon(name: &str, value: &Value) -> Option<usize> {
    if *value != Value::Empty {
        return None;
    }
    let colon = name.find(':')?;
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (colon > 0 && name[..colon].chars().all(is_word) && !name[colon + 1..].starts_with("//"))
        .then_some(colon)
}

/// Drops what the last key holds if it was read from a line that is wrong, and ends a text before such a line.
fn forget(open: &mut Open, text: &str, line: usize, at: usize) {
    let map = match open {
        Open::Map { map, .. } => map,
        Open::List { items, .. } => {
            let is_wrong = |item: &Node| {
                item.span.start as usize >= line && matches!(item.value, Value::Text(_))
            };
            if items.last().is_some_and(is_wrong) {
                items.pop();
            }
            return;
        }
    };
    let Some((key, node)) = map.entries.last_mut() else {
        return;
    };
    if node.value == Value::Empty {
        map.entries.pop(); // What it holds may stand in the line that is wrong.
        return;
    }
    let (start, end) = (node.span.start as usize, node.span.end as usize);
    if end <= line || start > at {
        return;
    }
    if key.span.start as usize >= line {
        map.entries.pop();
        return;
    }
    let own = text[start.min(line)..line].trim_end();
    if let Value::Text(value) = &mut node.value
        && !own.starts_with(['"', '\'', '|', '>'])
        && !own.is_empty()
    {
        *value = own.split_whitespace().collect::<Vec<_>>().join(" ");
        node.span.end = node.span.start + u32::try_from(own.len()).unwrap_or(0);
    }
}

/// Marks the mappings at the end of a tree: what is missing there may stand in the lines that could not be read.
fn cut_last(node: &mut Node) {
    match &mut node.value {
        Value::List(items) => {
            if let Some(last) = items.last_mut() {
                cut_last(last);
            }
        }
        Value::Map(map) => {
            map.cut_short = true;
            if let Some((_, last)) = map.entries.last_mut() {
                cut_last(last);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Random texts that are tried; thousands take a moment, millions were tried once.
    const ROUNDS: usize = 5_000;

    fn read_all(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let root = read(FileId(0), text, 0..text.len(), &mut diagnostics);
        (root, diagnostics)
    }

    fn map(node: &Node) -> &Map {
        match &node.value {
            Value::Map(map) => map,
            other => panic!("no mapping: {other:?}"),
        }
    }

    fn names(diagnostics: &[Diagnostic]) -> Vec<&str> {
        diagnostics.iter().map(|found| found.code.name).collect()
    }

    #[test]
    fn scalars_keep_their_letters_and_places() {
        let text = "no: 1.10\ndate: 2024-01-02";
        let (root, diagnostics) = read_all(text);
        let root = root.unwrap();
        assert!(diagnostics.is_empty());
        let (key, value) = &map(&root).entries[0];
        assert_eq!(key.value, "no");
        assert_eq!(value.value, Value::Text("1.10".into()));
        assert_eq!(&text[value.span.range()], "1.10");
    }

    #[test]
    fn both_places_of_a_duplicate_key_are_named() {
        let (root, diagnostics) = read_all("id: a\ntitle: x\nid: b\n");
        assert_eq!(names(&diagnostics), ["duplicate-key"]);
        assert_eq!(diagnostics[0].related[0].span.start, 0);
        assert_eq!(map(&root.unwrap()).entries.len(), 2);
    }

    #[test]
    fn reading_goes_on_after_a_syntax_error() {
        let (root, diagnostics) = read_all("title: a: b: c\nyear: @x\nid: x\nid: y\n");
        assert_eq!(
            names(&diagnostics),
            ["colon-in-text", "reserved-character", "duplicate-key"]
        );
        assert!(map(&root.unwrap()).get("id").is_some());
    }

    #[test]
    fn the_records_after_a_broken_one_are_read() {
        let text = "actors:\n  - id: a\n    label: A: B: C\n  - id: b\n  - id: c\nother: x\n";
        let (root, diagnostics) = read_all(text);
        assert_eq!(names(&diagnostics), ["colon-in-text"]);
        let root = root.unwrap();
        let Value::List(items) = &map(&root).get("actors").unwrap().value else {
            panic!("no list")
        };
        assert_eq!(items.len(), 3);
        assert!(map(&root).get("other").is_some());
    }

    #[test]
    fn tabs_are_called_tabs() {
        let (_, diagnostics) = read_all("title:\n\tde: x\n");
        assert_eq!(names(&diagnostics), ["tab-indent"]);
    }

    #[test]
    fn a_tab_before_a_key_of_a_record_is_called_a_tab() {
        let (_, diagnostics) = read_all("actors:\n  - id: a\n\tlabel: A\n");
        assert_eq!(names(&diagnostics)[0], "tab-indent");
    }

    #[test]
    fn anchors_aliases_tags_and_merge_keys_are_refused() {
        let (_, diagnostics) = read_all("a: &x 1\nb: *x\nc: !!str d\n<<: {e: f}\n");
        assert_eq!(
            names(&diagnostics),
            ["anchor", "anchor", "tag", "merge-key"]
        );
    }

    #[test]
    fn deep_nesting_is_an_error_and_not_a_crash() {
        for text in [
            "[".repeat(10_000),
            "- ".repeat(200_000),
            "{a: ".repeat(5_000),
        ] {
            let (_, diagnostics) = read_all(&text);
            assert!(
                names(&diagnostics).contains(&"too-deep"),
                "{:?}",
                names(&diagnostics)
            );
        }
    }

    #[test]
    fn an_empty_value_is_not_an_empty_text() {
        let (root, _) = read_all("title:\nnote: \"\"\n");
        let root = root.unwrap();
        assert_eq!(map(&root).get("title").unwrap().value, Value::Empty);
        assert_eq!(
            map(&root).get("note").unwrap().value,
            Value::Text(String::new())
        );
    }

    #[test]
    fn a_lost_key_keeps_its_list() {
        let text = "actors:\n  – id: a\n    label: A\n  - id: b\n";
        let (root, diagnostics) = read_all(text);
        assert_eq!(names(&diagnostics), ["wrong-dash"]);
        let root = root.unwrap();
        let Value::List(items) = &map(&root).get("actors").unwrap().value else {
            panic!("no list")
        };
        assert_eq!(items.len(), 1);
    }

    #[test]
    fn ids_are_found_in_what_cannot_be_read() {
        let text = "- id: a\n  - {id: \"b\", x\nid:c\n\u{a0}– 'id': d # x\ngrid: e\nidea: f\n";
        assert_eq!(ids(text).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    }

    #[test]
    fn hopeless_files_are_left_alone() {
        let (_, diagnostics) = read_all(&"- id: [\n".repeat(10_000));
        assert_eq!(diagnostics.len(), MAX_PIECES);
        let (_, diagnostics) = read_all(&": : :\n".repeat(10_000));
        assert_eq!(diagnostics.len(), MAX_MISTAKES + 1);
    }

    /// Safe edits say what stood there: the text that is quoted is the text that was written.
    #[test]
    fn a_sure_cure_keeps_the_letters() {
        for written in [
            "City: a place",
            "City:",
            "@city",
            "`a`",
            "%a b",
            "> 10 \\ 5",
            "*a* b c",
            "[sic] city",
            "| a",
        ] {
            let text = format!("id: x\nlabel: {written}\nkind: y\n");
            let (_, diagnostics) = read_all(&text);
            let edit = diagnostics[0].edit.as_ref().expect(written);
            let mut cured = text.clone();
            cured.replace_range(edit.span.range(), &edit.text);
            let (root, diagnostics) = read_all(&cured);
            assert!(edit.is_safe && diagnostics.is_empty(), "{cured}");
            let label = map(root.as_ref().unwrap()).get("label").unwrap().clone();
            assert_eq!(label.value, Value::Text(written.to_owned()));
        }
    }

    /// Where a text ends may be what is wrong, and then a cure could tear it apart.
    #[test]
    fn a_line_with_quotation_marks_has_no_sure_cure() {
        for written in [
            "\"River\" town",
            "\"Soziale Stadt\" und \"Integration\"",
            "'a' or 'b'",
            "\"it\\'s a city\"",
            "{de: \"Die \"Stadt: Land\" Sache\", en: U}",
            "{de: @a \"x, y\", en: U}",
            "{federal, state]",
        ] {
            let (_, diagnostics) = read_all(&format!("id: x\nlabel: {written}\nkind: y\n"));
            let edits = diagnostics.iter().filter_map(|found| found.edit.as_ref());
            assert!(!diagnostics.is_empty(), "{written}");
            assert_eq!(edits.filter(|edit| edit.is_safe).count(), 0, "{written}");
        }
    }

    fn assert_places(text: &str, node: &Node) {
        assert!(text.get(node.span.range()).is_some(), "{text:?}");
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| assert_places(text, item)),
            Value::Map(map) => {
                for (key, node) in &map.entries {
                    assert!(text.get(key.span.range()).is_some(), "{text:?}");
                    assert_places(text, node);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn whatever_stands_in_a_text_places_lie_in_it() {
        const PIECES: &[&str] = &[
            "- ",
            "-",
            "– ",
            "* ",
            "id",
            ": ",
            ":",
            "\n",
            "\r\n",
            "  ",
            " ",
            "\t",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ",",
            "#",
            " #x",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "@",
            "%",
            "`",
            "?",
            "---",
            "...",
            "\\",
            "ä",
            "„",
            "“",
            "🏙",
            "\u{a0}",
            "\u{feff}",
            "~",
            "<<",
            "label",
            "actors:\n",
            "  - id: a\n",
            "    label: b\n",
            "x y",
            "\u{85}",
            "\u{2028}",
        ];
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |below: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed % below as u64).unwrap()
        };
        for _ in 0..ROUNDS {
            let length = next(24);
            let text: String = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
            let (root, diagnostics) = read_all(&text);
            if let Some(root) = root {
                assert_places(&text, &root);
            }
            for found in diagnostics {
                let related = found.related.iter().map(|related| related.span);
                let edit = found.edit.iter().map(|edit| edit.span);
                for span in found.span.into_iter().chain(related).chain(edit) {
                    assert!(
                        text.get(span.range()).is_some(),
                        "{text:?} {}",
                        found.code.name
                    );
                }
            }
        }
    }
}
