//! What people write who know SQL, and SPARQL says otherwise.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::{Bracket, Inside, Token, TokenKind};

const COMPARISONS: &[&str] = &["=", "!=", "<", ">", "<=", ">="];

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    (0..asked.tokens.len()).find_map(|at| {
        compared(asked, at)
            .or_else(|| selected_in_expression(asked, at))
            .or_else(|| direction(asked, at))
            .or_else(|| two_limits(asked, at))
            .or_else(|| distinct(asked, at))
    })
}

/// `{ ?s an:year > 2000 }`
fn compared(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let token = &asked.tokens[at];
    // Outside of expressions the sign for less looks like the beginning of an address.
    let is_less = || {
        let next = asked.tokens.get(at + 1);
        token.kind == TokenKind::Unclosed && next.is_some_and(|it| it.start > token.end())
    };
    let is_comparison =
        COMPARISONS.contains(&token.text) && (token.kind == TokenKind::Sign || is_less());
    if !is_comparison || token.inside != Inside::Triples {
        return None;
    }
    let before = asked.tokens[..at].iter().rev();
    let mut pattern = before.take_while(|it| {
        !matches!(it.kind, TokenKind::Open(_) | TokenKind::Close(_)) && !it.is_sign(".")
    });
    // A filter without brackets is another mistake.
    if pattern.any(|it| it.is_word("FILTER")) {
        return None;
    }
    let wrong = Wrong::Compared(token.text.to_owned());
    Some(SyntaxProblem::at(token.range(), wrong))
}

/// `FILTER(?s NOT IN (SELECT ...))`
fn selected_in_expression(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let token = &asked.tokens[at];
    let is_it = token.is_word("SELECT") && token.inside == Inside::Expression;
    is_it.then(|| SyntaxProblem::at(token.range(), Wrong::SelectInExpression))
}

/// `ORDER BY ?s DESC`
fn direction(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let [variable, word] = asked.tokens.get(at..at + 2)? else {
        return None;
    };
    let is_direction = word.is_word("DESC") || word.is_word("ASC");
    if variable.kind != TokenKind::Variable || !is_direction || opens(asked.tokens.get(at + 2)) {
        return None;
    }
    let word_in_capitals = word.text.to_uppercase();
    let meant = format!("{word_in_capitals}({})", variable.text);
    let place = variable.start..word.end();
    let problem = SyntaxProblem::at(place, Wrong::Direction(word_in_capitals));
    Some(problem.meant(Some(meant)))
}

fn opens(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|it| it.kind == TokenKind::Open(Bracket::Round))
}

/// `LIMIT 20, 10`
fn two_limits(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let [limit, skipped, comma, most] = asked.tokens.get(at..at + 4)? else {
        return None;
    };
    let are_numbers = [skipped, most]
        .iter()
        .all(|it| it.kind == TokenKind::Number);
    if !limit.is_word("LIMIT") || !comma.is_sign(",") || !are_numbers {
        return None;
    }
    let meant = format!("LIMIT {} OFFSET {}", most.text, skipped.text);
    let place = limit.start..most.end();
    Some(SyntaxProblem::at(place, Wrong::TwoLimits).meant(Some(meant)))
}

/// `SELECT DISTINCT(?x)`
fn distinct(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let [select, distinct, open, variable, close] = asked.tokens.get(at..at + 5)? else {
        return None;
    };
    let is_it = select.is_word("SELECT")
        && distinct.is_word("DISTINCT")
        && opens(Some(open))
        && variable.kind == TokenKind::Variable
        && matches!(close.kind, TokenKind::Close(_));
    if !is_it {
        return None;
    }
    let meant = format!("DISTINCT {}", variable.text);
    let place = distinct.start..close.end();
    Some(SyntaxProblem::at(place, Wrong::DistinctBrackets).meant(Some(meant)))
}
