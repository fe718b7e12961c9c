//! Writing a text as a quoted scalar.

/// `text` as a quoted scalar that is read as exactly these characters. `text` must be one line.
#[must_use]
pub fn quoted(text: &str) -> String {
    // Within double quotes a backslash would be an escape; within single quotes only the quote itself is special.
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn the_kind_of_quotes_follows_from_the_text() {
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("\"a\" isn't"), "'\"a\" isn''t'");
        assert_eq!(quoted("a\\b"), "'a\\b'");
    }
}
