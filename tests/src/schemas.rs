//! The schemas for editors: they are those of the repository, they are valid, they take what the check takes and
//! refuse what is wrong, and no key lacks its sentence.

use crate::{codes, page, places};
use antinomy_kit::Workspace;
use antinomy_model::SHARED;
use antinomy_model::json_schema::{Document, Writer};
use antinomy_model::property::{CITATION, Key, NAME, PLACE, POSITION, Shape, Table};
use antinomy_model::values::{ALL_LANGUAGES, Choice, LocatorKey, TRANSLATED_FROM};
use antinomy_model::{Kind, KnowledgeBase, Manifest};
use antinomy_syntax::Severity;
use antinomy_words::{Explanation, LANGUAGES, Words};
use jsonschema::Validator;
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("schemas: those of the repository are up to date", committed),
        Trial::test("schemas: the editor's settings name each of them", settings),
        Trial::test("schemas: each is valid draft-07", valid),
        Trial::test("schemas: wrong records are refused", refused),
        Trial::test(
            "schemas: with ids, only what exists and has the right kind is proposed",
            ids,
        ),
        Trial::test(
            "schemas: every key and every word is explained in every language",
            explained,
        ),
        Trial::test("schemas: what the check takes is taken", accepted),
    ];
    for (name, folder) in [("handbook", "."), ("climate", "tests/climate")] {
        trials.push(Trial::test(
            format!("schemas/{name}: every file fits"),
            move || content(&places::workspace().join(folder)),
        ));
    }
    trials
}

/// The text of a schema in a language, with the ids of a knowledge base if one is given.
fn text(document: Document, language: &str, base: Option<&KnowledgeBase>) -> String {
    let words = Words::new(language);
    let known = base.map(|base| (base, base.manifest.language(language).unwrap_or_default()));
    let writer = Writer {
        say: &|key| words.knows(key).then(|| words.word(key)),
        languages: LANGUAGES,
        known,
    };
    writer.text(document)
}

fn schema(document: Document, base: Option<&KnowledgeBase>) -> Result<Value, Failed> {
    Ok(serde_json::from_str(&text(document, "en", base))?)
}

fn validator(document: Document, base: Option<&KnowledgeBase>) -> Result<Validator, Failed> {
    Ok(jsonschema::draft7::new(&schema(document, base)?)?)
}

fn listed(wrong: &[String]) -> Result<(), Failed> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

fn committed() -> Result<(), Failed> {
    let folder = places::workspace().join("schema");
    let mut wrong = Vec::new();
    for document in Document::all() {
        let path = folder.join(format!("{}.json", document.name()));
        let is_same = std::fs::read_to_string(&path)
            .is_ok_and(|committed| committed == text(document, "en", None));
        if !is_same {
            wrong.push(format!("schema/{}.json is out of date", document.name()));
        }
    }
    if !wrong.is_empty() {
        wrong.push("Write them again: cargo run -- schema --out schema --lang en".to_owned());
    }
    listed(&wrong)
}

fn settings() -> Result<(), Failed> {
    let path = places::workspace().join(".vscode/settings.json");
    let settings: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let Value::Object(named) = &settings["yaml.schemas"] else {
        return Err("yaml.schemas is missing".into());
    };
    let named: BTreeSet<String> = named.keys().cloned().collect();
    let wanted: BTreeSet<String> = Document::all()
        .map(|document| format!("./schema/{}.json", document.name()))
        .collect();
    let difference: Vec<String> = named.symmetric_difference(&wanted).cloned().collect();
    listed(&difference)
}

fn valid() -> Result<(), Failed> {
    let loaded = load(&places::workspace())?;
    for document in Document::all() {
        for base in [None, Some(&*loaded.base)] {
            for language in LANGUAGES {
                let schema = serde_json::from_str(&text(document, language, base))?;
                if let Err(error) = jsonschema::draft7::meta::validate(&schema) {
                    return Err(format!("{}: {error}", document.name()).into());
                }
            }
        }
    }
    Ok(())
}

fn load(folder: &Path) -> Result<Workspace, Failed> {
    antinomy_kit::Workspace::open(folder).map_err(|problem| problem.to_string().into())
}

/// The schema for a file, by its path within the content.
fn document_of(path: &str) -> Document {
    if path == "antinomy.yaml" {
        return Document::Manifest;
    }
    let kind = path.rsplit('/').skip(1).find_map(Kind::from_plural);
    kind.map_or(Document::Records, Document::Kind)
}

