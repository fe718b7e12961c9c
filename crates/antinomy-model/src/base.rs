//! The knowledge base: all records of all files, with their references looked up.
//!
//! A record that could not be read whole still stands here under its id, so that one mistake does not turn every
//! reference to it into another.

use crate::codes;
use crate::kinds::fields::{Fields, MAX_UNKNOWN, Reading};
use crate::kinds::{
    Actor, Concept, Contradiction, Examination, Field, Proposition, Relation, Rule, SHARED, Source,
    Statement, Verdict,
};
use crate::manifest::Manifest;
use crate::mentions::{self, Mention};
use crate::values::{Interval, Language, Ref, Text};
use crate::{Given, Kind, LevelSet};
use antinomy_syntax::yaml::{self, Map, Node, Value};
use antinomy_syntax::{
    Argument, Diagnostic, FileId, Files, Span, Spanned, fold, nearest, split_front_matter,
};
use std::collections::{HashMap, HashSet};

/// The place of a record in its knowledge base; records are numbered in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u32);

/// One record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Where the id stands.
    pub span: Span,
    /// From its first key to its last value. The prose of its Markdown files stands outside.
    pub whole: Span,
    /// Ids it had before.
    pub aliases: Vec<Spanned<String>>,
    /// An editorial note, for readers.
    pub note: Text,
    /// Who reviewed it.
    pub review: Option<String>,
    /// Exceptions from lints.
    pub allow: Vec<Allow>,
    /// The prose of its Markdown files.
    pub prose: Text,
    /// What its prose cites and links to.
    pub mentions: Vec<Mention>,
    /// What its translations say about the original that they were last compared with: its fingerprint.
    pub originals: Vec<(Language, Spanned<String>)>,
    /// What its kind holds.
    pub body: Body,
}

/// An exception from a lint.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The lint's name or number.
    pub code: Spanned<String>,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Option<Spanned<Interval>>,
}

/// What the kind of a record holds.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each variant is named after its type")]
pub enum Body {
    Source(Box<Source>),
    Actor(Actor),
    Concept(Concept),
    Field(Field),
    Proposition(Proposition),
    Statement(Box<Statement>),
    Relation(Relation),
    Contradiction(Box<Contradiction>),
    Examination(Examination),
    Verdict(Verdict),
    Rule(Rule),
}

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.body {
            Body::Source(_) => Kind::Source,
            Body::Actor(_) => Kind::Actor,
            Body::Concept(_) => Kind::Concept,
            Body::Field(_) => Kind::Field,
            Body::Proposition(_) => Kind::Proposition,
            Body::Statement(_) => Kind::Statement,
            Body::Relation(_) => Kind::Relation,
            Body::Contradiction(_) => Kind::Contradiction,
            Body::Examination(_) => Kind::Examination,
            Body::Verdict(_) => Kind::Verdict,
            Body::Rule(_) => Kind::Rule,
        }
    }

    /// The text that names it to readers: title, label or the text itself; empty where there is none.
    #[must_use]
    pub fn name(&self) -> Option<&Text> {
        match &self.body {
            Body::Source(source) => Some(&source.title),
            Body::Actor(actor) => Some(&actor.label),
            Body::Concept(concept) => Some(&concept.label),
            Body::Field(field) => Some(&field.label),
            Body::Proposition(proposition) => Some(&proposition.text),
            Body::Statement(statement) => Some(&statement.text),
            Body::Contradiction(contradiction) => Some(&contradiction.title),
            Body::Relation(_) | Body::Examination(_) | Body::Verdict(_) | Body::Rule(_) => None,
        }
    }

    fn name_mut(&mut self) -> Option<&mut Text> {
        match &mut self.body {
            Body::Source(source) => Some(&mut source.title),
            Body::Actor(actor) => Some(&mut actor.label),
            Body::Concept(concept) => Some(&mut concept.label),
            Body::Field(field) => Some(&mut field.label),
            Body::Proposition(proposition) => Some(&mut proposition.text),
            Body::Statement(statement) => Some(&mut statement.text),
            Body::Contradiction(contradiction) => Some(&mut contradiction.title),
            Body::Relation(_) | Body::Examination(_) | Body::Verdict(_) | Body::Rule(_) => None,
        }
    }

    /// The statement, if it is one.
    #[must_use]
    pub fn statement(&self) -> Option<&Statement> {
        if let Body::Statement(statement) = &self.body {
            Some(statement)
        } else {
            None
        }
    }

    /// The source, if it is one.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        if let Body::Source(source) = &self.body {
            Some(source)
        } else {
            None
        }
    }

    /// The actor, if it is one.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        if let Body::Actor(actor) = &self.body {
            Some(actor)
        } else {
            None
        }
    }

    /// The contradiction, if it is one.
    #[must_use]
    pub fn contradiction(&self) -> Option<&Contradiction> {
        if let Body::Contradiction(contradiction) = &self.body {
            Some(contradiction)
        } else {
            None
        }
    }
}

