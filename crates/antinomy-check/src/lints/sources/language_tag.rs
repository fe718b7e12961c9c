//! A language of a source that is no BCP 47 tag: a language name, or a tag with underscores.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, fold};

antinomy_syntax::codes! {
    "";
    CODE = "L056", "language-tag", Warning;
}

/// Names, abbreviations and ISO 639-2 codes of common languages, folded, by their BCP 47 tag.
const NAMES: &[(&str, &[&str])] = &[
    ("ar", &["arabic", "arabisch", "ara"]),
    ("cs", &["czech", "tschechisch", "cze", "ces"]),
    ("da", &["danish", "daenisch", "dan"]),
    (
        "de",
        &["german", "deutsch", "allemand", "ger", "deu", "dt."],
    ),
    ("el", &["greek", "griechisch", "gre", "ell"]),
    ("en", &["english", "englisch", "anglais", "eng", "engl."]),
    ("es", &["spanish", "spanisch", "espanol", "español", "spa"]),
    ("fi", &["finnish", "finnisch", "fin"]),
    (
        "fr",
        &[
            "french",
            "franzoesisch",
            "francais",
            "français",
            "fre",
            "fra",
            "frz.",
        ],
    ),
    ("hu", &["hungarian", "ungarisch", "hun"]),
    ("it", &["italian", "italienisch", "italiano", "ita"]),
    (
        "nl",
        &["dutch", "niederlaendisch", "nederlands", "dut", "nld"],
    ),
    ("no", &["norwegian", "norwegisch", "norsk", "nor"]),
    ("pl", &["polish", "polnisch", "polski", "pol"]),
    (
        "pt",
        &[
            "portuguese",
            "portugiesisch",
            "portugues",
            "português",
            "por",
        ],
    ),
    ("ro", &["romanian", "rumaenisch", "rum", "ron"]),
    ("ru", &["russian", "russisch", "rus"]),
    ("sv", &["swedish", "schwedisch", "svenska", "swe"]),
    ("tr", &["turkish", "tuerkisch", "tuerkce", "tur"]),
    ("uk", &["ukrainian", "ukrainisch", "ukr"]),
];

pub(super) struct LanguageTag;

impl Lint for LanguageTag {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(language) = record.source().and_then(|source| source.language.as_ref()) else {
            return;
        };
        let tag = language.value.as_str();
        let named = named(tag);
        if named.is_none() && is_tag(tag) {
            return;
        }
        let other = tag.trim().replace('_', "-");
        let meant = named.or(Some(other.as_str()).filter(|other| is_tag(other)));
        out.push(
            Diagnostic::new(&CODE, language.span)
                .with("tag", tag)
                .maybe_suggest(meant),
        );
    }
}

/// The tag of the language that a name stands for. BCP 47 wants the two-letter code where there is one, so that `ger` is
/// a name here.
fn named(name: &str) -> Option<&'static str> {
    let folded = fold(name.trim());
    let mut rows = NAMES.iter();
    rows.find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(tag, _)| *tag)
}

/// A primary subtag of two or three letters with subtags of up to eight letters or digits; or a private-use tag.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_letters = !primary.is_empty() && primary.bytes().all(|it| it.is_ascii_alphabetic());
    let is_primary = is_letters && matches!(primary.len(), 2 | 3)
        || (primary.eq_ignore_ascii_case("x") && tag.len() > 2);
    is_primary
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::sources::found_in;

    #[test]
    fn tags_are_left_alone() {
        for tag in [
            "de",
            "en-GB",
            "DE",
            "zh-Hant-TW",
            "sr-Latn",
            "gsw",
            "mul",
            "und",
            "x-old",
            "de-1901",
            "sl-rozaj",
        ] {
            assert!(is_tag(tag) && named(tag).is_none(), "{tag}");
        }
        for (_, names) in NAMES {
            for name in *names {
                assert_eq!(fold(name), *name);
            }
        }
    }

    #[test]
    fn names_and_underscores_are_understood() {
        for (written, meant) in [
            ("Deutsch", Some("de")),
            ("Französisch", Some("fr")),
            ("de_AT", Some("de-AT")),
            ("ger", Some("de")),
            ("deutsch und englisch", None),
            ("d", None),
            ("de/en", None),
        ] {
            let found = found_in(&crate::lints::sources::book(&format!(
                "language: '{written}'"
            )));
            assert_eq!(found.len(), 1, "{written}");
            let edit = found[0].edit.as_ref();
            assert_eq!(edit.map(|edit| edit.text.as_str()), meant, "{written}");
        }
    }
}
