//! Builds the node tree from nodes in document order, and keeps what was read when parsing breaks off.

use super::collection::{NodeContext, OpenCollection, OpenMapping};
use super::line::line_start;
use super::mistakes::{Mistake, as_entry, colon_in_key};
use super::tree::{Map, Node, Value};
use crate::{Code, Diagnostic, FileId, Span, Spanned, codes};

/// The tree of one file, built piece by piece. A piece is what is parsed between two syntax errors.
pub(super) struct TreeBuilder<'t> {
    file: FileId,
    text: &'t str,
    diagnostics: &'t mut Vec<Diagnostic>,
    /// The tree of the pieces so far.
    root: Option<Node>,
    /// The collections of this piece that are open, outermost first.
    open: Vec<OpenCollection>,
    /// The key at the left margin whose value had not begun when the last piece broke off.
    pending: Option<Spanned<String>>,
    /// Whether a piece broke off.
    is_broken: bool,
    /// Whether a key at the left margin is that of a list of records.
    is_list: IsList,
    /// The keys at the left margin that are those of a record, whose indicator and indentation are missing.
    stray: Option<StrayEntry>,
    /// The last list of records at the left margin.
    last_list: LastAtMargin,
    /// The last list there that has a record in it.
    last_with_record: LastAtMargin,
}

/// Whether lists of records have this key.
pub(super) type IsList = fn(&str) -> bool;

type Entry = (Spanned<String>, Node);

/// The last entry of a sort at the left margin: in the pieces before, and in this one.
#[derive(Default)]
struct LastAtMargin {
    read: LastOfMap,
    open: LastOfMap,
}

/// The last entry of a sort in a mapping that grows. Each entry is looked at once, because each stray record asks.
#[derive(Default)]
struct LastOfMap {
    looked: usize,
    at: Option<usize>,
}

impl LastOfMap {
    fn find(&mut self, entries: &[Entry], is_wanted: impl Fn(&Entry) -> bool) -> Option<usize> {
        if self.at.is_some_and(|at| at >= entries.len()) {
            // It stood in a line that was forgotten.
            *self = Self::default();
        }
        // Other entries are taken away only from behind the last list.
        let from = self.looked.min(entries.len());
        let later = entries[from..].iter().rposition(is_wanted);
        self.looked = entries.len();
        self.at = later.map(|at| from + at).or(self.at);
        self.at
    }
}

/// A record whose keys stand where only those of lists should.
struct StrayEntry {
    mapping: OpenMapping,
    diagnostic: Diagnostic,
}

