//! A translation with the same words as its original: a copy that was never translated.

use super::text_lint::TextLint;
use crate::lint::Lint;
use crate::texts::first_line;
use antinomy_model::property::TextRole;
use antinomy_model::{KnowledgeBase, Language, Text};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L083", "copied-translation", Warning;
}

/// The least words of a text that differs between languages.
const LEAST: usize = 5;
/// The least words in lower case: names, titles and references consist of capitalised words, and stay the same.
const LEAST_SMALL: usize = 3;

pub(super) struct CopiedTranslation;

impl Lint for CopiedTranslation {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }
}

impl TextLint for CopiedTranslation {
    fn text(&self, base: &KnowledgeBase, role: TextRole, text: &Text, out: &mut Vec<Diagnostic>) {
        if role.is_translated() && role != TextRole::Label {
            report(base, text, out);
        }
    }
}

fn report(base: &KnowledgeBase, text: &Text, out: &mut Vec<Diagnostic>) {
    let mut versions = text.versions();
    let Some((_, original)) = versions.next() else {
        return;
    };
    let in_a_language = versions.filter(|(language, _)| *language != Language::ALL);
    for (language, copy) in in_a_language {
        let is_copy = copy
            .value
            .split_whitespace()
            .eq(original.value.split_whitespace());
        if is_copy && is_sentence(&copy.value) {
            out.push(
                Diagnostic::new(&CODE, first_line(base, copy.span))
                    .with("language", base.manifest.tag(language))
                    .related(first_line(base, original.span), "original"),
            );
        }
    }
}

/// Whether a text has words that a translation would change.
fn is_sentence(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let (mut all, mut small) = (0, 0);
    for word in words.filter(|word| word.chars().nth(1).is_some()) {
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    all >= LEAST && small >= LEAST_SMALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_need_no_translation() {
        for text in [
            "Häußermann und Siebel 2004, S. 15 f.; Bommes 2009, S. 3",
            "Zentrum für Stadtforschung Bremen, Hannover",
            "Radweg neben der Straße",
        ] {
            assert!(!is_sentence(text), "{text}");
        }
        assert!(is_sentence("Die Stadt will ihr Netz ausbauen."));
    }
}
