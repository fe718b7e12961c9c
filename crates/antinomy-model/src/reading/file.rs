//! Reads one file: a YAML file of one record or of lists, a Markdown file with front matter, or a translation.

use super::mapping::{MAX_UNKNOWN, Reading, with_meant_key};
use super::mentions::read_mentions;
use super::record::read_record;
use super::role::{FileRole, first_line, kind_of_folder};
use super::saved_query::read_query;
use super::translation::{Translation, read_translation};
use crate::codes;
use crate::kind::Kind;
use crate::meant::{meant_kind, named_kind};
use crate::record::{Record, SHARED};
use crate::saved_query::SavedQuery;
use crate::values::{Language, Ref};
use crate::vocabulary::Vocabulary;
use antinomy_syntax::markdown::Excess;
use antinomy_syntax::yaml::{self, Map, Node, Value};
use antinomy_syntax::{
    Argument, Diagnostic, FileId, SourceFile, Span, Spanned, split_front_matter,
};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// The reading of one file, independent of all others.
#[derive(Debug)]
pub struct FileReading {
    /// The file.
    pub file: FileId,
    /// Its records, in the order of its text.
    pub records: Vec<Arc<Record>>,
    /// Where `defaults:` of its lists are written.
    pub(crate) defaults: Option<Span>,
    /// For a translation: what it adds to the record of its original.
    pub(crate) translation: Option<Translation>,
    /// The saved query that it holds, if it is a file of one.
    pub(crate) query: Option<Arc<SavedQuery>>,
    /// How many references and links it holds; their numbers run from 0.
    pub(crate) references: u32,
    pub(crate) links: u32,
    /// References of values that were dropped, with the kinds that they may lead to.
    pub(crate) orphans: Vec<(&'static [Kind], Ref)>,
    /// Ids in parts that could not be parsed.
    pub(crate) broken_ids: BTreeSet<String>,
    /// What is wrong with it by itself, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file of the content. `path` is relative to the content. `None` if the file holds no records by its name: the
/// manifest, a readme.
#[must_use]
pub fn read_file(
    file: FileId,
    source: &SourceFile,
    path: &str,
    vocabulary: &Vocabulary,
) -> Option<FileReading> {
    let text = source.text();
    let mut reading = Reading::new(text, vocabulary);
    let mut records = Vec::new();
    let mut translation = None;
    match FileRole::of(path, vocabulary) {
        FileRole::Records => read_yaml(&mut reading, file, text, path, &mut records),
        FileRole::Page => records.extend(read_page(&mut reading, file, text, path)),
        FileRole::Translation(language, original) => {
            translation = Some(read_translation(
                &mut reading,
                file,
                text,
                language,
                original,
            ));
        }
        FileRole::Query(name) => {
            let done = |query: Option<SavedQuery>, reading: Reading<'_>| FileReading {
                query: query.map(Arc::new),
                ..FileReading::of(file, reading)
            };
            return Some(read_query(file, text, &name, vocabulary, done));
        }
        FileRole::Manifest | FileRole::Other => return None,
    }
    // After all keys: the prose of a page is added to its record last.
    for record in &mut records {
        record.mentions = read_mentions(record, source, &mut reading);
    }
    if let Some(translation) = &mut translation {
        translation.find_mentions(source, &mut reading);
    }
    Some(FileReading {
        records: records.into_iter().map(Arc::new).collect(),
        translation,
        ..FileReading::of(file, reading)
    })
}

impl FileReading {
    /// What reading a file left behind besides records, translations and queries.
    pub(super) fn of(file: FileId, reading: Reading<'_>) -> Self {
        let (references, links) = reading.counts();
        let mut diagnostics = reading.diagnostics;
        diagnostics.sort_by(Diagnostic::by_place);
        // A mistake in `defaults:` is met once a record.
        diagnostics.dedup_by(|later, first| later.says_the_same(first));
        Self {
            file,
            records: Vec::new(),
            defaults: reading.defaults,
            translation: None,
            query: None,
            references,
            links,
            orphans: reading.orphans,
            broken_ids: reading.broken_ids,
            diagnostics,
        }
    }
}

fn read_yaml(
    reading: &mut Reading<'_>,
    file: FileId,
    text: &str,
    path: &str,
    records: &mut Vec<Record>,
) {
    let errors = reading.diagnostics.len();
    let is_list = |key: &str| named_kind(key).is_some();
    let Some(root) = reading.lists(file, text, 0..text.len(), is_list) else {
        return;
    };
    let was_read = reading.diagnostics.len() == errors;
    let map = match &root.value {
        Value::Map(map) => map,
        Value::List(items) if items.iter().any(|item| matches!(item.value, Value::Map(_))) => {
            let list = NamelessList::of(path, items);
            // After a syntax error its key may be in the line that could not be read.
            if was_read {
                reading.report(list.diagnostic(text, root.span));
            }
            list.read(reading, text, records);
            return;
        }
        _ => {
            // After a syntax error the reader has said why there are no keys.
            if was_read {
                reading.report(wrong_shape(path, "shape-mapping", root.span));
            }
            return;
        }
    };
    // The syntax error that left nothing is reported already.
    if map.entries.is_empty() && map.cut_short {
        return;
    }
    let folder = kind_of_folder(path);
    // `concepts` is a list of records, and a key of some kinds: a mapping with an id is one record.
    let is_one = map.get("id").is_some() && folder.is_some();
    let has_lists = map.entries.iter().any(|entry| is_list_of(folder, entry));
    match folder {
        _ if !is_one && has_lists => read_lists(reading, map, records),
        Some(kind) => records.extend(read_record(reading, kind, map, None, root.span)),
        None => {
            let (key, place) = what_names_no_kind(path, map, root.span);
            reading.report(unknown_kind(key, place));
            // A record in a misspelt folder exists all the same.
            if let Some(kind) = meant_kind(key).filter(|_| map.get("id").is_some()) {
                records.extend(read_record(reading, kind, map, None, root.span));
            } else {
                reading.lose(text);
            }
        }
    }
}

/// Whether an entry of the root mapping is a list of records or belongs to lists, in a file whose folder names a kind or none.
fn is_list_of(folder: Option<Kind>, (key, node): &(Spanned<String>, Node)) -> bool {
    let is_own = || {
        let keys = folder.map_or(&[][..], |kind| kind.table().keys);
        keys.iter().any(|own| own.name == key.value)
    };
    let of_records = || match &node.value {
        Value::List(items) => items.iter().any(|item| matches!(item.value, Value::Map(_))),
        _ => false,
    };
    key.value == "defaults"
        || Kind::from_plural(&key.value).is_some()
        || (of_records() && !is_own() && meant_kind(&key.value).is_some())
}

/// What should say the kind of a file and does not: for one record its folder, else the first key.
fn what_names_no_kind<'m>(path: &'m str, map: &'m Map, root: Span) -> (&'m str, Span) {
    let first = map.entries.first();
    let place = first.map_or(root, |(key, _)| key.span);
    let folder = path.rsplit('/').nth(1);
    match (map.get("id"), folder) {
        (Some(_), Some(folder)) => (folder, place),
        _ => (first.map_or("", |(key, _)| key.value.as_str()), place),
    }
}

