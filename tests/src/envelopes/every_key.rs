//! A record of every kind in which every key has a value, made from the tables: a key that is added is in it.

use crate::programs;
use antinomy_model::property::{Key, List, Shape, Table};
use antinomy_model::{Kind, SHARED};
use antinomy_words::Words;
use libtest_mimic::Failed;
use serde_json::{Map, Value, json};
use std::path::Path;

const MANIFEST: &str = "title: T\nlanguages: [en, de]\n\
    levels: [{id: federal, label: {en: Federal, de: Bund}, letter: F, shape: circle}]\n\
    actor-kinds: [{id: government, label: {en: Government, de: Regierung}}]\n\
    relation-types: [{id: serves, label: {en: serves, de: dient}}]\n\
    conflict-kinds: [{id: opposed, label: {en: Opposed, de: Entgegen}}]\n";

/// Asks for the record of each kind, as a table and as JSON.
pub(super) fn shown() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let content = folder.path().join("content");
    std::fs::create_dir(&content)?;
    std::fs::write(content.join("antinomy.yaml"), MANIFEST)?;
    let lists = Kind::ALL.map(|kind| (kind.plural().to_owned(), json!([record(kind)])));
    let lists = Value::Object(lists.into_iter().collect());
    std::fs::write(content.join("all.yaml"), lists.to_string())?;
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        wrong.extend(left_out(folder.path(), kind)?);
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

/// The keys of a kind, but for the id, which both forms have in their head.
fn keys(kind: Kind) -> impl Iterator<Item = &'static Key> {
    let all = kind.table().keys.iter().chain(SHARED);
    all.filter(|key| key.name != "id")
}

fn id(kind: Kind) -> String {
    format!("the-{}", kind.name())
}

fn record(kind: Kind) -> Value {
    let mut record = Map::new();
    record.insert("id".to_owned(), json!(id(kind)));
    record.extend(keys(kind).map(|key| (key.name.to_owned(), value(kind.name(), key))));
    Value::Object(record)
}

/// A value that a key takes; texts are different for each key.
fn value(of: &str, key: &Key) -> Value {
    let own = format!("{of}-{}", key.name);
    let target = || id(key.shape.kinds().first().copied().unwrap_or(Kind::Source));
    match key.shape {
        Shape::Id | Shape::Plain => json!(own),
        Shape::Text => json!({"en": format!("English {own}"), "de": format!("Deutsch {own}")}),
        Shape::Pages => json!("10-20"),
        Shape::Plains => json!([own]),
        Shape::Number(least, _) => json!(least),
        Shape::Time => json!("2001-02-03"),
        Shape::Choice(words) => json!(words[0]),
        Shape::Manifest(List::ActorKinds) => json!("government"),
        Shape::Manifest(List::RelationTypes) => json!("serves"),
        Shape::Manifest(List::ConflictKinds) => json!("opposed"),
        Shape::Levels => json!("federal"),
        Shape::Ref(_) | Shape::RefOrUnknown(_) => json!(target()),
        Shape::Refs(_) => json!([target()]),
        Shape::Sides(_) => json!([[target()]]),
        Shape::Names => json!([format!("{own}, Given")]),
        Shape::Locator => json!({"page": "77"}),
        Shape::Place => json!({"source": id(Kind::Source), "locator": {"page": "88"}}),
        Shape::Cites => {
            json!([{"source": id(Kind::Source), "locator": {"page": "99"}, "as": "disputes"}])
        }
        Shape::Positions => json!({id(Kind::Proposition): -2}),
        Shape::List(table) => json!([mapping(table)]),
        Shape::Folders => json!({}),
    }
}

fn mapping(table: &Table) -> Value {
    let keys = table.keys.iter();
    Value::Object(
        keys.map(|key| (key.name.to_owned(), value(table.name, key)))
            .collect(),
    )
}

/// What the answers about the record of a kind do not show.
fn left_out(folder: &Path, kind: Kind) -> Result<Vec<String>, Failed> {
    let table = programs::run("antinomy", folder, &["show", &id(kind)])?;
    let json = programs::run("antinomy", folder, &["show", &id(kind), "--format", "json"])?;
    super::fits(&json)?;
    let json: Value = serde_json::from_str(&json)?;
    let mut wrong = Vec::new();
    for key in keys(kind) {
        if json["written"].get(key.name).is_none() {
            wrong.push(format!("JSON of a {}: {}", kind.name(), key.name));
        }
        let mut texts = Vec::new();
        tokens(kind.name(), key, &mut texts);
        texts.extend((!key.names_record).then(|| label(kind, key.name)));
        let missing = texts.into_iter().filter(|text| !table.contains(text));
        wrong.extend(
            missing.map(|text| format!("table of a {}: {} ({text})", kind.name(), key.name)),
        );
    }
    Ok(wrong)
}

/// What a table shows of a value, as far as it is the same in every language; of inner mappings, all of it.
fn tokens(of: &str, key: &Key, texts: &mut Vec<String>) {
    let own = format!("{of}-{}", key.name);
    match key.shape {
        Shape::Id | Shape::Plain | Shape::Plains | Shape::Names => texts.push(own),
        Shape::Text => texts.extend([format!("English {own}"), format!("Deutsch {own}")]),
        Shape::Pages => texts.push("10-20".to_owned()),
        Shape::Number(least, _) => texts.push(least.to_string()),
        Shape::Time => texts.push("2001-02-03".to_owned()),
        Shape::Levels => texts.push("Federal".to_owned()),
        Shape::Locator => texts.push("p.\u{a0}77".to_owned()),
        Shape::Place => texts.push("p.\u{a0}88".to_owned()),
        Shape::Cites => texts.push("p.\u{a0}99".to_owned()),
        Shape::List(table) => table
            .keys
            .iter()
            .for_each(|key| tokens(table.name, key, texts)),
        shape => texts.extend(shape.kinds().first().map(|kind| format!("({})", id(*kind)))),
    }
}

/// What the table calls a key.
fn label(kind: Kind, key: &str) -> String {
    let words = Words::new("en");
    let messages = [
        format!("property-{}-{key}", kind.name()),
        format!("property-{key}"),
    ];
    let Some(message) = messages.iter().find(|message| words.knows(message)) else {
        return format!("  {key} ");
    };
    let label = words.word(message);
    let mut letters = label.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    format!("  {}{}", first.unwrap_or_default(), letters.as_str())
}
