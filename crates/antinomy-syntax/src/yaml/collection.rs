//! Collections that the parser has opened and not yet closed.

use super::tree::{Map, Node, Value};
use crate::{FileId, Span, Spanned};
use std::collections::HashSet;

/// From this many keys on a mapping hashes them to find duplicates; below it, comparing them is faster.
const MANY_KEYS: usize = 24;

/// YAML's two notations: by indentation, or within brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeContext {
    Block,
    Flow,
}

/// A collection whose end has not been parsed yet.
pub(super) enum OpenCollection {
    /// A sequence with its entries so far.
    Sequence { start: usize, items: Vec<Node> },
    /// A mapping.
    Mapping(OpenMapping),
}

/// A mapping with its entries so far.
pub(super) struct OpenMapping {
    start: usize,
    pub(super) map: Map,
    /// The names in `map`, filled once there are [`MANY_KEYS`].
    names: HashSet<String>,
    /// The key whose value comes next; `None` if that key was refused.
    pub(super) key: Option<Spanned<String>>,
    /// Whether the next node is a key. The parser's events for keys and values are the same.
    pub(super) expects_key: bool,
}

impl OpenCollection {
    pub(super) fn sequence(start: usize) -> Self {
        Self::Sequence {
            start,
            items: Vec::new(),
        }
    }

    pub(super) fn mapping(start: usize) -> Self {
        Self::Mapping(OpenMapping::new(start))
    }

    pub(super) fn start(&self) -> usize {
        match self {
            Self::Sequence { start, .. } => *start,
            Self::Mapping(mapping) => mapping.start,
        }
    }

    /// The notation that it is written in.
    pub(super) fn context(&self, text: &str) -> NodeContext {
        if text[self.start()..].starts_with(['[', '{']) {
            NodeContext::Flow
        } else {
            NodeContext::Block
        }
    }

    /// The finished node. It ends with its last entry; `end` counts only if there is none.
    pub(super) fn close(self, file: FileId, end: usize) -> Node {
        let (start, last, value) = match self {
            Self::Sequence { start, items } => {
                let last = items.last().map(|item| item.span);
                (start, last, Value::List(items))
            }
            Self::Mapping(OpenMapping { start, map, .. }) => {
                let last = map.entries.last().map(|(_, value)| value.span);
                (start, last, Value::Map(map))
            }
        };
        let end = last.map_or(end, |last| last.end as usize);
        Node {
            span: Span::new(file, start..end),
            value,
        }
    }

    /// Closes a collection that an error cut short.
    pub(super) fn close_incomplete(mut self, file: FileId, end: usize) -> Node {
        if let Self::Mapping(mapping) = &mut self {
            mapping.map.cut_short = true;
        }
        self.close(file, end)
    }

    /// Drops what was read from the line that is wrong, which begins at `line`: the author meant something else there. A
    /// plain scalar that goes on into that line ends before it. `at` is where the scanner gave up.
    pub(super) fn forget_line(&mut self, text: &str, line: usize, at: usize) {
        match self {
            Self::Sequence { items, .. } => {
                let is_wrong = |item: &Node| {
                    item.span.start as usize >= line && matches!(item.value, Value::Text(_))
                };
                if items.last().is_some_and(is_wrong) {
                    items.pop();
                }
            }
            Self::Mapping(mapping) => mapping.map.forget_line(text, line, at),
        }
    }
}

impl OpenMapping {
    pub(super) fn new(start: usize) -> Self {
        Self {
            start,
            map: Map::default(),
            names: HashSet::new(),
            key: None,
            expects_key: true,
        }
    }

    /// The span of an earlier key of this name, if there is one. Each name may be asked for once only, right before it is
    /// added.
    pub(super) fn first(&mut self, name: &str) -> Option<Span> {
        if self.map.entries.len() >= MANY_KEYS {
            if self.names.is_empty() {
                let names = self.map.entries.iter().map(|(name, _)| name.value.clone());
                self.names.extend(names);
            }
            if self.names.insert(name.to_owned()) {
                return None;
            }
        }
        let mut keys = self.map.entries.iter().map(|(key, _)| key);
        keys.find(|key| key.value == name).map(|key| key.span)
    }
}

impl Map {
    fn forget_line(&mut self, text: &str, line: usize, at: usize) {
        let Some((key, node)) = self.entries.last_mut() else {
            return;
        };
        // An empty value may be in the line that is wrong, and so may a block scalar of which nothing was read.
        if node.value == Value::Empty || node.value == Value::Text(String::new()) {
            self.entries.pop();
            return;
        }
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        if end <= line || start > at {
            return;
        }
        if key.span.start as usize >= line {
            self.entries.pop();
            return;
        }
        let kept = text[start.min(line)..line].trim_end();
        let is_plain = !kept.is_empty() && !kept.starts_with(['"', '\'', '|', '>']);
        if let Value::Text(value) = &mut node.value
            && is_plain
        {
            *value = kept.split_whitespace().collect::<Vec<_>>().join(" ");
            node.span.end = node.span.start + u32::try_from(kept.len()).unwrap_or(0);
        }
    }
}