/// Everything that the files of a knowledge base say.
#[derive(Debug, Default)]
pub struct KnowledgeBase {
    /// The files that it was read from.
    pub files: Files,
    /// The manifest.
    pub manifest: Manifest,
    records: Vec<Record>,
    by_id: HashMap<String, RecordId>,
    /// What the paths of the content begin with.
    folder: String,
    /// The records of each file, for links to them.
    by_file: HashMap<FileId, Vec<RecordId>>,
}

impl KnowledgeBase {
    /// Reads all files. `folder` is what the paths of the content begin with (`content/`, or nothing); the manifest
    /// is `antinomy.yaml` in it. Diagnostics come in the order of files and places.
    #[must_use]
    pub fn read(files: Files, folder: &str) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let manifest = read_manifest(&files, folder, &mut diagnostics);
        let mut reading = Reading {
            manifest: &manifest,
            diagnostics,
            references: Vec::new(),
            unread: HashSet::new(),
        };
        let mut records = Vec::new();
        let mut translations = Vec::new();
        for (id, file) in files.iter() {
            let Some(inner) = file.path().strip_prefix(folder) else {
                continue;
            };
            match role(inner, &manifest) {
                Role::Records => read_yaml_file(&mut reading, &files, id, inner, &mut records),
                Role::Page => read_page(&mut reading, &files, id, inner, &mut records),
                Role::Translation(language, original) => {
                    translations.push((id, language, format!("{folder}{original}")))
                }
                Role::Manifest | Role::Other => {}
            }
        }
        for (id, language, original) in translations {
            read_translation(&mut reading, &files, id, language, &original, &mut records);
        }
        for record in &mut records {
            mentions::read(record, &files, &mut reading);
        }
        let Reading {
            mut diagnostics,
            references,
            unread,
            ..
        } = reading;
        let (records, by_id) = register(records, &mut diagnostics);
        let mut by_file: HashMap<FileId, Vec<RecordId>> = HashMap::new();
        for (record, number) in records.iter().zip((0u32..).map(RecordId)) {
            by_file.entry(record.span.file).or_default().push(number);
        }
        let mut base = Self {
            files,
            manifest,
            records,
            by_id,
            folder: folder.to_owned(),
            by_file,
        };
        base.follow_mentions(&mut diagnostics);
        base.check_references(&references, &unread, &mut diagnostics);
        base.check_sections(&unread, &mut diagnostics);
        diagnostics.sort_by_key(Diagnostic::sort_key);
        diagnostics.dedup(); // What is wrong in `defaults:` is wrong once, not once a record.
        (base, diagnostics)
    }

    /// What the paths of the content begin with: `content/`, or nothing.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The records that a file holds, by id.
    #[must_use]
    pub fn in_file(&self, file: FileId) -> &[RecordId] {
        self.by_file.get(&file).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn mention_mut(&mut self, id: RecordId, number: usize) -> &mut Mention {
        &mut self.records[id.0 as usize].mentions[number]
    }

    /// A record by its number.
    ///
    /// # Panics
    /// If the number comes from another knowledge base.
    #[must_use]
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0 as usize]
    }

    /// The number of the record with this id or alias.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordId> {
        self.by_id.get(id).copied()
    }

    /// The record with this id or alias.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.find(id).map(|id| self.record(id))
    }

    /// What a reference leads to, unless it dangles.
    #[must_use]
    pub fn resolve(&self, reference: &Ref) -> Option<&Record> {
        self.get(&reference.id)
    }

    /// All records in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &Record)> {
        (0u32..).map(RecordId).zip(&self.records)
    }

    /// All records of a kind in the order of their ids.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (RecordId, &Record)> {
        self.records()
            .filter(move |(_, record)| record.kind() == kind)
    }

    /// All records of a kind in the order in which they are written: by file, then by place.
    #[must_use]
    pub fn as_written(&self, kind: Kind) -> Vec<(RecordId, &Record)> {
        let mut records: Vec<_> = self.of_kind(kind).collect();
        records.sort_by_key(|(_, record)| record.span);
        records
    }

    /// The known id nearest to a wrong one, among all kinds or those of `kinds`.
    #[must_use]
    pub fn nearest_id(&self, wrong: &str, kinds: &[Kind]) -> Option<&str> {
        let candidates = self
            .records
            .iter()
            .filter(|record| kinds.is_empty() || kinds.contains(&record.kind()));
        nearest(wrong, candidates.map(|record| record.id.as_str()))
    }

    fn check_references(
        &self,
        references: &[(Ref, &'static [Kind])],
        unread: &HashSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut suggestions: HashMap<(&str, &[Kind]), Option<&str>> = HashMap::new();
        for (reference, kinds) in references {
            if unread.contains(&reference.id) && self.resolve(reference).is_none() {
                continue;
            }
            let nearest = || {
                let wrong = (reference.id.as_str(), *kinds);
                match suggestions.get(&wrong) {
                    Some(known) => *known,
                    None if suggestions.len() < MAX_SUGGESTIONS => {
                        let nearest = self.nearest_id(&reference.id, kinds);
                        suggestions.insert(wrong, nearest);
                        nearest
                    }
                    None => None,
                }
            };
            diagnostics.extend(self.wrong_reference(reference, kinds, nearest));
        }
    }

    /// What is wrong with a reference to a record of one of these kinds, if anything is. `nearest` is asked for an id that
    /// was probably meant where there is no such record.
    pub fn wrong_reference<'a>(
        &'a self,
        reference: &Ref,
        kinds: &[Kind],
        nearest: impl FnOnce() -> Option<&'a str>,
    ) -> Option<Diagnostic> {
        let wanted = match kinds {
            [kind] => kind.name(),
            _ => "any",
        };
        let about = |code| {
            Diagnostic::new(code, reference.span)
                .with("id", reference.id.as_str())
                .with("wanted", Argument::Word(format!("kind-{wanted}")))
        };
        match self.resolve(reference) {
            None => Some(about(&codes::UNKNOWN_REFERENCE).maybe_suggest(nearest())),
            Some(target) if !kinds.contains(&target.kind()) => {
                let found = Argument::Word(format!("kind-{}", target.kind().name()));
                Some(
                    about(&codes::WRONG_KIND)
                        .with("found", found)
                        .related(target.span, "target"),
                )
            }
            Some(_) => None,
        }
    }

    fn check_sections(&self, unread: &HashSet<String>, diagnostics: &mut Vec<Diagnostic>) {
        for (_, record) in self.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let Some(section) = &statement.section else {
                continue;
            };
            let source = statement
                .source
                .as_ref()
                .and_then(|source| self.resolve(source));
            let Some((source_record, source)) =
                source.and_then(|record| Some((record, record.source()?)))
            else {
                continue;
            };
            if source
                .sections
                .iter()
                .any(|known| known.id.value == section.value)
                || unread.contains(&section.value)
            {
                continue;
            }
            let known = source
                .sections
                .iter()
                .map(|section| section.id.value.as_str());
            diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_SECTION, section.span)
                    .with("section", section.value.as_str())
                    .with("source", source_record.id.as_str())
                    .related(source_record.span, "source")
                    .maybe_suggest(nearest(&section.value, known)),
            );
        }
    }
}

