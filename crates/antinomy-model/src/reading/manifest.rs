//! Reads the manifest. Its format comes first, because of a later one nothing else can be read, and then its languages,
//! because reading any text needs them.

use super::mapped_terms;
use super::mapping::{MappingReader, Reading};
use super::property::{Mapping, Property, ReadBefore, mapping};
use super::slug::reserved;
use crate::codes;
use crate::manifest::{
    ActorKind, ConflictKind, Edition, FORMAT, Level, Manifest, RelationType, StatementKindLabel,
};
use crate::property::{Key, Shape, Table, Value, optional, required};
use crate::values::{Choice, LevelSet, Text};
use crate::vocabulary::{Lost, Named, Vocabulary};
use antinomy_syntax::yaml::{self, Map, Node};
use antinomy_syntax::{Argument, Diagnostic, Files, Span, Spanned, nearest};

mapping! {
    /// The keys of `antinomy.yaml`.
    #[derive(Debug)]
    pub(crate) ManifestFile = "manifest" {
        format: Format = optional("format");
        title: Text = required("title");
        languages: ReadBefore = required("languages");
        url: Option<Spanned<String>> = optional("url");
        base_iri: Option<Spanned<String>> = optional("base-iri");
        editions: Vec<Edition> = optional("edition");
        levels: Vec<Level> = required("levels");
        actor_kinds: Vec<ActorKind> = required("actor-kinds");
        relation_types: Vec<RelationType> = optional("relation-types");
        statement_kinds: Vec<StatementKindLabel> = optional("statement-kinds");
        conflict_kinds: Vec<ConflictKind> = optional("conflict-kinds");
        books: Vec<(String, String)> = optional("books");
        rules: Vec<Spanned<String>> = optional("rules");
        csl: Option<Spanned<String>> = optional("csl");
        exec: Vec<Spanned<String>> = optional("exec");
    }
}

impl Manifest {
    /// The table of the manifest's keys.
    #[must_use]
    pub fn table() -> &'static Table {
        ManifestFile::TABLE
    }
}