/// What a file says, typed as YAML types it; an empty file says nothing.
fn value(yaml: &str) -> Result<Option<Value>, String> {
    let value: Value = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    Ok(Some(value).filter(|value| !value.is_null()))
}

/// What a schema says against a file.
fn complaints(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{}: {}", error.instance_path(), short(&error.to_string())))
        .collect()
}

fn short(text: &str) -> String {
    text.chars().take(300).collect()
}

/// Every file of a knowledge base, with and without its ids.
fn content(root: &Path) -> Result<(), Failed> {
    let loaded = load(root)?;
    let mut wrong = Vec::new();
    let mut seen = 0;
    for base in [None, Some(&*loaded.base)] {
        for document in Document::all() {
            let validator = validator(document, base)?;
            for (_, file) in loaded.base.files.iter() {
                let inner = file.path().strip_prefix("content/");
                let Some(inner) = inner.filter(|inner| inner.ends_with(".yaml")) else {
                    continue;
                };
                if document_of(inner) != document {
                    continue;
                }
                let value = value(file.text()).map_err(|error| format!("{inner}: {error}"))?;
                seen += 1;
                let found = value.map_or_else(Vec::new, |value| complaints(&validator, &value));
                wrong.extend(found.into_iter().map(|found| format!("{inner}: {found}")));
            }
        }
    }
    if seen == 0 {
        return Err("no file was read".into());
    }
    listed(&wrong)
}

/// Files in which the check finds no error: those of the suite, and the good examples of all codes.
fn clean_files() -> Result<Vec<(String, String)>, String> {
    let clean = page::all()?
        .iter()
        .flat_map(|page| &page.cases)
        .filter(|case| {
            let mut expected = case.expected.iter();
            expected.any(|block| block.kind() == "diagnostics" && block.text.trim().is_empty())
        });
    let suite = clean.flat_map(|case| {
        let plain = case.files.iter().filter(|file| file.info.words.len() == 2);
        plain.map(|file| (file.path().to_owned(), file.text.clone()))
    });
    let examples = codes::all().into_iter().filter_map(Explanation::of);
    let examples = examples.flat_map(|page| {
        let good = page.good.iter();
        good.map(|file| (file.path.to_owned(), file.text()))
            .collect::<Vec<_>>()
    });
    Ok(suite.chain(examples).collect())
}

/// A schema has nothing against a file in which the check finds no error.
fn accepted() -> Result<(), Failed> {
    let files = clean_files()?;
    let mut wrong = Vec::new();
    let mut seen = 0;
    for document in Document::all() {
        let validator = validator(document, None)?;
        for (path, text) in &files {
            let inner = path.strip_prefix("content/");
            let inner = inner.filter(|inner| inner.ends_with(".yaml"));
            if inner.map(document_of) != Some(document) {
                continue;
            }
            // Our reader takes some texts without quotation marks that another one does not.
            let Ok(Some(value)) = value(text) else {
                continue;
            };
            seen += 1;
            let found = complaints(&validator, &value).into_iter();
            wrong.extend(found.map(|found| format!("{path}: {found}\n{text}")));
        }
    }
    if seen < 20 {
        wrong.push(format!("only {seen} files were found to compare"));
    }
    listed(&wrong)
}

/// Records that are wrong, each in one way, with the schema that must refuse them; and what is right beside them.
const STATEMENT: &str = "{id: a, text: A, kind: goal, source: s";

