//! The manifest: levels, kinds of actor, types of relation and all that a knowledge base brings of its own.
//!
//! Nothing in the code knows about a subject or a country; what the manifest does not say does not exist.

use crate::codes;
use crate::kinds::fields::{Fields, Reading};
use crate::schema::{Shape, Table, optional, required};
use crate::values::{Choice, LevelId, LevelSet, StatementKind, Text};
use antinomy_syntax::yaml::{Map, Node, Value};
use antinomy_syntax::{Argument, Diagnostic, Span};
use std::collections::HashSet;

/// What `antinomy.yaml` says.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    /// Title of the handbook.
    pub title: Text,
    /// Language tags; the first is the default.
    pub languages: Vec<String>,
    /// Where the handbook is published.
    pub url: Option<String>,
    /// What the ids begin with as IRIs.
    pub base_iri: String,
    /// Name of the edition.
    pub edition: Option<String>,
    /// Date of the edition.
    pub edition_date: Option<String>,
    /// Levels of government, highest first.
    pub levels: Vec<Level>,
    /// Kinds of actor.
    pub actor_kinds: Vec<ActorKind>,
    /// Types of relation.
    pub relation_types: Vec<RelationType>,
    /// Labels of the kinds of statement, by the word for the kind.
    pub statement_kinds: Vec<Named>,
    /// Kinds of conflict.
    pub conflict_kinds: Vec<Named>,
    /// Where the book of each language lies, relative to the folder of the manifest.
    pub books: Vec<(String, String)>,
    /// Rule packs.
    pub rules: Vec<String>,
    /// Citation style.
    pub csl: Option<String>,
    /// Programs that may be run when a person allows it.
    pub exec: Vec<String>,
}

/// A level of government.
#[derive(Clone, Debug)]
pub struct Level {
    /// Its id, in a space of its own.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// The letter of its badge.
    pub letter: String,
    /// The shape of its badge.
    pub shape: String,
}

/// Something with an id and a label.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Text,
}

/// A kind of actor.
#[derive(Clone, Debug)]
pub struct ActorKind {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// Whether such actors comment on policy rather than make it.
    pub commenting: bool,
}

/// A type of relation.
#[derive(Clone, Debug)]
pub struct RelationType {
    /// Its id.
    pub id: String,
    /// How it reads from the beginning to the end.
    pub label: Text,
    /// How it reads from the end to the beginning.
    pub inverse: Text,
    /// Whether it reads the same in both directions.
    pub symmetric: bool,
    /// The standard term that it stands for.
    pub maps_to: Option<String>,
}

/// Shapes that a badge can have.
const SHAPES: &[&str] = &["triangle", "square", "circle", "diamond", "hexagon", "star"];
/// The words for yes and no.
pub(crate) const YES_NO: &[&str] = &["true", "false"];

static TABLE: Table = Table {
    name: "manifest",
    keys: &[
        required("title", Shape::Text),
        required("languages", Shape::Plains),
        optional("url", Shape::Plain),
        optional("base-iri", Shape::Plain),
        optional("edition", Shape::List(&EDITION)),
        required("levels", Shape::List(&LEVEL)),
        required("actor-kinds", Shape::List(&ACTOR_KIND)),
        optional("relation-types", Shape::List(&RELATION_TYPE)),
        optional("statement-kinds", Shape::List(&STATEMENT_KIND)),
        optional("conflict-kinds", Shape::List(&NAMED)),
        optional("books", Shape::Folders),
        optional("rules", Shape::Plains),
        optional("csl", Shape::Plain),
        optional("exec", Shape::Plains),
    ],
};
static EDITION: Table = Table {
    name: "edition",
    keys: &[
        required("name", Shape::Plain),
        optional("date", Shape::Time),
    ],
};
static LEVEL: Table = Table {
    name: "level",
    keys: &[
        required("id", Shape::Id),
        required("label", Shape::Text),
        required("letter", Shape::Plain),
        required("shape", Shape::Choice(SHAPES)),
    ],
};
static ACTOR_KIND: Table = Table {
    name: "actor-kind",
    keys: &[
        required("id", Shape::Id),
        required("label", Shape::Text),
        optional("commenting", Shape::Choice(YES_NO)),
    ],
};
static RELATION_TYPE: Table = Table {
    name: "relation-type",
    keys: &[
        required("id", Shape::Id),
        required("label", Shape::Text),
        optional("inverse", Shape::Text),
        optional("symmetric", Shape::Choice(YES_NO)),
        optional("maps-to", Shape::Plain),
    ],
};
static STATEMENT_KIND: Table = Table {
    name: "statement-kind",
    keys: &[
        required("id", Shape::Choice(StatementKind::WORDS)),
        required("label", Shape::Text),
    ],
};
static NAMED: Table = Table {
    name: "conflict-kind",
    keys: &[required("id", Shape::Id), required("label", Shape::Text)],
};

