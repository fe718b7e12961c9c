//! States of an original, by which a translation says what it translates.

use antinomy_model::{Language, Record, Text};
use sha2::{Digest, Sha256};

/// Bytes of a fingerprint. It protects from oversight and not from forgery, and people paste it.
const BYTES: usize = 6;

/// The fingerprint of a text of YAML: of its version in the default language, or else of its first one.
pub(crate) fn state_of_text(text: &Text) -> String {
    let original = text.original().map(|(_, version)| version.value.as_str());
    fingerprint(&wording(original.unwrap_or_default()))
}

/// The fingerprint of a page: of what names the record and of its prose, in the default language.
pub(crate) fn state_of_page(record: &Record) -> String {
    let first = Language::default();
    let name = record.name().and_then(|name| name.get(first));
    let prose = record.prose.get(first);
    let [name, prose] = [name, prose].map(|text| wording(text.unwrap_or_default()));
    fingerprint(&format!("{name}\n{prose}"))
}

/// Hexadecimal digits of the beginning of the SHA-256.
fn fingerprint(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let bytes = hash.iter().take(BYTES);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// What a translation of the text depends on: its words, without the marks between them and whatever its lines.
///
/// Marks inside of a word count, since 1.5 is not 15, and so do signs that say something: `?`, `!`, `-3`, `%`.
pub(crate) fn wording(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_matches(QUOTES);
        word.trim_end_matches(|letter| PAUSES.contains(&letter) || QUOTES.contains(&letter))
    });
    // A dash between words stands where another writer puts a comma.
    let words = words.filter(|word| !word.chars().all(|letter| DASHES.contains(&letter)));
    words.collect::<Vec<_>>().join(" ")
}

const QUOTES: &[char] = &['"', '\'', '„', '“', '”', '‚', '‘', '’', '«', '»', '‹', '›'];
const PAUSES: &[char] = &[',', ';', ':', '.', '…'];
const DASHES: &[char] = &['-', '–', '—'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_spaces_and_marks_between_words_are_no_other_wording() {
        let wanted = wording("Die Stadt plant, was sie „Radweg“ nennt.");
        for same in [
            "Die Stadt plant,\nwas sie\u{a0}\"Radweg\"  nennt",
            "Die Stadt plant – was sie «Radweg» nennt …",
        ] {
            assert_eq!(wording(same), wanted, "{same}");
        }
    }

    #[test]
    fn whatever_changes_the_meaning_is_another_wording() {
        for (one, other) in [
            ("Sie zahlt 1.5 Euro.", "Sie zahlt 15 Euro."),
            ("Sie zahlt.", "Sie zahlt?"),
            ("Es sind -3 Grad.", "Es sind 3 Grad."),
            ("Es sind .5 Prozent.", "Es sind 5 Prozent."),
            ("Sie plant.", "Sie plante."),
        ] {
            assert_ne!(wording(one), wording(other), "{one}");
        }
    }
}
