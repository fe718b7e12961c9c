//! `antinomy build` and `antinomy finish`.

use crate::answer;
use crate::arguments::{BuildArguments, Common};
use crate::error::{CommandError, Refusal};
use crate::forms::AnswerFormat;
use crate::{project, terminal};
use antinomy_kit::book::{self, BuiltHandbook};
use antinomy_kit::{Problem, Workspace, report, streams};
use antinomy_syntax::{Argument, Diagnostic, Files, Severity};
use antinomy_words::Words;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

pub(super) fn run(
    common: &Common,
    arguments: &BuildArguments,
    words: &Words,
) -> Result<(), CommandError> {
    let loaded = project::load_any(common, words)?;
    refuse_errors(&loaded, common, words)?;
    // For a build, `--lang` also selects the book.
    let languages: Vec<String> = common.lang.iter().cloned().collect();
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| loaded.root.join("public"));
    let built = {
        // Cleared at the end of the block, before anything else is printed.
        let _progress = Progress::start(words);
        book::build(&loaded, &languages, &out)
    };
    let built = built.map_err(|failure| failed(failure, common, words))?;
    for chapters in &built.warnings {
        show(&chapters.files, &chapters.diagnostics, common, words);
    }
    say_left_out(&loaded, &built, words);
    project::note_rules(&loaded, words);
    answer(&built, common, words)?;
    if arguments.open {
        open(&built.start)?;
    }
    Ok(())
}

/// Refuses to build from content with errors.
fn refuse_errors(loaded: &Workspace, common: &Common, words: &Words) -> Result<(), CommandError> {
    let mut found = loaded.check();
    found.retain(|found| found.code.severity == Severity::Error);
    if found.is_empty() {
        return Ok(());
    }
    show(&loaded.base.files, &found, common, words);
    Err(refused(found.len()))
}

/// Says that nothing was built because of errors in the content.
fn refused(errors: usize) -> CommandError {
    let errors = ("errors", Argument::from(errors));
    CommandError::NoAnswer(Refusal::with("build-refused", vec![errors]))
}

fn failed(failure: book::BuildFailure, common: &Common, words: &Words) -> CommandError {
    match failure {
        // `--lang` names a language without a book.
        book::BuildFailure::Problem(problem) if problem.key() == "no-book" => {
            Refusal::Problem(problem).into()
        }
        book::BuildFailure::Problem(problem) => CommandError::Io(problem),
        book::BuildFailure::Chapters(chapters) => {
            show(&chapters.files, &chapters.diagnostics, common, words);
            refused(project::count_errors(&chapters.diagnostics))
        }
    }
}

fn show(files: &Files, diagnostics: &[Diagnostic], common: &Common, words: &Words) {
    let drawing = common.drawing(&std::io::stderr());
    let text = report::render_first(files, diagnostics, words, drawing);
    streams::tell(&text, drawing);
}

/// Says which books `--lang` left out: an older handbook that had them is gone.
fn say_left_out(loaded: &Workspace, built: &BuiltHandbook, words: &Words) {
    let books = loaded.base.manifest.books.iter();
    let tags = books.map(|(tag, _)| tag.as_str());
    let left: Vec<&str> = tags
        .filter(|tag| !built.languages.iter().any(|built| built == tag))
        .collect();
    if !left.is_empty() {
        let languages = ("languages", Argument::from(left.join(", ")));
        terminal::say(&words.say("build-left-out", &[languages]));
    }
}

fn answer(built: &BuiltHandbook, common: &Common, words: &Words) -> Result<(), CommandError> {
    match common.answer_format() {
        AnswerFormat::Json => {
            // Paths need not be texts, and JSON has no others.
            let path = |path: &Path| json!(path.display().to_string());
            let members = [
                ("folder", path(&built.folder)),
                ("start", path(&built.start)),
                ("languages", json!(built.languages)),
            ];
            let members = members.map(|(key, value)| (key.to_owned(), value));
            terminal::json(&answer::envelope("build", members.into_iter().collect()))
        }
        _ => {
            let say = |key, path: &Path| {
                let path = terminal::shown_path(path);
                words.say(key, &[("path", Argument::from(path))])
            };
            terminal::line(&say("build-done", &built.folder))?;
            terminal::line(&say("build-open", &built.start))
        }
    }
}

pub(super) fn finish(common: &Common, folder: &Path, words: &Words) -> Result<(), CommandError> {
    let loaded = project::load(common, words)?;
    book::finish(&loaded, folder)?;
    let path = report::visible_line(&folder.display().to_string());
    let path = ("path", Argument::from(path));
    terminal::say(&words.say("finish-done", &[path]));
    project::note_rules(&loaded, words);
    Ok(())
}

/// Opens a page in the default browser of the system.
fn open(page: &Path) -> Result<(), Problem> {
    let opened = opener::open_browser(page);
    opened.map_err(|error| {
        Problem::new("no-browser")
            .with("path", page.display().to_string())
            .with("reason", error.to_string())
    })
}

/// A spinner on standard error, if that is a terminal and the build takes longer than half a second.
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
            // A short build ends before: a spinner would only flash.
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
