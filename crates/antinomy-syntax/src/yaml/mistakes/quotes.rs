//! Quotes: unclosed ones, text behind a closed one, and backslashes that are not escapes.

use super::scan_error::{Mistake, ScanError};
use crate::codes;
use crate::yaml::characters::leading_quote;
use crate::yaml::delimiters::{closing_quote, unclosed_quote};
use crate::yaml::line::{MAX_LINES_BACK, MAX_LOOK, SourceLine};
use crate::yaml::scalar::quoted;
use granit_parser::ErrorKind;

impl ScanError<'_> {
    /// A quote that is not closed in its line, so that the keys and entries below became part of the scalar. The next
    /// quote of the same kind closes it, and there the scanner gives up, lines below the cause.
    pub(super) fn explain_swallowing_quotes(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let mut at = *line;
        let mut leftmost = None;
        for _ in 0..=MAX_LINES_BACK {
            if line.start - at.start > MAX_LOOK {
                return None;
            }
            if let Some(start) = unclosed_quote(self.text, at.scalar_start(), at.end) {
                let close = closing_quote(&self.text[..self.bounds.end], start);
                let ends_here = close >= line.start;
                // The lines of a multi-line scalar are indented deeper than its key. A key at that indentation or less is
                // the next key.
                let swallows = leftmost.is_some_and(|indent| indent <= at.content() - at.start);
                if ends_here && (swallows || close < at.end) {
                    return Some(self.unclosed(start, at.end));
                }
            }
            if at.is_entry_or_key() {
                let indent = at.indent();
                leftmost = Some(leftmost.map_or(indent, |known: usize| known.min(indent)));
            }
            at = at.above(&self.bounds)?;
        }
        None
    }

    /// The quote at `start`, in a line that ends at `end`, without its partner. A typographic mark at the end of the text was
    /// meant to be that.
    fn unclosed(&self, start: usize, end: usize) -> Mistake {
        let mistake = self.mistake(&codes::UNCLOSED_QUOTE, start..start + 1);
        let quote = &self.text[start..=start];
        let ends = |rest: &str| rest.is_empty() || rest.starts_with([',', '}', ']', '#']);
        let rest = &self.text[start + 1..end.max(start + 1)];
        let mut marks = rest.match_indices(['“', '”', '»', '«', '’', '‘']);
        let closing = marks.find(|(at, mark)| ends(rest[at + mark.len()..].trim_start()));
        match closing {
            Some((at, mark)) => {
                let at = start + 1 + at;
                mistake
                    .fix(self.span(at..at + mark.len()), quote)
                    .with("mark", mark)
                    .hint("typographic")
            }
            None => mistake,
        }
    }

    /// Errors of the scanner about quoted scalars.
    pub(super) fn explain_quotes(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        match self.kind {
            ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
                leading_quote(&self.text[self.at..])?;
                let line = SourceLine::at(self.text, self.at, &self.bounds);
                Some(self.unclosed(self.at, line.end))
            }
            // In flow context a missing comma is as likely; the explanation of brackets weighs both.
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
                if self.is_in_flow(line) =>
            {
                None
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => self
                .unclosed_above(line)
                .or_else(|| self.text_after_quote(line)),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.backslash(line)),
            _ => self.comma_after_quote(line),
        }
    }

    /// A quote that was opened in a line above and closed by the opening quote of this line's value.
    fn unclosed_above(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        // Without a quoted value in this line, what ends in it may be a well-formed multi-line scalar.
        leading_quote(&self.text[line.value()?])?;
        let mut above = *line;
        for _ in 0..MAX_LINES_BACK {
            above = above.above(&self.bounds)?;
            let start = above.scalar_start();
            let scalar = &self.text[start..above.end];
            if let Some(quote) = leading_quote(scalar) {
                return (scalar.matches(quote).count() == 1)
                    .then(|| self.mistake(&codes::UNCLOSED_QUOTE, start..start + 1));
            }
        }
        None
    }

    /// Text behind the quote that closed the scalar.
    fn text_after_quote(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let Some(value) = line.value_or_entry() else {
            return Some(self.mistake(&codes::TEXT_AFTER_QUOTE, self.at..self.at));
        };
        let text = &self.text[value.clone()];
        let quote = leading_quote(text)?;
        if let Some(mistake) = self.comma_after_quote(line) {
            return Some(mistake);
        }
        let behind = self.at.clamp(value.start, value.end)..value.end;
        let mistake = self.mistake(&codes::TEXT_AFTER_QUOTE, behind);
        Some(match requoted(text, quote) {
            Some(cure) => mistake.fix(self.span(value), &cure),
            None => mistake,
        })
    }

    /// A comma or semicolon at the end of the line, as JSON and programming languages have it.
    fn comma_after_quote(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let value = line.value()?;
        let text = &self.text[value.clone()];
        let quote = leading_quote(text)?;
        let body = text.strip_suffix([',', ';'])?;
        let is_whole = body.len() > 1 && body.ends_with(quote) && body.matches(quote).count() == 2;
        is_whole.then(|| {
            let comma = value.start + body.len()..value.end;
            self.mistake(&codes::TEXT_AFTER_QUOTE, comma)
                .fix(self.span(value), body)
        })
    }

    /// A backslash in double quotes that begins no escape of YAML, as in a path of Windows.
    fn backslash(&self, line: &SourceLine<'_>) -> Mistake {
        let value = line.value().filter(|value| value.contains(&self.at));
        // The scanner reports the escape or the quote before it.
        let start = value.as_ref().map_or(self.at, |value| value.start);
        let place = self.text[start..line.end.max(start)]
            .find('\\')
            .map_or(self.at, |length| start + length);
        let range = place..(place + 1).min(self.text.len());
        let mistake = self.mistake(&codes::BACKSLASH, range);
        let inner = value.and_then(|value| {
            let text = &self.text[value.clone()];
            let inner = text.strip_prefix('"')?.strip_suffix('"')?;
            (!inner.contains('"')).then_some((value, inner))
        });
        match inner {
            Some((value, inner)) => mistake.fix(self.span(value), &quoted(inner)),
            None => mistake,
        }
    }
}

