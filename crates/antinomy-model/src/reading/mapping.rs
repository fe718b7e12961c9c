//! Reads one YAML mapping against its property table, collecting everything that is wrong.
//!
//! The entries of a mapping are matched with the rows of the table once; after that a field asks for its row by number. How
//! the value of a row is read is the business of its type ([`Property`](super::property::Property)).

use super::commas::{Split, is_bare, joined, split_by_commas};
use crate::codes;
use crate::kind::Kind;
use crate::meant::{MeantKey, meant_key};
use crate::property::{Key, Shape, Table, TextRole};
use crate::values::Ref;
use crate::vocabulary::Vocabulary;
use antinomy_syntax::yaml::enclosed;
use antinomy_syntax::yaml::{self, Map, Node, Value};
use antinomy_syntax::{Argument, Diagnostic, FileId, Span, Spanned, nearest, one_line};
use std::collections::BTreeSet;
use std::ops::Range;

/// What reading one file needs to know, and what it leaves behind besides records.
pub(crate) struct Reading<'v> {
    /// The text of the file.
    pub(crate) text: &'v str,
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many references the file has so far.
    references: u32,
    /// How many links in Markdown's syntax it has so far.
    links: u32,
    /// Where `defaults:` of lists are written.
    pub(crate) defaults: Option<Span>,
    /// Ids in parts that could not be parsed: there is a record of that name, although its content is lost.
    pub(crate) broken_ids: BTreeSet<String>,
    /// References of dropped values, with the kinds that they may lead to.
    pub(crate) orphans: Vec<(&'static [Kind], Ref)>,
}

impl<'v> Reading<'v> {
    pub(crate) fn new(text: &'v str, vocabulary: &'v Vocabulary) -> Self {
        Self {
            text,
            vocabulary,
            diagnostics: Vec::new(),
            references: 0,
            links: 0,
            defaults: None,
            broken_ids: BTreeSet::new(),
            orphans: Vec::new(),
        }
    }

    pub(crate) fn report(&mut self, found: Diagnostic) {
        self.diagnostics.push(found);
    }

    /// Parses YAML, and remembers the ids in what could not be parsed.
    pub(crate) fn yaml(&mut self, file: FileId, text: &str, range: Range<usize>) -> Option<Node> {
        self.lists(file, text, range, |_| false)
    }

    /// The same for a text of lists of records, whose keys `is_list` tells.
    pub(crate) fn lists(
        &mut self,
        file: FileId,
        text: &str,
        range: Range<usize>,
        is_list: fn(&str) -> bool,
    ) -> Option<Node> {
        let before = self.diagnostics.len();
        let root = yaml::read_lists(file, text, range.clone(), is_list, &mut self.diagnostics);
        if self.diagnostics.len() > before {
            // The parser may have skipped any part of the text.
            self.lose(&text[range]);
        }
        root
    }

    /// Remembers the ids in a text that could not be parsed.
    pub(crate) fn lose(&mut self, text: &str) {
        self.broken_ids.extend(yaml::ids(text).map(str::to_owned));
    }

    /// A text that is shown on one line. Line breaks in it are reported; those at its end, which a text below `|` or `>` has,
    /// are dropped.
    pub(crate) fn line(&mut self, key: &str, text: &str, span: Span) -> String {
        let line = one_line(text).into_owned();
        if one_line(text.trim()) != text.trim() {
            let found = Diagnostic::new(&codes::SEVERAL_LINES, span).with("key", key);
            self.report(found);
        }
        line
    }

    /// A reference, counted. It is resolved when all records are known.
    pub(crate) fn refer(&mut self, id: Spanned<String>) -> Ref {
        let number = self.references;
        self.references += 1;
        Ref::numbered(id.value, id.span, number)
    }

    /// Keeps a reference whose value is dropped: where it leads is checked all the same.
    pub(crate) fn orphan(&mut self, kinds: &'static [Kind], reference: Ref) {
        self.orphans.push((kinds, reference));
    }

    /// The number of a link in Markdown's syntax.
    pub(crate) fn link(&mut self) -> u32 {
        self.links += 1;
        self.links - 1
    }

    /// How many references and links were counted.
    pub(crate) fn counts(&self) -> (u32, u32) {
        (self.references, self.links)
    }
}

/// Number of unknown keys of one mapping that are reported: each is compared with all known ones.
pub(crate) const MAX_UNKNOWN: usize = 100;

/// An entry whose key no row has.
struct Unknown<'r> {
    entry: &'r (Spanned<String>, Node),
    meant: Option<MeantKey>,
}

