//! Citations as they are written.
//!
//! A citation group is what CSL calls a citation cluster: cited works that are set together.

use super::locator::ProseLocator;
use std::ops::Range;

/// Works that are cited together: `[vgl. @a, S. 3; @b]`, `@a`, `@a [S. 3; @b]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationGroup {
    /// The bytes of the whole citation.
    pub range: Range<usize>,
    /// Whether the first work is named in the sentence: `@a [S. 3]` and not `[@a, S. 3]`.
    pub narrative: bool,
    /// The works in document order; never empty.
    pub cites: Vec<CitedWork>,
}

/// One work in a citation group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedWork {
    /// The citation key, which is the id of a source.
    pub key: String,
    /// The bytes of the key, without the `@`.
    pub key_range: Range<usize>,
    /// The manner in which it is cited.
    pub manner: Option<Manner>,
    /// Whether the author is left out, because the sentence names them: `[-@a]`.
    pub suppress_author: bool,
    /// The prefix as Markdown, without white space around it.
    pub prefix: String,
    /// The locator.
    pub locator: Option<ProseLocator>,
    /// The suffix as Markdown, with any white space before it.
    pub suffix: String,
}

/// `disputes` in `@disputes:key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The term as it is written.
    pub term: String,
    /// The bytes of the term.
    pub range: Range<usize>,
}
