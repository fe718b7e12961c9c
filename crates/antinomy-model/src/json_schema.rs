//! JSON Schema (draft-07) for files of records and for the manifest, so that an editor completes and underlines.
//!
//! Everything is derived from the tables of the kinds. A schema refuses nothing that reading takes, but for what it
//! cannot know: without a knowledge base it knows no ids, and with one it knows those of the moment. It is looser in
//! what no schema can say, such as whether a date comes after another. YAML gives scalars a type, reading does not:
//! where text may stand, numbers and truth values may, too.

use crate::base::KnowledgeBase;
use crate::kind::Kind;
use crate::manifest::Manifest;
use crate::property::{CITATION, Key, List, NAME, PLACE, POSITION, Shape, Table, camel_case};
use crate::record::{Record, SHARED};
use crate::slug::{MAX_ID, OF_PAGE, Reserved};
use crate::values::{ALL_LANGUAGES, Choice, CitationType, Language, LocatorKey, TRANSLATED_FROM};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A kind of file that a schema is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// A file in the folder of a kind: one record, or lists.
    Kind(Kind),
    /// A file of lists in any other folder.
    Records,
    /// `antinomy.yaml`.
    Manifest,
}

impl Document {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let kinds = Kind::ALL.into_iter().map(Self::Kind);
        kinds.chain([Self::Records, Self::Manifest])
    }

    /// Its name, also that of the file that the schema is written to.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Records => "records",
            Self::Manifest => "manifest",
        }
    }
}

/// What schemas are written with.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The message for a key, if there is one.
    pub say: &'a dyn Fn(&str) -> Option<String>,
    /// Languages of texts that an editor proposes. Others pass as well, unless a knowledge base is given.
    pub languages: &'a [&'a str],
    /// A knowledge base whose ids and words are filled in, and the language of the names beside them.
    pub known: Option<(&'a KnowledgeBase, Language)>,
}

impl Writer<'_> {
    /// The schema for one kind of file, as it is written to disk.
    #[must_use]
    pub fn text(&self, document: Document) -> String {
        format!("{:#}\n", self.document(document))
    }

    /// The schema for one kind of file.
    #[must_use]
    pub fn document(&self, document: Document) -> Value {
        let mut building = Building {
            writer: *self,
            definitions: BTreeMap::new(),
        };
        let mut schema = object([("$schema", json!("http://json-schema.org/draft-07/schema#"))]);
        let about = format!("about-{}", document.name());
        for (name, key) in [
            ("$comment", "schema-comment"),
            ("title", &format!("schema-{}", document.name())),
            ("description", &about),
        ] {
            schema.extend((self.say)(key).map(|text| (name.to_owned(), json!(text))));
        }
        schema.append(&mut match document {
            Document::Kind(kind) => building.file(kind),
            Document::Records => building.lists(&Kind::ALL),
            Document::Manifest => building.object(Manifest::table(), &[], Demand::All),
        });
        let definitions = building.definitions.into_iter().collect();
        schema.insert("definitions".to_owned(), Value::Object(definitions));
        Value::Object(schema)
    }
}

/// Which keys of a mapping must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Demand {
    /// Those that the table requires.
    All,
    /// None: others look after that.
    Nothing,
}

/// A schema on its way, and what its parts share.
struct Building<'a> {
    writer: Writer<'a>,
    /// Sorted, so that the same input gives the same bytes.
    definitions: BTreeMap<String, Value>,
}

/// An object with its members in this order.
fn object<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    let members = members.map(|(name, value)| (name.to_owned(), value));
    members.into_iter().collect()
}

fn one_or_many(item: &Value) -> Value {
    json!({"anyOf": [item, {"type": "array", "items": item}]})
}

/// Whatever reading takes for text.
fn scalar() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// Ids, and words that are formed like ids.
fn slug() -> String {
    let reserved: Vec<&str> = Reserved::words().collect();
    format!(
        "^(?!({})$|{OF_PAGE})[a-z0-9]+(-[a-z0-9]+)*$",
        reserved.join("|")
    )
}

const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// A word as YAML reads it: what looks like a number or a truth value becomes one, unless it is quoted.
fn typed(word: &str) -> Option<Value> {
    let is_number = word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'e')
        && word.starts_with(|c: char| c.is_ascii_digit());
    match word {
        "true" => Some(json!(true)),
        "false" => Some(json!(false)),
        _ if is_number => match word.parse::<i64>() {
            Ok(number) => Some(json!(number)),
            Err(_) => word.parse::<f64>().ok().map(|number| json!(number)),
        },
        _ => None,
    }
}

