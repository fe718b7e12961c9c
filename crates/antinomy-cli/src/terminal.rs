//! The way out: answers to standard output.
//!
//! Whoever closes a pipe early has read enough, and that is no error. Any other failure to write is one, because an
//! answer that is cut short may be taken for a whole one.

use crate::Failure;
use antinomy_kit::Problem;
use std::io::{ErrorKind, Write};

/// Writes `text` and a line end.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    write(&format!("{text}\n"))
}

/// Writes `text` as it is.
pub(crate) fn write(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let problem = Problem::new("no-output").with("reason", error.to_string());
            Err(Failure::World(problem))
        }
        _ => Ok(()),
    }
}