/// One mapping beside its table.
pub(crate) struct MappingReader<'r, 'v> {
    pub(crate) cx: &'r mut Reading<'v>,
    table: &'static Table,
    /// Keys that are allowed besides those of the table; their rows follow those of the table.
    shared: &'static [Key],
    map: &'r Map,
    defaults: Option<&'r Map>,
    pub(crate) span: Span,
    /// The row that fields count from: that of the table's first key, or of the first shared one.
    first: usize,
    /// For each row what is written under its key, here or in the defaults.
    slots: Vec<Option<(Span, &'r Node)>>,
    /// Entries whose key no row has, with the row that was probably meant.
    unknown: Vec<Unknown<'r>>,
}

impl<'r, 'v> MappingReader<'r, 'v> {
    pub(crate) fn new(
        cx: &'r mut Reading<'v>,
        table: &'static Table,
        shared: &'static [Key],
        map: &'r Map,
        defaults: Option<&'r Map>,
        span: Span,
    ) -> Self {
        // Names are compared here only; from then on rows are numbers.
        let rows = || table.keys.iter().chain(shared);
        let row_of = |name: &str| rows().position(|key| key.name == name);
        let mut slots = vec![None; table.keys.len() + shared.len()];
        let mut unknown = Vec::new();
        for entry in &map.entries {
            let (name, node) = entry;
            match row_of(&name.value) {
                Some(row) => slots[row] = Some((name.span, node)),
                None if unknown.len() < MAX_UNKNOWN => unknown.push(Unknown { entry, meant: None }),
                None => {}
            }
        }
        if !unknown.is_empty() {
            let known: Vec<&'static str> = rows().map(|key| key.name).collect();
            for Unknown { entry, meant } in &mut unknown {
                let (name, node) = entry;
                *meant = meant_key(&name.value, &known);
                // What stands under a misspelt key is read under the right one, so that its mistakes are told in the same run.
                if let Some(MeantKey::One(key)) = meant
                    && let Some(row) = row_of(key)
                    && slots[row].is_none()
                    && node.value != Value::Empty
                    && is_alike(&name.value, rows().nth(row), node)
                {
                    slots[row] = Some((name.span, node));
                }
            }
        }
        for (name, node) in defaults.iter().flat_map(|map| &map.entries) {
            // `defaults:` serves several kinds, so a key that this one lacks is not its mistake.
            if let Some(row) = row_of(&name.value) {
                slots[row].get_or_insert((name.span, node));
            }
        }
        Self {
            cx,
            table,
            shared,
            map,
            defaults,
            span,
            first: 0,
            slots,
            unknown,
        }
    }

    /// From now on rows are those of the shared keys.
    pub(crate) fn go_on_with_shared(&mut self) {
        self.first = self.table.keys.len();
    }

    /// The key of a row.
    pub(crate) fn key(&self, row: usize) -> &'static Key {
        self.key_at(self.first + row)
    }

