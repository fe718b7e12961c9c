//! A placeholder instead of a text.

use super::text_lint::TextLint;
use crate::lint::{Lint, Needs};
use crate::texts::first_line;
use antinomy_model::KnowledgeBase;
use antinomy_model::property::TextRole;
use antinomy_syntax::{Code, Diagnostic, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L087", "placeholder-text", Warning;
}

/// Common placeholders, in lower case.
const PLACEHOLDERS: &[&str] = &[
    "fixme",
    "platzhalter",
    "placeholder",
    "tba",
    "tbc",
    "tbd",
    "todo",
    "xx",
    "xxx",
    "xxxx",
];

/// The length in bytes of the longest one.
const LONGEST: usize = 11;

pub(super) struct PlaceholderText;

impl Lint for PlaceholderText {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }
}

impl TextLint for PlaceholderText {
    fn version(
        &self,
        base: &KnowledgeBase,
        _: TextRole,
        version: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) {
        if is_placeholder(&version.value) {
            out.push(Diagnostic::new(&CODE, first_line(base, version.span)));
        }
    }
}

fn is_placeholder(text: &str) -> bool {
    let words = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let begins = |start: &str| {
        let first = words.get(..start.len());
        first.is_some_and(|first| first.eq_ignore_ascii_case(start))
    };
    let is_known = |known: &&str| words.eq_ignore_ascii_case(known);
    words.is_empty() && text.chars().all(is_mark)
        || words.len() <= LONGEST && PLACEHOLDERS.iter().any(is_known)
        || begins("lorem ipsum")
        || words.starts_with("TODO:")
}

fn is_mark(letter: char) -> bool {
    letter.is_ascii_punctuation() || letter.is_whitespace() || "…–—".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_a_place_is_told_from_what_stands_in_it() {
        for text in [
            "TODO",
            "???",
            "…",
            "[TBD]",
            "xxx",
            "Lorem ipsum dolor",
            "TODO: Satz",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["Todos", "A.", "7", "XXL", "Wer baut, und wo?", "Über", "🚲"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