/// The words of a list, each with what it means as far as that is known.
fn words(words: impl IntoIterator<Item = (String, Option<String>)>) -> Map<String, Value> {
    let mut values = Vec::new();
    let mut descriptions = Vec::new();
    for (word, description) in words {
        let description = json!(description.unwrap_or_default());
        if let Some(value) = typed(&word) {
            values.push(value);
            descriptions.push(description.clone());
        }
        values.push(json!(word));
        descriptions.push(description);
    }
    if values.is_empty() {
        return object([("not", json!({}))]);
    }
    let mut schema = object([("enum", Value::Array(values))]);
    if descriptions.iter().any(|text| text != "") {
        schema.insert("enumDescriptions".to_owned(), Value::Array(descriptions));
    }
    schema
}

/// Words that are right but need not be proposed; nothing if there are none.
fn silently(words: &[String]) -> Option<Value> {
    // They are slugs or letters, so no character in them means anything in a pattern.
    (!words.is_empty())
        .then(|| json!({"type": "string", "pattern": format!("^({})$", words.join("|"))}))
}

/// What is accepted besides `schema`, if there is anything.
fn or(schema: Value, more: Option<Value>) -> Value {
    match more {
        Some(more) => json!({"anyOf": [schema, more]}),
        None => schema,
    }
}

impl<'a> Building<'a> {
    fn say(&self, key: &str) -> Option<String> {
        (self.writer.say)(key)
    }

    /// Refers to a definition, which is made when it is first needed.
    fn shared(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.definitions.contains_key(name) {
            let made = make(self);
            self.definitions.insert(name.to_owned(), made);
        }
        json!({"$ref": format!("#/definitions/{name}")})
    }

    /// A file in the folder of a kind.
    fn file(&mut self, kind: Kind) -> Map<String, Value> {
        let record = self.record(kind);
        let one = json!({"allOf": [record], "required": required(kind.table().keys, SHARED)});
        let lists = Value::Object(self.lists(&[kind]));
        let mut schema = object([("anyOf", json!([one, lists]))]);
        schema.insert(
            "defaultSnippets".to_owned(),
            json!([
                self.snippet(kind, Setting::List),
                self.snippet(kind, Setting::File)
            ]),
        );
        schema
    }

