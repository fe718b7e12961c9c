//! Variables and blank nodes that stand where they may not.

use super::problem::{SyntaxProblem, Text, Wrong};
use super::words::{AGGREGATES, is_function};
use crate::tokens::{Bracket, Token, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    selects(asked)
        .or_else(|| bound(asked))
        .or_else(|| blanks(asked))
}

fn selects(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    let mut places = (0..tokens.len()).filter(|at| tokens[*at].is_word("SELECT"));
    places.find_map(|at| select(asked, at))
}

/// What one `SELECT` selects, against what it groups by.
fn select(asked: &Text<'_, '_>, select: usize) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    let is_pattern = |at: &usize| tokens[*at].kind == TokenKind::Open(Bracket::Curly);
    let pattern = (select..tokens.len()).find(is_pattern)?;
    let selected = &tokens[select + 1..pattern];
    let behind = asked.closing(pattern)? + 1;
    let grouped = grouped(&tokens[behind..]);
    let is_aggregate = |it: &Token<'_>| AGGREGATES.iter().any(|word| it.is_word(word));
    let is_grouped = !grouped.is_empty() || selected.iter().any(is_aggregate);
    let mut seen = BTreeSet::new();
    let mut depth = 0_usize;
    for (at, token) in selected.iter().enumerate() {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Sign if depth == 0 && token.text == "*" && is_grouped => {
                return Some(SyntaxProblem::at(token.range(), Wrong::StarGrouped));
            }
            TokenKind::Variable => {
                let is_new = depth == 1 && selected[at - 1].is_word("AS");
                if (depth == 0 || is_new) && !seen.insert(token.text) {
                    let wrong = Wrong::SelectedTwice(token.text.to_owned());
                    return Some(SyntaxProblem::at(token.range(), wrong));
                }
                if depth == 0 && is_grouped && !grouped.contains(token.text) {
                    let wrong = Wrong::NotGrouped(token.text.to_owned());
                    let meant = format!("(SAMPLE({}) AS {}1)", token.text, token.text);
                    let problem = SyntaxProblem::at(token.range(), wrong);
                    return Some(problem.meant(Some(meant)));
                }
                let is_used = || {
                    tokens[pattern..behind]
                        .iter()
                        .any(|it| it.text == token.text)
                };
                if is_new && is_used() {
                    let wrong = Wrong::Rebound(token.text.to_owned());
                    return Some(SyntaxProblem::at(token.range(), wrong));
                }
            }
            _ => {}
        }
    }
    None
}

/// The variables behind `GROUP BY`.
fn grouped<'t>(behind: &[Token<'t>]) -> BTreeSet<&'t str> {
    let mut grouped = BTreeSet::new();
    let [group, _, list @ ..] = behind else {
        return grouped;
    };
    if group.is_word("GROUP") {
        let ends =
            |it: &&Token<'_>| it.kind == TokenKind::Word && !it.is_word("AS") && !is_function(it);
        let list = list.iter().take_while(|it| !ends(it) && it.text != "}");
        grouped.extend(
            list.filter(|it| it.kind == TokenKind::Variable)
                .map(|it| it.text),
        );
    }
    grouped
}

/// Variables that `BIND` gives a value although they have one.
fn bound(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let tokens = asked.tokens;
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open(Bracket::Curly) => open.push(at),
            TokenKind::Close(Bracket::Curly) => {
                open.pop();
            }
            TokenKind::Variable if at > 0 && tokens[at - 1].is_word("AS") => {
                let group = open.last().copied()?;
                let earlier = &tokens[group..at - 1];
                let is_bind = earlier.iter().rev().any(|it| it.is_word("BIND"));
                if is_bind && earlier.iter().any(|it| it.text == token.text) {
                    let wrong = Wrong::Rebound(token.text.to_owned());
                    return Some(SyntaxProblem::at(token.range(), wrong));
                }
            }
            _ => {}
        }
    }
    None
}

/// Blank nodes that stand in two groups.
fn blanks(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let mut groups = BTreeMap::new();
    let mut open = Vec::new();
    for (at, token) in asked.tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open(Bracket::Curly) => open.push(at),
            TokenKind::Close(Bracket::Curly) => {
                open.pop();
            }
            TokenKind::Blank => {
                let group = open.last().copied();
                if *groups.entry(token.text).or_insert(group) != group {
                    let wrong = Wrong::BlankReused(token.text.to_owned());
                    let meant = format!("?{}", &token.text[2..]);
                    return Some(SyntaxProblem::at(token.range(), wrong).meant(Some(meant)));
                }
            }
            _ => {}
        }
    }
    None
}
