//! How a query begins.

use super::problem::{SyntaxProblem, Text, Wrong};
use crate::tokens::{TokenKind, after_prologue};
use antinomy_syntax::nearest;

const FORMS: &[&str] = &["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];

pub(super) fn check(asked: &Text<'_, '_>) -> Option<SyntaxProblem> {
    let Some(first) = after_prologue(asked.tokens).first() else {
        return Some(SyntaxProblem::at(asked.end(), Wrong::Empty));
    };
    if FORMS.iter().any(|form| first.is_word(form)) {
        return None;
    }
    let problem = |wrong| SyntaxProblem::at(first.range(), wrong);
    let is_declaration = ["PREFIX", "BASE"].iter().any(|it| first.is_word(it));
    if is_declaration || first.kind == TokenKind::Tag {
        return Some(problem(Wrong::Declaration));
    }
    let known = FORMS.iter().chain(&["PREFIX", "BASE"]).copied();
    match nearest(first.text, known) {
        Some(form) if first.kind == TokenKind::Word => {
            let wrong = Wrong::Keyword(first.text.to_owned());
            Some(problem(wrong).meant(Some(form.to_owned())))
        }
        _ => Some(problem(Wrong::Start)),
    }
}
