//! Places as the formats count them: lines and characters from one.

use antinomy_syntax::{Files, Position, Span};

/// First and last place of a span. An empty span is one place.
pub(super) struct Place<'a> {
    pub(super) path: &'a str,
    pub(super) from: Position,
    pub(super) until: Position,
}

impl<'a> Place<'a> {
    pub(super) fn of(files: &'a Files, span: Span) -> Self {
        let file = files.file(span.file);
        Self {
            path: file.path(),
            from: file.position(span.start as usize),
            until: file.position(span.end as usize),
        }
    }
}
