//! Lints: records that could be read but do not make sense. One file each, named after the lint, and beside it the
//! page that explains it; the folders are families.

mod coding;
mod sources;
mod structure;
mod texts;

use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

/// A lint.
pub trait Lint: Sync {
    /// The codes of what it reports.
    fn codes(&self) -> &'static [&'static Code];

    /// Looks at the knowledge base and reports what it finds.
    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>);
}

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

/// Runs all lints. Diagnostics come in the order of files and places.
#[must_use]
pub fn lint(base: &KnowledgeBase) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lint in lints() {
        lint.check(base, &mut found);
    }
    found.sort_by_key(Diagnostic::sort_key);
    found.dedup(); // What is wrong in `defaults:` is wrong once, not once a record.
    found
}
