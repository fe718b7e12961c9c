//! Diagnostics for a terminal: source lines with annotated spans, and a hint.
//!
//! The only file that uses annotate-snippets. Control characters and bidi controls from content are escaped, so that no
//! file can send escape sequences to a terminal.

use crate::report_format::{Report, ReportFormat};
use crate::visible::{Drawing, visible, visible_path};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet, Title,
};
use antinomy_syntax::{Diagnostic, Edit, Files, Severity, SourceFile, Span};
use antinomy_words::{DiagnosticMessage, Words};
use std::ops::Range;

pub(super) struct TerminalReport;

impl ReportFormat for TerminalReport {
    fn name(&self) -> &'static str {
        "terminal"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let shown = report.shown();
        let mut text = render(report.files, shown, report.words, report.drawing);
        text.push_str(&report.rest(shown.len()));
        text
    }
}

/// All diagnostics with their source lines, each followed by a blank line.
#[must_use]
pub fn render(
    files: &Files,
    diagnostics: &[Diagnostic],
    words: &Words,
    drawing: Drawing,
) -> String {
    let renderer = match drawing {
        Drawing::Plain => Renderer::plain(),
        Drawing::Coloured => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(100);
    let mut out = String::new();
    for found in diagnostics {
        out.push_str(&renderer.render(&groups(files, found, &words.diagnostic(found), words)));
        out.push_str("\n\n");
    }
    out
}

fn groups<'a>(
    files: &'a Files,
    found: &'a Diagnostic,
    message: &DiagnosticMessage,
    words: &Words,
) -> Vec<Group<'a>> {
    let group = Group::with_title(title(found, message, words));
    let group = match found.span {
        Some(span) => group.elements(snippets(files, found, span, message)),
        None => group,
    };
    let Some(hint) = message.hint.as_deref().map(visible) else {
        return vec![group];
    };
    match found.edit.as_ref().filter(|_| found.span.is_some()) {
        Some(edit) => {
            let patch = patch(files, edit);
            vec![group, help(words).secondary_title(hint).element(patch)]
        }
        None => vec![group.element(help(words).message(hint))],
    }
}

fn title<'a>(found: &'a Diagnostic, message: &DiagnosticMessage, words: &Words) -> Title<'a> {
    let severity = match found.code.severity {
        Severity::Error => Level::ERROR.with_name(words.word("severity-error")),
        Severity::Warning => Level::WARNING.with_name(words.word("severity-warning")),
    };
    severity
        .primary_title(in_one_line(&message.title))
        .id(found.code.name())
}

/// A title may quote a text of several lines.
fn in_one_line(title: &str) -> String {
    visible(title).replace('\n', " ")
}

fn help(words: &Words) -> Level<'static> {
    Level::HELP.with_name(words.word("severity-help"))
}

/// A snippet with the primary span and the related spans of the same file, then one for each related span elsewhere.
fn snippets<'a>(
    files: &'a Files,
    found: &Diagnostic,
    span: Span,
    message: &DiagnosticMessage,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let related = found.related.iter().map(|place| place.span);
    let in_file = related.filter(|place| place.file == span.file);
    let window = SnippetWindow::around(files, span, in_file);
    let mut primary = window.snippet().annotation(
        AnnotationKind::Primary
            .span(window.widened(span))
            .label(message.label.as_deref().map(visible)),
    );
    let mut elsewhere = Vec::new();
    for (place, label) in found.related.iter().zip(&message.related) {
        let note = |window: &SnippetWindow<'_>| {
            AnnotationKind::Context
                .span(window.widened(place.span))
                .label(visible(label))
        };
        if place.span.file == span.file {
            primary = primary.annotation(note(&window));
        } else {
            let window = SnippetWindow::around(files, place.span, std::iter::empty());
            elsewhere.push(window.snippet().annotation(note(&window)));
        }
    }
    elsewhere.insert(0, primary);
    elsewhere
}

/// The diff of a suggested edit.
fn patch<'a>(files: &'a Files, edit: &Edit) -> Snippet<'a, Patch<'a>> {
    let window = SnippetWindow::around(files, edit.span, std::iter::empty());
    let patch = Patch::new(window.range(edit.span), edit.text.clone());
    window.snippet().patch(patch)
}

/// The whole lines of a file that a snippet covers. annotate-snippets scans all source text that it is given, and whole
/// files would make a long file with many diagnostics quadratic.
struct SnippetWindow<'a> {
    path: String,
    text: &'a str,
    /// Byte offset of `text` in the file.
    start: usize,
    /// Number of the first line, from one.
    line: usize,
}

impl<'a> SnippetWindow<'a> {
    /// The lines from the first of the spans to the last. All spans are in the file of `span`.
    fn around(files: &'a Files, span: Span, others: impl Iterator<Item = Span>) -> Self {
        let file: &SourceFile = files.file(span.file);
        let text = file.text();
        let (mut start, mut end) = (span.range().start, span.range().end);
        for other in others {
            start = start.min(other.range().start);
            end = end.max(other.range().end);
        }
        let start = text[..start.min(text.len())]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let end = end.min(text.len());
        let end = text[end..]
            .find('\n')
            .map_or(text.len(), |length| end + length + 1);
        Self {
            path: visible_path(file.path()),
            text: &text[start..end],
            start,
            line: file.position(start).line as usize,
        }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text)
            .line_start(self.line)
            .path(self.path.clone())
    }

    /// The byte range of a span in the window.
    fn range(&self, span: Span) -> Range<usize> {
        let clamped = |at: usize| at.saturating_sub(self.start).min(self.text.len());
        clamped(span.range().start)..clamped(span.range().end)
    }

    /// The same, but an empty span covers the next code point: a marker of no width would not be drawn.
    fn widened(&self, span: Span) -> Range<usize> {
        let range = self.range(span);
        if !range.is_empty() {
            return range;
        }
        // Not a line break, which would extend the annotation to the next line.
        let next = self.text[range.start..]
            .chars()
            .next()
            .filter(|c| *c != '\n')
            .map_or(0, char::len_utf8);
        range.start..range.start + next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_model::KnowledgeBase;

    #[test]
    fn a_report_names_file_line_and_column_and_says_what_to_do() {
        let manifest =
            "title: T\nlanguages: [en]\nlevels: []\nactor-kinds: [{id: city, label: City}]\n";
        let actors = "actors:\n  - {id: köln, label: Köln, kind: ctiy}\n";
        let files = Files::new(vec![
            SourceFile::new("antinomy.yaml", manifest),
            SourceFile::new("actors.yaml", actors),
        ]);
        let (base, found) = KnowledgeBase::read(files, "");
        let report = render(&base.files, &found, &Words::new("en"), Drawing::Plain);
        assert!(report.contains("actors.yaml:2:35"), "{report}");
        assert!(report.contains("You probably mean “city”"), "{report}");
        assert!(report.contains("koeln"), "{report}");
    }

    #[test]
    fn the_name_of_a_file_cannot_repaint_the_terminal() {
        let files = Files::new(vec![
            SourceFile::new("antinomy.yaml", "title: T\nlanguages: [en]\nlevels: []\n"),
            SourceFile::new("\u{1b}]0;x\u{7}\n.yaml", "actors: [{id: a}]\n"),
        ]);
        let (base, found) = KnowledgeBase::read(files, "");
        let report = render(&base.files, &found, &Words::new("en"), Drawing::Plain);
        assert!(!report.contains(['\u{1b}', '\u{7}']), "{report:?}");
        assert!(
            report.contains("\\u{1b}]0;x\\u{7}\\u{a}.yaml:1"),
            "{report}"
        );
    }
}
