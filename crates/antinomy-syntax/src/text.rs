//! Source files as text, and positions in them.
//!
//! Spans are byte ranges of one file and nothing else; lines and columns are computed where somebody is about to see
//! them. A byte order mark is cut off before reading, so that offset 0 is the first character a person typed.

use line_index::{LineIndex, TextSize, WideEncoding, WideLineCol};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The number of a file in [`Files`], in order of their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A byte range in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `range` of `file`. Offsets beyond 4 GiB saturate; files are refused long before.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            file,
            start: cut(range.start),
            end: cut(range.end.max(range.start)),
        }
    }

    /// The byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// One-based line and column; the column counts characters, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The name and the text of one file.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// Wraps a text that was read elsewhere. `path` is relative to the knowledge base, with `/` between its parts.
    /// A leading byte order mark is dropped.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self {
            path: path.into(),
            text,
            lines: OnceLock::new(),
        }
    }

    /// Path relative to the knowledge base.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; offsets past the end or inside a character give the nearest place before.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.position_in(offset, WideEncoding::Utf32)
    }

    /// The same with columns in UTF-16 code units, as language servers and SARIF count them.
    #[must_use]
    pub fn position_utf16(&self, offset: usize) -> Position {
        self.position_in(offset, WideEncoding::Utf16)
    }

    fn position_in(&self, offset: usize, encoding: WideEncoding) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let index = self.lines.get_or_init(|| LineIndex::new(&self.text));
        let at = index.line_col(TextSize::new(u32::try_from(offset).unwrap_or(u32::MAX)));
        let wide = index.to_wide(encoding, at).unwrap_or(WideLineCol {
            line: at.line,
            col: at.col,
        });
        Position {
            line: wide.line + 1,
            column: wide.col + 1,
        }
    }
}

/// All files of a knowledge base, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Files(Vec<Arc<SourceFile>>);

impl Files {
    /// Takes the files in any order and numbers them in the order of their paths.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self(files.into_iter().map(Arc::new).collect())
    }

    /// These files with others behind them, for a report about both; finding by path goes on in the first ones only.
    /// Returns what to add to the numbers of the others.
    #[must_use]
    pub fn followed_by(&self, others: &Self) -> (Self, u32) {
        let shift = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let all = self.0.iter().chain(&others.0).map(Arc::clone);
        (Self(all.collect()), shift)
    }

    /// Whether a number is one of these files.
    #[must_use]
    pub fn has(&self, id: FileId) -> bool {
        (id.0 as usize) < self.0.len()
    }

    /// The file with this number.
    ///
    /// # Panics
    /// If the number comes from another [`Files`].
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.0[id.0 as usize]
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(self.0.iter().map(Arc::as_ref))
    }

    /// The file with this path.
    #[must_use]
    pub fn by_path(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        let at = self
            .0
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()?;
        Some((FileId(u32::try_from(at).ok()?), &self.0[at]))
    }

    /// Where a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile::new("a.yaml", "título: x\nÖl: 🏙️y");
        let y = file.text().find('y').unwrap();
        assert_eq!(file.position(y), Position { line: 2, column: 7 });
    }

    #[test]
    fn a_byte_order_mark_does_not_move_the_first_column() {
        let file = SourceFile::new("a.yaml", "\u{feff}id: x");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.text(), "id: x");
    }
}