/// For so many wrong ids the nearest known one is looked for, among all there are; nobody reads more in one go.
const MAX_SUGGESTIONS: usize = 200;

/// What a file is for.
pub(crate) enum Role {
    Manifest,
    Records,
    Page,
    Translation(Language, String),
    Other,
}

pub(crate) fn role(path: &str, manifest: &Manifest) -> Role {
    let name = path.rsplit('/').next().unwrap_or(path);
    if path == "antinomy.yaml" {
        return Role::Manifest;
    }
    if name.ends_with(".yaml") || name.ends_with(".yml") {
        return Role::Records;
    }
    let Some(stem) = path.strip_suffix(".md") else {
        return Role::Other;
    };
    if name.eq_ignore_ascii_case("readme.md") {
        return Role::Other;
    }
    match stem
        .rsplit_once('.')
        .and_then(|(original, tag)| Some((original, manifest.language(tag)?)))
    {
        Some((original, language)) => Role::Translation(language, format!("{original}.md")),
        None => Role::Page,
    }
}

fn read_manifest(files: &Files, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
    let Some((id, file)) = files.by_path(&format!("{folder}antinomy.yaml")) else {
        diagnostics.push(Diagnostic::without_place(&codes::NO_MANIFEST));
        return Manifest {
            languages: vec!["de".to_owned()],
            ..Manifest::default()
        };
    };
    let root = yaml::read(id, file.text(), 0..file.text().len(), diagnostics);
    let empty = || Node {
        span: Span::new(id, 0..0),
        value: Value::Map(Map {
            cut_short: true,
            ..Map::default()
        }),
    };
    Manifest::read(&root.unwrap_or_else(empty), diagnostics)
}

