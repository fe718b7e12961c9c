//! Keywords that are not followed by what they need, and clauses in the wrong place.

use super::problem::{SyntaxProblem, Text, Wrong};
use super::words::{AGGREGATES, is_function};
use crate::tokens::{Bracket, Inside, Token, TokenKind, after_prologue};

const CURLY: TokenKind = TokenKind::Open(Bracket::Curly);
const ROUND: TokenKind = TokenKind::Open(Bracket::Round);

/// Clauses behind the pattern, in their order. `LIMIT` and `OFFSET` may stand in either.
const MODIFIERS: &[(&str, usize)] = &[
    ("GROUP", 1),
    ("HAVING", 2),
    ("ORDER", 3),
    ("LIMIT", 4),
    ("OFFSET", 4),
    ("VALUES", 5),
];

/// What stands in a pattern only.
const IN_GROUPS: &[&str] = &[
    "FILTER", "OPTIONAL", "BIND", "MINUS", "UNION", "GRAPH", "LATERAL",
];

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    let skipped = tokens.len() - after_prologue(tokens).len();
    (skipped..tokens.len())
        .find_map(|at| {
            let token = &tokens[at];
            if token.kind != TokenKind::Word {
                return None;
            }
            if token.is_word("SELECT") {
                return select(asked, at);
            }
            follows(asked, at).or_else(|| bind(asked, at))
        })
        .or_else(|| order(asked, skipped))
}

/// What has to stand behind a keyword.
fn follows(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let token = &asked.tokens[at];
    let next = asked.tokens.get(at + 1);
    let place = || next.map_or(asked.end(), Token::range);
    let is = |words: &[&str]| words.iter().any(|it| token.is_word(it));
    let word = || token.text.to_uppercase();
    let next_is = |kind: TokenKind| next.is_some_and(|it| it.kind == kind);
    let next_is_word = |word: &str| next.is_some_and(|it| it.is_word(word));
    if is(&["WHERE", "OPTIONAL", "UNION", "MINUS", "EXISTS", "LATERAL"]) && !next_is(CURLY) {
        return Some(SyntaxProblem::at(place(), Wrong::Group(word())));
    }
    if is(&["ORDER", "GROUP"]) && !next_is_word("BY") {
        let meant = format!("{} BY", word());
        return Some(SyntaxProblem::at(token.range(), Wrong::By(word())).meant(Some(meant)));
    }
    if is(&["LIMIT", "OFFSET"]) && !next_is(TokenKind::Number) {
        return Some(SyntaxProblem::at(place(), Wrong::Number(word())));
    }
    if is(&["GRAPH"]) && next_is(CURLY) {
        return Some(SyntaxProblem::at(token.range(), Wrong::GraphName));
    }
    if is(&["VALUES"]) {
        return row(asked, at);
    }
    let is_aggregate = |it: &Token<'_>| AGGREGATES.iter().any(|word| it.is_word(word));
    if is(&["HAVING"]) && (next_is(TokenKind::Variable) || next.is_some_and(is_aggregate)) {
        return Some(SyntaxProblem::at(place(), Wrong::Having));
    }
    if is(&["FILTER"]) {
        let is_call = next.is_some_and(is_function)
            || ["NOT", "EXISTS"].iter().any(|it| next_is_word(it))
            || next_is(TokenKind::Name)
            || next_is(TokenKind::Iri);
        if !next_is(ROUND) && !is_call {
            return Some(SyntaxProblem::at(place(), Wrong::Filter));
        }
    }
    None
}

/// A row of `VALUES (?a ?b) { (1 2) }` with another number of values.
fn row(asked: &Text<'_, '_>, values: usize) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    tokens.get(values + 1).filter(|it| it.kind == ROUND)?;
    let end = asked.closing(values + 1)?;
    let count = end - values - 2;
    let close = asked.closing(end + 1)?;
    let mut at = end + 2;
    while at < close {
        let row_end = asked.closing(at).filter(|_| tokens[at].kind == ROUND)?;
        if terms(&tokens[at + 1..row_end]) != count {
            let place = tokens[at].start..tokens[row_end].end();
            return Some(SyntaxProblem::at(place, Wrong::Row));
        }
        at = row_end + 1;
    }
    None
}

