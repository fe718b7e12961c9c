//! What is wrong with a knowledge base beyond its form, and what it found.
//!
//! Lints (one file each) look at records that could be read but do not make sense. [`Findings`] are the authored
//! contradictions with all that follows from their sides: how far apart these stand, on which levels, and in which
//! cells of the [`Matrix`] they belong.

mod allow;
mod examples;
mod finding;
mod lints;
mod markdown;
mod matrix;
mod pages;
mod places;
mod run;
mod texts;

pub use examples::check_example;
pub use finding::{Column, Finding, Findings, Side, Status};
pub use lints::{Lint, Needs, lints};
pub use matrix::{Cell, CellState, Matrix, Row};
pub use places::{LazyRecordsBySpan, RecordsBySpan};
pub use run::{check, check_records, codes, lint, lint_whole};
