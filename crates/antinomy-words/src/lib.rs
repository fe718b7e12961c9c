//! All text for people, as Fluent messages in every interface language.
//!
//! Other crates hand over message keys and typed arguments; only the Fluent files in `locales/` contain sentences.
//! A missing key is rendered as `⟨key⟩` instead of an empty string, so that tests and readers notice it.

mod explanation;
mod locales;

pub use explanation::{Example, Explanation};
pub use locales::LANGUAGES;

use antinomy_syntax::{Argument, Code, Diagnostic, primary_language};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use locales::{FALLBACK, LOCALES, Locale};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The messages of one interface language.
pub struct Words {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

/// The messages of every interface language, by tag.
static ALL: LazyLock<Vec<Words>> =
    LazyLock::new(|| LANGUAGES.iter().map(|tag| Words::new(tag)).collect());

/// The texts of a diagnostic in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiagnosticMessage {
    /// What is wrong, in one line without a full stop.
    pub title: String,
    /// Annotation of the primary span.
    pub label: Option<String>,
    /// Annotations of the related spans, in the order of the diagnostic.
    pub related: Vec<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Words {
    /// The messages of the language of `tag`, a language tag (`de-AT`) or a POSIX locale (`de_AT.UTF-8`); English if
    /// that language has no locale here.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let locale = locale_of(tag);
        let identifier: LanguageIdentifier = locale.tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks around arguments are bidi controls; reports spell those out.
        bundle.set_use_isolating(false);
        for file in locale.files {
            // A file with a syntax error still yields its other messages; a test refuses syntax errors.
            let resource = FluentResource::try_new((*file).to_owned())
                .unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self {
            language: locale.tag,
            bundle,
        }
    }

    /// Those of every interface language, by tag: what programs read has all of them.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The message for a key in one language, if there is one.
    #[must_use]
    pub fn in_language(tag: &str, key: &str) -> Option<String> {
        let words = ALL.iter().find(|it| it.language == tag)?;
        words.knows(key).then(|| words.word(key))
    }

    /// Whether there are messages in the language of `tag`, as [`Self::new`] takes it.
    #[must_use]
    pub fn speaks(tag: &str) -> bool {
        known_locale(tag).is_some()
    }

    /// The tag of the language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Whether there is a message for `key`.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// The message `key` without arguments.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The message `key`, filled with `arguments`; `⟨key⟩` if there is none.
    #[must_use]
    pub fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.message(key, None, arguments)
            .unwrap_or_else(|| format!("⟨{key}⟩"))
    }

    /// Numbers in words, "3 conflicts, 1 agreement": the messages `count-KEY`, given `count`, for those that are not 0. `None`
    /// if all are.
    #[must_use]
    pub fn counts<'k>(&self, counts: impl IntoIterator<Item = (&'k str, usize)>) -> Option<String> {
        let some = counts.into_iter().filter(|(_, count)| *count > 0);
        let words = some.map(|(key, count)| {
            self.say(&format!("count-{key}"), &[("count", Argument::from(count))])
        });
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// The texts of a diagnostic, filled with its arguments. Its own hint comes before the hint of its code.
    #[must_use]
    pub fn diagnostic(&self, found: &Diagnostic) -> DiagnosticMessage {
        let name = found.code.name();
        let attribute = |attribute: &str| self.message(name, Some(attribute), &found.arguments);
        DiagnosticMessage {
            title: self
                .message(name, None, &found.arguments)
                .unwrap_or_else(|| self.title_of_page(&found.code)),
            label: attribute("label"),
            related: found
                .related
                .iter()
                .map(|place| attribute(place.label).unwrap_or_default())
                .collect(),
            hint: attribute(found.hint).or_else(|| attribute("hint")),
        }
    }

    /// A code that is made at run time has no message: its page says what it is about, else its name must do.
    fn title_of_page(&self, code: &Code) -> String {
        let page = Explanation::of(code);
        page.map_or_else(
            || code.name().to_owned(),
            |page| page.title(self).to_owned(),
        )
    }

    fn message(
        &self,
        key: &str,
        attribute: Option<&str>,
        arguments: &[(&str, Argument)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            filled.set(*name, self.value(value));
        }
        Some(
            self.bundle
                .format_pattern(pattern, Some(&filled), &mut Vec::new())
                .into_owned(),
        )
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => FluentValue::from(shortened(text)),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Word(key) => FluentValue::from(self.word(key)),
        }
    }
}

/// The locale of a language tag or POSIX locale, else the fallback.
fn locale_of(tag: &str) -> Locale {
    known_locale(tag).unwrap_or(FALLBACK)
}

fn known_locale(tag: &str) -> Option<Locale> {
    // POSIX separates the territory by `_` and the code set by `.`, where BCP 47 has `-`.
    let language = tag.split(['_', '.']).next().unwrap_or(tag);
    let language = primary_language(language);
    LOCALES
        .iter()
        .find(|locale| locale.tag == language)
        .copied()
}

/// Code points of an argument that a message quotes. A scalar may be as long as its file.
const MAX_QUOTED: usize = 1000;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_syntax::{FileId, Severity, Span};
    use std::sync::Arc;

    static CODE: Code = Code::declared("M004", "unknown-reference", Severity::Error, "");

    #[test]
    fn a_locale_is_found_by_its_primary_language() {
        for (tag, language) in [
            ("de", "de"),
            ("de-AT", "de"),
            ("de_CH.UTF-8", "de"),
            ("de.UTF-8", "de"),
            ("fr", "en"),
            ("C", "en"),
            ("", "en"),
        ] {
            assert_eq!(Words::new(tag).language(), language, "{tag}");
            assert_eq!(Words::speaks(tag), tag.starts_with("de"), "{tag}");
        }
    }

    #[test]
    fn a_code_that_is_made_at_run_time_is_told_by_its_page() {
        let page = "---\ncode: R001\nname: no-means\nseverity: warning\n---\n# de: Aufgabe ohne Mittel\n\nWeil.\n\n# en: Task without means\n\nBecause.\n";
        let made = |page: &str| {
            let (number, name) = ("R001".to_owned(), "no-means".to_owned());
            let code = Code::made(number, name, Severity::Warning, page.to_owned());
            Diagnostic::without_place(Arc::new(code))
        };
        let title = |language: &str, page: &str| Words::new(language).diagnostic(&made(page)).title;
        assert_eq!(title("de", page), "Aufgabe ohne Mittel");
        assert_eq!(title("en", page), "Task without means");
        assert_eq!(title("en", ""), "no-means");
    }

    #[test]
    fn a_diagnostic_gets_title_and_hint() {
        let found = Diagnostic::new(&CODE, Span::new(FileId(0), 0..1))
            .with("id", "gestring-2041")
            .with("wanted", Argument::Word("kind-source".into()))
            .suggest("gestring-2014");
        let message = Words::new("de-DE").diagnostic(&found);
        assert!(message.title.contains("gestring-2041"), "{message:?}");
        assert!(message.hint.unwrap().contains("gestring-2014"));
    }
}
