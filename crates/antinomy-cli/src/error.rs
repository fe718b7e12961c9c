//! How a command fails.

use antinomy_kit::Problem;

/// Why a command failed; each variant has its exit code.
pub(crate) enum CommandError {
    /// The content has errors, which were reported already: exit code 1.
    Content,
    /// An argument names something that does not exist: exit code 2, as for arguments that cannot be parsed. The message
    /// is in the language of the user.
    Usage(String),
    /// Something could not be read or written: exit code 3.
    Io(Problem),
}

impl From<Problem> for CommandError {
    fn from(problem: Problem) -> Self {
        Self::Io(problem)
    }
}