impl<'t> TreeBuilder<'t> {
    pub(super) fn new(
        file: FileId,
        text: &'t str,
        is_list: IsList,
        diagnostics: &'t mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            file,
            text,
            diagnostics,
            root: None,
            open: Vec::new(),
            pending: None,
            is_broken: false,
            is_list,
            stray: None,
            last_list: LastAtMargin::default(),
            last_with_record: LastAtMargin::default(),
        }
    }

    /// The tree as far as it could be read.
    pub(super) fn finish(self) -> Option<Node> {
        self.root
    }

    /// How many diagnostics there are.
    pub(super) fn reported(&self) -> usize {
        self.diagnostics.len()
    }

    pub(super) fn report(&mut self, code: &'static Code, span: Span) {
        self.push(Diagnostic::new(code, span));
    }

    pub(super) fn push(&mut self, found: Diagnostic) {
        self.diagnostics.push(found);
    }

    pub(super) fn open(&mut self, collection: OpenCollection) {
        self.open.push(collection);
    }

    /// Closes the innermost collection, whose end indicator or dedent is at `end`.
    pub(super) fn close(&mut self, end: usize) {
        if self.open.len() == 1 {
            self.end_stray();
        }
        if let Some(closed) = self.open.pop() {
            let node = closed.close(self.file, end);
            self.place(node);
        }
    }

    /// Closes everything that is open, as incomplete.
    pub(super) fn abandon(&mut self, end: usize) {
        self.end_stray();
        while let Some(last) = self.open.pop() {
            let node = last.close_incomplete(self.file, end);
            self.place(node);
        }
    }

    /// The context of the next node.
    pub(super) fn context(&self) -> NodeContext {
        self.open
            .last()
            .map_or(NodeContext::Block, |open| open.context(self.text))
    }

    /// The key whose value comes next.
    pub(super) fn key(&self) -> Option<&Spanned<String>> {
        match self.open.last() {
            Some(OpenCollection::Mapping(mapping)) => mapping.key.as_ref(),
            _ => None,
        }
    }

    /// Passes over a node that was refused. Its mapping counts as incomplete, else the key would be reported as missing
    /// or empty as well.
    pub(super) fn skip(&mut self) {
        if let Some(OpenCollection::Mapping(mapping)) = self.open.last_mut() {
            mapping.key = None;
            mapping.expects_key = !mapping.expects_key;
            mapping.map.cut_short = true;
        }
    }

    /// Adds a finished node as a sequence entry, a key, the value of a key, or the root.
    pub(super) fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.place_root(node),
            Some(OpenCollection::Sequence { items, .. }) => items.push(node),
            Some(OpenCollection::Mapping(mapping)) if mapping.expects_key => {
                mapping.expects_key = false;
                mapping.key = scalar_key(node, self.diagnostics);
            }
            Some(OpenCollection::Mapping(mapping)) => {
                mapping.expects_key = true;
                match mapping.key.take() {
                    Some(key) => self.place_entry(key, node),
                    // The key was refused: what it holds is lost.
                    None => mapping.map.cut_short = true,
                }
            }
        }
    }

    /// Adds a key with its value to the innermost mapping, unless the key is taken.
    fn place_entry(&mut self, key: Spanned<String>, node: Node) {
        if self.is_stray(&key, &node) {
            self.place_stray(key, node);
            return;
        }
        if self.open.len() == 1 {
            self.end_stray();
        }
        let Some(OpenCollection::Mapping(mapping)) = self.open.last_mut() else {
            return;
        };
        if matches!(node.value, Value::Empty)
            && let Some(found) = colon_in_key(self.file, self.text, &key)
        {
            mapping.map.cut_short = true;
            self.diagnostics.push(found);
            return;
        }
        let Some(first) = mapping.first(&key.value) else {
            mapping.map.entries.push((key, node));
            return;
        };
        if key.value == "id" && self.is_block_entry() {
            let found = Diagnostic::new(&codes::MISSING_DASH, key.span).related(first, "item");
            // Aligned with the keys of the entry above, it lacks nothing but its indicator.
            let start = key.span.start as usize;
            let indent = &self.text[line_start(self.text, start)..start];
            let is_free = indent.len() >= 2 && indent.bytes().all(|byte| byte == b' ');
            self.diagnostics.push(if is_free {
                found.fix(Span::new(self.file, start - 2..start), "- ")
            } else {
                found
            });
            self.begin_entry(key, node);
            return;
        }
        let found = Diagnostic::new(&codes::DUPLICATE_KEY, key.span)
            .with("key", key.value)
            .related(first, "first");
        self.diagnostics.push(found);
    }

    /// Whether the innermost mapping is a sequence entry in block context.
    fn is_block_entry(&self) -> bool {
        matches!(self.open.as_slice(), [.., OpenCollection::Sequence { .. }, entry]
            if entry.context(self.text) == NodeContext::Block)
    }

    /// A second `id` in an entry begins the next entry, whose indicator is missing.
    fn begin_entry(&mut self, key: Spanned<String>, node: Node) {
        let start = key.span.start as usize;
        self.close(start);
        let mut next = OpenMapping::new(start);
        next.map.entries.push((key, node));
        self.open.push(OpenCollection::Mapping(next));
    }

    /// Whether a key of the root mapping is one of a record: an `id` beside lists of records, and what follows it.
    fn is_stray(&mut self, key: &Spanned<String>, node: &Node) -> bool {
        let [OpenCollection::Mapping(root)] = self.open.as_slice() else {
            return false;
        };
        if self.stray.is_some() {
            return !(self.is_list)(&key.value) || !matches!(node.value, Value::List(_));
        }
        if key.value != "id" {
            return false;
        }
        let is_list = self.is_list;
        let holds_records = |entry: &Entry| holds_records(entry, is_list);
        let last = &mut self.last_with_record;
        let is_below_open = last.open.find(&root.map.entries, holds_records).is_some();
        let read = match self.root.as_ref().map(|root| &root.value) {
            Some(Value::Map(map)) => &map.entries[..],
            _ => &[],
        };
        is_below_open || last.read.find(read, holds_records).is_some()
    }

    /// Adds a key to the stray record; a second `id` begins another one.
    fn place_stray(&mut self, key: Spanned<String>, node: Node) {
        if key.value == "id"
            && self
                .stray
                .as_mut()
                .is_none_or(|it| it.mapping.first("id").is_some())
        {
            self.end_stray();
            self.begin_stray(key.span);
        }
        let Some(stray) = &mut self.stray else {
            return;
        };
        if let Some(first) = stray.mapping.first(&key.value) {
            let found = Diagnostic::new(&codes::DUPLICATE_KEY, key.span)
                .with("key", key.value)
                .related(first, "first");
            self.diagnostics.push(found);
        } else {
            stray.mapping.map.entries.push((key, node));
        }
    }

    /// Begins a stray record with the keys between the last list and its id.
    fn begin_stray(&mut self, id: Span) {
        let mut before = Vec::new();
        if let [OpenCollection::Mapping(root)] = self.open.as_mut_slice() {
            let entries = &mut root.map.entries;
            let is_other = |(key, node): &(Spanned<String>, Node)| {
                key.value != "defaults" && !matches!(node.value, Value::List(_))
            };
            let kept = entries
                .iter()
                .rposition(|it| !is_other(it))
                .map_or(0, |at| at + 1);
            before = entries.split_off(kept);
        }
        let first = before.first().map_or(id, |(key, _)| key.span);
        let mut mapping = OpenMapping::new(first.start as usize);
        for (key, node) in before {
            mapping.first(&key.value);
            mapping.map.entries.push((key, node));
        }
        self.stray = Some(StrayEntry {
            mapping,
            diagnostic: Diagnostic::new(&codes::MISSING_DASH, first),
        });
    }

    /// Adds the stray record to the list before it.
    fn end_stray(&mut self) {
        let Some(stray) = self.stray.take() else {
            return;
        };
        let (file, text) = (self.file, self.text);
        let entry = OpenCollection::Mapping(stray.mapping).close(file, 0);
        let mut found = stray.diagnostic;
        if let Some(Node {
            span,
            value: Value::List(items),
        }) = self.last_list()
        {
            if let Some(Value::Map(first)) = items.first().map(|first| &first.value)
                && let Some((key, _)) = first.entries.first()
            {
                found = found.related(key.span, "item");
            }
            let list = span.range().start;
            let range = entry.span.range();
            let indent = list - line_start(text, list);
            let is_block = text[list..].starts_with('-');
            if let Some(cure) = as_entry(text, range.clone(), indent).filter(|_| is_block) {
                let lines = line_start(text, range.start)..range.end;
                found = found.fix(Span::new(file, lines), &cure);
            }
            items.push(entry);
        }
        self.diagnostics.push(found);
    }

    /// The last list of records at the left margin.
    fn last_list(&mut self) -> Option<&mut Node> {
        let is_list = self.is_list;
        let open = match self.open.as_mut_slice() {
            [OpenCollection::Mapping(root)] => Some(&mut root.map),
            _ => None,
        };
        let read = match self.root.as_mut().map(|root| &mut root.value) {
            Some(Value::Map(map)) => Some(map),
            _ => None,
        };
        let is_wanted =
            |(key, node): &Entry| matches!(node.value, Value::List(_)) && is_list(&key.value);
        let last = &mut self.last_list;
        let in_open = open.and_then(|map| {
            let at = last.open.find(&map.entries, is_wanted)?;
            map.entries.get_mut(at)
        });
        let last = in_open.or_else(|| {
            let map = read?;
            let at = last.read.find(&map.entries, is_wanted)?;
            map.entries.get_mut(at)
        });
        last.map(|(_, node)| node)
    }

    /// The next root mapping has other entries.
    fn forget_open_lists(&mut self) {
        self.last_list.open = LastOfMap::default();
        self.last_with_record.open = LastOfMap::default();
    }

    /// Adds the root of a piece to the tree. A piece behind an error continues the text before it: mappings are joined,
    /// and a sequence is the rest of the last one.
    fn place_root(&mut self, mut node: Node) {
        let pending = self.pending.take();
        self.forget_open_lists();
        if let Value::Map(map) = &mut node.value {
            map.cut_short |= self.is_broken;
        }
        match &mut self.root {
            Some(Node {
                value: Value::Map(map),
                ..
            }) => continue_map(map, node, pending),
            // A scalar before an error is the beginning of what could not be read.
            None
            | Some(Node {
                value: Value::Text(_) | Value::Empty,
                ..
            }) => self.root = Some(node),
            Some(_) => {}
        }
    }

    /// Reports the mistake that ended a piece, and closes everything open as incomplete. What was read from the line that
    /// is wrong is dropped. `at` is where the parser stopped; of the diagnostics those from `first` on belong to the piece.
    pub(super) fn break_off(&mut self, mistake: Mistake, at: usize, first: usize) {
        let line = line_start(self.text, mistake.resume);
        self.withdraw_refusal(line, first);
        let is_entry = mistake
            .diagnostic
            .code
            .is_one_of(&[&codes::WRONG_DASH, &codes::DASH_WITHOUT_SPACE]);
        self.diagnostics.push(mistake.diagnostic);
        self.is_broken = true;
        // `-id: a` was parsed as a mapping of its own, but is the next entry of the sequence around it.
        if is_entry && self.open.last().is_some_and(|last| last.start() >= line) {
            self.open.pop();
        }
        for collection in &mut self.open {
            collection.forget_line(self.text, line, at);
        }
        let pending = self.key_at_margin();
        self.abandon(at);
        self.forget_open_lists();
        self.pending = pending;
        if let Some(root) = &mut self.root {
            root.mark_incomplete();
        }
    }

    /// Prepares for reading the entry at `start` once more: drops what was read of it, and what was reported from there on,
    /// and closes the sequence around it. `first` is the first diagnostic of the piece. False, with nothing changed, if no entry of
    /// the outermost sequence begins there.
    pub(super) fn rewind(&mut self, start: usize, first: usize) -> bool {
        let is_sequence = |open: &OpenCollection| matches!(open, OpenCollection::Sequence { .. });
        let Some(outermost) = self.open.iter().position(is_sequence) else {
            return false;
        };
        let is_entry = self
            .open
            .get(outermost + 1)
            .is_some_and(|entry| entry.start() >= start);
        // A sequence that is the whole text is not continued by later pieces.
        let is_continued = outermost == 1
            || outermost == 0
                && matches!(
                    &self.root,
                    Some(Node {
                        value: Value::Map(_),
                        ..
                    })
                );
        if !is_entry || !is_continued {
            return false;
        }
        self.open.truncate(outermost + 1);
        let mut at = 0;
        self.diagnostics.retain(|found| {
            at += 1;
            at <= first || found.span.is_none_or(|span| (span.start as usize) < start)
        });
        self.is_broken = true;
        self.abandon(start);
        if let Some(root) = &mut self.root {
            root.mark_incomplete();
        }
        true
    }

    /// Drops a refused anchor or tag in the line that turned out to be wrong: `*` and `!` are then most likely content,
    /// and one mistake is one diagnostic.
    fn withdraw_refusal(&mut self, line: usize, first: usize) {
        let is_same = |found: &Diagnostic| {
            found.code.is_one_of(&[&codes::ANCHOR, &codes::TAG])
                && found.span.is_some_and(|span| span.start as usize >= line)
        };
        if self.diagnostics[first..].last().is_some_and(is_same) {
            self.diagnostics.pop();
        }
    }

    /// The key of the root mapping that waits for its value, if it is at the left margin.
    fn key_at_margin(&self) -> Option<Spanned<String>> {
        let [OpenCollection::Mapping(mapping)] = self.open.as_slice() else {
            return None;
        };
        let key = mapping.key.as_ref()?;
        let before = &self.text[..key.span.start as usize];
        (before.is_empty() || before.ends_with('\n')).then(|| key.clone())
    }
}

