//! GitLab's code quality report: a subset of the Code Climate format.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use super::place::Place;
use super::{Format, Report};
use antinomy_syntax::{Diagnostic, Position, Severity};
use serde_json::{Value, json};

pub(super) struct GitLab;

impl Format for GitLab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let prints = super::fingerprint::of(report);
        let items: Vec<Value> = report
            .diagnostics
            .iter()
            .zip(prints)
            .map(|(found, print)| item(report, found, &print))
            .collect();
        serde_json::to_string_pretty(&items).unwrap_or_default() + "\n"
    }
}

fn item(report: &Report<'_>, found: &Diagnostic, print: &str) -> Value {
    // Each issue must name a file and a line; what belongs to no file stands at the manifest.
    let place = found.span.map(|span| Place::of(report.files, span));
    let (path, from, until) = place.map_or_else(
        || {
            let start = Position { line: 1, column: 1 };
            ("antinomy.yaml", start, start)
        },
        |place| (place.path, place.from, place.until),
    );
    json!({
        "description": report.message(found),
        "check_name": found.code.name,
        "fingerprint": print,
        "severity": match found.code.severity { Severity::Error => "major", Severity::Warning => "minor" },
        "location": {"path": format!("{}{path}", report.prefix), "lines": {"begin": from.line}, "positions": {
            "begin": {"line": from.line, "column": from.column},
            "end": {"line": until.line, "column": until.column},
        }},
    })
}
