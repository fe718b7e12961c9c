//! From record to record along the edges between them, in both directions.

use crate::{Edge, Graph, NodeId, Predicate};

/// In which direction an edge is traversed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From its beginning to its end.
    Forward,
    /// From its end to its beginning.
    Backward,
}

/// An edge with the direction in which it is traversed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// The node before the step.
    pub from: NodeId,
    /// What the edge says.
    pub predicate: Predicate,
    /// The direction of traversal.
    pub direction: Direction,
    /// The node after the step.
    pub to: NodeId,
}

impl Step {
    /// The edge, as it is stored in the graph.
    #[must_use]
    pub fn edge(&self) -> Edge {
        let (from, to) = match self.direction {
            Direction::Forward => (self.from, self.to),
            Direction::Backward => (self.to, self.from),
        };
        Edge {
            from,
            predicate: self.predicate,
            to,
        }
    }
}

/// A record near another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The record's node.
    pub node: NodeId,
    /// How many steps away.
    pub distance: usize,
    /// The last step towards it: from the first record of the sphere before, by the first edge.
    pub via: Step,
}

impl Graph {
    /// The steps from a node to records, forward ones first. Nodes with attributes are skipped: a plain edge parallels each
    /// of them.
    pub fn steps(&self, from: NodeId) -> impl Iterator<Item = Step> {
        let forward = self.outgoing(from).map(move |edge| Step {
            from,
            predicate: edge.predicate,
            direction: Direction::Forward,
            to: edge.to,
        });
        let backward = self.incoming(from).map(move |edge| Step {
            from,
            predicate: edge.predicate,
            direction: Direction::Backward,
            to: edge.from,
        });
        forward
            .chain(backward)
            .filter(|step| self.record_of(step.to).is_some())
    }

    /// All records within `depth` steps of a node, nearest first, then by id; the node itself is not among them.
    #[must_use]
    pub fn neighbourhood(&self, node: NodeId, depth: usize) -> Vec<Neighbour> {
        // A flag a node instead of a set: nodes are numbered from 0, and a hub reaches most of them.
        let mut seen = vec![false; self.node_count()];
        seen[node.0 as usize] = true;
        let mut found: Vec<Neighbour> = Vec::new();
        let mut sphere = vec![node];
        for distance in 1..=depth {
            let known = found.len();
            for step in sphere.iter().flat_map(|&node| self.steps(node)) {
                if !std::mem::replace(&mut seen[step.to.0 as usize], true) {
                    found.push(Neighbour {
                        node: step.to,
                        distance,
                        via: step,
                    });
                }
            }
            // Sorted before the next sphere is expanded, so that `via` does not depend on the order of discovery.
            found[known..].sort_by_key(|neighbour| neighbour.node);
            sphere = found[known..].iter().map(|found| found.node).collect();
            // `depth` comes from the user and may exceed every distance.
            if sphere.is_empty() {
                break;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::graph;

    const CHAIN: &str = "
concepts:
  - {id: d, label: D}
  - {id: c, label: C, broader: d}
  - {id: b, label: B, related: [c, a]}
  - {id: a, label: A, related: b}
  - {id: z, label: Z}
";

    fn near(graph: &Graph, id: &str, depth: usize) -> Vec<String> {
        let node = graph.find(id).unwrap();
        let tell = |it: &Neighbour| {
            format!(
                "{} {} {}",
                it.distance,
                graph.id(it.node),
                graph.sentence(it.via.edge())
            )
        };
        graph.neighbourhood(node, depth).iter().map(tell).collect()
    }

    #[test]
    fn neighbours_come_by_distance_in_both_directions() {
        let graph = graph(CHAIN);
        assert_eq!(
            near(&graph, "b", 2),
            ["1 a b related a", "1 c b related c", "2 d c broader d"]
        );
        assert_eq!(near(&graph, "d", 1), ["1 c c broader d"]);
    }

    #[test]
    fn at_depth_nought_nobody_is_near() {
        assert!(near(&graph(CHAIN), "b", 0).is_empty());
    }

    #[test]
    fn cycles_end_where_everything_is_reached() {
        assert_eq!(near(&graph(CHAIN), "a", usize::MAX).len(), 3);
    }

    #[test]
    fn nodes_with_attributes_are_passed_over() {
        let graph = graph(
            "
propositions: [{id: p, text: P}]
statements: [{id: s, text: S, positions: {p: 1}}]
",
        );
        assert_eq!(near(&graph, "p", 1), ["1 s s takes-position p"]);
        assert_eq!(
            near(&graph, "s/position/p", 1),
            [
                "1 p s/position/p proposition p",
                "1 s s/position/p statement s"
            ]
        );
    }
}
