//! Keys and entries at the wrong indentation, and lines that are neither.

use super::scan_error::{Mistake, ScanError};
use crate::yaml::line::{MAX_LINES_BACK, SourceLine};
use crate::{Span, codes};

impl ScanError<'_> {
    /// What remains if nothing else explains the error: the indentation, or a missing colon.
    pub(super) fn explain_indentation(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        // In flow context indentation means nothing.
        if line.is_blank() || self.is_in_flow(line) {
            return None;
        }
        if line.is_entry_or_key() {
            return self.missing_dash(line).or_else(|| self.wrong_indent(line));
        }
        let has_colon = line.trimmed().contains(": ") || line.trimmed().ends_with(':');
        (!has_colon).then(|| self.mistake(&codes::MISSING_COLON, line.inner..line.end))
    }

    /// A key that begins exactly below the entry indicator of a sequence: its own indicator is missing.
    fn missing_dash(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let entry = self.entry_at_same_indent(line)?;
        let mistake = self.mistake(&codes::MISSING_DASH, line.inner..line.end);
        Some(mistake.related(entry, "item"))
    }

    fn wrong_indent(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let above = line.above(&self.bounds)?;
        let place = line.inner..line.colon().unwrap_or(line.inner + 1);
        let mistake = self.mistake(&codes::WRONG_INDENT, place);
        Some(mistake.related(self.span(above.inner..above.end), "above"))
    }

    fn entry_at_same_indent(&self, line: &SourceLine<'_>) -> Option<Span> {
        if line.is_entry() {
            return None;
        }
        let mut above = *line;
        for _ in 0..MAX_LINES_BACK {
            above = above.above(&self.bounds)?;
            if above.is_entry() && above.indent() == line.indent() {
                return Some(self.span(above.inner..above.end));
            }
            // A line further left ends the sequence that the key could belong to.
            if above.indent() < line.indent() {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> Option<(&'static str, &str)> {
        ScanError::first_of(text, |error| {
            let mistake = error.explain_indentation(&error.line())?;
            Some(mistake.told(text))
        })
    }

    #[test]
    fn a_key_below_the_indicator_of_an_entry_lacks_its_own() {
        let text = "a:\n  - id: b\n  id: c\n";
        assert_eq!(explained(text), Some(("missing-dash", "id: c")));
    }

    #[test]
    fn a_key_at_no_known_indentation_is_misaligned() {
        let text = "a:\n  b: c\n d: e\n";
        assert_eq!(explained(text), Some(("wrong-indent", "d")));
    }

    #[test]
    fn a_line_without_a_colon_lacks_one() {
        assert_eq!(
            explained("a: b\nc d\ne: f\n"),
            Some(("missing-colon", "c d"))
        );
    }

    #[test]
    fn in_flow_context_indentation_explains_nothing() {
        assert_eq!(explained("a: [b\nc: d\n"), None);
    }
}
