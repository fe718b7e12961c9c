//! The spanned YAML reader: every value with the bytes it was written at, every error of a file in one run.
//!
//! The scanner is granit-parser's; the tree is our own, because each serde route stops at the first error and loses
//! the places. Scalars stay text: what `no`, `1.10` or `2024-01-02` mean is the schema's business. Anchors, tags and
//! merge keys are refused, which also rules out alias bombs. After a syntax error reading goes on at the next item
//! of the list that broke, or at the next key at the left margin; what was open is kept, marked incomplete.

use crate::{Code, Diagnostic, FileId, Span, Spanned, codes};
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};
use std::collections::HashMap;

/// Files above this size are refused by whoever reads them from disk: no person edits them.
pub const MAX_BYTES: usize = 8 << 20;
/// After so many syntax errors the rest of a file is left unread: it is probably no YAML at all.
const MAX_PIECES: usize = 100;
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
    range: std::ops::Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    if let Some(found) = refused(file, text, &range) {
        diagnostics.push(found);
        return None;
    }
    let mut reader = Reader {
        file,
        text,
        diagnostics,
        roots: Vec::new(),
    };
    let mut piece = Some(range.clone());
    for _ in 0..MAX_PIECES {
        let Some(current) = piece else { break };
        piece = match reader.read_piece(current.clone()) {
            Some(error_at) => next_piece(&text[..range.end], error_at.max(current.start)),
            None => Some(current.end..range.end).filter(|rest| !rest.is_empty()),
        };
    }
    joined(reader.roots)
}

/// Texts that are not even scanned: those that hold characters which no editor shows.
fn refused(file: FileId, text: &str, range: &std::ops::Range<usize>) -> Option<Diagnostic> {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
    let (at, character) = text[range.clone()]
        .char_indices()
        .find(|(_, c)| is_control(*c))?;
    let start = range.start + at;
    let span = Span::new(file, start..start + character.len_utf8());
    Some(
        Diagnostic::new(&codes::CONTROL_CHARACTER, span)
            .with("character", format!("U+{:04X}", u32::from(character))),
    )
}

/// The roots of the pieces of one file: mappings are joined, and a list goes on where the last list broke off.
/// Anything else only stands if it is alone.
fn joined(mut roots: Vec<Node>) -> Option<Node> {
    let rest = roots.split_off(1.min(roots.len()));
    let mut root = roots.pop()?;
    for other in rest {
        let Value::Map(map) = &mut root.value else {
            continue;
        };
        map.cut_short = true;
        match other.value {
            Value::Map(more) => map.entries.extend(more.entries),
            Value::List(more) => {
                let last = map.entries.last_mut().map(|(_, node)| &mut node.value);
                if let Some(Value::List(items)) = last {
                    items.extend(more);
                }
            }
            _ => {}
        }
    }
    Some(root)
}

/// Where reading goes on after an error: at the next item of the list that broke, up to the end of
/// that list, or at the next key at the left margin, up to the end.
fn next_piece(text: &str, error_at: usize) -> Option<std::ops::Range<usize>> {
    let error_at = error_at.min(text.len());
    let line_end = text[error_at..]
        .find('\n')
        .map_or(text.len(), |length| error_at + length + 1);
    let key = line_starts(text, line_end)
        .find(|start| begins_key(&text[*start..]))
        .unwrap_or(text.len());
    let item = item_indent(text, error_at).and_then(|indent| {
        line_starts(text, line_end)
            .take_while(|start| *start < key)
            .find(|start| item_at(&text[*start..]) == Some(indent))
    });
    let piece = item.map_or(key..text.len(), |item| item..key);
    Some(piece).filter(|piece| !piece.is_empty())
}

/// Offsets of the lines from `from` on.
fn line_starts(text: &str, from: usize) -> impl Iterator<Item = usize> {
    let mut at = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start
    })
}

/// Whether a line begins with a key at the left margin.
fn begins_key(line: &str) -> bool {
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
    end.is_some_and(|end| end > 0 && line[end..].starts_with(':'))
}

/// Where a tab stands in the indentation of the line that begins at `start`.
fn indenting_tab(text: &str, start: usize) -> Option<usize> {
    let line = &text[start..];
    let indent = line.find(|c: char| c != ' ' && c != '\t')?;
    line[..indent].find('\t').map(|tab| start + tab)
}

/// The indentation of a line that begins a list item.
fn item_at(line: &str) -> Option<usize> {
    let indent = line.find(|c: char| c != ' ')?;
    line[indent..].starts_with("- ").then_some(indent)
}