fn refused() -> Result<(), Failed> {
    let statement = |more: &str| format!("{STATEMENT}{more}}}");
    let kind = Document::Kind;
    let right = [
        (kind(Kind::Statement), statement("")),
        (kind(Kind::Statement), statement(", locator: {page: 24}, voice: unknown")),
        (kind(Kind::Statement), statement(", cites: [{source: s, as: citesAsEvidence}, s]")),
        (kind(Kind::Statement), statement(", positions: {p: -2, q: {stance: \"+1\", read-by: s}}")),
        (kind(Kind::Statement), statement(", cited-via: none, levels: [a, b], time: 2007/..")),
        (kind(Kind::Statement), "{defaults: {source: s, kind: goal}, statements: [{id: a, text: A}]}".to_owned()),
        (kind(Kind::Statement), "{statements: , defaults: , actors: [{}]}".to_owned()),
        (kind(Kind::Source), "{id: 2014, class: law, type: book, title: 1984, issued: 2007, isbn: 123, volume: on, author: [\"A, B\", {family: C}]}".to_owned()),
        (Document::Records, format!("{{statements: [{STATEMENT}}}], actors: [{{id: a, label: {{fr: A}}, kind: k}}]}}")),
    ];
    let wrong = [
        (kind(Kind::Statement), statement(", voise: a")),
        (kind(Kind::Statement), statement(", share: moost")),
        (kind(Kind::Statement), "{id: a, text: A, kind: goal}".to_owned()),
        (kind(Kind::Statement), "{statements: [{id: a, text: A, kind: goal}]}".to_owned()),
        (kind(Kind::Statement), "{defaults: {source: s, kind: goal}, statements: [{text: A}]}".to_owned()),
        (kind(Kind::Statement), "{defaults: {sorce: s}, statements: []}".to_owned()),
        (kind(Kind::Statement), statement(", note: ")),
        (kind(Kind::Statement), statement(", time: 16.12.2012")),
        (kind(Kind::Statement), statement(", locator: {pag: 2}")),
        (kind(Kind::Statement), statement(", locator: \"24\"")),
        (kind(Kind::Statement), statement(", positions: {p: 3}")),
        (kind(Kind::Statement), statement(", positions: {p: {read-by: s}}")),
        (kind(Kind::Statement), statement(", cites: [{source: s, as: cites-evidence}]")),
        (kind(Kind::Statement), statement(", quote: {de: wer räumt, baut nicht}")),
        (kind(Kind::Statement), statement(", voice: \"Die Stadt\"")),
        (kind(Kind::Statement), statement(", levels: [unknown]")),
        (kind(Kind::Source), "{id: index, class: law, type: book, title: A}".to_owned()),
        (kind(Kind::Source), "{id: a--b, class: law, type: book, title: A}".to_owned()),
        (kind(Kind::Source), "{id: a, class: law, type: book, title: A, author: [{given: B}]}".to_owned()),
        (Document::Records, "{statement: []}".to_owned()),
        (Document::Records, "{actors: [{id: a, label: A}]}".to_owned()),
        (Document::Manifest, "{title: A, languages: [de], levels: [], actor-kinds: [{id: a, label: A, commenting: maybe}]}".to_owned()),
    ];
    let mut found = Vec::new();
    let right = right.iter().map(|case| (case, true));
    for ((document, yaml), is_right) in right.chain(wrong.iter().map(|case| (case, false))) {
        let value = value(yaml)?.unwrap_or_default();
        let complaints = complaints(&validator(*document, None)?, &value);
        if complaints.is_empty() != is_right {
            found.push(format!("{}: {yaml}: {complaints:?}", document.name()));
        }
    }
    listed(&found)
}

fn ids() -> Result<(), Failed> {
    let loaded = load(&places::workspace().join("tests/climate"))?;
    let base = Some(&*loaded.base);
    let schema = schema(Document::Records, base)?;
    let proposed = |name: &str| -> BTreeSet<String> {
        let words = schema["definitions"][name]["enum"].as_array();
        let words = words.into_iter().flatten().filter_map(Value::as_str);
        words.map(str::to_owned).collect()
    };
    for kind in [
        Kind::Source,
        Kind::Actor,
        Kind::Concept,
        Kind::Field,
        Kind::Statement,
    ] {
        let wanted: BTreeSet<String> = loaded
            .base
            .of_kind(kind)
            .map(|(_, record)| record.id.clone())
            .collect();
        if proposed(&format!("{}-id", kind.name())) != wanted {
            return Err(format!("other ids are proposed than those of {}", kind.plural()).into());
        }
    }
    let levels = loaded.base.manifest.levels.iter();
    if proposed("level") != levels.map(|level| level.id.clone()).collect() {
        return Err("other levels are proposed than those of the manifest".into());
    }
    let validator = validator(Document::Kind(Kind::Statement), base)?;
    let takes = |key: &str, yaml: &str| -> Result<bool, Failed> {
        let mut record = json!({"id": "a", "text": "A", "kind": "goal", "source": "dike-act"});
        record[key] = value(yaml)?.unwrap_or_default();
        Ok(validator.is_valid(&record))
    };
    for (key, yaml, is_right) in [
        ("source", "dike-act", true),
        ("source", "dyke-act", false),
        ("source", "oberau", false),
        ("voice", "oberau", true),
        ("voice", "unknown", true),
        ("voice", "dike-act", false),
        ("to", "[oberau, niederau]", true),
        ("to", "[oberau, nowhere]", false),
        ("levels", "city", true),
        ("levels", "town", false),
        ("positions", "{retreat: 1}", true),
        ("positions", "{retreats: 1}", false),
        (
            "positions",
            "{retreat: {stance: 1, read-by: oberau}}",
            false,
        ),
        ("cites", "[{source: dike-act}, tide-report]", true),
        ("cites", "[{source: retreat}]", false),
        ("quote", "{de: A, en: B}", true),
        ("quote", "{fr: A}", false),
    ] {
        if takes(key, yaml)? != is_right {
            return Err(format!("{key}: {yaml} should be right: {is_right}").into());
        }
    }
    aliases()
}

