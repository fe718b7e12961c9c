//! From a text to its tokens, in one pass.

use super::brackets::{Inside, inside, is_operand};
use super::{Bracket, Kind, Token, scan};

/// Signs of two characters.
const LONG_SIGNS: &[&str] = &["||", "&&", "!=", "<=", ">=", "^^"];

/// The tokens of a text. Every byte that is neither space nor comment belongs to one.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut reader = Reader {
        text,
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
    };
    while reader.skip_blanks() {
        reader.read();
    }
    reader.tokens
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token<'t>>,
    /// What the brackets that are open hold, from the outside.
    open: Vec<Inside>,
}

impl<'t> Reader<'t> {
    /// Whether anything is left.
    fn skip_blanks(&mut self) -> bool {
        loop {
            let rest = &self.text[self.at..];
            let blanks = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.at += rest.len() - blanks.len();
            if !blanks.starts_with('#') {
                return !blanks.is_empty();
            }
            self.at += blanks.find(['\n', '\r']).unwrap_or(blanks.len());
        }
    }

    fn read(&mut self) {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else {
            return;
        };
        let (kind, length) = self.kind(rest, first);
        let mut token = Token {
            kind,
            text: &rest[..length],
            start: self.at,
            inside: self.inside(),
        };
        self.note(&token);
        if matches!(kind, Kind::Close(_)) {
            token.inside = self.inside();
        }
        self.tokens.push(token);
        self.at += length;
    }

    fn kind(&self, rest: &str, first: char) -> (Kind, usize) {
        if let Some(bracket) = Bracket::of_opening(first) {
            return (Kind::Open(bracket), 1);
        }
        if let Some(bracket) = Bracket::of_closing(first) {
            return (Kind::Close(bracket), 1);
        }
        let second = rest[first.len_utf8()..].chars().next();
        let digit_follows = second.is_some_and(|it| it.is_ascii_digit());
        match first {
            '"' | '\'' => match scan::string(rest) {
                (length, true) => (Kind::Text, length),
                (length, false) => (Kind::Unclosed, length),
            },
            '<' => match scan::iri(rest).filter(|_| !self.is_less()) {
                Some(length) => (Kind::Iri, length),
                None if self.is_less() => sign(rest, first),
                // One character only: whatever follows must not be hidden.
                None => (Kind::Unclosed, 1),
            },
            '?' | '$' if second.is_some_and(|it| it.is_alphanumeric() || it == '_') => {
                (Kind::Variable, scan::variable(rest))
            }
            '@' if second.is_some_and(|it| it.is_ascii_alphabetic()) => {
                (Kind::Tag, scan::tag(rest))
            }
            '_' if second == Some(':') => (Kind::Blank, 2 + scan::local(&rest[2..])),
            ':' => (Kind::Name, 1 + scan::local(&rest[1..])),
            '.' if digit_follows => (Kind::Number, scan::number(rest)),
            it if it.is_ascii_digit() => (Kind::Number, scan::number(rest)),
            it if scan::begins_name(it) => match scan::prefix(rest) {
                Some(prefix) => (Kind::Name, prefix + scan::local(&rest[prefix..])),
                None => (Kind::Word, scan::word(rest)),
            },
            _ => sign(rest, first),
        }
    }

    /// Whether `<` means "less than" here: an expression, and there is something on its left.
    fn is_less(&self) -> bool {
        self.inside() == Inside::Expression && self.tokens.last().is_some_and(is_operand)
    }

    fn inside(&self) -> Inside {
        self.open.last().copied().unwrap_or(Inside::Clauses)
    }

    /// Keeps in mind which brackets are open.
    fn note(&mut self, token: &Token<'_>) {
        match token.kind {
            Kind::Open(bracket) => {
                let inside = inside(self.inside(), bracket, &self.tokens);
                self.open.push(inside);
            }
            Kind::Close(_) => {
                self.open.pop();
            }
            Kind::Word if token.begins_with_word("SELECT") => {
                if let Some(inside @ Inside::Triples) = self.open.last_mut() {
                    *inside = Inside::Clauses;
                }
            }
            _ => {}
        }
    }
}

fn sign(rest: &str, first: char) -> (Kind, usize) {
    if let Some(sign) = LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return (Kind::Sign, sign.len());
    }
    let is_sign = ".,;|/^*+?!-=<>&".contains(first);
    let kind = if is_sign { Kind::Sign } else { Kind::Stray };
    (kind, first.len_utf8())
}
