//! `antinomy build` and `antinomy finish`.

use super::check;
use crate::arguments::{AnswerFormat, BuildArguments, Common};
use crate::{Failure, project, terminal};
use antinomy_kit::book::{self, BuiltHandbook, ChapterDiagnostics};
use antinomy_kit::{Loaded, Problem, report};
use antinomy_syntax::{Argument, Severity};
use antinomy_words::Words;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) fn run(
    common: &Common,
    arguments: &BuildArguments,
    words: &Words,
) -> Result<(), Failure> {
    let loaded = project::load(common)?;
    refuse_errors(&loaded, common, words)?;
    let languages: Vec<String> = common.lang.iter().cloned().collect();
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| loaded.root.join("public"));
    let built = {
        let _progress = Progress::start(words);
        book::build(&loaded, &languages, &out)
    };
    let built = built.map_err(|failure| failed(failure, common, words))?;
    for chapters in &built.warnings {
        show(chapters, common, words);
    }
    answer(&built, common, words)?;
    if arguments.open {
        open(&built.start)?;
    }
    Ok(())
}

/// Nothing is published from content with errors.
fn refuse_errors(loaded: &Loaded, common: &Common, words: &Words) -> Result<(), Failure> {
    let mut found = loaded.check();
    found.retain(|found| found.code.severity == Severity::Error);
    if found.is_empty() {
        return Ok(());
    }
    let drawing = check::drawing(common, &std::io::stderr());
    anstream::eprint!(
        "{}",
        report::render(&loaded.base.files, &found, words, drawing)
    );
    anstream::eprintln!(
        "{}",
        words.say("build-refused", &[("errors", Argument::from(found.len()))])
    );
    Err(Failure::Content)
}

fn failed(failure: book::BuildFailure, common: &Common, words: &Words) -> Failure {
    match failure {
        // A book that does not exist was asked for: that is a question, not a broken disk.
        book::BuildFailure::Problem(problem) if problem.key() == "no-book" => {
            Failure::Question(problem.say(words))
        }
        book::BuildFailure::Problem(problem) => Failure::World(problem),
        book::BuildFailure::Chapters(chapters) => {
            show(&chapters, common, words);
            let errors = chapters
                .diagnostics
                .iter()
                .filter(|found| found.code.severity == Severity::Error)
                .count();
            anstream::eprintln!(
                "{}",
                words.say("build-refused", &[("errors", Argument::from(errors))])
            );
            Failure::Content
        }
    }
}

fn show(chapters: &ChapterDiagnostics, common: &Common, words: &Words) {
    let drawing = check::drawing(common, &std::io::stderr());
    anstream::eprint!(
        "{}",
        report::render(&chapters.files, &chapters.diagnostics, words, drawing)
    );
}

fn answer(built: &BuiltHandbook, common: &Common, words: &Words) -> Result<(), Failure> {
    match common.answer_format(words)? {
        AnswerFormat::Json => {
            let envelope = json!({
                "schema": "antinomy/1", "kind": "build",
                "folder": built.folder, "start": built.start, "languages": built.languages,
            });
            terminal::line(&serde_json::to_string_pretty(&envelope).unwrap_or_default())
        }
        AnswerFormat::Table => {
            let say = |key, path: &Path| {
                words.say(
                    key,
                    &[("path", Argument::from(shown(path).display().to_string()))],
                )
            };
            terminal::line(&say("build-done", &built.folder))?;
            terminal::line(&say("build-open", &built.start))
        }
    }
}

/// A path as people would type it from where they are.
pub(super) fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let inner = here
        .as_deref()
        .and_then(|here| path.strip_prefix(here).ok());
    inner.unwrap_or(path).to_owned()
}

pub(super) fn finish(common: &Common, folder: &Path, words: &Words) -> Result<(), Failure> {
    let loaded = project::load(common)?;
    book::finish(&loaded, folder)?;
    anstream::eprintln!(
        "{}",
        words.say(
            "finish-done",
            &[("path", Argument::from(folder.display().to_string()))]
        )
    );
    Ok(())
}

/// Shows a page with the program that the system has for pages.
fn open(page: &Path) -> Result<(), Problem> {
    let opened = opener::open_browser(page);
    opened.map_err(|error| {
        Problem::new("no-browser")
            .with("path", page.display().to_string())
            .with("reason", error.to_string())
    })
}

/// A spinner on the error stream, if somebody looks at it and the work takes longer than half a second.
struct Progress(Option<ProgressBar>);

impl Progress {
    fn start(words: &Words) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new_spinner().with_message(words.word("build-working"));
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        let ticking = bar.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(500));
            if !ticking.is_finished() {
                ticking.enable_steady_tick(Duration::from_millis(120));
            }
        });
        Self(Some(bar))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
