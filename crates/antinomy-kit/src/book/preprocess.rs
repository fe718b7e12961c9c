//! The passes as preprocessors of a stock mdBook: one or more passes a process.
//!
//! mdBook writes the whole input before it reads any output, so the input is read to its end before anything is written.
//! Standard output is the protocol: it holds the book and nothing else.

use super::chapters::fill;
use super::config;
use super::passes::ChapterDiagnostics;
use crate::checked::Checked;
use crate::report::{self, Drawing};
use crate::saved_query_watcher::{LastResort, SavedQueryWatcher};
use crate::{Problem, Workspace, streams, style};
use antinomy_book::Handbook;
use antinomy_book::passes::{self, Pass};
use antinomy_syntax::Severity;
use antinomy_words::Words;
use mdbook_driver::book::Book;
use mdbook_preprocessor::{MDBOOK_VERSION, PreprocessorContext, parse_input};
use std::io::{BufReader, IsTerminal, Read};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// The largest book that is read, in bytes; an input without an end must not take memory without one.
const MAX_BOOK: usize = 512 << 20;

/// The preprocessor `antinomy mdbook [PASS...]`; `arguments` are those after `mdbook`. Without a pass it runs all four.
#[must_use]
pub fn preprocess(arguments: &[String]) -> ExitCode {
    // mdBook appends `supports RENDERER` to the command of book.toml, which may name passes.
    let (names, call) = match arguments.iter().position(|word| word == "supports") {
        Some(at) => arguments.split_at(at),
        None => (arguments, [].as_slice()),
    };
    let mut chosen = Vec::new();
    for name in names {
        match passes::by_name(name) {
            Some(pass) => chosen.push(pass),
            None => return said(&unknown_pass(name), ExitCode::from(2)),
        }
    }
    match call {
        [] => run(&chosen),
        // `supports RENDERER`: passes write HTML in Markdown, which every renderer accepts. Nothing is loaded here, because
        // mdBook takes an error for a no.
        _ => ExitCode::SUCCESS,
    }
}

/// A preprocessor of a single pass: `mdbook-antinomy-pages` and its like.
#[must_use]
pub fn preprocess_as(pass: &str) -> ExitCode {
    let mut arguments = vec![pass.to_owned()];
    for argument in std::env::args_os().skip(1) {
        match argument.into_string() {
            Ok(argument) => arguments.push(argument),
            Err(other) => return said(&Problem::no_text(&other), ExitCode::from(2)),
        }
    }
    preprocess(&arguments)
}

fn unknown_pass(name: &str) -> Problem {
    let known: Vec<&str> = passes::ALL.iter().map(|pass| pass.name()).collect();
    Problem::new("no-pass")
        .with("pass", name)
        .with("known", known.join(", "))
}

fn run(chosen: &[&'static dyn Pass]) -> ExitCode {
    let stdin = std::io::stdin().lock();
    // Started by hand it would wait for input forever.
    if stdin.is_terminal() {
        return said(&Problem::new("preprocessor-by-hand"), ExitCode::from(2));
    }
    match answer(chosen, stdin) {
        Ok(book) => match streams::write(&mut std::io::stdout(), &book) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => said(
                &Problem::unreadable(Path::new("stdout"), &error),
                ExitCode::from(3),
            ),
        },
        Err(stop) => stop.say(),
    }
}

/// Why there is no book to return.
enum Stop {
    Problem(Problem),
    Content(Box<Checked>),
    Chapters(ChapterDiagnostics),
}

impl From<Problem> for Box<Stop> {
    fn from(problem: Problem) -> Self {
        Self::new(Stop::Problem(problem))
    }
}

impl Stop {
    fn say(&self) -> ExitCode {
        let words = words();
        let drawn = match self {
            Self::Problem(problem) => return said(problem, ExitCode::from(1)),
            Self::Content(found) => {
                report::render_first(&found.files, &found.diagnostics, &words, Drawing::Plain)
            }
            Self::Chapters(found) => {
                report::render_first(&found.files, &found.diagnostics, &words, Drawing::Plain)
            }
        };
        print(&drawn);
        ExitCode::from(1)
    }
}

