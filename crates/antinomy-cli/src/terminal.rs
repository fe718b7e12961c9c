//! Standard output.
//!
//! A closed pipe is no error: its reader (`head`, say) has read enough. Every other failed write is one, because a
//! truncated answer could be mistaken for a complete one.

use crate::error::CommandError;
use antinomy_kit::Problem;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes `text` and a line feed.
pub(crate) fn line(text: &str) -> Result<(), CommandError> {
    write(&format!("{text}\n"))
}

/// Writes `text`.
pub(crate) fn write(text: &str) -> Result<(), CommandError> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let problem = Problem::new("no-output").with("reason", error.to_string());
            Err(CommandError::Io(problem))
        }
        _ => Ok(()),
    }
}

/// A path relative to the current directory, if it is below; else the path itself.
pub(crate) fn relative_path(path: &Path) -> PathBuf {
    let current = std::env::current_dir().ok();
    let inner = current.and_then(|current| path.strip_prefix(current).ok());
    inner.unwrap_or(path).to_owned()
}
