//! From a text to its tokens, in one pass.

use super::brackets::{Inside, inside, is_operand};
use super::{Bracket, Token, TokenKind, scan};

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
        if matches!(kind, TokenKind::Close(_)) {
            token.inside = self.inside();
        }
        self.tokens.push(token);
        self.at += length;
    }

    fn kind(&self, rest: &str, first: char) -> (TokenKind, usize) {
        if let Some(bracket) = Bracket::of_opening(first) {
            return (TokenKind::Open(bracket), 1);
        }
        if let Some(bracket) = Bracket::of_closing(first) {
            return (TokenKind::Close(bracket), 1);
        }
        let second = rest[first.len_utf8()..].chars().next();
        let digit_follows = second.is_some_and(|it| it.is_ascii_digit());
        match first {
            '"' | '\'' => match scan::string(rest) {
                (length, true) => (TokenKind::Text, length),
                (length, false) => (TokenKind::Unclosed, length),
            },
            '<' => match scan::iri(rest).filter(|_| !self.is_less()) {
                Some(length) => (TokenKind::Iri, length),
                None if self.is_less() => sign(rest, first),
                // One character only: whatever follows must not be hidden.
                None => (TokenKind::Unclosed, 1),
            },
            '?' | '$' if second.is_some_and(|it| it.is_alphanumeric() || it == '_') => {
                (TokenKind::Variable, scan::variable(rest))
            }
            '@' if second.is_some_and(|it| it.is_ascii_alphabetic()) => {
                (TokenKind::Tag, scan::tag(rest))
            }
            '_' if second == Some(':') => (TokenKind::Blank, 2 + scan::local(&rest[2..])),
            ':' => (TokenKind::Name, 1 + scan::local(&rest[1..])),
            '.' if digit_follows => (TokenKind::Number, scan::number(rest)),
            it if it.is_ascii_digit() => (TokenKind::Number, scan::number(rest)),
            it if scan::begins_name(it) => match scan::prefix(rest) {
                Some(prefix) => (TokenKind::Name, prefix + scan::local(&rest[prefix..])),
                None => (TokenKind::Word, scan::word(rest)),
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
            TokenKind::Open(bracket) => {
                let inside = inside(self.inside(), bracket, &self.tokens);
                self.open.push(inside);
            }
            TokenKind::Close(_) => {
                self.open.pop();
            }
            TokenKind::Word if token.begins_with_word("SELECT") => {
                if let Some(inside @ Inside::Triples) = self.open.last_mut() {
                    *inside = Inside::Clauses;
                }
            }
            _ => {}
        }
    }
}

fn sign(rest: &str, first: char) -> (TokenKind, usize) {
    if let Some(sign) = LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return (TokenKind::Sign, sign.len());
    }
    let is_sign = ".,;|/^*+?!-=<>&".contains(first);
    let kind = if is_sign {
        TokenKind::Sign
    } else {
        TokenKind::Stray
    };
    (kind, first.len_utf8())
}
