//! Every text that a person reads, in German and English.
//!
//! No other crate holds words: they hand over keys and arguments, and the Fluent files in `locales/` say the rest.
//! A key that a file lacks is shown in angle brackets rather than hidden; tests look for such gaps.

mod explanation;

pub use explanation::{Example, Explanation};

use antinomy_syntax::{Argument, Diagnostic};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages that there are words in.
pub const LANGUAGES: &[&str] = &["de", "en"];

const GERMAN: &[&str] = &[
    include_str!("../locales/de/terms.ftl"),
    include_str!("../locales/de/diagnostics.ftl"),
    include_str!("../locales/de/lints-coding.ftl"),
    include_str!("../locales/de/lints-sources.ftl"),
    include_str!("../locales/de/lints-structure.ftl"),
    include_str!("../locales/de/lints-texts.ftl"),
    include_str!("../locales/de/cli.ftl"),
    include_str!("../locales/de/book.ftl"),
    include_str!("../locales/de/keys.ftl"),
];
const ENGLISH: &[&str] = &[
    include_str!("../locales/en/terms.ftl"),
    include_str!("../locales/en/diagnostics.ftl"),
    include_str!("../locales/en/lints-coding.ftl"),
    include_str!("../locales/en/lints-sources.ftl"),
    include_str!("../locales/en/lints-structure.ftl"),
    include_str!("../locales/en/lints-texts.ftl"),
    include_str!("../locales/en/cli.ftl"),
    include_str!("../locales/en/book.ftl"),
    include_str!("../locales/en/keys.ftl"),
];

/// The words of one language.
pub struct Words {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

/// A diagnostic put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What is wrong, in one line.
    pub title: String,
    /// What to write under the place, if anything.
    pub label: Option<String>,
    /// What each related place is, in the order of the diagnostic.
    pub related: Vec<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Words {
    /// Words in the language of `tag` (`de-AT` is German); English where there are none.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or(tag);
        let (language, files) = if primary == "de" {
            ("de", GERMAN)
        } else {
            ("en", ENGLISH)
        };
        let identifier: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        for file in files {
            // A file with a mistake still gives what could be read; a test refuses mistakes.
            let resource = FluentResource::try_new((*file).to_owned())
                .unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
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

    /// Puts a diagnostic into words.
    #[must_use]
    pub fn letter(&self, found: &Diagnostic) -> Letter {
        let name = found.code.name;
        let attribute = |attribute: &str| self.message(name, Some(attribute), &found.arguments);
        Letter {
            title: self.say(name, &found.arguments),
            label: attribute("label"),
            related: found
                .related
                .iter()
                .map(|place| attribute(place.label).unwrap_or_default())
                .collect(),
            hint: attribute(found.hint).or_else(|| attribute("hint")),
        }
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

/// The most characters of a value that a message quotes: a value may be as long as its file.
const QUOTED: usize = 1000;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_syntax::{Code, FileId, Severity, Span};
    use fluent_bundle::FluentResource;

    static CODE: Code = Code {
        number: "M004",
        name: "unknown-reference",
        severity: Severity::Error,
        page: "",
    };

    #[test]
    fn every_locale_file_is_well_formed() {
        for file in GERMAN.iter().chain(ENGLISH) {
            if let Err((_, errors)) = FluentResource::try_new((*file).to_owned()) {
                panic!("{errors:?}");
            }
        }
    }

    #[test]
    fn both_languages_know_the_same_messages_and_attributes() {
        // A message begins at the margin; its attributes are indented and begin with a dot.
        let ids = |files: &[&str]| {
            let mut message = String::new();
            let mut ids = Vec::new();
            for (line, id) in files
                .iter()
                .flat_map(|file| file.lines())
                .filter_map(|line| Some((line, line.split_once(" =")?.0)))
            {
                if !line.starts_with([' ', '#', '-']) {
                    message = id.to_owned();
                    ids.push(message.clone());
                } else if let Some(attribute) = id.trim_start().strip_prefix('.') {
                    ids.push(format!("{message}.{attribute}"));
                }
            }
            ids.sort();
            ids
        };
        assert_eq!(ids(GERMAN), ids(ENGLISH));
    }

    #[test]
    fn a_diagnostic_becomes_a_letter() {
        let found = Diagnostic::new(&CODE, Span::new(FileId(0), 0..1))
            .with("id", "gestring-2041")
            .with("wanted", Argument::Word("kind-source".into()))
            .suggest("gestring-2014");
        let letter = Words::new("de-DE").letter(&found);
        assert!(letter.title.contains("gestring-2041"), "{letter:?}");
        assert!(letter.hint.unwrap().contains("gestring-2014"));
    }
}