impl Manifest {
    /// The table of the manifest's keys.
    #[must_use]
    pub fn table() -> &'static Table {
        &TABLE
    }

    /// The level with this id.
    #[must_use]
    pub fn level_by_id(&self, id: &str) -> Option<LevelId> {
        let at = self.levels.iter().position(|level| level.id == id)?;
        u8::try_from(at).ok().map(LevelId)
    }

    /// A level by its place.
    ///
    /// # Panics
    /// If the place comes from another manifest.
    #[must_use]
    pub fn level(&self, level: LevelId) -> &Level {
        &self.levels[usize::from(level.0)]
    }

    /// Ids of the levels in a set, highest first.
    #[must_use]
    pub fn level_ids(&self, set: LevelSet) -> Vec<&str> {
        set.iter()
            .filter_map(|level| self.levels.get(usize::from(level.0)))
            .map(|level| level.id.as_str())
            .collect()
    }

    /// The language with this tag.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<crate::Language> {
        let at = self.languages.iter().position(|known| known == tag)?;
        u8::try_from(at).ok().map(crate::Language)
    }

    /// The tag of a language.
    #[must_use]
    pub fn tag(&self, language: crate::Language) -> &str {
        self.languages
            .get(usize::from(language.0))
            .map_or("und", String::as_str)
    }

    /// Label of a kind of statement, if the manifest has one.
    #[must_use]
    pub fn statement_kind(&self, kind: StatementKind) -> Option<&Text> {
        self.statement_kinds
            .iter()
            .find(|named| named.id == kind.word())
            .map(|named| &named.label)
    }

    /// Reads the manifest. Whatever is missing or wrong is reported and stays at its default.
    pub(crate) fn read(root: &Node, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let Value::Map(map) = &root.value else {
            let found = Diagnostic::new(&codes::WRONG_SHAPE, root.span)
                .with("key", "antinomy.yaml")
                .with("shape", Argument::Word("shape-mapping".to_owned()));
            diagnostics.push(found);
            return Self {
                languages: vec!["de".to_owned()],
                ..Self::default()
            };
        };
        let bare = Self {
            languages: languages(map, diagnostics),
            ..Self::default()
        };
        let mut reading = Reading {
            manifest: &bare,
            diagnostics: Vec::new(),
            references: Vec::new(),
            unread: HashSet::new(),
        };
        let mut manifest = read_keys(&mut reading, map, root.span);
        diagnostics.append(&mut reading.diagnostics);
        manifest.languages = bare.languages;
        if manifest.levels.len() > LevelSet::MAX {
            let found =
                Diagnostic::new(&codes::TOO_MANY_LEVELS, root.span).with("limit", LevelSet::MAX);
            diagnostics.push(found);
            manifest.levels.truncate(LevelSet::MAX);
        }
        manifest
    }
}

/// The languages come first: reading any text needs them. A tag becomes the name of a folder, so only the letters of
/// BCP 47 pass, each language once.
fn languages(map: &Map, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let items = match map.get("languages") {
        Some(Node {
            value: Value::List(items),
            ..
        }) => items.as_slice(),
        Some(node) => std::slice::from_ref(node),
        None => &[],
    };
    for item in items {
        let tag = match &item.value {
            Value::Text(tag) => tag.as_str(),
            _ => "",
        };
        if is_tag(tag) && !found.iter().any(|known| known == tag) {
            found.push(tag.to_owned());
        } else {
            diagnostics.push(Diagnostic::new(&codes::BAD_LANGUAGE, item.span).with("tag", tag));
        }
    }
    if found.is_empty() {
        found.push("de".to_owned());
    }
    found
}

