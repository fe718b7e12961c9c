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

/// A page without the word for it: `24` for `S. 24`, `pp. 24`, `Seite 24`. `None` if there is no such word.
pub(crate) fn without_page_word(text: &str) -> Option<&str> {
    // Longer words first: `Seite` would leave the `n` of `Seiten`.
    const WORDS: &[&str] = &[
        "Seiten", "Seite", "SS.", "S.", "pages", "page", "pp.", "p.", "pag.",
    ];
    let text = text.trim();
    let rest = WORDS.iter().find_map(|word| {
        let start = text.get(..word.len())?;
        start
            .eq_ignore_ascii_case(word)
            .then(|| text[word.len()..].trim_start())
    })?;
    // Without a number behind it, it may be any word.
    rest.starts_with(|c: char| c.is_ascii_digit())
        .then_some(rest)
}
