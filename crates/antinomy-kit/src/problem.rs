//! Errors of the environment: files, folders, other programs. Like a diagnostic, a problem is a message key with
//! arguments; [`Problem::say`] renders it in a language.

use crate::visible::{visible, visible_line};
use antinomy_syntax::Argument;
use antinomy_words::Words;
use std::fmt;
use std::path::Path;

/// An error of the environment, as the key and arguments of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

impl Problem {
    /// The problem with the message `problem-KEY`.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// An I/O error at a path.
    #[must_use]
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::new("unreadable")
            .with("path", path.display().to_string())
            .with("reason", reason(error))
    }

    /// A file that is larger than `limit` bytes.
    pub(crate) fn too_large(path: &Path, limit: usize) -> Self {
        Self::new("file-too-large")
            .with("path", path.display().to_string())
            .with("limit", limit >> 20)
    }

    /// A folder below `folder`, or that itself, whose entries cannot be listed.
    pub(crate) fn unlisted(folder: &Path, error: &walkdir::Error) -> Self {
        let path = error.path().unwrap_or(folder);
        match error.io_error() {
            Some(error) => Self::unreadable(path, error),
            // A loop of links, which no walk of ours follows.
            None => Self::new("unreadable")
                .with("path", path.display().to_string())
                .with("reason", error.to_string()),
        }
    }

    /// An argument that is no text. Names of files need not be; everything else is.
    #[must_use]
    pub fn no_text(argument: &std::ffi::OsStr) -> Self {
        Self::new("argument-no-text").with("argument", argument.to_string_lossy().into_owned())
    }

    /// The key of the message, without `problem-`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// An argument of the message.
    pub(crate) fn argument(&self, name: &str) -> Option<&Argument> {
        let mut arguments = self.arguments.iter();
        arguments.find_map(|(known, value)| (*known == name).then_some(value))
    }

    /// The message in a language. Arguments are escaped for terminals, because names of files are untrusted.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let arguments: Vec<_> = self.arguments.iter().map(shown).collect();
        words.say(&format!("problem-{}", self.key), &arguments)
    }
}

/// The cause of an I/O error: a message key for common causes, else the text of the system, which is in its language.
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
        // Error output of other programs may have several lines; everything else is shown in one.
        Argument::Text(text) if *name == "reason" => Argument::Text(visible(text)),
        Argument::Text(text) => Argument::Text(visible_line(text)),
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
    fn control_characters_in_names_are_escaped() {
        let problem = Problem::new("book-link").with("path", "a\u{1b}]0;x\u{7}\nb");
        assert!(
            problem.to_string().contains("a\\u{1b}]0;x\\u{7}\\u{a}b"),
            "{problem}"
        );
    }
}
