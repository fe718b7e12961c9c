//! Comma- and tab-separated values: what spreadsheets, R and shells read.
//!
//! CSV is that of RFC 4180: lines end in CR LF, and what holds a comma, a quotation mark or a line end stands in quotation marks.
//! TSV has no quotation marks; a tab, a line end and a backslash in a value are `\t`, `\n`, `\r` and `\\`.
//!
//! A spreadsheet runs what begins like a formula, wherever the text comes from (CWE-1236). [`Field::Text`] therefore gets an
//! apostrophe before `=`, `+`, `-`, `@`, a tab or a carriage return; a number stays a number.

use std::borrow::Cow;

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// A number, which may begin with a sign.
    Number(String),
    /// Anything else.
    Text(String),
}

impl Field {
    fn guarded(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                Cow::Owned(format!("'{text}"))
            }
            Self::Text(text) | Self::Number(text) => Cow::Borrowed(text),
        }
    }
}

/// A row of comma-separated values, with its line end.
pub(crate) fn csv(row: &[Field]) -> String {
    let fields: Vec<String> = row.iter().map(|field| quoted(&field.guarded())).collect();
    fields.join(",") + "\r\n"
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A row of tab-separated values, with its line end.
pub(crate) fn tsv(row: &[Field]) -> String {
    let fields: Vec<String> = row.iter().map(|field| escaped(&field.guarded())).collect();
    fields.join("\t") + "\n"
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

/// The rows of comma-separated values, read leniently: any line end ends a row, and a quotation mark that nothing closes lasts to
/// the end.
pub(crate) fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if is_quoted || field.is_empty() => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\r' if !is_quoted && characters.peek() == Some(&'\n') => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Field {
        Field::Text(text.to_owned())
    }

    #[test]
    fn what_was_written_is_read_again() {
        let row = ["plain", "a, b", "say \"no\"", "two\nlines", ""];
        let written = csv(&row.map(text));
        assert_eq!(
            written,
            "plain,\"a, b\",\"say \"\"no\"\"\",\"two\nlines\",\r\n"
        );
        assert_eq!(read_csv(&written), [row.map(str::to_owned).to_vec()]);
    }

    #[test]
    fn tabs_and_line_ends_are_escaped() {
        assert_eq!(tsv(&[text("a\tb\n"), text("c\\d")]), "a\\tb\\n\tc\\\\d\n");
    }

    #[test]
    fn a_formula_is_text_and_a_number_is_a_number() {
        let row = [text("=HYPERLINK(1)"), Field::Number("-3".to_owned())];
        assert_eq!(csv(&row), "'=HYPERLINK(1),-3\r\n");
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_lasts_to_the_end() {
        assert_eq!(read_csv("\"a,b\nc"), [["a,b\nc".to_owned()]]);
        assert!(read_csv("").is_empty());
    }
}
