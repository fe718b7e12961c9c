//! What shells complete. The script of a shell knows no command: it starts the program again with the words so far and a variable,
//! and the program answers with what may come next. So ids and saved queries are those of the knowledge base at that moment.
//!
//! What is completed stands in a command line at once, where a shell would obey it. Ids and names that are no slugs, as wrong
//! content may have them, are therefore left out.

use crate::arguments::{grammar, value_of};
use crate::error::CommandError;
use crate::terminal;
use antinomy_kit::report::visible_line;
use antinomy_kit::streams::OutputForm;
use antinomy_kit::{Workspace, codes, saved_query_names};
use antinomy_model::slug::is_slug;
use antinomy_model::{Kind, Record, Text};
use antinomy_words::Words;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// The variable by which a script asks. Its value is the name of the shell.
const VARIABLE: &str = "ANTINOMY_COMPLETE";

/// What a script puts before the words of the command line.
const BEFORE_WORDS: &str = "--";

/// The name of the program.
const NAME: &str = "antinomy";

/// How many characters of a name are shown beside an id.
const MOST_CHARACTERS: usize = 80;

const SHELLS: Shells<'static> = Shells::builtins();

/// The names of the shells.
pub(crate) fn shells() -> impl Iterator<Item = &'static str> {
    SHELLS.names()
}

/// The script of a shell; empty for one that is not known.
pub(crate) fn script(shell: &str) -> String {
    let mut script = Vec::new();
    if let Some(shell) = SHELLS.completer(shell) {
        // A vector takes everything.
        let _ = shell.write_registration(VARIABLE, NAME, NAME, &program(), &mut script);
    }
    String::from_utf8(script).unwrap_or_default()
}

/// How the script calls the program: as it was called, so that it works where it is on no search path. Scripts quote paths in
/// different ways, and not all of them soundly.
fn program() -> String {
    let called = PathBuf::from(std::env::args_os().next().unwrap_or_default());
    let path = match std::env::current_dir() {
        Ok(current) if called.components().count() > 1 => current.join(called),
        _ => return NAME.to_owned(),
    };
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "/._-".contains(it);
    let path = path.to_str().filter(|path| path.chars().all(is_plain));
    path.unwrap_or(NAME).to_owned()
}

/// A command line that a shell wants completed.
pub(crate) struct Asked {
    shell: &'static dyn EnvCompleter,
    words: Vec<OsString>,
}

/// What the script of a shell asks; `None` if the program was started in another way.
pub(crate) fn asked() -> Option<Asked> {
    let shell = std::env::var(VARIABLE).ok()?;
    let mut arguments = std::env::args_os().skip(1);
    let words: Vec<OsString> = match arguments.next() {
        Some(first) if first == BEFORE_WORDS => arguments.collect(),
        _ => return None,
    };
    let shell = SHELLS.0.iter().copied().find(|it| it.is(&shell))?;
    (!words.is_empty()).then_some(Asked { shell, words })
}

