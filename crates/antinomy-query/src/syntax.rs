//! Why a text is no SPARQL.
//!
//! The parser says what it expected where it came to a stop, which is often far from the mistake: a keyword is tried as so many
//! letters, and all alternatives count. So typical mistakes are looked for among the tokens, and the parser is asked last.

mod brackets;
mod clauses;
mod engine;
mod expressions;
mod from_sql;
mod letters;
mod problem;
mod start;
mod triples;
mod variables;
mod words;

use crate::rdf::Rdf;
use crate::tokens::{Spelling, Token};
use spargebra::SparqlSyntaxError;

pub use problem::{SyntaxProblem, Wrong};

use problem::Text;

/// What is wrong with a text, which the parser does not understand.
pub(crate) fn problem(
    text: &str,
    tokens: &[Token<'_>],
    rdf: &Rdf<'_>,
    error: &SparqlSyntaxError,
) -> SyntaxProblem {
    let asked = Text {
        text,
        tokens,
        spelling: Spelling::of(tokens, rdf.prefixes()),
        rdf,
    };
    // What is wrong wherever it stands; then what depends on the brackets around it; then what depends on everything.
    let anywhere = [
        start::check(&asked),
        from_sql::check(&asked),
        letters::check(&asked),
        words::prefixes(&asked),
        words::check(&asked),
    ];
    let structure = || {
        first([
            clauses::check(&asked),
            expressions::check(&asked),
            triples::check(&asked),
        ])
    };
    first(anywhere)
        .or_else(|| brackets::check(&asked))
        .or_else(structure)
        .or_else(|| variables::check(&asked))
        .unwrap_or_else(|| engine::unexpected(&asked, error))
}

/// The one that comes first in the text.
fn first<const N: usize>(problems: [Option<SyntaxProblem>; N]) -> Option<SyntaxProblem> {
    problems.into_iter().flatten().min_by_key(|it| it.offset)
}
