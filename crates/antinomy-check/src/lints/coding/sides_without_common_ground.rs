//! A contradiction whose sides have nothing to do with each other: no proposition that both effectively take a side
//! on, no frames that stand against each other, no relation, and nobody whom one side addresses and who stands behind
//! the other.
//! Where its author says that no rule can find it (`finder: not-expected`), all of that may stand in the text alone.

use crate::lints::Lint;
use antinomy_model::kinds::Contradiction;
use antinomy_model::values::{Category, Finder};
use antinomy_model::{Body, Kind, KnowledgeBase, RecordId, Ref};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};

antinomy_syntax::codes! {
    "";
    CODE = "L024", "sides-without-common-ground", Warning;
}

/// After so many steps the rest is taken on trust: no person writes contradictions that need them.
const MAX_STEPS: usize = 5_000_000;

pub(super) struct SidesWithoutCommonGround;

impl Lint for SidesWithoutCommonGround {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let links = Links::of(base);
        let mut steps = MAX_STEPS;
        for (_, record) in base.of_kind(Kind::Contradiction) {
            let Some(contradiction) = record.contradiction() else {
                continue;
            };
            if is_about_sides(contradiction)
                && is_whole(base, contradiction)
                && !have_ground(base, contradiction, &links, &mut steps)
            {
                out.push(Diagnostic::new(&CODE, record.span));
            }
            if steps == 0 {
                return;
            }
        }
    }
}

/// A gap or a convergence does not set its sides against each other, and one side has nothing to meet.
fn is_about_sides(contradiction: &Contradiction) -> bool {
    if contradiction.finder == Some(Finder::NotExpected) {
        return false;
    }
    let against = matches!(
        contradiction.category,
        Some(Category::Contradiction | Category::Ambivalence | Category::Shift)
    );
    against
        && contradiction
            .sides
            .iter()
            .filter(|side| !side.is_empty())
            .count()
            > 1
}

/// Whether all sides are made of statements: what is missing could be what they have in common.
fn is_whole(base: &KnowledgeBase, contradiction: &Contradiction) -> bool {
    let mut sides = contradiction.sides.iter().flatten();
    sides.all(|it| {
        base.resolve(it)
            .is_some_and(|record| record.statement().is_some())
    })
}

/// Whether two sides meet.
fn have_ground(
    base: &KnowledgeBase,
    contradiction: &Contradiction,
    links: &Links,
    steps: &mut usize,
) -> bool {
    let mut seen = Ground::default();
    for side in &contradiction.sides {
        let ground = links.ground(base, side, steps);
        if *steps == 0 || ground.meets(&seen) {
            return true;
        }
        seen.absorb(ground);
    }
    false
}

/// What a side stands on.
#[derive(Default)]
struct Ground {
    /// Propositions that it effectively affirms or denies, and what relations join to its statements.
    touched: BTreeSet<RecordId>,
    /// Its statements, their voices, and the concepts that they are about or frame their matter with.
    own: BTreeSet<RecordId>,
    /// What relations and opposites join to these.
    joined: BTreeSet<RecordId>,
    voices: BTreeSet<RecordId>,
    addressees: BTreeSet<RecordId>,
}

impl Ground {
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

/// What leads from record to record.
#[derive(Default)]
struct Links {
    implies: BTreeMap<RecordId, Vec<RecordId>>,
    implied_by: BTreeMap<RecordId, Vec<RecordId>>,
    /// Of propositions, in both directions.
    excludes: BTreeMap<RecordId, Vec<RecordId>>,
    /// Ends of relations and opposite concepts, in both directions.
    joins: BTreeMap<RecordId, Vec<RecordId>>,
}

impl Links {
    fn of(base: &KnowledgeBase) -> Self {
        let mut links = Self::default();
        for (id, record) in base.records() {
            match &record.body {
                Body::Proposition(proposition) => {
                    for other in found(base, &proposition.implies) {
                        links.implies.entry(id).or_default().push(other);
                        links.implied_by.entry(other).or_default().push(id);
                    }
                    for other in found(base, &proposition.excludes) {
                        join(&mut links.excludes, id, other);
                    }
                }
                Body::Concept(concept) => {
                    for other in found(base, &concept.antonym) {
                        join(&mut links.joins, id, other);
                    }
                }
                Body::Relation(relation) => {
                    let end = |end: &Option<Ref>| base.find(&end.as_ref()?.id);
                    if let (Some(from), Some(to)) = (end(&relation.from), end(&relation.to)) {
                        join(&mut links.joins, from, to);
                    }
                }
                _ => {}
            }
        }
        links
    }

    fn ground(&self, base: &KnowledgeBase, side: &[Ref], steps: &mut usize) -> Ground {
        let mut ground = Ground::default();
        let (mut affirmed, mut denied) = (Vec::new(), Vec::new());
        for id in found(base, side) {
            let Some(statement) = base.record(id).statement() else {
                continue;
            };
            for position in &statement.positions {
                let taken = match position.stance.signum() {
                    1 => &mut affirmed,
                    -1 => &mut denied,
                    _ => continue,
                };
                taken.extend(base.find(&position.proposition.id));
            }
            ground.touched.extend(self.joined_to(id, steps));
            ground.own.insert(id);
            ground.own.extend(found(base, &statement.concepts));
            ground.own.extend(found(base, &statement.frames));
            ground.voices.extend(base.voice_of(statement).actor);
            ground.addressees.extend(found(base, &statement.to));
        }
        let affirmed = close(affirmed, &self.implies, steps);
        let excluded = affirmed.iter().filter_map(|it| self.excludes.get(it));
        denied.extend(excluded.flatten());
        ground
            .touched
            .extend(close(denied, &self.implied_by, steps));
        ground.touched.extend(affirmed);
        ground.own.extend(&ground.voices);
        for id in &ground.own {
            ground.joined.extend(self.joined_to(*id, steps));
        }
        ground
    }

    fn joined_to(&self, id: RecordId, steps: &mut usize) -> &[RecordId] {
        let others = self.joins.get(&id).map_or(&[][..], Vec::as_slice);
        *steps = steps.saturating_sub(others.len());
        others
    }
}

fn found<'b>(base: &'b KnowledgeBase, references: &'b [Ref]) -> impl Iterator<Item = RecordId> {
    references.iter().filter_map(|it| base.find(&it.id))
}

fn join(links: &mut BTreeMap<RecordId, Vec<RecordId>>, one: RecordId, other: RecordId) {
    links.entry(one).or_default().push(other);
    links.entry(other).or_default().push(one);
}

/// Everything that `next` leads to from `start`, with the start.
fn close(
    start: Vec<RecordId>,
    next: &BTreeMap<RecordId, Vec<RecordId>>,
    steps: &mut usize,
) -> BTreeSet<RecordId> {
    let mut todo = start;
    let mut met = BTreeSet::new();
    while let Some(record) = todo.pop().filter(|_| *steps > 0) {
        *steps -= 1;
        if met.insert(record) {
            todo.extend(next.get(&record).into_iter().flatten());
        }
    }
    met
}
