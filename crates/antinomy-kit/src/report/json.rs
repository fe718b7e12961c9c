//! Diagnostics for programs, in the envelope that `schema/answer.json` describes. Like every answer in JSON it is the same in
//! every language: each text is a mapping from languages to versions.

use super::ENVELOPE;
use crate::Problem;
use crate::report_format::{Report, ReportFormat, SourceRegion};
use crate::streams::OutputForm;
use crate::visible::Drawing;
use antinomy_syntax::{Diagnostic, Span};
use antinomy_words::{DiagnosticMessage, Words};
use serde_json::{Map, Value, json};

pub(super) struct JsonReport;

impl ReportFormat for JsonReport {
    fn name(&self) -> &'static str {
        "json"
    }

    fn form(&self, _drawing: Drawing) -> OutputForm {
        OutputForm::Json
    }

    fn write(&self, report: &Report<'_>) -> String {
        let fingerprints = report.fingerprints();
        let items: Vec<Value> = report
            .diagnostics
            .iter()
            .zip(&fingerprints)
            .map(|(found, fingerprint)| item(report, found, fingerprint))
            .collect();
        let envelope = json!({
            "schema": ENVELOPE,
            "kind": "diagnostics",
            "problems": report.problems.iter().map(problem).collect::<Vec<_>>(),
            "items": items,
        });
        serde_json::to_string_pretty(&envelope).unwrap_or_default() + "\n"
    }
}

/// A problem as a value of the envelope: its code, and its message in all languages.
#[must_use]
pub fn problem(problem: &Problem) -> Value {
    let versions = Words::all()
        .iter()
        .map(|words| (words.language().to_owned(), json!(problem.say(words))));
    json!({"code": problem.key(), "message": object(versions.collect())})
}

fn item(report: &Report<'_>, found: &Diagnostic, fingerprint: &str) -> Value {
    let messages: Messages = Words::all()
        .iter()
        .map(|words| (words.language(), words.diagnostic(found)))
        .collect();
    let related: Vec<Value> = found
        .related
        .iter()
        .enumerate()
        .map(|(at, related)| {
            let label = in_all(&messages, |message| message.related.get(at).cloned());
            json!({"file": file(report, related.span), "label": label})
        })
        .collect();
    let fix = found.edit.as_ref().map(
        |edit| json!({"file": file(report, edit.span), "text": edit.text, "safe": edit.is_safe}),
    );
    json!({
        "code": found.code.name(),
        "number": found.code.number(),
        "severity": found.code.severity.name(),
        "message": in_all(&messages, |message| Some(message.title.clone())),
        "file": found.span.map(|span| file(report, span)),
        "label": in_all(&messages, |message| message.label.clone()),
        "related": related,
        "hint": in_all(&messages, |message| message.hint.clone()),
        "fix": fix,
        "fingerprint": fingerprint,
        "url": pages(report, found),
    })
}

/// What is said of a diagnostic, with the language of each.
type Messages = Vec<(&'static str, DiagnosticMessage)>;

/// A text of the messages in every language that has it; null if none has.
fn in_all(messages: &Messages, text: impl Fn(&DiagnosticMessage) -> Option<String>) -> Value {
    let versions = messages
        .iter()
        .filter_map(|(tag, message)| Some(((*tag).to_owned(), json!(text(message)?))));
    object(versions.collect())
}

/// The page that explains a code, in every language; null if the manifest does not say where the handbook stands.
fn pages(report: &Report<'_>, found: &Diagnostic) -> Value {
    let pages = Words::all().iter().filter_map(|words| {
        let page = report.explanation_url_in(words.language(), &found.code)?;
        Some((words.language().to_owned(), json!(page)))
    });
    object(pages.collect())
}

fn object(members: Map<String, Value>) -> Value {
    if members.is_empty() {
        Value::Null
    } else {
        Value::Object(members)
    }
}

fn file(report: &Report<'_>, span: Span) -> Value {
    let SourceRegion { path, start, end } = report.region(span);
    json!({
        "path": path,
        "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
        "bytes": [span.start, span.end],
    })
}
