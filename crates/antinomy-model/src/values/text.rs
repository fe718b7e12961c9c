//! Text for readers, in the languages of the manifest.

use antinomy_syntax::Spanned;

/// The key of a version that holds in every language without a version of its own: a name that is the same in all.
pub const ALL_LANGUAGES: &str = "all";
/// The key of the fingerprint of the original, by which a translation says which state of it it translates.
pub const TRANSLATED_FROM: &str = "translated-from";

/// The index of a language in the manifest; 0 is the default language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub u8);

impl Language {
    /// Every language for which there is no version of its own: names are the same in all.
    // The greatest number, so that versions in single languages come first.
    pub const ALL: Self = Self(u8::MAX);

    /// The language at this place of the manifest's list.
    pub(crate) fn at(place: usize) -> Option<Self> {
        let language = u8::try_from(place).ok().map(Self);
        language.filter(|language| *language != Self::ALL)
    }
}

/// A text in one or more languages, in the order of the manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    // A list, because there are two or three versions, and it takes no memory while a text is absent.
    versions: Vec<(Language, Spanned<String>)>,
    // Boxed, because hardly any text has it.
    translated_from: Option<Box<Spanned<String>>>,
}

impl Text {
    /// A text from its versions; a language given twice keeps its first version.
    #[must_use]
    pub fn new(mut versions: Vec<(Language, Spanned<String>)>) -> Self {
        // Stable, so that the first of two versions in one language is kept.
        versions.sort_by_key(|(language, _)| *language);
        versions.dedup_by_key(|(language, _)| *language);
        Self {
            versions,
            translated_from: None,
        }
    }

    /// The same text, with the state of the original that its other versions translate.
    #[must_use]
    pub(crate) fn translated_from(self, state: Option<Spanned<String>>) -> Self {
        Self {
            translated_from: state.map(Box::new),
            ..self
        }
    }

    /// The fingerprint that says which state of the original the other versions translate, if it was written.
    #[must_use]
    pub fn seen_original(&self) -> Option<&Spanned<String>> {
        self.translated_from.as_deref()
    }

    /// The version that the others translate: that in the default language, else the first one.
    #[must_use]
    pub fn original(&self) -> Option<(Language, &Spanned<String>)> {
        self.version(Language::default())
            .or_else(|| self.versions().next())
    }

    /// The version that counts in `language`: its own, or the one for all languages. The language says which.
    #[must_use]
    pub fn version(&self, language: Language) -> Option<(Language, &Spanned<String>)> {
        let written = |wanted: Language| self.versions().find(|(known, _)| *known == wanted);
        written(language).or_else(|| written(Language::ALL))
    }

    /// The text in `language`, if there is a version for it.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        self.version(language).map(|(_, text)| text.value.as_str())
    }

    /// The text in `language`, else in the first language there is; and in which language it is: one for all languages is
    /// in the language that was asked for. An empty text is returned for a text without versions.
    #[must_use]
    pub fn best(&self, language: Language) -> (Language, &str) {
        match self.best_version(language) {
            Some((Language::ALL, text)) => (language, &text.value),
            Some((known, text)) => (known, &text.value),
            None => (language, ""),
        }
    }

    /// The same version with its place, as it was written.
    #[must_use]
    pub fn best_version(&self, language: Language) -> Option<(Language, &Spanned<String>)> {
        self.version(language).or_else(|| self.versions().next())
    }

    /// All versions as they were written: one for all languages is one, in [`Language::ALL`].
    pub fn versions(&self) -> impl Iterator<Item = (Language, &Spanned<String>)> {
        self.versions
            .iter()
            .map(|(language, text)| (*language, text))
    }

    /// Whether there is no version at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Whether there is a version for this language alone.
    pub(crate) fn has_own(&self, language: Language) -> bool {
        self.versions().any(|(known, _)| known == language)
    }

    /// Adds a version; one that is there already stays.
    pub(crate) fn add(&mut self, language: Language, text: Spanned<String>) {
        if !self.has_own(language) {
            self.versions.push((language, text));
            self.versions.sort_by_key(|(language, _)| *language);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_syntax::{FileId, Span};

    fn text(versions: &[(Language, &str)]) -> Text {
        let span = Span::new(FileId(0), 0..0);
        let versions = versions.iter().map(|(language, text)| {
            let value = (*text).to_owned();
            (*language, Spanned { value, span })
        });
        Text::new(versions.collect())
    }

    #[test]
    fn a_version_for_all_languages_is_in_the_one_that_is_asked_for_unless_that_has_its_own() {
        let name = text(&[(Language::ALL, "NATO"), (Language(2), "OTAN")]);
        assert_eq!(name.best(Language(1)), (Language(1), "NATO"));
        assert_eq!(name.best(Language(2)), (Language(2), "OTAN"));
        assert_eq!(name.get(Language(0)), Some("NATO"));
        let original = name.original().map(|(language, _)| language);
        assert_eq!(original, Some(Language::ALL));
    }

    #[test]
    fn a_text_that_is_missing_shows_the_first_one_and_says_so() {
        let name = text(&[(Language(0), "Bund")]);
        assert_eq!(name.best(Language(1)), (Language(0), "Bund"));
        assert_eq!(name.get(Language(1)), None);
        assert_eq!(Text::default().best(Language(1)), (Language(1), ""));
    }
}
