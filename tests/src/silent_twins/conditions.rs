//! What each rule wants of the records that it puts together, condition by condition, so that a twin can be held to the one that
//! it breaks.
//!
//! These are the definitions of the rules put plainly: everything is looked at with everything, and neither confidence nor which
//! rule comes first matters.

mod positions;
mod works;

use super::ground::{Ground, Said};
use antinomy_graph::facts::Overlap;
use antinomy_model::RecordId;
use std::collections::BTreeSet;

/// Records that a rule puts together.
pub(super) struct Candidate {
    /// Those that it is about.
    pub(super) records: BTreeSet<RecordId>,
    /// The conditions that do not hold. The rule fires if there are none.
    pub(super) broken: BTreeSet<&'static str>,
}

impl Candidate {
    fn of(records: &[RecordId], conditions: &[(&'static str, bool)]) -> Self {
        let broken = conditions.iter().filter(|(_, holds)| !holds);
        Self {
            records: records.iter().copied().collect(),
            broken: broken.map(|(name, _)| *name).collect(),
        }
    }
}

/// All that a rule puts together of some records.
pub(super) type Rule = fn(&Ground<'_>, &[RecordId]) -> Vec<Candidate>;

/// All rules, in the order of their definition; each has to have a row.
pub(super) const RULES: &[(&str, Rule)] = &[
    ("stance-conflict", |g, r| {
        pairs(g, r, positions::stance_conflict)
    }),
    ("self-ambivalence", positions::self_ambivalence),
    ("task-without-funding", works::task_without_funding),
    ("counteracted-by-higher-level", |g, r| {
        pairs(g, r, works::counteracted)
    }),
    ("competence-mismatch", works::competence_mismatch),
    ("principle-versus-measure", |g, r| {
        pairs(g, r, works::principle_versus_measure)
    }),
    ("claim-versus-evidence", |g, r| {
        pairs(g, r, positions::claim_versus_evidence)
    }),
    ("regime-subordination", works::regime_subordination),
    ("definition-divergence", |g, r| {
        pairs(g, r, positions::definition_divergence)
    }),
    ("shift", positions::shift),
    ("missing-field", works::missing_field),
    ("goal-without-measure", |g, r| {
        each(g, r, works::goal_without_measure)
    }),
    ("symbolic-policy", |g, r| {
        pairs(g, r, positions::symbolic_policy)
    }),
    ("convergence", positions::convergence),
    ("outlier", |g, r| pairs(g, r, positions::outlier)),
    ("deontic-tension", |g, r| each(g, r, works::deontic_tension)),
];

fn statements<'f>(ground: &Ground<'f>, records: &[RecordId]) -> Vec<Said<'f>> {
    let said = records.iter().filter_map(|id| ground.said(*id));
    said.collect()
}

fn each<'f>(
    ground: &Ground<'f>,
    records: &[RecordId],
    rule: impl Fn(&Ground<'f>, Said<'f>) -> Option<Candidate>,
) -> Vec<Candidate> {
    let said = statements(ground, records).into_iter();
    said.filter_map(|it| rule(ground, it)).collect()
}

/// Two statements in either order, never one with itself.
fn pairs<'f>(
    ground: &Ground<'f>,
    records: &[RecordId],
    rule: impl Fn(&Ground<'f>, Said<'f>, Said<'f>) -> Option<Candidate>,
) -> Vec<Candidate> {
    let said = statements(ground, records);
    let pairs = said.iter().flat_map(|a| said.iter().map(move |b| (*a, *b)));
    let pairs = pairs.filter(|(a, b)| a.id != b.id);
    pairs.filter_map(|(a, b)| rule(ground, a, b)).collect()
}

/// Whether times overlap as wanted. The name of the condition says how they do, which is what a row names.
fn time(overlap: Overlap, wanted: Overlap) -> (&'static str, bool) {
    let word = match overlap {
        Overlap::Excluded => "time excluded",
        Overlap::Open => "time open",
        Overlap::Certain => "time certain",
    };
    (word, overlap == wanted)
}

fn not_excluded(ground: &Ground<'_>, a: Said<'_>, b: Said<'_>) -> (&'static str, bool) {
    let overlap = ground.overlap(a, b);
    ("time excluded", overlap != Overlap::Excluded)
}

fn unqualified(ground: &Ground<'_>, a: Said<'_>, b: Said<'_>) -> (&'static str, bool) {
    ("qualifies", !ground.joins("qualifies", a.id, b.id))
}

fn sides(ground: &Ground<'_>, a: Said<'_>, b: Said<'_>) -> (&'static str, bool) {
    let is_side = |it: Said<'_>| !ground.facts.is_commenting(it.statement);
    ("commenting", is_side(a) && is_side(b))
}
