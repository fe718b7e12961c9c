//! Finds the record at a span, for diagnostics that do not name one.

use antinomy_model::{KnowledgeBase, RecordId, Text};
use antinomy_syntax::{Diagnostic, FileId, Span};

/// The records of a knowledge base by the places of their keys and texts, for diagnostics that do not name their record.
#[derive(Debug)]
pub struct RecordsBySpan(Vec<(FileId, u32, u32, RecordId)>);

impl RecordsBySpan {
    /// The places of all records: their keys, and the texts of their Markdown files.
    #[must_use]
    pub fn of(base: &KnowledgeBase) -> Self {
        let mut places = Vec::new();
        for (id, record) in base.records() {
            // Prose follows the keys in its file, and translations are in files of their own.
            let texts = [Some(&record.prose), record.name()].into_iter().flatten();
            let elsewhere = texts
                .flat_map(Text::versions)
                .map(|(_, text)| text.span)
                .filter(|span| !within(*span, record.whole));
            for span in std::iter::once(record.whole).chain(elsewhere) {
                places.push((span.file, span.start, span.end, id));
            }
        }
        places.sort_unstable();
        Self(places)
    }

    /// The same, made when it is first asked for: most diagnostics name their record.
    #[must_use]
    pub fn lazy(base: &KnowledgeBase) -> LazyRecordsBySpan<'_> {
        LazyRecordsBySpan { base, made: None }
    }

    /// The record at a place, or else the last one that begins before it in the same file: what could not be read may
    /// have been its rest.
    #[must_use]
    pub fn record_before(&self, span: Span) -> Option<RecordId> {
        let after = self
            .0
            .partition_point(|(file, start, ..)| (*file, *start) <= (span.file, span.start));
        let (file, _, _, id) = self.0.get(after.checked_sub(1)?)?;
        (*file == span.file).then_some(*id)
    }

    /// The record at a place.
    #[must_use]
    pub fn record_at(&self, span: Span) -> Option<RecordId> {
        let after = self
            .0
            .partition_point(|(file, start, ..)| (*file, *start) <= (span.file, span.start));
        // Spans of records do not overlap, so only the last one that begins before can hold it.
        let (file, _, end, id) = self.0.get(after.checked_sub(1)?)?;
        // The end is included: an empty span may follow the last byte.
        (*file == span.file && span.start <= *end).then_some(*id)
    }
}

/// [`RecordsBySpan`], made when it is first asked for.
#[derive(Debug)]
pub struct LazyRecordsBySpan<'b> {
    base: &'b KnowledgeBase,
    made: Option<RecordsBySpan>,
}

impl LazyRecordsBySpan<'_> {
    /// The index.
    pub fn get(&mut self) -> &RecordsBySpan {
        let base = self.base;
        self.made.get_or_insert_with(|| RecordsBySpan::of(base))
    }

    /// The record of a diagnostic: the one attached to it, else the one at its place.
    pub fn record_of(&mut self, found: &Diagnostic) -> Option<RecordId> {
        let attached = self.base.record_of(found);
        let span = found.span;
        // A lint may speak of one record at a place inside of another: an exception belongs where the reader looks.
        let holds = |id: &RecordId| span.is_none_or(|span| self.base.record(*id).holds(span));
        match (attached.filter(holds), span) {
            (Some(id), _) => Some(id),
            (None, Some(span)) => self.get().record_at(span),
            (None, None) => None,
        }
    }
}

fn within(inner: Span, outer: Span) -> bool {
    inner.file == outer.file && outer.start <= inner.start && inner.end <= outer.end
}
