//! The transitive closure over `implies` and `excludes`. There is no other implementation.

use antinomy_model::{Body, Kind, KnowledgeBase, RecordId, Ref};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// The implications and exclusions between propositions, with each strongly connected component of implications as one group.
#[derive(Debug)]
pub(in crate::facts) struct Logic {
    propositions: Vec<RecordId>,
    /// The group of each proposition.
    groups: Vec<u32>,
    /// The propositions of each group.
    pub(in crate::facts) members: Vec<Vec<RecordId>>,
    // What leads where, by group.
    pub(in crate::facts) implies: Vec<Vec<u32>>,
    implied_by: Vec<Vec<u32>>,
    excludes: Vec<Vec<u32>>,
}

impl Logic {
    pub(in crate::facts) fn new(base: &KnowledgeBase) -> Self {
        let propositions: Vec<RecordId> =
            base.of_kind(Kind::Proposition).map(|(id, _)| id).collect();
        let mut implications = DiGraph::<(), ()>::with_capacity(propositions.len(), 0);
        for _ in &propositions {
            implications.add_node(());
        }
        let mut exclusions = Vec::new();
        let ranks = |references: &[Ref]| -> Vec<usize> {
            let found = references.iter().filter_map(|it| base.target(it));
            found
                // Propositions come in the order of ids; records of other kinds drop out.
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
            // Within a group all is implied already, and a loop would not lead anywhere new.
            if from != to {
                implies[from as usize].push(to);
                implied_by[to as usize].push(from);
            }
        }
        for (one, other) in exclusions {
            let (one, other) = (groups[one], groups[other]);
            // `excludes` is symmetric, on whichever of the two it is written.
            excludes[one as usize].push(other);
            excludes[other as usize].push(one);
        }
        // Contracting components makes parallel edges.
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

    pub(in crate::facts) fn group(&self, proposition: RecordId) -> Option<u32> {
        let rank = self.propositions.binary_search(&proposition).ok()?;
        Some(self.groups[rank])
    }

    /// What follows from positions, in the order in which they were coded: groups with a sign, positive for affirming. Each
    /// effective group comes with the index of the first position that leads to it.
    pub(in crate::facts) fn follow(&self, coded: &[(u32, i8)]) -> EffectiveGroups {
        let mut affirmed = Closure::new(self.members.len());
        let mut denied = Closure::new(self.members.len());
        for (origin, (group, sign)) in coded.iter().enumerate() {
            match sign {
                1 => {
                    // What an earlier position affirms has led to its exclusions already.
                    let first = affirmed.found.len();
                    affirmed.add([*group], origin, &self.implies);
                    let new = affirmed.found[first..].iter();
                    let excluded = new.flat_map(|(group, _)| &self.excludes[*group as usize]);
                    denied.add(excluded.copied(), origin, &self.implied_by);
                }
                // Against implications only: denying a proposition says nothing about what it excludes.
                -1 => denied.add([*group], origin, &self.implied_by),
                _ => {}
            }
        }
        EffectiveGroups {
            affirmed: affirmed.found,
            denied: denied.found,
        }
    }

    /// The propositions of groups, sorted.
    pub(in crate::facts) fn records(&self, groups: &[(u32, usize)]) -> Vec<RecordId> {
        let members = groups.iter().map(|it| &self.members[it.0 as usize]);
        let mut records: Vec<RecordId> = members.flatten().copied().collect();
        records.sort_unstable();
        records
    }
}

/// Effective groups, each with the index of the coded position that it follows from.
pub(in crate::facts) struct EffectiveGroups {
    pub(in crate::facts) affirmed: Vec<(u32, usize)>,
    pub(in crate::facts) denied: Vec<(u32, usize)>,
}

/// A reflexive-transitive closure that grows origin by origin.
struct Closure {
    met: Vec<bool>,
    found: Vec<(u32, usize)>,
}

impl Closure {
    fn new(groups: usize) -> Self {
        Self {
            met: vec![false; groups],
            found: Vec::new(),
        }
    }

    /// Adds all that `next` leads to from `start`, with the start, as far as it is new.
    fn add(&mut self, start: impl IntoIterator<Item = u32>, origin: usize, next: &[Vec<u32>]) {
        // An explicit stack: a chain of implications may be as long as the content.
        let mut todo: Vec<u32> = start.into_iter().collect();
        while let Some(group) = todo.pop() {
            if !std::mem::replace(&mut self.met[group as usize], true) {
                self.found.push((group, origin));
                todo.extend(&next[group as usize]);
            }
        }
    }
}

fn sorted(mut groups: Vec<u32>) -> Vec<u32> {
    groups.sort_unstable();
    groups.dedup();
    groups
}