    // Slots of shared keys follow those of the table.
    fn key_at(&self, slot: usize) -> &'static Key {
        let own = self.table.keys;
        own.get(slot)
            .unwrap_or_else(|| &self.shared[slot - own.len()])
    }

    /// What is written under the key of a row; an empty value is reported.
    pub(crate) fn node(&mut self, row: usize) -> Option<&'r Node> {
        let (place, node) = self.slots[self.first + row]?;
        if node.value == Value::Empty {
            let found = Diagnostic::new(&codes::EMPTY_VALUE, place).with("key", self.key(row).name);
            self.report(found);
            return None;
        }
        Some(node)
    }

    /// Whether the key of a row is present, readable or not.
    pub(crate) fn has(&self, row: usize) -> bool {
        self.slots[self.first + row].is_some()
    }

    /// Reports missing and unknown keys. Call it once, after everything was read.
    pub(crate) fn finish(mut self) {
        let meant = self.report_unknown();
        if self.map.cut_short || self.defaults.is_some_and(|map| map.cut_short) {
            return; // What is missing here may be in the lines that could not be parsed.
        }
        for slot in 0..self.slots.len() {
            let key = self.key_at(slot);
            // Ids are reported where they are read. A misspelt key is one mistake, not two.
            let is_missing = key.required && key.name != "id" && self.slots[slot].is_none();
            if is_missing && !meant.contains(&key.name) {
                let first = self.map.entries.first();
                let place = first.map_or(self.span, |(name, _)| name.span);
                self.report_missing(key, place);
            }
        }
    }

    /// Reports a key that must be there and is not.
    pub(crate) fn report_missing(&mut self, key: &Key, place: Span) {
        let found = Diagnostic::new(&codes::MISSING_KEY, place)
            .with("key", key.name)
            .with("table", Argument::Word(format!("kind-{}", self.table.name)))
            .with("shape", Argument::Word(key.shape.word().to_owned()));
        self.report(found);
    }

    /// Reports unknown keys and returns the known ones that they were probably meant to be.
    fn report_unknown(&mut self) -> Vec<&'static str> {
        if self.unknown.is_empty() {
            return Vec::new();
        }
        let keys = self.table.keys.iter().chain(self.shared);
        let known: Vec<&'static str> = keys.map(|key| key.name).collect();
        let unknown = std::mem::take(&mut self.unknown);
        self.unknown_keys(self.map, self.table.name, &known);
        let meant = unknown.iter().filter_map(|it| it.meant);
        meant
            .flat_map(|meant| match meant {
                MeantKey::One(key) => [key, key],
                MeantKey::Either(one, other) => [one, other],
            })
            .collect()
    }

    /// Reports the keys of a mapping that its table does not have.
    pub(crate) fn unknown_keys(&mut self, map: &Map, table: &str, known: &[&'static str]) {
        let is_known = |name: &str| known.contains(&name);
        let mut reported = 0;
        for (entry, split) in joined(self.cx.text, &map.entries, is_known) {
            // Words without spaces are more likely keys whose values were forgotten.
            let is_text =
                |split: &Split<'_>| split.parts.iter().any(|(it, _)| it.value.contains(' '));
            let parts = match &split {
                Some(split) if is_text(split) => {
                    reported += 1;
                    self.comma_in_text(split);
                    &[]
                }
                Some(split) => split.parts,
                None => &[],
            };
            for (name, node) in std::iter::once(entry).chain(parts) {
                if reported >= MAX_UNKNOWN {
                    return;
                }
                if !is_known(&name.value) {
                    reported += 1;
                    self.unknown_key(map, (name, node), table, known);
                }
            }
        }
    }

    /// Reports a key that does not exist.
    fn unknown_key(
        &mut self,
        map: &Map,
        (name, node): (&Spanned<String>, &Node),
        table: &str,
        known: &[&'static str],
    ) {
        if node.value == Value::Empty
            && name.value.contains(' ')
            && is_bare(self.cx.text, name.span)
        {
            let found = Diagnostic::new(&codes::COMMA_IN_TEXT, name.span);
            self.report(found.with("text", name.value.as_str()));
            return;
        }
        let found = Diagnostic::new(&codes::UNKNOWN_KEY, name.span)
            .with("key", name.value.as_str())
            .with("table", Argument::Word(format!("kind-{table}")))
            .with("known", known.join(", "));
        self.report(with_meant_key(found, &name.value, node, known, map));
    }

    /// Whether commas have split up the text that begins with the value of an entry.
    pub(crate) fn is_split(&self, node: &Node) -> bool {
        let entries = &self.map.entries;
        let is_key = |name: &str| {
            let mut keys = self.table.keys.iter().chain(self.shared);
            keys.any(|key| key.name == name)
        };
        let at = entries.iter().position(|(_, own)| std::ptr::eq(own, node));
        at.is_some_and(|at| split_by_commas(self.cx.text, &entries[at..], is_key).is_some())
    }

    /// Reports a text that commas have split up, at its first comma.
    pub(crate) fn comma_in_text(&mut self, split: &Split<'_>) {
        let Some((part, _)) = split.parts.first() else {
            return;
        };
        let Split { whole, .. } = split;
        let text = enclosed(&whole.value).unwrap_or(&whole.value);
        let found = Diagnostic::new(&codes::COMMA_IN_TEXT, part.span);
        let found = found.with("text", part.value.as_str());
        self.report(if split.is_all {
            found.fix(whole.span, &yaml::quoted(text))
        } else {
            found
        });
    }

    pub(crate) fn report(&mut self, found: Diagnostic) {
        self.cx.report(found);
    }

    pub(crate) fn wrong_shape(&mut self, key: &str, shape: Shape, span: Span) {
        let found = Diagnostic::new(&codes::WRONG_SHAPE, span)
            .with("key", key)
            .with("shape", Argument::Word(shape.word().to_owned()));
        self.report(found);
    }

    /// A scalar as text; anything else is reported.
    pub(crate) fn scalar(&mut self, key: &Key, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Text(text) => {
                let is_long = key.role.is_some_and(TextRole::may_have_lines);
                let text = if is_long {
                    text.clone()
                } else {
                    self.cx.line(key.name, text, node.span)
                };
                Some(Spanned {
                    value: text,
                    span: node.span,
                })
            }
            _ => {
                self.wrong_shape(key.name, key.shape, node.span);
                None
            }
        }
    }

    /// One scalar or a list of them.
    pub(crate) fn scalars(&mut self, key: &Key, node: &Node) -> Vec<Spanned<String>> {
        one_or_many(node)
            .iter()
            .filter_map(|item| self.scalar(key, item))
            .collect()
    }

    /// A reference from a scalar.
    pub(crate) fn reference(&mut self, key: &Key, node: &Node) -> Option<Ref> {
        let text = self.scalar(key, node)?;
        Some(self.cx.refer(text))
    }

    /// Reports a word that its list does not have; `meant` is the one whose label was written.
    pub(crate) fn unknown_word<'w>(
        &mut self,
        key: &str,
        text: &Spanned<String>,
        words: impl Iterator<Item = &'w str>,
        meant: Option<&str>,
    ) {
        let words: Vec<&str> = words.collect();
        let found = Diagnostic::new(&codes::UNKNOWN_CHOICE, text.span)
            .with("key", key)
            .with("value", text.value.as_str())
            .with("known", words.join(", "))
            .hint(if words.is_empty() { "none" } else { "hint" })
            .maybe_suggest(meant.or_else(|| nearest(&text.value, words.iter().copied())));
        self.report(found);
    }

    /// Splits one scalar that was written for several values, `a, b` for `[a, b]`, if each part passes `is_one`. `node` is
    /// what the key holds: the scalar, or a list of which it is the only item.
    pub(crate) fn split_list(
        &mut self,
        key: &Key,
        node: &Node,
        text: &Spanned<String>,
        is_one: impl Fn(&str) -> bool,
    ) -> Option<Vec<Spanned<String>>> {
        if !text.value.contains([',', ';']) {
            return None;
        }
        // A quoted or folded scalar has more bytes than its value: then every part gets the span of the whole.
        let is_literal = text.span.range().len() == text.value.len();
        let mut parts = Vec::new();
        for part in text.value.split([',', ';']).map(str::trim) {
            // A comma inside of one value: no list was meant.
            if !is_one(part) {
                return None;
            }
            // `split` and `trim` return subslices, so the difference of pointers is the offset.
            let offset = part.as_ptr() as usize - text.value.as_ptr() as usize;
            let start = text.span.start as usize + offset;
            let span = if is_literal {
                Span::new(text.span.file, start..start + part.len())
            } else {
                text.span
            };
            parts.push(Spanned {
                value: part.to_owned(),
                span,
            });
        }
        let words: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
        let found = Diagnostic::new(&codes::LIST_WITHOUT_BRACKETS, text.span).with("key", key.name);
        let is_list = matches!(node.value, Value::List(_));
        self.report(if !is_list {
            found.fix(text.span, &format!("[{}]", words.join(", ")))
        } else if is_literal && node.span.start + 1 == text.span.start {
            // A flow sequence whose items are separated by semicolons; in a block sequence the cure is not sure.
            found.fix(text.span, &words.join(", "))
        } else {
            found
        });
        Some(parts)
    }
}