/// The one way to quote a value that goes on behind its closing quote: quotes around everything, or other quotes around
/// what is between the outermost ones. `None` if it is unclear which quotes are content.
fn requoted(text: &str, quote: char) -> Option<String> {
    // A backslash may have been meant as an escape of the quote behind it.
    if text.contains('\\') {
        return None;
    }
    let is_paired = |text: &str| text.matches(quote).count().is_multiple_of(2);
    let inner = text
        .strip_prefix(quote)
        .and_then(|rest| rest.strip_suffix(quote));
    match inner {
        // A lone single quote within is an apostrophe.
        Some(inner) => (is_paired(inner) || quote == '\'').then(|| quoted(inner)),
        None => is_paired(text).then(|| quoted(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> Option<(&'static str, &str)> {
        ScanError::first_of(text, |error| {
            let mistake = error.explain_quotes(&error.line())?;
            Some(mistake.told(text))
        })
    }

    fn cured(text: &str) -> Option<String> {
        ScanError::first_of(text, |error| {
            error.explain_quotes(&error.line())?.cured(text)
        })
    }

    #[test]
    fn a_quote_without_end_is_reported_where_it_opens() {
        assert_eq!(explained("a: \"b\n"), Some(("unclosed-quote", "\"")));
    }

    #[test]
    fn the_quote_that_swallowed_the_next_key_is_found() {
        let text = "a: \"b\nc: \"d\"\n";
        let told = ScanError::first_of(text, |error| {
            let mistake = error.explain_swallowing_quotes(&error.line())?;
            Some((mistake.told(text), mistake.resume))
        });
        assert_eq!(told, Some((("unclosed-quote", "\""), 3)));
    }

    #[test]
    fn a_multi_line_scalar_swallows_nothing() {
        let text = "a: \"b\n  c\" d\n";
        let found = ScanError::first_of(text, |error| {
            error.explain_swallowing_quotes(&error.line()).is_some()
        });
        assert!(!found);
        assert_eq!(explained(text), Some(("text-after-quote", "")));
    }

    #[test]
    fn text_behind_a_quote_is_quoted_with_it() {
        let text = "a: \"b\" c\n";
        assert_eq!(explained(text), Some(("text-after-quote", "c")));
        assert_eq!(cured(text).as_deref(), Some("a: '\"b\" c'\n"));
        assert_eq!(cured("a: 'b's c'\n").as_deref(), Some("a: \"b's c\"\n"));
    }

    #[test]
    fn a_quote_too_many_has_no_cure() {
        assert_eq!(explained("a: \"b\"\"\n"), Some(("text-after-quote", "\"")));
        assert_eq!(cured("a: \"b\"\"\n"), None);
    }

    #[test]
    fn a_comma_at_the_end_of_a_line_is_dropped() {
        let text = "a: \"b\",\n";
        assert_eq!(explained(text), Some(("text-after-quote", ",")));
        assert_eq!(cured(text).as_deref(), Some("a: \"b\"\n"));
    }

    #[test]
    fn a_backslash_is_content_within_single_quotes() {
        let text = "a: \"b\\d\"\n";
        assert_eq!(explained(text), Some(("backslash", "\\")));
        assert_eq!(cured(text).as_deref(), Some("a: 'b\\d'\n"));
    }

    #[test]
    fn in_flow_context_it_is_left_to_the_brackets() {
        assert_eq!(explained("a: [\"b\" c]\n"), None);
    }
}
