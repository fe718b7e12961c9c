//! Standard output and standard error. Everything that a program of ours says goes through here, so that one place sees to
//! it that content, names of files and arguments command neither a terminal nor the log of a CI service, and that a stream
//! that takes no more is no panic.

use crate::Problem;
use crate::problem::reason;
use crate::visible::{Drawing, commands_log, for_people, for_programs};
use std::borrow::Cow;
use std::io::{ErrorKind, IsTerminal, Write};

/// What an output is, which says how it is made harmless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputForm {
    /// Sentences and tables: what acts on a terminal or on a log is spelled out.
    Text(Drawing),
    /// Annotations of GitHub: the same, but for commands that annotate.
    Commands,
    /// JSON: the same by escapes of JSON, so that the data stay what they are.
    Json,
    /// A file of another program: byte by byte, but for a terminal, which gets it as text.
    Data,
}

/// The commands that a report for GitHub consists of.
const ANNOTATIONS: &[&str] = &["::error ", "::warning ", "::notice "];

/// Writes to standard output. A reader that has read enough (`head`, say) is no error; every other failed write is one,
/// because a truncated answer could be mistaken for a complete one.
///
/// # Errors
/// If it cannot be written, or if it is data that the log of a CI service would obey.
pub fn print(text: &str, form: OutputForm) -> Result<(), Problem> {
    let text = harmless(text, form)?;
    let stdout = std::io::stdout();
    let written = match form {
        // Consoles of older Windows have colours of another kind.
        OutputForm::Text(Drawing::Coloured) => {
            write(&mut anstream::AutoStream::always(stdout), text.as_bytes())
        }
        // Not through the colour library, which drops what looks like an escape sequence: data would change.
        _ => write(&mut stdout.lock(), text.as_bytes()),
    };
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Problem::new("no-output").with("reason", reason(&error)))
        }
        _ => Ok(()),
    }
}

/// Writes to standard error. One that is closed or full is no reason to fail: the exit code says the same.
pub fn tell(text: &str, drawing: Drawing) {
    let text = for_people(text, drawing, &[]);
    let stderr = std::io::stderr();
    let _ = match drawing {
        Drawing::Coloured => write(&mut anstream::AutoStream::always(stderr), text.as_bytes()),
        Drawing::Plain => write(&mut stderr.lock(), text.as_bytes()),
    };
}

/// Writes and flushes: errors when a buffer is dropped at the end of the process are lost.
pub(crate) fn write(out: &mut impl Write, bytes: &[u8]) -> std::io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}

fn harmless(text: &str, form: OutputForm) -> Result<Cow<'_, str>, Problem> {
    Ok(Cow::Owned(match form {
        OutputForm::Text(drawing) => for_people(text, drawing, &[]),
        OutputForm::Commands => for_people(text, Drawing::Plain, ANNOTATIONS),
        OutputForm::Json => for_programs(text),
        OutputForm::Data if std::io::stdout().is_terminal() => {
            for_people(&text.replace("\r\n", "\n"), Drawing::Plain, &[])
        }
        // To change the data would be worse than to refuse them.
        OutputForm::Data if is_logged() && commands_log(text) => {
            return Err(Problem::new("data-in-log"));
        }
        OutputForm::Data => return Ok(Cow::Borrowed(text)),
    }))
}

/// Variables that say that a CI service runs us: GitHub, Azure, TeamCity, and what nearly all others set (GitLab, say).
const CI_SERVICES: &[&str] = &["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "CI"];

/// Whether standard output ends in the log of a CI service, as far as can be told: a file does not.
fn is_logged() -> bool {
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    CI_SERVICES.iter().any(is_set) && !is_file()
}

#[cfg(unix)]
fn is_file() -> bool {
    use std::os::fd::AsFd;
    let stdout = std::io::stdout().as_fd().try_clone_to_owned();
    stdout
        .and_then(|stdout| std::fs::File::from(stdout).metadata())
        .is_ok_and(|stdout| stdout.is_file())
}

#[cfg(not(unix))]
fn is_file() -> bool {
    use std::os::windows::io::AsHandle;
    let stdout = std::io::stdout().as_handle().try_clone_to_owned();
    stdout
        .and_then(|stdout| std::fs::File::from(stdout).metadata())
        .is_ok_and(|stdout| stdout.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes everything and fails when it must go on.
    struct Full;

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Err(ErrorKind::StorageFull.into())
        }
    }

    #[test]
    fn a_full_disk_is_noticed() {
        assert!(write(&mut Full, b"{}").is_err());
    }
}