/// A list of records without the key that says what they are.
struct NamelessList<'m> {
    items: &'m [Node],
    /// What they are, by folder, file name or keys.
    kind: Option<Kind>,
}

impl<'m> NamelessList<'m> {
    fn of(path: &str, items: &'m [Node]) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let name = name.split('.').next().unwrap_or(name);
        let kind = kind_of_folder(path)
            .or_else(|| named_kind(name))
            .or_else(|| kind_by_keys(items));
        Self { items, kind }
    }

    fn diagnostic(&self, text: &str, span: Span) -> Diagnostic {
        let plurals = Kind::ALL.map(Kind::plural);
        let found = Diagnostic::new(&codes::LIST_WITHOUT_KEY, first_line_of(text, span))
            .with("known", plurals.join(", "));
        let Some(kind) = self.kind else {
            return found;
        };
        let start = span.range().start;
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let at = Span::new(span.file, line..line);
        let key = format!("{}:", kind.plural());
        // In brackets it would have to stand behind the key.
        let found = found.with("line", key.as_str());
        if text[start..].starts_with('-') {
            found.fix(at, &format!("{key}\n"))
        } else {
            found.hint("fix")
        }
    }

    fn read(&self, reading: &mut Reading<'_>, text: &str, records: &mut Vec<Record>) {
        let Some(kind) = self.kind else {
            // References to what it holds are right.
            reading.lose(text);
            return;
        };
        for item in self.items {
            let key = Spanned {
                value: kind.plural().to_owned(),
                span: item.span,
            };
            records.extend(read_item(reading, kind, &key, item, None));
        }
    }
}

/// The first line of a span.
fn first_line_of(text: &str, span: Span) -> Span {
    let written = &text[span.range()];
    let length = written.find('\n').unwrap_or(written.len());
    Span::new(span.file, span.range().start..span.range().start + length)
}

