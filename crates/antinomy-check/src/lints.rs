//! Lints: records that could be read but do not make sense. One file each, named after the lint, and beside it the
//! page that explains it; the folders are families.

mod coding;
mod sources;
mod structure;
mod texts;

use crate::Places;
use crate::allow;
use antinomy_model::KnowledgeBase;
use antinomy_model::values::Date;
use antinomy_syntax::{Code, Diagnostic, Severity};
use std::collections::BTreeSet;

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

/// The codes of all lints, and of what can be wrong with exceptions from them.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let lints = lints().flat_map(|lint| lint.codes());
    lints.chain(allow::ALL).copied()
}

/// What all lints find but for the exceptions that records ask for, and what is wrong with those. `today` decides
/// which exceptions have expired; without it none has. Diagnostics come in the order of files and places.
///
/// `reading` is what is wrong with the files already. A record that could not be read whole is left alone, since what it
/// seems to lack may stand in the part that was lost; and nothing is called unused while something could not be read.
#[must_use]
pub fn check(base: &KnowledgeBase, reading: &[Diagnostic], today: Option<Date>) -> Vec<Diagnostic> {
    let mut found = lint(base);
    let mut broken = BTreeSet::new();
    let errors = || {
        let is_error = |found: &&Diagnostic| found.code.severity == Severity::Error;
        reading.iter().filter(is_error)
    };
    if errors().next().is_some() {
        let places = Places::of(base);
        broken.extend(errors().filter_map(|found| places.record_before(found.span?)));
        let is_whole = |found: &Diagnostic| {
            let record = found.span.and_then(|span| places.record_at(span));
            record.is_none_or(|id| !broken.contains(&id)) || HOLDS_ANYWAY.contains(&found.code.name)
        };
        found.retain(|found| is_whole(found) && !NEEDS_ALL.contains(&found.code.name));
    }
    allow::apply(base, today, found, &broken)
}

/// Lints on letters, which mean the same however little of their record was read.
const HOLDS_ANYWAY: &[&str] = &["bidi-control", "invisible-character"];

/// Lints that only mean something if every reference was read.
const NEEDS_ALL: &[&str] = &[
    "orphaned-concept",
    "unused-actor",
    "unused-field",
    "unused-proposition",
    "unused-source",
];

/// Runs all lints, without regard to exceptions. Diagnostics come in the order of files and places.
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
