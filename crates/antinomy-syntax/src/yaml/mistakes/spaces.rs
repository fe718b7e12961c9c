//! Tabs in the indentation, and characters that only look like spaces.

use super::scan_error::{Mistake, ScanError};
use crate::yaml::characters::is_lookalike_space;
use crate::yaml::line::SourceLine;
use crate::{Diagnostic, FileId, Span, codes};
use granit_parser::ErrorKind;
use std::ops::Range;

impl ScanError<'_> {
    /// White space that YAML does not accept where it is.
    pub(super) fn explain_spaces(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        self.tab_in_indentation(line).or_else(|| {
            // A lookalike space is content, so the error appears only in the line after it.
            line.and_above(&self.bounds)
                .find_map(|near| self.lookalike_space(&near))
        })
    }

    fn tab_in_indentation(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        // For a tab the scanner often reports the end of the line before.
        let near = [Some(*line), line.below(&self.bounds)];
        let tab = near.into_iter().flatten().find_map(|near| {
            let indentation = &self.text[near.start..near.inner];
            Some(near.start + indentation.find('\t')?)
        });
        if let Some(tab) = tab {
            return Some(self.mistake(&codes::TAB_INDENT, tab..tab + 1));
        }
        matches!(
            self.kind,
            ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabNotAllowed
                | ErrorKind::TabAtBlockScalarStart
        )
        .then(|| self.mistake(&codes::TAB_INDENT, self.at..self.at))
    }

    /// A lookalike space in the indentation or right behind a colon.
    fn lookalike_space(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        let indentation = line.start..line.inner;
        if self.text[indentation.clone()].contains(is_lookalike_space) {
            return Some(lookalike_space(self.file, self.text, indentation));
        }
        let after = line.colon()? + 1;
        let rest = &self.text[after..line.end];
        let length = rest.len() - rest.trim_start_matches(is_lookalike_space).len();
        (length > 0).then(|| lookalike_space(self.file, self.text, after..after + length))
    }
}

/// Lookalike spaces at `range`, cured by as many real ones.
pub(super) fn lookalike_space(file: FileId, text: &str, range: Range<usize>) -> Mistake {
    let spaces = " ".repeat(text[range.clone()].chars().count());
    let resume = range.start;
    let span = Span::new(file, range);
    Mistake {
        diagnostic: Diagnostic::new(&codes::STRANGE_SPACE, span).fix(span, &spaces),
        resume,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain<T>(text: &str, look: impl FnOnce(Mistake) -> T) -> Option<T> {
        ScanError::first_of(text, |error| error.explain_spaces(&error.line())).map(look)
    }

    #[test]
    fn a_tab_is_found_in_the_line_or_in_the_next_one() {
        for text in ["a:\n\tb: c\n", "a:\n  b: c\n\td: e\n"] {
            let told = explain(text, |mistake| mistake.told(text));
            assert_eq!(told, Some(("tab-indent", "\t")), "{text:?}");
        }
    }

    #[test]
    fn a_no_break_space_becomes_a_space() {
        for (text, written, cured) in [
            ("a:\n\u{a0} b\nc: d\n", "\u{a0} ", "a:\n  b\nc: d\n"),
            ("x: y\na:\u{a0}b\nc: d\n", "\u{a0}", "x: y\na: b\nc: d\n"),
        ] {
            let found = explain(text, |mistake| (mistake.told(text), mistake.cured(text)));
            let expected = (("strange-space", written), Some(cured.to_owned()));
            assert_eq!(found, Some(expected));
        }
    }

    #[test]
    fn proper_spaces_explain_nothing() {
        assert!(explain("a: b\n  c: d\n", |_| ()).is_none());
    }
}
