//! Runs lints record by record and over the whole knowledge base, and applies the exceptions that records declare.

use crate::lint::Needs;
use crate::lints::lints;
use crate::places::RecordsBySpan;
use crate::{Findings, allow, translation_behind};
use antinomy_graph::Facts;
use antinomy_model::codes;
use antinomy_model::values::Date;
use antinomy_model::{Kind, KnowledgeBase, RecordId, SavedQuery};
use antinomy_syntax::{Code, CodeHandle, Diagnostic, Severity};
use rayon::prelude::*;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Below so many records threads cost more than they gain.
const WORTH_THREADS: usize = 2_000;

/// The codes of all lints, of what can be wrong with exceptions from them, and of what a change can bring.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let lints = lints().flat_map(|lint| lint.codes());
    let others = allow::ALL.iter().chain(translation_behind::ALL);
    lints.chain(others).copied()
}

/// What all lints find but for the exceptions that records ask for, and what is wrong with those. `today` decides
/// which exceptions have expired; without it none has. Diagnostics come in the order of files and places.
///
/// `reading` is what is wrong with the files already. A record that could not be read whole is left alone, since what it
/// seems to lack may be in the part that was lost; and nothing is called unused while something could not be read.
#[must_use]
pub fn check(facts: &Facts, reading: &[Diagnostic], today: Option<Date>) -> Vec<Diagnostic> {
    judge(facts.base(), lint(facts), reading, today, None)
}

/// Runs all lints, without regard to exceptions. Diagnostics come in no order.
#[must_use]
pub fn lint(facts: &Facts) -> Vec<Diagnostic> {
    let mut found = lint_records(facts, &all(facts.base()));
    found.extend(lint_whole(facts));
    found
}

/// All records, by id.
fn all(base: &KnowledgeBase) -> Vec<RecordId> {
    let ids = (0u32..).map(RecordId);
    ids.take(base.record_count()).collect()
}

/// What lints find in single records. The order is that of `records`; each diagnostic names its record.
#[must_use]
pub fn lint_records(facts: &Facts, records: &[RecordId]) -> Vec<Diagnostic> {
    let run = |ids: &[RecordId]| {
        let mut found = Vec::new();
        for id in ids {
            lint_record(facts, *id, &mut found);
        }
        found
    };
    if records.len() < WORTH_THREADS {
        return run(records);
    }
    // Chunks, because a task a record costs more than linting it; `collect` keeps their order.
    let chunks: Vec<Vec<Diagnostic>> = records.par_chunks(512).map(run).collect();
    chunks.into_iter().flatten().collect()
}

/// What lints find that look at all records together.
#[must_use]
pub fn lint_whole(facts: &Facts) -> Vec<Diagnostic> {
    // Only a lint of verdicts looks at findings, and making them compares all sides.
    let has_verdicts = facts.base().of_kind(Kind::Verdict).next().is_some();
    let findings = has_verdicts.then(|| Findings::of(facts));
    let all: Vec<_> = lints().collect();
    let run = |lint: &&'static dyn crate::Lint| {
        let mut found = Vec::new();
        lint.whole(facts, &mut found);
        if let Some(findings) = &findings {
            lint.findings(facts, findings, &mut found);
        }
        found
    };
    let found: Vec<Vec<Diagnostic>> = if facts.base().record_count() < WORTH_THREADS {
        all.iter().map(run).collect()
    } else {
        all.par_iter().map(run).collect()
    };
    found.into_iter().flatten().collect()
}

fn lint_record(facts: &Facts, id: RecordId, found: &mut Vec<Diagnostic>) {
    let record = facts.base().record(id);
    // `found` already holds what other records added.
    let first = found.len();
    for lint in lints() {
        lint.record(facts, id, record, found);
    }
    for found in &mut found[first..] {
        // A mistake in `defaults:` belongs to no record, or an exception of one would hide it for all.
        if found.span.is_none_or(|span| record.holds(span)) {
            found.record = Some(record.id.clone());
        }
    }
}

fn order(base: &KnowledgeBase, found: &mut Vec<Diagnostic>) {
    // `dedup_by` compares neighbours only.
    base.files.sort(found);
    // A mistake in `defaults:` is met once a record.
    found.dedup_by(|later, first| later.says_the_same(first));
}

