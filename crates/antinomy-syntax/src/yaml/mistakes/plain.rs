//! Mistakes that are valid YAML, because a plain scalar may hold almost anything: they cause no syntax error.

use super::indicators::malformed_indicator;
use super::scan_error::Mistake;
use super::spaces::lookalike_space;
use crate::yaml::characters::{is_lookalike_space, is_word_character, malformed_entry};
use crate::yaml::collection::NodeContext;
use crate::yaml::line::line_start;
use crate::{Diagnostic, FileId, Span, codes};

/// A plain scalar in its file.
pub(in crate::yaml) struct PlainScalar<'t> {
    /// The file of `text`.
    pub(in crate::yaml) file: FileId,
    /// The whole text.
    pub(in crate::yaml) text: &'t str,
    /// The value of the scalar, with its lines folded.
    pub(in crate::yaml) value: &'t str,
    /// The offset of its first byte.
    pub(in crate::yaml) start: usize,
}

impl PlainScalar<'_> {
    /// A mistake that ends the piece: a lookalike space, a malformed entry indicator, or a sequence without indicators.
    pub(in crate::yaml) fn mistake(&self, context: NodeContext) -> Option<Mistake> {
        let first = self.value.chars().next()?;
        if first.is_ascii_alphanumeric() {
            // This runs for every scalar, and most are single words.
            let may_have_lines = self.value.contains(' ');
            return may_have_lines.then(|| self.words_in_lines()).flatten();
        }
        if is_lookalike_space(first) && self.is_first_in_line() {
            let rest = &self.text[self.start..];
            let inner = rest.trim_start_matches(|c| is_lookalike_space(c) || c == ' ');
            let end = self.start + (rest.len() - inner.len());
            return Some(lookalike_space(self.file, self.text, self.start..end));
        }
        let (length, code) = malformed_entry(self.value)?;
        // In flow context and behind other content a dash is content.
        (context == NodeContext::Block && self.is_first_in_line())
            .then(|| malformed_indicator(self.file, self.text, self.start, length, code))
    }

    /// Whether only indentation and entry indicators come before it in its line.
    fn is_first_in_line(&self) -> bool {
        let line = line_start(self.text, self.start);
        self.text[line..self.start]
            .trim_start_matches([' ', '-'])
            .is_empty()
    }

    /// A multi-line scalar of one word a line was meant as a sequence.
    fn words_in_lines(&self) -> Option<Mistake> {
        let rest = &self.text[self.start..];
        let line = rest[..rest.find('\n')?].trim_end();
        if line.contains(' ') || line.len() >= self.value.len() {
            return None;
        }
        let mut length = 0;
        let mut words = 0;
        for word in rest.lines().map(str::trim) {
            // The value holds its lines joined by single spaces; once it is used up, the scalar is over.
            if length + word.len() > self.value.len() {
                break;
            }
            if word.is_empty() || !word.chars().all(is_word_character) {
                return None;
            }
            length += word.len() + 1;
            words += 1;
        }
        let is_below_key = self.text[..self.start]
            .trim_end_matches(' ')
            .ends_with('\n');
        let span = Span::new(self.file, self.start..self.start + line.len());
        (words > 1 && is_below_key).then(|| Mistake {
            diagnostic: Diagnostic::new(&codes::MISSING_DASH, span).hint("words"),
            resume: self.start,
        })
    }

    /// A comment behind the scalar that is more likely part of it: `#` with something right behind it, or a number
    /// behind several words that are no sentence (`Plan # 3`). `end` is where the scalar ends, `until` the piece.
    pub(in crate::yaml) fn cut_off(&self, end: usize, until: usize) -> Option<Diagnostic> {
        // The colon of a key that is a block scalar is not right behind it: `end` may even be within a character.
        let rest = self.text.get(end..until).unwrap_or_default();
        let after = rest.trim_start_matches(' ');
        // Without a space before it, `#` is content to YAML, too.
        if !after.starts_with('#') || after.len() == rest.len() {
            return None;
        }
        let comment = &after[..after.find('\n').unwrap_or(after.len())];
        let body = &comment[1..];
        let is_number = body.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let goes_on =
            is_number && self.value.contains(' ') && !self.value.ends_with(['.', '!', '?']);
        if !goes_on && !body.starts_with(char::is_alphanumeric) {
            return None;
        }
        let start = end + (rest.len() - after.len());
        let span = Span::new(self.file, start..start + comment.trim_end().len());
        Some(Diagnostic::new(&codes::TEXT_CUT_OFF, span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar<'t>(text: &'t str, value: &'t str, written: &str) -> PlainScalar<'t> {
        PlainScalar {
            file: FileId(0),
            text,
            value,
            start: text.find(written).unwrap(),
        }
    }

    fn explained<'t>(
        text: &'t str,
        value: &'t str,
        written: &str,
    ) -> Option<(&'static str, &'t str)> {
        let mistake = scalar(text, value, written).mistake(NodeContext::Block)?;
        Some(mistake.told(text))
    }

    #[test]
    fn a_malformed_indicator_begins_a_plain_scalar() {
        for (text, code, written) in [
            ("a:\n  -b\n", "dash-without-space", "-b"),
            ("- – b\n", "wrong-dash", "– b"),
        ] {
            let (found, _) = explained(text, written, written).unwrap();
            assert_eq!(found, code);
            assert!(
                scalar(text, written, written)
                    .mistake(NodeContext::Flow)
                    .is_none()
            );
        }
        assert_eq!(explained("a: – b\n", "– b", "– b"), None);
    }

    #[test]
    fn a_lookalike_space_begins_a_plain_scalar() {
        let found = explained("\u{a0} a\n", "\u{a0} a", "\u{a0}");
        assert_eq!(found, Some(("strange-space", "\u{a0} ")));
    }

    #[test]
    fn words_below_each_other_are_a_sequence() {
        let found = explained("a:\n  b\n  c-d\n", "b c-d", "b");
        assert_eq!(found, Some(("missing-dash", "b")));
        assert_eq!(explained("a:\n  b\n  c. d\n", "b c. d", "b"), None);
        assert_eq!(explained("a: b\n  c\n", "b c", "b"), None);
    }

    #[test]
    fn a_comment_that_continues_the_text_is_reported() {
        let found = |text: &'static str, value: &'static str| {
            let scalar = scalar(text, value, value);
            let found = scalar.cut_off(scalar.start + value.len(), text.len())?;
            Some(&text[found.span.unwrap().range()])
        };
        assert_eq!(found("a: b #c d \n", "b"), Some("#c d"));
        assert_eq!(found("a: The plan # 3\n", "The plan"), Some("# 3"));
        assert_eq!(found("a: b # 3\n", "b"), None);
        assert_eq!(found("a: A plan. # 3\n", "A plan."), None);
        assert_eq!(found("a: b # c\n", "b"), None);
    }
}