impl Asked {
    /// Prints what may come next. Where that is nothing, a shell offers files.
    pub(crate) fn answer(self, words: &Words) -> Result<ExitCode, CommandError> {
        let mut grammar = with_candidates(grammar(words));
        let mut answer = Vec::new();
        let current = std::env::current_dir().ok();
        let done =
            self.shell
                .write_complete(&mut grammar, self.words, current.as_deref(), &mut answer);
        if done.is_ok() {
            let text = String::from_utf8(answer).unwrap_or_default();
            terminal::write(&text, OutputForm::Data)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What may stand for a value.
type Candidates = fn() -> Vec<CompletionCandidate>;

fn with_candidates(command: clap::Command) -> clap::Command {
    command.mut_subcommands(|inner| {
        let name = inner.get_name().to_owned();
        inner.mut_args(|argument| {
            let value = argument.get_value_names().and_then(|names| names.first());
            match value.and_then(|value| candidates(&name, value)) {
                Some(candidates) => argument.add(ArgValueCandidates::new(candidates)),
                None => argument,
            }
        })
    })
}

/// What may stand for the value of this name in a command.
fn candidates(command: &str, value: &str) -> Option<Candidates> {
    Some(match (command, value) {
        ("cite" | "cited-by" | "export", "ID") => sources,
        (_, "ID") | ("path", "FROM" | "TO") => records,
        ("list" | "schema", "KIND") => kinds,
        ("explain", "CODE") => all_codes,
        ("contradictions", "FIELD") => fields,
        ("contradictions", "LEVEL,LEVEL") => levels,
        ("query", "QUERY") => saved_queries,
        ("export", "FORMAT") => export_formats,
        _ => return None,
    })
}

fn records() -> Vec<CompletionCandidate> {
    records_of(|_| true)
}

fn sources() -> Vec<CompletionCandidate> {
    records_of(|record| record.kind() == Kind::Source)
}

fn fields() -> Vec<CompletionCandidate> {
    records_of(|record| record.kind() == Kind::Field)
}

/// The ids of records, with their names for shells that show them.
fn records_of(is_wanted: impl Fn(&Record) -> bool) -> Vec<CompletionCandidate> {
    let Some(loaded) = workspace() else {
        return Vec::new();
    };
    let base = &loaded.base;
    let wanted = base.records().filter(|(_, record)| is_wanted(record));
    let wanted = wanted.filter(|(_, record)| is_slug(&record.id));
    wanted
        .map(|(_, record)| candidate(&record.id, record.name().map(in_short).as_deref()))
        .collect()
}

fn kinds() -> Vec<CompletionCandidate> {
    let kinds = Kind::ALL.into_iter();
    kinds.map(|kind| candidate(kind.plural(), None)).collect()
}

fn all_codes() -> Vec<CompletionCandidate> {
    codes().map(|code| candidate(code.name(), None)).collect()
}

fn levels() -> Vec<CompletionCandidate> {
    let Some(loaded) = workspace() else {
        return Vec::new();
    };
    let levels = loaded.base.manifest.levels.iter();
    let levels = levels.filter(|level| is_slug(&level.id));
    levels
        .map(|level| candidate(&level.id, Some(&in_short(&level.label))))
        .collect()
}

fn export_formats() -> Vec<CompletionCandidate> {
    crate::commands::export::names()
        .map(|name| candidate(name, None))
        .collect()
}

/// The names of saved queries. No file is read.
fn saved_queries() -> Vec<CompletionCandidate> {
    let names = saved_query_names(&root()).unwrap_or_default();
    let names = names.iter().filter(|name| is_slug(name));
    names.map(|name| candidate(name, None)).collect()
}

fn candidate(value: &str, help: Option<&str>) -> CompletionCandidate {
    CompletionCandidate::new(value).help(help.map(|help| help.to_owned().into()))
}

/// A text as far as it helps to choose.
fn in_short(text: &Text) -> String {
    let line = visible_line(text.best(antinomy_model::Language::default()).1);
    line.chars().take(MOST_CHARACTERS).collect()
}

fn workspace() -> Option<Workspace> {
    Workspace::open(&root()).ok()
}

/// The folder that the words so far name.
fn root() -> PathBuf {
    let words = std::env::args_os()
        .skip_while(|word| word != BEFORE_WORDS)
        .skip(1);
    let words: Vec<String> = words
        .map(|word| word.into_string().unwrap_or_default())
        .collect();
    PathBuf::from(value_of("--root", &words).unwrap_or("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_has_a_script_that_asks_the_program() {
        for shell in shells() {
            let script = script(shell);
            assert!(script.contains(VARIABLE), "{shell}: {script}");
        }
    }

    #[test]
    fn every_value_with_candidates_is_one_of_a_command() {
        let grammar = grammar(&Words::new("en"));
        let has = |command: &str, value: &str| {
            let command = grammar.find_subcommand(command);
            command.is_some_and(|it| {
                let mut names = it.get_arguments().filter_map(|it| it.get_value_names());
                names.any(|names| names[0] == value)
            })
        };
        for (command, value) in [
            ("cite", "ID"),
            ("cited-by", "ID"),
            ("export", "ID"),
            ("show", "ID"),
            ("path", "FROM"),
            ("path", "TO"),
            ("list", "KIND"),
            ("schema", "KIND"),
            ("explain", "CODE"),
            ("contradictions", "FIELD"),
            ("contradictions", "LEVEL,LEVEL"),
            ("query", "QUERY"),
            ("export", "FORMAT"),
        ] {
            assert!(has(command, value), "{command} {value}");
            assert!(candidates(command, value).is_some(), "{command} {value}");
        }
    }
}
