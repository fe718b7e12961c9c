//! Messages about an import, as keys with arguments.

use antinomy_syntax::Argument;

/// Something to tell about an import. Like a diagnostic it has no words: the message is `import-KEY`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key of the message.
    pub key: &'static str,
    /// The byte offset in the imported text that it is about.
    pub at: usize,
    /// The arguments of the message.
    pub arguments: Vec<(&'static str, Argument)>,
    /// Whether an entry, or more, could not be read.
    pub is_error: bool,
}

impl Remark {
    pub(super) fn new(key: &'static str, at: usize) -> Self {
        Self {
            key,
            at,
            arguments: Vec::new(),
            is_error: false,
        }
    }

    pub(super) fn error(key: &'static str, at: usize) -> Self {
        Self {
            is_error: true,
            ..Self::new(key, at)
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}