/// Whether an entry is a list with a record in it.
fn holds_records((key, node): &Entry, is_list: IsList) -> bool {
    let Value::List(items) = &node.value else {
        return false;
    };
    let is_record = |item: &Node| matches!(&item.value, Value::Map(map) if map.get("id").is_some());
    is_list(&key.value) && items.iter().any(is_record)
}

/// Adds the root of a later piece to the root mapping. `pending` is the key that waited for its value when the piece
/// before broke off.
fn continue_map(map: &mut Map, node: Node, pending: Option<Spanned<String>>) {
    map.cut_short = true;
    match node.value {
        Value::Map(more) => map.entries.extend(more.entries),
        Value::List(more) => {
            if let Some(key) = pending {
                let value = Value::List(more);
                let span = node.span;
                map.entries.push((key, Node { span, value }));
            } else if let Some((_, last)) = map.entries.last_mut()
                && let Value::List(items) = &mut last.value
            {
                items.extend(more);
            }
        }
        Value::Empty | Value::Text(_) => {}
    }
}

/// A node as the key of a mapping. Records have no use for other keys than scalars.
fn scalar_key(node: Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let code = match node.value {
        Value::Text(text) if text == "<<" => &codes::MERGE_KEY,
        Value::Text(value) => {
            let span = node.span;
            return Some(Spanned { value, span });
        }
        _ => &codes::KEY_NOT_TEXT,
    };
    diagnostics.push(Diagnostic::new(code, node.span));
    None
}
