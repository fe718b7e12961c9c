//! How a failure is said: a sentence on standard error, and, where JSON was asked for, an envelope on standard output.
//!
//! The envelope goes where the answer would have gone, because whoever reads JSON reads that stream and finds exactly one
//! document on it in every case. The sentence is for people, who do not see what a pipe swallows.

use crate::answer;
use crate::arguments::Manner;
use crate::error::{CommandError, Refusal};
use crate::{terminal, texts};
use antinomy_kit::report::Drawing;
use antinomy_kit::streams;
use antinomy_words::Words;
use serde_json::{Map, Value, json};
use std::process::ExitCode;

/// Says why a command failed.
pub(crate) fn say(error: &CommandError, manner: &Manner, words: &Words) -> ExitCode {
    ExitCode::from(said(error, manner, words))
}

/// Says why a command failed, and ends the program from any thread: what the command is doing cannot be left.
pub(crate) fn end(error: &CommandError, manner: &Manner, words: &Words) -> ! {
    std::process::exit(said(error, manner, words).into())
}

/// Says why a command failed. The exit code.
fn said(error: &CommandError, manner: &Manner, words: &Words) -> u8 {
    let (code, refusal) = match error {
        CommandError::Content => return 1,
        CommandError::NoAnswer(refusal) => (1, refusal.clone()),
        CommandError::Usage(refusal) => (2, refusal.clone()),
        CommandError::Io(problem) => (3, Refusal::Problem(problem.clone())),
    };
    if manner.is_json {
        print(&refusal, code);
    }
    let drawing = manner.colour.drawing(&std::io::stderr());
    // That content is refused is no error of the program: the report above the sentence is made of those.
    let severity = match error {
        CommandError::NoAnswer(_) => String::new(),
        _ => format!("{} ", severity(drawing, words)),
    };
    let hint = refusal
        .hint(words)
        .map_or(String::new(), |hint| format!(" {hint}"));
    let text = format!("{severity}{}{hint}\n", refusal.title(words));
    streams::tell(&text, drawing);
    code
}

fn severity(drawing: Drawing, words: &Words) -> String {
    let severity = format!("{}:", words.word("severity-error"));
    match drawing {
        // As the parser of arguments colours it.
        Drawing::Coloured => format!("\u{1b}[1m\u{1b}[31m{severity}\u{1b}[0m"),
        Drawing::Plain => severity,
    }
}

/// Prints the envelope of an error.
pub(crate) fn print(refusal: &Refusal, code: u8) {
    let hint = match refusal {
        Refusal::Message { hint: Some(_), .. } => texts::in_all(|words| json!(refusal.hint(words))),
        _ => Value::Null,
    };
    let mut members = Map::new();
    members.insert("code".to_owned(), json!(refusal.code()));
    members.insert("exit_code".to_owned(), json!(code));
    members.insert(
        "message".to_owned(),
        texts::in_all(|words| json!(refusal.title(words))),
    );
    members.insert("hint".to_owned(), hint);
    members.insert("suggestion".to_owned(), json!(refusal.suggestion()));
    // A stream that takes nothing is the failure itself, or leaves nobody to tell; the exit code says the same.
    let _ = terminal::json(&answer::envelope("error", members));
}
