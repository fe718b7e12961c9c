//! The info string of a fenced block: what stands behind its opening fence.

use std::borrow::Cow;

/// An info string, split at white space.
///
/// ```text
/// info     = [ language *( word ) ]
/// language = the first word: yaml, sparql, handlebars, diagnostics, antinomy …
/// word     = name | flag | option
/// name     = the second word, unless it is an option: a path, or what the block is called
/// flag     = a later word without "=": escaped, hints
/// option   = key "=" value: times=1000
/// ```
///
/// A word cannot hold white space, and there are no quotation marks. Backslash escapes and character references are
/// resolved, as CommonMark says; then a word no longer borrows from the page. The grammar does not tell a name from a
/// flag in second place (`diagnostics hints`): which of the two it is, a language says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InfoString<'t> {
    /// The words in their order.
    pub words: Vec<Cow<'t, str>>,
}

impl<'t> InfoString<'t> {
    pub(super) fn new(info: Cow<'t, str>) -> Self {
        let words = match info {
            Cow::Borrowed(info) => info.split_whitespace().map(Cow::Borrowed).collect(),
            Cow::Owned(info) => info
                .split_whitespace()
                .map(|word| Cow::Owned(word.to_owned()))
                .collect(),
        };
        Self { words }
    }

    /// The same, without borrowing from the page.
    #[must_use]
    pub fn into_owned(self) -> InfoString<'static> {
        let words = self.words.into_iter();
        InfoString {
            words: words.map(|word| Cow::Owned(word.into_owned())).collect(),
        }
    }

    /// The first word; empty if there is none.
    #[must_use]
    pub fn language(&self) -> &str {
        self.words.first().map_or("", |word| word)
    }

    /// The second word, unless it is `key=value`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let word = self.words.get(1)?;
        (!word.contains('=')).then_some(word)
    }

    /// Whether `flag` is one of the words behind the language.
    #[must_use]
    pub fn has(&self, flag: &str) -> bool {
        self.after_language().any(|word| word == flag)
    }

    /// The value of the first `key=value` with this key.
    #[must_use]
    pub fn option(&self, key: &str) -> Option<&str> {
        self.after_language()
            .find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
    }

    /// The words behind the language.
    pub fn after_language(&self) -> impl Iterator<Item = &str> {
        self.words.iter().skip(1).map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(text: &str) -> InfoString<'_> {
        InfoString::new(Cow::Borrowed(text))
    }

    #[test]
    fn words_are_a_language_a_name_flags_and_options() {
        let info = info("yaml  content/a.yaml escaped times=10");
        assert_eq!(info.language(), "yaml");
        assert_eq!(info.name(), Some("content/a.yaml"));
        assert!(info.has("escaped") && !info.has("yaml") && !info.has("times"));
        assert_eq!(
            (info.option("times"), info.option("time")),
            (Some("10"), None)
        );
    }

    #[test]
    fn an_option_is_no_name() {
        assert_eq!(info("rust edition=2024").name(), None);
        assert_eq!(info("handlebars de").name(), Some("de"));
        assert_eq!(info("sparql").name(), None);
        assert_eq!(info("").language(), "");
    }
}
