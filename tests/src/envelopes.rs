//! Answers as JSON: each fits the one schema, is the same whatever the language of whoever asks, and leaves out no key of a
//! record. Console blocks of the suite are checked against the schema as well.

mod every_key;
mod results;

pub(crate) use results::are_results;

use crate::places;
use crate::programs::{self, LeftOut};
use jsonschema::Validator;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// Questions of every kind that has an answer in JSON, about the example on another subject.
const QUESTIONS: &[&str] = &[
    "list sources",
    "list actors",
    "list statements",
    "list contradictions",
    "list relations",
    "list fields",
    "contradictions",
    "matrix",
    "explain",
    "explain unknown-reference",
    "query --list",
    "query nothing-of-that-name",
    "query ASK{} --plan",
    "query ASK{ --plan",
    "query CONSTRUCT{}WHERE{}",
    "check",
    "show nothing-of-that-name",
    "list nothing-of-that-kind",
    "show",
    "shwo",
    "list actors --colour",
    "neighbours a --depth x",
    "check --root /nowhere/at/all",
    "export",
    "check --write-baseline known.yaml",
];

/// Questions about single records.
const OF_RECORDS: &[&str] = &["show", "cites", "cited-by", "neighbours"];

/// What a machine and a person say that they speak: variables and arguments.
type Spoken = (
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
);

/// Ways in which they say so.
const LANGUAGES: &[Spoken] = &[
    (&[("LC_ALL", "C.UTF-8")], &[]),
    (&[("LC_ALL", "de_DE.UTF-8")], &[]),
    (&[("LC_ALL", ""), ("LANG", "fr_FR.UTF-8")], &[]),
    (&[("LC_ALL", "en_GB.UTF-8")], &["--lang", "de"]),
    (
        &[("LC_ALL", "de_DE.UTF-8"), ("COLUMNS", "40")],
        &["--lang", "en"],
    ),
];

pub(crate) fn trials(left_out: &mut LeftOut) -> Vec<Trial> {
    let mut trials = vec![Trial::test(
        "envelopes: the schema is valid draft-07",
        || jsonschema::draft7::meta::validate(&schema()?).map_err(|error| error.to_string().into()),
    )];
    let programs = &["antinomy"];
    trials.push(left_out.trial(
        "envelopes: every answer fits, and is the same in every language".to_owned(),
        programs,
        every_answer,
    ));
    trials.push(left_out.trial(
        "envelopes: show leaves out no key of any kind".to_owned(),
        programs,
        every_key::shown,
    ));
    trials
}

fn schema() -> Result<Value, Failed> {
    let path = places::workspace().join("schema/answer.json");
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

static VALIDATOR: LazyLock<Option<Validator>> =
    LazyLock::new(|| jsonschema::draft7::new(&schema().ok()?).ok());

/// Whether a text is one envelope that the schema describes. Of the alternatives that the schema has for kinds, only the one
/// of its own kind is told about.
pub(crate) fn fits(text: &str) -> Result<(), String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("no JSON: {error}"))?;
    let validator = VALIDATOR.as_ref().ok_or("the schema cannot be read")?;
    if validator.is_valid(&value) {
        return Ok(());
    }
    let kind = value["kind"].as_str().unwrap_or("none");
    let mut own = schema().map_err(|_| "the schema cannot be read")?;
    own["oneOf"] = serde_json::json!([{"$ref": format!("#/definitions/{kind}")}]);
    own["allOf"] = own["oneOf"].take();
    own.as_object_mut().map(|own| own.remove("oneOf"));
    let own = jsonschema::draft7::new(&own).map_err(|error| error.to_string())?;
    let wrong: Vec<String> = own
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    Err(format!("an envelope of kind {kind}: {}", wrong.join("; ")))
}

fn every_answer() -> Result<(), Failed> {
    let folder = places::tests().join("climate");
    let mut questions: Vec<String> = QUESTIONS.iter().map(|it| (*it).to_owned()).collect();
    let mut sources = Vec::new();
    for kind in antinomy_model::Kind::ALL {
        let list = format!("list {}", kind.plural());
        let list: Value = serde_json::from_str(&answer(&folder, &list, &LANGUAGES[0])?.0)?;
        let Some(id) = list["items"][0]["id"].as_str() else {
            continue;
        };
        questions.extend(OF_RECORDS.iter().map(|question| format!("{question} {id}")));
        sources.push(id.to_owned());
    }
    if let [first, .., last] = &sources[..] {
        questions.push(format!("path {first} {last}"));
        questions.push(format!("cite {first} --page 7"));
        questions.push(format!(
            "cite {first} --locator article=1 --locator paragraph=2"
        ));
    }
    for question in questions {
        let first = answer(&folder, &question, &LANGUAGES[0])?;
        fits(&first.0).map_err(|wrong| format!("{question}: {wrong}"))?;
        for language in &LANGUAGES[1..] {
            if answer(&folder, &question, language)? != first {
                return Err(format!("{question}: another answer with {language:?}").into());
            }
        }
    }
    Ok(())
}

/// What a question prints to standard output, and the exit code.
fn answer(
    folder: &Path,
    question: &str,
    (environment, arguments): &Spoken,
) -> Result<(String, Option<i32>), Failed> {
    let program = programs::find("antinomy").ok_or("antinomy is not here")?;
    let output = programs::command(&program, folder)
        .envs(environment.iter().copied())
        .args(question.split(' '))
        .args(["--format", "json"])
        .args(*arguments)
        .output()?;
    Ok((String::from_utf8(output.stdout)?, output.status.code()))
}
