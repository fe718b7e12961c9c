//! Diagnostics for programs. `schema/diagnostics.json` says what stands where; the version is in `schema`.

use super::place::Place;
use super::{Format, Report};
use antinomy_syntax::{Diagnostic, Span};
use serde_json::{Value, json};

pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let prints = super::fingerprint::of(report);
        let items: Vec<Value> = report
            .diagnostics
            .iter()
            .zip(prints)
            .map(|(found, print)| item(report, found, &print))
            .collect();
        let envelope = json!({"schema": "antinomy/1", "kind": "diagnostics", "items": items});
        serde_json::to_string_pretty(&envelope).unwrap_or_default() + "\n"
    }
}

fn item(report: &Report<'_>, found: &Diagnostic, print: &str) -> Value {
    let message = report.words.diagnostic(found);
    let related: Vec<Value> = found
        .related
        .iter()
        .zip(&message.related)
        .map(|(related, label)| json!({"place": place(report, related.span), "label": label}))
        .collect();
    let fix = found.edit.as_ref().map(
        |edit| json!({"place": place(report, edit.span), "text": edit.text, "safe": edit.is_safe}),
    );
    json!({
        "code": found.code.name,
        "number": found.code.number,
        "severity": found.code.severity.name(),
        "message": message.title,
        "place": found.span.map(|span| place(report, span)),
        "label": message.label,
        "related": related,
        "hint": message.hint,
        "fix": fix,
        "fingerprint": print,
        "url": super::url(report.base, report.words, found.code),
    })
}

fn place(report: &Report<'_>, span: Span) -> Value {
    let Place { path, from, until } = Place::of(report.files, span);
    json!({
        "path": path,
        "line": from.line, "column": from.column, "end_line": until.line, "end_column": until.column,
        "bytes": [span.start, span.end],
    })
}