    /// A file of lists. Those of other kinds than `kinds` pass unseen, so that a schema need not hold all.
    fn lists(&mut self, kinds: &[Kind]) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut demands = Vec::new();
        properties.insert("defaults".to_owned(), self.defaults(kinds));
        for kind in kinds {
            let record = self.record(*kind);
            let snippet = self.snippet(*kind, Setting::Item);
            let item = json!({"allOf": [record], "required": ["id"], "defaultSnippets": [snippet]});
            let mut list = object([("type", json!(["array", "null"])), ("items", item)]);
            self.describe(&mut list, &format!("about-{}", kind.name()), None);
            properties.insert(kind.plural().to_owned(), Value::Object(list));
            let required = required(kind.table().keys, &[]);
            demands.extend(required.into_iter().map(|key| demand(*kind, key)));
        }
        let others: Vec<&str> = Kind::ALL
            .into_iter()
            .filter(|kind| !kinds.contains(kind))
            .map(Kind::plural)
            .collect();
        let mut schema = object([
            ("type", json!("object")),
            ("properties", Value::Object(properties)),
        ]);
        if !others.is_empty() {
            let pattern = format!("^({})$", others.join("|"));
            schema.insert(
                "patternProperties".to_owned(),
                json!({pattern: {"type": ["array", "null"]}}),
            );
        }
        schema.insert("additionalProperties".to_owned(), json!(false));
        schema.insert("allOf".to_owned(), Value::Array(demands));
        schema
    }

    /// What the records of a file share: the keys of the kinds, none of them required.
    fn defaults(&mut self, kinds: &[Kind]) -> Value {
        let mut holders: Vec<(&str, Vec<Value>)> = Vec::new();
        for kind in kinds {
            for key in kind.table().keys.iter().chain(SHARED).map(|key| key.name) {
                let record = self.record(*kind);
                let Value::String(record) = &record["$ref"] else {
                    continue;
                };
                let place = json!({"$ref": format!("{record}/properties/{key}")});
                match holders.iter_mut().find(|(name, _)| *name == key) {
                    Some((_, places)) => places.push(place),
                    None => holders.push((key, vec![place])),
                }
            }
        }
        let properties: Map<String, Value> = holders
            .into_iter()
            .map(|(key, mut places)| {
                let schema = if places.len() == 1 {
                    places.remove(0)
                } else {
                    json!({"anyOf": places})
                };
                (key.to_owned(), schema)
            })
            .collect();
        let mut others: Vec<&str> = Vec::new();
        for name in Kind::ALL.iter().flat_map(|kind| kind.table().names()) {
            if !properties.contains_key(name) && !others.contains(&name) {
                others.push(name);
            }
        }
        let mut schema = object([
            ("type", json!(["object", "null"])),
            ("properties", Value::Object(properties)),
        ]);
        if !others.is_empty() {
            let pattern = format!("^({})$", others.join("|"));
            schema.insert("patternProperties".to_owned(), json!({pattern: true}));
        }
        schema.insert("additionalProperties".to_owned(), json!(false));
        self.describe(&mut schema, "key-file-defaults", None);
        Value::Object(schema)
    }

    fn record(&mut self, kind: Kind) -> Value {
        self.shared(kind.name(), |building| {
            Value::Object(building.object(kind.table(), SHARED, Demand::Nothing))
        })
    }

    /// A mapping with the keys of a table.
    fn object(&mut self, table: &Table, shared: &[Key], demand: Demand) -> Map<String, Value> {
        let own = table.keys.iter().map(|key| (table.name, key));
        let common = shared.iter().map(|key| ("record", key));
        // `id` is what everybody writes first.
        let properties = common
            .clone()
            .filter(|(_, key)| key.shape == Shape::Id)
            .chain(own)
            .chain(common.filter(|(_, key)| key.shape != Shape::Id))
            .map(|(table, key)| (key.name.to_owned(), self.key(table, key)))
            .collect();
        let mut schema = object([
            ("type", json!("object")),
            ("properties", Value::Object(properties)),
            ("additionalProperties", json!(false)),
        ]);
        let required = required(table.keys, shared);
        if demand == Demand::All && !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema
    }

    /// One key with what it is for.
    fn key(&mut self, table: &str, key: &Key) -> Value {
        let mut schema = match self.shape(table, key) {
            Value::Object(schema) if !schema.contains_key("$ref") => schema,
            // Nothing may stand beside a reference. After `anyOf` editors put a colon, after `allOf` they do not.
            reference => object([("anyOf", json!([reference]))]),
        };
        let message = format!("key-{table}-{}", key.name);
        self.describe(&mut schema, &message, Some(key.shape.word()));
        Value::Object(schema)
    }

    /// Puts the message in front of a schema, for people; with what may stand there as far as words say so.
    fn describe(&self, schema: &mut Map<String, Value>, message: &str, shape: Option<&str>) {
        let Some(text) = self.say(message) else {
            return;
        };
        let markdown = match shape.and_then(|shape| self.say(shape)) {
            Some(shape) => format!("{text}\n\n*{shape}*"),
            None => text.clone(),
        };
        let mut described = object([
            ("description", json!(text)),
            ("markdownDescription", json!(markdown)),
        ]);
        described.append(schema);
        *schema = described;
    }

    fn shape(&mut self, table: &str, key: &Key) -> Value {
        match key.shape {
            Shape::Id => self.shared("id", |building| building.id()),
            Shape::Text => self.text(),
            Shape::Plain | Shape::Pages => scalar(),
            Shape::Plains => one_or_many(&scalar()),
            Shape::Number(least, most) => self.number(key.name, least, most),
            Shape::Time => self.shared("time", |building| building.time()),
            Shape::Choice(words) => self.choice(table, key.name, words),
            Shape::Manifest(list) => self.manifest_word(list),
            Shape::Levels => self.levels(),
            Shape::Ref(kinds) => self.reference(kinds),
            Shape::RefOrUnknown(kinds) => {
                let reference = self.reference(kinds);
                json!({"anyOf": [reference, self.word("unknown")]})
            }
            Shape::Refs(kinds) => one_or_many(&self.reference(kinds)),
            Shape::Sides(kinds) => {
                let side = one_or_many(&self.reference(kinds));
                json!({"type": "array", "items": side})
            }
            Shape::Names => one_or_many(&self.name()),
            Shape::Locator => self.locator(),
            Shape::Place => {
                let (reference, place) = (self.reference(&[Kind::Source]), self.place(&PLACE));
                json!({"anyOf": [place, reference, self.word("none")]})
            }
            Shape::Cites => {
                let (reference, place) = (self.reference(&[Kind::Source]), self.place(&CITATION));
                one_or_many(&json!({"anyOf": [place, reference]}))
            }
            Shape::Positions => self.positions(),
            Shape::List(table) => one_or_many(&Value::Object(self.object(table, &[], Demand::All))),
            Shape::Folders => {
                let scalar = scalar();
                json!({"type": "object", "patternProperties": {LANGUAGE: scalar}, "additionalProperties": false})
            }
        }
    }

    fn id(&self) -> Value {
        let mut schema = object([
            ("type", json!(["string", "number"])),
            ("pattern", json!(slug())),
            ("maxLength", json!(MAX_ID)),
        ]);
        self.explain(&mut schema, "pattern-id");
        Value::Object(schema)
    }

    /// Dates and intervals, loosely: that a month has 30 days and that the end comes last is left to the check.
    fn time(&self) -> Value {
        let month = "(0[1-9]|1[0-2])";
        let day = "(0[1-9]|[12][0-9]|3[01])";
        let date = format!("-?[0-9]{{4}}(-{month}(-{day})?)?[~?%]?");
        let bound = format!(r" *({date}|\.\.)? *");
        let mut schema = object([
            ("type", json!(["string", "integer"])),
            ("pattern", json!(format!("^ *{date} *$|^{bound}/{bound}$"))),
            ("minimum", json!(-9999)),
            ("maximum", json!(9999)),
        ]);
        self.explain(&mut schema, "pattern-time");
        Value::Object(schema)
    }

    /// What an editor says instead of the pattern.
    fn explain(&self, schema: &mut Map<String, Value>, message: &str) {
        let text = self.say(message).map(|text| json!(text));
        schema.extend(text.map(|text| ("patternErrorMessage".to_owned(), text)));
    }

    /// A word that is no id, with its meaning.
    fn word(&self, word: &str) -> Value {
        let meaning = self.say(&format!("value-{word}"));
        Value::Object(words([(word.to_owned(), meaning)]))
    }

    /// A text for readers: one, or one a language, with what may stand beside them.
    fn text(&mut self) -> Value {
        self.shared("text", |building| {
            let known = building
                .writer
                .known
                .map(|(base, _)| &base.manifest.languages);
            let tags: Vec<&str> = match known {
                Some(tags) => tags.iter().map(String::as_str).collect(),
                None => building.writer.languages.to_vec(),
            };
            let mut versions: Map<String, Value> = tags
                .iter()
                .map(|tag| ((*tag).to_owned(), scalar()))
                .collect();
            for key in [ALL_LANGUAGES, TRANSLATED_FROM] {
                let mut schema = object([("type", scalar()["type"].clone())]);
                building.describe(&mut schema, &format!("key-text-{key}"), None);
                // A language of this tag comes first.
                versions.entry(key).or_insert_with(|| Value::Object(schema));
            }
            let mut by_language = object([
                ("type", json!("object")),
                ("properties", Value::Object(versions)),
            ]);
            if known.is_none() {
                let others = json!({LANGUAGE: scalar()});
                by_language.insert("patternProperties".to_owned(), others);
            }
            by_language.insert("additionalProperties".to_owned(), json!(false));
            json!({"anyOf": [by_language, scalar()]})
        })
    }

    /// A whole number. Quoted it is one as well, also with a sign that YAML does not know.
    fn number(&self, key: &str, least: i8, most: i8) -> Value {
        let meaning = |number: i8| {
            let sign = if number < 0 { "minus-" } else { "" };
            self.say(&format!("value-{key}-{sign}{}", number.unsigned_abs()))
        };
        let mut numbers = object([("enum", (least..=most).map(|number| json!(number)).collect())]);
        let meanings: Vec<String> = (least..=most).filter_map(meaning).collect();
        if meanings.len() == numbers["enum"].as_array().map_or(0, Vec::len) {
            numbers.insert("enumDescriptions".to_owned(), json!(meanings));
        }
        let written: Vec<String> = (least..=most)
            .map(|number| {
                let sign = if number < 0 { "[-\u{2212}]" } else { "[+]?" };
                format!("{sign}0*{}", number.unsigned_abs())
            })
            .collect();
        let pattern = format!("^({})$", written.join("|"));
        json!({"anyOf": [numbers, {"type": "string", "pattern": pattern}]})
    }

    /// One word of a closed list.
    fn choice(&self, table: &str, key: &str, list: &[&str]) -> Value {
        if list == ["true", "false"] {
            return json!({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": "^(true|false)$"}]});
        }
        let meaning = |word: &&str| {
            let meaning = self
                .say(&format!("value-{table}-{key}-{word}"))
                .or_else(|| self.say(&format!("value-{key}-{word}")));
            ((*word).to_owned(), meaning)
        };
        let schema = Value::Object(words(list.iter().map(meaning)));
        // The terms of CiTO are read in its own spelling, too.
        let spelt = |word: &&str| word.contains('-').then(|| camel_case(word));
        let own: Vec<String> = if list == CitationType::WORDS {
            list.iter().filter_map(spelt).collect()
        } else {
            Vec::new()
        };
        or(schema, silently(&own))
    }

    /// One word of a list in the manifest.
    fn manifest_word(&mut self, list: List) -> Value {
        let Some((base, language)) = self.writer.known else {
            return self.shared("word", |building| building.id());
        };
        let name = match list {
            List::ActorKinds => "actor-kind",
            List::RelationTypes => "relation-type",
            List::ConflictKinds => "conflict-kind",
        };
        let named = base.vocabulary().list(list).iter();
        let list = named.map(|it| (it.id.clone(), Some(it.label.best(language).1.to_owned())));
        let list: Vec<_> = list.collect();
        self.shared(name, |_| Value::Object(words(list)))
    }

    /// One level, several, or that they are unknown.
    fn levels(&mut self) -> Value {
        self.shared("levels", |building| {
            let level = match building.writer.known {
                None => building.shared("word", |building| building.id()),
                Some((base, language)) => {
                    let levels = base.manifest.levels.iter();
                    let list = words(levels.map(|level| {
                        (
                            level.id.clone(),
                            Some(level.label.best(language).1.to_owned()),
                        )
                    }));
                    building.shared("level", |_| Value::Object(list))
                }
            };
            json!({"anyOf": [level, {"type": "array", "items": level}, building.word("unknown")]})
        })
    }

    /// The records of these kinds in the order of their ids, if a knowledge base is known.
    fn records(
        &self,
        kinds: &'static [Kind],
    ) -> Option<impl Iterator<Item = &'a Record> + use<'a>> {
        let (base, _) = self.writer.known?;
        let records = base.records().map(|(_, record)| record);
        Some(records.filter(move |record| kinds.contains(&record.kind())))
    }

    /// What a record is called, for whoever chooses among ids.
    fn called(&self, record: &Record) -> Option<String> {
        let (_, language) = self.writer.known?;
        let name = record.name().map(|name| name.best(language).1);
        match name.filter(|name| !name.is_empty()) {
            Some(name) => Some(name.to_owned()),
            None => self.say(&format!("kind-{}", record.kind().name())),
        }
    }

    /// The id of a record of these kinds.
    fn reference(&mut self, kinds: &'static [Kind]) -> Value {
        let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
        let name = if kinds.len() == Kind::ALL.len() {
            "record-id".to_owned()
        } else {
            format!("{}-id", names.join("-or-"))
        };
        self.shared(&name, |building| {
            let Some(records) = building.records(kinds) else {
                return building.id();
            };
            let mut aliases = Vec::new();
            let mut ids = Vec::new();
            for record in records {
                aliases.extend(
                    record
                        .shared
                        .aliases
                        .iter()
                        .map(|alias| alias.value.clone()),
                );
                ids.push((record.id.clone(), building.called(record)));
            }
            aliases.retain(|alias| is_plain(alias));
            or(Value::Object(words(ids)), silently(&aliases))
        })
    }

    /// A person or a body.
    fn name(&mut self) -> Value {
        self.shared("name", |building| {
            let mut parts = building.object(&NAME, &[], Demand::All);
            parts.insert(
                "anyOf".to_owned(),
                json!([{"required": ["family"]}, {"required": ["name"]}]),
            );
            json!({"anyOf": [scalar(), parts]})
        })
    }

    fn locator(&mut self) -> Value {
        self.shared("locator", |building| {
            let part = |word: &&str| {
                let mut schema = match scalar() {
                    Value::Object(schema) => schema,
                    _ => Map::new(),
                };
                building.describe(&mut schema, &format!("key-locator-{word}"), None);
                ((*word).to_owned(), Value::Object(schema))
            };
            let parts: Map<String, Value> = LocatorKey::WORDS.iter().map(part).collect();
            json!({"type": "object", "properties": parts, "additionalProperties": false})
        })
    }

    fn place(&mut self, table: &'static Table) -> Value {
        self.shared(table.name, |building| {
            Value::Object(building.object(table, &[], Demand::All))
        })
    }

    /// Propositions, each with a stance.
    fn positions(&mut self) -> Value {
        self.shared("positions", |building| {
            let stance = &POSITION.keys[0];
            let short = building.key(POSITION.name, stance);
            let long = building.place(&POSITION);
            let position = building.shared("stance", |_| json!({"anyOf": [short, long]}));
            let Some(records) = building.records(&[Kind::Proposition]) else {
                return json!({
                    "type": "object",
                    "propertyNames": {"pattern": slug()},
                    "additionalProperties": position,
                });
            };
            let mut properties = Map::new();
            let mut aliases = Vec::new();
            for record in records {
                aliases.extend(
                    record
                        .shared
                        .aliases
                        .iter()
                        .map(|alias| alias.value.clone()),
                );
                let text = json!(building.called(record).unwrap_or_default());
                let schema = json!({"description": text, "anyOf": [position]});
                properties.insert(record.id.clone(), schema);
            }
            aliases.retain(|alias| is_plain(alias));
            let mut schema = object([
                ("type", json!("object")),
                ("properties", Value::Object(properties)),
            ]);
            if !aliases.is_empty() {
                let pattern = format!("^({})$", aliases.join("|"));
                schema.insert("patternProperties".to_owned(), json!({pattern: position}));
            }
            schema.insert("additionalProperties".to_owned(), json!(false));
            Value::Object(schema)
        })
    }

    /// A new record to fill in: its required keys.
    fn snippet(&self, kind: Kind, setting: Setting) -> Value {
        let mut stops = 0;
        let mut record = object([("id", stop(&mut stops))]);
        for key in kind.table().keys.iter().filter(|key| key.required) {
            record.insert(key.name.to_owned(), self.blank(key.shape, &mut stops));
        }
        let body = match setting {
            Setting::List => json!({kind.plural(): [record]}),
            Setting::Item | Setting::File => Value::Object(record),
        };
        let label = match setting {
            Setting::List => self.say("snippet-list"),
            Setting::Item => self.say("snippet-item"),
            Setting::File => self.say("snippet-file"),
        };
        let name = self
            .say(&format!("kind-{}", kind.name()))
            .unwrap_or_default();
        json!({
            "label": format!("{}: {name}", label.unwrap_or_default()),
            "description": self.say(&format!("about-{}", kind.name())).unwrap_or_default(),
            "body": body,
        })
    }

    /// What a new record has under a key until somebody fills it in.
    fn blank(&self, shape: Shape, stops: &mut u8) -> Value {
        match shape {
            Shape::Text => {
                let tags: Vec<&str> = match self.writer.known {
                    Some((base, _)) => base.manifest.languages.iter().map(String::as_str).collect(),
                    None => self.writer.languages.to_vec(),
                };
                tags.into_iter()
                    .map(|tag| (tag.to_owned(), stop(stops)))
                    .collect::<Map<_, _>>()
                    .into()
            }
            Shape::Sides(_) => json!([[stop(stops)], [stop(stops)]]),
            Shape::Place => json!({"source": stop(stops)}),
            _ => stop(stops),
        }
    }
}

/// Where a new record goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// Into an empty file, as the first of a list.
    List,
    /// Into a list.
    Item,
    /// Into an empty file, alone.
    File,
}

/// The next place that an editor jumps to.
fn stop(stops: &mut u8) -> Value {
    *stops += 1;
    json!(format!("${stops}"))
}

/// Whether no character of an alias means something in a pattern; one that does is an error elsewhere.
fn is_plain(alias: &str) -> bool {
    alias
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The names of the keys that must be there.
fn required(own: &[Key], shared: &[Key]) -> Vec<&'static str> {
    let keys = shared.iter().chain(own).filter(|key| key.required);
    keys.map(|key| key.name).collect()
}

/// A required key stands in each record of a list, unless `defaults:` has it.
fn demand(kind: Kind, key: &str) -> Value {
    json!({
        "if": {"required": ["defaults"], "properties": {"defaults": {"type": "object", "required": [key]}}},
        "else": {"properties": {kind.plural(): {"items": {"required": [key]}}}},
    })
}
