//! `antinomy list KIND`: all records of a kind.

use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_model::property::{Shape, Value};
use antinomy_model::{Kind, Record};
use serde_json::{Value as Json, json};

pub(super) fn run(project: &OpenProject<'_>, kind: &str) -> Result<Answer, CommandError> {
    let kind = project.kind(kind)?;
    let keys = columns_of(kind);
    let mut answer = project.answer("list", &keys);
    for (id, record) in project.base().of_kind(kind) {
        let values = keys.iter().map(|key| match *key {
            "id" => json!(record.id).into(),
            "name" => project.named_cell(id),
            key => value(project, record, key),
        });
        answer.row(values.collect());
    }
    Ok(answer)
}

/// What people want to see of a kind besides the id.
fn columns_of(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Source => vec!["id", "class", "issued", "name"],
        Kind::Actor => vec!["id", "levels", "name"],
        Kind::Statement => vec!["id", "levels", "voice", "statement-kind", "name"],
        Kind::Contradiction => vec!["id", "category", "strength", "name"],
        Kind::Relation => vec!["id", "from", "relation", "to"],
        Kind::Verdict | Kind::Examination | Kind::Rule => vec!["id"],
        Kind::Concept | Kind::Field | Kind::Proposition => vec!["id", "name"],
    }
}

/// The key that a column shows.
fn key_of(column: &str) -> &str {
    match column {
        "statement-kind" => "kind",
        "relation" => "type",
        key => key,
    }
}

fn value(project: &OpenProject<'_>, record: &Record, column: &str) -> Cell {
    let facts = project.graph.facts();
    match (record.statement(), record.actor(), column) {
        // What follows says more than what is written.
        (Some(statement), _, "levels") => levels(project, facts.levels_of(statement).set),
        (_, Some(_), "levels") => levels(project, facts.levels_of_actor(record)),
        (Some(statement), _, "voice") => facts
            .voice_of(statement)
            .actor
            .map_or_else(unknown, |actor| {
                json!(project.base().record(actor).id).into()
            }),
        _ => written(project, record, key_of(column)).into(),
    }
}

/// What is written under a key, as far as it is one value.
fn written(project: &OpenProject<'_>, record: &Record, name: &str) -> Json {
    let manifest = &project.base().manifest;
    match record.key(name) {
        Some((_, Value::Word(word))) => json!(word),
        Some((_, Value::Plain(text))) => json!(text),
        Some((_, Value::Number(number))) => json!(number),
        Some((_, Value::Time(time))) => json!(time.to_string()),
        Some((_, Value::Reference(reference))) => json!(reference.id),
        Some((key, Value::Listed(at))) => match key.shape {
            Shape::Manifest(list) => json!(manifest.listed(list, at)),
            _ => Json::Null,
        },
        _ => Json::Null,
    }
}

/// Ids of levels; null where they are unknown.
fn levels(project: &OpenProject<'_>, set: Option<antinomy_model::LevelSet>) -> Cell {
    set.map_or_else(unknown, |set| {
        json!(project.base().manifest.level_ids(set)).into()
    })
}

/// What is unknown: null, which no id can be taken for.
fn unknown() -> Cell {
    Cell::new(Json::Null, "unknown")
}
