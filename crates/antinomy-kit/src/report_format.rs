//! What a format of reports is, and what it is given. The formats themselves are in `report/`; they depend on this file
//! and not on the list of formats.

use crate::Problem;
use crate::fingerprint::fingerprints;
use crate::streams::OutputForm;
use crate::visible::Drawing;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Argument, CodeHandle, Diagnostic, Files, Position, Span};
use antinomy_words::{DiagnosticMessage, Words};

/// A format of reports.
pub trait ReportFormat: Sync {
    /// Its value of `--format`; also the name of its file.
    fn name(&self) -> &'static str;

    /// What its output is, which says how a stream makes it harmless.
    fn form(&self, drawing: Drawing) -> OutputForm {
        OutputForm::Text(drawing)
    }

    /// The report in this format.
    fn write(&self, report: &Report<'_>) -> String;

    /// What the CI platform of this format shows of a whole run beside the report, if it does.
    fn step_summary(&self, _report: &Report<'_>) -> Option<StepSummary> {
        None
    }
}

/// A text for the page of a CI run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepSummary {
    /// The environment variable with the path of the file to append to.
    pub variable: &'static str,
    /// The text, as Markdown.
    pub markdown: String,
}

/// The input of a format.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The files that spans point into.
    pub files: &'a Files,
    /// The knowledge base, for the records that contain the spans.
    pub base: &'a KnowledgeBase,
    /// What was found, in the order of files and spans.
    pub diagnostics: &'a [Diagnostic],
    /// What kept a part from being checked: only JSON holds them, other formats leave them to standard error.
    pub problems: &'a [Problem],
    /// The language of the report.
    pub words: &'a Words,
    /// Colours, for formats that have them.
    pub drawing: Drawing,
    /// Maximum number of diagnostics in formats for people; zero is no limit. Formats for programs contain all of them.
    pub most: usize,
    /// Path from the root of the repository to the root of the knowledge base: empty, or ending in `/`.
    pub prefix: &'a str,
}

impl<'a> Report<'a> {
    /// The diagnostics within the limit.
    pub(crate) fn shown(&self) -> &'a [Diagnostic] {
        match self.most {
            0 => self.diagnostics,
            most => &self.diagnostics[..most.min(self.diagnostics.len())],
        }
    }

    /// A line with the number of diagnostics beyond the first `shown`; empty if there are none.
    pub(crate) fn rest(&self, shown: usize) -> String {
        let rest = self.diagnostics.len() - shown;
        if rest == 0 {
            return String::new();
        }
        let text = self
            .words
            .say("check-rest", &[("count", Argument::from(rest))]);
        format!("{text}\n")
    }

    /// Title and hint of a diagnostic as one paragraph.
    pub(crate) fn message(&self, found: &Diagnostic) -> String {
        paragraph(&self.words.diagnostic(found))
    }

    /// A fingerprint for each diagnostic.
    pub(crate) fn fingerprints(&self) -> Vec<String> {
        fingerprints(self.files, self.base, self.diagnostics)
    }

    /// The lines and columns of a span.
    pub(crate) fn region(&self, span: Span) -> SourceRegion<'a> {
        let file = self.files.file(span.file);
        SourceRegion {
            path: file.path(),
            start: file.position(span.start as usize),
            end: file.position(span.end as usize),
        }
    }

    /// The URL of the page that explains a code, if the manifest has the URL of the handbook.
    pub(crate) fn explanation_url(&self, code: &CodeHandle) -> Option<String> {
        self.explanation_url_in(self.words.language(), code)
    }

    /// The URL of that page in a language. What is made at run time has no page in the handbook.
    pub(crate) fn explanation_url_in(&self, language: &str, code: &CodeHandle) -> Option<String> {
        let code = code.declared()?;
        let root = self.base.manifest.url.as_deref()?.trim_end_matches('/');
        Some(format!("{root}/{language}/codes/{}.html", code.name()))
    }
}

/// Title and hint as one paragraph.
pub(crate) fn paragraph(message: &DiagnosticMessage) -> String {
    let mut text = message.title.clone();
    if let Some(hint) = &message.hint {
        // Titles have no full stop, but some end with a quoted sentence.
        let ends = text.ends_with(['.', '?', '!']);
        text.push_str(if ends { " " } else { ". " });
        text.push_str(hint);
    }
    text
}

/// A span as lines and columns, both counted from one in code points. An empty span has equal ends.
pub(crate) struct SourceRegion<'a> {
    pub(crate) path: &'a str,
    pub(crate) start: Position,
    pub(crate) end: Position,
}
