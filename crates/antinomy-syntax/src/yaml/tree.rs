//! The node tree: what YAML can express, with the byte span of every node, before any schema.

use crate::{Span, Spanned};

/// A value with its span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value; for a missing value the position right after its key.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// The content of a node. Scalars are not resolved to types: that `no`, `1.10` or `2024-01-02` is a boolean, a number
/// or a date is for the schema to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An empty plain scalar, or `~`.
    Empty,
    /// Any other scalar, with escapes resolved and lines folded.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping.
    Map(Map),
}

/// A mapping in document order. Later duplicates of a key are reported and dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// Keys with their values.
    pub entries: Vec<(Spanned<String>, Node)>,
    /// True if an error cut this mapping short. A key that is absent may then have been lost, so callers must not
    /// report it as missing.
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

impl Node {
    /// Marks the mappings on the right edge of the tree as incomplete: entries that belong to them may be in the
    /// lines after it that could not be parsed.
    pub(super) fn mark_incomplete(&mut self) {
        match &mut self.value {
            Value::List(items) => {
                if let Some(last) = items.last_mut() {
                    last.mark_incomplete();
                }
            }
            Value::Map(map) => {
                map.cut_short = true;
                if let Some((_, last)) = map.entries.last_mut() {
                    last.mark_incomplete();
                }
            }
            Value::Empty | Value::Text(_) => {}
        }
    }
}
