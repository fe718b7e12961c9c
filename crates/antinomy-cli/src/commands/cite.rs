//! `antinomy cite ID...`: the citation of a work, and its entry in the list of works.
//!
//! Year suffixes ("2009a") depend on all works, so the whole bibliography is set. Neither graph nor findings are needed.

use crate::answer::{Answer, Cell};
use crate::arguments::{CiteArguments, Common};
use crate::error::{CommandError, Refusal};
use crate::forms::AnswerFormat;
use crate::project::{self, unknown};
use antinomy_cite::{Bibliography, CitationItem, CitationSegment, CslItem, Style, StyledLocator};
use antinomy_kit::Workspace;
use antinomy_kit::report::visible_line;
use antinomy_model::values::{Choice, LocatorKey};
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Argument, nearest};
use antinomy_words::Words;
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn run(
    common: &Common,
    asked: &CiteArguments,
    words: &Words,
) -> Result<Answer, CommandError> {
    // Wrong arguments are reported before a knowledge base is looked for.
    let parts = parts(asked)?;
    let loaded = project::load(common, words)?;
    project::note_errors(&loaded, words);
    let base = &loaded.base;
    let ids: Vec<&str> = asked
        .ids
        .iter()
        .map(|id| source(base, id))
        .collect::<Result<_, _>>()?;
    let style = style(&loaded, asked)?;
    // To set all works takes long: for people only in their own language.
    let languages = match common.answer_format() {
        AnswerFormat::Json | AnswerFormat::Jsonl => Words::all(),
        _ => std::slice::from_ref(words),
    };
    let mut said = Vec::new();
    for words in languages {
        let list = list(&loaded, &style, words);
        let place = place(asked, &parts, words);
        said.push(
            ids.iter()
                .map(|id| Said::of(&list, id, place.clone()))
                .collect(),
        );
        antinomy_kit::style_held(&list)?;
    }
    let keys = ["id", "cited", "in-sentence", "listed"];
    let mut answer = Answer::with_columns("cite", &keys, words);
    answer.extra(
        "content_errors",
        json!(project::count_errors(&loaded.reading_diagnostics())),
    );
    for (at, id) in ids.iter().enumerate() {
        answer.row(row(id, languages, &said, at));
    }
    Ok(answer)
}

/// How a work is cited in one language.
struct Said {
    cited: String,
    in_sentence: String,
    listed: Option<String>,
}

impl Said {
    fn of(list: &Bibliography, id: &str, locator: Option<StyledLocator>) -> Self {
        let wanted = CitationItem {
            id,
            locator,
            ..CitationItem::default()
        };
        let cited = |narrative| said(&list.citation(std::slice::from_ref(&wanted), narrative));
        Self {
            cited: cited(false),
            in_sentence: cited(true),
            listed: list.entry(id).map(ToString::to_string),
        }
    }
}

/// The row of the work at a place of what was said in each of these languages.
fn row(id: &str, languages: &[Words], said: &[Vec<Said>], at: usize) -> Vec<Cell> {
    let cell = |of: fn(&Said) -> Option<&str>| {
        let versions = languages.iter().zip(said);
        let versions = versions
            .filter_map(|(words, said)| Some((words.language().to_owned(), json!(of(&said[at])?))));
        let data = Value::Object(versions.collect());
        let shown = said.first().and_then(|said| of(&said[at]));
        Cell::new(data, visible_line(shown.unwrap_or_default()))
    };
    vec![
        json!(id).into(),
        cell(|said| Some(&said.cited)),
        cell(|said| Some(&said.in_sentence)),
        cell(|said| said.listed.as_deref()),
    ]
}

/// The bibliography of all works, collated as in the knowledge base's first language.
fn list(loaded: &Workspace, style: &Style, words: &Words) -> Bibliography {
    let base = &loaded.base;
    let language = base.manifest.language(words.language()).unwrap_or_default();
    let items = base
        .of_kind(Kind::Source)
        .filter_map(|(id, _)| CslItem::of(base, id, language))
        .collect();
    let alphabet = base.manifest.languages.first().map_or("", String::as_str);
    Bibliography::new(style, items, words.language(), alphabet)
}

fn style(loaded: &Workspace, asked: &CiteArguments) -> Result<Style, CommandError> {
    match asked.style.as_deref() {
        None => Ok(antinomy_kit::style(loaded)?),
        Some(path) if path.ends_with(".csl") => Ok(antinomy_kit::style_file(Path::new(path))?),
        // Unlike in the manifest, a wrong name is wrong usage here: exit code 2.
        Some(name) => {
            antinomy_kit::style_named(name).map_err(|problem| Refusal::Problem(problem).into())
        }
    }
}

/// The id of the source with this id or alias.
fn source<'b>(base: &'b KnowledgeBase, id: &str) -> Result<&'b str, CommandError> {
    let nearest = || base.nearest_id(id, &[Kind::Source]);
    let found = base.find(id).map(|found| base.record(found));
    match found {
        Some(record) if record.kind() == Kind::Source => Ok(&record.id),
        Some(_) => Err(unknown(id, "unknown-source", None)),
        None => Err(unknown(id, "unknown-id", nearest())),
    }
}

/// The parts of the locator of the arguments, but for a page.
fn parts(asked: &CiteArguments) -> Result<Vec<(LocatorKey, &str)>, CommandError> {
    asked.locator.iter().map(|part| part_of(part)).collect()
}

/// The locator of the arguments. A single one with a CSL label is left to the style; any other is put into words here.
fn place(
    asked: &CiteArguments,
    parts: &[(LocatorKey, &str)],
    words: &Words,
) -> Option<StyledLocator> {
    if let Some(page) = &asked.page {
        return Some(StyledLocator {
            label: Some(LocatorKey::Page),
            value: page.clone(),
        });
    }
    let say = |(key, value): &(LocatorKey, &str)| {
        let value = [("value", Argument::from(*value))];
        words.say(&format!("locator-{}", key.word()), &value)
    };
    let in_words = || StyledLocator {
        label: None,
        value: parts.iter().map(say).collect::<Vec<_>>().join(", "),
    };
    match parts {
        [] => None,
        [(key, value)] => Some(StyledLocator::labelled(*key, value).unwrap_or_else(in_words)),
        _ => Some(in_words()),
    }
}

fn part_of(part: &str) -> Result<(LocatorKey, &str), CommandError> {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    match LocatorKey::from_word(name) {
        Some(key) if !value.is_empty() => Ok((key, value)),
        Some(_) => Err(unknown(part, "unknown-locator", None)),
        None => {
            let nearest = nearest(name, LocatorKey::WORDS.iter().copied());
            Err(unknown(part, "unknown-locator", nearest))
        }
    }
}

fn said(pieces: &[CitationSegment]) -> String {
    let piece = |piece: &CitationSegment| match piece {
        CitationSegment::Text(text) | CitationSegment::Written(text) => text.clone(),
        CitationSegment::Work(_, rich) => rich.to_string(),
    };
    pieces.iter().map(piece).collect()
}