/// Sorts what lints found, leaves out what does not hold because of what could not be read, and what is allowed; adds what is
/// wrong with exceptions. With `only`, `found` is about these records alone: their exceptions are not called unused.
#[must_use]
pub fn judge(
    base: &KnowledgeBase,
    mut found: Vec<Diagnostic>,
    reading: &[Diagnostic],
    today: Option<Date>,
    only: Option<&BTreeSet<RecordId>>,
) -> Vec<Diagnostic> {
    order(base, &mut found);
    // A record with a wrong id was read whole, under the id that it should have.
    let is_of_query = |found: &Diagnostic| {
        let file = found.span.map(|span| base.files.file(span.file));
        file.is_some_and(|file| file.path().ends_with(SavedQuery::ENDING))
    };
    let costs_something = |found: &&Diagnostic| {
        // A saved query holds no record.
        found.code.severity == Severity::Error
            && !is_of_query(found)
            && !found
                .code
                .is_one_of(&[&codes::INVALID_ID, &codes::RESERVED_ID])
    };
    let errors: Vec<&Diagnostic> = reading.iter().filter(costs_something).collect();
    let mut places = RecordsBySpan::lazy(base);
    let mut broken = BTreeSet::new();
    // Of two records with one id the other is lost, and the one that is kept was read whole.
    let is_cut = |error: &&&Diagnostic| error.code != &codes::DUPLICATE_ID;
    for error in errors.iter().filter(is_cut) {
        let known = base.record_of(error);
        // A syntax error names no record: the last one before it may have been cut short.
        broken.extend(known.or_else(|| places.get().record_before(error.span?)));
    }
    let near = LazyCell::new(|| near(base, &broken));
    // Whether a report can be believed, although something could not be read.
    let holds = |code: &CodeHandle, record: Option<RecordId>| match needs(code) {
        Needs::Nothing => true,
        _ if errors.is_empty() => true,
        Needs::Everything => false,
        // Any record may have lost a value with the words of the manifest.
        Needs::Record | Needs::Referred if base.has_lost_words() => false,
        Needs::Record => record.is_none_or(|id| !broken.contains(&id)),
        Needs::Referred => record.is_none_or(|id| !rests_on(base, id, &near)),
    };
    if !errors.is_empty() {
        found.retain(|found| holds(&found.code, places.record_of(found)));
    }
    let is_sought =
        |code: &CodeHandle, record| !broken.contains(&record) && holds(code, Some(record));
    allow::apply(base, today, found, &is_sought, &mut places, only)
}

/// The broken records and those that refer to one of them.
fn near(base: &KnowledgeBase, broken: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
    if broken.is_empty() {
        return BTreeSet::new();
    }
    let ids = base.records().map(|(id, _)| id);
    ids.filter(|id| rests_on(base, *id, broken)).collect()
}

/// Whether a record is one of these or refers to one.
fn rests_on(base: &KnowledgeBase, id: RecordId, those: &BTreeSet<RecordId>) -> bool {
    let mut does = those.contains(&id);
    if does || those.is_empty() {
        return does;
    }
    base.record(id).each_deep(&mut |_, value| {
        value.reference_lists(&mut |list| {
            let mut targets = list.iter().filter_map(|it| base.target(it));
            does = does || targets.any(|target| those.contains(&target));
        });
    });
    does
}

/// What the lint or the query of a code needs; reading errors of records are theirs alone.
#[must_use]
pub fn needs(code: &CodeHandle) -> Needs {
    // What a saved query finds may come from any record. So may a name that it asks for, which nothing seems to have.
    if code.declared().is_none() || code == &&antinomy_query::codes::QUERY_UNKNOWN_NAME {
        return Needs::Everything;
    }
    if code.is_one_of(antinomy_query::codes::ALL) {
        return Needs::Nothing;
    }
    let lint = lints().find(|lint| code.is_one_of(lint.codes()));
    // A code without a lint is taken to be about a record.
    lint.map_or(Needs::Record, |lint| lint.needs())
}
