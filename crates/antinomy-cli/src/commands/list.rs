//! `antinomy list KIND`: all records of a kind.

use crate::answer::Answer;
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_model::{Body, Kind, Record};
use serde_json::{Value, json};

pub(super) fn run(project: &OpenProject<'_>, kind: &str) -> Result<Answer, CommandError> {
    let kind = project.kind(kind)?;
    let keys = columns_of(kind);
    let mut answer = project.answer("list", &keys);
    for (id, record) in project.base().of_kind(kind) {
        let values = keys.iter().map(|key| match *key {
            "id" => json!(record.id),
            "name" => json!(project.name(id)),
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

fn value(project: &OpenProject<'_>, record: &Record, key: &str) -> Value {
    use antinomy_model::values::Choice;
    let base = project.base();
    let word = |word: Option<&'static str>| word.map_or(Value::Null, |word| json!(word));
    match (&record.body, key) {
        (Body::Source(source), "class") => word(source.class.map(Choice::word)),
        (Body::Source(source), "issued") => source
            .issued
            .as_ref()
            .map_or(Value::Null, |date| json!(date.value.to_string())),
        (Body::Actor(_), "levels") => levels(project, base.levels_of_actor(record)),
        (Body::Statement(statement), "levels") => levels(project, base.levels_of(statement).set),
        (Body::Statement(statement), "statement-kind") => word(statement.kind.map(Choice::word)),
        (Body::Statement(statement), "voice") => base
            .voice_of(statement)
            .actor
            .map_or(json!("unknown"), |actor| json!(base.record(actor).id)),
        (Body::Contradiction(contradiction), "category") => {
            word(contradiction.category.map(Choice::word))
        }
        (Body::Contradiction(contradiction), "strength") => json!(contradiction.strength),
        (Body::Relation(relation), "from") => json!(relation.from.as_ref().map(|from| &from.id)),
        (Body::Relation(relation), "to") => json!(relation.to.as_ref().map(|to| &to.id)),
        (Body::Relation(relation), "relation") => relation
            .r#type
            .map_or(Value::Null, |at| json!(base.manifest.relation_types[at].id)),
        _ => Value::Null,
    }
}

/// Ids of levels; the word `unknown` where they are.
pub(super) fn levels(project: &OpenProject<'_>, set: Option<antinomy_model::LevelSet>) -> Value {
    set.map_or(json!(["unknown"]), |set| {
        json!(project.base().manifest.level_ids(set))
    })
}
