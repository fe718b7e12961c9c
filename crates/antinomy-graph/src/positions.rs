//! Effective positions: what a statement affirms and denies, once implied and excluded propositions are followed.
//!
//! A statement affirms what it takes a positive position on and all that this implies. It denies what it takes a
//! negative position on, all that excludes something it affirms, and whatever implies something that it denies. Never
//! the converse: to deny a proposition says nothing about what it excludes or implies. A stance of 0 takes no side.
//!
//! Propositions that imply each other are affirmed and denied together, so they are followed as one group. Statements
//! that code the same groups share one list, which is written when somebody first asks for it.

use crate::Graph;
use antinomy_model::{Body, Kind, KnowledgeBase, RecordId, Ref};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The effective positions of all statements.
#[derive(Debug)]
pub(crate) struct Positions {
    logic: Logic,
    /// Every set of groups that some statement codes, once.
    coded: Vec<Coded>,
    /// For each statement that takes positions the place of its set.
    of_record: BTreeMap<RecordId, usize>,
}

/// What a statement takes a positive and a negative position on, by group and sorted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sides {
    positive: Vec<u32>,
    negative: Vec<u32>,
}

#[derive(Debug)]
struct Coded {
    sides: Sides,
    effective: OnceLock<Effective>,
}

/// What follows from a set of coded positions, sorted.
#[derive(Debug)]
struct Effective {
    affirmed: Vec<RecordId>,
    denied: Vec<RecordId>,
}

impl Positions {
    /// `taken` are statement, proposition and stance, sorted by statement.
    pub(crate) fn new(base: &KnowledgeBase, taken: &[(RecordId, RecordId, i8)]) -> Self {
        let logic = Logic::new(base);
        let mut places: BTreeMap<Sides, usize> = BTreeMap::new();
        let mut of_record = BTreeMap::new();
        for of_one in taken.chunk_by(|a, b| a.0 == b.0) {
            let side = |sign: i8| {
                let on_side = of_one.iter().filter(|taken| taken.2.signum() == sign);
                let groups = on_side.filter_map(|taken| logic.group(taken.1));
                sorted(groups.collect())
            };
            let sides = Sides {
                positive: side(1),
                negative: side(-1),
            };
            let next = places.len();
            of_record.insert(of_one[0].0, *places.entry(sides).or_insert(next));
        }
        let mut coded: Vec<(usize, Sides)> = places
            .into_iter()
            .map(|(sides, place)| (place, sides))
            .collect();
        coded.sort_unstable();
        let coded = coded.into_iter().map(|(_, sides)| Coded {
            sides,
            effective: OnceLock::new(),
        });
        Self {
            logic,
            coded: coded.collect(),
            of_record,
        }
    }

    fn effective(&self, record: RecordId) -> Option<&Effective> {
        let coded = &self.coded[*self.of_record.get(&record)?];
        let follow = || self.logic.follow(&coded.sides);
        Some(coded.effective.get_or_init(follow))
    }
}

/// How propositions hang together. A group is one proposition, or several that imply each other.
#[derive(Debug)]
struct Logic {
    propositions: Vec<RecordId>,
    /// The group of each proposition.
    groups: Vec<u32>,
    /// The propositions of each group.
    members: Vec<Vec<RecordId>>,
    // What leads where, by group.
    implies: Vec<Vec<u32>>,
    implied_by: Vec<Vec<u32>>,
    excludes: Vec<Vec<u32>>,
}

