//! The spanned YAML reader: every value with its byte span, every error of a file in one run.
//!
//! The parser is granit-parser's. The tree is our own, because each serde route stops at the first error and loses the
//! spans. Scalars stay text: resolving `no`, `1.10` or `2024-01-02` to a type is left to the schema. Anchors, aliases,
//! tags and merge keys are refused, which also rules out alias bombs. After a syntax error parsing goes on at the next
//! entry of the sequence that broke, or at the next key at the left margin; what was open is kept, marked incomplete.

mod builder;
mod characters;
mod collection;
mod delimiters;
mod fixes;
mod limits;
mod line;
mod mistakes;
mod reader;
mod recovery;
mod scalar;
mod screen;
mod tree;

#[cfg(test)]
mod tests;

pub use characters::{enclosed, has_lone_mark};
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_EVENTS};
pub use scalar::quoted;
pub use tree::{Map, Node, Value};

use crate::{Diagnostic, FileId};
use reader::PieceReader;
use std::ops::Range;

/// Reads the YAML in `text[range]` of `file`. Returns the tree as far as it could be read, `None` if there is none (an
/// empty text), and adds what is wrong to `diagnostics`. Spans are relative to `text`, so that front matter keeps its
/// positions in the file.
pub fn read(
    file: FileId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    read_lists(file, text, range, |_| false, diagnostics)
}

/// [`read`] for a text of lists of records. `is_list` tells the keys of such lists: a record beside them, at the left
/// margin, lacks its dash, and is read as the last one of the list before it.
pub fn read_lists(
    file: FileId,
    text: &str,
    range: Range<usize>,
    is_list: fn(&str) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    if let Some(found) = screen::refuse(file, text, &range) {
        diagnostics.push(found);
        return None;
    }
    let first = diagnostics.len();
    let root = PieceReader::new(file, text, is_list, diagnostics).read(range);
    for found in &mut diagnostics[first..] {
        fixes::keep_safe_if_certain(found, text);
    }
    root
}

/// The ids of the records that a text seems to hold, whatever its syntax errors: what follows `id:` at the beginning of
/// a line, of a sequence entry or of a flow mapping. With them, references to records that could not be read are not
/// reported as unknown.
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
