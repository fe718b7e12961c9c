//! Mistakes that concern a document as a whole: its nesting, its beginning and its end.

use super::scan_error::{Mistake, ScanError};
use crate::yaml::limits::MAX_DEPTH;
use crate::yaml::line::{SourceLine, line_start};
use crate::{Diagnostic, FileId, Span, codes};
use granit_parser::ErrorKind;
use std::ops::Range;

impl ScanError<'_> {
    /// Nesting that is too deep, a byte order mark in the middle, and `%` taken for a directive.
    pub(super) fn explain_document(&self, line: &SourceLine<'_>) -> Option<Mistake> {
        match self.kind {
            ErrorKind::RecursionLimitExceeded => Some(
                self.mistake(&codes::TOO_DEEP, self.at..self.at)
                    .with("limit", MAX_DEPTH),
            ),
            ErrorKind::BomInsideDocument => {
                let place = self.text[self.at..].find('\u{feff}')? + self.at;
                let range = place..place + '\u{feff}'.len_utf8();
                Some(
                    self.mistake(&codes::CONTROL_CHARACTER, range)
                        .with("character", "U+FEFF"),
                )
            }
            // A line that begins with % is a directive, and a directive must be followed by a document marker.
            ErrorKind::ExpectedDocumentStart | ErrorKind::MissingDocumentEndBeforeDirective => {
                let directive = line
                    .and_above(&self.bounds)
                    .find(|line| line.indent() == 0 && line.trimmed().starts_with('%'))?;
                Some(self.reserved(&(directive.inner..directive.end)))
            }
            _ => None,
        }
    }
}

/// A second document in one file: reports the document marker before `start`, where its content begins. `piece` is
/// what is being parsed.
pub(in crate::yaml) fn second_document(
    file: FileId,
    text: &str,
    piece: &Range<usize>,
    start: usize,
) -> Mistake {
    let above = text[piece.start..start].trim_end();
    let line = line_start(above, above.len());
    let (marker, resume) = if text[start..].starts_with("---") {
        (start..start + 3, start)
    } else if above[line..].starts_with("...") {
        // After `...` a new document needs no marker of its own.
        let dots = piece.start + line;
        (dots..dots + 3, dots)
    } else {
        (start..start, start.saturating_sub(1))
    };
    Mistake {
        diagnostic: Diagnostic::new(&codes::SECOND_DOCUMENT, Span::new(file, marker)),
        resume: text.floor_char_boundary(resume),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> Option<(&'static str, &str)> {
        ScanError::first_of(text, |error| {
            let mistake = error.explain_document(&error.line())?;
            Some(mistake.told(text))
        })
    }

    #[test]
    fn a_line_that_begins_with_percent_is_a_directive() {
        assert_eq!(explained("%a b\nc: d\n"), Some(("reserved-character", "%")));
    }

    #[test]
    fn a_byte_order_mark_counts_where_a_token_would_begin() {
        let text = "a: b\n\u{feff}c: d\n";
        assert_eq!(explained(text), Some(("control-character", "\u{feff}")));
    }

    #[test]
    fn a_second_document_is_reported_at_its_marker() {
        for (text, marker, start) in [
            ("a: b\n---\nc: d\n", "---", 5),
            ("a: b\n...\nc: d\n", "...", 9),
        ] {
            let mistake = second_document(FileId(0), text, &(0..text.len()), start);
            assert_eq!(mistake.told(text), ("second-document", marker));
        }
    }
}
