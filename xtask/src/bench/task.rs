//! What can be measured.

use clap::ValueEnum;

/// What is measured, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum BenchTask {
    /// Everything that is wrong with a knowledge base
    Check,
    /// One edited file, to the diagnostics that depend on it, and then all lints
    Edit,
    /// One contradiction of 200 by 200 statements more
    Pairs,
    /// `check --fix` with 18 mistakes that it cures
    Fix,
    /// The handbook in both languages
    Build,
    /// All works cited once
    Cite,
    /// Questions in SPARQL: four of a day, two hops, and two slow shapes with what is written instead
    Query,
}
