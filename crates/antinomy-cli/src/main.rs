//! The `antinomy` command: parses arguments, calls the libraries, prints answers.
//!
//! Data goes to standard output and messages to standard error, so that answers can be piped. Exit codes: 0 success,
//! 1 errors in the content, 2 wrong usage, 3 something could not be read or written.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its terminal"
)]

/// Reading allocates very many short strings; with the allocator of the system, `check` takes a tenth more time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod answer;
mod arguments;
mod commands;
mod error;
mod project;
mod terminal;

use antinomy_words::Words;
use error::CommandError;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Before parsing, because parsing prints help texts.
    let words = Words::new(&arguments::language());
    let line = match arguments::parse(&words) {
        Ok(line) => line,
        Err(error) => error.exit(), // Exit code 2, or 0 for --help and --version.
    };
    match commands::run(&line, &words) {
        Ok(code) => code,
        Err(CommandError::Content) => ExitCode::from(1),
        Err(CommandError::Usage(message)) => {
            anstream::eprintln!("{}: {message}", words.word("severity-error"));
            ExitCode::from(2)
        }
        Err(CommandError::Io(problem)) => {
            anstream::eprintln!("{}: {}", words.word("severity-error"), problem.say(&words));
            ExitCode::from(3)
        }
    }
}
