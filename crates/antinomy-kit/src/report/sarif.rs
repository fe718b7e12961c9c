//! SARIF 2.1.0, the exchange format of checking tools.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use super::{Format, Report};
use antinomy_syntax::{Code, Diagnostic, Span};
use antinomy_words::Explanation;
use serde_json::{Value, json};

pub(super) struct Sarif;

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn write(&self, report: &Report<'_>) -> String {
        let mut codes: Vec<&'static Code> =
            report.diagnostics.iter().map(|found| found.code).collect();
        codes.sort_by_key(|code| code.number);
        codes.dedup();
        let prints = super::fingerprint::of(report);
        let results: Vec<Value> = report
            .diagnostics
            .iter()
            .zip(prints)
            .map(|(found, print)| result(report, &codes, found, &print))
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

fn rule(report: &Report<'_>, code: &'static Code) -> Value {
    let mut rule = json!({
        "id": code.number,
        "name": code.name,
        "defaultConfiguration": {"level": code.severity.name()},
    });
    if let Some(page) = Explanation::of(code) {
        let (title, prose) = (page.title(report.words), page.prose(report.words));
        rule["shortDescription"] = json!({"text": title});
        rule["help"] = json!({"text": prose, "markdown": prose});
    }
    if let Some(url) = super::url(report.base, report.words, code) {
        rule["helpUri"] = json!(url);
    }
    rule
}

fn result(report: &Report<'_>, codes: &[&Code], found: &Diagnostic, print: &str) -> Value {
    let mut result = json!({
        "ruleId": found.code.number,
        "ruleIndex": codes.iter().position(|code| *code == found.code),
        "level": found.code.severity.name(),
        "message": {"text": report.message(found)},
        "partialFingerprints": {"antinomy/v1": print},
    });
    if let Some(span) = found.span {
        result["locations"] = json!([{"physicalLocation": location(report, span)}]);
    }
    if !found.related.is_empty() {
        let message = report.words.diagnostic(found);
        let related = found.related.iter().zip(&message.related).zip(0u32..);
        let related: Vec<Value> = related
            .map(|((place, label), number)| {
                json!({
                    "id": number,
                    "physicalLocation": location(report, place.span),
                    "message": {"text": label},
                })
            })
            .collect();
        result["relatedLocations"] = json!(related);
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

fn location(report: &Report<'_>, span: Span) -> Value {
    let file = report.files.file(span.file);
    let (from, until) = (
        file.position_utf16(span.start as usize),
        file.position_utf16(span.end as usize),
    );
    let path = format!("{}{}", report.prefix, file.path());
    json!({
        "artifactLocation": {"uri": uri(&path)},
        "region": {
            "startLine": from.line, "startColumn": from.column,
            "endLine": until.line, "endColumn": until.column,
        },
    })
}

/// A relative path as a URI reference: what is not unreserved in RFC 3986 is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_in_paths_are_encoded() {
        assert_eq!(uri("content/öl #1.yaml"), "content/%C3%B6l%20%231.yaml");
    }
}
