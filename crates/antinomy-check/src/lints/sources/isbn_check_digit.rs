//! An ISBN with a digit too many or too few, or whose last digit is not the check digit of the others.

use super::sources;
use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, source) in sources(base) {
            let Some(isbn) = &source.isbn else { continue };
            let found = Diagnostic::new(&CODE, isbn.span).with("isbn", isbn.value.as_str());
            match check_digit(&signs(&isbn.value)) {
                Err(NoIsbn) => out.push(found.hint("form")),
                Ok(digit) if !isbn.value.trim_end().to_uppercase().ends_with(digit) => {
                    out.push(found.with("digit", digit.to_string()));
                }
                Ok(_) => {}
            }
        }
    }
}

/// Neither ten nor thirteen digits, or they begin like no book.
#[derive(Debug, PartialEq, Eq)]
struct NoIsbn;

/// The digits of an ISBN, and a letter X at its end, without hyphens, spaces and the word before them.
pub(super) fn signs(isbn: &str) -> String {
    let upper = isbn.to_uppercase();
    let bare = upper.trim_start().trim_start_matches("ISBN");
    bare.trim_start_matches([':', ' '])
        .chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '-' | '‐' | '‑' | '–'))
        .collect()
}

/// The check digit of an ISBN (ISO 2108): of ten digits modulo 11, where X stands for ten, of thirteen modulo 10.
fn check_digit(signs: &str) -> Result<char, NoIsbn> {
    let Some((last, before)) = signs.as_bytes().split_last() else {
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