/// Reads `antinomy.yaml` in `folder`. Missing and wrong values are reported and keep their defaults.
pub(crate) fn read_manifest(
    files: &Files,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Manifest {
    let Some((id, file)) = files.by_path(&format!("{folder}antinomy.yaml")) else {
        diagnostics.push(Diagnostic::without_place(&codes::NO_MANIFEST));
        return without_keys();
    };
    let root = yaml::read(id, file.text(), 0..file.text().len(), diagnostics);
    let is_broken = !diagnostics.is_empty();
    let empty = || Node {
        span: Span::new(id, 0..0),
        value: yaml::Value::Map(Map {
            // Keys that were lost to a syntax error are not missing; those of an empty file are.
            cut_short: is_broken,
            ..Map::default()
        }),
    };
    let root = root.unwrap_or_else(empty);
    let yaml::Value::Map(map) = &root.value else {
        let found = Diagnostic::new(&codes::WRONG_SHAPE, root.span)
            .with("key", "antinomy.yaml")
            .with("shape", Argument::Word("shape-mapping".to_owned()));
        diagnostics.push(found);
        return without_keys();
    };
    if let Some(newer) = newer_format(map) {
        // Whatever else seems wrong may be right in that format.
        diagnostics.clear();
        diagnostics.push(newer);
        return Manifest {
            is_newer: true,
            ..without_keys()
        };
    }
    read_keys(file.text(), map, root.span, diagnostics)
}

/// The version of the program, for whoever has to get another one.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What to say of a manifest whose format is later than ours.
fn newer_format(map: &Map) -> Option<Diagnostic> {
    let node = map.get("format")?;
    let yaml::Value::Text(text) = &node.value else {
        return None;
    };
    let is_later = is_number(text) && text.parse::<u8>().map_or(true, |format| format > FORMAT);
    is_later.then(|| {
        Diagnostic::new(&codes::NEWER_FORMAT, node.span)
            .with("format", text.as_str())
            .with("known", usize::from(FORMAT))
            .with("version", VERSION)
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The format of the content. Of one that is not later than ours only the form is checked: there is no earlier one.
#[derive(Debug)]
pub(crate) struct Format;

impl Property for Format {
    const SHAPE: Shape = Shape::Number(1, FORMAT.cast_signed());

    fn absent() -> Self {
        Self
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        if let Some(text) = reader.scalar(key, node)
            && !(is_number(&text.value) && text.value.parse::<u8>().is_ok_and(|it| it > 0))
        {
            let found = Diagnostic::new(&codes::BAD_FORMAT, text.span)
                .with("format", text.value)
                .with("known", usize::from(FORMAT));
            reader.report(found);
        }
        Self
    }

    fn value(&self) -> Value<'_> {
        // The manifest is no record: no walk asks for this.
        Value::Absent
    }
}

fn without_keys() -> Manifest {
    Manifest {
        languages: vec!["de".to_owned()],
        ..Manifest::default()
    }
}

fn read_keys(text: &str, map: &Map, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
    let languages = languages(map, diagnostics);
    let mut lost = Lost::of(diagnostics);
    // That the key is missing or misspelt is reported after all texts were read.
    lost.languages |= map.get("languages").is_none();
    let vocabulary = Vocabulary {
        languages,
        lost,
        ..Vocabulary::default()
    };
    let mut reading = Reading::new(text, &vocabulary);
    let mut reader = MappingReader::new(&mut reading, ManifestFile::TABLE, &[], map, None, span);
    let read = ManifestFile::read(&mut reader);
    reader.finish();
    diagnostics.append(&mut reading.diagnostics);
    let mut manifest = read.map_or_else(without_keys, |file| manifest(file, diagnostics));
    manifest.languages = vocabulary.languages;
    // A `LevelSet` is a word of 64 bits.
    if manifest.levels.len() > LevelSet::MAX {
        let found = Diagnostic::new(&codes::TOO_MANY_LEVELS, span).with("limit", LevelSet::MAX);
        diagnostics.push(found);
        manifest.levels.truncate(LevelSet::MAX);
    }
    manifest
}

/// What the address of the handbook may begin with: it is linked from every page.
pub(super) const WEB: &[&str] = &["https://", "http://"];
/// What names of records may begin with: they need not lead anywhere.
const NAMES: &[&str] = &["https://", "http://", "urn:"];

/// An address that begins with one of `known`, has more than that and nothing that ends an address; any other is reported
/// and not used.
fn address(
    key: &'static str,
    written: Option<Spanned<String>>,
    known: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let Spanned { value, span } = written?;
    let rest = known.iter().find_map(|known| {
        let (begin, rest) = value.split_at_checked(known.len())?;
        begin.eq_ignore_ascii_case(known).then_some(rest)
    });
    let ends = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter)
    };
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(ends)) {
        return Some(value);
    }
    diagnostics.push(
        Diagnostic::new(&codes::ADDRESS_NOT_ALLOWED, span)
            .with("key", key)
            .with("known", known.join(", ")),
    );
    None
}

fn manifest(file: ManifestFile, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
    check_programs(&file.exec, diagnostics);
    mapped_terms::check(&file.relation_types, diagnostics);
    // The key takes one mapping; of a list the last edition is the current one.
    let edition = file.editions.into_iter().next_back();
    let (edition, date) = edition.map_or((None, None), |it| (Some(it.name), it.date));
    let statement_kind = |it: StatementKindLabel| Named {
        id: it.id.map_or("", Choice::word).to_owned(),
        label: it.label,
    };
    let conflict_kind = |it: ConflictKind| Named {
        id: it.id,
        label: it.label,
    };
    Manifest {
        is_newer: false,
        title: file.title,
        languages: Vec::new(),
        url: address("url", file.url, WEB, diagnostics),
        // RDF needs absolute IRIs before a handbook has an address, too.
        base_iri: address("base-iri", file.base_iri, NAMES, diagnostics)
            .unwrap_or_else(|| "urn:antinomy:".to_owned()),
        edition,
        edition_date: date.map(|date| date.value.to_string()),
        levels: file.levels,
        actor_kinds: file.actor_kinds,
        relation_types: file.relation_types,
        statement_kinds: file
            .statement_kinds
            .into_iter()
            .map(statement_kind)
            .collect(),
        conflict_kinds: file.conflict_kinds.into_iter().map(conflict_kind).collect(),
        books: file.books,
        rules: rule_packs(file.rules, diagnostics),
        csl: file.csl,
    }
}

