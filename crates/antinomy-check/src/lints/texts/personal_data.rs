//! E-mail addresses, telephone numbers and bank accounts in texts that will be published.

use super::text_lint::TextLint;
use crate::lint::{Lint, Needs};
use crate::texts::place;
use antinomy_model::KnowledgeBase;
use antinomy_model::property::TextRole;
use antinomy_syntax::{Argument, Code, Diagnostic, Spanned};
use std::ops::Range;

antinomy_syntax::codes! {
    "";
    CODE = "L084", "personal-data", Warning;
}

/// The most diagnostics about one text: more of them is a list.
const MOST: usize = 20;

/// Local parts of addresses that belong to an office, not to a person.
const OFFICES: &[&str] = &[
    "buero",
    "contact",
    "info",
    "kontakt",
    "mail",
    "office",
    "poststelle",
    "press",
    "presse",
    "redaktion",
    "service",
    "stadt",
    "webmaster",
];

/// Words before a telephone number.
const TELEPHONES: &[&str] = &[
    "fax", "fon", "mobil", "mobile", "phone", "tel", "telefax", "telefon",
];

/// Words before other numbers.
const OTHER_NUMBERS: &[&str] = &[
    "aktenzeichen",
    "az",
    "bestand",
    "doi",
    "drs",
    "drucksache",
    "gnd",
    "id",
    "isbn",
    "ismn",
    "issn",
    "kennziffer",
    "no",
    "nr",
    "oclc",
    "ppn",
    "signatur",
    "urn",
];

pub(super) struct PersonalData;

impl Lint for PersonalData {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }
}

impl TextLint for PersonalData {
    fn version(
        &self,
        base: &KnowledgeBase,
        role: TextRole,
        version: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) {
        // What a source prints of itself is public.
        if role == TextRole::Work {
            return;
        }
        let text = version.value.as_str();
        let mut count = 0;
        let mut report = |range: Range<usize>, what: &str| {
            count += 1;
            if count > MOST {
                return;
            }
            let span = place(base, version, range);
            let what = Argument::Word(format!("personal-{what}"));
            out.push(Diagnostic::new(&CODE, span).with("what", what));
        };
        if text.as_bytes().contains(&b'@') {
            let signs = text.match_indices('@');
            for range in signs.filter_map(|(at, _)| mail(text, at)) {
                report(range, "mail");
            }
        }
        if has_digits(text) {
            numbers(text, &mut report);
        }
    }
}

/// The least digits of a telephone number or an account.
const FEWEST: usize = 5;

/// Whether a text has at least [`FEWEST`] digits.
fn has_digits(text: &str) -> bool {
    // Chunks whose count fits into one byte let the compiler vectorise the sum.
    let pieces = text.as_bytes().chunks(usize::from(u8::MAX));
    let counts = pieces.map(|piece| {
        let digits = piece.iter().map(|byte| u8::from(byte.is_ascii_digit()));
        usize::from(digits.sum::<u8>())
    });
    counts.sum::<usize>() >= FEWEST
}

/// The e-mail address around an `@`, unless it is an office's.
fn mail(text: &str, at: usize) -> Option<Range<usize>> {
    let is_local = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
    let is_domain = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
    let before = text[..at].trim_end_matches(is_local);
    let local = &text[before.len()..at];
    let after = &text[at + 1..];
    let length = after.len() - after.trim_start_matches(is_domain).len();
    let domain = after[..length].trim_end_matches(['.', '-']);
    let (_, top) = domain.rsplit_once('.')?;
    let is_name = local.starts_with(char::is_alphanumeric)
        && top.len() > 1
        && top.chars().all(char::is_alphabetic);
    // `@name@host` is a handle of the Fediverse; behind a slash it is part of a URL.
    let is_address = is_name && !before.ends_with(['@', '/']);
    let is_office = OFFICES.contains(&local.to_ascii_lowercase().as_str());
    (is_address && !is_office).then(|| before.len()..at + 1 + domain.len())
}

/// Reports telephone numbers and bank accounts.
fn numbers(text: &str, report: &mut impl FnMut(Range<usize>, &'static str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let begins = at == 0 || !is_inner(bytes[at - 1]);
        let found = match bytes[at] {
            b'0'..=b'9' | b'+' | b'(' if begins => telephone(text, at),
            b'A'..=b'Z' if begins => account(text, at),
            _ => None,
        };
        match found {
            Some((end, Some(what))) => {
                report(at..end, what);
                at = end;
            }
            Some((end, None)) => at = end,
            None => at += 1,
        }
    }
}

/// Whether a byte before a number makes it a part of a DOI, a URN, a URL or a date.
fn is_inner(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"./:-_#+=,@&".contains(&byte)
}

/// The end of a run of digits with the separators of telephone numbers, and what it is if it is one.
fn telephone(text: &str, start: usize) -> Option<(usize, Option<&'static str>)> {
    let rest = &text[start..];
    let is_part = |letter: char| {
        matches!(
            letter,
            '0'..='9' | ' ' | '/' | '-' | '(' | ')' | '+' | '\u{a0}'
        )
    };
    let length = rest.len() - rest.trim_start_matches(is_part).len();
    let run = rest[..length].trim_end_matches(|letter: char| !letter.is_ascii_digit());
    if run.is_empty() {
        return (length > 0).then_some((start + length, None));
    }
    if run.bytes().filter(u8::is_ascii_digit).count() < FEWEST {
        return Some((start + run.len(), None));
    }
    let goes_on = rest[run.len()..].starts_with(|letter: char| letter.is_alphanumeric());
    let is_telephone = !goes_on && is_telephone(word_before(&text[..start]), run);
    Some((start + run.len(), is_telephone.then_some("telephone")))
}

