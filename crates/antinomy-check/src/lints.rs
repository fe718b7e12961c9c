//! Lints: records that could be read but do not make sense. One file each, named after the lint, and beside it the
//! page that explains it; the folders are families.

mod coding;
mod sources;
mod structure;
mod texts;

use crate::lint::Lint;

/// All lints, family by family.
pub fn lints() -> impl Iterator<Item = &'static dyn Lint> {
    let families = [
        coding::LINTS,
        sources::LINTS,
        structure::LINTS,
        texts::LINTS,
    ];
    families.into_iter().flatten().copied()
}
