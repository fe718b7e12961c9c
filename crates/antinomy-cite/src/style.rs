//! Styles: ours, those of the CSL archive by name, or any other as text.

pub use crate::engine::StyleError;

use crate::engine::Engine;
use crate::engine::hayagriva::Hayagriva;
use std::fmt;
use std::sync::Arc;

/// The name of the house style.
pub const HOUSE: &str = "arl";

static ARL: &str = include_str!("../styles/arl.csl");

/// How works are cited and listed.
#[derive(Clone)]
pub struct Style {
    pub(crate) engine: Arc<dyn Engine>,
}

impl fmt::Debug for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Style").finish_non_exhaustive()
    }
}

impl Style {
    /// A style by its name: the house style, or one of the archive (`apa`, `chicago-author-date`, …).
    ///
    /// # Errors
    /// If there is no independent style of this name.
    pub fn named(name: &str) -> Result<Self, StyleError> {
        if name == HOUSE {
            return Self::parse(ARL);
        }
        let engine = Hayagriva::archived(name).ok_or_else(|| {
            let names = Self::names();
            let nearest = antinomy_syntax::nearest(name, names.iter().copied());
            StyleError::Unknown(nearest.map(str::to_owned))
        })?;
        Ok(Self {
            engine: Arc::new(engine),
        })
    }

    /// A style from the text of a `.csl` file.
    ///
    /// # Errors
    /// If the text is no CSL style, a dependent style, or a style with circular macros.
    pub fn parse(text: &str) -> Result<Self, StyleError> {
        let engine = Hayagriva::parse(text)?;
        Ok(Self {
            engine: Arc::new(engine),
        })
    }

    /// The names of all styles that need no file, sorted.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let mut names = Hayagriva::names();
        names.push(HOUSE);
        names.sort_unstable();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_have_names() {
        assert!(Style::named(HOUSE).is_ok() && Style::named("apa").is_ok());
        assert!(Style::names().contains(&"apa") && Style::names().len() > 50);
    }

    #[test]
    fn an_unknown_name_comes_with_the_nearest() {
        let error = Style::named("aap").unwrap_err();
        assert_eq!(error, StyleError::Unknown(Some("apa".to_owned())));
    }

    const INFO: &str =
        "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00+00:00</updated>";

    #[test]
    fn a_dependent_style_names_its_parent() {
        let text = format!(
            "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\">{INFO}\
             <link href=\"http://www.zotero.org/styles/apa\" rel=\"independent-parent\"/></info></style>"
        );
        let error = Style::parse(&text).unwrap_err();
        assert_eq!(error, StyleError::Dependent("apa".to_owned()));
    }

    #[test]
    fn a_style_with_circular_macros_is_refused() {
        let style = |inner: &str| {
            format!(
                "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"in-text\">{INFO}</info>\
                 <macro name=\"a\"><group><text macro=\"b\"/></group></macro>\
                 <macro name=\"b\"><choose><if variable=\"title\">{inner}</if></choose></macro>\
                 <citation><layout><text macro=\"a\"/></layout></citation></style>"
            )
        };
        let error = Style::parse(&style("<text macro=\"a\"/>")).unwrap_err();
        assert_eq!(error, StyleError::Circular("a".to_owned()));
        assert!(Style::parse(&style("<text variable=\"title\"/>")).is_ok());
    }

    #[test]
    fn what_is_no_style_is_refused() {
        for text in ["", "<style/>", "<a>", "{}"] {
            assert!(
                matches!(Style::parse(text), Err(StyleError::Unreadable(_))),
                "{text}"
            );
        }
    }
}
