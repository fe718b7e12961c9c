//! What is wrong with a knowledge base beyond its form, and what it found.
//!
//! Lints (one file each) look at records that could be read but do not make sense. [`Findings`] are the authored
//! contradictions with all that follows from their sides: how far apart these stand, on which levels, and in which
//! cells of the [`Matrix`] they belong.

mod allow;
mod column;
mod examples;
mod finding;
mod finding_list;
mod group;
mod html;
mod lint;
mod lints;
mod markdown;
mod matrix;
mod original;
mod pages;
mod places;
mod run;
mod scalars;
mod spelled;
mod texts;
mod translation_behind;

pub use column::Column;
pub use examples::check_example;
pub use finding::{Derivation, Finding, FindingSide, Origin, Status};
pub use finding_list::Findings;
pub use group::{FindingGroup, GroupCounts};
pub use lint::{Lint, Needs};
pub use lints::lints;
pub use matrix::{CellState, Matrix, MatrixCell, MatrixRow};
pub use places::{LazyRecordsBySpan, RecordsBySpan};
pub use run::{check, codes, judge, lint, lint_records, lint_whole, needs};
pub use translation_behind::{Versions, behind, translation_behind, translations_behind};
