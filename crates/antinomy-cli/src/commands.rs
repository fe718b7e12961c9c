//! One file a command.

mod build;
mod check;
mod citations;
mod cite;
mod contradictions;
mod explain;
mod export;
mod import;
mod list;
mod matrix;
mod mdbook;
mod neighbours;
mod path;
mod schema;
mod show;

use crate::Failure;
use crate::answer::Answer;
use crate::arguments::{Arguments, Question};
use crate::project::Project;
use antinomy_words::Words;
use std::process::ExitCode;

pub(crate) fn run(arguments: &Arguments, words: &Words) -> Result<ExitCode, Failure> {
    if let Question::Mdbook(mdbook) = &arguments.command {
        return Ok(mdbook::run(mdbook));
    }
    answer_question(arguments, words).map(|()| ExitCode::SUCCESS)
}

fn answer_question(arguments: &Arguments, words: &Words) -> Result<(), Failure> {
    let common = &arguments.common;
    let (answer, empty) = match &arguments.command {
        Question::Build(build) => return build::run(common, build, words),
        Question::Finish { dir } => return build::finish(common, dir, words),
        Question::Mdbook(_) => return Ok(()), // Answered above: its exit code is part of a protocol.
        Question::Check(asked) => return check::run(common, asked, words),
        Question::Explain { code } => return explain::run(common, code.as_deref(), words),
        Question::Schema(schema) => return schema::run(common, schema, words),
        Question::Export(asked) => return export::run(&open(common, words)?, asked),
        Question::Import(asked) => return import::run(common, asked, words),
        Question::List { kind } => (list::run(&open(common, words)?, kind)?, "empty-list"),
        Question::Show { id } => (show::run(&open(common, words)?, id)?, "empty-show"),
        Question::Cite(asked) => (cite::run(common, asked, words)?, "empty-cite"),
        Question::Cites { id } => (citations::cites(&open(common, words)?, id)?, "empty-cites"),
        Question::CitedBy { id } => (
            citations::cited_by(&open(common, words)?, id)?,
            "empty-cited-by",
        ),
        Question::Neighbours { id, depth } => (
            neighbours::run(&open(common, words)?, id, *depth)?,
            "empty-neighbours",
        ),
        Question::Path { from, to } => (path::run(&open(common, words)?, from, to)?, "empty-path"),
        Question::Contradictions { between, field } => (
            contradictions::run(&open(common, words)?, between, field.as_deref())?,
            "empty-contradictions",
        ),
        Question::Matrix => (matrix::run(&open(common, words)?), "empty-list"),
    };
    answer.print(common.answer_format(words)?, &words.word(empty))
}

fn open<'w>(common: &crate::arguments::Common, words: &'w Words) -> Result<Project<'w>, Failure> {
    Project::open(common, words)
}

/// Columns with the headings that `words` has for them.
fn columns(words: &Words, keys: &[&str]) -> Vec<(String, String)> {
    keys.iter()
        .map(|key| {
            (
                (*key).replace('-', "_"),
                words.word(&format!("column-{key}")),
            )
        })
        .collect()
}

/// An answer with these columns.
fn answer(project: &Project<'_>, kind: &'static str, keys: &[&str]) -> Answer {
    Answer::new(kind, columns(project.words, keys))
}