/// The indentation of the outermost list that is open at `offset`.
fn item_indent(text: &str, offset: usize) -> Option<usize> {
    let before = &text[..offset];
    let section = line_starts(before, 0)
        .filter(|start| begins_key(&before[*start..]))
        .last()?;
    line_starts(before, section)
        .filter_map(|start| item_at(&before[start..]))
        .min()
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    roots: Vec<Node>,
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
        seen: HashMap<String, Span>,
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
    fn read_piece(&mut self, range: std::ops::Range<usize>) -> Option<usize> {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        let base = range.start;
        let mut parser = Parser::new_from_str_with_options(&self.text[range], options);
        let mut open: Vec<Open> = Vec::new();
        let mut documents = 0;
        loop {
            let (event, span) = match parser.next_event() {
                None => return None,
                Some(Ok(pair)) => pair,
                Some(Err(error)) => {
                    let at = base + error.marker().byte_offset().unwrap_or(0);
                    self.report_scan_error(&error, at);
                    self.close_all(open, at);
                    return Some(at);
                }
            };
            let bytes = span.byte_range().unwrap_or(0..0);
            let span = Span::new(self.file, base + bytes.start..base + bytes.end);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.report(&codes::SECOND_DOCUMENT, span);
                        return None;
                    }
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.refuse_extras(anchor, tag.is_some(), span);
                    let node = self.scalar(&text, style, span);
                    self.place(&mut open, node);
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.report(&codes::ANCHOR, span);
                    skip(&mut open);
                }
                Event::SequenceStart(_, anchor, tag) => {
                    self.refuse_extras(anchor, tag.is_some(), span);
                    open.push(Open::List {
                        start: span.start as usize,
                        items: Vec::new(),
                    });
                }
                Event::MappingStart(_, anchor, tag) => {
                    self.refuse_extras(anchor, tag.is_some(), span);
                    open.push(Open::Map {
                        start: span.start as usize,
                        map: Map::default(),
                        seen: HashMap::new(),
                        key: None,
                        expects_key: true,
                    });
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(closed) = open.pop() {
                        let node = self.close(closed, span.end as usize, false);
                        self.place(&mut open, node);
                    }
                }
                _ => {}
            }
        }
    }

    fn report(&mut self, code: &'static Code, span: Span) {
        self.diagnostics.push(Diagnostic::new(code, span));
    }

    fn refuse_extras(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 {
            self.report(&codes::ANCHOR, span);
        }
        if tagged {
            self.report(&codes::TAG, span);
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span) -> Node {
        let is_empty = style == ScalarStyle::Plain && (text.is_empty() || text == "~");
        let value = if is_empty {
            Value::Empty
        } else {
            Value::Text(text.to_owned())
        };
        Node { span, value }
    }

    /// Puts a finished node where it belongs: a list item, a key, the value of a key, or the root.
    fn place(&mut self, open: &mut [Open], node: Node) {
        match open.last_mut() {
            None => self.roots.push(node),
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
                let Some(name) = key.take() else { return };
                if let Some(first) = seen.get(&name.value) {
                    self.diagnostics.push(
                        Diagnostic::new(&codes::DUPLICATE_KEY, name.span)
                            .with("key", name.value.as_str())
                            .related(*first, "first"),
                    );
                    return;
                }
                seen.insert(name.value.clone(), name.span);
                map.entries.push((name, node));
            }
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

    /// After a syntax error: everything open ends here, incomplete.
    fn close_all(&mut self, mut open: Vec<Open>, at: usize) {
        while let Some(last) = open.pop() {
            let node = self.close(last, at, true);
            self.place(&mut open, node);
        }
    }

    /// Turns the scanner's complaint into one of the mistakes that people make.
    fn report_scan_error(&mut self, error: &ScanError, at: usize) {
        let line_start = self.text[..at.min(self.text.len())]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let line_end = self.text[line_start..]
            .find('\n')
            .map_or(self.text.len(), |length| line_start + length);
        let line = &self.text[line_start..line_end];
        let indent = line.len() - line.trim_start().len();
        // The scanner often notices a tab only after the line before it has ended.
        let tab = line_starts(self.text, line_start)
            .take(2)
            .find_map(|start| indenting_tab(self.text, start));
        let (code, span) = match error.kind() {
            ErrorKind::RecursionLimitExceeded => (&codes::TOO_DEEP, at..at),
            ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
                (&codes::UNCLOSED_QUOTE, at..at)
            }
            _ if tab.is_some() => {
                let tab = tab.unwrap_or(at);
                (&codes::TAB_INDENT, tab..tab + 1)
            }
            ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabNotAllowed => (&codes::TAB_INDENT, at..at),
            ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement
                if line[indent..].matches(": ").count() > 1 =>
            {
                (&codes::COLON_IN_TEXT, line_start + indent..line_end)
            }
            ErrorKind::UnexpectedCharacter { .. } => (&codes::RESERVED_CHARACTER, at..at + 1),
            _ => (&codes::BROKEN_YAML, at..at),
        };
        let character = self.text[at.min(self.text.len())..]
            .chars()
            .next()
            .filter(|c| !c.is_whitespace());
        let found = Diagnostic::new(code, Span::new(self.file, span))
            .with("character", character.map(String::from).unwrap_or_default())
            .with("limit", MAX_DEPTH);
        self.diagnostics.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
