//! The shortest way between two records.
//!
//! A bidirectional breadth-first search that expands the smaller frontier and stops when the two meet: on a graph with
//! hubs it visits a small fraction of what a search from one end does. petgraph has no such search for unweighted graphs
//! that ignores the direction of edges and is deterministic.

use crate::{Graph, NodeId, Step};
use std::collections::{HashMap, HashSet};

/// What has been reached from one end so far.
struct SearchFront {
    // Looked up only: the order of iteration would not be reproducible.
    distance: HashMap<NodeId, usize>,
    border: Vec<NodeId>,
}

impl SearchFront {
    fn new(start: NodeId) -> Self {
        Self {
            distance: HashMap::from([(start, 0)]),
            border: vec![start],
        }
    }

    /// One step further in all directions.
    fn grow(&mut self, graph: &Graph) {
        let mut border = Vec::new();
        for &node in &self.border {
            // Breadth first: the distance that is entered first is the shortest.
            let next = self.distance[&node] + 1;
            for step in graph.steps(node) {
                self.distance.entry(step.to).or_insert_with(|| {
                    border.push(step.to);
                    next
                });
            }
        }
        self.border = border;
    }

    fn is_one_before(&self, node: NodeId, next: NodeId) -> bool {
        match (self.distance.get(&node), self.distance.get(&next)) {
            (Some(node), Some(next)) => node + 1 == *next,
            _ => false,
        }
    }

    /// All nodes on shortest ways from the start to one of `ends`.
    fn ways_to(&self, graph: &Graph, ends: &[NodeId]) -> HashSet<NodeId> {
        let mut on_the_way: HashSet<NodeId> = ends.iter().copied().collect();
        let mut todo = ends.to_vec();
        while let Some(node) = todo.pop() {
            for step in graph.steps(node) {
                if self.is_one_before(step.to, node) && on_the_way.insert(step.to) {
                    todo.push(step.to);
                }
            }
        }
        on_the_way
    }
}

impl Graph {
    /// The shortest way from one record to another, over edges in both directions; none if there is none, or if a node
    /// is no record. Of several the one whose nodes come first by id, and of several edges the first by predicate.
    #[must_use]
    pub fn shortest_path(&self, from: NodeId, to: NodeId) -> Option<Vec<Step>> {
        self.record_of(from).and(self.record_of(to))?;
        if from == to {
            return Some(Vec::new());
        }
        let (mut near, mut far) = (SearchFront::new(from), SearchFront::new(to));
        let met = self.meet(&mut near, &mut far)?;
        let on_the_way = near.ways_to(self, &met);
        let mut path = Vec::new();
        let mut at = from;
        while at != to {
            // Within `near` only ways to a meeting node lead on; beyond it the distances of `far` decrease.
            let step = self.first_step(at, |next| {
                far.is_one_before(next, at)
                    || (near.is_one_before(at, next) && on_the_way.contains(&next))
            })?;
            path.push(step);
            at = step.to;
        }
        Some(path)
    }

    /// Grows both until they touch; where they do, no shorter way can be left.
    fn meet(&self, near: &mut SearchFront, far: &mut SearchFront) -> Option<Vec<NodeId>> {
        while !near.border.is_empty() && !far.border.is_empty() {
            let (smaller, other) = if near.border.len() <= far.border.len() {
                (&mut *near, &*far)
            } else {
                (&mut *far, &*near)
            };
            // Expanding the smaller frontier postpones hubs for as long as possible.
            smaller.grow(self);
            let border = smaller.border.iter().copied();
            let met: Vec<NodeId> = border
                .filter(|node| other.distance.contains_key(node))
                .collect();
            if !met.is_empty() {
                return Some(met);
            }
        }
        None
    }

    fn first_step(&self, from: NodeId, leads_on: impl Fn(NodeId) -> bool) -> Option<Step> {
        self.steps(from)
            .filter(|step| leads_on(step.to))
            // A total order, so that equal lengths always give the same path.
            .min_by_key(|step| (step.to, step.predicate, step.direction))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Direction;
    use crate::sample::graph;

    fn path(graph: &Graph, from: &str, to: &str) -> Option<Vec<String>> {
        let (from, to) = (graph.find(from)?, graph.find(to)?);
        let steps = graph.shortest_path(from, to)?;
        let tell = |step: &Step| {
            let predicate = step.predicate.name(&graph.base().manifest);
            let (from, to) = (graph.id(step.from), graph.id(step.to));
            match step.direction {
                Direction::Forward => format!("{from} -{predicate}-> {to}"),
                Direction::Backward => format!("{from} <-{predicate}- {to}"),
            }
        };
        Some(steps.iter().map(tell).collect())
    }

    #[test]
    fn the_way_from_a_plan_to_a_contradiction_names_every_edge() {
        let graph = graph(
            "
sources: [{id: plan, title: Plan}, {id: corpus, title: Corpus, members: [plan]}]
statements: [{id: s, text: S, source: corpus}]
contradictions: [{id: x, title: X, category: gap, sides: [[s]]}]
",
        );
        assert_eq!(
            path(&graph, "plan", "x").unwrap(),
            ["plan <-member- corpus", "corpus <-source- s", "s <-side- x"]
        );
        assert_eq!(
            path(&graph, "x", "plan").unwrap(),
            ["x -side-> s", "s -source-> corpus", "corpus -member-> plan"]
        );
    }

    #[test]
    fn of_several_ways_the_one_with_the_first_ids_is_taken() {
        let graph = graph(
            "
concepts:
  - {id: start, label: S, related: [m, k, z]}
  - {id: k, label: K, related: [q]}
  - {id: m, label: M, related: [p, q], broader: q}
  - {id: z, label: Z, related: [p]}
  - {id: p, label: P, related: end}
  - {id: q, label: Q, related: end}
  - {id: end, label: E}
",
        );
        assert_eq!(
            path(&graph, "start", "end").unwrap(),
            ["start -related-> k", "k -related-> q", "q -related-> end"]
        );
    }

    #[test]
    fn of_several_edges_the_first_predicate_is_named() {
        let graph =
            graph("concepts: [{id: a, label: A, related: b, broader: b}, {id: b, label: B}]");
        assert_eq!(path(&graph, "a", "b").unwrap(), ["a -broader-> b"]);
    }

    #[test]
    fn a_shorter_way_is_found_past_a_long_one() {
        let mut text = "concepts:\n".to_owned();
        for at in 0..20 {
            text += &format!(
                "  - {{id: c-{at:02}, label: C, related: c-{:02}}}\n",
                (at + 1) % 20
            );
        }
        let graph = graph(&text);
        for end in 1..20 {
            let to = format!("c-{end:02}");
            assert_eq!(
                path(&graph, "c-00", &to).unwrap().len(),
                end.min(20 - end),
                "{to}"
            );
        }
    }

    #[test]
    fn nobody_has_to_walk_to_where_they_are() {
        let graph = graph("concepts: [{id: a, label: A, related: a}]");
        assert_eq!(path(&graph, "a", "a").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn there_may_be_no_way() {
        let graph = graph("concepts: [{id: a, label: A}, {id: b, label: B}]");
        assert_eq!(path(&graph, "a", "b"), None);
    }

    #[test]
    fn a_way_leads_from_record_to_record() {
        let graph = graph(
            "
propositions: [{id: p, text: P}]
statements: [{id: s, text: S, positions: {p: 1}}]
",
        );
        assert_eq!(path(&graph, "s", "p").unwrap(), ["s -takes-position-> p"]);
        assert_eq!(path(&graph, "s/position/p", "p"), None);
    }
}
