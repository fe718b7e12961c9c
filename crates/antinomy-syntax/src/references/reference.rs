//! Everything in prose that refers to something else.

use super::citation::CitationGroup;
use std::ops::Range;

/// A reference in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// One or more works, cited together.
    Citation(CitationGroup),
    /// `[text](destination "title")`.
    Link(MarkdownLink),
    /// `[[id]]` or `[[id|text]]`.
    Id(IdLink),
}

impl Reference {
    /// The bytes of the reference.
    #[must_use]
    pub fn range(&self) -> &Range<usize> {
        match self {
            Self::Citation(citation) => &citation.range,
            Self::Link(link) => &link.range,
            Self::Id(link) => &link.range,
        }
    }
}

/// A link in Markdown's own syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownLink {
    /// The bytes of the link, with its brackets.
    pub range: Range<usize>,
    /// The bytes of the link text.
    pub text: Range<usize>,
    /// The link destination, with escapes and entities resolved.
    pub address: String,
    /// The link title; empty if there is none.
    pub title: String,
    /// Whether it is the only content of its paragraph.
    pub alone: bool,
    /// Whether it is an inline link, `[text](destination)`, and not a reference link or an autolink.
    pub inline: bool,
}

/// `[[id]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdLink {
    /// The bytes of the link, with its brackets.
    pub range: Range<usize>,
    /// The bytes of the id.
    pub id_range: Range<usize>,
    /// The id as it is written.
    pub id: String,
    /// The text behind a `|`, to be shown instead of the record's name.
    pub text: Option<String>,
}
