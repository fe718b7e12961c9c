//! What keeps a text from being a style, and where.

use antinomy_syntax::Argument;

/// Why a text gives no style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyleError {
    /// There is no style of this name; the nearest known one, if there is one.
    Unknown(Option<String>),
    /// The text is no CSL style; the message of the XML reader.
    Unreadable(String),
    /// A dependent style, which only points to the style of this name.
    Dependent(String),
    /// The macro of this name calls itself, directly or through others.
    Circular(String),
    /// A macro of this name is called, and there is none.
    UnknownMacro(String),
    /// A document type (`<!DOCTYPE`), which could define entities.
    DocumentType,
    /// Elements inside of each other, through macros as well, beyond this number.
    TooDeep(usize),
    /// More elements than this.
    TooManyElements(usize),
    /// An element with more attributes than this.
    TooManyAttributes(usize),
    /// More macros than this.
    TooManyMacros(usize),
    /// A term or another text that the style sets of more than this number of bytes.
    LongText(usize),
    /// Setting one work takes more than this number of steps.
    TooMuchWork(usize),
    /// The style itself adds more than this number of bytes to one work.
    TooMuchText(usize),
}

impl StyleError {
    /// The word for it in messages.
    #[must_use]
    pub fn why(&self) -> &'static str {
        match self {
            Self::Unknown(None) => "unknown",
            Self::Unknown(Some(_)) => "nearest",
            Self::Unreadable(_) => "unreadable",
            Self::Dependent(_) => "dependent",
            Self::Circular(_) => "circular",
            Self::UnknownMacro(_) => "unknown-macro",
            Self::DocumentType => "document-type",
            Self::TooDeep(_) => "too-deep",
            Self::TooManyElements(_) => "too-many-elements",
            Self::TooManyAttributes(_) => "too-many-attributes",
            Self::TooManyMacros(_) => "too-many-macros",
            Self::LongText(_) => "long-text",
            Self::TooMuchWork(_) => "too-much-work",
            Self::TooMuchText(_) => "too-much-text",
        }
    }

    /// What belongs into the message: the name of an argument and its value.
    #[must_use]
    pub fn argument(&self) -> Option<(&'static str, Argument)> {
        match self {
            Self::Unknown(nearest) => nearest
                .as_deref()
                .map(|name| ("nearest", Argument::from(name))),
            Self::Unreadable(reason) => Some(("reason", reason.as_str().into())),
            Self::Dependent(name) | Self::Circular(name) | Self::UnknownMacro(name) => {
                Some(("name", name.as_str().into()))
            }
            Self::DocumentType => None,
            Self::TooDeep(limit)
            | Self::TooManyElements(limit)
            | Self::TooManyAttributes(limit)
            | Self::TooManyMacros(limit)
            | Self::LongText(limit)
            | Self::TooMuchWork(limit)
            | Self::TooMuchText(limit) => Some(("limit", (*limit).into())),
        }
    }

    /// The error at a byte offset of the style.
    pub(crate) fn at(self, at: usize) -> StyleFault {
        StyleFault { error: self, at }
    }
}

/// An error at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleFault {
    /// What is wrong.
    pub error: StyleError,
    /// The byte offset in the text of the style.
    pub at: usize,
}