/// The kind of a file that holds one record: that of the nearest folder named after a kind.
fn kind_of_folder(path: &str) -> Option<Kind> {
    path.rsplit('/').skip(1).find_map(Kind::from_plural)
}

fn read_yaml_file(
    reading: &mut Reading<'_>,
    files: &Files,
    id: FileId,
    inner: &str,
    records: &mut Vec<Record>,
) {
    let text = files.file(id).text();
    let errors = reading.diagnostics.len();
    let Some(root) = reading.yaml(id, text, 0..text.len()) else {
        return;
    };
    let Value::Map(map) = &root.value else {
        if reading.diagnostics.len() > errors {
            return; // The reader has said why there are no keys.
        }
        reading.diagnostics.push(
            Diagnostic::new(&codes::WRONG_SHAPE, root.span)
                .with("key", inner)
                .with("shape", Argument::Word("shape-mapping".to_owned())),
        );
        return;
    };
    if map.entries.is_empty() && map.cut_short {
        return; // Nothing could be read, and the reader has said why.
    }
    // `concepts` is a list of records, and a key of some: what has an id of its own is one record.
    let is_list = |key: &str| key == "defaults" || Kind::from_plural(key).is_some();
    let is_one = map.get("id").is_some() && kind_of_folder(inner).is_some();
    match kind_of_folder(inner) {
        _ if !is_one && map.entries.iter().any(|(key, _)| is_list(&key.value)) => {
            read_lists(reading, map, records)
        }
        Some(kind) => records.extend(read_record(reading, kind, map, None, root.span)),
        None => {
            let place = map.entries.first().map_or(root.span, |(key, _)| key.span);
            let plurals = Kind::ALL.map(Kind::plural);
            let key = map
                .entries
                .first()
                .map_or("", |(key, _)| key.value.as_str());
            reading.diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_KIND, place)
                    .with("key", key)
                    .with("known", plurals.join(", "))
                    .maybe_suggest(nearest(key, plurals)),
            );
        }
    }
}

