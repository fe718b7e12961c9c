//! What stands between brackets, as far as it decides how a sign is read.

use super::{Token, TokenKind};

/// The forms of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bracket {
    Round,
    Curly,
    Square,
}

impl Bracket {
    pub(crate) fn of_opening(character: char) -> Option<Self> {
        match character {
            '(' => Some(Self::Round),
            '{' => Some(Self::Curly),
            '[' => Some(Self::Square),
            _ => None,
        }
    }

    pub(crate) fn of_closing(character: char) -> Option<Self> {
        match character {
            ')' => Some(Self::Round),
            '}' => Some(Self::Curly),
            ']' => Some(Self::Square),
            _ => None,
        }
    }
}

/// What a pair of brackets holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// Clauses of a query: the whole of it, or a group that begins with `SELECT`.
    Clauses,
    /// Triples and groups, or predicates and objects.
    Triples,
    /// Values, the members of a collection, a path.
    Terms,
    /// An expression, or several.
    Expression,
}

/// What an opening bracket begins, from what stands before it.
pub(super) fn inside(outer: Inside, bracket: Bracket, before: &[Token<'_>]) -> Inside {
    match bracket {
        Bracket::Curly | Bracket::Square => Inside::Triples,
        Bracket::Round => match outer {
            Inside::Clauses | Inside::Expression => Inside::Expression,
            Inside::Terms => Inside::Terms,
            Inside::Triples if is_called(before) => Inside::Expression,
            Inside::Triples => Inside::Terms,
        },
    }
}

/// Whether a round bracket among triples belongs to a keyword or to a function, rather than to a collection or a path.
fn is_called(before: &[Token<'_>]) -> bool {
    let [rest @ .., last] = before else {
        return false;
    };
    let is_filter = |token: &Token<'_>| token.ends_with_word(&["FILTER"]);
    match last.kind {
        TokenKind::Word => last.text != "a" && !last.ends_with_word(&["VALUES"]),
        // `FILTER an:f(`, also without the space.
        TokenKind::Name | TokenKind::Iri => {
            last.begins_with_word("FILTER") || rest.last().is_some_and(is_filter)
        }
        _ => false,
    }
}

/// Whether a curly bracket after these tokens begins the rows of `VALUES`.
pub(crate) fn begins_values(before: &[Token<'_>]) -> bool {
    let is_list = |token: &&Token<'_>| {
        let round = [
            TokenKind::Open(Bracket::Round),
            TokenKind::Close(Bracket::Round),
        ];
        token.kind == TokenKind::Variable || round.contains(&token.kind)
    };
    let mut rest = before.iter().rev().skip_while(is_list);
    rest.next().is_some_and(|it| it.ends_with_word(&["VALUES"]))
}

/// Whether an expression goes on with an operator after this token.
pub(crate) fn is_operand(token: &Token<'_>) -> bool {
    match token.kind {
        TokenKind::Variable
        | TokenKind::Name
        | TokenKind::Iri
        | TokenKind::Text
        | TokenKind::Number
        | TokenKind::Tag
        | TokenKind::Close(_) => true,
        _ => token.ends_with_word(&["true", "false"]),
    }
}
