//! `antinomy query`: SPARQL over the graph, from an argument, a file, standard input, or saved under a name.

mod answer;
mod plan;
mod what;

use crate::answer::Answer;
use crate::arguments::{Common, QueryArguments};
use crate::error::{CommandError, Refusal};
use crate::project::OpenProject;
use crate::terminal;
use antinomy_kit::{Bounds, Watch};
use antinomy_query::{Failure, Problem, Query, Rdf, Reason, Run};
use antinomy_syntax::Argument;
use std::process::ExitCode;

/// Seconds that a query may run.
const SECONDS: u64 = 30;

pub(super) fn run(
    common: &Common,
    project: &OpenProject<'_>,
    asked: &QueryArguments,
) -> Result<ExitCode, CommandError> {
    let text = what::text(project, asked)?;
    let rdf = Rdf::new(&project.graph);
    let query = Query::parse(&text, &rdf).map_err(|problem| refusal(&problem))?;
    let bounds = Bounds::seconds(asked.timeout.unwrap_or(SECONDS));
    let watch = Watch::begin(bounds, last_resort(project, bounds));
    let run = Run {
        language: project.language,
        stop: watch.stop(),
    };
    let failed = |failure| failure_of(failure, bounds);
    if asked.plan {
        let plan = query.plan(&rdf, &run).map_err(failed)?;
        plan::print(common, &plan)?;
        return Ok(ExitCode::SUCCESS);
    }
    let found = query.run(&rdf, &run).map_err(failed)?;
    drop(watch);
    project.note_texts();
    answer::print(common, project, &rdf, found)?;
    Ok(ExitCode::SUCCESS)
}

/// The saved queries.
pub(super) fn list(project: &OpenProject<'_>) -> Answer {
    project.answer("queries", &["id", "title"])
}

fn refusal(problem: &Problem) -> CommandError {
    let reason = ("reason", Argument::from(format!("{problem:?}")));
    Refusal::with("query-engine", vec![reason]).into()
}

fn failure_of(failure: Failure, bounds: Bounds) -> CommandError {
    match failure {
        Failure::Stopped(reason) => stopped(reason, bounds).into(),
        Failure::Engine(reason) => {
            let reason = antinomy_kit::report::visible_line(&reason);
            Refusal::with("query-engine", vec![("reason", Argument::from(reason))]).into()
        }
    }
}

fn stopped(reason: Reason, bounds: Bounds) -> Refusal {
    let seconds = usize::try_from(bounds.time.as_secs()).unwrap_or(usize::MAX);
    match reason {
        Reason::Time => Refusal::with(
            "query-stopped-time",
            vec![("seconds", Argument::from(seconds))],
        ),
        Reason::Memory => {
            let megabytes = ("megabytes", Argument::from(bounds.memory >> 20));
            Refusal::with("query-stopped-memory", vec![megabytes])
        }
    }
}

/// Ends the program where a query cannot be left: within a single call of a function.
fn last_resort(project: &OpenProject<'_>, bounds: Bounds) -> impl FnOnce(Reason) + Send + 'static {
    let language = project.words.language().to_owned();
    move |reason| {
        let words = antinomy_words::Words::new(&language);
        let severity = words.word("severity-error");
        terminal::say(&format!(
            "{severity}: {}",
            stopped(reason, bounds).title(&words)
        ));
        std::process::exit(2);
    }
}
