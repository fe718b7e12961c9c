//! Text for readers, in the languages of the manifest.

use antinomy_syntax::Spanned;

/// The index of a language in the manifest; 0 is the default language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub u8);

/// A text in one or more languages, in the order of the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
// A list, because there are two or three versions, and it takes no memory while a text is absent.
pub struct Text(Vec<(Language, Spanned<String>)>);

impl Text {
    /// A text from its versions; a language given twice keeps its first version.
    #[must_use]
    pub fn new(mut versions: Vec<(Language, Spanned<String>)>) -> Self {
        // Stable, so that the first of two versions in one language is kept.
        versions.sort_by_key(|(language, _)| *language);
        versions.dedup_by_key(|(language, _)| *language);
        Self(versions)
    }

    /// The version in `language`, if it was written.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| *known == language)
            .map(|(_, text)| text.value.as_str())
    }

    /// The version in `language`, else in the first language there is; and in which language it is.
    /// An empty text is returned for a text without versions.
    #[must_use]
    pub fn best(&self, language: Language) -> (Language, &str) {
        let exact = self.0.iter().find(|(known, _)| *known == language);
        exact
            .or(self.0.first())
            .map_or((language, ""), |(known, text)| {
                (*known, text.value.as_str())
            })
    }

    /// All versions.
    pub fn versions(&self) -> impl Iterator<Item = (Language, &Spanned<String>)> {
        self.0.iter().map(|(language, text)| (*language, text))
    }

    /// Whether there is no version at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a version; one that is there already stays.
    pub(crate) fn add(&mut self, language: Language, text: Spanned<String>) {
        if self.get(language).is_none() {
            self.0.push((language, text));
            self.0.sort_by_key(|(language, _)| *language);
        }
    }
}
