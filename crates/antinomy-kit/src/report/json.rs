//! Diagnostics for programs, as `schema/diagnostics.json` describes. The key `schema` has the version.

use crate::report_format::{Report, ReportFormat, SourceRegion};
use crate::streams::OutputForm;
use crate::visible::Drawing;
use antinomy_syntax::{Diagnostic, Span};
use serde_json::{Value, json};

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
        let envelope = json!({"schema": "antinomy/1", "kind": "diagnostics", "items": items});
        serde_json::to_string_pretty(&envelope).unwrap_or_default() + "\n"
    }
}

fn item(report: &Report<'_>, found: &Diagnostic, fingerprint: &str) -> Value {
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
        "code": found.code.name(),
        "number": found.code.number(),
        "severity": found.code.severity.name(),
        "message": message.title,
        "place": found.span.map(|span| place(report, span)),
        "label": message.label,
        "related": related,
        "hint": message.hint,
        "fix": fix,
        "fingerprint": fingerprint,
        "url": report.explanation_url(&found.code),
    })
}

fn place(report: &Report<'_>, span: Span) -> Value {
    let SourceRegion { path, start, end } = report.region(span);
    json!({
        "path": path,
        "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
        "bytes": [span.start, span.end],
    })
}