fn answer(chosen: &[&'static dyn Pass], input: impl Read) -> Result<Vec<u8>, Box<Stop>> {
    let (context, book) = parsed(input, MAX_BOOK)?;
    warn_of_other_version(&context.mdbook_version);
    let root = context
        .root
        .canonicalize()
        .map_err(|error| Problem::unreadable(&context.root, &error))?;
    let tables = config::our_tables(&context.config);
    let chosen = if chosen.is_empty() {
        all(&root, &tables)?
    } else {
        chosen.to_vec()
    };
    config::check_order(&context.config, &root)?;
    let workspace = load(&context, &root, &chosen)?;
    // Only the first pass of the book reports content; mdBook does not start the others if it fails.
    if chosen
        .iter()
        .any(|pass| tables.first().is_none_or(|first| *first == pass.name()))
    {
        let mut diagnostics = workspace.check();
        // Warnings are for `antinomy check`; here they would be printed with every build.
        diagnostics.retain(|found| found.code.severity == Severity::Error);
        if !diagnostics.is_empty() {
            return Err(Box::new(Stop::Content(Box::new(Checked {
                files: workspace.base.files.clone(),
                diagnostics,
                problems: Vec::new(),
            }))));
        }
    }
    let book = changed(&context, &root, &workspace, &chosen, book)?;
    serde_json::to_vec(&book).map_err(|error| {
        Problem::new("preprocessor-input")
            .with("reason", error.to_string())
            .into()
    })
}

/// Parsed as it comes: what is no JSON ends at its first wrong byte, however much of it there is.
fn parsed(input: impl Read, limit: usize) -> Result<(PreprocessorContext, Book), Problem> {
    // One byte more tells a book that is too large from a broken one.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut input = input.take(most);
    let parsed = parse_input(BufReader::new(&mut input));
    parsed.map_err(|error| match input.limit() {
        0 => Problem::too_large(Path::new("stdin"), limit),
        _ => Problem::new("preprocessor-input").with("reason", format!("{error:#}")),
    })
}

/// All passes, for a book.toml with a single table. With several tables each program would run all of them.
fn all(root: &Path, tables: &[&'static str]) -> Result<Vec<&'static dyn Pass>, Problem> {
    match tables {
        [first, _, ..] => Err(Problem::new("book-line")
            .with("path", root.join("book.toml").display().to_string())
            .with("found", format!("[preprocessor.{first}]"))
            .with("write", format!("command = \"antinomy mdbook {first}\""))),
        _ => Ok(passes::ALL.to_vec()),
    }
}

/// The knowledge base of the first `knowledge-base` key, else the one that the folder of the book is in.
fn load(
    context: &PreprocessorContext,
    root: &Path,
    chosen: &[&'static dyn Pass],
) -> Result<Workspace, Problem> {
    let mut start = None;
    for pass in chosen {
        let keys = config::keys(&context.config, root, pass.name())?;
        start = start.or(keys.knowledge_base);
    }
    let start = start.map_or_else(|| root.to_owned(), |start| root.join(start));
    let mut workspace = Workspace::open(&start)?;
    workspace.last_resort = LastResort::EndProcess {
        language: words().language(),
    };
    Ok(workspace)
}

fn changed(
    context: &PreprocessorContext,
    root: &Path,
    workspace: &Workspace,
    chosen: &[&'static dyn Pass],
    mut book: Book,
) -> Result<Book, Box<Stop>> {
    let manifest = &workspace.base.manifest;
    let tag = context.config.book.language.as_deref().unwrap_or_default();
    // The language of the manifest is the better suggestion for a book without one.
    let Some(language) = manifest.language(tag) else {
        let default = manifest.languages.first().map_or("", String::as_str);
        config::check_language(&context.config, root, default)?;
        return Err(Problem::new("no-book")
            .with("language", tag)
            .with("known", manifest.languages.join(", "))
            .into());
    };
    let style = style(workspace)?;
    let handbook = Handbook::of_facts(Arc::clone(workspace.facts()), language)
        .in_style(style)
        .watched_by(SavedQueryWatcher::of_build(workspace.last_resort));
    let handbook = fill(handbook, workspace, root, &context.config, &book.items);
    let (chapters, found) = super::passes::run(chosen, handbook, book.items)?;
    let Some(chapters) = chapters else {
        return Err(Box::new(Stop::Chapters(found)));
    };
    if !found.diagnostics.is_empty() {
        print(&report::render_first(
            &found.files,
            &found.diagnostics,
            &words(),
            Drawing::Plain,
        ));
    }
    book.items = chapters;
    Ok(book)
}

/// Warns if mdBook is not semver-compatible with the version that our types are of.
fn warn_of_other_version(theirs: &str) {
    let is_fine = semver::VersionReq::parse(MDBOOK_VERSION)
        .and_then(|ours| semver::Version::parse(theirs).map(|theirs| ours.matches(&theirs)))
        .unwrap_or(false);
    if !is_fine {
        let problem = Problem::new("mdbook-version")
            .with("theirs", theirs)
            .with("ours", MDBOOK_VERSION);
        print(&format!("{}\n", problem.say(&words())));
    }
}

/// The words in the language of the environment: mdBook has no option that could say it.
fn words() -> Words {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL")
        .or_else(|| set("LC_MESSAGES"))
        .or_else(|| set("LANG"));
    Words::new(locale.as_deref().unwrap_or("en"))
}

fn said(problem: &Problem, code: ExitCode) -> ExitCode {
    print(&format!("{}\n", problem.say(&words())));
    code
}

fn print(text: &str) {
    streams::tell(text, Drawing::Plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_that_is_too_large_is_told_from_a_broken_one() {
        let key = |text: &str| parsed(text.as_bytes(), 20).err().map(|found| found.key());
        assert_eq!(
            key("[{\"root\": \"aaaaaaaaaaaaaaaaaaaaaaaaaa"),
            Some("file-too-large")
        );
        assert_eq!(key("[{\"root\": "), Some("preprocessor-input"));
    }
}
