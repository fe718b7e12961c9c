//! GitLab's code quality report: a subset of the Code Climate format.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use crate::report_format::{Report, ReportFormat, SourceRegion};
use crate::streams::OutputForm;
use crate::visible::Drawing;
use antinomy_syntax::{Diagnostic, Position, Severity};
use serde_json::{Value, json};

pub(super) struct GitLabReport;

impl ReportFormat for GitLabReport {
    fn name(&self) -> &'static str {
        "gitlab"
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
        serde_json::to_string_pretty(&items).unwrap_or_default() + "\n"
    }
}

/// Where a diagnostic without a span is shown: GitLab requires a path and a line of each issue.
const MANIFEST_START: SourceRegion<'static> = SourceRegion {
    path: "antinomy.yaml",
    start: Position { line: 1, column: 1 },
    end: Position { line: 1, column: 1 },
};

fn item(report: &Report<'_>, found: &Diagnostic, fingerprint: &str) -> Value {
    let region = found.span.map(|span| report.region(span));
    let SourceRegion { path, start, end } = region.unwrap_or(MANIFEST_START);
    json!({
        "description": report.message(found),
        "check_name": found.code.name(),
        "fingerprint": fingerprint,
        "severity": match found.code.severity { Severity::Error => "major", Severity::Warning => "minor" },
        "location": {"path": format!("{}{path}", report.prefix), "lines": {"begin": start.line}, "positions": {
            "begin": {"line": start.line, "column": start.column},
            "end": {"line": end.line, "column": end.column},
        }},
    })
}
