//! A graph whose nodes have provisional numbers: records first, then everything else as it comes. The final numbers are ranks
//! in the order of stable ids, which are known only when all nodes are there.

use crate::citation_index::{CitationEntry, Citations};
use crate::elsewhere::Elsewhere;
use crate::node::index;
use crate::{Node, NodeId, Predicate};
use antinomy_model::{KnowledgeBase, RecordId};
use antinomy_syntax::FileId;
use petgraph::graph::DiGraph;

/// A provisional node number.
pub(crate) type DraftNode = u32;

/// A graph before its nodes are numbered.
pub(crate) struct Draft<'a> {
    base: &'a KnowledgeBase,
    nodes: Vec<Node>,
    /// Stable ids of the nodes after the records.
    ids: Vec<Box<str>>,
    records: u32,
    /// One for each time that it is stated.
    edges: Vec<(Predicate, DraftNode, DraftNode)>,
    /// Those among them that are stated in another file than that of their beginning.
    elsewhere: Vec<(Predicate, DraftNode, DraftNode, FileId)>,
    /// The file that states what is added.
    file: FileId,
    /// Node numbers in them are provisional as well.
    citations: Vec<CitationEntry>,
}

/// The parts of a graph, numbered.
pub(crate) struct NumberedParts {
    pub(crate) graph: DiGraph<Node, Predicate>,
    /// Stable ids of the nodes that are no records.
    pub(crate) ids: Vec<Option<Box<str>>>,
    /// The nodes of the records.
    pub(crate) of_record: Vec<NodeId>,
    pub(crate) citations: Citations,
    pub(crate) elsewhere: Elsewhere,
}

impl<'a> Draft<'a> {
    /// A draft with the nodes of all records.
    pub(crate) fn new(base: &'a KnowledgeBase) -> Self {
        // Records come first, in the order of their ids: a `RecordId` is the number of its own provisional node.
        let nodes: Vec<Node> = base.records().map(|(id, _)| Node::Record(id)).collect();
        Self {
            base,
            records: count(nodes.len()),
            nodes,
            ids: Vec::new(),
            edges: Vec::new(),
            elsewhere: Vec::new(),
            file: FileId(0),
            citations: Vec::new(),
        }
    }

    /// What is added from here on is stated in this file.
    pub(crate) fn stated_in(&mut self, file: FileId) {
        self.file = file;
    }

    /// A node that belongs to a record.
    pub(crate) fn node(&mut self, node: Node, id: String) -> DraftNode {
        self.nodes.push(node);
        self.ids.push(id.into_boxed_str());
        count(self.nodes.len() - 1)
    }

    pub(crate) fn edge(&mut self, from: DraftNode, predicate: Predicate, to: DraftNode) {
        self.edges.push((predicate, from, to));
        // Kept apart: they are few, and the file would slow down sorting all the others.
        if self.nodes[from as usize].file(self.base) != self.file {
            self.elsewhere.push((predicate, from, to, self.file));
        }
    }

    pub(crate) fn cite(
        &mut self,
        citing: RecordId,
        predicate: Predicate,
        source: RecordId,
        index: u32,
        node: Option<DraftNode>,
    ) {
        self.citations.push(CitationEntry {
            citing,
            predicate,
            source,
            index,
            node: node.map(NodeId),
        });
    }

    /// Numbers the nodes in the order of their stable ids.
    pub(crate) fn numbered(self) -> NumberedParts {
        let order = self.order();
        let mut rank = vec![0; order.len()];
        for (number, draft) in (0u32..).zip(&order) {
            rank[*draft as usize] = number;
        }
        let place = |draft: DraftNode| NodeId(rank[draft as usize]);
        let edges = self.edges.iter();
        let mut edges: Vec<(Predicate, NodeId, NodeId)> = edges
            .map(|&(predicate, from, to)| (predicate, place(from), place(to)))
            .collect();
        edges.sort_unstable();
        let elsewhere = self.elsewhere.iter();
        let elsewhere = elsewhere
            .map(|&(predicate, from, to, file)| ((predicate, place(from), place(to)), file))
            .collect();
        let home = |node: NodeId| self.nodes[order[node.0 as usize] as usize].file(self.base);
        let elsewhere = Elsewhere::new(&edges, elsewhere, home);
        // Two keys may say the same, and so may two relations: an edge is stored once.
        edges.dedup();
        let mut graph = DiGraph::with_capacity(order.len(), edges.len());
        for &draft in &order {
            graph.add_node(self.nodes[draft as usize]);
        }
        // petgraph walks the edges of a node from the newest to the oldest: added in descending order, they are met in
        // ascending order without being sorted again.
        for &(predicate, from, to) in edges.iter().rev() {
            graph.add_edge(index(from), index(to), predicate);
        }
        // Only nodes are renumbered; records keep the numbers that they have in the knowledge base.
        let citations = self.citations.into_iter().map(|entry| CitationEntry {
            node: entry.node.map(|NodeId(draft)| place(draft)),
            ..entry
        });
        // A record's id is kept by the knowledge base only: for a record `checked_sub` gives `None`.
        let mut names = self.ids.into_iter().map(Some).collect::<Vec<_>>();
        let records = self.records;
        let mut id_of =
            |draft: DraftNode| names.get_mut(draft.checked_sub(records)? as usize)?.take();
        NumberedParts {
            graph,
            ids: order.iter().map(|&draft| id_of(draft)).collect(),
            of_record: (0..records).map(place).collect(),
            citations: Citations::new(citations.collect()),
            elsewhere,
        }
    }

    /// The provisional numbers in the order of the stable ids; a record first where a hostile id looks like another's.
    fn order(&self) -> Vec<DraftNode> {
        let records = self.base.records();
        // Sorting borrowed ids copies no string.
        let mut order: Vec<(&str, DraftNode)> = records
            .map(|(id, record)| (record.id.as_str(), id.0))
            .chain(self.ids.iter().map(AsRef::as_ref).zip(self.records..))
            .collect();
        // Ids come nearly sorted, record by record, and only the stable sort makes use of that.
        order.sort_by_key(|(id, _)| *id);
        order.into_iter().map(|(_, draft)| draft).collect()
    }
}

/// Numbers of nodes fit into 32 bits: files are refused long before.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
