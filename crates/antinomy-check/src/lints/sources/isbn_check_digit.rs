//! An ISBN of the wrong length, or with a wrong check digit.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L043", "isbn-check-digit", Warning;
}

pub(super) struct IsbnCheckDigit;

impl Lint for IsbnCheckDigit {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(isbn) = record.source().and_then(|source| source.isbn.as_ref()) else {
            return;
        };
        let found = || Diagnostic::new(&CODE, isbn.span).with("isbn", isbn.value.as_str());
        match check_digit(&bare_isbn(&isbn.value)) {
            Err(NoIsbn) => out.push(found().hint("form")),
            Ok(digit) if !isbn.value.trim_end().to_uppercase().ends_with(digit) => {
                out.push(found().with("digit", digit.to_string()));
            }
            Ok(_) => {}
        }
    }
}

/// Neither ten nor thirteen digits, or a prefix other than 978 and 979.
#[derive(Debug, PartialEq, Eq)]
struct NoIsbn;

/// An ISBN in capitals without hyphens, white space and the prefix `ISBN`.
pub(super) fn bare_isbn(isbn: &str) -> String {
    let upper = isbn.to_uppercase();
    let bare = upper.trim_start().trim_start_matches("ISBN");
    bare.trim_start_matches([':', ' '])
        .chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '-' | '‐' | '‑' | '–'))
        .collect()
}

/// The check digit of an ISBN (ISO 2108): modulo 11 for ISBN-10, where X is ten; modulo 10 for ISBN-13.
fn check_digit(isbn: &str) -> Result<char, NoIsbn> {
    let Some((last, before)) = isbn.as_bytes().split_last() else {
        return Err(NoIsbn);
    };
    let is_digits = before.iter().all(u8::is_ascii_digit);
    let digits = || before.iter().map(|digit| u32::from(digit - b'0'));
    let rest = match before.len() {
        9 if is_digits && (last.is_ascii_digit() || *last == b'X') => {
            let sum: u32 = digits().zip(1..).map(|(digit, place)| digit * place).sum();
            sum % 11
        }
        12 if is_digits
            && last.is_ascii_digit()
            && (before.starts_with(b"978") || before.starts_with(b"979")) =>
        {
            let sum: u32 = digits()
                .zip([1, 3].into_iter().cycle())
                .map(|(digit, times)| digit * times)
                .sum();
            (10 - sum % 10) % 10
        }
        _ => return Err(NoIsbn),
    };
    Ok(char::from_digit(rest, 10).unwrap_or('X'))
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_of_source;

    #[test]
    fn both_forms_are_computed() {
        for isbn in [
            "978-3-16-148410-0",
            "3-86645-654-9",
            "3 928444 00 X",
            "3-928444-00-x",
            "ISBN 979-10-90636-07-1",
        ] {
            assert!(
                names_of_source(&format!("isbn: '{isbn}'")).is_empty(),
                "{isbn}"
            );
        }
        for isbn in [
            "978-3-16-148410-1",
            "3-86645-654-8",
            "3-928444-00-0",
            "978-3-16-14841",
            "400-6-38133393-1",
            "X",
        ] {
            assert_eq!(
                names_of_source(&format!("isbn: '{isbn}'")),
                ["isbn-check-digit"],
                "{isbn}"
            );
        }
    }
}
