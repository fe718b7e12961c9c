//! The text of one paragraph as a single line, whatever stands between its words.

use super::citation;
use super::{IdLink, Reference};
use std::ops::Range;

/// Stands for a letter that a backslash made harmless.
pub(super) const ESCAPED: char = '\u{1}';
/// Stands for something that is no text: code, a link, a tag.
pub(super) const BLOCKED: char = '\u{2}';

/// A stretch of inline text. `flat` is what the author sees, in one line; each of its pieces knows its bytes.
#[derive(Default)]
pub(super) struct Run {
    pub(super) flat: String,
    pieces: Vec<Piece>,
    depth: usize,
}

struct Piece {
    /// Where it begins in `flat`.
    at: usize,
    source: Range<usize>,
    /// How many marks of emphasis are open.
    depth: usize,
    /// Whether it is the end of a line.
    is_break: bool,
}

impl Run {
    pub(super) fn text(&mut self, source: &str, range: Range<usize>) {
        let is_escaped = source[..range.start].ends_with('\\')
            && self
                .pieces
                .last()
                .is_none_or(|last| last.source.end < range.start);
        self.piece(range.clone(), false);
        let text = &source[range];
        // The reader's marks must not stand in a text; they are one byte each, as what they replace.
        let clean = text.replace([ESCAPED, BLOCKED], " ");
        match clean.chars().next().filter(|_| is_escaped) {
            Some(first) if first.is_ascii() => {
                self.flat.push(ESCAPED);
                self.flat.push_str(&clean[1..]);
            }
            _ => self.flat.push_str(&clean),
        }
    }

    pub(super) fn space(&mut self, range: Range<usize>) {
        self.piece(range, true);
        self.flat.push(' ');
    }

    pub(super) fn block(&mut self, range: Range<usize>) {
        self.piece(range, false);
        self.flat.push(BLOCKED);
    }

    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn piece(&mut self, source: Range<usize>, is_break: bool) {
        self.pieces.push(Piece {
            at: self.flat.len(),
            source,
            depth: self.depth,
            is_break,
        });
    }

    /// Reads what was collected, and begins anew.
    pub(super) fn close(&mut self, source: &str, found: &mut Vec<Reference>) {
        if self.flat.contains('@') || self.flat.contains("[[") {
            citation::read(self, source, found);
        }
        self.flat.clear();
        self.pieces.clear();
        self.depth = 0;
    }

    fn index(&self, at: usize) -> usize {
        self.pieces
            .partition_point(|piece| piece.at <= at)
            .saturating_sub(1)
    }

    /// Where a stretch of `flat` stands in the source.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let Some(first) = self.pieces.get(self.index(range.start)) else {
            return 0..0;
        };
        let start = self.position(first, range.start, false);
        if range.is_empty() {
            return start..start;
        }
        let last = &self.pieces[self.index(range.end - 1)];
        start..self.position(last, range.end, true)
    }

    fn position(&self, piece: &Piece, at: usize, is_end: bool) -> usize {
        let inner = at - piece.at;
        // Pieces that stand for something else are one letter here and have any length there.
        let length = self.flat[piece.at..]
            .chars()
            .next()
            .filter(|letter| *letter == BLOCKED)
            .map(|_| piece.source.len());
        match length {
            Some(length) if is_end => piece.source.start + length,
            Some(_) => piece.source.start,
            None => (piece.source.start + inner).min(piece.source.end),
        }
    }

    /// Whether a stretch begins and ends within the same emphasis, and never leaves it in between.
    pub(super) fn is_balanced(&self, range: &Range<usize>) -> bool {
        let (first, last) = (self.index(range.start), self.index(range.end - 1));
        let depth = self.pieces[first].depth;
        self.pieces[last].depth == depth
            && self.pieces[first..=last]
                .iter()
                .all(|piece| piece.depth >= depth)
    }

    /// Whether two places stand within the same emphasis.
    pub(super) fn is_level(&self, a: usize, b: usize) -> bool {
        self.pieces[self.index(a)].depth == self.pieces[self.index(b)].depth
    }

    /// The Markdown of a stretch with something on either side of it, as one line. What stands between two pieces is marks
    /// of emphasis and backslashes, which belong to the text; behind the end of a line it is the marks of quotes and
    /// lists, which do not. Only the parser knows which is which.
    pub(super) fn markdown(&self, source: &str, range: &Range<usize>) -> String {
        if range.is_empty() {
            return String::new();
        }
        let (first, last) = (self.index(range.start), self.index(range.end - 1));
        let gap = |before: usize| {
            let (before, after) = (&self.pieces[before], self.pieces.get(before + 1));
            match after {
                Some(after) if !before.is_break => source
                    .get(before.source.end..after.source.start)
                    .unwrap_or_default(),
                _ => "",
            }
        };
        let mut text = String::with_capacity(range.len());
        if range.start == self.pieces[first].at && first > 0 {
            text.push_str(gap(first - 1));
        }
        for index in first..=last {
            let piece = &self.pieces[index];
            let end = self
                .pieces
                .get(index + 1)
                .map_or(self.flat.len(), |next| next.at);
            if piece.is_break {
                text.push(' ');
            } else {
                let part = self.source(range.start.max(piece.at)..range.end.min(end));
                text.push_str(&source[part]);
            }
            if index < last || range.end == end {
                text.push_str(gap(index));
            }
        }
        text
    }
}

/// Nobody writes a longer one, and a text full of brackets must not be searched to its end for each.
const MAX_ID_LINK: usize = 400;

/// `[[id]]` or `[[id|text]]` at `at`, and how many bytes it takes.
pub(super) fn id_link(run: &Run, source: &str, at: usize) -> Option<(IdLink, usize)> {
    let inner = run.flat[at..].strip_prefix("[[")?;
    let inner = &inner[..inner.floor_char_boundary(MAX_ID_LINK)];
    let end = inner.find("]]")?;
    let (id, text) = match inner[..end].split_once('|') {
        Some((id, text)) => (id, Some(text)),
        None => (&inner[..end], None),
    };
    let is_id = |letter: char| !letter.is_whitespace() && !"[]@#".contains(letter);
    if id.is_empty() || !id.chars().all(is_id) || inner[..end].contains(['[', BLOCKED]) {
        return None;
    }
    let (start, length) = (at + 2, end + 4);
    let text = text.map(|text| {
        let from = start + id.len() + 1;
        run.markdown(source, &(from..from + text.len()))
    });
    let link = IdLink {
        range: run.source(at..at + length),
        id_range: run.source(start..start + id.len()),
        id: id.to_owned(),
        text: text.filter(|text| !text.trim().is_empty()),
    };
    Some((link, length))
}
