//! The tokens of a query, read apart from the engine's parser.
//!
//! The parser tells no places, and cannot be asked anything about a text that it would take too long for. So limits are held
//! against tokens, and whatever is said about a query finds its place among them. Where a text can be read in two ways the reader
//! goes the parser's way: whoever hides brackets in what only looks like an address or a string would have them parsed uncounted.

mod brackets;
mod reader;
mod scan;
mod spelling;

pub(crate) use brackets::{Bracket, Inside, begins_values};
pub(crate) use reader::tokens;
pub(crate) use spelling::{Spelling, after_prologue};

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word without a colon: a keyword, the name of a function, `a`, `true`.
    Word,
    /// `?x` or `$x`.
    Variable,
    /// `an:voice`.
    Name,
    /// `<https://...>`.
    Iri,
    /// A string in its quotation marks.
    Text,
    /// A string without an end.
    Unclosed,
    /// A number without its sign.
    Number,
    /// `_:x`.
    Blank,
    /// `@de`.
    Tag,
    Open(Bracket),
    Close(Bracket),
    /// Punctuation and operators.
    Sign,
    /// A character that SPARQL does not use.
    Stray,
}

/// A token in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) kind: TokenKind,
    pub(crate) text: &'t str,
    /// The byte at which it begins.
    pub(crate) start: usize,
    /// What the brackets around it hold. Brackets themselves stand outside.
    pub(crate) inside: Inside,
}

impl Token<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Whether it is this keyword; case does not matter.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is this variable, whichever mark it has.
    pub(crate) fn is_variable(&self, name: &str) -> bool {
        self.kind == TokenKind::Variable && &self.text[1..] == name
    }

    pub(crate) fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    /// Whether it is a word that ends with one of these. The parser sees no bounds of words: `FILTERREGEX(` is `FILTER REGEX(`.
    pub(crate) fn ends_with_word(&self, words: &[&str]) -> bool {
        self.kind == TokenKind::Word && words.iter().any(|word| ends_with(self.text, word))
    }

    /// Whether it begins like this keyword.
    pub(crate) fn begins_with_word(&self, word: &str) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Name)
            && self
                .text
                .get(..word.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(word))
    }
}

fn ends_with(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    let end = start.and_then(|it| text.get(it..));
    end.is_some_and(|it| it.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        let tokens = tokens(text).into_iter();
        tokens.map(|it| (it.kind, it.text)).collect()
    }

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn tokens_cover_all_but_spaces_and_comments() {
        let text = "PREFIX x: <http://x/> # a ( comment\nSELECT ?s { ?s an:kind 'goal'@de, \"\"\"a\"b\"\"\", 1.5e3, x:a\\/b . }";
        let found = texts(text);
        assert_eq!(
            found,
            [
                "PREFIX",
                "x:",
                "<http://x/>",
                "SELECT",
                "?s",
                "{",
                "?s",
                "an:kind",
                "'goal'",
                "@de",
                ",",
                "\"\"\"a\"b\"\"\"",
                ",",
                "1.5e3",
                ",",
                "x:a\\/b",
                ".",
                "}"
            ]
        );
    }

    #[test]
    fn a_sign_for_less_is_no_address() {
        let found =
            texts("SELECT * { ?a ?p<http://x> FILTER(?a<?b&&?c>?d) FILTER(?a = <http://y>) }");
        assert!(found.contains(&"<http://x>"), "{found:?}");
        assert!(found.contains(&"<http://y>"), "{found:?}");
        assert!(found.contains(&"<"), "{found:?}");
    }

    #[test]
    fn what_only_looks_like_an_address_hides_nothing() {
        for text in [
            "ASK {FILTER(1<'>'+((1)))}",
            "ASK {FILTERan:f(1<'>'+((1)))}",
            "ASK {}HAVING(1<'>'+((1)))",
        ] {
            let round = kinds(text);
            let round = round
                .iter()
                .filter(|it| it.0 == TokenKind::Open(Bracket::Round));
            assert_eq!(round.count(), 3, "{text}");
        }
    }

    #[test]
    fn a_long_string_that_is_none_hides_nothing() {
        // The parser falls back to an empty string and another one.
        let found = kinds("VALUES ?x { '''a' # \\q\n (( ''' }");
        let round = found
            .iter()
            .filter(|it| it.0 == TokenKind::Open(Bracket::Round));
        assert_eq!(round.count(), 2);
    }

    #[test]
    fn rows_of_values_are_not_expressions() {
        let found = texts("SELECT * { VALUES (?a ?b) { (?x <http://x#y>) } }");
        assert!(found.contains(&"<http://x#y>"), "{found:?}");
    }
}
