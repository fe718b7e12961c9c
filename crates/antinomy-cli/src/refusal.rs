//! What the parser of arguments says: why it refuses them, or the help that was asked for.

use crate::arguments::usual_drawing;
use crate::error::CommandError;
use crate::terminal;
use antinomy_kit::Problem;
use antinomy_kit::report::{Drawing, visible_line};
use antinomy_kit::streams::{self, OutputForm};
use antinomy_words::Words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Says why arguments do not parse, with exit code 2; or the help or the version, with 0.
///
/// # Errors
/// If an argument is no text, or if the help cannot be written.
pub(crate) fn say(error: clap::Error, words: &Words) -> Result<ExitCode, CommandError> {
    if error.kind() == ErrorKind::InvalidUtf8 {
        let argument = std::env::args_os().find(|argument| argument.to_str().is_none());
        let problem = Problem::no_text(&argument.unwrap_or_default());
        return Err(CommandError::Usage(problem.say(words)));
    }
    let is_refusal = error.use_stderr();
    let drawing = if is_refusal {
        usual_drawing(&std::io::stderr())
    } else {
        usual_drawing(&std::io::stdout())
    };
    let text = in_one_line_each(error).render();
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
