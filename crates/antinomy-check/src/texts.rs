//! Spans of texts in their files.

use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Span, Spanned};
use std::ops::Range;

/// The bytes of the file under a span: with quotation marks and escapes, and with the line breaks of a folded scalar.
pub(crate) fn as_written(base: &KnowledgeBase, span: Span) -> &str {
    let file = base.files.file(span.file);
    file.text().get(span.range()).unwrap_or_default()
}

/// The first line of a text: enough to show which text is meant.
pub(crate) fn first_line(base: &KnowledgeBase, span: Span) -> Span {
    let written = as_written(base, span);
    let text = written.trim_start();
    let start = span.start as usize + written.len() - text.len();
    let line = text.lines().next().unwrap_or_default().trim_end();
    Span::new(span.file, start..start + line.len())
}

/// The span of a byte range of a text; the span of the whole text if the range cannot be found in the file, as behind
/// escapes.
pub(crate) fn place(base: &KnowledgeBase, version: &Spanned<String>, part: Range<usize>) -> Span {
    antinomy_model::mentions::place(&base.files, version, part)
}

/// The span of a scalar's value without its quotation marks. `None` if it is escaped or folded, so that replacing the span by
/// an edited value could change its meaning.
pub(crate) fn replaceable(base: &KnowledgeBase, text: &Spanned<String>) -> Option<Span> {
    let (file, range) = (text.span.file, text.span.range());
    let raw = base.files.file(file).text().get(range.clone())?;
    if raw == text.value {
        return Some(text.span);
    }
    let inner = ['"', '\'']
        .iter()
        .find_map(|mark| raw.strip_prefix(*mark)?.strip_suffix(*mark))?;
    (inner == text.value).then(|| Span::new(file, range.start + 1..range.end - 1))
}
