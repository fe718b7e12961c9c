//! Where a text stops being SPARQL.

use spargebra::SparqlSyntaxError;

/// What is wrong with a text that should be a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// The byte at which it goes wrong.
    pub offset: usize,
    /// What the parser says.
    pub message: String,
}

impl SyntaxProblem {
    pub(crate) fn new(text: &str, error: &SparqlSyntaxError) -> Self {
        // The only place where the parser tells the byte.
        let debug = format!("{error:?}");
        let offset = debug.split_once("offset: ").map(|(_, rest)| rest);
        let digits = offset.map(|it| it.chars().take_while(char::is_ascii_digit));
        let offset = digits.and_then(|it| it.collect::<String>().parse().ok());
        Self {
            offset: offset.unwrap_or(0).min(text.len()),
            message: error.to_string(),
        }
    }
}
