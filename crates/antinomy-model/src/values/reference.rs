//! References from one record to another.

use antinomy_syntax::Span;

/// The id of another record, as it was written; it may be an alias, and it may dangle. What it leads to is resolved once, when
/// a knowledge base is assembled: ask [`KnowledgeBase::target`](crate::KnowledgeBase::target).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref {
    /// The id as written.
    pub id: String,
    /// Where it was written.
    pub span: Span,
    /// Its index among the references of its file, by which its target is found without hashing the id.
    number: u32,
}

/// The number of references that belong to no reading of a file.
// A sentinel, since an `Option` would enlarge every reference.
const LOOSE: u32 = u32::MAX;

impl Ref {
    /// A reference read from a file, as the `number`th.
    pub(crate) fn numbered(id: String, span: Span, number: u32) -> Self {
        Self { id, span, number }
    }

    /// A reference from a text outside of the knowledge base, a chapter for instance. It is looked up by its id.
    #[must_use]
    pub fn loose(id: String, span: Span) -> Self {
        Self {
            id,
            span,
            number: LOOSE,
        }
    }

    /// Its index among the references of its file.
    pub(crate) fn number(&self) -> Option<usize> {
        (self.number != LOOSE).then_some(self.number as usize)
    }
}

/// An optional value with an explicit `unknown`, which is a value and not a gap to fill.
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
