//! `antinomy cite ID...`: the citation of a work, and its entry in the list of works.
//!
//! Year suffixes ("2009a") depend on all works, so the whole bibliography is set. Neither graph nor findings are needed.

use crate::answer::Answer;
use crate::arguments::{CiteArguments, Common};
use crate::error::CommandError;
use crate::project::{self, unknown};
use antinomy_cite::{Bibliography, CitationItem, CitationSegment, CslItem, Style, StyledLocator};
use antinomy_kit::Workspace;
use antinomy_model::values::{Choice, LocatorKey};
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Argument, nearest};
use antinomy_words::Words;
use serde_json::json;
use std::path::Path;

pub(super) fn run(
    common: &Common,
    asked: &CiteArguments,
    words: &Words,
) -> Result<Answer, CommandError> {
    // Wrong arguments are reported before a knowledge base is looked for.
    let place = place(asked, words)?;
    let loaded = project::load(common)?;
    project::note_errors(&loaded, words);
    let base = &loaded.base;
    let ids: Vec<&str> = asked
        .ids
        .iter()
        .map(|id| source(base, id, words))
        .collect::<Result<_, _>>()?;
    let style = style(&loaded, asked, words)?;
    let list = list(&loaded, &style, words);
    let keys = ["id", "cited", "in-sentence", "listed"];
    let mut answer = Answer::with_columns("cite", &keys, words);
    for id in ids {
        let wanted = CitationItem {
            id,
            locator: place.clone(),
            ..CitationItem::default()
        };
        let said = |narrative| said(&list.citation(std::slice::from_ref(&wanted), narrative));
        let listed = list.entry(id).map(ToString::to_string);
        answer.row(vec![
            json!(id),
            json!(said(false)),
            json!(said(true)),
            json!(listed),
        ]);
    }
    antinomy_kit::style_held(&list)?;
    Ok(answer)
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

fn style(loaded: &Workspace, asked: &CiteArguments, words: &Words) -> Result<Style, CommandError> {
    match asked.style.as_deref() {
        None => Ok(antinomy_kit::style(loaded)?),
        Some(path) if path.ends_with(".csl") => Ok(antinomy_kit::style_file(Path::new(path))?),
        // Unlike in the manifest, a wrong name is wrong usage here: exit code 2.
        Some(name) => antinomy_kit::style_named(name)
            .map_err(|problem| CommandError::Usage(problem.say(words))),
    }
}

/// The id of the source with this id or alias.
fn source<'b>(base: &'b KnowledgeBase, id: &str, words: &Words) -> Result<&'b str, CommandError> {
    let nearest = || base.nearest_id(id, &[Kind::Source]);
    let found = base.find(id).map(|found| base.record(found));
    match found {
        Some(record) if record.kind() == Kind::Source => Ok(&record.id),
        Some(_) => Err(unknown(words, id, "unknown-source", None)),
        None => Err(unknown(words, id, "unknown-id", nearest())),
    }
}

/// The locator of the arguments. A single one with a CSL label is left to the style; any other is put into words here.
fn place(asked: &CiteArguments, words: &Words) -> Result<Option<StyledLocator>, CommandError> {
    if let Some(page) = &asked.page {
        return Ok(Some(StyledLocator {
            label: Some(LocatorKey::Page),
            value: page.clone(),
        }));
    }
    let parts: Vec<(LocatorKey, &str)> = asked
        .locator
        .iter()
        .map(|part| part_of(part, words))
        .collect::<Result<_, _>>()?;
    let say = |(key, value): &(LocatorKey, &str)| {
        let value = [("value", Argument::from(*value))];
        words.say(&format!("locator-{}", key.word()), &value)
    };
    Ok(match &parts[..] {
        [] => None,
        parts => {
            let in_words = || StyledLocator {
                label: None,
                value: parts.iter().map(say).collect::<Vec<_>>().join(", "),
            };
            let labelled = match parts {
                [(key, value)] => StyledLocator::labelled(*key, value),
                _ => None,
            };
            Some(labelled.unwrap_or_else(in_words))
        }
    })
}

fn part_of<'a>(part: &'a str, words: &Words) -> Result<(LocatorKey, &'a str), CommandError> {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    match LocatorKey::from_word(name) {
        Some(key) if !value.is_empty() => Ok((key, value)),
        Some(_) => Err(unknown(words, part, "unknown-locator", None)),
        None => {
            let nearest = nearest(name, LocatorKey::WORDS.iter().copied());
            Err(unknown(words, part, "unknown-locator", nearest))
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
