//! Diagnostics for a terminal: source lines with annotated spans, and a hint.
//!
//! The only file that uses annotate-snippets. Control characters and bidi controls from content are escaped, so that no
//! file can send escape sequences to a terminal.

use crate::report_format::{Report, ReportFormat};
use crate::visible::{Drawing, visible, visible_line};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet, Title,
};
use antinomy_syntax::{Argument, Diagnostic, Edit, Files, Severity, SourceFile, Span, one_line};
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

/// How many diagnostics are shown where nobody says how many.
const MOST: usize = 100;

/// As [`render`], but only the first hundred, errors before warnings, and a line with the number of the others: one text may
/// hold any number of mistakes.
#[must_use]
pub fn render_first(
    files: &Files,
    diagnostics: &[Diagnostic],
    words: &Words,
    drawing: Drawing,
) -> String {
    if diagnostics.len() <= MOST {
        return render(files, diagnostics, words, drawing);
    }
    let is_error = |found: &&Diagnostic| found.code.severity == Severity::Error;
    let errors = diagnostics.iter().filter(is_error);
    let warnings = diagnostics.iter().filter(|found| !is_error(found));
    let first: Vec<Diagnostic> = errors.chain(warnings).take(MOST).cloned().collect();
    let rest = ("count", Argument::from(diagnostics.len() - MOST));
    let text = render(files, &first, words, drawing);
    format!("{text}{}\n", words.say("build-rest", &[rest]))
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
    // Of a line that is too long to be shown, the change is in the hint.
    let edit = found
        .edit
        .as_ref()
        .filter(|edit| found.span.is_some() && !SnippetWindow::line_of(files, edit.span).is_wide());
    match edit {
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
        // A title may quote a text of several lines.
        .primary_title(visible(&one_line(&message.title)))
        .id(found.code.name())
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
) -> Vec<Element<'a>> {
    let related = found.related.iter().map(|place| place.span);
    let in_file = related.filter(|place| place.file == span.file);
    let window = SnippetWindow::around(files, span, in_file);
    let label = message.label.as_deref().map(visible);
    let primary = |window: &SnippetWindow<'_>| {
        AnnotationKind::Primary
            .span(window.widened(span))
            .label(label.clone())
    };
    // Spans that are too far apart for one snippet, or in a line that is too long for one, have excerpts of their own.
    let is_one = |place: Span| place.file == span.file && !window.is_wide();
    let mut together = window.snippet().annotation(primary(&window));
    let mut elsewhere = Vec::new();
    for (place, label) in found.related.iter().zip(&message.related) {
        let note = |window: &SnippetWindow<'_>| {
            AnnotationKind::Context
                .span(window.widened(place.span))
                .label(visible(label))
        };
        if is_one(place.span) {
            together = together.annotation(note(&window));
        } else {
            elsewhere.extend(snippet_of(files, place.span, note));
        }
    }
    let mut elements = if window.is_wide() {
        snippet_of(files, span, primary)
    } else {
        vec![together.into()]
    };
    elements.extend(elsewhere);
    elements
}

/// A span with its line, or with a part of it where the line is very long.
fn snippet_of<'a>(
    files: &'a Files,
    span: Span,
    annotation: impl Fn(&SnippetWindow<'a>) -> Annotation<'a>,
) -> Vec<Element<'a>> {
    let window = SnippetWindow::line_of(files, span);
    if !window.is_wide() {
        return vec![window.snippet().annotation(annotation(&window)).into()];
    }
    let window = SnippetWindow::excerpt(files, span);
    // The place is said by itself: that of the excerpt is not that of the line.
    let position = files.file(span.file).position(span.range().start);
    let origin = Origin::path(window.path.clone())
        .line(position.line as usize)
        .char_column(position.column as usize);
    let snippet = Snippet::source(window.text).line_start(window.line);
    vec![
        origin.into(),
        snippet.annotation(annotation(&window)).into(),
    ]
}

/// The diff of a suggested edit.
fn patch<'a>(files: &'a Files, edit: &Edit) -> Snippet<'a, Patch<'a>> {
    let window = SnippetWindow::line_of(files, edit.span);
    let patch = Patch::new(window.range(edit.span), edit.text.clone());
    window.snippet().patch(patch)
}

/// The most text of a snippet, in bytes. Pages have shorter lines; a line that was made to be long has not.
const MOST_TEXT: usize = 64 << 10;

/// How much of a very long line stands on each side of a place, in bytes.
const AROUND: usize = 200;

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
            path: visible_line(file.path()),
            text: &text[start..end],
            start,
            line: file.position(start).line as usize,
        }
    }

    /// The whole lines of one span.
    fn line_of(files: &'a Files, span: Span) -> Self {
        Self::around(files, span, std::iter::empty())
    }

    /// A span, or its beginning, and a little of its line on both sides.
    fn excerpt(files: &'a Files, span: Span) -> Self {
        let whole = Self::line_of(files, span);
        let at = span.range().start - whole.start;
        let start = whole.text.floor_char_boundary(at.saturating_sub(AROUND));
        let end = whole
            .text
            .ceil_char_boundary((at + AROUND).min(whole.text.len()));
        // One line: what follows in the next one is left out.
        let text = &whole.text[start..end];
        let first = text[..at - start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let text = &text[first..];
        let length = text[at - start - first..]
            .find('\n')
            .map_or(text.len(), |newline| at - start - first + newline);
        Self {
            text: &text[..length],
            start: whole.start + start + first,
            ..whole
        }
    }

    /// Whether it holds more than can be shown: annotate-snippets takes time for all of it, for each diagnostic anew.
    fn is_wide(&self) -> bool {
        self.text.len() > MOST_TEXT
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

    /// A page of one concept whose prose is one line with so many unknown works.
    fn long_line(works: usize) -> (KnowledgeBase, Vec<Diagnostic>) {
        let prose = "Wörter [@nobody]. ".repeat(works);
        let files = Files::new(vec![
            SourceFile::new(
                "antinomy.yaml",
                "title: T\nlanguages: [en]\nlevels: []\nactor-kinds: [{id: city, label: City}]\n",
            ),
            SourceFile::new(
                "concepts/a.md",
                format!("---\nid: a\nlabel: A\n---\n\n{prose}\n"),
            ),
        ]);
        KnowledgeBase::read(files, "")
    }

    #[test]
    fn of_a_very_long_line_a_part_is_shown_with_its_place_in_the_line() {
        let (base, found) = long_line(5_000);
        let report = render(
            &base.files,
            &found[3_999..4_000],
            &Words::new("en"),
            Drawing::Plain,
        );
        assert!(report.len() < 2_000, "{}", report.len());
        // Each work stands 18 letters after the one before.
        let column = 3_999 * 18 + 10;
        assert!(
            report.contains(&format!("concepts/a.md:6:{column}")),
            "{report}"
        );
        assert!(
            report.contains("[@nobody]") && report.contains("^^^^^^"),
            "{report}"
        );
    }

    #[test]
    fn beyond_a_hundred_the_number_of_the_others_is_said() {
        let (base, found) = long_line(103);
        let report = render_first(&base.files, &found, &Words::new("en"), Drawing::Plain);
        assert_eq!(report.matches("error[").count(), 100);
        assert!(report.contains("and 3 more"), "{report}");
        let all = render_first(
            &base.files,
            &found[..100],
            &Words::new("en"),
            Drawing::Plain,
        );
        assert!(!all.contains(" more"), "{all}");
    }
}
