//! Edges, and their ranks.

use crate::node::node_id;
use crate::{NodeId, Predicate};
use petgraph::graph::NodeIndex;

/// One edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// Where it begins.
    pub from: NodeId,
    /// What it says.
    pub predicate: Predicate,
    /// Where it ends.
    pub to: NodeId,
}

/// The rank of an edge: its index in [`Graph::edges`](crate::Graph::edges). Ranks change when edges come or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeRank(pub u32);

impl Edge {
    pub(crate) fn new(from: NodeIndex, predicate: Predicate, to: NodeIndex) -> Self {
        Self {
            from: node_id(from),
            predicate,
            to: node_id(to),
        }
    }
}
