//! Lints: records that could be read but do not make sense. One file each, named after the lint.

mod between;
mod cycle;
mod missing_translation;
mod sides;
mod statement_without_place;
mod url_not_allowed;

use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

/// A lint.
pub trait Lint: Sync {
    /// The codes of what it reports.
    fn codes(&self) -> &'static [&'static Code];

    /// Looks at the knowledge base and reports what it finds.
    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>);
}

/// All lints, in the order of their names.
pub static LINTS: &[&dyn Lint] = &[
    &between::Between,
    &cycle::Cycle,
    &missing_translation::MissingTranslation,
    &sides::Sides,
    &statement_without_place::StatementWithoutPlace,
    &url_not_allowed::UrlNotAllowed,
];

/// Runs all lints. Diagnostics come in the order of files and places.
#[must_use]
pub fn lint(base: &KnowledgeBase) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lint in LINTS {
        lint.check(base, &mut found);
    }
    found.sort_by_key(Diagnostic::sort_key);
    found
}
