//! SARIF 2.1.0, the exchange format of checking tools.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use crate::report_format::{Report, ReportFormat, paragraph};
use crate::streams::OutputForm;
use crate::visible::Drawing;
use antinomy_syntax::{CodeHandle, Diagnostic, Related, Span};
use antinomy_words::Explanation;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

pub(super) struct SarifReport;

impl ReportFormat for SarifReport {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn form(&self, _drawing: Drawing) -> OutputForm {
        OutputForm::Json
    }

    fn write(&self, report: &Report<'_>) -> String {
        let found = report.diagnostics.iter();
        let mut codes: Vec<&CodeHandle> = found.map(|found| &found.code).collect();
        // Rules are listed once, and results refer to them by index.
        codes.sort_by(|a, b| a.number().cmp(b.number()));
        codes.dedup();
        let fingerprints = report.fingerprints();
        let results: Vec<Value> = report
            .diagnostics
            .iter()
            .zip(&fingerprints)
            .map(|(found, fingerprint)| result(report, &codes, found, fingerprint))
            .collect();
        let rules: Vec<Value> = codes.iter().map(|code| rule(report, code)).collect();
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "Antinomy",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "language": report.words.language(),
                    "rules": rules,
                }},
                "columnKind": "utf16CodeUnits",
                "results": results,
            }],
        });
        serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
    }
}

fn rule(report: &Report<'_>, code: &CodeHandle) -> Value {
    let mut rule = json!({
        "id": code.number(),
        "name": code.name(),
        "defaultConfiguration": {"level": code.severity.name()},
    });
    if let Some(page) = Explanation::of(code) {
        let (title, prose) = (page.title(report.words), page.prose(report.words));
        rule["shortDescription"] = json!({"text": title});
        rule["help"] = json!({"text": prose, "markdown": prose});
    }
    if let Some(url) = report.explanation_url(code) {
        rule["helpUri"] = json!(url);
    }
    rule
}

fn result(
    report: &Report<'_>,
    codes: &[&CodeHandle],
    found: &Diagnostic,
    fingerprint: &str,
) -> Value {
    let message = report.words.diagnostic(found);
    let mut result = json!({
        "ruleId": found.code.number(),
        "ruleIndex": codes.iter().position(|code| **code == found.code),
        "level": found.code.severity.name(),
        "message": {"text": paragraph(&message)},
        "partialFingerprints": {"antinomy/v1": fingerprint},
    });
    if let Some(span) = found.span {
        result["locations"] = json!([{"physicalLocation": location(report, span)}]);
    }
    if !found.related.is_empty() {
        result["relatedLocations"] = related(report, &found.related, &message.related);
    }
    if let Some(edit) = &found.edit {
        let place = location(report, edit.span);
        result["fixes"] = json!([{"artifactChanges": [{
            "artifactLocation": place["artifactLocation"],
            "replacements": [{
                "deletedRegion": place["region"],
                "insertedContent": {"text": edit.text},
            }],
        }]}]);
    }
    result
}

fn related(report: &Report<'_>, places: &[Related], labels: &[String]) -> Value {
    let numbered = places.iter().zip(labels).enumerate();
    let locations = numbered.map(|(number, (place, label))| {
        json!({
            "id": number,
            "physicalLocation": location(report, place.span),
            "message": {"text": label},
        })
    });
    locations.collect()
}

fn location(report: &Report<'_>, span: Span) -> Value {
    let file = report.files.file(span.file);
    // As `columnKind` says: consumers of SARIF expect UTF-16 code units.
    let start = file.position_utf16(span.start as usize);
    let end = file.position_utf16(span.end as usize);
    let path = format!("{}{}", report.prefix, file.path());
    json!({
        "artifactLocation": {"uri": uri(&path)},
        "region": {
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        },
    })
}

/// Everything but the unreserved characters of RFC 3986 and the separator of path segments.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A relative path as a relative URI reference.
fn uri(path: &str) -> String {
    utf8_percent_encode(path, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_in_paths_are_encoded() {
        assert_eq!(uri("content/öl #1.yaml"), "content/%C3%B6l%20%231.yaml");
    }
}
