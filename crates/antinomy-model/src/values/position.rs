//! Stances of statements towards propositions.

use super::Ref;
use antinomy_syntax::Span;

/// The stance of a statement towards a proposition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The proposition.
    pub proposition: Ref,
    /// From -2 (rejects) over 0 (takes no side) to 2 (holds).
    pub stance: i8,
    /// The scholar's work that reads the position into the text, if the text does not take it openly.
    pub read_by: Option<Ref>,
    /// Where the stance was written.
    pub span: Span,
}
