//! The values that records are made of.

mod choice;
mod levels;
mod locator;
mod name;
mod text;
mod time;

pub use choice::{
    Attitude, Basis, Category, Choice, CitationType, Coverage, ExaminationResult, Finder, Force,
    LocatorKey, Share, SourceClass, SourceType, StatementKind, VerdictKind,
};
pub use levels::{LevelId, LevelRelation, LevelSet};
pub(crate) use locator::without_page_word;
pub use locator::{Citation, Locator, Place};
pub use name::Name;
pub use text::{Language, Text};
pub use time::{Bound, Date, DateProblem, Interval};

use antinomy_syntax::Span;

/// The id of another record, as it was written; it may be an alias, and it may dangle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref {
    /// The id as written.
    pub id: String,
    /// Where it was written.
    pub span: Span,
}

/// A value that may be left out, and that may be known to be unknown. `unknown` is something an author says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given<T> {
    /// Nothing was said; a default may apply.
    #[default]
    Absent,
    /// The author says that it is not known. No default applies.
    Unknown,
    /// The author says what it is.
    Known(T),
}

impl<T> Given<T> {
    /// The value, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }
}
