//! Diagnostics as people read them in a terminal: the line, what is wrong with it, what to do.
//!
//! The only place that knows the crate that draws snippets. Control and bidirectional characters from content are
//! made visible, so that no file can repaint the terminal of whoever checks it.

use super::{Drawing, Format, Report, visible, visible_path};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use antinomy_syntax::{Diagnostic, Files, Severity, SourceFile, Span};
use antinomy_words::{DiagnosticMessage, Words};

pub(super) struct Terminal;

impl Format for Terminal {
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

/// Draws all diagnostics, a blank line between them.
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
    let severity = match found.code.severity {
        Severity::Error => Level::ERROR.with_name(words.word("severity-error")),
        Severity::Warning => Level::WARNING.with_name(words.word("severity-warning")),
    };
    let title = severity
        .primary_title(visible(&message.title))
        .id(found.code.name);
    let Some(span) = found.span else {
        let hint = message
            .hint
            .iter()
            .map(|hint| help(words).message(visible(hint)));
        return vec![Group::with_title(title).elements(hint)];
    };
    let here = found.related.iter().map(|place| place.span);
    let window = Window::around(files, span, here.filter(|place| place.file == span.file));
    let mut primary = window.snippet().annotation(
        AnnotationKind::Primary
            .span(window.widened(span))
            .label(message.label.as_deref().map(visible)),
    );
    let mut elsewhere = Vec::new();
    for (place, label) in found.related.iter().zip(&message.related) {
        let note = |window: &Window<'_>| {
            AnnotationKind::Context
                .span(window.widened(place.span))
                .label(visible(label))
        };
        if place.span.file == span.file {
            primary = primary.annotation(note(&window));
        } else {
            let window = Window::around(files, place.span, std::iter::empty());
            elsewhere.push(window.snippet().annotation(note(&window)));
        }
    }
    let mut group = Group::with_title(title)
        .element(primary)
        .elements(elsewhere);
    let Some(hint) = message.hint.as_deref().map(visible) else {
        return vec![group];
    };
    match &found.edit {
        Some(edit) => {
            let window = Window::around(files, edit.span, std::iter::empty());
            let patch = Patch::new(window.range(edit.span), edit.text.clone());
            let patch = window.snippet().patch(patch);
            vec![group, help(words).secondary_title(hint).element(patch)]
        }
        None => {
            group = group.element(help(words).message(hint));
            vec![group]
        }
    }
}

fn help(words: &Words) -> Level<'static> {
    Level::HELP.with_name(words.word("severity-help"))
}

/// The lines of a file that a snippet shows something of. Whoever draws the snippet reads all that it is given, and a
/// file may be long and have very many snippets.
struct Window<'a> {
    path: String,
    text: &'a str,
    start: usize,
    line: usize,
}

impl<'a> Window<'a> {
    /// The lines from the first place to the last one; all places are in one file.
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

    /// The bytes of a span in the window.
    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let cut = |at: usize| at.saturating_sub(self.start).min(self.text.len());
        cut(span.range().start)..cut(span.range().end)
    }

    /// The same; an empty span covers the character behind it, so that there is something to point at.
    fn widened(&self, span: Span) -> std::ops::Range<usize> {
        let range = self.range(span);
        if !range.is_empty() {
            return range;
        }
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