/// A file of lists under the plurals of their kinds.
fn read_lists(reading: &mut Reading<'_>, map: &Map, records: &mut Vec<Record>) {
    let defaults = match map.get("defaults") {
        Some(Node {
            value: Value::Map(defaults),
            ..
        }) => Some(defaults),
        Some(Node {
            value: Value::Empty,
            ..
        })
        | None => None,
        Some(node) => {
            reading.diagnostics.push(
                Diagnostic::new(&codes::WRONG_SHAPE, node.span)
                    .with("key", "defaults")
                    .with("shape", Argument::Word("shape-mapping".to_owned())),
            );
            None
        }
    };
    let mut kinds = Vec::new();
    let mut unknown = 0;
    for (key, node) in map
        .entries
        .iter()
        .filter(|(key, _)| key.value != "defaults")
    {
        let kind = match Kind::from_plural(&key.value) {
            Some(kind) => kind,
            None => {
                unknown += 1;
                if unknown > MAX_UNKNOWN {
                    continue;
                }
                let plurals = Kind::ALL.map(Kind::plural);
                let meant = nearest(&key.value, plurals);
                reading.diagnostics.push(
                    Diagnostic::new(&codes::UNKNOWN_KIND, key.span)
                        .with("key", key.value.as_str())
                        .with("known", plurals.join(", "))
                        .maybe_suggest(meant),
                );
                // Its records are there, whatever their list is called: what refers to them is right.
                let Some(kind) = meant.and_then(Kind::from_plural) else {
                    continue;
                };
                kind
            }
        };
        kinds.push(kind);
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Map(fields) if fields.get("id").is_some() => {
                let first = fields
                    .entries
                    .first()
                    .map_or(node.span, |(key, _)| key.span);
                let found = Diagnostic::new(&antinomy_syntax::codes::MISSING_DASH, first);
                reading.diagnostics.push(found);
                std::slice::from_ref(node)
            }
            Value::Empty => continue,
            _ => {
                reading.diagnostics.push(
                    Diagnostic::new(&codes::WRONG_SHAPE, node.span)
                        .with("key", key.value.as_str())
                        .with("shape", Argument::Word("shape-list".to_owned())),
                );
                continue;
            }
        };
        for item in items {
            if item.value == Value::Empty {
                let found = Diagnostic::new(&codes::EMPTY_VALUE, item.span);
                reading.diagnostics.push(found.with("key", "-"));
                continue;
            }
            let Value::Map(fields) = &item.value else {
                reading.diagnostics.push(
                    Diagnostic::new(&codes::WRONG_SHAPE, item.span)
                        .with("key", key.value.as_str())
                        .with("shape", Argument::Word("shape-mapping".to_owned())),
                );
                continue;
            };
            records.extend(read_record(reading, kind, fields, defaults, item.span));
        }
    }
    check_defaults(reading, defaults, &kinds);
}

/// A default that no kind of the file takes would be silently without effect.
fn check_defaults(reading: &mut Reading<'_>, defaults: Option<&Map>, kinds: &[Kind]) {
    let keys = || {
        kinds
            .iter()
            .flat_map(|kind| kind.table().keys)
            .chain(SHARED)
            .map(|key| key.name)
    };
    for (name, _) in defaults
        .iter()
        .flat_map(|map| map.entries.iter().take(MAX_UNKNOWN))
    {
        if !kinds.is_empty() && !keys().any(|key| key == name.value) {
            reading.diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_KEY, name.span)
                    .with("key", name.value.as_str())
                    .with("table", Argument::Word(format!("kind-{}", kinds[0].name())))
                    .with("known", keys().collect::<Vec<_>>().join(", "))
                    .maybe_suggest(nearest(&name.value, keys())),
            );
        }
    }
}

/// One record; `None` if it has no usable id.
fn read_record(
    reading: &mut Reading<'_>,
    kind: Kind,
    map: &Map,
    defaults: Option<&Map>,
    span: Span,
) -> Option<Record> {
    let id = read_id(reading, kind, map, span);
    // Defaults are for a list as a whole, so each kind takes those that it knows.
    let mut fields = Fields::new(reading, kind.table(), SHARED, map, defaults, span);
    let body = kind.read(&mut fields);
    let aliases = fields.plains("aliases");
    let note = fields.text("note");
    let review = fields.plain("review").map(|text| text.value);
    let allow = fields.list("allow", |fields| {
        Some(Allow {
            reason: fields
                .plain("reason")
                .map(|text| text.value)
                .unwrap_or_default(),
            until: fields.time("until"),
            code: fields.plain("code")?,
        })
    });
    fields.finish();
    for alias in &aliases {
        check_slug(reading, alias);
    }
    let id = id?;
    // Under the id that it should have: what refers to it is right, then.
    let name = Some(slug(&id.value)).filter(|slug| !is_slug(&id.value) && is_slug(slug));
    Some(Record {
        id: name.unwrap_or(id.value),
        span: id.span,
        whole: span,
        aliases,
        note,
        review,
        allow,
        prose: Text::default(),
        mentions: Vec::new(),
        originals: Vec::new(),
        body,
    })
}

