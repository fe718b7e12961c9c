//! Places in sources, and works cited.

use super::{CitationType, LocatorKey, Ref};
use antinomy_syntax::Spanned;

/// Where in a source: pairs of a key and what was written, in the order of [`LocatorKey`].
/// Everything is text: `102`, `313 f.` and `28 Abs. 2` are all places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locator(pub Vec<(LocatorKey, Spanned<String>)>);

impl Locator {
    /// What was written under `key`.
    #[must_use]
    pub fn get(&self, key: LocatorKey) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, text)| text.value.as_str())
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: Ref,
    /// Where in it; may be empty.
    pub locator: Locator,
}

/// Who asserts a contradiction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asserter {
    /// It is not said, or could not be read.
    #[default]
    Absent,
    /// No source does, but the authors of the knowledge base: `none`.
    Authors,
    /// A source, in this place.
    Source(Place),
}

impl Asserter {
    /// The place in the source that asserts it, if one does.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Source(place) => Some(place),
            Self::Authors | Self::Absent => None,
        }
    }
}

/// A work cited, with the place in it and the manner of the citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The cited source.
    pub source: Ref,
    /// Where in it; may be empty.
    pub locator: Locator,
    /// How it is cited; `cites` where the author says no more.
    pub manner: CitationType,
}
