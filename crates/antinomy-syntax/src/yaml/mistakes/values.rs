//! Plain scalars that begin with an indicator or contain a colon.

use super::scan_error::{Mistake, ScanError};
use crate::codes;
use crate::yaml::characters::{TYPOGRAPHIC_QUOTES, enclosed, leading_quote};
use crate::yaml::delimiters::open_brackets;
use crate::yaml::line::SourceLine;
use crate::yaml::scalar::quoted;
use granit_parser::ErrorKind;
use std::ops::Range;

impl ScanError<'_> {
    /// What is wrong with the value of a key or with a sequence entry.
    pub(super) fn explain_values(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let Some(value) = line.value_or_entry().filter(|value| !value.is_empty()) else {
            return self.colon_in_continuation(line);
        };
        if self.at < value.start || self.at > line.end {
            return None;
        }
        if self.begins_with_indicator(line, &value) {
            return Some(self.reserved_with_cure(value));
        }
        self.colon_in_value(value)
    }

    /// Whether a value begins with a character that cannot begin a plain scalar.
    fn begins_with_indicator(&self, line: &SourceLine<'_>, value: &Range<usize>) -> bool {
        let text = &self.text[value.clone()];
        match text.chars().next() {
            Some('@' | '`' | '%' | ',' | '*' | '&' | '!' | '|' | '>' | ']' | '}' | '#') => true,
            // A flow collection that is complete, with text behind it: `[sic] city`.
            Some('[' | '{') => {
                !text.ends_with([']', '}'])
                    && open_brackets(self.text, line.start, self.at).is_empty()
            }
            Some('?' | '-') => text[1..].starts_with(' '),
            _ => false,
        }
    }

    /// `label: City: a place`.
    fn colon_in_value(&self, value: Range<usize>) -> Option<Mistake> {
        let is_colon = matches!(
            self.kind,
            ErrorKind::MappingValueNotAllowed
                | ErrorKind::InvalidColonPlacement
                | ErrorKind::InvalidMappingValueWhitespace
        );
        let text = &self.text[value.clone()];
        if !is_colon || !(text.contains(": ") || text.ends_with(':')) {
            return None;
        }
        let mistake = self.mistake(&codes::COLON_IN_TEXT, value.clone());
        Some(if leading_quote(text).is_some() {
            mistake
        } else if let Some(inner) = enclosed(text) {
            // The author thinks that it is quoted, and replacing the marks makes it so.
            let cure = quoted(inner);
            mistake
                .fix(self.span(value), &cure)
                .map(|found| found.unsure())
                .hint("enclosed")
        } else if text.starts_with(TYPOGRAPHIC_QUOTES) {
            // The author thinks that it is quoted: the hint says which quotes count.
            mistake.hint("typographic")
        } else {
            let cure = quoted(text);
            mistake.fix(self.span(value), &cure)
        })
    }

    /// A line with a colon that continues the plain scalar of the line above.
    fn colon_in_continuation(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        if line.is_entry_or_key() {
            return None;
        }
        let above = line.above(&self.bounds)?;
        let is_continuation = line.indent() > above.indent();
        let is_colon = matches!(self.kind, ErrorKind::MappingValueNotAllowed);
        let has_value = above.value().is_some_and(|value| !value.is_empty());
        (is_continuation && is_colon && has_value).then(|| {
            self.mistake(&codes::COLON_IN_TEXT, line.inner..line.end)
                .hint("lines")
        })
    }

    /// A scalar at `value` that begins with an indicator.
    pub(super) fn reserved(&self, value: &Range<usize>) -> Mistake {
        let character = self.text[value.start..].chars().next().unwrap_or(' ');
        let place = value.start..value.start + character.len_utf8();
        self.mistake(&codes::RESERVED_CHARACTER, place)
            .with("character", character.to_string())
    }

    /// The same for a scalar that certainly ends where `value` ends, which quotes cure.
    pub(super) fn reserved_with_cure(&self, value: Range<usize>) -> Mistake {
        let mistake = self.reserved(&value);
        let text = &self.text[value.clone()];
        // With `: ` in it, it may be a key and its value as well.
        if text.contains(": ") {
            return mistake;
        }
        mistake.fix(self.span(value), &quoted(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain<T>(text: &str, look: impl FnOnce(Mistake) -> T) -> Option<T> {
        ScanError::first_of(text, |error| error.explain_values(&error.line())).map(look)
    }

    fn explained(text: &str) -> Option<(&'static str, &str)> {
        explain(text, |mistake| mistake.told(text))
    }

    fn cured(text: &str) -> Option<String> {
        explain(text, |mistake| mistake.cured(text)).flatten()
    }

    #[test]
    fn an_indicator_cannot_begin_a_plain_scalar() {
        for (text, written) in [("a: @b\n", "@"), ("a: [b] c\n", "["), ("a: | b\n", "|")] {
            assert_eq!(explained(text), Some(("reserved-character", written)));
        }
        assert_eq!(cured("- `a`\n").as_deref(), Some("- \"`a`\"\n"));
        assert_eq!(cured("a: @b: c\n"), None);
    }

    #[test]
    fn a_colon_in_a_plain_scalar_is_cured_by_quotes() {
        let text = "a: b: c\n";
        assert_eq!(explained(text), Some(("colon-in-text", "b: c")));
        assert_eq!(cured(text).as_deref(), Some("a: \"b: c\"\n"));
    }

    #[test]
    fn typographic_quotes_around_a_scalar_are_replaced() {
        let found = explain("a: „b: c“\n", |mistake| mistake.diagnostic).unwrap();
        assert_eq!(found.hint, "enclosed");
        assert_eq!(cured("a: „b: c“\n").as_deref(), Some("a: \"b: c\"\n"));
    }

    #[test]
    fn typographic_quotes_within_a_scalar_are_content() {
        let found = explain("a: „b“ c: d\n", |mistake| mistake.diagnostic).unwrap();
        assert_eq!((found.hint, found.edit), ("typographic", None));
    }

    #[test]
    fn a_colon_in_a_continuation_line_has_no_single_cure() {
        let text = "a: b\n  c d: e\n";
        assert_eq!(explained(text), Some(("colon-in-text", "c d: e")));
        assert_eq!(cured(text), None);
    }
}
