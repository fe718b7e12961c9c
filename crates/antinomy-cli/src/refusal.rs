//! What the parser of arguments says: why it refuses them, or the help that was asked for.

use crate::arguments::Manner;
use crate::error::{CommandError, Hint, Refusal};
use crate::{failure, project, terminal};
use antinomy_kit::Problem;
use antinomy_kit::report::{Drawing, visible_line};
use antinomy_kit::streams::{self, OutputForm};
use antinomy_syntax::Argument;
use antinomy_words::Words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Says why arguments do not parse, with exit code 2; or the help or the version, with 0.
///
/// # Errors
/// If an argument is no text, or if the help cannot be written.
pub(crate) fn say(
    error: clap::Error,
    manner: &Manner,
    words: &Words,
) -> Result<ExitCode, CommandError> {
    if error.kind() == ErrorKind::InvalidUtf8 {
        let argument = std::env::args_os().find(|argument| argument.to_str().is_none());
        let problem = Problem::no_text(&argument.unwrap_or_default());
        return Err(Refusal::Problem(problem).into());
    }
    let is_refusal = error.use_stderr();
    let drawing = if is_refusal {
        manner.colour.drawing(&std::io::stderr())
    } else {
        manner.colour.drawing(&std::io::stdout())
    };
    let error = in_one_line_each(error);
    note_language(manner, words);
    // The parser speaks English only; its help is made of our words.
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_refusal && !is_help && words.language() != "en" {
        return Err(reason(&error).into());
    }
    if is_refusal && manner.is_json {
        failure::print(&reason(&error), 2);
    }
    let text = error.render();
    let text = match drawing {
        Drawing::Coloured => text.ansi().to_string(),
        Drawing::Plain => text.to_string(),
    };
    if is_refusal {
        streams::tell(&text, drawing);
        return Ok(ExitCode::from(2));
    }
    terminal::write(&text, OutputForm::Text(drawing))?;
    Ok(ExitCode::SUCCESS)
}

/// Says that what follows is in another language than the one asked for.
fn note_language(manner: &Manner, words: &Words) {
    let asked = manner.lang.as_deref().filter(|tag| !Words::speaks(tag));
    if let Some(tag) = asked {
        terminal::say(&project::no_messages(tag, words));
    }
}

/// Why arguments do not parse, without the words of the parser, which has them in English only.
fn reason(error: &clap::Error) -> Refusal {
    let key = match error.kind() {
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::UnknownArgument => "unknown-argument",
        // Clap says of a value that is not there that it is empty.
        ErrorKind::InvalidValue if has_no_value(error) => "missing-value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "wrong-value",
        ErrorKind::NoEquals | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            "wrong-number-of-values"
        }
        ErrorKind::ArgumentConflict => "conflicting-arguments",
        ErrorKind::MissingRequiredArgument | ErrorKind::TooFewValues => "missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "missing-command"
        }
        _ => "wrong-arguments",
    };
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        // Dots say that there may be several, which is no part of the name.
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ").replace("...", "")),
        _ => None,
    };
    let suggested = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let nearest = suggested.into_iter().find_map(told);
    let name = told(ContextKind::InvalidSubcommand).or_else(|| told(ContextKind::InvalidArg));
    let mut arguments = vec![
        ("name", Argument::Text(name.unwrap_or_default())),
        (
            "value",
            Argument::Text(told(ContextKind::InvalidValue).unwrap_or_default()),
        ),
    ];
    let known = told(ContextKind::ValidValue).filter(|known| !known.is_empty());
    let possible = known.as_ref().map(|_| Hint::Message);
    arguments.extend(known.map(|known| ("known", Argument::Text(known))));
    Refusal::Message {
        key: key.to_owned(),
        arguments,
        hint: nearest.map(Hint::Nearest).or(possible),
    }
}

fn has_no_value(error: &clap::Error) -> bool {
    let value = error.get(ContextKind::InvalidValue);
    matches!(value, Some(ContextValue::String(value)) if value.is_empty())
}

/// The same error with the arguments that it quotes in one line each, and with nothing in them that acts on a terminal.
fn in_one_line_each(mut error: clap::Error) -> clap::Error {
    let context: Vec<(ContextKind, ContextValue)> = error
        .context()
        .map(|(kind, value)| (kind, value.clone()))
        .collect();
    for (kind, value) in context {
        let value = match value {
            ContextValue::String(text) => ContextValue::String(visible_line(&text)),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| visible_line(text)).collect())
            }
            // Tips repeat arguments between colours of the parser. The text without colours is what is left of both.
            ContextValue::StyledStrs(texts) => {
                let plain = texts.iter().map(|text| visible_line(&text.to_string()));
                ContextValue::StyledStrs(plain.map(Into::into).collect())
            }
            // The usage is made of our own words, several lines of them.
            other => other,
        };
        error.insert(kind, value);
    }
    error
}
