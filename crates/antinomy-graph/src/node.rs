//! The nodes of the graph: records, and facts with attributes of their own (positions, citations, sections, competences).

use crate::Predicate;
use antinomy_model::RecordId;
use petgraph::graph::NodeIndex;

/// The index of a node in its graph; nodes are numbered in the order of their stable ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
// A number of our own, so that petgraph's index types stay out of the public interface.
pub struct NodeId(pub u32);

/// One node. A fact with attributes (a stance, a page, an owner) is a node, because an edge could not carry them into
/// SPARQL or RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A record.
    Record(RecordId),
    /// The stance of a statement towards a proposition: `STATEMENT/position/PROPOSITION`.
    Position {
        /// The statement.
        statement: RecordId,
        /// The proposition.
        proposition: RecordId,
        /// From -2 (rejects) over 0 (takes no side) to 2 (holds).
        stance: i8,
        /// The source that reads the position into the text.
        read_by: Option<RecordId>,
    },
    /// A work cited by a record: `RECORD/cites/N-SOURCE`, and likewise with `cited-via` and `asserted-by`. Its locator
    /// and manner are in the [`CitationEdge`](crate::CitationEdge) that
    /// [`Graph::citation`](crate::Graph::citation) gives.
    Citation {
        /// The citing record.
        citing: RecordId,
        /// The cited source.
        source: RecordId,
        /// [`Cites`](Predicate::Cites), [`CitedVia`](Predicate::CitedVia) or [`AssertedBy`](Predicate::AssertedBy).
        predicate: Predicate,
        /// Its index in the record's list, from 1.
        number: u32,
    },
    /// A section of a source: `SOURCE/section/ID`.
    Section {
        /// The source.
        source: RecordId,
        /// Its index in the source's list, from 0.
        index: u32,
    },
    /// A task in a field and who holds it: `FIELD/competence/ID`.
    Competence {
        /// The field.
        field: RecordId,
        /// Its index in the field's list, from 0.
        index: u32,
    },
}

impl Node {
    /// The record, if it is one.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        if let Self::Record(record) = self {
            Some(*record)
        } else {
            None
        }
    }
}

pub(crate) fn index(id: NodeId) -> NodeIndex {
    NodeIndex::new(id.0 as usize)
}

pub(crate) fn node_id(index: NodeIndex) -> NodeId {
    // petgraph counts in u32 unless told otherwise.
    NodeId(u32::try_from(index.index()).unwrap_or(u32::MAX))
}
