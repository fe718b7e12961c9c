//! Brackets without their counterpart.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::{Bracket, TokenKind};

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let mut open = Vec::new();
    for token in asked.tokens {
        match token.kind {
            TokenKind::Open(bracket) => open.push((bracket, token)),
            TokenKind::Close(bracket) => match open.pop() {
                Some((opened, _)) if opened == bracket => {}
                Some((opened, at)) => {
                    let wrong = Wrong::Unclosed(closing(opened));
                    return Some(SyntaxProblem::at(at.range(), wrong));
                }
                None => {
                    let wrong = Wrong::Unopened(closing(bracket));
                    return Some(SyntaxProblem::at(token.range(), wrong));
                }
            },
            _ => {}
        }
    }
    let (bracket, at) = open.pop()?;
    Some(SyntaxProblem::at(
        at.range(),
        Wrong::Unclosed(closing(bracket)),
    ))
}

fn closing(bracket: Bracket) -> &'static str {
    match bracket {
        Bracket::Round => ")",
        Bracket::Curly => "}",
        Bracket::Square => "]",
    }
}
