//! Where a query in SPARQL asks for its parameters, found without parsing it: a query that is wrong has parameters, too.
//!
//! Comments, strings and IRIs are skipped as the grammar's terminals demand it
//! (<https://www.w3.org/TR/sparql11-query/#sparqlGrammar>).

use std::collections::BTreeSet;

/// What stands in a query.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tokens<'t> {
    /// The names of its parameters, as in `$name`.
    pub(crate) parameters: BTreeSet<&'t str>,
    /// Whether it consists of blanks and comments.
    pub(crate) is_empty: bool,
}

impl<'t> Tokens<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut tokens = Self {
            is_empty: true,
            ..Self::default()
        };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            tokens.is_empty &= first.is_whitespace() || first == '#';
            let length = match first {
                '#' => line(rest),
                '"' | '\'' => string(rest, first),
                '<' => iri(rest),
                // The escape of a local name: `an:a\#b`.
                '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                '$' => {
                    let name = name(&rest[1..]);
                    if !name.is_empty() {
                        tokens.parameters.insert(name);
                    }
                    1 + name.len()
                }
                _ => first.len_utf8(),
            };
            rest = &rest[length..];
        }
        tokens
    }
}

/// The length of what is left of a line.
fn line(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// The length of a string; of one that never ends, of its first line.
fn string(text: &str, mark: char) -> usize {
    let long: String = [mark; 3].iter().collect();
    let end = if text.starts_with(&long) {
        long.as_str()
    } else {
        &long[..1]
    };
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(end.len()) {
        if is_escaped {
            is_escaped = false;
        } else if letter == '\\' {
            is_escaped = true;
        } else if text[at..].starts_with(end) {
            return at + end.len();
        } else if end.len() == 1 && letter == '\n' {
            break;
        }
    }
    if end.len() == 1 {
        line(text)
    } else {
        text.len()
    }
}

/// The length of an IRI in its brackets; of `<` that begins none, 1.
fn iri(text: &str) -> usize {
    let ends = |letter: char| {
        matches!(letter, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\') || letter <= ' '
    };
    match text[1..].find(ends) {
        Some(at) if text[1 + at..].starts_with('>') => at + 2,
        _ => 1,
    }
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    &text[..text.find(|letter| !is_part(letter)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(text: &str) -> Vec<&str> {
        Tokens::of(text).parameters.into_iter().collect()
    }

    #[test]
    fn parameters_have_a_mark_of_their_own() {
        assert_eq!(parameters("SELECT ?a { ?a an:x $b2 }"), ["b2"]);
    }

    #[test]
    fn nobody_asks_in_comments_strings_and_iris() {
        for text in [
            "# $a",
            "<http://x/$a>",
            r#""$a""#,
            "'$a'",
            r#""\"$a""#,
            "'''\n'$a'''",
            r#"""""$a\""""#,
            r"an:\$a",
        ] {
            assert_eq!(parameters(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_follows_them_is_read_again() {
        for text in [
            "# x\n$a",
            "<http://x#y> $a",
            r#""\\" $a"#,
            "'''x''' $a",
            r#""" $a"#,
            "1 < $a",
            "\"open\n$a",
            r"an:x\#y $a",
        ] {
            assert_eq!(parameters(text), ["a"], "{text}");
        }
    }

    #[test]
    fn a_query_of_comments_is_empty() {
        assert!(Tokens::of(" \n# x\n").is_empty);
        assert!(!Tokens::of("ASK").is_empty);
    }
}
