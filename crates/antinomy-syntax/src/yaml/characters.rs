//! Character classes: characters that people take for YAML's white space and indicators, and those of plain words.

use crate::{Code, codes};

/// Characters that look like the block sequence entry indicator `-`. `*` is one in Markdown.
const LOOKALIKE_DASHES: [char; 8] = ['–', '—', '−', '‐', '‑', '•', '·', '*'];

/// Typographic quotation marks: content to YAML, so a scalar that begins with one is plain.
pub(super) const TYPOGRAPHIC_QUOTES: [char; 9] = ['„', '“', '”', '‚', '‘', '’', '»', '«', '‟'];

/// Those that stand in pairs around a text and are nothing else: no apostrophes.
const DOUBLE_QUOTES: [char; 6] = ['„', '“', '”', '»', '«', '‟'];

/// What typographic marks enclose, if they enclose the whole text and no other quotation mark is in it. One of the two may
/// be straight.
#[must_use]
pub fn enclosed(text: &str) -> Option<&str> {
    let is_mark = |character: char| DOUBLE_QUOTES.contains(&character) || character == '"';
    let inner = text.strip_prefix(DOUBLE_QUOTES)?.strip_suffix(is_mark)?;
    (!inner.is_empty() && !inner.contains(is_mark)).then_some(inner)
}

/// Whether a text has one typographic quotation mark, at its beginning or its end.
#[must_use]
pub fn has_lone_mark(text: &str) -> bool {
    text.matches(DOUBLE_QUOTES).count() == 1
        && (text.starts_with(DOUBLE_QUOTES) || text.ends_with(DOUBLE_QUOTES))
}

/// Whether a character renders as a space (or as nothing) but is not white space to YAML: no-break and fixed-width
/// spaces, zero-width space, byte order mark.
pub(super) fn is_lookalike_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Letters, digits, `-` and `_`: what keys and ids consist of.
pub(super) fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_')
}

/// Whether a key with its colon begins `text`: at least one word character, then `:`.
pub(super) fn begins_with_key(text: &str) -> bool {
    text.find(|character| !is_word_character(character))
        .is_some_and(|end| end > 0 && text[end..].starts_with(':'))
}

/// The quote that `text` begins with, double or single.
pub(super) fn leading_quote(text: &str) -> Option<char> {
    text.chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''))
}

/// What was probably meant as the entry indicator `- ` at the beginning of `text`: a hyphen without its space, or a
/// lookalike with one. Returns its length in bytes and the code to report.
pub(super) fn malformed_entry(text: &str) -> Option<(usize, &'static Code)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let next = characters.next()?;
    // `-5` and `--x` are scalars; a letter, a brace or a quote behind the hyphen begins what the entry holds.
    if first == '-' && (next.is_alphabetic() || matches!(next, '{' | '"')) {
        return Some((1, &codes::DASH_WITHOUT_SPACE));
    }
    (LOOKALIKE_DASHES.contains(&first) && next == ' ')
        .then_some((first.len_utf8(), &codes::WRONG_DASH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_enclose_a_whole_text_or_nothing() {
        for text in ["„a b“", "“a b”", "«a b»", "»a b«", "„a b\""] {
            assert_eq!(enclosed(text), Some("a b"), "{text}");
        }
        for text in ["„a“ b", "a „b“", "„a“ und „b“", "„“", "a b", "„a b", "‚a‘"]
        {
            assert_eq!(enclosed(text), None, "{text}");
        }
    }

    #[test]
    fn an_entry_indicator_that_is_malformed_is_told_from_a_scalar() {
        let name = |text| malformed_entry(text).map(|(length, code)| (length, code.name()));
        assert_eq!(name("-id: a"), Some((1, "dash-without-space")));
        assert_eq!(name("– id: a"), Some((3, "wrong-dash")));
        for scalar in ["-5", "--x", "- a", "–", "–5", "-", ""] {
            assert_eq!(name(scalar), None, "{scalar}");
        }
    }

    #[test]
    fn a_key_ends_at_its_colon() {
        assert!(begins_with_key("implied-by: x") && begins_with_key("a:b"));
        assert!(!begins_with_key(": x") && !begins_with_key("a b: x") && !begins_with_key("a"));
    }
}
