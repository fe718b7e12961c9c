//! Effective positions: what a statement affirms and denies, once implied and excluded propositions are followed.
//!
//! A statement affirms what it takes a positive position on and all that this implies. It denies what it takes a
//! negative position on, all that excludes something it affirms, and whatever implies something that it denies. Never
//! the converse: to deny a proposition says nothing about what it excludes or implies. A stance of 0 takes no side.

use crate::Graph;
use antinomy_model::{Kind, KnowledgeBase, RecordId, Ref};

/// The effective positions of all statements.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// One statement after the other, what it affirms before what it denies.
    propositions: Vec<RecordId>,
    /// For each record where its two parts begin and where the second ends.
    of_record: Vec<[u32; 3]>,
}

impl Positions {
    /// `taken` are statement, proposition and stance, sorted by statement.
    pub(crate) fn new(base: &KnowledgeBase, taken: &[(RecordId, RecordId, i8)]) -> Self {
        let mut logic = Logic::new(base);
        let mut positions = Self {
            propositions: Vec::with_capacity(taken.len()),
            of_record: vec![[0; 3]; base.records().count()],
        };
        for of_one in taken.chunk_by(|a, b| a.0 == b.0) {
            let side = |sign: i8| {
                let on_side = of_one.iter().filter(move |taken| taken.2.signum() == sign);
                on_side.map(|taken| taken.1).collect::<Vec<_>>()
            };
            let (affirms, denies) = logic.follow(&side(1), &side(-1));
            let start = positions.end();
            positions.propositions.extend(affirms);
            let middle = positions.end();
            positions.propositions.extend(denies);
            positions.of_record[of_one[0].0.0 as usize] = [start, middle, positions.end()];
        }
        positions
    }

    fn end(&self) -> u32 {
        u32::try_from(self.propositions.len()).unwrap_or(u32::MAX)
    }

    fn part(&self, record: RecordId, part: usize) -> &[RecordId] {
        let bounds = self.of_record[record.0 as usize];
        &self.propositions[bounds[part] as usize..bounds[part + 1] as usize]
    }
}

/// How propositions hang together, by their rank among the propositions.
struct Logic {
    propositions: Vec<RecordId>,
    implies: Vec<Vec<usize>>,
    implied_by: Vec<Vec<usize>>,
    excludes: Vec<Vec<usize>>,
    /// In which round each proposition was last met, so that nothing has to be cleared between rounds.
    met: Vec<u32>,
    round: u32,
}

impl Logic {
    fn new(base: &KnowledgeBase) -> Self {
        let propositions: Vec<RecordId> =
            base.of_kind(Kind::Proposition).map(|(id, _)| id).collect();
        let none = || vec![Vec::new(); propositions.len()];
        let mut logic = Self {
            implies: none(),
            implied_by: none(),
            excludes: none(),
            met: vec![0; propositions.len()],
            round: 0,
            propositions,
        };
        for (rank, (_, record)) in base.of_kind(Kind::Proposition).enumerate() {
            let antinomy_model::Body::Proposition(proposition) = &record.body else {
                continue;
            };
            for other in logic.ranks(base, &proposition.implies) {
                logic.implies[rank].push(other);
                logic.implied_by[other].push(rank);
            }
            for other in logic.ranks(base, &proposition.excludes) {
                logic.excludes[rank].push(other);
                logic.excludes[other].push(rank);
            }
        }
        logic
    }

    fn rank(&self, proposition: RecordId) -> Option<usize> {
        self.propositions.binary_search(&proposition).ok()
    }

    fn ranks(&self, base: &KnowledgeBase, references: &[Ref]) -> Vec<usize> {
        let found = references.iter().filter_map(|it| base.find(&it.id));
        found.filter_map(|id| self.rank(id)).collect()
    }

    /// What is effectively affirmed and denied by somebody who holds `positive` and rejects `negative`.
    fn follow(
        &mut self,
        positive: &[RecordId],
        negative: &[RecordId],
    ) -> (Vec<RecordId>, Vec<RecordId>) {
        let ranks = |all: &[RecordId]| all.iter().filter_map(|&id| self.rank(id)).collect();
        let (positive, mut rejected): (Vec<usize>, Vec<usize>) = (ranks(positive), ranks(negative));
        let affirmed = close(positive, &self.implies, &mut self.met, &mut self.round);
        rejected.extend(affirmed.iter().flat_map(|&rank| &self.excludes[rank]));
        let denied = close(rejected, &self.implied_by, &mut self.met, &mut self.round);
        let records = |ranks: Vec<usize>| {
            let records = ranks.into_iter().map(|rank| self.propositions[rank]);
            records.collect()
        };
        (records(affirmed), records(denied))
    }
}

/// Everything that `next` leads to from `start`, with the start, sorted. A cycle is walked once.
fn close(start: Vec<usize>, next: &[Vec<usize>], met: &mut [u32], round: &mut u32) -> Vec<usize> {
    *round += 1;
    let mut todo = start;
    let mut found = Vec::with_capacity(todo.len());
    while let Some(rank) = todo.pop() {
        if std::mem::replace(&mut met[rank], *round) != *round {
            found.push(rank);
            todo.extend(&next[rank]);
        }
    }
    found.sort_unstable();
    found
}

impl Graph {
    /// The propositions that a statement effectively affirms, sorted; none for other records.
    #[must_use]
    pub fn affirms(&self, statement: RecordId) -> &[RecordId] {
        self.positions.part(statement, 0)
    }

    /// The propositions that a statement effectively denies, sorted; none for other records.
    #[must_use]
    pub fn denies(&self, statement: RecordId) -> &[RecordId] {
        self.positions.part(statement, 1)
    }

