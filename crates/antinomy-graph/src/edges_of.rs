//! Edges of one predicate, found by binary search instead of a walk past all the other edges of a hub.

use crate::edge_index::RankedEdges;
use crate::{Edge, EdgeRank, Graph, NodeId, Predicate};
use std::iter::Copied;
use std::ops::Range;
use std::slice;

/// The edges that [`Graph::edges_of`] finds, each with its rank.
#[derive(Clone, Debug)]
pub struct EdgesFound<'g> {
    edges: RankedEdges<'g>,
    ranks: Ranks<'g>,
}

#[derive(Clone, Debug)]
enum Ranks<'g> {
    Consecutive(Range<u32>),
    Listed(Copied<slice::Iter<'g, u32>>),
}

impl Iterator for EdgesFound<'_> {
    type Item = (EdgeRank, Edge);

    fn next(&mut self) -> Option<Self::Item> {
        let rank = match &mut self.ranks {
            Ranks::Consecutive(ranks) => ranks.next(),
            Ranks::Listed(ranks) => ranks.next(),
        }?;
        Some((EdgeRank(rank), self.edges.at(rank)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.ranks {
            Ranks::Consecutive(ranks) => ranks.size_hint(),
            Ranks::Listed(ranks) => ranks.size_hint(),
        }
    }
}

impl ExactSizeIterator for EdgesFound<'_> {}

impl Graph {
    /// The edges of a predicate, from one node or from all, to one node or to all, sorted by beginning and end.
    #[must_use]
    pub fn edges_of(
        &self,
        predicate: Predicate,
        from: Option<NodeId>,
        to: Option<NodeId>,
    ) -> EdgesFound<'_> {
        let edges = self.ranked_edges();
        let ranks = match (from, to) {
            (None, None) => Ranks::Consecutive(edges.with(&predicate, |it| it.predicate)),
            (Some(from), None) => {
                Ranks::Consecutive(edges.with(&(predicate, from), |it| (it.predicate, it.from)))
            }
            (Some(from), Some(to)) => Ranks::Consecutive(
                edges.with(&(predicate, from, to), |it| (it.predicate, it.from, it.to)),
            ),
            (None, Some(to)) => Ranks::Listed(self.ranks_to(predicate, to).iter().copied()),
        };
        EdgesFound { edges, ranks }
    }

    fn ranks_to(&self, predicate: Predicate, to: NodeId) -> &[u32] {
        let edges = self.ranked_edges();
        // A predicate takes the same places in both orders.
        let of_predicate = edges.with(&predicate, |it| it.predicate);
        let ranks = self.ranks_by_end.get(edges);
        let ranks = &ranks[of_predicate.start as usize..of_predicate.end as usize];
        let start = ranks.partition_point(|&rank| edges.at(rank).to < to);
        let len = ranks[start..].partition_point(|&rank| edges.at(rank).to == to);
        &ranks[start..start + len]
    }

    /// The edge of a rank.
    ///
    /// # Panics
    /// If the rank comes from another graph.
    #[must_use]
    pub fn edge_at(&self, rank: EdgeRank) -> Edge {
        self.ranked_edges().at(rank.0)
    }

    fn ranked_edges(&self) -> RankedEdges<'_> {
        let stored = self.graph.raw_edges();
        RankedEdges {
            stored,
            count: stored.len() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::graph;
    use std::fmt::Write;

    /// A graph with hubs: every statement is in one source and on one of a few fields and concepts, and cites others.
    fn hubs() -> Graph {
        let mut text = "
actors: [{id: city, label: City}]
sources: [{id: plan, title: Plan, issuer: city}, {id: book, title: Book, in: plan}, {id: act, title: Act}]
fields: [{id: housing, label: Housing}, {id: roads, label: Roads, broader: housing}]
concepts: [{id: mix, label: Mix}, {id: burden, label: Burden, related: mix}]
statements:
"
        .to_owned();
        for at in 0..300 {
            let source = ["plan", "plan", "book"][at % 3];
            let field = ["housing", "roads"][at % 2];
            let concept = ["mix", "[mix, burden]", "burden", "[]"][at % 4];
            let cites = ["[]", "[act]", "[book, act, plan]"][at % 3];
            writeln!(
                text,
                "  - {{id: s-{at:03}, text: S, source: {source}, field: {field}, concepts: {concept}, \
                 cites: {cites}, to: city}}"
            )
            .unwrap();
        }
        graph(&text)
    }

    fn predicates(graph: &Graph) -> impl Iterator<Item = Predicate> {
        let built_in = Predicate::BUILT_IN.iter().copied();
        built_in.chain(Predicate::relations(&graph.base().manifest))
    }

    /// What `edges_of` has to find, by a look at every edge.
    fn naive(
        graph: &Graph,
        predicate: Predicate,
        from: Option<NodeId>,
        to: Option<NodeId>,
    ) -> Vec<(EdgeRank, Edge)> {
        let all = (0..).map(EdgeRank).zip(graph.edges());
        all.filter(|(_, it)| {
            it.predicate == predicate
                && from.is_none_or(|from| it.from == from)
                && to.is_none_or(|to| it.to == to)
        })
        .collect()
    }

    #[test]
    fn all_edges_of_a_predicate_are_found() {
        let graph = hubs();
        let mut count = 0;
        for predicate in predicates(&graph) {
            let found: Vec<_> = graph.edges_of(predicate, None, None).collect();
            assert_eq!(found, naive(&graph, predicate, None, None));
            count += found.len();
        }
        assert_eq!(count, graph.edge_count());
    }

    #[test]
    fn a_hub_gives_the_edges_of_one_predicate_in_both_directions() {
        let graph = hubs();
        for hub in ["plan", "book", "city", "housing", "mix", "act", "s-002"] {
            let hub = graph.find(hub);
            for predicate in predicates(&graph) {
                for (from, to) in [(hub, None), (None, hub), (hub, hub)] {
                    let found: Vec<_> = graph.edges_of(predicate, from, to).collect();
                    assert_eq!(found, naive(&graph, predicate, from, to));
                }
            }
        }
    }

    #[test]
    fn an_edge_is_found_by_its_two_ends_and_only_by_them() {
        let graph = hubs();
        for (rank, edge) in (0..).map(EdgeRank).zip(graph.edges()) {
            let of = |from, to| graph.edges_of(edge.predicate, Some(from), Some(to));
            assert!(of(edge.from, edge.to).eq([(rank, edge)]));
            assert_eq!(of(edge.to, edge.from).len(), 0);
            assert_eq!(graph.edge_at(rank), edge);
        }
    }

    #[test]
    fn the_count_is_known_beforehand() {
        let graph = hubs();
        let mut found = graph.edges_of(Predicate::Source, None, graph.find("plan"));
        assert_eq!(found.len(), 200);
        found.next();
        assert_eq!(found.len(), 199);
    }

    #[test]
    fn a_graph_without_edges_has_none_to_find() {
        let graph = graph("concepts: [{id: a, label: A}]");
        let a = graph.find("a");
        assert_eq!(graph.edges_of(Predicate::Broader, a, None).len(), 0);
        assert_eq!(graph.edges_of(Predicate::Broader, None, a).len(), 0);
    }
}
