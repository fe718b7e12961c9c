//! What is written in a record, as data: every key that has a value, in the long form that the schemas for editors describe.
//! It follows from the table of the kind, so that a new key is here without a word about it.

use crate::project::OpenProject;
use crate::texts;
use antinomy_model::property::{Key, Shape, Value, Walk};
use antinomy_model::values::{Choice, Citation, Locator, Name, Place, Position};
use antinomy_model::{Manifest, Record, Ref};
use serde_json::{Map, Value as Json, json};

/// What values are read with.
#[derive(Clone, Copy)]
struct Reading<'a> {
    manifest: &'a Manifest,
    /// The language of what is taken from a source.
    own: Option<&'a str>,
}

/// The keys of a record with their values, in the order of the table of its kind.
pub(super) fn record(project: &OpenProject<'_>, record: &Record) -> Json {
    let reading = Reading {
        manifest: &project.base().manifest,
        own: project.own_language(record),
    };
    let mut keys = Map::new();
    record.each(&mut |key, value| add(reading, key, value, &mut keys));
    Json::Object(keys)
}

fn mapping(reading: Reading<'_>, mapping: &dyn Walk) -> Json {
    let mut keys = Map::new();
    mapping.each(&mut |key, value| add(reading, key, value, &mut keys));
    Json::Object(keys)
}

fn add(reading: Reading<'_>, key: &Key, value: Value<'_>, keys: &mut Map<String, Json>) {
    if !value.is_empty() {
        keys.insert(key.name.to_owned(), of(reading, key, value));
    }
}

fn of(reading: Reading<'_>, key: &Key, value: Value<'_>) -> Json {
    let manifest = reading.manifest;
    match value {
        Value::Absent => Json::Null,
        Value::Unknown => json!("unknown"),
        Value::Text(text) => {
            let is_taken = key.role.is_some_and(|role| !role.is_translated());
            texts::written(text, manifest, reading.own.filter(|_| is_taken))
        }
        Value::Plain(text) => json!(text),
        Value::Plains(texts) => texts.iter().map(|text| json!(text.value)).collect(),
        Value::Number(number) => json!(number),
        Value::Time(time) => json!(time.to_string()),
        Value::Word(word) => json!(word),
        Value::Listed(at) => match key.shape {
            Shape::Manifest(list) => json!(manifest.listed(list, at)),
            _ => Json::Null,
        },
        Value::Levels(set) => json!(manifest.level_ids(set)),
        Value::Reference(reference) => json!(reference.id),
        Value::References(list) => ids(list),
        Value::Sides(sides) => sides.iter().map(|side| ids(side)).collect(),
        Value::Names(names) => names.iter().map(name).collect(),
        Value::Locator(given) => locator(given),
        Value::Place(given) => place(given),
        Value::Citations(cites) => cites.iter().map(citation).collect(),
        Value::Positions(positions) => positions.iter().map(position).collect(),
        Value::Mappings(list) => {
            let mut all = Vec::new();
            list.each(&mut |one| all.push(mapping(reading, one)));
            Json::Array(all)
        }
    }
}

fn ids(list: &[Ref]) -> Json {
    list.iter().map(|one| json!(one.id)).collect()
}

/// An object without the members that are not there.
fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Json::Object(
        members
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn name(name: &Name) -> Json {
    match name {
        Name::Body(name) => json!({"name": name}),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => object([
            ("family", json!(family)),
            ("given", json!(given)),
            ("prefix", json!(prefix)),
            ("suffix", json!(suffix)),
        ]),
    }
}

/// A locator as an object; null for an empty one.
pub(in crate::commands) fn locator(locator: &Locator) -> Json {
    if locator.0.is_empty() {
        return Json::Null;
    }
    let parts = locator.0.iter();
    let parts = parts.map(|(key, text)| (key.word().to_owned(), json!(text.value)));
    Json::Object(parts.collect())
}

fn place(place: &Place) -> Json {
    object([
        ("source", json!(place.source.id)),
        ("locator", locator(&place.locator)),
    ])
}

fn citation(citation: &Citation) -> Json {
    object([
        ("source", json!(citation.source.id)),
        ("locator", locator(&citation.locator)),
        ("as", json!(citation.manner.word())),
    ])
}

fn position(position: &Position) -> Json {
    object([
        ("proposition", json!(position.proposition.id)),
        ("stance", json!(position.stance)),
        ("read-by", json!(position.read_by.as_ref().map(|it| &it.id))),
    ])
}