fn read_id(
    reading: &mut Reading<'_>,
    kind: Kind,
    map: &Map,
    span: Span,
) -> Option<Spanned<String>> {
    let Some(node) = map.get("id") else {
        let keys = || kind.table().keys.iter().chain(SHARED);
        let misspelt = map.entries.iter().take(MAX_UNKNOWN).find(|(key, _)| {
            !keys().any(|known| known.name == key.value)
                && nearest(&key.value, keys().map(|known| known.name)) == Some("id")
        });
        if let Some((_, node)) = misspelt {
            // The key is reported as unknown; references to the record are not to blame.
            if let Value::Text(id) = &node.value {
                reading.unread.insert(id.clone());
            }
        } else if !map.cut_short {
            let place = map.entries.first().map_or(span, |(key, _)| key.span);
            reading.diagnostics.push(
                Diagnostic::new(&codes::MISSING_KEY, place)
                    .with("key", "id")
                    .with("table", Argument::Word(format!("kind-{}", kind.name())))
                    .with("shape", Argument::Word("shape-id".to_owned())),
            );
        }
        return None;
    };
    let Value::Text(id) = &node.value else {
        reading
            .diagnostics
            .push(Diagnostic::new(&codes::EMPTY_VALUE, node.span).with("key", "id"));
        return None;
    };
    let id = Spanned {
        value: id.clone(),
        span: node.span,
    };
    check_slug(reading, &id);
    Some(id)
}

/// Reports an id that is none, with what it was probably meant to be.
pub(crate) fn check_slug(reading: &mut Reading<'_>, id: &Spanned<String>) {
    if is_slug(&id.value) {
        return;
    }
    let slug = slug(&id.value);
    reading.diagnostics.push(
        Diagnostic::new(&codes::INVALID_ID, id.span)
            .with("id", id.value.as_str())
            .maybe_suggest(Some(slug.as_str()).filter(|slug| is_slug(slug))),
    );
}

/// Lower-case ASCII letters and digits in words joined by single hyphens.
pub(crate) fn is_slug(id: &str) -> bool {
    id.len() <= MAX_ID && !RESERVED.contains(&id) && is_words(id)
}

/// Longer ids are refused: they become file names.
pub(crate) const MAX_ID: usize = 100;
/// Words that mean something else where an id could stand.
pub(crate) const RESERVED: &[&str] = &["unknown", "none", "index"];

