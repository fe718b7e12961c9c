//! The commands, one file each.

mod build;
mod check;
mod citations;
mod cite;
mod completions;
mod contradictions;
mod explain;
pub(crate) mod export;
mod import;
mod list;
mod matrix;
mod mdbook;
mod neighbours;
mod path;
mod query;
mod schema;
mod show;
mod theme;

use crate::arguments::{Command, CommandLine};
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_model::values::{Category, Choice};
use antinomy_words::Words;
use std::process::ExitCode;

/// Runs the command. Its answer is printed here; commands without an answer print themselves.
pub(crate) fn run(line: &CommandLine, words: &Words) -> Result<ExitCode, CommandError> {
    let common = &line.common;
    // Before anything is read or written: what follows may take long.
    common.refuse_format(&line.command)?;
    let drawing = common.drawing(&std::io::stdout());
    // Only some commands need a graph, so each opens the project itself.
    let open = || OpenProject::open(common, words);
    // The second value is the message for a table without rows.
    let (answer, empty) = match &line.command {
        // The exit code is part of mdBook's protocol.
        Command::Mdbook(mdbook) => return Ok(mdbook::run(mdbook)),
        Command::Build(build) => return done(build::run(common, build, words)),
        Command::Finish { dir } => return done(build::finish(common, dir, words)),
        Command::Theme { dir } => return done(theme::run(common, dir, words)),
        Command::Check(asked) => return done(check::run(common, asked, words)),
        Command::Completions { shell } => return done(completions::run(shell)),
        Command::Explain { code } => return done(explain::run(common, code.as_deref(), words)),
        Command::Schema(schema) => return done(schema::run(common, schema, words)),
        Command::Query(asked) if !asked.list => {
            return query::run(common, &open()?, asked);
        }
        Command::Query(_) => (query::list(&open()?), "empty-query-list"),
        Command::Export(asked) => return done(export::run(&open()?, asked)),
        Command::Import(asked) => return done(import::run(common, asked, words)),
        Command::Show { ids } => {
            return show::run(&open()?, ids, common.answer_format(), drawing);
        }
        Command::List { kind } => (list::run(&open()?, kind)?, "empty-list"),
        Command::Cite(asked) => (cite::run(common, asked, words)?, "empty-cite"),
        Command::Cites { id } => (citations::cites(&open()?, id)?, "empty-cites"),
        Command::CitedBy { id } => (citations::cited_by(&open()?, id)?, "empty-cited-by"),
        Command::Neighbours { id, depth } => {
            (neighbours::run(&open()?, id, *depth)?, "empty-neighbours")
        }
        Command::Path { from, to } => (path::run(&open()?, from, to)?, "empty-path"),
        Command::Contradictions {
            between,
            field,
            category,
        } => (
            contradictions::run(
                &open()?,
                between,
                field.as_deref(),
                category.as_deref().and_then(Category::from_word),
            )?,
            "empty-contradictions",
        ),
        Command::Matrix => (matrix::run(&open()?), "empty-list"),
    };
    done(answer.print(common.answer_format(), drawing, &words.word(empty)))
}

fn done(result: Result<(), CommandError>) -> Result<ExitCode, CommandError> {
    result.map(|()| ExitCode::SUCCESS)
}
