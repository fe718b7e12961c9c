//! A locator in a law with a sign that the handbook adds itself (`§ 28`), or with two numbers under one key.

use super::cited_places::{CitedPlace, PlaceLint};
use crate::lint::Lint;
use crate::texts::replaceable;
use antinomy_graph::Facts;
use antinomy_model::values::{Choice, LocatorKey, SourceClass};
use antinomy_model::{KnowledgeBase, Record};
use antinomy_syntax::{Code, Diagnostic, Spanned, fold};

antinomy_syntax::codes! {
    "";
    CODE = "L052", "norm-form", Warning;
}

/// The numbered parts of a law, from large to small, with the words before their numbers.
const PARTS: &[(LocatorKey, &[&str])] = &[
    (LocatorKey::Article, &["art", "artikel", "article"]),
    (
        LocatorKey::Paragraph,
        &["abs", "absatz", "par", "para", "paragraph"],
    ),
    (LocatorKey::Sentence, &["s", "satz", "sentence"]),
];

/// Signs that replace such a word, for any part.
const SIGNS: &[char] = &['§', '¶'];

pub(super) struct NormForm;

impl Lint for NormForm {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }
}

impl PlaceLint for NormForm {
    fn places(
        &self,
        facts: &Facts,
        _: &Record,
        places: &[CitedPlace<'_>],
        out: &mut Vec<Diagnostic>,
    ) {
        for place in places {
            for (key, text) in &place.locator.0 {
                let part = PARTS.iter().position(|(part, _)| part == key);
                if let Some(part) = part.filter(|_| !is_plain(&text.value)) {
                    out.extend(report(facts.base(), place, part, text));
                }
            }
        }
    }
}

/// Whether it is a number without any sign: the common case.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

/// What is wrong with the text under the key at `part` of [`PARTS`].
fn report(
    base: &KnowledgeBase,
    place: &CitedPlace<'_>,
    part: usize,
    text: &Spanned<String>,
) -> Option<Diagnostic> {
    let (key, words) = PARTS[part];
    let bare = without_sign(&text.value, words);
    let source = place.source(base);
    let is_law = source.is_some_and(|(_, source)| source.class == Some(SourceClass::Law));
    let numbers = numbers(bare.unwrap_or(&text.value), is_law);
    if bare.is_none() && numbers.len() < 2 {
        return None;
    }
    let found = Diagnostic::new(&CODE, text.span)
        .with("value", text.value.as_str())
        .with("key", key.word());
    if part > 0 && text.value.trim_start().starts_with(SIGNS) {
        // Laws differ in what `§` counts: the article may be meant here.
        return Some(found.hint("sign"));
    }
    let next = PARTS.get(part + 1).map(|(next, _)| next.word());
    Some(match (bare, numbers.as_slice(), next) {
        (_, [first, second], Some(next)) => found
            .with("first", *first)
            .with("next", next)
            .with("second", *second)
            .hint("parts"),
        (Some(bare), [_] | [], _) => match replaceable(base, text) {
            Some(span) => found.fix(span, bare),
            None => found,
        },
        _ => found,
    })
}

/// The number behind a sign, or behind one of the words for this part of a law.
fn without_sign<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let text = text.trim();
    let rest = if text.starts_with(SIGNS) {
        text.trim_start_matches(SIGNS)
    } else {
        let rest = text.trim_start_matches(char::is_alphabetic);
        let word = &text[..text.len() - rest.len()];
        if !words.contains(&fold(word).as_str()) {
            return None;
        }
        rest.strip_prefix('.').unwrap_or(rest)
    };
    let rest = rest.trim_start();
    rest.starts_with(|it: char| it.is_ascii_digit())
        .then_some(rest)
}

/// The numbers that a sign, a word for a part of a law or, in a law, a dot separates. Reports number their paragraphs 4.12,
/// so that a dot separates nothing there.
fn numbers(text: &str, is_law: bool) -> Vec<&str> {
    let is_part = |between: &str| {
        let word = fold(between.trim().trim_end_matches('.').trim_start_matches(','));
        let word = word.trim_matches('-');
        (is_law && between == ".")
            || between.contains(SIGNS)
            || PARTS.iter().any(|(_, words)| words.contains(&word))
    };
    let mut numbers = Vec::new();
    let (mut start, mut at) = (0, 0);
    // Visits each pair of neighbouring numbers with the separator between them.
    while let Some(end) = text[at..]
        .find(|it: char| !it.is_ascii_digit())
        .map(|end| at + end)
    {
        let Some(next) = text[end..]
            .find(|it: char| it.is_ascii_digit())
            .map(|next| end + next)
        else {
            break;
        };
        if is_part(&text[end..next]) {
            numbers.push(text[start..end].trim());
            start = next;
        }
        at = next;
    }
    numbers.push(&text[start..]);
    numbers
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::{cured, found_in, names_in};

    fn cites(source: &str, locator: &str) -> String {
        format!(
            "statements:\n  - {{id: s, kind: norm, voice: land, source: {source}, locator: {{{locator}}}, field: cycling, text: T}}\n"
        )
    }

    #[test]
    fn signs_and_words_for_the_same_part_are_cut_off() {
        for (written, plain) in [
            ("article: § 28", "article: 28"),
            ("article: 'Art. 28a'", "article: '28a'"),
            ("article: \"Artikel 28\"", "article: \"28\""),
            ("paragraph: Abs. 2", "paragraph: 2"),
            ("sentence: Satz 1", "sentence: 1"),
        ] {
            assert_eq!(cured(&cites("road-act", written)), cites("road-act", plain));
        }
    }

    #[test]
    fn a_section_sign_under_paragraph_may_mean_the_article() {
        let own = cites("road-act", "paragraph: § 5");
        assert_eq!(found_in(&own)[0].hint, "sign");
        assert_eq!(cured(&own), own);
    }

    #[test]
    fn two_numbers_want_two_keys() {
        for locator in [
            "article: '28.2'",
            "article: 28 Abs. 2",
            "article: 'Art. 28, Abs. 2'",
            "paragraph: '2.1'",
            "article: 28 § 2",
        ] {
            let own = cites("road-act", locator);
            let found = found_in(&own);
            assert_eq!(found.len(), 1, "{locator}");
            assert_eq!(found[0].hint, "parts", "{locator}");
            assert_eq!(cured(&own), own);
        }
    }

    #[test]
    fn plain_places_are_left_alone() {
        for locator in [
            "article: '28'",
            "article: 28a",
            "article: 28 bis",
            "article: 28-30",
            "article: 28 ff.",
            "article: Annex 3",
            "article: A3",
            "article: Protokoll",
            "section: '4.2'",
            "section: § 4",
        ] {
            assert!(
                names_in(&cites("road-act", locator)).is_empty(),
                "{locator}"
            );
        }
        assert!(names_in(&cites("city-plan", "paragraph: '4.12'")).is_empty());
    }
}