/// What is wrong with a key of a mapping, with the one that was probably meant. One that the mapping has already was not.
pub(crate) fn with_meant_key(
    found: Diagnostic,
    written: &str,
    node: &Node,
    known: &[&'static str],
    map: &Map,
) -> Diagnostic {
    let is_free = |key: &str| map.get(key).is_none();
    match meant_key(written, known) {
        // A page is no locator, but belongs into one, be it there already.
        Some(MeantKey::One("locator")) if matches!(node.value, Value::Text(_)) => {
            found.hint("page")
        }
        Some(MeantKey::One(meant)) if !is_free(meant) => found,
        Some(MeantKey::One(meant)) => found.suggest(meant),
        Some(MeantKey::Either(one, other)) => match (is_free(one), is_free(other)) {
            (true, true) => found.with("one", one).with("other", other).hint("either"),
            (true, false) => found.suggest(one),
            (false, true) => found.suggest(other),
            (false, false) => found,
        },
        None => found,
    }
}

/// Whether what stands under a key of another name can be read under the right one. A name of another program stands above a
/// text of that program, which is neither an id nor a mapping; a misspelt one stands above what the key takes.
fn is_alike(written: &str, key: Option<&Key>, node: &Node) -> bool {
    let Some(key) = key else {
        return false;
    };
    let is_misspelt = nearest(written, [key.name]).is_some();
    let takes_text = matches!(
        key.shape,
        Shape::Id | Shape::Text | Shape::Plain | Shape::Plains | Shape::Pages | Shape::Time
    );
    is_misspelt
        || (takes_text && !matches!(node.value, Value::Map(_)))
        || (key.shape == Shape::Text && matches!(node.value, Value::Map(_)))
}

/// The items of a sequence, or the node as its only item.
pub(crate) fn one_or_many(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}
