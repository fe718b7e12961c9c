//! `antinomy query`: SPARQL over the graph, from an argument, a file, standard input, or saved under a name.

mod answer;
mod emptied;
mod plan;
mod what;

use crate::answer::{Answer, Cell};
use crate::arguments::{Common, Manner, QueryArguments};
use crate::error::{CommandError, Refusal};
use crate::forms::QueryFormat;
use crate::project::OpenProject;
use crate::{failure, terminal, texts};
use antinomy_kit::streams::OutputForm;
use antinomy_kit::{Bounds, Watch, report};
use antinomy_query::{Failure, Query, Rdf, Reason, Run, Stop, diagnose, standalone};
use antinomy_syntax::{Argument, FileId, Files, SourceFile};
use antinomy_words::Words;
use serde_json::json;
use std::process::ExitCode;
use what::Asked;

/// Seconds that a query may run.
const SECONDS: u64 = 30;

pub(super) fn run(
    common: &Common,
    project: &OpenProject<'_>,
    asked: &QueryArguments,
) -> Result<ExitCode, CommandError> {
    let rdf = Rdf::new(&project.graph);
    let question = what::asked(project, &rdf, asked)?;
    let own = question.timeout.map_or(SECONDS, u64::from);
    let bounds = Bounds::seconds(asked.timeout.unwrap_or(own));
    // From here on: what is made of the text before it runs is a part of the question.
    let watch = Watch::begin(bounds, last_resort(project, bounds));
    let query = usable(common, project, &rdf, &question, watch.stop())?;
    if asked.show_sparql {
        drop(watch);
        print_standalone(project, &rdf, &query, &question.text)?;
        return Ok(ExitCode::SUCCESS);
    }
    let run = Run {
        language: project.language,
        stop: watch.stop(),
    };
    let failed = |failure| failure_of(failure, bounds);
    if asked.plan {
        let plan = query.plan(&rdf, &run).map_err(failed)?;
        drop(watch);
        plan::print(common, project, &plan)?;
        return Ok(ExitCode::SUCCESS);
    }
    answer::check_format(common, query.form())?;
    let found = query.run(&rdf, &run).map_err(failed)?;
    let is_empty = query.found_nothing(&found);
    let text = answer::text(common, project, &rdf, found, watch.stop());
    let text = text.map_err(|reason| stopped(reason, bounds))?;
    // Whoever reads the answer may take their time.
    drop(watch);
    project.note_texts();
    answer::print(common, project, &text)?;
    // Other formats are for programs.
    let is_told = is_empty && answer::format(common) == QueryFormat::Table;
    if is_told && question.must_return_nothing {
        terminal::say(&project.words.word("query-as-it-should"));
    } else if is_told {
        emptied::say(project, &rdf, &query, &question.text, bounds);
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the query as other engines take it, and says what they lack.
fn print_standalone(
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    query: &Query,
    text: &str,
) -> Result<(), CommandError> {
    terminal::write(&standalone(text, rdf.prefixes()), OutputForm::Data)?;
    let own = query.own_functions();
    if !own.is_empty() {
        let arguments = [
            ("count", Argument::from(own.len())),
            ("names", Argument::from(own.join(", "))),
        ];
        terminal::say(&project.words.say("query-own-functions", &arguments));
    }
    Ok(())
}

/// The saved queries with their parameters.
pub(super) fn list(project: &OpenProject<'_>) -> Answer {
    let manifest = &project.base().manifest;
    let mut answer = project.answer("queries", &["id", "title", "parameters"]);
    for query in project.base().queries() {
        let parameters = query
            .parameters
            .iter()
            .map(|parameter| format!("{}={}", parameter.name.value, parameter.default.value));
        let parameters: Vec<String> = parameters.collect();
        answer.row(vec![
            json!(query.name).into(),
            Cell::new(
                texts::written(&query.title, manifest, None),
                project.text(&query.title),
            ),
            json!(parameters).into(),
        ]);
    }
    answer
}

/// The query, if it can be run. What is wrong with it, or probably meant otherwise, is said as it is of files.
fn usable(
    common: &Common,
    project: &OpenProject<'_>,
    rdf: &Rdf<'_>,
    question: &Asked,
    stop: &Stop,
) -> Result<Query, CommandError> {
    let file = SourceFile::new(question.name.clone(), question.text.clone());
    let files = Files::new(vec![file]);
    let (query, found) = diagnose::text(&question.text, FileId(0), rdf, stop);
    if !found.is_empty() {
        let drawing = common.drawing(&std::io::stderr());
        let report = report::render(&files, &found, project.words, drawing);
        terminal::say(report.trim_end());
    }
    query.ok_or_else(|| Refusal::new("query-unusable").into())
}

fn failure_of(failure: Failure, bounds: Bounds) -> CommandError {
    match failure {
        Failure::Stopped(reason) => stopped(reason, bounds).into(),
        Failure::Engine(reason) => {
            let reason = report::visible_line(&reason);
            Refusal::with("query-engine", vec![("reason", Argument::from(reason))]).into()
        }
    }
}

fn stopped(reason: Reason, bounds: Bounds) -> Refusal {
    let seconds = usize::try_from(bounds.time.as_secs()).unwrap_or(usize::MAX);
    match reason {
        // A single query has its own time only.
        Reason::Time | Reason::Together(_) => Refusal::with(
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
        let error = stopped(reason, bounds).into();
        failure::end(&error, &Manner::of_process(), &Words::new(&language))
    }
}
