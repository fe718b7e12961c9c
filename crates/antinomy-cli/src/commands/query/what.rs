//! What is asked: a text, a file, standard input, or a saved query by its name.

use crate::arguments::QueryArguments;
use crate::error::{CommandError, Hint, Refusal};
use crate::project::{self, OpenProject};
use antinomy_kit::read_input;
use antinomy_kit::report::visible_line;
use antinomy_model::values::ParameterKind;
use antinomy_model::{Kind, SavedQuery};
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
    pub(super) timeout: Option<u16>,
    /// Whether an empty answer is as it should be.
    pub(super) must_return_nothing: bool,
}

/// The query that the arguments ask for.
pub(super) fn asked(
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    asked: &QueryArguments,
) -> Result<Asked, CommandError> {
    let given = given(&asked.param)?;
    let argument = asked.query.as_deref();
    let saved = match argument {
        Some(name) if is_name(name) => Some(saved_query(project, name)?),
        Some(path) if is_file(path) => saved_in(project, path),
        _ => None,
    };
    if let Some(saved) = saved {
        return Ok(Asked {
            text: saved::text(saved, rdf, &given).map_err(|it| misuse(it, saved, project))?,
            name: project.base().files.file(saved.file).path().to_owned(),
            timeout: Some(saved.timeout),
            must_return_nothing: saved.must_return_nothing(),
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
        timeout: None,
        must_return_nothing: false,
    })
}

fn text(argument: Option<&str>) -> Result<String, CommandError> {
    match argument {
        // What is piped in is meant, even without a dash; a terminal would be waited for.
        None if std::io::stdin().is_terminal() => Err(Refusal::new("query-missing").into()),
        None => Ok(without_mark(read_input(Path::new(INPUT))?)),
        Some(path) if is_file(path) => Ok(without_mark(read_input(Path::new(path))?)),
        Some(text) => Ok(text.to_owned()),
    }
}

/// A text without the byte order mark that some editors write before it.
fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
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

/// The saved query that a path leads to: with its head, without which its parameters would be variables.
fn saved_in<'p>(project: &'p OpenProject<'_>, path: &str) -> Option<&'p SavedQuery> {
    let path = Path::new(path).canonicalize().ok()?;
    let base = project.base();
    let mut queries = base.queries();
    queries.find(|query| {
        let own = project.loaded.root.join(base.files.file(query.file).path());
        own.canonicalize().is_ok_and(|own| own == path)
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
    let refusal = match misuse {
        Misuse::NoParameter(name) => no_parameter(&name, saved),
        Misuse::NoValue {
            parameter,
            kind,
            given,
        } => no_value(parameter, kind, &given, project),
    };
    refusal.into()
}

fn no_parameter(name: &str, saved: &SavedQuery) -> Refusal {
    let known = saved.parameters.iter().map(|it| it.name.value.as_str());
    let known: Vec<&str> = known.collect();
    let meant = nearest(name, known.iter().copied()).map(str::to_owned);
    Refusal::Message {
        key: "query-no-parameter".to_owned(),
        arguments: vec![
            ("name", Argument::from(visible_line(name))),
            ("count", Argument::from(known.len())),
            ("known", Argument::from(known.join(", "))),
        ],
        hint: Some(meant.map_or(Hint::Message, Hint::Nearest)),
    }
}

/// More values are no help, but a list to search.
const MOST_LISTED: usize = 12;

fn no_value(
    parameter: String,
    kind: ParameterKind,
    given: &str,
    project: &OpenProject<'_>,
) -> Refusal {
    let base = project.base();
    let value = saved::bare(kind, given);
    let other = base.misplaced_kind(kind, value);
    let listed = listed(kind, project).filter(|it| (1..=MOST_LISTED).contains(&it.len()));
    let why = match (kind.record_kind(), other, &listed) {
        (Some(_), Some(_), _) => "other-kind",
        (Some(_), None, _) => "record",
        (None, _, Some(_)) => "listed",
        (None, _, None) => "other",
    };
    let kind_of = |kind: Kind| Argument::Word(format!("kind-{}", kind.name()));
    let meant = base.nearest_parameter_value(kind, value);
    Refusal::Message {
        key: "query-bad-value".to_owned(),
        hint: meant.map(|it| Hint::Nearest(it.to_owned())),
        arguments: vec![
            ("why", Argument::from(why)),
            ("name", Argument::from(parameter)),
            ("value", Argument::from(visible_line(value))),
            ("kind", Argument::Word(kind.message())),
            ("found", other.map_or(Argument::from(""), kind_of)),
            (
                "known",
                Argument::from(listed.unwrap_or_default().join(", ")),
            ),
        ],
    }
}

/// The values of a kind that the manifest lists.
fn listed<'p>(kind: ParameterKind, project: &'p OpenProject<'_>) -> Option<Vec<&'p str>> {
    let manifest = &project.base().manifest;
    match kind {
        ParameterKind::Level => Some(manifest.levels.iter().map(|it| it.id.as_str()).collect()),
        ParameterKind::ActorKind => {
            let kinds = manifest.actor_kinds.iter();
            Some(kinds.map(|it| it.id.as_str()).collect())
        }
        _ => None,
    }
}
