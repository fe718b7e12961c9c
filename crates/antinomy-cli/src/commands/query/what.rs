//! What is asked: a text, a file, standard input, or a saved query by its name.

use crate::arguments::QueryArguments;
use crate::error::{CommandError, Hint, Refusal};
use crate::project::{self, OpenProject};
use antinomy_kit::read_input;
use antinomy_kit::report::visible_line;
use antinomy_model::SavedQuery;
use antinomy_query::Rdf;
use antinomy_query::saved::{self, Misuse};
use antinomy_syntax::{Argument, nearest};
use std::io::IsTerminal;
use std::path::Path;

/// What stands for standard input.
const INPUT: &str = "-";

/// A query to run.
pub(super) struct Asked {
    /// Its text, with values in place of parameters.
    pub(super) text: String,
    /// What messages call it: a path, or a word for what was typed.
    pub(super) name: String,
    /// The seconds that it gives itself, if it is a saved one.
    pub(super) limit: Option<u16>,
}

/// The query that the arguments ask for.
pub(super) fn asked(
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    asked: &QueryArguments,
) -> Result<Asked, CommandError> {
    let given = given(&asked.param)?;
    let argument = asked.query.as_deref();
    if let Some(name) = argument.filter(|it| is_name(it)) {
        let saved = saved_query(project, name)?;
        return Ok(Asked {
            text: saved::text(saved, rdf, &given).map_err(|it| misuse(it, saved, project))?,
            name: project.base().files.file(saved.file).path().to_owned(),
            limit: Some(saved.limit),
        });
    }
    if !given.is_empty() {
        return Err(Refusal::new("query-param-unsaved").into());
    }
    Ok(Asked {
        text: text(argument)?,
        name: match argument {
            None | Some(INPUT) => project.words.word("standard-input"),
            Some(path) if is_file(path) => path.to_owned(),
            Some(_) => project.words.word("query-typed"),
        },
        limit: None,
    })
}

fn text(argument: Option<&str>) -> Result<String, CommandError> {
    match argument {
        // What is piped in is meant, even without a dash; a terminal would be waited for.
        None if std::io::stdin().is_terminal() => Err(Refusal::new("query-missing").into()),
        None => Ok(read_input(Path::new(INPUT))?),
        Some(path) if is_file(path) => Ok(read_input(Path::new(path))?),
        Some(text) => Ok(text.to_owned()),
    }
}

/// Whether an argument is a file: no query ends so.
fn is_file(argument: &str) -> bool {
    argument == INPUT || argument.ends_with(".rq") || argument.ends_with(".sparql")
}

/// Whether an argument is the name of a saved query: no query is a single word.
fn is_name(argument: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || ['-', '_'].contains(&letter);
    argument != INPUT && !argument.is_empty() && argument.chars().all(is_letter)
}

fn saved_query<'p>(
    project: &'p OpenProject<'_>,
    name: &str,
) -> Result<&'p SavedQuery, CommandError> {
    project.base().query(name).ok_or_else(|| {
        let names = project.base().queries().map(|it| it.name.as_str());
        project::unknown(name, "query-unknown", nearest(name, names))
    })
}

/// The values of `--param`.
fn given(params: &[String]) -> Result<Vec<(String, String)>, CommandError> {
    let pair = |param: &String| {
        let (name, value) = param.split_once('=').ok_or_else(|| {
            let name = ("name", Argument::from(visible_line(param)));
            Refusal::with("query-param-form", vec![name])
        })?;
        Ok((name.trim().to_owned(), value.to_owned()))
    };
    params.iter().map(pair).collect()
}

fn misuse(misuse: Misuse, saved: &SavedQuery, project: &OpenProject<'_>) -> CommandError {
    let known: Vec<&str> = saved
        .parameters
        .iter()
        .map(|it| it.name.value.as_str())
        .collect();
    let refusal = match misuse {
        Misuse::NoParameter(name) => {
            let meant = nearest(&name, known.iter().copied()).map(str::to_owned);
            let listed = if known.is_empty() {
                "none".to_owned()
            } else {
                known.join(", ")
            };
            Refusal::Message {
                key: "query-no-parameter".to_owned(),
                arguments: vec![
                    ("name", Argument::from(visible_line(&name))),
                    ("known", Argument::from(listed)),
                ],
                hint: Some(meant.map_or(Hint::Message, Hint::Nearest)),
            }
        }
        Misuse::NoValue {
            parameter,
            kind,
            given,
        } => Refusal::Message {
            key: "query-bad-value".to_owned(),
            hint: kind.record_kind().and_then(|kind| {
                let near = project.base().nearest_id(&given, &[kind])?;
                Some(Hint::Nearest(near.to_owned()))
            }),
            arguments: vec![
                ("name", Argument::from(parameter)),
                ("value", Argument::from(visible_line(&given))),
                ("kind", Argument::Word(kind.message())),
            ],
        },
    };
    refusal.into()
}