/// The only kind whose table has all keys of the first record of a list, and whose required keys it has. The others are not
/// asked: what does not fit in them is reported as their mistake.
fn kind_by_keys(items: &[Node]) -> Option<Kind> {
    let first = items.iter().find_map(|item| match &item.value {
        Value::Map(map) => Some(map),
        _ => None,
    })?;
    let fits = |kind: &Kind| {
        let keys = || kind.table().keys.iter().chain(SHARED);
        let known = |name: &str| keys().any(|key| key.name == name);
        first.entries.iter().all(|(key, _)| known(&key.value))
            && keys().all(|key| !key.required || first.get(key.name).is_some())
    };
    let mut fitting = Kind::ALL.into_iter().filter(fits);
    let kind = fitting.next()?;
    fitting.next().is_none().then_some(kind)
}

fn wrong_shape(key: &str, shape: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::WRONG_SHAPE, span)
        .with("key", key)
        .with("shape", Argument::Word(shape.to_owned()))
}

fn unknown_kind(key: &str, place: Span) -> Diagnostic {
    let plurals = Kind::ALL.map(Kind::plural);
    Diagnostic::new(&codes::UNKNOWN_KIND, place)
        .with("key", key)
        .with("known", plurals.join(", "))
        .maybe_suggest(meant_kind(key).map(Kind::plural))
}

/// Lists of records under the plurals of their kinds, with `defaults:` for what a list shares.
fn read_lists(reading: &mut Reading<'_>, map: &Map, records: &mut Vec<Record>) {
    let defaults = read_defaults(reading, map).filter(|defaults| bounded(reading, defaults, map));
    let mut kinds = Vec::new();
    let mut unknown = 0;
    for (key, node) in &map.entries {
        if key.value == "defaults" {
            continue;
        }
        let known = Kind::from_plural(&key.value);
        if known.is_none() {
            unknown += 1;
            // Each is compared with all kinds, which hostile content could ask for without end.
            if unknown > MAX_UNKNOWN {
                continue;
            }
            reading.report(unknown_kind(&key.value, key.span));
        }
        // Records of a misspelt list exist all the same: references to them are right.
        let Some(kind) = known.or_else(|| meant_kind(&key.value)) else {
            lose_records(reading, node);
            continue;
        };
        kinds.push(kind);
        for item in items(reading, key, node) {
            records.extend(read_item(reading, kind, key, item, defaults));
        }
    }
    check_defaults(reading, defaults, &kinds);
}

/// Remembers the ids in a list of nobody knows what.
fn lose_records(reading: &mut Reading<'_>, node: &Node) {
    let Value::List(items) = &node.value else {
        return;
    };
    for item in items {
        if let Value::Map(map) = &item.value
            && let Some(Value::Text(id)) = map.get("id").map(|node| &node.value)
        {
            reading.broken_ids.insert(id.clone());
        }
    }
}

fn read_defaults<'m>(reading: &mut Reading<'_>, map: &'m Map) -> Option<&'m Map> {
    match map.get("defaults").map(|node| (&node.value, node.span)) {
        Some((Value::Map(defaults), span)) => {
            reading.defaults = Some(span);
            Some(defaults)
        }
        None | Some((Value::Empty, _)) => None,
        Some((_, span)) => {
            reading.report(wrong_shape("defaults", "shape-mapping", span));
            None
        }
    }
}

/// Whether defaults, written out at every record, would make a file that is still read. A megabyte of notes or a list of
/// thousands of ids would otherwise be multiplied by the number of records.
fn bounded(reading: &mut Reading<'_>, defaults: &Map, map: &Map) -> bool {
    let records = map.entries.iter().map(|(_, node)| match &node.value {
        Value::List(items) => items.len(),
        _ => 0,
    });
    let records: usize = records.sum();
    let (bytes, values) = defaults
        .entries
        .iter()
        .fold((0, 0), |(bytes, values), (_, node)| {
            (bytes + node.span.range().len(), values + values_in(node))
        });
    if bytes * records <= yaml::MAX_BYTES && values * records <= yaml::MAX_EVENTS {
        return true;
    }
    if let Some(span) = reading.defaults {
        let found = Diagnostic::new(&codes::DEFAULTS_TOO_LARGE, span);
        reading.report(found.with("records", records));
    }
    false
}

/// The number of values in a node, itself included.
fn values_in(node: &Node) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(values_in).sum::<usize>(),
        Value::Map(map) => {
            1 + map
                .entries
                .iter()
                .map(|(_, node)| values_in(node))
                .sum::<usize>()
        }
        _ => 1,
    }
}