/// The rule packs that the program knows by name.
const RULE_PACKS: &[&str] = &["builtin:multilevel"];

/// The rule packs that there are; others are reported.
fn rule_packs(written: Vec<Spanned<String>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let (known, unknown): (Vec<_>, Vec<_>) = written
        .into_iter()
        .partition(|name| RULE_PACKS.contains(&name.value.as_str()));
    for name in unknown {
        let found = names_nothing("rules", &name).with("known", RULE_PACKS.join(", "));
        diagnostics.push(found.maybe_suggest(nearest(&name.value, RULE_PACKS.iter().copied())));
    }
    known.into_iter().map(|name| name.value).collect()
}

/// Reports all programs: this version starts none, and would hide that by accepting their names.
fn check_programs(programs: &[Spanned<String>], diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(
        programs
            .iter()
            .map(|name| names_nothing("exec", name).hint("exec")),
    );
}

/// A name in the manifest that nothing has.
pub(super) fn names_nothing(key: &'static str, name: &Spanned<String>) -> Diagnostic {
    Diagnostic::new(&codes::NAMES_NOTHING, name.span)
        .with("key", key)
        .with("name", name.value.as_str())
}

/// The languages of the manifest. A tag becomes the name of a folder, so only the letters of BCP 47 pass, each language
/// once.
fn languages(map: &Map, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let written = map.get("languages");
    let items = written.map_or(&[][..], super::mapping::one_or_many);
    if let Some(node) = written.filter(|_| items.is_empty()) {
        let found = Diagnostic::new(&codes::EMPTY_VALUE, node.span).with("key", "languages");
        diagnostics.push(found);
    }
    for item in items {
        let tag = match &item.value {
            yaml::Value::Text(tag) => tag.as_str(),
            _ => "",
        };
        if let Some(problem) = reserved(tag, item.span) {
            diagnostics.push(problem);
        } else if is_tag(tag) && !found.iter().any(|known| known == tag) {
            found.push(tag.to_owned());
        } else {
            diagnostics.push(Diagnostic::new(&codes::BAD_LANGUAGE, item.span).with("tag", tag));
        }
    }
    // Text without a language map needs a default language to be in.
    if found.is_empty() {
        found.push("de".to_owned());
    }
    found
}

/// Two or three letters, then subtags of two to eight letters or digits.
pub(super) fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// `books: {de: ../book/de}`.
impl Property for Vec<(String, String)> {
    const SHAPE: Shape = Shape::Folders;

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let yaml::Value::Map(map) = &node.value else {
            reader.wrong_shape(key.name, key.shape, node.span);
            return Self::new();
        };
        let mut books = Self::new();
        for (language, folder) in &map.entries {
            let known = &reader.cx.vocabulary.languages;
            match &folder.value {
                yaml::Value::Text(folder) if known.contains(&language.value) => {
                    books.push((language.value.clone(), folder.clone()));
                }
                yaml::Value::Text(_) if reader.cx.vocabulary.lost.languages => {}
                yaml::Value::Text(_) => {
                    let found = Diagnostic::new(&codes::UNKNOWN_LANGUAGE, language.span)
                        .with("language", language.value.as_str())
                        .with("known", known.join(", "));
                    reader.report(found);
                }
                _ => reader.wrong_shape(key.name, key.shape, folder.span),
            }
        }
        books
    }

    fn value(&self) -> Value<'_> {
        // The manifest is no record: no walk asks for this.
        Value::Absent
    }
}
