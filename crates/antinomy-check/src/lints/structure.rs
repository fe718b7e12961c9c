//! Records that lead in circles, that nobody uses, or that stand in each other's way.

mod cycle;

use crate::lints::Lint;

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[&cycle::Cycle];
