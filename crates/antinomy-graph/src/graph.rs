//! The graph, and what leads where in it.

use crate::build::Builder;
use crate::citation_index::Citations;
use crate::edge::Edge;
use crate::edge_index::RanksByEnd;
use crate::elsewhere::Elsewhere;
use crate::node::index;
use crate::{Facts, Node, NodeId, Predicate};
use antinomy_model::{KnowledgeBase, RecordId};
use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeReference};
use petgraph::visit::EdgeRef;
use std::ops::Range;
use std::sync::Arc;

/// The citation graph of a knowledge base with its derived facts.
///
/// ```
/// use antinomy_graph::{Graph, Predicate};
/// use antinomy_model::KnowledgeBase;
/// use antinomy_syntax::{Files, SourceFile};
/// use std::sync::Arc;
///
/// let text = "
/// sources: [{id: plan, title: Plan, class: policy, type: report, issuer: city}]
/// actors: [{id: city, label: City}]
/// ";
/// let files = Files::new(vec![SourceFile::new("content/all.yaml", text)]);
/// let (base, _) = KnowledgeBase::read(files, "content/");
/// let graph = Graph::new(Arc::new(base));
/// let plan = graph.find("plan").unwrap();
/// let issuers: Vec<_> = graph.outgoing_by(plan, Predicate::Issuer).collect();
/// assert_eq!(issuers, [graph.find("city").unwrap()]);
/// ```
#[derive(Debug)]
pub struct Graph {
    pub(crate) facts: Arc<Facts>,
    /// The edges of a node are walked in ascending order of (predicate, from, to).
    pub(crate) graph: DiGraph<Node, Predicate>,
    /// Stable ids of the nodes that are no records.
    pub(crate) ids: Vec<Option<Box<str>>>,
    /// The nodes of the records.
    pub(crate) of_record: Vec<NodeId>,
    pub(crate) citations: Citations,
    pub(crate) elsewhere: Elsewhere,
    pub(crate) ranks_by_end: RanksByEnd,
}

impl Graph {
    /// Builds the graph. References that lead nowhere, or to a record of a kind that the key does not allow, make no
    /// edge.
    #[must_use]
    pub fn new(base: Arc<KnowledgeBase>) -> Self {
        Self::of(Arc::new(Facts::new(base)))
    }

    /// The same, of facts that are in use already.
    #[must_use]
    pub fn of(facts: Arc<Facts>) -> Self {
        let parts = Builder::new(&facts).draft().numbered();
        Self {
            graph: parts.graph,
            ids: parts.ids,
            of_record: parts.of_record,
            citations: parts.citations,
            elsewhere: parts.elsewhere,
            ranks_by_end: RanksByEnd::default(),
            facts,
        }
    }

    /// The knowledge base that it was built from.
    #[must_use]
    pub fn base(&self) -> &KnowledgeBase {
        self.facts.base()
    }

    /// What follows from its records.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The same, to be kept longer than the graph.
    #[must_use]
    pub fn shared_facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// The knowledge base, to be kept longer than the graph.
    #[must_use]
    pub fn shared_base(&self) -> &Arc<KnowledgeBase> {
        self.facts.shared_base()
    }

