//! Texts that stand on one line: names, titles, and whatever a script or a table holds of them.

use std::borrow::Cow;

/// Whether a line ends here by the mandatory rules of Unicode (UAX #14): line feed, vertical tab, form feed, carriage return,
/// next line, line separator, paragraph separator.
fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A text on one line: a space in place of line breaks and of the spaces around them, nothing in their place at the ends.
/// Other spaces stay.
///
/// ```
/// use antinomy_syntax::one_line;
///
/// assert_eq!(one_line("The city\n  wants paths\n"), "The city wants paths");
/// assert_eq!(one_line("two  spaces "), "two  spaces ");
/// ```
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    // Most texts are names without any. All line breaks begin with one of these bytes.
    let may_break = |byte: u8| matches!(byte, b'\n'..=b'\r' | 0xC2 | 0xE2);
    if !text.bytes().any(may_break) || !text.contains(is_line_break) {
        return Cow::Borrowed(text);
    }
    let mut lines = text.split(is_line_break).peekable();
    let mut joined = lines.next().unwrap_or_default().to_owned();
    while let Some(line) = lines.next() {
        joined.truncate(joined.trim_end().len());
        // The end of the text keeps what it has behind its last line break.
        let rest = if lines.peek().is_some() {
            line.trim()
        } else {
            line.trim_start()
        };
        if !joined.is_empty() && !rest.is_empty() {
            joined.push(' ');
        }
        joined.push_str(rest);
    }
    Cow::Owned(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_break_of_unicode_becomes_a_space() {
        for line_break in [
            "\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", " \n\n\t",
        ] {
            assert_eq!(
                one_line(&format!("a{line_break}b")),
                "a b",
                "{line_break:?}"
            );
            assert_eq!(
                one_line(&format!("{line_break}ab{line_break}")),
                "ab",
                "{line_break:?}"
            );
        }
    }

    #[test]
    fn spaces_that_break_no_line_stay() {
        for text in ["", " a  b\t", "S.\u{a0}12", "„Weg“ – €\u{2009}5"] {
            assert!(matches!(one_line(text), Cow::Borrowed(same) if same == text));
        }
    }
}