/// Two or three letters, then subtags of two to eight letters or digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn read_keys(reading: &mut Reading<'_>, map: &Map, span: Span) -> Manifest {
    let books = books(reading, map);
    let mut fields = Fields::new(reading, &TABLE, &[], map, None, span);
    let id_and_label = |fields: &mut Fields<'_, '_>| {
        Some(Named {
            label: fields.text("label"),
            id: fields.own_id()?.value,
        })
    };
    let mut editions = fields.list("edition", |fields| {
        Some((
            fields.plain("name")?.value,
            fields.time("date").map(|date| date.value.to_string()),
        ))
    });
    let (edition, edition_date) = editions
        .pop()
        .map_or((None, None), |(name, date)| (Some(name), date));
    let manifest = Manifest {
        title: fields.text("title"),
        languages: Vec::new(),
        url: fields.plain("url").map(|text| text.value),
        base_iri: fields
            .plain("base-iri")
            .map_or_else(|| "urn:antinomy:".to_owned(), |text| text.value),
        edition,
        edition_date,
        levels: fields.list("levels", |fields| {
            Some(Level {
                label: fields.text("label"),
                letter: fields
                    .plain("letter")
                    .map(|text| text.value)
                    .unwrap_or_default(),
                shape: fields.word_of_table("shape").unwrap_or("circle").to_owned(),
                id: fields.own_id()?.value,
            })
        }),
        actor_kinds: fields.list("actor-kinds", |fields| {
            Some(ActorKind {
                label: fields.text("label"),
                commenting: fields.word_of_table("commenting") == Some("true"),
                id: fields.own_id()?.value,
            })
        }),
        relation_types: fields.list("relation-types", |fields| {
            Some(RelationType {
                label: fields.text("label"),
                inverse: fields.text("inverse"),
                symmetric: fields.word_of_table("symmetric") == Some("true"),
                maps_to: fields.plain("maps-to").map(|text| text.value),
                id: fields.own_id()?.value,
            })
        }),
        statement_kinds: fields.list("statement-kinds", |fields| {
            let id = fields.word_of_table("id")?.to_owned();
            Some(Named {
                label: fields.text("label"),
                id,
            })
        }),
        conflict_kinds: fields.list("conflict-kinds", id_and_label),
        books,
        rules: fields
            .plains("rules")
            .into_iter()
            .map(|text| text.value)
            .collect(),
        csl: fields.plain("csl").map(|text| text.value),
        exec: fields
            .plains("exec")
            .into_iter()
            .map(|text| text.value)
            .collect(),
    };
    fields.finish();
    manifest
}

/// `books: {de: ../book/de}`.
fn books(reading: &mut Reading<'_>, map: &Map) -> Vec<(String, String)> {
    let mut books = Vec::new();
    let wrong = |span| {
        Diagnostic::new(&codes::WRONG_SHAPE, span)
            .with("key", "books")
            .with("shape", Argument::Word(Shape::Folders.word().to_owned()))
    };
    match map.get("books") {
        None => {}
        Some(Node {
            value: Value::Map(entries),
            ..
        }) => {
            for (language, folder) in &entries.entries {
                let is_known = reading.manifest.languages.contains(&language.value);
                match &folder.value {
                    Value::Text(folder) if is_known => {
                        books.push((language.value.clone(), folder.clone()));
                    }
                    Value::Text(_) => reading.diagnostics.push(
                        Diagnostic::new(&codes::UNKNOWN_LANGUAGE, language.span)
                            .with("language", language.value.as_str())
                            .with("known", reading.manifest.languages.join(", ")),
                    ),
                    _ => reading.diagnostics.push(wrong(folder.span)),
                }
            }
        }
        Some(node) => reading.diagnostics.push(wrong(node.span)),
    }
    books
}
