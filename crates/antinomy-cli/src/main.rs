//! The `antinomy` command: understands what was asked, calls the libraries, prints the answer.
//!
//! Data goes to standard output and messages to standard error, so that an answer can be piped. Exit codes: 0 fine,
//! 1 the content has errors, 2 the question was not understood, 3 something could not be read or written.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its terminal"
)]

/// Reading makes very many small texts; this allocator needs a tenth less time for all of it than that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod answer;
mod arguments;
mod commands;
mod project;
mod terminal;

use antinomy_kit::Problem;
use antinomy_words::Words;
use std::process::ExitCode;

/// How a command ended, short of success.
enum Failure {
    /// The content has errors; they were reported.
    Content,
    /// The question names something that does not exist; this says what, and what may be meant.
    Question(String),
    /// Something outside could not be read or written.
    World(Problem),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::World(problem)
    }
}

fn main() -> ExitCode {
    let words = Words::new(&arguments::language());
    let arguments = match arguments::parse(&words) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(), // Exit code 2, or 0 for --help and --version.
    };
    match commands::run(&arguments, &words) {
        Ok(code) => code,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Question(message)) => {
            anstream::eprintln!("{}: {message}", words.word("severity-error"));
            ExitCode::from(2)
        }
        Err(Failure::World(problem)) => {
            anstream::eprintln!("{}: {}", words.word("severity-error"), problem.say(&words));
            ExitCode::from(3)
        }
    }
}
