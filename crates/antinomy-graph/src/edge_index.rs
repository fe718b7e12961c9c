//! The edges of a graph by binary search, without the graph.
//!
//! petgraph keeps edges in one array, which the draft fills in order, and links those of a node to a list. The array serves
//! every pattern except a predicate with an end alone; for that one there is a permutation of it.

use crate::Predicate;
use crate::edge::Edge;
use petgraph::graph::Edge as Stored;
use std::ops::Range;
use std::sync::OnceLock;

/// The edges of a graph by their ranks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RankedEdges<'g> {
    /// In descending order, see `Draft::numbered`.
    pub(crate) stored: &'g [Stored<Predicate>],
    pub(crate) count: u32,
}

impl RankedEdges<'_> {
    /// # Panics
    /// If there is no such rank.
    pub(crate) fn at(self, rank: u32) -> Edge {
        edge(&self.stored[(self.count - 1 - rank) as usize])
    }

    /// The ranks of the edges with this key, which must be a prefix of (predicate, from, to).
    pub(crate) fn with<K: Ord>(self, wanted: &K, key: impl Fn(Edge) -> K) -> Range<u32> {
        let above = self.stored.partition_point(|it| key(edge(it)) > *wanted);
        let rest = &self.stored[above..];
        let equal = rest.partition_point(|it| key(edge(it)) == *wanted);
        // Numbers of edges fit: petgraph counts them in u32.
        let end = self.count - above as u32;
        end - equal as u32..end
    }
}

fn edge(stored: &Stored<Predicate>) -> Edge {
    Edge::new(stored.source(), stored.weight, stored.target())
}

/// The ranks of all edges in the order of (predicate, to, from).
#[derive(Debug, Default)]
// Made on first use: only queries ask for it, and sorting takes as long as a good part of building the graph.
pub(crate) struct RanksByEnd(OnceLock<Box<[u32]>>);

impl RanksByEnd {
    pub(crate) fn get(&self, edges: RankedEdges<'_>) -> &[u32] {
        self.0.get_or_init(|| {
            let mut ranks: Box<[u32]> = (0..edges.count).collect();
            // Stable: ranks with equal keys are ascending already, and with them the beginnings.
            ranks.sort_by_key(|&rank| {
                let edge = edges.at(rank);
                (edge.predicate, edge.to)
            });
            ranks
        })
    }
}
