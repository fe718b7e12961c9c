//! A contradiction whose sides have nothing to do with each other: no proposition that both effectively take a side on,
//! no opposite frames, no relation, and no addressee of one side that is addressed by the other or is its voice.
//!
//! Where its author says that no rule can find it (`finder: not-expected`), all of that may be in the text alone.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Contradiction;
use antinomy_model::values::{Category, Finder};
use antinomy_model::{Body, Kind, KnowledgeBase, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "";
    CODE = "L024", "sides-without-common-ground", Warning;
}

/// How many records all grounds together may take up. Hostile content could name the same large sets again and again;
/// when the budget is used up, the remaining contradictions are taken on trust.
const STEP_BUDGET: usize = 5_000_000;

pub(super) struct SidesWithoutCommonGround;

impl Lint for SidesWithoutCommonGround {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Referred
    }

    // Not per record: a relation that joins two sides is a record of its own, to which neither side refers.
    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        let base = facts.base();
        let mut grounds = Grounds {
            facts,
            joins: joins(base),
            steps: STEP_BUDGET,
        };
        for (_, record) in base.of_kind(Kind::Contradiction) {
            let Some(contradiction) = record.contradiction() else {
                continue;
            };
            if is_about_sides(contradiction)
                && is_whole(base, contradiction)
                && !grounds.have_sides_met(contradiction)
            {
                out.push(Diagnostic::new(&CODE, record.span));
            }
            if grounds.steps == 0 {
                return;
            }
        }
    }
}

/// A gap or a convergence does not set its sides against each other, and a single side has no other to meet.
fn is_about_sides(contradiction: &Contradiction) -> bool {
    if contradiction.finder == Some(Finder::NotExpected) {
        return false;
    }
    let against = matches!(
        contradiction.category,
        Some(Category::Contradiction | Category::Ambivalence | Category::Shift)
    );
    let sides = contradiction.sides.iter();
    against && sides.filter(|side| !side.is_empty()).count() > 1
}

/// Whether all sides are made of statements: what is missing could be what they have in common.
fn is_whole(base: &KnowledgeBase, contradiction: &Contradiction) -> bool {
    let mut sides = contradiction.sides.iter().flatten();
    sides.all(|it| base.target_of(it, Kind::Statement).is_some())
}

/// Ends of relations and opposite concepts, in both directions.
fn joins(base: &KnowledgeBase) -> BTreeMap<RecordId, Vec<RecordId>> {
    let mut joins: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    let mut join = |one: RecordId, other: RecordId| {
        joins.entry(one).or_default().push(other);
        joins.entry(other).or_default().push(one);
    };
    for (id, record) in base.of_kind(Kind::Concept) {
        record.value("antonym").reference_lists(&mut |list| {
            targets(base, list).for_each(|other| join(id, other));
        });
    }
    for (_, record) in base.of_kind(Kind::Relation) {
        let Body::Relation(relation) = &record.body else {
            continue;
        };
        let end = |end: &Option<Ref>| base.target(end.as_ref()?);
        if let (Some(from), Some(to)) = (end(&relation.from), end(&relation.to)) {
            join(from, to);
        }
    }
    joins
}

fn targets<'b>(base: &'b KnowledgeBase, list: &'b [Ref]) -> impl Iterator<Item = RecordId> {
    list.iter().filter_map(|it| base.target(it))
}

/// What a side has in common with others, if anything.
#[derive(Default)]
struct CommonGround {
    /// Propositions that it effectively affirms or denies, and what relations join to its statements.
    touched: BTreeSet<RecordId>,
    /// Its statements, their voices, and the concepts that they are about or frame their matter with.
    own: BTreeSet<RecordId>,
    /// What relations and opposites join to these.
    joined: BTreeSet<RecordId>,
    voices: BTreeSet<RecordId>,
    addressees: BTreeSet<RecordId>,
}

impl CommonGround {
    fn meets(&self, other: &Self) -> bool {
        let meet = |a: &BTreeSet<RecordId>, b| !a.is_disjoint(b);
        meet(&self.touched, &other.touched)
            || meet(&self.joined, &other.own)
            || meet(&self.addressees, &other.addressees)
            || meet(&self.addressees, &other.voices)
            || meet(&self.voices, &other.addressees)
    }

    fn absorb(&mut self, other: Self) {
        self.touched.extend(other.touched);
        self.own.extend(other.own);
        self.joined.extend(other.joined);
        self.voices.extend(other.voices);
        self.addressees.extend(other.addressees);
    }
}

/// Works out the grounds of sides, within the step budget.
struct Grounds<'f> {
    facts: &'f Facts,
    joins: BTreeMap<RecordId, Vec<RecordId>>,
    steps: usize,
}

impl Grounds<'_> {
    /// Whether two sides of a contradiction meet. True as well when the budget is used up.
    fn have_sides_met(&mut self, contradiction: &Contradiction) -> bool {
        let mut seen = CommonGround::default();
        for side in &contradiction.sides {
            let ground = self.of_side(side);
            if self.steps == 0 || ground.meets(&seen) {
                return true;
            }
            seen.absorb(ground);
        }
        false
    }

    fn of_side(&mut self, side: &[Ref]) -> CommonGround {
        let facts = self.facts;
        let base = facts.base();
        let mut ground = CommonGround::default();
        for id in targets(base, side) {
            let Some(statement) = base.record(id).statement() else {
                continue;
            };
            // Facts follow positions when they are first asked for, so nothing is asked beyond the budget.
            if self.steps == 0 {
                break;
            }
            self.add(&mut ground.touched, facts.affirms(id));
            self.add(&mut ground.touched, facts.denies(id));
            self.add_joined(&mut ground.touched, id);
            ground.own.insert(id);
            ground.own.extend(targets(base, &statement.concepts));
            ground.own.extend(targets(base, &statement.frames));
            ground.voices.extend(facts.voice_of(statement).actor);
            ground.addressees.extend(targets(base, &statement.to));
        }
        ground.own.extend(&ground.voices);
        for id in &ground.own {
            self.add_joined(&mut ground.joined, *id);
        }
        ground
    }

    fn add_joined(&mut self, to: &mut BTreeSet<RecordId>, id: RecordId) {
        if let Some(others) = self.joins.get(&id) {
            self.steps = self.steps.saturating_sub(others.len());
            to.extend(others);
        }
    }

    fn add(&mut self, to: &mut BTreeSet<RecordId>, records: &[RecordId]) {
        self.steps = self.steps.saturating_sub(records.len());
        to.extend(records);
    }
}