impl Logic {
    fn new(base: &KnowledgeBase) -> Self {
        let propositions: Vec<RecordId> =
            base.of_kind(Kind::Proposition).map(|(id, _)| id).collect();
        let mut implications = DiGraph::<(), ()>::with_capacity(propositions.len(), 0);
        for _ in &propositions {
            implications.add_node(());
        }
        let mut exclusions = Vec::new();
        let ranks = |references: &[Ref]| -> Vec<usize> {
            let found = references.iter().filter_map(|it| base.find(&it.id));
            found
                .filter_map(|id| propositions.binary_search(&id).ok())
                .collect()
        };
        for (rank, (_, record)) in base.of_kind(Kind::Proposition).enumerate() {
            let Body::Proposition(proposition) = &record.body else {
                continue;
            };
            for other in ranks(&proposition.implies) {
                implications.add_edge(NodeIndex::new(rank), NodeIndex::new(other), ());
            }
            let others = ranks(&proposition.excludes).into_iter();
            exclusions.extend(others.map(|other| (rank, other)));
        }
        // Tarjan's algorithm would do as well, but petgraph's recurses as deep as a chain of implications.
        let found = kosaraju_scc(&implications);
        let mut groups = vec![0; propositions.len()];
        for (group, members) in (0u32..).zip(&found) {
            for member in members {
                groups[member.index()] = group;
            }
        }
        let none = || vec![Vec::new(); found.len()];
        let (mut implies, mut implied_by, mut excludes) = (none(), none(), none());
        for edge in implications.raw_edges() {
            let (from, to) = (groups[edge.source().index()], groups[edge.target().index()]);
            if from != to {
                implies[from as usize].push(to);
                implied_by[to as usize].push(from);
            }
        }
        for (one, other) in exclusions {
            let (one, other) = (groups[one], groups[other]);
            excludes[one as usize].push(other);
            excludes[other as usize].push(one);
        }
        let once = |lists: Vec<Vec<u32>>| lists.into_iter().map(sorted).collect();
        let record = |node: &NodeIndex| propositions[node.index()];
        Self {
            members: found
                .iter()
                .map(|group| group.iter().map(record).collect())
                .collect(),
            implies: once(implies),
            implied_by: once(implied_by),
            excludes: once(excludes),
            groups,
            propositions,
        }
    }

    fn group(&self, proposition: RecordId) -> Option<u32> {
        let rank = self.propositions.binary_search(&proposition).ok()?;
        Some(self.groups[rank])
    }

    /// What is effectively affirmed and denied by somebody who takes these positions.
    fn follow(&self, sides: &Sides) -> Effective {
        let affirmed = close(sides.positive.clone(), &self.implies);
        let excluded = affirmed
            .iter()
            .flat_map(|&group| &self.excludes[group as usize]);
        let rejected = sides.negative.iter().chain(excluded).copied().collect();
        let denied = close(rejected, &self.implied_by);
        Effective {
            affirmed: self.records(&affirmed),
            denied: self.records(&denied),
        }
    }

    fn records(&self, groups: &[u32]) -> Vec<RecordId> {
        let members = groups.iter().map(|&group| &self.members[group as usize]);
        let mut records: Vec<RecordId> = members.flatten().copied().collect();
        records.sort_unstable();
        records
    }
}

