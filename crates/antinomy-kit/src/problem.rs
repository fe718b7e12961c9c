//! What can go wrong outside of the knowledge base: files, folders, programs. Like a diagnostic, a problem is a key
//! with arguments, and gets its words where somebody reads them.

use crate::report::{visible, visible_path};
use antinomy_syntax::Argument;
use antinomy_words::Words;
use std::fmt;
use std::path::Path;

/// A problem with the outside world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

impl Problem {
    /// The problem that the message `problem-KEY` describes.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// Fills `name` in the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// A file or folder that cannot be read or written.
    #[must_use]
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::new("unreadable")
            .with("path", path.display().to_string())
            .with("reason", reason(error))
    }

    /// Which problem.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The problem in words. Names of files are content, and may hold what repaints a terminal.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let arguments: Vec<_> = self.arguments.iter().map(shown).collect();
        words.say(&format!("problem-{}", self.key), &arguments)
    }
}

/// Why the system refused, in the language of whoever reads it where there are words for it.
pub(crate) fn reason(error: &std::io::Error) -> Argument {
    use std::io::ErrorKind;
    let key = match error.kind() {
        ErrorKind::NotFound => "reason-not-found",
        ErrorKind::PermissionDenied => "reason-not-allowed",
        ErrorKind::IsADirectory => "reason-is-a-folder",
        ErrorKind::NotADirectory => "reason-is-no-folder",
        ErrorKind::StorageFull => "reason-full",
        ErrorKind::InvalidData => "reason-no-text",
        _ => return Argument::from(error.to_string()),
    };
    Argument::Word(key.to_owned())
}

fn shown((name, value): &(&'static str, Argument)) -> (&'static str, Argument) {
    let value = match value {
        // What another program says may have several lines.
        Argument::Text(text) if *name == "reason" => Argument::Text(visible(text)),
        Argument::Text(text) => Argument::Text(visible_path(text)),
        other => other.clone(),
    };
    (name, value)
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(&Words::new("en")))
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_in_names_are_spelled_out() {
        let problem = Problem::new("book-link").with("path", "a\u{1b}]0;x\u{7}\nb");
        assert!(
            problem.to_string().contains("a\\u{1b}]0;x\\u{7}\\u{a}b"),
            "{problem}"
        );
    }
}
