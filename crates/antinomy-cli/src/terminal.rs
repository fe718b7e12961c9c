//! What commands say: answers to standard output, messages to standard error.

use crate::error::CommandError;
use antinomy_kit::report::{self, Drawing};
use antinomy_kit::streams::{self, OutputForm};
use serde_json::Value;
use std::path::Path;

/// Writes `text` and a line feed.
pub(crate) fn line(text: &str) -> Result<(), CommandError> {
    write(&format!("{text}\n"), OutputForm::Text(Drawing::Plain))
}

/// Writes `value` and a line feed.
pub(crate) fn json(value: &Value) -> Result<(), CommandError> {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    write(&format!("{text}\n"), OutputForm::Json)
}

/// Writes `text`.
pub(crate) fn write(text: &str, form: OutputForm) -> Result<(), CommandError> {
    Ok(streams::print(text, form)?)
}

/// Writes a message and a line feed to standard error.
pub(crate) fn say(message: &str) {
    streams::tell(&format!("{message}\n"), Drawing::Plain);
}

/// A path in one line, relative to the current directory if it is below.
pub(crate) fn shown_path(path: &Path) -> String {
    let current = std::env::current_dir().ok();
    let inner = current.and_then(|current| path.strip_prefix(current).ok());
    report::visible_line(&inner.unwrap_or(path).display().to_string())
}
