//! Syntax errors as the mistakes that people make.
//!
//! The scanner reports which token it expected, often lines below the cause. So the lines around that position are
//! examined anew for what an author may have done: a missing space, a dash from a word processor, an unquoted colon.
//! One file holds one family of mistakes.

mod block_scalars;
mod brackets;
mod document;
mod indentation;
mod indicators;
mod plain;
mod quotes;
mod scan_error;
mod spaces;
mod values;

pub(super) use document::second_document;
pub(super) use indentation::as_entry;
pub(super) use indicators::colon_in_key;
pub(super) use plain::PlainScalar;
pub(super) use scan_error::{Mistake, ScanError};

use crate::codes;

/// The mistake that most likely caused a syntax error.
pub(super) fn explain(error: &ScanError<'_>) -> Mistake {
    let line = error.line();
    let broken = || error.mistake(&codes::BROKEN_YAML, error.at..error.at);
    let explained = error.explain_document(&line);
    // The other explanations scan the line several times.
    if line.is_long() {
        return explained.unwrap_or_else(broken);
    }
    // Families that need distinct signs come first: an unclosed quote also makes brackets, colons and indentation look
    // wrong, and a tab makes the indentation look wrong.
    explained
        .or_else(|| error.explain_swallowing_quotes(&line))
        .or_else(|| error.explain_spaces(&line))
        .or_else(|| error.explain_quotes(&line))
        .or_else(|| error.explain_indicators(&line))
        .or_else(|| error.explain_brackets(&line))
        .or_else(|| error.explain_block_scalars(&line))
        .or_else(|| error.explain_values(&line))
        .or_else(|| error.explain_indentation(&line))
        .unwrap_or_else(broken)
}

#[cfg(test)]
mod tests {
    use super::{ScanError, explain};

    /// The code of the first syntax error of `text`, and what its span covers.
    fn explained(text: &str) -> (&'static str, &str) {
        ScanError::first_of(text, |error| explain(error).told(text))
    }

    #[test]
    fn a_quote_that_swallows_lines_is_the_cause_of_what_follows() {
        let text = "label: \"A\n  b\nkind: \"goal\"\nnote: [x\n";
        assert_eq!(explained(text), ("unclosed-quote", "\""));
    }

    #[test]
    fn a_tab_is_named_before_the_indentation() {
        assert_eq!(explained("a:\n  b: c\n\td: e\n"), ("tab-indent", "\t"));
    }

    #[test]
    fn what_no_family_knows_is_called_broken() {
        assert_eq!(explained("a: [- b, - c]\n"), ("broken-yaml", ""));
    }

    #[test]
    fn long_lines_are_not_examined() {
        let text = format!("a: {}: b\n", "x ".repeat(10_000));
        assert_eq!(explained(&text).0, "broken-yaml");
        assert_eq!(explained("a: x: b\n").0, "colon-in-text");
    }
}
