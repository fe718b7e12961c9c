//! Source files as text, and positions in them.
//!
//! Spans are byte ranges of one file. Lines and columns are derived from them only for output. A leading byte order mark
//! is dropped before reading, so that offset 0 is the first visible character.

use crate::Diagnostic;
use line_index::{LineIndex, TextSize, WideEncoding, WideLineCol};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The lasting number of a file in [`Files`].
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
        // 32 bits halve the size of a span, and every value has one.
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

/// A value and the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
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

    /// Line and column of a byte offset. An offset past the end or within a code point is rounded down.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.position_in(offset, WideEncoding::Utf32)
    }

    /// The same with columns in UTF-16 code units, as the language server protocol and SARIF count them.
    #[must_use]
    pub fn position_utf16(&self, offset: usize) -> Position {
        self.position_in(offset, WideEncoding::Utf16)
    }

    fn position_in(&self, offset: usize, encoding: WideEncoding) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        // Most files have no diagnostics, so the index is built on demand.
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

/// The files of a knowledge base. A path gets a number when it first comes, and keeps it while its text changes, goes and comes
/// back, so that spans stay true; the order of paths is asked for where something is shown.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// By number; a file that was removed leaves its path.
    slots: Vec<Slot>,
    /// Numbers in the order of paths.
    order: Vec<FileId>,
    /// For each number its place in the order.
    ranks: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Slot {
    path: Arc<str>,
    file: Option<Arc<SourceFile>>,
}

impl Files {
    /// Takes the files in any order and numbers them in the order of their paths. Of two with one path the first is kept.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, first| later.path == first.path);
        let slots: Vec<Slot> = files.into_iter().map(Slot::of).collect();
        let count = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        Self {
            slots,
            order: (0..count).map(FileId).collect(),
            ranks: (0..count).collect(),
        }
    }

    /// Gives a path a text, and a number if it has none yet.
    pub fn set(&mut self, file: SourceFile) -> FileId {
        match self.place_of(&file.path) {
            Ok(at) => {
                let id = self.order[at];
                self.slots[id.0 as usize].file = Some(Arc::new(file));
                id
            }
            Err(at) => {
                let id = FileId(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
                self.slots.push(Slot::of(file));
                self.order.insert(at, id);
                self.rank();
                id
            }
        }
    }

    /// Takes the text of a path away; its number stays its own.
    pub fn remove(&mut self, path: &str) {
        if let Ok(at) = self.place_of(path) {
            self.slots[self.order[at].0 as usize].file = None;
        }
    }

    fn rank(&mut self) {
        self.ranks.resize(self.slots.len(), 0);
        for (rank, id) in (0u32..).zip(&self.order) {
            self.ranks[id.0 as usize] = rank;
        }
    }

    fn place_of(&self, path: &str) -> Result<usize, usize> {
        self.order
            .binary_search_by(|id| (*self.slots[id.0 as usize].path).cmp(path))
    }

    /// Whether a number is one of these files.
    #[must_use]
    pub fn has(&self, id: FileId) -> bool {
        self.get(id).is_some()
    }

    /// The file with this number, unless it was removed or the number comes from elsewhere.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.slots.get(id.0 as usize)?.file.as_deref()
    }

    /// The same, to be kept while its path gets another text.
    #[must_use]
    pub fn shared(&self, id: FileId) -> Option<Arc<SourceFile>> {
        self.slots.get(id.0 as usize)?.file.clone()
    }

    /// The file with this number.
    ///
    /// # Panics
    /// If the number comes from another [`Files`], or the file was removed.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        match self.get(id) {
            Some(file) => file,
            None => panic!("no file {}", id.0),
        }
    }

    /// All files with their numbers, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.order
            .iter()
            .filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// The file with this path.
    #[must_use]
    pub fn by_path(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        let id = self.order[self.place_of(path).ok()?];
        Some((id, self.get(id)?))
    }

    /// Where a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start as usize)
    }

    /// What spans are sorted by where they are shown: the order of paths, then places.
    #[must_use]
    pub fn place(&self, span: Span) -> (u32, u32, u32) {
        let rank = self.ranks.get(span.file.0 as usize);
        (rank.copied().unwrap_or(u32::MAX), span.start, span.end)
    }

    /// Sorts diagnostics in the order in which people read: path, place, code. Those without a place come first.
    pub fn sort(&self, diagnostics: &mut [Diagnostic]) {
        let place = |found: &Diagnostic| {
            let place = found.span.map(|span| self.place(span));
            place.map(|(file, start, _)| (file, start))
        };
        diagnostics.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.by_code(b)));
    }
}

impl Slot {
    fn of(file: SourceFile) -> Self {
        Self {
            path: Arc::from(file.path.as_str()),
            file: Some(Arc::new(file)),
        }
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