/// The items of a list; a single record without its dash is reported and is one.
fn items<'m>(reading: &mut Reading<'_>, key: &Spanned<String>, node: &'m Node) -> &'m [Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Map(fields) if fields.get("id").is_some() => {
            let first = fields.entries.first();
            let place = first.map_or(node.span, |(key, _)| key.span);
            reading.report(Diagnostic::new(
                &antinomy_syntax::codes::MISSING_DASH,
                place,
            ));
            std::slice::from_ref(node)
        }
        Value::Empty => &[],
        _ => {
            reading.report(wrong_shape(&key.value, "shape-list", node.span));
            &[]
        }
    }
}

fn read_item(
    reading: &mut Reading<'_>,
    kind: Kind,
    list: &Spanned<String>,
    item: &Node,
    defaults: Option<&Map>,
) -> Option<Record> {
    match &item.value {
        // Defaults are read once a record, so that each record has references of its own.
        Value::Map(fields) => read_record(reading, kind, fields, defaults, item.span),
        Value::Empty => {
            reading.report(Diagnostic::new(&codes::EMPTY_VALUE, item.span).with("key", "-"));
            None
        }
        _ => {
            reading.report(wrong_shape(&list.value, "shape-mapping", item.span));
            None
        }
    }
}

/// Reports defaults that no kind of the file takes: they would silently have no effect.
fn check_defaults(reading: &mut Reading<'_>, defaults: Option<&Map>, kinds: &[Kind]) {
    let Some((defaults, first)) = defaults.zip(kinds.first()) else {
        return;
    };
    let tables = kinds.iter().flat_map(|kind| kind.table().keys);
    let known: Vec<&'static str> = tables.chain(SHARED).map(|key| key.name).collect();
    for (name, node) in defaults.entries.iter().take(MAX_UNKNOWN) {
        if !known.contains(&name.value.as_str()) {
            let found = Diagnostic::new(&codes::UNKNOWN_KEY, name.span)
                .with("key", name.value.as_str())
                .with("table", Argument::Word(format!("kind-{}", first.name())))
                .with("known", known.join(", "));
            reading.report(with_meant_key(found, &name.value, node, &known, defaults));
        }
    }
}

/// A Markdown file: front matter and prose.
fn read_page(reading: &mut Reading<'_>, file: FileId, text: &str, path: &str) -> Option<Record> {
    let parts = split_front_matter(text);
    let start = first_line(file, text);
    if parts.unclosed {
        // The record is lost, but references to its id are right.
        reading.lose(text);
        reading.report(Diagnostic::new(
            &antinomy_syntax::codes::UNCLOSED_FRONT_MATTER,
            start,
        ));
        return None;
    }
    let Some(kind) = kind_of_folder(path) else {
        // Without front matter it is any text; with front matter it is a record in a misspelt folder.
        if parts.yaml.is_some() {
            let folder = path.rsplit('/').nth(1).unwrap_or_default();
            reading.report(unknown_kind(folder, start));
            reading.lose(text);
        }
        return None;
    };
    let table = Argument::Word(format!("kind-{}", kind.name()));
    let missing = Diagnostic::new(&codes::MISSING_FRONT_MATTER, start).with("table", table);
    let Some(yaml) = parts.yaml else {
        reading.lose(text);
        reading.report(missing);
        return None;
    };
    let errors = reading.diagnostics.len();
    let root = reading.yaml(file, text, yaml);
    let Some(Node {
        value: Value::Map(map),
        span,
    }) = &root
    else {
        if reading.diagnostics.len() == errors {
            reading.report(missing);
        }
        return None;
    };
    let mut record = read_record(reading, kind, map, None, *span)?;
    if let Some(prose) = prose(reading, file, text, parts.prose) {
        // A page is in the default language; other languages have files of their own.
        record.prose.add(Language(0), prose);
    }
    Some(record)
}

/// The prose of a Markdown file, if there is any. What no page can take is reported and left out.
pub(super) fn prose(
    reading: &mut Reading<'_>,
    file: FileId,
    text: &str,
    range: Range<usize>,
) -> Option<Spanned<String>> {
    let written = &text[range.clone()];
    if let Some(excess) = Excess::of(written) {
        reading.report(excess.diagnostic(file, range.start));
        return None;
    }
    // The span is not trimmed: `TextPlaces` skips the leading white space.
    let value = written.trim().to_owned();
    (!value.is_empty()).then(|| Spanned {
        value,
        span: Span::new(file, range),
    })
}