    /// How many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes in the order of their stable ids.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0u32..).map(NodeId).zip(self.graph.node_weights())
    }

    /// All edges, sorted by predicate, beginning and end.
    pub fn edges(&self) -> impl Iterator<Item = Edge> {
        // Edges were added in descending order, see `Draft::numbered`.
        self.graph.edge_references().rev().map(edge)
    }

    /// A node by its number.
    ///
    /// # Panics
    /// If the number comes from another graph.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.graph[index(id)]
    }

    /// The record of a node, if it is one.
    #[must_use]
    pub fn record_of(&self, id: NodeId) -> Option<RecordId> {
        self.node(id).record()
    }

    /// The node of a record.
    ///
    /// # Panics
    /// If the number comes from another knowledge base.
    #[must_use]
    pub fn node_of(&self, record: RecordId) -> NodeId {
        self.of_record[record.0 as usize]
    }

    /// The stable id of a node.
    #[must_use]
    pub fn id(&self, id: NodeId) -> &str {
        match (&self.ids[id.0 as usize], self.node(id)) {
            (Some(id), _) => id,
            (None, Node::Record(record)) => &self.base().record(*record).id,
            // Unreachable: all nodes but records have an id of their own.
            (None, _) => "",
        }
    }

    /// The node with this stable id; for records an alias does as well.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<NodeId> {
        // The model's index knows aliases; other nodes are found by the order of ids.
        if let Some(record) = self.base().find(id) {
            return Some(self.node_of(record));
        }
        let all: Range<u32> = 0..u32::try_from(self.ids.len()).ok()?;
        let found = first(all, |at| self.id(NodeId(at)) >= id);
        found.map(NodeId).filter(|&node| self.id(node) == id)
    }

    /// The edges that begin at a node, sorted by predicate and end.
    pub fn outgoing(&self, id: NodeId) -> impl Iterator<Item = Edge> {
        self.graph
            .edges_directed(index(id), Direction::Outgoing)
            .map(edge)
    }

    /// The edges that end at a node, sorted by predicate and beginning.
    pub fn incoming(&self, id: NodeId) -> impl Iterator<Item = Edge> {
        self.graph
            .edges_directed(index(id), Direction::Incoming)
            .map(edge)
    }

    /// Where the edges of one predicate lead that begin at a node, sorted.
    pub fn outgoing_by(&self, id: NodeId, predicate: Predicate) -> impl Iterator<Item = NodeId> {
        self.outgoing(id)
            // Linear in the edges of the node, which for all but hubs is several times as fast as the binary search of `edges_of`.
            .skip_while(move |edge| edge.predicate < predicate)
            .take_while(move |edge| edge.predicate == predicate)
            .map(|edge| edge.to)
    }

    /// Where the edges of one predicate come from that end at a node, sorted.
    pub fn incoming_by(&self, id: NodeId, predicate: Predicate) -> impl Iterator<Item = NodeId> {
        self.incoming(id)
            .skip_while(move |edge| edge.predicate < predicate)
            .take_while(move |edge| edge.predicate == predicate)
            .map(|edge| edge.from)
    }
}

/// The first number for which a condition holds that, once it holds, holds for all that follow.
fn first(mut range: Range<u32>, holds: impl Fn(u32) -> bool) -> Option<u32> {
    // `slice::partition_point` does not apply: a part of the ids is kept by the knowledge base.
    let end = range.end;
    while !range.is_empty() {
        let middle = range.start + (range.end - range.start) / 2;
        if holds(middle) {
            range.end = middle;
        } else {
            range.start = middle + 1;
        }
    }
    (range.start < end).then_some(range.start)
}

fn edge(stored: EdgeReference<'_, Predicate>) -> Edge {
    Edge::new(stored.source(), *stored.weight(), stored.target())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::graph;

    const LAWS: &str = "
sources:
  - {id: law, title: Law, aliases: [old-law], sections: [{id: s-1}, {id: s-2}]}
  - {id: a, title: A, in: law, issuer: city}
  - {id: b, title: B, in: law, superseded-by: a}
actors: [{id: city, label: City}]
";

    #[test]
    fn a_record_is_found_by_its_id_and_its_alias() {
        let graph = graph(LAWS);
        let law = graph.node_of(graph.record_named("law"));
        assert_eq!(graph.find("law"), Some(law));
        assert_eq!(graph.find("old-law"), Some(law));
        assert_eq!(graph.find("new-law"), None);
    }

    #[test]
    fn every_node_is_found_by_its_stable_id() {
        let graph = graph(LAWS);
        for (id, _) in graph.nodes() {
            assert_eq!(graph.find(graph.id(id)), Some(id));
        }
        assert_eq!(graph.find("law/section/s-3"), None);
    }

    #[test]
    fn edges_come_sorted_by_predicate_and_then_by_id() {
        let graph = graph(LAWS);
        let law = graph.find("law").unwrap();
        let incoming: Vec<_> = graph
            .incoming(law)
            .map(|edge| graph.sentence(edge))
            .collect();
        assert_eq!(
            incoming,
            [
                "a in law",
                "b in law",
                "law/section/s-1 in law",
                "law/section/s-2 in law"
            ]
        );
        let all: Vec<_> = graph
            .edges()
            .map(|it| (it.predicate, it.from, it.to))
            .collect();
        assert!(all.is_sorted());
    }

    #[test]
    fn edges_of_one_predicate_can_be_asked_for() {
        let graph = graph(LAWS);
        let a = graph.find("a").unwrap();
        let ends = |predicate| {
            graph
                .outgoing_by(a, predicate)
                .map(|end| graph.id(end))
                .collect::<Vec<_>>()
        };
        assert_eq!(ends(Predicate::In), ["law"]);
        assert_eq!(ends(Predicate::Issuer), ["city"]);
        let begins: Vec<_> = graph
            .incoming_by(a, Predicate::SupersededBy)
            .map(|it| graph.id(it))
            .collect();
        assert_eq!(begins, ["b"]);
    }
}
