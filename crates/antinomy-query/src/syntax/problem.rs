//! What can be wrong with a text that should be a query, and where.

use crate::rdf::Rdf;
use crate::tokens::{Spelling, Token, TokenKind};
use std::ops::Range;

/// What is wrong with a text that should be a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// The byte at which it goes wrong.
    pub offset: usize,
    /// The byte behind what is wrong.
    pub end: usize,
    /// What is wrong.
    pub wrong: Wrong,
    /// What is probably meant, as it would be written.
    pub nearest: Option<String>,
}

/// What is wrong with a text that should be a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no query.
    Empty,
    /// It does not begin with what it asks for: `SELECT`, `ASK`, `CONSTRUCT`, `DESCRIBE`.
    Start,
    /// A declaration of a prefix that is none.
    Declaration,
    /// A prefix that nothing declares.
    Prefix(String),
    /// Quotation marks of printers.
    Quotes,
    /// A string without an end.
    String,
    /// An address without an end, or with characters that it cannot hold.
    Iri,
    /// An address that is not in angle brackets.
    NoAngles,
    /// An address that is none without its beginning.
    RelativeIri,
    /// A character that SPARQL does not use.
    Character(char),
    /// A space that looks like others and is none to the parser.
    Space,
    /// A bracket that is never closed.
    Unclosed(&'static str),
    /// A bracket that was never opened.
    Unopened(&'static str),
    /// A word that is no keyword, and probably one that is misspelt.
    Keyword(String),
    /// A word that is neither a keyword nor a name.
    Word(String),
    /// A function that there is not.
    Function(String),
    /// A word or sign of other languages for an operator or a function.
    Operator(String),
    /// A word of other languages that is said in another way here.
    Foreign {
        /// The word.
        word: String,
        /// What is written instead.
        instead: &'static str,
    },
    /// Commas between what is selected.
    SelectComma,
    /// Something in `SELECT` that is neither a variable nor in round brackets.
    SelectExpression,
    /// An expression without `AS` and a variable.
    MissingAs,
    /// `BIND(?x = ...)`.
    BindEquals,
    /// Nothing is selected.
    SelectNothing,
    /// Something else than `{` behind a keyword.
    Group(String),
    /// `ORDER` or `GROUP` without `BY`.
    By(String),
    /// Something else than a number behind a keyword.
    Number(String),
    /// `FILTER` without brackets.
    Filter,
    /// `HAVING` without brackets.
    Having,
    /// A part of the pattern behind its closing bracket.
    Outside(String),
    /// A clause behind one that it has to stand before.
    Order {
        /// The clause.
        clause: &'static str,
        /// The one that stands before it.
        before: &'static str,
    },
    /// A semicolon behind the query.
    Semicolon,
    /// Two triples without a point between them.
    Point,
    /// A triple without a predicate.
    NoPredicate,
    /// A triple without an object.
    NoObject,
    /// A text or a number for a predicate.
    PredicateExpected,
    /// A variable that is selected and neither grouped by nor computed.
    NotGrouped(String),
    /// `SELECT *` with `GROUP BY`.
    StarGrouped,
    /// A variable that is given a value and has one.
    Rebound(String),
    /// A variable that is selected twice.
    SelectedTwice(String),
    /// A blank node with the same label in two groups.
    BlankReused(String),
    /// An operator without something on its right.
    Operand(String),
    /// A point where none belongs.
    NeedlessPoint,
    /// `GRAPH` without a variable or a name.
    GraphName,
    /// A row of `VALUES` that has more or fewer values than there are variables.
    Row,
    /// Two exclamation marks.
    DoubleNegation,
    /// A comparison in a pattern.
    Compared(String),
    /// The name of a table behind `FROM`.
    Table(String),
    /// A query in an expression.
    SelectInExpression,
    /// `DESC` or `ASC` behind what is ordered by.
    Direction(String),
    /// `LIMIT` with two numbers.
    TwoLimits,
    /// `DISTINCT` as a function.
    DistinctBrackets,
    /// Something else; this is what might stand there.
    Unexpected {
        /// What stands there; nothing at the end.
        found: String,
        /// What might stand there.
        expected: Vec<String>,
    },
}

impl SyntaxProblem {
    pub(super) fn at(place: Range<usize>, wrong: Wrong) -> Self {
        Self {
            offset: place.start,
            end: place.end,
            wrong,
            nearest: None,
        }
    }

    pub(super) fn meant(self, nearest: Option<String>) -> Self {
        Self { nearest, ..self }
    }
}

/// A text that is no query.
pub(super) struct Text<'a, 'g> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) spelling: Spelling<'a>,
    pub(super) rdf: &'a Rdf<'g>,
}

impl Text<'_, '_> {
    /// The place of the bracket that closes the one at a place.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The place behind the text.
    pub(super) fn end(&self) -> Range<usize> {
        let end = self.tokens.last().map_or(0, Token::end);
        end..self.text.len().min(end)
    }
}
