//! The shapes that views are made of, field by field as `templates/VIEWS.md` says; `TextView` is `Text` there.
//!
//! Templates are strict: an optional field is `null`, never absent.

use crate::marks::PreviewMarks;
use serde::Serialize;

/// The key of a message that a template looks up with `{{t}}`.
pub(crate) type WordKey = String;

/// A text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct TextView {
    pub(crate) text: String,
    /// The language it is in, if that is not the page's.
    pub(crate) lang: Option<String>,
}

/// Prose that may cite and link, as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ProseView {
    pub(crate) html: String,
    /// The language it is in, if that is not the page's.
    pub(crate) lang: Option<String>,
    /// For the helper that prints it. Most prose has no links, and partials copy what they are given.
    #[serde(skip_serializing_if = "PreviewMarks::is_empty")]
    pub(crate) marks: PreviewMarks,
}

/// A label with an address, or without one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct LinkView {
    pub(crate) href: Option<String>,
    pub(crate) label: String,
    pub(crate) lang: Option<String>,
}

/// A link with a locator, or another remark behind its label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct RefView {
    pub(crate) href: Option<String>,
    pub(crate) label: String,
    pub(crate) lang: Option<String>,
    pub(crate) locator: Option<String>,
    /// The id of the source that it cites: it is listed among the references of the page.
    pub(crate) source: Option<String>,
}

/// The badge of a level: shape, letter and label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct BadgeView {
    pub(crate) index: String,
    pub(crate) letter: Option<String>,
    pub(crate) shape: String,
    pub(crate) label: String,
    pub(crate) lang: Option<String>,
}

/// A row of a fact box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FactView {
    pub(crate) term: WordKey,
    pub(crate) values: Vec<LinkView>,
}

/// The strength of a contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StrengthView {
    pub(crate) value: String,
    pub(crate) key: WordKey,
}

/// A position of a statement on a proposition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StanceView {
    pub(crate) key: WordKey,
    pub(crate) glyph: &'static str,
    pub(crate) proposition: LinkView,
    pub(crate) read_by: Option<LinkView>,
    pub(crate) via: Option<LinkView>,
}

/// A work cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CiteView {
    pub(crate) term: WordKey,
    pub(crate) r#ref: RefView,
}

/// Back-links from records of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct BacklinkGroup {
    pub(crate) term: WordKey,
    pub(crate) count: usize,
    pub(crate) items: Vec<RefView>,
}

/// The file that a page was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FileView {
    pub(crate) path: String,
    pub(crate) href: Option<String>,
}

impl TextView {
    /// The text as the label of a link.
    pub(crate) fn link(self, href: Option<String>) -> LinkView {
        LinkView {
            href,
            label: self.text,
            lang: self.lang,
        }
    }
}

impl LinkView {
    /// A label without address, in the page's language.
    pub(crate) fn plain(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// The link with a locator.
    pub(crate) fn at(self, locator: Option<String>) -> RefView {
        RefView {
            href: self.href,
            label: self.label,
            lang: self.lang,
            locator,
            source: None,
        }
    }
}

impl RefView {
    /// The same, as a citation of a source.
    pub(crate) fn citing(mut self, source: &str) -> Self {
        self.source = Some(source.to_owned());
        self
    }
}

impl FactView {
    /// A row; `None` without values.
    pub(crate) fn new(term: &str, values: Vec<LinkView>) -> Option<Self> {
        let term = format!("fact-{term}");
        (!values.is_empty()).then_some(Self { term, values })
    }
}

impl StrengthView {
    /// From the number in the record, which is negative. The minus sign is U+2212, not a hyphen.
    pub(crate) fn new(strength: i8) -> Self {
        let number = strength.unsigned_abs();
        Self {
            value: format!("\u{2212}{number}"),
            key: format!("strength-{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_has_a_real_minus_sign() {
        let strength = StrengthView::new(-2);
        assert_eq!(
            (strength.value.as_str(), strength.key.as_str()),
            ("−2", "strength-2")
        );
    }

    #[test]
    fn a_fact_without_values_is_none() {
        assert_eq!(FactView::new("doi", Vec::new()), None);
    }
}
