//! Names for diagnostics that stay the same when lines move.

use super::Report;
use antinomy_check::Places;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Argument, Diagnostic, Files};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A name for each diagnostic, from what it says, its file and the record that it stands in, but not its line. Those
/// that would get the same name are numbered.
#[must_use]
pub fn fingerprints(
    files: &Files,
    base: &KnowledgeBase,
    diagnostics: &[Diagnostic],
) -> Vec<String> {
    let places = Places::of(base);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut names = Vec::with_capacity(diagnostics.len());
    for found in diagnostics {
        let text = written(files, base, &places, found);
        let count = seen.entry(text.clone()).or_default();
        *count += 1;
        let hash = Sha256::digest(format!("{text}\u{1f}{count}"));
        names.push(hex(&hash[..16]));
    }
    names
}

pub(super) fn of(report: &Report<'_>) -> Vec<String> {
    fingerprints(report.files, report.base, report.diagnostics)
}

fn written(files: &Files, base: &KnowledgeBase, places: &Places, found: &Diagnostic) -> String {
    let path = found.span.map_or("", |span| files.file(span.file).path());
    let record = found
        .span
        .and_then(|span| places.record_at(span))
        .map_or("", |id| base.record(id).id.as_str());
    let mut text = format!("{}\u{1f}{path}\u{1f}{record}", found.code.name);
    for (name, value) in &found.arguments {
        let value = match value {
            Argument::Text(text) | Argument::Word(text) => text.clone(),
            Argument::Number(number) => number.to_string(),
        };
        // Writing into a string cannot fail.
        let _ = write!(text, "\u{1f}{name}={value}");
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
