//! Keys and entries at the wrong indentation, and lines that are neither.

use super::scan_error::{Mistake, ScanError};
use crate::yaml::characters::is_word_character;
use crate::yaml::line::{MAX_LINES_BACK, SourceLine, line_start};
use crate::{Diagnostic, codes};
use std::ops::Range;

impl<'t> ScanError<'t> {
    /// What remains if nothing else explains the error: the indentation, or a missing colon.
    pub(super) fn explain_indentation(&self, line: &SourceLine<'t>) -> Option<Mistake> {
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

    /// An id, or a key that begins exactly below the entry indicator of a sequence: its own indicator is missing.
    fn missing_dash(&self, line: &SourceLine<'t>) -> Option<Mistake> {
        let entry = self.entry_above(line)?;
        let mistake = self.mistake(&codes::MISSING_DASH, line.inner..line.end);
        let mistake = mistake.related(self.span(entry.inner..entry.end), "item");
        let range = line.inner..self.end_of_entry(line, entry.indent());
        let Some(cure) = is_id(line, self.text)
            .then(|| as_entry(self.text, range.clone(), entry.indent()))
            .flatten()
        else {
            return Some(mistake);
        };
        Some(mistake.fix(self.span(line.start..range.end), &cure))
    }

    /// Where the lines end that belong to the entry which `line` begins: before the next entry of a sequence at `indent`,
    /// and before what stands further left.
    fn end_of_entry(&self, line: &SourceLine<'_>, indent: usize) -> usize {
        let mut end = line.end;
        let mut next = *line;
        while let Some(below) = next.below(&self.bounds) {
            next = below;
            if next.is_blank() {
                continue;
            }
            let is_next = next.indent() <= indent && next.is_entry() || is_id(&next, self.text);
            if next.indent() < line.indent() || is_next {
                break;
            }
            end = next.end;
        }
        end
    }

    fn wrong_indent(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let above = line.above(&self.bounds)?;
        // A lone word above an entry further right was meant as its key.
        let word = above.trimmed();
        let is_word = !word.is_empty() && word.chars().all(is_word_character);
        if is_word && line.is_entry_or_key() && line.indent() >= above.indent() {
            let mistake = self.mistake(&codes::MISSING_COLON, above.inner..above.end);
            let cure = format!("{word}:");
            let mistake = mistake.fix(self.span(above.inner..above.end), &cure);
            return Some(mistake.map(Diagnostic::unsure).hint("word"));
        }
        let place = line.inner..line.colon().unwrap_or(line.inner + 1);
        let mistake = self.mistake(&codes::WRONG_INDENT, place);
        Some(mistake.related(self.span(above.inner..above.end), "above"))
    }

    /// The entry above whose sequence the line would continue if it had an indicator.
    fn entry_above(&self, line: &SourceLine<'t>) -> Option<SourceLine<'t>> {
        if line.is_entry() {
            return None;
        }
        let is_id = is_id(line, self.text);
        let mut above = *line;
        let mut is_next = true;
        for _ in 0..MAX_LINES_BACK {
            above = above.above(&self.bounds)?;
            if above.is_entry() && above.indent() == line.indent() {
                // Right below an entry that is begun, a key is one of it that stands too far left.
                return (is_id || !is_next || above.trimmed().starts_with("- {")).then_some(above);
            }
            if is_id
                && above.is_entry()
                && above.indent() < line.indent()
                && begins_with_id(&above, self.text)
            {
                return Some(above);
            }
            // A line further left ends the sequence that the key could belong to.
            if above.indent() < line.indent() && !is_id {
                return None;
            }
            is_next = false;
        }
        None
    }
}

/// Whether a line holds the id of a record and no indicator before it.
fn is_id(line: &SourceLine<'_>, text: &str) -> bool {
    let colon = line.colon();
    !line.is_entry() && colon.is_some_and(|colon| text[line.content()..colon].trim_end() == "id")
}

/// Whether an entry is a record, in block or in flow notation.
fn begins_with_id(entry: &SourceLine<'_>, text: &str) -> bool {
    let content = text[entry.content()..entry.end].trim_start_matches(['{', ' ']);
    content
        .strip_prefix("id")
        .is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// The lines of `range`, a mapping whose indicator is missing, as an entry of a sequence whose indicators stand at `indent`,
/// from the beginning of the first line on. `None` if a line stands further left than the first, so that it is not sure
/// what belongs to the entry.
pub(in crate::yaml) fn as_entry(text: &str, range: Range<usize>, indent: usize) -> Option<String> {
    let before = range.start - line_start(text, range.start);
    let mut lines = text[range].split('\n');
    let first = lines.next()?;
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let filled = lines.clone().filter(|line| !line.trim().is_empty());
    // Only the indicator was left out where the other keys already stand behind it, further right than the first. Lines below
    // a key without a value are its value.
    let keys = match filled.map(depth).min() {
        Some(least) if least > before && !first.trim_end().ends_with(':') => least,
        _ => before,
    };
    let mut entry = format!("{}- {first}", " ".repeat(indent));
    for line in lines {
        entry.push('\n');
        if line.trim().is_empty() {
            entry.push_str(line);
        } else {
            entry.push_str(&" ".repeat(indent + 2 + depth(line).checked_sub(keys)?));
            entry.push_str(&line[depth(line)..]);
        }
    }
    Some(entry)
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
    fn keys_that_stand_behind_the_missing_indicator_stay_where_they_are() {
        let text = "  id: b\n    c: d\n    e:\n      f\n";
        assert_eq!(
            as_entry(text, 2..text.len(), 2).as_deref(),
            Some("  - id: b\n    c: d\n    e:\n      f\n")
        );
        let value = "  text:\n    de: a\n";
        assert_eq!(
            as_entry(value, 2..value.len(), 2).as_deref(),
            Some("  - text:\n      de: a\n")
        );
    }

    #[test]
    fn a_key_below_the_indicator_of_an_entry_lacks_its_own() {
        let text = "a:\n  - id: b\n  id: c\n";
        assert_eq!(explained(text), Some(("missing-dash", "id: c")));
    }

    #[test]
    fn an_id_lacks_its_indicator_wherever_it_stands() {
        let cured = |text: &str| {
            ScanError::first_of(text, |error| {
                let mistake = error.explain_indentation(&error.line())?;
                assert_eq!(mistake.told(text).0, "missing-dash");
                mistake.cured(text)
            })
        };
        for text in [
            "a:\n  - {id: b}\n  id: c\n  x:\n    - d\n",
            "a:\n  - {id: b}\n    id: c\n    x:\n      - d\n",
        ] {
            let expected = "a:\n  - {id: b}\n  - id: c\n    x:\n      - d\n";
            assert_eq!(cured(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_key_right_below_the_indicator_of_its_entry_stands_too_far_left() {
        let text = "a:\n  - id: b\n  c: d\n";
        assert_eq!(explained(text), Some(("wrong-indent", "c")));
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
