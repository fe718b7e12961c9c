//! Statements, propositions and contradictions that do not say what they must say to be understood.

mod between;
mod sides;
mod statement_without_place;

use crate::lints::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &between::Between,
    &sides::Sides,
    &statement_without_place::StatementWithoutPlace,
];
