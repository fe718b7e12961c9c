//! A URN of the German, Austrian or Swiss national library with a wrong check digit.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L042", "urn-check-digit", Warning;
}

/// Namespaces whose URNs end in this check digit.
const NAME_SPACES: &[&str] = &["urn:nbn:de:", "urn:nbn:at:", "urn:nbn:ch:"];

pub(super) struct UrnCheckDigit;

impl Lint for UrnCheckDigit {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(source) = record.source() else {
            return;
        };
        let Some(urn) = &source.urn else { return };
        if let Some(digit) = wrong(urn.value.trim()) {
            out.push(
                Diagnostic::new(&CODE, urn.span)
                    .with("urn", urn.value.as_str())
                    .with("digit", digit.to_string()),
            );
        }
    }
}

/// The digit that a URN should end in, if it ends in another character.
fn wrong(urn: &str) -> Option<u32> {
    let has_digit = NAME_SPACES.iter().any(|space| {
        let start = urn.get(..space.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(space))
    });
    let last = urn.chars().last().filter(|_| has_digit)?;
    let digit = check_digit(&urn[..urn.len() - last.len_utf8()])?;
    (last.to_digit(10) != Some(digit)).then_some(digit)
}

/// The check digit of a URN, as the German National Library computes it ("Beschreibung des Algorithmus zur Berechnung
/// der URN-Prüfziffer", persistent-identifier.de): each character is replaced by a number of one or two digits; the sum of
/// all digits, each times its position, is divided by the last digit; the units digit of the quotient is the check digit. `None`
/// for a URN with other characters.
fn check_digit(urn: &str) -> Option<u32> {
    let (mut sum, mut place, mut last) = (0, 0, 1);
    for letter in urn.chars() {
        let number = number(letter)?;
        let digits = [number / 10, number % 10];
        for digit in digits.into_iter().skip(usize::from(number < 10)) {
            place += 1;
            sum += place * digit;
            last = digit;
        }
    }
    Some(sum / last % 10)
}

/// The number of a character. None ends in 0, so that the division above is safe.
fn number(letter: char) -> Option<u32> {
    const NUMBERS: &[(char, u32)] = &[
        ('0', 1),
        ('1', 2),
        ('2', 3),
        ('3', 4),
        ('4', 5),
        ('5', 6),
        ('6', 7),
        ('7', 8),
        ('8', 9),
        ('9', 41),
        ('A', 18),
        ('B', 14),
        ('C', 19),
        ('D', 15),
        ('E', 16),
        ('F', 21),
        ('G', 22),
        ('H', 23),
        ('I', 24),
        ('J', 25),
        ('K', 42),
        ('L', 26),
        ('M', 27),
        ('N', 13),
        ('O', 28),
        ('P', 29),
        ('Q', 31),
        ('R', 12),
        ('S', 32),
        ('T', 33),
        ('U', 11),
        ('V', 34),
        ('W', 35),
        ('X', 36),
        ('Y', 37),
        ('Z', 38),
        ('+', 49),
        (':', 17),
        ('_', 43),
        ('-', 39),
        ('.', 47),
        ('/', 45),
    ];
    let letter = letter.to_ascii_uppercase();
    let row = NUMBERS.iter().find(|(known, _)| *known == letter)?;
    Some(row.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digit_of_the_library_own_example_comes_out() {
        assert_eq!(check_digit("urn:nbn:de:gbv:089-332175294"), Some(5));
    }

    #[test]
    fn urns_that_resolve_are_right() {
        for urn in [
            "urn:nbn:de:0156-0754171",
            "urn:nbn:de:hebis:34-2008033120976",
            "URN:NBN:DE:0183-mbi0003721",
            "urn:nbn:at:at-ubg:1-207085",
            "urn:nbn:ch:serval-BIB_57AAC24FE1154",
        ] {
            assert_eq!(wrong(urn), None, "{urn}");
        }
    }

    #[test]
    fn a_wrong_or_missing_digit_is_found_but_only_where_there_is_one() {
        assert_eq!(wrong("urn:nbn:de:0156-0754172"), Some(1));
        assert_eq!(wrong("urn:nbn:de:0156-0754711"), Some(2));
        assert_eq!(wrong("urn:nbn:nl:ui:13-abc"), None);
        assert_eq!(wrong("urn:isbn:9783161484100"), None);
        assert_eq!(wrong("urn:nbn:de:a(b)c"), None);
        assert_eq!(
            wrong("urn:nbn:de:ö"),
            Some(check_digit("urn:nbn:de:").unwrap())
        );
    }
}
