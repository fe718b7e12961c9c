//! Several records, each once, in the order in which they are asked for.

use super::list_of_names::{self, NoList};
use super::{Answer, COLUMNS, of, reference};
use crate::answer::envelope;
use crate::error::{CommandError, Refusal};
use crate::forms::AnswerFormat;
use crate::project::{OpenProject, count_errors};
use crate::terminal;
use antinomy_kit::read_list;
use antinomy_kit::report::Drawing;
use antinomy_kit::streams::OutputForm;
use antinomy_model::RecordId;
use antinomy_syntax::Argument;
use antinomy_words::Words;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::process::ExitCode;

/// What stands for the names that come through standard input.
pub(super) const INPUT: &str = "-";

/// How many names that name nothing are said.
const MOST_NOTES: usize = 10;

/// How much of such a name is said: a line may be anything.
const MOST_CHARACTERS: usize = 100;

/// What is asked for.
#[derive(Default)]
struct Asked {
    records: Vec<RecordId>,
    /// Names of nothing.
    unknown: Vec<String>,
}

/// Prints all that is asked for. What names nothing is noted, and keeps nobody from the rest.
///
/// # Errors
/// If standard input cannot be read or is no list.
pub(super) fn print(
    project: &OpenProject<'_>,
    asked: &[String],
    format: AnswerFormat,
    drawing: Drawing,
) -> Result<ExitCode, CommandError> {
    let asked = Asked::of(project, asked)?;
    project.note_texts();
    if format == AnswerFormat::Json {
        terminal::json(&asked.envelope(project))?;
    } else {
        terminal::write(&asked.text(project, drawing), OutputForm::Text(drawing))?;
    }
    Ok(asked.end(project))
}

impl Asked {
    fn of(project: &OpenProject<'_>, asked: &[String]) -> Result<Self, CommandError> {
        let mut found = Self::default();
        let mut seen = (BTreeSet::new(), BTreeSet::new());
        for name in all_names(project, asked)? {
            match reference::record(project, &name) {
                Some(record) if seen.0.insert(record) => found.records.push(record),
                None if seen.1.insert(name.clone()) => found.unknown.push(name),
                _ => {}
            }
        }
        Ok(found)
    }

    fn envelope(&self, project: &OpenProject<'_>) -> Value {
        let record = |id: &RecordId| Value::Object(record(project, *id).members());
        let errors = count_errors(&project.loaded.reading_diagnostics());
        let mut members = Map::new();
        members.insert("content_errors".to_owned(), json!(errors));
        members.insert("unknown".to_owned(), json!(self.unknown));
        members.insert(
            "items".to_owned(),
            self.records.iter().map(record).collect(),
        );
        envelope("records", members)
    }

    /// The records as people see them, with two empty lines between.
    fn text(&self, project: &OpenProject<'_>, drawing: Drawing) -> String {
        let shown = |id: &RecordId| {
            let table = record(project, *id).table(drawing);
            format!("{}\n", table.trim_end())
        };
        self.records
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// Notes what names nothing, or that nothing was asked for. The exit code says whether all was found.
    fn end(&self, project: &OpenProject<'_>) -> ExitCode {
        let words = project.words;
        if self.records.is_empty() && self.unknown.is_empty() {
            terminal::say(&words.word("empty-names"));
        }
        for name in self.unknown.iter().take(MOST_NOTES) {
            terminal::say(&note(project, name));
        }
        if let Some(rest) = self
            .unknown
            .len()
            .checked_sub(MOST_NOTES)
            .filter(|it| *it > 0)
        {
            terminal::say(&words.say("unknown-ids-rest", &[("count", Argument::from(rest))]));
        }
        ExitCode::from(if self.unknown.is_empty() { 0 } else { 2 })
    }
}

fn record(project: &OpenProject<'_>, id: RecordId) -> Answer {
    of(
        project,
        id,
        Answer::with_columns("record", &COLUMNS, project.words),
    )
}

/// The names of the arguments, with those of standard input in its place.
fn all_names(project: &OpenProject<'_>, asked: &[String]) -> Result<Vec<String>, CommandError> {
    let mut names = Vec::new();
    for name in asked {
        if name == INPUT {
            names.extend(names_of_input(project)?);
        } else {
            names.push(name.clone());
        }
    }
    Ok(names)
}

fn names_of_input(project: &OpenProject<'_>) -> Result<Vec<String>, CommandError> {
    let text = read_list()?;
    // Whoever wrote the table may speak another language.
    let heading = |words: &Words| words.word("column-id").to_uppercase();
    let ids: Vec<String> = Words::all().iter().map(heading).collect();
    let is_known = |name: &str| reference::record(project, name).is_some();
    let names = list_of_names::names(&text, &ids, is_known);
    names.map_err(|why| {
        Refusal::new(match why {
            NoList::Turtle => "no-list-turtle",
            NoList::Other => "no-list",
        })
        .into()
    })
}

/// That a name names nothing, and what may be meant.
fn note(project: &OpenProject<'_>, name: &str) -> String {
    let mut shown: String = name.chars().take(MOST_CHARACTERS).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    let refusal = Refusal::unknown(&shown, "unknown-id", reference::nearest(project, name));
    let words = project.words;
    let hint = refusal.hint(words).unwrap_or_default();
    format!("{} {hint}", refusal.title(words))
}
