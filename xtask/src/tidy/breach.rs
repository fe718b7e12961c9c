//! What a rule reports.

use std::fmt;

/// A place that breaks a house rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Breach {
    /// The file, folder or package that has to change.
    pub(super) place: String,
    /// What is wrong, and what to do.
    pub(super) text: String,
}

impl Breach {
    pub(super) fn new(place: impl Into<String>, text: impl Into<String>) -> Breach {
        Breach {
            place: place.into(),
            text: text.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}
