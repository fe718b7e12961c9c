//! Operators of other languages.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::{Inside, Token, TokenKind};

/// Two signs in a row and what is meant by them.
const PAIRS: &[(&str, &str, &str)] = &[
    ("=", "=", "="),
    ("<", ">", "!="),
    ("=", ">", ">="),
    ("=", "<", "<="),
];

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let pairs = asked
        .tokens
        .windows(2)
        .filter(|it| it[0].inside == Inside::Expression);
    let mut problems = pairs.filter_map(|pair| {
        let [one, two] = pair else { return None };
        let place = one.start..two.end();
        if one.is_sign("!") && two.is_sign("!") {
            return Some(SyntaxProblem::at(place, Wrong::DoubleNegation));
        }
        if needs_operand(one) && ends(two) {
            let wrong = Wrong::Operand(one.text.to_owned());
            return Some(SyntaxProblem::at(one.range(), wrong));
        }
        let is_pair = |it: &&(&str, &str, &str)| {
            one.is_sign(it.0) && two.is_sign(it.1) && one.end() == two.start
        };
        let single = match (one.kind, one.text) {
            (TokenKind::Sign, "&") => Some("&&"),
            (TokenKind::Sign, "|") => Some("||"),
            _ => None,
        };
        let (place, meant) = match (PAIRS.iter().find(is_pair), single) {
            (Some((_, _, meant)), _) => (place, *meant),
            (None, Some(meant)) => (one.range(), meant),
            (None, None) => return None,
        };
        let wrong = Wrong::Operator(asked.text[place.clone()].to_owned());
        Some(SyntaxProblem::at(place, wrong).meant(Some(meant.to_owned())))
    });
    problems.next()
}

/// Whether something has to stand on the right. A star may also mean everything.
fn needs_operand(token: &Token<'_>) -> bool {
    let signs = [
        "=", "!=", "<", ">", "<=", ">=", "&&", "||", "+", "-", "/", ",",
    ];
    signs.iter().any(|sign| token.is_sign(sign))
}

/// Whether nothing can stand before a token.
fn ends(token: &Token<'_>) -> bool {
    let signs = [",", "&&", "||", "*", "/"];
    matches!(token.kind, TokenKind::Close(_)) || signs.iter().any(|sign| token.is_sign(sign))
}
