//! A translation whose `original:` is not the fingerprint of the current original.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{Language, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use sha2::{Digest, Sha256};

antinomy_syntax::codes! {
    "";
    CODE = "L082", "stale-translation", Warning;
}

pub(super) struct StaleTranslation;

impl Lint for StaleTranslation {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        if record.originals.is_empty() {
            return;
        }
        let now = fingerprint(record);
        for (_, seen) in record
            .originals
            .iter()
            .filter(|(_, seen)| seen.value != now)
        {
            out.push(
                Diagnostic::new(&CODE, seen.span)
                    .with("fingerprint", now.as_str())
                    .related(record.span, "original"),
            );
        }
    }
}

/// The first twelve hexadecimal digits of the SHA-256 of title, line feed and prose in the default language, with CRLF read as
/// LF.
fn fingerprint(record: &Record) -> String {
    let first = Language(0);
    let title = record.name().and_then(|name| name.get(first));
    let prose = record.prose.get(first).unwrap_or_default();
    let text = format!("{}\n{prose}", title.unwrap_or_default()).replace("\r\n", "\n");
    let hash = Sha256::digest(text.as_bytes());
    hash.iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::check_example;

    /// Fingerprints that are asked for, with an original of this title and prose.
    fn asked(title: &str, prose: &str, seen: &str) -> Vec<String> {
        let original = format!("---\nid: x\nlabel: {title}\n---\n\n{prose}\n");
        let translation = format!("---\nlabel: Path\noriginal: {seen}\n---\n\nA path.\n");
        let (_, found) = check_example([
            ("content/concepts/x.md", original),
            ("content/concepts/x.en.md", translation),
        ]);
        let stale = found
            .iter()
            .filter(|found| found.code.name() == "stale-translation");
        stale
            .map(|found| format!("{:?}", found.arguments[0].1))
            .collect()
    }

    #[test]
    fn the_fingerprint_follows_title_and_prose() {
        let first = asked("Weg", "Ein Weg.", "new");
        assert_ne!(first, asked("Pfad", "Ein Weg.", "new"));
        assert_ne!(first, asked("Weg", "Ein Pfad.", "new"));
        assert_eq!(first, asked("Weg", "Ein Weg.\n\n", "new"));
        assert_eq!(
            asked("Weg", "A\r\n\r\nB", "new"),
            asked("Weg", "A\n\nB", "new")
        );
    }
}
