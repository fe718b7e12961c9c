//! Block scalars (`|`, `>`) whose text is not indented.

use super::scan_error::{Mistake, ScanError};
use crate::codes;
use crate::yaml::line::{MAX_LINES_BACK, SourceLine};

impl ScanError<'_> {
    /// A line of text below a block scalar's header that is not indented, or less than the first line of the scalar.
    pub(super) fn explain_block_scalars(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        if line.is_entry_or_key() || line.is_blank() {
            return None;
        }
        let mut above = *line;
        for _ in 0..MAX_LINES_BACK {
            above = above.above(&self.bounds)?;
            if let Some(value) = above.value() {
                // Only the nearest key can be the one that the text belongs to.
                return self.text[value].starts_with(['|', '>']).then(|| {
                    let key = self.span(above.content()..above.end);
                    self.mistake(&codes::TEXT_NOT_INDENTED, line.inner..line.end)
                        .related(key, "key")
                });
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
            let mistake = error.explain_block_scalars(&error.line())?;
            Some(mistake.told(text))
        })
    }

    #[test]
    fn the_text_of_a_block_scalar_must_be_indented() {
        for text in ["a: |\nb c\nd: e\n", "a: >\n    b\n  b c\nd: e\n"] {
            assert_eq!(explained(text), Some(("text-not-indented", "b c")));
        }
    }

    #[test]
    fn below_other_scalars_it_explains_nothing() {
        assert_eq!(explained("a: b\nc d\ne: f\n"), None);
    }
}