fn sorted(mut groups: Vec<u32>) -> Vec<u32> {
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// Every group that `next` leads to from `start`, with the start, each once.
fn close(start: Vec<u32>, next: &[Vec<u32>]) -> Vec<u32> {
    let mut met = vec![false; next.len()];
    let mut todo = start;
    let mut found = Vec::new();
    while let Some(group) = todo.pop() {
        if !std::mem::replace(&mut met[group as usize], true) {
            found.push(group);
            todo.extend(&next[group as usize]);
        }
    }
    found
}

impl Graph {
    /// The propositions that a statement effectively affirms, sorted; none for other records.
    #[must_use]
    pub fn affirms(&self, statement: RecordId) -> &[RecordId] {
        let effective = self.positions.effective(statement);
        effective.map_or(&[], |it| &it.affirmed)
    }

    /// The propositions that a statement effectively denies, sorted; none for other records.
    #[must_use]
    pub fn denies(&self, statement: RecordId) -> &[RecordId] {
        let effective = self.positions.effective(statement);
        effective.map_or(&[], |it| &it.denied)
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
    use std::collections::BTreeSet;

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

    /// So many propositions that all imply each other, and so many statements that each code another pair of them.
    fn dense(propositions: usize, statements: usize) -> Graph {
        use std::fmt::Write as _;
        let all: Vec<String> = (0..propositions).map(|it| format!("p{it}")).collect();
        let all = all.join(", ");
        let mut text = "propositions:\n- {id: out, text: P}\n".to_owned();
        for number in 0..propositions {
            let _ = writeln!(
                text,
                "- {{id: p{number}, text: P, implies: [{all}], excludes: out}}"
            );
        }
        text += "statements:\n";
        for number in 0..statements {
            let (one, other) = (number % propositions, number / propositions);
            let _ = writeln!(
                text,
                "- {{id: s{number}, text: S, positions: {{p{one}: 1, p{other}: 2}}}}"
            );
        }
        graph(&text)
    }

    #[test]
    fn propositions_that_imply_each_other_are_one_group_and_share_their_lists() {
        let graph = dense(300, 1_000);
        let logic = &graph.positions.logic;
        assert_eq!(logic.members.len(), 2);
        assert_eq!(logic.implies.iter().flatten().count(), 0);
        assert_eq!(graph.positions.coded.len(), 1);
        assert_eq!(graph.positions.of_record.len(), 1_000);
        for id in ["s0", "s700", "s999"] {
            assert_eq!(affirms(&graph, id).len(), 300);
            assert_eq!(denies(&graph, id), ["out"]);
        }
        let affirmed = |id| graph.affirms(graph.record_named(id)).as_ptr();
        assert_eq!(affirmed("s0"), affirmed("s999"));
    }

    #[test]
    fn nothing_is_followed_before_somebody_asks_and_no_chain_is_too_long() {
        use std::fmt::Write as _;
        let mut text = "propositions:\n- {id: p0, text: P}\n".to_owned();
        let mut statements = "statements:\n".to_owned();
        for number in 1..9_000 {
            let last = number - 1;
            let _ = writeln!(text, "- {{id: p{number}, text: P, implies: p{last}}}");
            let _ = writeln!(
                statements,
                "- {{id: s{number}, text: S, positions: {{p{number}: 1}}}}"
            );
        }
        let graph = graph(&(text + &statements));
        let written = || {
            let coded = graph.positions.coded.iter();
            coded.filter(|it| it.effective.get().is_some()).count()
        };
        assert_eq!(written(), 0);
        assert_eq!(affirms(&graph, "s8999").len(), 9_000);
        assert_eq!(affirms(&graph, "s1"), ["p0", "p1"]);
        assert_eq!(written(), 2);
    }

    /// Follows positions proposition by proposition until nothing is added; `[affirmed, denied]`.
    fn plainly(base: &KnowledgeBase, statement: RecordId) -> [Vec<RecordId>; 2] {
        let leads = |from: RecordId, to: RecordId, excludes: bool| match &base.record(from).body {
            Body::Proposition(it) => {
                let to = Some(to);
                let ends = if excludes { &it.excludes } else { &it.implies };
                ends.iter().any(|end| base.find(&end.id) == to)
            }
            _ => false,
        };
        let propositions: Vec<RecordId> =
            base.of_kind(Kind::Proposition).map(|(id, _)| id).collect();
        let coded = |sign: i8| {
            let statement = base.record(statement).statement();
            let positions = statement.into_iter().flat_map(|it| &it.positions);
            let on_side = positions.filter(move |it| it.stance.signum() == sign);
            on_side.filter_map(|it| base.find(&it.proposition.id))
        };
        let mut affirmed: BTreeSet<RecordId> = coded(1).collect();
        let mut denied: BTreeSet<RecordId> = coded(-1).collect();
        for _ in 0..2 * propositions.len() {
            for &one in &propositions {
                for &other in &propositions {
                    if affirmed.contains(&one) && leads(one, other, false) {
                        affirmed.insert(other);
                    }
                    let apart = leads(one, other, true) || leads(other, one, true);
                    let rejects = denied.contains(&other) && leads(one, other, false);
                    if rejects || affirmed.contains(&other) && apart {
                        denied.insert(one);
                    }
                }
            }
        }
        [affirmed, denied].map(|side| side.into_iter().collect())
    }

    #[test]
    fn groups_lead_to_what_single_propositions_lead_to() {
        use std::fmt::Write as _;
        let mut seed = 7_u32;
        let mut random = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..10 {
            let mut text = "propositions:\n".to_owned();
            for number in 0..12 {
                let (a, b, c) = (random(12), random(12), random(30));
                let _ = writeln!(
                    text,
                    "- {{id: p{number}, text: P, implies: [p{a}, p{c}], excludes: [p{b}, p{c}]}}"
                );
            }
            text += "statements:\n";
            for number in 0..12 {
                let a = random(12);
                let b = (a + 1 + random(11)) % 12;
                let _ = writeln!(
                    text,
                    "- {{id: s{number}, text: S, positions: {{p{a}: 1, q: 2, p{b}: -1}}}}"
                );
            }
            let graph = graph(&text);
            for (id, _) in graph.base().of_kind(Kind::Statement) {
                let found = [graph.affirms(id), graph.denies(id)].map(<[_]>::to_vec);
                assert_eq!(found, plainly(graph.base(), id), "{text}");
            }
        }
    }
}
