//! How a command fails.

use antinomy_kit::Problem;
use antinomy_kit::report::visible_line;
use antinomy_syntax::Argument;
use antinomy_words::Words;

/// Why a command failed; each variant has its exit code.
pub(crate) enum CommandError {
    /// The content has errors, which the answer has reported: exit code 1.
    Content,
    /// The content has errors, so that there is no answer: exit code 1. They were reported to people.
    NoAnswer(Refusal),
    /// An argument is not understood: exit code 2, as for arguments that cannot be parsed.
    Usage(Refusal),
    /// Something could not be read or written: exit code 3.
    Io(Problem),
}

impl From<Problem> for CommandError {
    fn from(problem: Problem) -> Self {
        Self::Io(problem)
    }
}

/// Why there is no answer, without words: in JSON it is said in every language.
#[derive(Clone, Debug)]
pub(crate) enum Refusal {
    /// A message of the command line.
    Message {
        /// Its key, which is the code of the error in JSON.
        key: String,
        /// Its arguments.
        arguments: Vec<(&'static str, Argument)>,
        /// What to do about it.
        hint: Option<Hint>,
    },
    /// A value of an argument that the outside world does not know.
    Problem(Problem),
}

/// What to do about a refusal.
#[derive(Clone, Debug)]
pub(crate) enum Hint {
    /// Something like it exists.
    Nearest(String),
    /// The message of the refusal with `-hint` behind its key says it.
    Message,
}

impl Refusal {
    /// The message `key` without arguments.
    pub(crate) fn new(key: &str) -> Self {
        Self::with(key, Vec::new())
    }

    /// The message `key`, filled with arguments.
    pub(crate) fn with(key: &str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self::Message {
            key: key.to_owned(),
            arguments,
            hint: None,
        }
    }

    /// A name that is not known: message `key`, and the nearest known name or else the message `KEY-hint`.
    pub(crate) fn unknown(name: &str, key: &str, nearest: Option<&str>) -> Self {
        let nearest = nearest.map(|known| Hint::Nearest(known.to_owned()));
        Self::Message {
            key: key.to_owned(),
            arguments: vec![("name", Argument::Text(visible_line(name)))],
            hint: Some(nearest.unwrap_or(Hint::Message)),
        }
    }

    /// What is wrong.
    pub(crate) fn title(&self, words: &Words) -> String {
        match self {
            Self::Message { key, arguments, .. } => words.say(key, arguments),
            Self::Problem(problem) => problem.say(words),
        }
    }

    /// What to do, if that is said apart.
    pub(crate) fn hint(&self, words: &Words) -> Option<String> {
        let Self::Message {
            key,
            arguments,
            hint,
        } = self
        else {
            return None;
        };
        Some(match hint.as_ref()? {
            Hint::Nearest(known) => {
                words.say("did-you-mean", &[("name", Argument::from(known.as_str()))])
            }
            Hint::Message => words.say(&format!("{key}-hint"), arguments),
        })
    }

    /// The known name that may be meant.
    pub(crate) fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Message {
                hint: Some(Hint::Nearest(known)),
                ..
            } => Some(known),
            _ => None,
        }
    }

    /// A name for it that stays the same.
    pub(crate) fn code(&self) -> &str {
        match self {
            Self::Message { key, .. } => key,
            Self::Problem(problem) => problem.key(),
        }
    }
}

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        Self::Usage(refusal)
    }
}