fn is_words(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The slug that a wrong id was probably meant to be.
fn slug(id: &str) -> String {
    let folded: String = fold(id)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    folded
        .split('-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// A Markdown file: front matter and prose.
fn read_page(
    reading: &mut Reading<'_>,
    files: &Files,
    id: FileId,
    inner: &str,
    records: &mut Vec<Record>,
) {
    let text = files.file(id).text();
    let parts = split_front_matter(text);
    let start = Span::new(id, 0..text.lines().next().map_or(0, str::len));
    if parts.unclosed {
        reading.unread.extend(yaml::ids(text).map(str::to_owned));
        reading.diagnostics.push(Diagnostic::new(
            &antinomy_syntax::codes::UNCLOSED_FRONT_MATTER,
            start,
        ));
        return;
    }
    let Some(kind) = kind_of_folder(inner) else {
        // A page without front matter is nobody's record; one with front matter stands in a misspelt folder.
        if parts.yaml.is_some() {
            reading.diagnostics.push(unknown_folder(inner, start));
        }
        return;
    };
    let table = || Argument::Word(format!("kind-{}", kind.name()));
    let missing = Diagnostic::new(&codes::MISSING_FRONT_MATTER, start).with("table", table());
    let Some(yaml) = parts.yaml else {
        reading.unread.extend(yaml::ids(text).map(str::to_owned));
        reading.diagnostics.push(missing);
        return;
    };
    let errors = reading.diagnostics.len();
    let root = reading.yaml(id, text, yaml);
    let Some(Node {
        value: Value::Map(map),
        span,
    }) = &root
    else {
        if reading.diagnostics.len() == errors {
            reading.diagnostics.push(missing);
        }
        return;
    };
    let Some(mut record) = read_record(reading, kind, map, None, *span) else {
        return;
    };
    add_prose(&mut record, Language(0), id, text, parts.prose);
    records.push(record);
}

/// A folder that is named after no kind, with the kind that was probably meant.
fn unknown_folder(inner: &str, place: Span) -> Diagnostic {
    let folder = inner.rsplit('/').nth(1).unwrap_or_default();
    let plurals = Kind::ALL.map(Kind::plural);
    Diagnostic::new(&codes::UNKNOWN_KIND, place)
        .with("key", folder)
        .with("known", plurals.join(", "))
        .maybe_suggest(nearest(folder, plurals))
}

fn add_prose(
    record: &mut Record,
    language: Language,
    file: FileId,
    text: &str,
    prose: std::ops::Range<usize>,
) {
    let value = text[prose.clone()].trim().to_owned();
    if !value.is_empty() {
        record.prose.add(
            language,
            Spanned {
                value,
                span: Span::new(file, prose),
            },
        );
    }
}

/// The keys of a translation, in the order in which they are documented.
const TRANSLATION: &[&str] = &["title", "original"];

/// `NAME.en.md`: the title and the prose of `NAME.md` in another language.
fn read_translation(
    reading: &mut Reading<'_>,
    files: &Files,
    id: FileId,
    language: Language,
    original: &str,
    records: &mut [Record],
) {
    let text = files.file(id).text();
    let parts = split_front_matter(text);
    let single_yaml = format!("{}.yaml", original.trim_end_matches(".md"));
    let original_file = files
        .by_path(original)
        .or_else(|| files.by_path(&single_yaml))
        .map(|(id, _)| id);
    let record =
        original_file.and_then(|file| records.iter_mut().find(|record| record.span.file == file));
    let start = Span::new(id, 0..text.lines().next().map_or(0, str::len));
    let Some(record) = record else {
        if original_file.is_none() {
            let found = Diagnostic::new(&codes::TRANSLATION_WITHOUT_ORIGINAL, start)
                .with("original", original);
            reading.diagnostics.push(found);
        }
        return;
    };
    if parts.unclosed {
        reading.diagnostics.push(Diagnostic::new(
            &antinomy_syntax::codes::UNCLOSED_FRONT_MATTER,
            start,
        ));
        return;
    }
    add_prose(record, language, id, text, parts.prose);
    let Some(yaml) = parts.yaml else { return };
    let Some(Node {
        value: Value::Map(map),
        ..
    }) = yaml::read(id, text, yaml, &mut reading.diagnostics)
    else {
        return;
    };
    for (key, node) in map.entries {
        match (key.value.as_str(), node.value) {
            ("title" | "label" | "text", Value::Text(value)) => {
                if let Some(name) = record.name_mut() {
                    name.add(
                        language,
                        Spanned {
                            value,
                            span: node.span,
                        },
                    );
                }
            }
            ("original", Value::Text(value)) => {
                let span = node.span;
                record.originals.push((language, Spanned { value, span }));
            }
            ("title" | "label" | "text" | "original", _) => {
                let found = Diagnostic::new(&codes::EMPTY_VALUE, key.span).with("key", key.value);
                reading.diagnostics.push(found);
            }
            _ => reading.diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_KEY, key.span)
                    .with("key", key.value.as_str())
                    .with("table", Argument::Word("kind-translation".to_owned()))
                    .with("known", TRANSLATION.join(", "))
                    .maybe_suggest(nearest(&key.value, ["title", "label", "original"])),
            ),
        }
    }
}

/// Sorts the records by id, reports ids that two records have, and builds the index with aliases.
fn register(
    mut records: Vec<Record>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Record>, HashMap<String, RecordId>) {
    records.sort_by(|a, b| a.id.cmp(&b.id).then(a.span.cmp(&b.span)));
    let mut kept: Vec<Record> = Vec::with_capacity(records.len());
    for record in records {
        match kept.last() {
            Some(first) if first.id == record.id => diagnostics.push(
                Diagnostic::new(&codes::DUPLICATE_ID, record.span)
                    .with("id", record.id.as_str())
                    .related(first.span, "first"),
            ),
            _ => kept.push(record),
        }
    }
    let mut by_id: HashMap<String, RecordId> = HashMap::with_capacity(kept.len());
    for (record, number) in kept.iter().zip((0u32..).map(RecordId)) {
        by_id.insert(record.id.clone(), number);
    }
    for (record, number) in kept.iter().zip((0u32..).map(RecordId)) {
        // Who comes first keeps the name; a lint reports the other.
        for alias in &record.aliases {
            by_id.entry(alias.value.clone()).or_insert(number);
        }
    }
    (kept, by_id)
}

/// The levels that an author gave, where nothing is inherited.
pub(crate) fn given_levels(levels: &Given<LevelSet>) -> Option<Option<LevelSet>> {
    match levels {
        Given::Absent => None,
        Given::Unknown => Some(None),
        Given::Known(set) => Some(Some(*set)),
    }
}