/// An earlier id stays right, but nobody is told to write it.
fn aliases() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("content");
    std::fs::create_dir(&path)?;
    std::fs::write(
        path.join("antinomy.yaml"),
        "title: Test\nlanguages: [en]\nlevels: []\nactor-kinds: [{id: k, label: K}]\n",
    )?;
    std::fs::write(
        path.join("actors.yaml"),
        "actors: [{id: new, aliases: old, label: A, kind: k}, {id: part, label: B, kind: k, part-of: old}]\n",
    )?;
    let loaded = load(folder.path())?;
    let schema = schema(Document::Kind(Kind::Actor), Some(&loaded.base))?;
    let proposed = schema["definitions"]["actor-id"].to_string();
    if !proposed.contains("\"enum\":[\"new\",\"part\"]") {
        return Err(format!("proposed is {proposed}").into());
    }
    if loaded
        .reading_diagnostics()
        .iter()
        .any(|found| found.code.severity == Severity::Error)
    {
        return Err("the example itself is wrong".into());
    }
    let validator = jsonschema::draft7::new(&schema)?;
    for (id, is_right) in [("old", true), ("new", true), ("older", false)] {
        let record = json!({"id": "a", "label": "A", "kind": "k", "part-of": id});
        if validator.is_valid(&record) != is_right {
            return Err(format!("part-of: {id} should be right: {is_right}").into());
        }
    }
    Ok(())
}

/// Every table, with the tables inside it.
fn tables() -> Vec<&'static Table> {
    let mut tables = vec![Manifest::table(), &PLACE, &CITATION, &POSITION, &NAME];
    tables.extend(Kind::ALL.map(Kind::table));
    let inner = |keys: &'static [Key]| {
        keys.iter().filter_map(|key| match key.shape {
            Shape::List(table) => Some(table),
            _ => None,
        })
    };
    let mut all: Vec<&Table> = tables.iter().flat_map(|table| inner(table.keys)).collect();
    all.extend(inner(SHARED));
    all.append(&mut tables);
    all
}

/// Messages that are missing, and messages for keys and words that do not exist.
fn explained() -> Result<(), Failed> {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    wanted.insert("key-file-defaults".to_owned());
    wanted.extend([ALL_LANGUAGES, TRANSLATED_FROM].map(|key| format!("key-text-{key}")));
    wanted.extend(
        LocatorKey::WORDS
            .iter()
            .map(|word| format!("key-locator-{word}")),
    );
    wanted.extend(["unknown", "none"].map(|word| format!("value-{word}")));
    let shared = SHARED.iter().map(|key| ("record", key));
    let own = tables().into_iter();
    let own = own.flat_map(|table| table.keys.iter().map(|key| (table.name, key)));
    for (table, key) in own.chain(shared) {
        wanted.insert(format!("key-{table}-{}", key.name));
        let place = match table {
            "statement-kind" => format!("{table}-{}", key.name),
            _ => key.name.to_owned(),
        };
        match key.shape {
            Shape::Choice(words) if words != ["true", "false"] => {
                wanted.extend(words.iter().map(|word| format!("value-{place}-{word}")));
            }
            Shape::Number(least, most) => wanted.extend((least..=most).map(|number| {
                let sign = if number < 0 { "minus-" } else { "" };
                format!("value-{place}-{sign}{}", number.unsigned_abs())
            })),
            _ => {}
        }
    }
    for document in Document::all() {
        wanted.extend(["about", "schema"].map(|word| format!("{word}-{}", document.name())));
    }
    let others = ["schema-comment", "pattern-id", "pattern-time"];
    wanted.extend(others.map(str::to_owned));
    wanted.extend(["list", "file", "item"].map(|word| format!("snippet-{word}")));
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        let path = format!("crates/antinomy-words/locales/{language}/keys.ftl");
        let text = std::fs::read_to_string(places::workspace().join(&path))?;
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        let written: BTreeSet<String> = lines.map(|(key, _)| key.to_owned()).collect();
        let missing = wanted.difference(&written);
        wrong.extend(missing.map(|key| format!("{path} lacks {key}")));
        let idle = written.difference(&wanted);
        wrong.extend(idle.map(|key| format!("{path} has {key}, which nothing asks for")));
    }
    listed(&wrong)
}
