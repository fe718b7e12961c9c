//! Flow collections: brackets that do not match, and commas that are missing or too many.

use super::scan_error::{Mistake, ScanError};
use crate::codes;
use crate::yaml::characters::{TYPOGRAPHIC_QUOTES, begins_with_key, is_word_character};
use crate::yaml::delimiters::open_brackets;
use crate::yaml::line::SourceLine;
use crate::yaml::scalar::quoted;
use granit_parser::ErrorKind;

impl ScanError<'_> {
    /// Errors in or around a flow collection.
    pub(super) fn explain_brackets(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let open = self.open_brackets(line);
        match (open.first(), open.last()) {
            (Some(first), Some(last)) => self.explain_in_flow(line, *first, *last),
            _ => self.explain_outside_flow(line),
        }
    }

    /// No flow collection is open: a closing bracket is too many, or the scanner reports where one was opened.
    fn explain_outside_flow(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        if let ErrorKind::MismatchedFlowCollectionEnd { .. } = self.kind {
            return Some(self.mismatched_bracket(line));
        }
        let here = self.character();
        let opens = matches!(here, Some('[' | '{'))
            && !open_brackets(self.text, line.start, line.end).is_empty();
        if opens && matches!(self.kind, ErrorKind::UnclosedFlowCollection { .. }) {
            return Some(self.unclosed_bracket(self.at));
        }
        let closes = matches!(here, Some(']' | '}'))
            && matches!(
                self.kind,
                ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::ExpectedNodeContent
            );
        // A value that begins with a closing bracket is a scalar that lacks its quotes.
        let is_value = line.value().is_some_and(|value| value.start == self.at);
        (closes && !is_value).then(|| {
            self.mistake(&codes::UNBALANCED_BRACKET, self.at..self.at + 1)
                .hint("extra")
        })
    }

    /// The error is within flow collections; `first` is the outermost bracket, `last` the innermost.
    fn explain_in_flow(&self, line: &SourceLine<'_>, first: usize, last: usize) -> Option<Mistake> {
        let first = SourceLine::at(self.text, first, &self.bounds);
        let is_closed = open_brackets(self.text, first.start, first.end).is_empty();
        // A key or entry no deeper than the collection's own line is the next one of the block around it.
        let is_back =
            line.start > first.start && line.is_entry_or_key() && line.indent() <= first.indent();
        let here = self.character();
        match self.kind {
            ErrorKind::MismatchedFlowCollectionEnd { .. } => Some(self.mismatched_bracket(line)),
            _ if is_back => Some(self.unclosed_bracket(last)),
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEof
                if !is_closed =>
            {
                Some(self.unclosed_bracket(last))
            }
            ErrorKind::UnexpectedCharacter { .. } => {
                Some(self.reserved_with_cure(self.at..self.flow_entry_end()))
            }
            ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
                if here != Some(':') =>
            {
                self.missing_comma()
            }
            _ if here == Some(',') => self.extra_comma(),
            _ if here == Some(':') => self.colon_in_flow_scalar(last),
            _ => None,
        }
    }

    /// Something follows a closed quote or bracket: a comma is missing, or the text has quotes within.
    fn missing_comma(&self) -> Option<Mistake> {
        let before = self.text[..self.at].trim_end();
        let last = before.chars().next_back()?;
        let rest = &self.text[self.at..];
        let next = rest.chars().next()?;
        let range = self.at..self.flow_entry_end();
        let is_certain = begins_with_key(rest) || matches!(last, ']' | '}');
        if is_certain {
            let gap = self.span(before.len()..self.at);
            return Some(self.mistake(&codes::MISSING_COMMA, range).fix(gap, ", "));
        }
        let code = match next {
            '"' | '\'' => &codes::MISSING_COMMA,
            _ => &codes::TEXT_AFTER_QUOTE,
        };
        Some(self.mistake(code, range))
    }

    /// A comma with nothing before it.
    fn extra_comma(&self) -> Option<Mistake> {
        let before = self.text[..self.at].trim_end();
        before.ends_with([',', '[', '{']).then(|| {
            let rest = &self.text[self.at + 1..];
            let end = self.at + 1 + (rest.len() - rest.trim_start_matches(' ').len());
            self.mistake(&codes::EXTRA_COMMA, self.at..self.at + 1)
                .fix(self.span(self.at..end), "")
        })
    }

    /// A bracket that is never closed. The cure is its counterpart at the end of the line, if the line is certainly where
    /// the collection ends.
    fn unclosed_bracket(&self, bracket: usize) -> Mistake {
        let line = SourceLine::at(self.text, bracket, &self.bounds);
        let mistake = self.mistake(&codes::UNBALANCED_BRACKET, bracket..bracket + 1);
        let open = open_brackets(self.text, line.start, line.end);
        let ([only], true) = (open.as_slice(), self.flow_ends_with(&line)) else {
            return mistake;
        };
        let written = &self.text[*only..line.end];
        let close = if written.starts_with('[') { "]" } else { "}" };
        mistake.fix(self.span(*only..line.end), &format!("{written}{close}"))
    }

    /// Whether an unclosed flow collection was certainly meant to end with this line.
    fn flow_ends_with(&self, line: &SourceLine<'_>) -> bool {
        let is_followed_by_block = line.below(&self.bounds).is_none_or(|next| {
            next.is_blank() || (next.indent() <= line.indent() && next.is_entry_or_key())
        });
        let is_continued = self.text[..line.end].ends_with([',', ':', '[', '{']);
        // The bracket would become part of the comment.
        let has_comment = self.text[line.start..line.end].contains(" #");
        is_followed_by_block && !is_continued && !has_comment && !line.has_lone_quote()
    }

    /// A bracket that is closed by one of the other kind.
    fn mismatched_bracket(&self, line: &SourceLine<'_>) -> Mistake {
        let wrong = self.text[line.start..line.end]
            .char_indices()
            .filter(|(_, c)| matches!(c, ']' | '}'))
            .map(|(at, c)| (line.start + at, c))
            .find(|(at, close)| {
                let open = open_brackets(self.text, line.start, *at);
                open.last()
                    .is_some_and(|open| self.text[*open..].starts_with('[') != (*close == ']'))
            });
        let (at, close) = wrong.unwrap_or((self.at, ']'));
        let range = at..(at + 1).min(self.text.len());
        let mistake = self.mistake(&codes::UNBALANCED_BRACKET, range.clone());
        let other = if close == ']' { "}" } else { "]" };
        // Within a line either of the two may be the wrong one, or a bracket may be missing between them.
        if wrong.is_some() && at + 1 == line.end && !line.has_lone_quote() {
            mistake.fix(self.span(range), other)
        } else {
            mistake.hint("mismatch")
        }
    }

    /// A colon in a plain scalar of a flow mapping. A word before it may also be a key after a missing comma.
    fn colon_in_flow_scalar(&self, bracket: usize) -> Option<Mistake> {
        let before = &self.text[bracket + 1..self.at];
        let start = before.rfind(": ").map(|at| bracket + 1 + at + 2)?;
        let start = start + (self.text[start..].len() - self.text[start..].trim_start().len());
        if start >= self.at || self.text[start..self.at].contains(',') {
            return None;
        }
        let end = self.flow_entry_end();
        let mistake = self.mistake(&codes::COLON_IN_TEXT, start..end);
        let is_key_like = self.text[start..self.at]
            .rsplit_once(' ')
            .is_some_and(|(_, word)| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        if is_key_like {
            return Some(mistake.hint("comma"));
        }
        let text = &self.text[start..end];
        let is_certain = self.ends_flow_entry(end) && !self.line().has_lone_quote();
        Some(if is_certain && !text.starts_with(TYPOGRAPHIC_QUOTES) {
            mistake.fix(self.span(start..end), &quoted(text))
        } else {
            mistake
        })
    }

    /// Where the entry of a flow collection that holds the error ends: at the next comma or closing bracket of the line.
    fn flow_entry_end(&self) -> usize {
        let rest = &self.text[self.at..self.bounds.end];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let length = line.find([',', ']', '}']).unwrap_or(line.len());
        self.at + line[..length].trim_end().len()
    }

    /// Whether what follows `end` can only be the next entry of a flow mapping, or the end of the collection.
    fn ends_flow_entry(&self, end: usize) -> bool {
        let rest = self.text[end..self.bounds.end].trim_start();
        let Some(rest) = rest.strip_prefix(',') else {
            return rest.starts_with([']', '}']);
        };
        // A comma alone proves nothing: it may be part of the text.
        let rest = rest.trim_start();
        let behind = rest.trim_start_matches(is_word_character);
        behind.len() < rest.len() && behind.starts_with(": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain<T>(text: &str, look: impl FnOnce(Mistake) -> T) -> Option<T> {
        ScanError::first_of(text, |error| error.explain_brackets(&error.line())).map(look)
    }

    fn explained(text: &str) -> Option<(&'static str, &str)> {
        explain(text, |mistake| mistake.told(text))
    }

    fn cured(text: &str) -> Option<String> {
        explain(text, |mistake| mistake.cured(text)).flatten()
    }

    #[test]
    fn an_unclosed_bracket_is_closed_at_the_end_of_its_line() {
        let text = "a: [b\nc: d\n";
        assert_eq!(explained(text), Some(("unbalanced-bracket", "[")));
        assert_eq!(cured(text).as_deref(), Some("a: [b]\nc: d\n"));
    }

    #[test]
    fn where_a_collection_may_go_on_there_is_no_cure() {
        for text in ["a: [b,\nc: d\n", "a: [b # c\nd: e\n", "a: [\"b\nc: d\n"] {
            assert_eq!(cured(text), None, "{text}");
        }
    }

    #[test]
    fn the_closing_bracket_must_be_of_the_same_kind() {
        let text = "a: [b, c}\n";
        assert_eq!(explained(text), Some(("unbalanced-bracket", "}")));
        assert_eq!(cured(text).as_deref(), Some("a: [b, c]\n"));
    }

    #[test]
    fn a_closing_bracket_without_an_opening_one_is_too_many() {
        let text = "a: [b]]\n";
        assert_eq!(explained(text), Some(("unbalanced-bracket", "]")));
        assert_eq!(
            explain(text, |mistake| mistake.diagnostic.hint),
            Some("extra")
        );
    }

    #[test]
    fn a_comma_is_missing_before_the_next_key() {
        let text = "{a: \"b\" c: d}\n";
        assert_eq!(explained(text), Some(("missing-comma", "c: d")));
        assert_eq!(cured(text).as_deref(), Some("{a: \"b\", c: d}\n"));
    }

    #[test]
    fn behind_a_quote_a_comma_or_quotes_are_missing() {
        assert_eq!(explained("a: [\"b\" c]\n"), Some(("text-after-quote", "c")));
        assert_eq!(
            explained("a: [\"b\" \"c\"]\n"),
            Some(("missing-comma", "\"c\""))
        );
        assert_eq!(cured("a: [\"b\" \"c\"]\n"), None);
    }

    #[test]
    fn a_comma_with_nothing_before_it_is_dropped() {
        let text = "a: [b, , c]\n";
        assert_eq!(explained(text), Some(("extra-comma", ",")));
        assert_eq!(cured(text).as_deref(), Some("a: [b, c]\n"));
    }

    #[test]
    fn a_colon_in_a_flow_scalar_is_quoted_if_no_word_before_it_may_be_a_key() {
        let text = "{a: The City: B, c: d}\n";
        assert_eq!(explained(text), Some(("colon-in-text", "The City: B")));
        assert_eq!(cured(text).as_deref(), Some("{a: \"The City: B\", c: d}\n"));
        let hint = explain("{a: The city: B}\n", |mistake| mistake.diagnostic.hint);
        assert_eq!(hint, Some("comma"));
    }

    #[test]
    fn an_indicator_cannot_begin_a_flow_scalar() {
        let text = "a: [@b, c]\n";
        assert_eq!(explained(text), Some(("reserved-character", "@")));
        assert_eq!(cured(text).as_deref(), Some("a: [\"@b\", c]\n"));
    }
}
