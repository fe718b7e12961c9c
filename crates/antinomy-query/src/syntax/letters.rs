//! Characters that SPARQL does not use, and strings and addresses without an end.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::{Token, TokenKind};

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let mut problems = asked.tokens.iter().enumerate().filter_map(|(at, token)| {
        let wrong = match token.kind {
            TokenKind::Unclosed if token.text.starts_with('<') => Wrong::Iri,
            TokenKind::Unclosed => Wrong::String,
            // To the parser an empty string, and then another one.
            TokenKind::Text if is_long_unclosed(token, asked.tokens.get(at + 1)) => Wrong::String,
            TokenKind::Iri if !is_absolute(token) && !has_base(asked) => Wrong::RelativeIri,
            TokenKind::Stray => character(token),
            _ => return None,
        };
        Some(SyntaxProblem::at(token.range(), wrong))
    });
    problems.next()
}

fn character(token: &Token<'_>) -> Wrong {
    match token.text.chars().next() {
        Some('„' | '“' | '”' | '«' | '»' | '‚' | '‘' | '’') => Wrong::Quotes,
        Some(it) if it.is_whitespace() || matches!(it, '\u{200b}' | '\u{feff}') => Wrong::Space,
        Some(it) => Wrong::Character(it),
        None => Wrong::Empty,
    }
}

fn is_long_unclosed(token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    let is_string = |it: &Token<'_>| matches!(it.kind, TokenKind::Text | TokenKind::Unclosed);
    matches!(token.text, "''" | "\"\"")
        && next.is_some_and(|it| {
            is_string(it) && it.start == token.end() && it.text.starts_with(&token.text[..1])
        })
}

/// Whether an address begins with a scheme.
fn is_absolute(token: &Token<'_>) -> bool {
    let scheme = token.text[1..].split(':').next().unwrap_or_default();
    let is_scheme = |it: char| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.');
    scheme.len() + 2 < token.text.len()
        && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
}

fn has_base(asked: &Text<'_, '_>) -> bool {
    asked.tokens.iter().any(|it| it.is_word("BASE"))
}
