//! The `antinomy` command: parses arguments, calls the libraries, prints answers.
//!
//! Data goes to standard output and messages to standard error, so that answers can be piped. Exit codes: 0 success,
//! 1 errors in the content, 2 wrong usage, 3 something could not be read or written.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a command looks at its surroundings"
)]

/// Reading allocates very many short strings; with the allocator of the system, `check` takes a tenth more time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod answer;
mod arguments;
mod commands;
mod completion;
mod delimited;
mod error;
mod failure;
mod forms;
mod layout;
mod project;
mod refusal;
mod terminal;
mod texts;

use antinomy_words::Words;
use arguments::Manner;
use error::CommandError;
use std::process::ExitCode;

fn main() -> ExitCode {
    antinomy_kit::print_only_own_panics();
    // Before parsing, because parsing prints help texts.
    let manner = Manner::of_process();
    let words = Words::new(&manner.language());
    let done = match completion::asked() {
        Some(asked) => asked.answer(&words),
        None => run(&manner, &words),
    };
    done.unwrap_or_else(|error| failure::say(&error, &manner, &words))
}

fn run(manner: &Manner, words: &Words) -> Result<ExitCode, CommandError> {
    match arguments::parse(words) {
        Ok(line) => commands::run(&line, words),
        Err(error) => refusal::say(error, manner, words),
    }
}