/// The last word of a text, without punctuation behind it.
fn word_before(text: &str) -> &str {
    let text =
        text.trim_end_matches(|letter: char| letter.is_whitespace() || ".:(".contains(letter));
    let start = text
        .rfind(|letter: char| !letter.is_alphabetic())
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    &text[start..]
}

fn is_telephone(word: &str, run: &str) -> bool {
    let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    let groups: Vec<&str> = run
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    if is_one_of(TELEPHONES) {
        return true;
    }
    if is_one_of(OTHER_NUMBERS) {
        return false;
    }
    let first = groups.first().copied().unwrap_or_default();
    // 12 345 678 is a quantity, 00012-00345 a range.
    let is_quantity = groups[1..].iter().all(|group| group.len() == 3);
    let is_range = groups.len() == 2 && run.contains('-') && groups[1].len() == first.len();
    if let Some(abroad) = run.trim_start_matches('(').strip_prefix('+') {
        let is_country = abroad.starts_with(|digit: char| digit.is_ascii_digit() && digit != '0');
        let is_plain = groups.len() == 1;
        return is_country && (9..=15).contains(&digits) && (is_plain || !is_quantity);
    }
    let is_area = first.starts_with('0') && (3..=6).contains(&first.len());
    is_area && groups.len() > 1 && (9..=16).contains(&digits) && !is_range
}

/// The end of an international bank account number, if one begins here.
fn account(text: &str, start: usize) -> Option<(usize, Option<&'static str>)> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;
    let bytes = &text.as_bytes()[start..];
    let is_head = bytes.len() > 4
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit);
    if !is_head {
        return None;
    }
    let mut letters = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'A'..=b'Z' | b'0'..=b'9' => letters.push(*byte),
            b' ' => continue,
            _ => break,
        }
        let ends = bytes
            .get(at + 1)
            .is_none_or(|next| !next.is_ascii_alphanumeric());
        if letters.len() > *LENGTHS.end() {
            break;
        }
        if ends && LENGTHS.contains(&letters.len()) && has_check_digits(&letters) {
            return Some((start + at + 1, Some("account")));
        }
    }
    None
}

/// Whether the check digits are right: ISO 7064 MOD 97-10 with the first four characters moved to the end.
fn has_check_digits(letters: &[u8]) -> bool {
    let turned = letters[4..].iter().chain(&letters[..4]);
    let rest = turned.fold(0_u32, |rest, letter| match letter {
        b'0'..=b'9' => (rest * 10 + u32::from(letter - b'0')) % 97,
        _ => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let mut found: Vec<Range<usize>> = text
            .match_indices('@')
            .filter_map(|(at, _)| mail(text, at))
            .collect();
        numbers(text, &mut |range, _| found.push(range));
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_telephones_and_accounts_are_found() {
        for (text, data) in [
            (
                "Fragen an anna.meier@example.org.",
                "anna.meier@example.org",
            ),
            (
                "<mailto:a.b+c@rathaus.example.org>",
                "a.b+c@rathaus.example.org",
            ),
            ("Tel. 762-4567", "762-4567"),
            ("erreichbar unter 0511 762-4567", "0511 762-4567"),
            ("erreichbar unter 0511/7624567, abends", "0511/7624567"),
            ("(030) 1234-5678", "(030) 1234-5678"),
            ("+49 511 7624567", "+49 511 7624567"),
            ("+491701234567", "+491701234567"),
            ("0049 511 7624567", "0049 511 7624567"),
            (
                "Konto DE89 3704 0044 0532 0130 00.",
                "DE89 3704 0044 0532 0130 00",
            ),
            ("GB82WEST12345698765432", "GB82WEST12345698765432"),
        ] {
            assert_eq!(read(text), [data], "{text}");
        }
    }

    #[test]
    fn other_numbers_and_signs_are_left_alone() {
        for text in [
            "S. 102-115, 2007-2011",
            "1990/1991, 12.05.2024, 02/2010 und 2010-01-02",
            "ISBN 978-3-531-15921-8 und ISBN 0521 12345 678",
            "ISSN 0340-1234, doi:10.1007/978-3-531-91711-5_4",
            "https://doi.org/10.1038/0303-123456",
            "urn:nbn:de:0168-ssoar-349712 und urn:nbn:de:0168-349712",
            "Drucksache 17/14666, Drs. 0123/456789",
            "12 345 678 Menschen, +12 345 678 Menschen, +10-15 %",
            "0,5 bis 0,75, 007, 000",
            "Seiten 00012-00345",
            "[@gestring-2014, S. 12] und @stadt@social.example.org",
            "info@example.org und poststelle@stadt.example.org",
            "https://example.org/@52.37,9.73",
            "DE89 und AB12 CD34 EF56 GH78",
            "a@b",
            "SGB II § 16a, Art. 28 Abs. 2 GG, BGBl. I S. 1950",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
