//! Fingerprints of diagnostics: hashes that stay equal when lines move, so that two runs can be compared.

use antinomy_check::{LazyRecordsBySpan, RecordsBySpan};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Argument, Diagnostic, Files};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Between the hashed parts: the ASCII unit separator, which no path and no id contains.
const SEPARATOR: &str = "\u{1f}";

/// A fingerprint for each diagnostic: 128 bits in hexadecimal, of its code, file, record and arguments, but not of its
/// line. Equal ones are numbered in the order of `diagnostics` before they are hashed.
#[must_use]
pub fn fingerprints(
    files: &Files,
    base: &KnowledgeBase,
    diagnostics: &[Diagnostic],
) -> Vec<String> {
    let mut places = RecordsBySpan::lazy(base);
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut fingerprints = Vec::with_capacity(diagnostics.len());
    for found in diagnostics {
        let text = hashed_text(files, base, &mut places, found);
        let count = seen.entry(text.clone()).or_default();
        *count += 1;
        let hash = Sha256::digest(format!("{text}{SEPARATOR}{count}"));
        fingerprints.push(hexadecimal(&hash[..16]));
    }
    fingerprints
}

fn hashed_text(
    files: &Files,
    base: &KnowledgeBase,
    places: &mut LazyRecordsBySpan<'_>,
    found: &Diagnostic,
) -> String {
    let path = found.span.map_or("", |span| files.file(span.file).path());
    let record = places
        .record_of(found)
        .map_or("", |id| base.record(id).id.as_str());
    let mut text = [found.code.name(), path, record].join(SEPARATOR);
    for (name, value) in &found.arguments {
        // Writing into a string cannot fail.
        let _ = write!(text, "{SEPARATOR}{name}=");
        let _ = match value {
            Argument::Text(value) | Argument::Word(value) => text.write_str(value),
            Argument::Number(number) => write!(text, "{number}"),
        };
    }
    text
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