    /// Whether two statements are opposed: the first proposition that one effectively affirms and the other
    /// effectively denies. A statement may be opposed to itself.
    #[must_use]
    pub fn opposed(&self, a: RecordId, b: RecordId) -> Option<RecordId> {
        self.opposed_on(a, b).into_iter().next()
    }

    /// All propositions on which two statements are opposed, sorted.
    #[must_use]
    pub fn opposed_on(&self, a: RecordId, b: RecordId) -> Vec<RecordId> {
        let mut found = common(self.affirms(a), self.denies(b));
        found.extend(common(self.affirms(b), self.denies(a)));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What two sorted lists have in common.
pub(crate) fn common(a: &[RecordId], b: &[RecordId]) -> Vec<RecordId> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|id| long.binary_search(id).is_ok());
    shared.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::graph;

    /// `wide` implies `wider`; `mixed` and `apart` exclude each other, which only one of them says; `ghetto` implies
    /// `apart`.
    const PROPOSITIONS: &str = "
propositions:
  - {id: wide, text: Wide, implies: wider}
  - {id: wider, text: Wider, implies: widest}
  - {id: widest, text: Widest}
  - {id: mixed, text: Mixed, excludes: apart}
  - {id: apart, text: Apart}
  - {id: ghetto, text: Ghetto, implies: apart}
";

    fn with(statements: &str) -> Graph {
        graph(&format!("{PROPOSITIONS}statements:\n{statements}"))
    }

    fn affirms<'a>(graph: &'a Graph, statement: &str) -> Vec<&'a str> {
        graph.names(graph.affirms(graph.record_named(statement)))
    }

    fn denies<'a>(graph: &'a Graph, statement: &str) -> Vec<&'a str> {
        graph.names(graph.denies(graph.record_named(statement)))
    }

    #[test]
    fn who_affirms_affirms_what_is_implied() {
        let graph = with("  - {id: s, text: S, positions: {wide: 1}}");
        assert_eq!(affirms(&graph, "s"), ["wide", "wider", "widest"]);
        assert!(denies(&graph, "s").is_empty());
    }

    #[test]
    fn who_denies_denies_what_implies_it_and_not_what_it_implies() {
        let graph = with("  - {id: s, text: S, positions: {wider: -2}}");
        assert_eq!(denies(&graph, "s"), ["wide", "wider"]);
        assert!(affirms(&graph, "s").is_empty());
    }

    #[test]
    fn who_affirms_denies_what_is_excluded_and_whatever_implies_that() {
        let graph = with("  - {id: s, text: S, positions: {mixed: 2}}");
        assert_eq!(affirms(&graph, "s"), ["mixed"]);
        assert_eq!(denies(&graph, "s"), ["apart", "ghetto"]);
    }

    #[test]
    fn exclusion_holds_in_both_directions() {
        let graph = with("  - {id: s, text: S, positions: {ghetto: 2}}");
        assert_eq!(affirms(&graph, "s"), ["apart", "ghetto"]);
        assert_eq!(denies(&graph, "s"), ["mixed"]);
    }

    #[test]
    fn denying_says_nothing_about_what_is_excluded() {
        let graph = with("  - {id: s, text: S, positions: {mixed: -2}}");
        assert!(affirms(&graph, "s").is_empty());
        assert_eq!(denies(&graph, "s"), ["mixed"]);
    }

    #[test]
    fn zero_takes_no_side() {
        let graph = with("  - {id: s, text: S, positions: {wide: 0, mixed: 0}}");
        assert!(affirms(&graph, "s").is_empty());
        assert!(denies(&graph, "s").is_empty());
    }

    #[test]
    fn other_records_take_no_position() {
        let graph = with("  - {id: s, text: S, positions: {wide: 2}}");
        assert!(affirms(&graph, "wide").is_empty());
    }

    #[test]
    fn two_statements_are_opposed_over_an_excluded_proposition() {
        let graph = with(
            "  - {id: a, text: A, positions: {mixed: 1}}\n  - {id: b, text: B, positions: {ghetto: 1}}",
        );
        let (a, b) = (graph.record_named("a"), graph.record_named("b"));
        assert_eq!(graph.opposed(a, b), graph.base().find("apart"));
        assert_eq!(graph.opposed(b, a), graph.base().find("apart"));
        assert_eq!(
            graph.names(&graph.opposed_on(a, b)),
            ["apart", "ghetto", "mixed"]
        );
    }

    #[test]
    fn two_statements_that_deny_the_same_are_not_opposed() {
        let graph = with(
            "  - {id: a, text: A, positions: {mixed: -1}}\n  - {id: b, text: B, positions: {apart: -1}}",
        );
        assert_eq!(
            graph.opposed(graph.record_named("a"), graph.record_named("b")),
            None
        );
    }

    #[test]
    fn a_statement_with_incompatible_positions_is_opposed_to_itself() {
        let graph = with("  - {id: s, text: S, positions: {mixed: 1, apart: 2}}");
        let s = graph.record_named("s");
        assert_eq!(graph.names(&graph.opposed_on(s, s)), ["apart", "mixed"]);
    }

    #[test]
    fn propositions_that_imply_each_other_do_not_hang() {
        let graph = graph(
            "
propositions:
  - {id: p, text: P, implies: [p, q], excludes: q}
  - {id: q, text: Q, implies: p}
statements: [{id: s, text: S, positions: {p: 1}}]
",
        );
        assert_eq!(affirms(&graph, "s"), ["p", "q"]);
        assert_eq!(denies(&graph, "s"), ["p", "q"]);
    }
}