fn terms(tokens: &[Token<'_>]) -> usize {
    let is_term = |it: &Token<'_>| !matches!(it.kind, TokenKind::Tag | TokenKind::Sign);
    let datatypes = tokens.iter().filter(|it| it.is_sign("^^")).count();
    tokens
        .iter()
        .filter(|it| is_term(it))
        .count()
        .saturating_sub(datatypes)
}

/// `BIND(... AS ?x)`
fn bind(asked: &Text<'_, '_>, at: usize) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    if !tokens[at].is_word("BIND") {
        return None;
    }
    if tokens.get(at + 1).is_none_or(|it| it.kind != ROUND) {
        return Some(SyntaxProblem::at(tokens[at].range(), Wrong::MissingAs));
    }
    let end = asked.closing(at + 1)?;
    if has_as(&tokens[..=end], at + 1) {
        return None;
    }
    let inner = &tokens[at + 2..end];
    match inner {
        [variable, equals, .., last]
            if variable.kind == TokenKind::Variable && equals.is_sign("=") =>
        {
            let value = &asked.text[equals.end()..last.end()];
            let meant = format!("BIND({} AS {})", value.trim(), variable.text);
            let whole = tokens[at].start..tokens[end].end();
            let problem = SyntaxProblem::at(whole, Wrong::BindEquals);
            Some(problem.meant(Some(meant)))
        }
        _ => Some(SyntaxProblem::at(tokens[end].range(), Wrong::MissingAs)),
    }
}

/// Whether brackets that open at a place and close at the end hold `AS` and a variable last.
fn has_as(tokens: &[Token<'_>], open: usize) -> bool {
    matches!(&tokens[open..], [_, .., word, variable, _]
        if word.is_word("AS") && variable.kind == TokenKind::Variable)
}

/// What is selected.
fn select(asked: &Text<'_, '_>, select: usize) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    let problem = |at: usize, wrong| Some(SyntaxProblem::at(tokens[at].range(), wrong));
    let mut at = select + 1;
    let is_manner = |it: &Token<'_>| it.is_word("DISTINCT") || it.is_word("REDUCED");
    at += usize::from(tokens.get(at).is_some_and(is_manner));
    let first = at;
    while let Some(token) = tokens.get(at) {
        match token.kind {
            TokenKind::Variable => at += 1,
            _ if token.is_sign("*") => at += 1,
            _ if token.is_sign(",") => return problem(at, Wrong::SelectComma),
            ROUND => {
                let end = asked.closing(at)?;
                if !has_as(&tokens[..=end], at) {
                    let is_outside = tokens.get(end + 1).is_some_and(|it| it.is_word("AS"));
                    let wrong = if is_outside {
                        Wrong::SelectExpression
                    } else {
                        Wrong::MissingAs
                    };
                    return problem(at, wrong);
                }
                at = end + 1;
            }
            _ if is_function(token) || token.is_word("AS") => {
                return problem(at, Wrong::SelectExpression);
            }
            CURLY => break,
            _ if token.is_word("WHERE") || token.is_word("FROM") => break,
            _ => return problem(at, Wrong::Group("SELECT".to_owned())),
        }
    }
    if at == first {
        return problem(select, Wrong::SelectNothing);
    }
    match tokens.get(at) {
        None => Some(SyntaxProblem::at(
            asked.end(),
            Wrong::Group("SELECT".to_owned()),
        )),
        Some(_) => None,
    }
}

/// What stands behind the outermost pattern.
fn order(asked: &Text<'_, '_>, from: usize) -> Option<SyntaxProblem> {
    let mut last: Option<(&'static str, usize)> = None;
    let mut is_behind = false;
    let mut depth = 0_usize;
    for token in &asked.tokens[from..] {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(bracket) => {
                depth = depth.saturating_sub(1);
                is_behind |= bracket == Bracket::Curly && depth == 0;
            }
            _ if depth > 0 || token.inside != Inside::Clauses => {}
            _ if token.is_sign(";") => {
                return Some(SyntaxProblem::at(token.range(), Wrong::Semicolon));
            }
            TokenKind::Word if IN_GROUPS.iter().any(|it| token.is_word(it)) => {
                let wrong = Wrong::Outside(token.text.to_uppercase());
                return Some(SyntaxProblem::at(token.range(), wrong));
            }
            TokenKind::Word => {
                let found = MODIFIERS.iter().find(|(it, _)| token.is_word(it));
                let Some((clause, rank)) = found else {
                    continue;
                };
                if let Some((before, _)) = last.filter(|(_, it)| it > rank) {
                    let wrong = Wrong::Order { clause, before };
                    return Some(SyntaxProblem::at(token.range(), wrong));
                }
                if !is_behind && *rank < 5 {
                    return Some(SyntaxProblem::at(
                        token.range(),
                        Wrong::Group("WHERE".to_owned()),
                    ));
                }
                last = Some((clause, *rank));
            }
            _ => {}
        }
    }
    None
}
