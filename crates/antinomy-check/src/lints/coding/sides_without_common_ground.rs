//! A contradiction whose sides have nothing to do with each other: no proposition that both effectively take a side
//! on, no frames that stand against each other, no relation, and nobody whom one side addresses and the other is about.
//! Where its author says that no rule can find it (`finder: not-expected`), all of that may stand in the text alone.

use crate::lints::Lint;
use antinomy_model::kinds::{Contradiction, Statement};
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

/// Whether two sides meet in a record, or one addresses those whom the other addresses or who speak for it.
fn have_ground(
    base: &KnowledgeBase,
    contradiction: &Contradiction,
    links: &Links,
    steps: &mut usize,
) -> bool {
    let mut seen: BTreeSet<RecordId> = BTreeSet::new();
    let (mut voices, mut addressees) = (BTreeSet::new(), BTreeSet::new());
    for side in &contradiction.sides {
        let ground = links.ground(base, side, steps);
        let statements = || side.iter().filter_map(|it| base.resolve(it)?.statement());
        let speaks: BTreeSet<_> = statements()
            .filter_map(|it| base.voice_of(it).actor)
            .collect();
        let hears: BTreeSet<_> = statements().flat_map(|it| found(base, &it.to)).collect();
        let is_addressed = !hears.is_disjoint(&addressees)
            || !hears.is_disjoint(&voices)
            || !speaks.is_disjoint(&addressees);
        if *steps == 0 || is_addressed || !ground.is_disjoint(&seen) {
            return true;
        }
        seen.extend(ground);
        voices.extend(speaks);
        addressees.extend(hears);
    }
    false
}

/// What leads from record to record.
#[derive(Default)]
struct Links {
    implies: BTreeMap<RecordId, Vec<RecordId>>,
    implied_by: BTreeMap<RecordId, Vec<RecordId>>,
    /// Of propositions, in both directions.
    excludes: BTreeMap<RecordId, Vec<RecordId>>,
    /// Ends of relations and opposite concepts, in both directions.
    meets: BTreeMap<RecordId, Vec<RecordId>>,
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
                        join(&mut links.meets, id, other);
                    }
                }
                Body::Relation(relation) => {
                    let end = |end: &Option<Ref>| base.find(&end.as_ref()?.id);
                    if let (Some(from), Some(to)) = (end(&relation.from), end(&relation.to)) {
                        join(&mut links.meets, from, to);
                    }
                }
                _ => {}
            }
        }
        links
    }

    /// Everything that a side touches: what it effectively affirms and denies, its frames, its statements, and what
    /// relations and opposites join to these.
    fn ground(&self, base: &KnowledgeBase, side: &[Ref], steps: &mut usize) -> BTreeSet<RecordId> {
        let of_side: Vec<(RecordId, &Statement)> = found(base, side)
            .filter_map(|id| Some((id, base.record(id).statement()?)))
            .collect();
        let statements = of_side.iter().map(|(_, statement)| *statement);
        let taken = |sign: i8| {
            let positions = statements
                .clone()
                .flat_map(|statement| &statement.positions);
            positions
                .filter(move |position| position.stance.signum() == sign)
                .filter_map(|position| base.find(&position.proposition.id))
        };
        let affirmed = close(taken(1).collect(), &self.implies, steps);
        let excluded = affirmed.iter().filter_map(|it| self.excludes.get(it));
        let denied = taken(-1).chain(excluded.flatten().copied()).collect();
        let mut ground = close(denied, &self.implied_by, steps);
        ground.extend(affirmed);
        let frames = statements.clone().flat_map(|it| found(base, &it.frames));
        let met: Vec<RecordId> = frames.chain(of_side.iter().map(|(id, _)| *id)).collect();
        for record in met {
            let others = self.meets.get(&record).map_or(&[][..], Vec::as_slice);
            *steps = steps.saturating_sub(others.len());
            ground.insert(record);
            ground.extend(others);
        }
        ground
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
