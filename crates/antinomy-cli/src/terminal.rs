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

/// How many columns the terminal has; `None` if nobody says so.
pub(crate) fn width() -> Option<usize> {
    let said = std::env::var("COLUMNS").ok();
    let said = said.and_then(|columns| columns.parse().ok());
    // Terminals that know no size, as in some CI services, say 0.
    said.or_else(|| comfy_table::Table::new().width().map(usize::from))
        .filter(|columns| *columns > 0)
}

/// A path in one line, relative to the current directory if it is below.
pub(crate) fn shown_path(path: &Path) -> String {
    let current = std::env::current_dir().ok();
    let inner = current.and_then(|current| path.strip_prefix(current).ok());
    report::visible_line(&inner.unwrap_or(path).display().to_string())
}
