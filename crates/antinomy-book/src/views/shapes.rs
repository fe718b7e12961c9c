//! The small shapes that all views are made of, field by field as `templates/VIEWS.md` says.
//!
//! Templates are strict: a field that can be missing is `null`, never absent.

use crate::marks::PreviewMarks;
use serde::Serialize;

/// A word that the templates look up.
pub(crate) type WordKey = String;

/// A text for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct TextView {
    pub(crate) text: String,
    /// The language it is in, if that is not the page's.
    pub(crate) lang: Option<String>,
}

/// A text that may cite and link: HTML, ready to stand in a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ProseView {
    pub(crate) html: String,
    /// The language it is in, if that is not the page's.
    pub(crate) lang: Option<String>,
    /// For the helper that prints it. Most prose has no links, and partials copy what they are given.
    #[serde(skip_serializing_if = "PreviewMarks::is_empty")]
    pub(crate) marks: PreviewMarks,
}

/// A text that leads somewhere, or only stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct LinkView {
    pub(crate) href: Option<String>,
    pub(crate) label: String,
    pub(crate) lang: Option<String>,
}

/// A link with a place in what it leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct RefView {
    pub(crate) href: Option<String>,
    pub(crate) label: String,
    pub(crate) lang: Option<String>,
    pub(crate) locator: Option<String>,
    /// The source that it cites, which then stands among the references of the page.
    pub(crate) source: Option<String>,
}

/// A level, as a reader sees it: shape, letter and word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct BadgeView {
    pub(crate) index: String,
    pub(crate) letter: Option<String>,
    pub(crate) shape: String,
    pub(crate) label: String,
    pub(crate) lang: Option<String>,
}

/// A row of a table of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FactView {
    pub(crate) term: WordKey,
    pub(crate) values: Vec<LinkView>,
}

/// How strong a contradiction is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StrengthView {
    pub(crate) value: String,
    pub(crate) key: WordKey,
}

/// A position as a template shows it.
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
    /// The text as a link that leads to `href`.
    pub(crate) fn link(self, href: Option<String>) -> LinkView {
        LinkView {
            href,
            label: self.text,
            lang: self.lang,
        }
    }
}

impl LinkView {
    /// A label in the page's language that leads nowhere.
    pub(crate) fn plain(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// The link with a place.
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
    /// The same as a citation of a source.
    pub(crate) fn citing(mut self, source: &str) -> Self {
        self.source = Some(source.to_owned());
        self
    }
}

impl FactView {
    /// A row, unless there is nothing to say in it.
    pub(crate) fn new(term: &str, values: Vec<LinkView>) -> Option<Self> {
        let term = format!("fact-{term}");
        (!values.is_empty()).then_some(Self { term, values })
    }
}

impl StrengthView {
    /// From the number in the record; the minus sign is a real one.
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
