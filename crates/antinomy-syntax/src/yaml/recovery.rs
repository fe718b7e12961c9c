//! Panic-mode recovery: after a syntax error the parser starts anew at a synchronization point, which is the next entry
//! of the sequence that broke, or the next key at the left margin.

use super::characters::{is_word_character, malformed_entry};
use super::line::{MAX_LINES_BACK, line_start};
use std::ops::Range;

/// Longer words at the left margin are not keys.
const MAX_KEY: usize = 200;

/// Finds synchronization points. Remembers what it has scanned, so that all errors of a file together cost one pass.
pub(super) struct SyncPoints<'t> {
    text: &'t str,
    /// Lines before this offset were scanned.
    seen: usize,
    /// The indentation of the outermost sequence below the last key at the left margin.
    indent: Option<usize>,
    /// The next key at the left margin (the end of the text if there is none), once it was searched.
    next_key: Option<usize>,
}

impl<'t> SyncPoints<'t> {
    /// The points in `text` from `start` on.
    pub(super) fn new(text: &'t str, start: usize) -> Self {
        Self {
            text,
            seen: start,
            indent: None,
            next_key: None,
        }
    }

    /// The piece to parse after an error in the line of `error_at`: from the next entry of the broken sequence to the end
    /// of that sequence, else from the next key at the left margin to the end of the text. `None` if nothing is left.
    pub(super) fn next_piece(&mut self, error_at: usize) -> Option<Range<usize>> {
        let text = self.text;
        let error_at = error_at.min(text.len());
        let line_end = text.as_bytes()[error_at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(text.len(), |length| error_at + length + 1);
        self.scan_until(line_end);
        let key = self.next_key(line_end);
        let entry = self.indent.and_then(|indent| {
            line_starts(text, line_end, key)
                .find(|start| entry_indent(&text[*start..]) == Some(indent))
        });
        // A piece of entries ends before the next key: at another indentation that key would be an error.
        let piece = entry.map_or(key..text.len(), |entry| entry..key);
        Some(piece).filter(|piece| !piece.is_empty())
    }

    /// The piece that begins at `from`, which is an entry of a sequence, a key at the left margin, or the end.
    pub(super) fn piece_from(&mut self, from: usize) -> Option<Range<usize>> {
        let key = self.next_key(from);
        let end = if key == from { self.text.len() } else { key };
        Some(from..end).filter(|piece| !piece.is_empty())
    }

    /// The entry of the broken sequence in which `error_at` is, and what of it comes after that line; `None` if it is not in one,
    /// or begins too far above.
    pub(super) fn entry_around(&mut self, error_at: usize) -> Option<Range<usize>> {
        let text = self.text;
        let error_at = error_at.min(text.len());
        let mut line = line_start(text, error_at);
        let end = text[error_at..]
            .find('\n')
            .map_or(text.len(), |length| error_at + length + 1);
        self.scan_until(end);
        let indent = self.indent?;
        for _ in 0..MAX_LINES_BACK {
            if entry_indent(&text[line..]) == Some(indent) {
                let key = self.next_key(end);
                let next = line_starts(text, end, key)
                    .find(|start| entry_indent(&text[*start..]) == Some(indent));
                return Some(line..next.unwrap_or(key));
            }
            if line == 0 || begins_key(&text[line..]) {
                return None;
            }
            line = line_start(text, line - 1);
        }
        None
    }

    /// Keeps track of the sequence that the lines before `end` belong to.
    fn scan_until(&mut self, end: usize) {
        if self.seen >= end {
            return;
        }
        for start in line_starts(self.text, self.seen, end) {
            let line = &self.text[start..];
            if begins_key(line) {
                self.indent = None;
            } else if let Some(indent) = entry_indent(line) {
                // Sequences within records are indented further; only the outermost one holds the records.
                self.indent = Some(self.indent.map_or(indent, |known| known.min(indent)));
            }
        }
        self.seen = end;
    }

    /// The next key at the left margin from `from` on.
    fn next_key(&mut self, from: usize) -> usize {
        let text = self.text;
        let key = self.next_key.filter(|key| *key >= from);
        let key = key.unwrap_or_else(|| {
            line_starts(text, from, text.len())
                .find(|start| begins_key(&text[*start..]))
                .unwrap_or(text.len())
        });
        self.next_key = Some(key);
        key
    }
}

/// The offsets of lines that begin from `from` on and before `until`.
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

/// Whether a line begins with a key at the left margin.
fn begins_key(line: &str) -> bool {
    let end = line
        .char_indices()
        .take(MAX_KEY)
        .find(|(_, c)| !is_word_character(*c));
    end.is_some_and(|(end, c)| end > 0 && c == ':')
}

/// The indentation of a line that begins a sequence entry, well-formed or not.
fn entry_indent(line: &str) -> Option<usize> {
    let indent = line.bytes().position(|byte| byte != b' ')?;
    let rest = &line[indent..];
    (rest.starts_with("- ") || rest.starts_with("-\n") || malformed_entry(rest).is_some())
        .then_some(indent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing_goes_on_at_the_next_entry_and_then_at_the_next_key() {
        let text = "actors:\n  - id: a\n    x: @\n  - id: b\n    y: [\nother: c\n";
        let mut points = SyncPoints::new(text, 0);
        let piece = points.next_piece(text.find('@').unwrap()).unwrap();
        assert_eq!(&text[piece], "  - id: b\n    y: [\n");
        let piece = points.next_piece(text.find('[').unwrap()).unwrap();
        assert_eq!(&text[piece], "other: c\n");
        assert_eq!(points.next_piece(text.len()), None);
    }

    #[test]
    fn entries_of_inner_sequences_are_passed_over() {
        let text = "- id: a\n  x: @\n  y:\n    - b\n- id: c\n";
        let piece = SyncPoints::new(text, 0).next_piece(10).unwrap();
        assert_eq!(&text[piece], "- id: c\n");
    }

    #[test]
    fn the_entry_around_a_place_is_one_of_the_outermost_sequence() {
        let text = "a:\n  - id: b\n    c:\n      - d\n    e: @\n    f: g\n  - id: h\ni: @\n";
        let mut points = SyncPoints::new(text, 0);
        let entry = points.entry_around(text.find('@').unwrap()).unwrap();
        assert_eq!(
            &text[entry],
            "  - id: b\n    c:\n      - d\n    e: @\n    f: g\n"
        );
        assert_eq!(points.entry_around(text.rfind('@').unwrap()), None);
    }

    #[test]
    fn an_entry_with_the_wrong_dash_is_an_entry() {
        let text = "a:\n  - @\n  – id: b\n";
        let piece = SyncPoints::new(text, 0).next_piece(6).unwrap();
        assert_eq!(&text[piece], "  – id: b\n");
    }
}
