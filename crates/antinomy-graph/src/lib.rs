//! The citation graph of a knowledge base, and what follows from it.
//!
//! [`Graph::new`] turns a [`KnowledgeBase`](antinomy_model::KnowledgeBase) into nodes and edges once; everything else
//! here asks it questions: what leads where, what cites what, which way leads from one record to another, who
//! effectively affirms what. The graph knows no files, no words and no diagnostics: a dangling reference is reported by
//! the model and makes no edge. petgraph is an implementation detail: no public item names its types.

mod build;
mod citation_index;
mod citations;
mod competences;
mod draft;
mod edge;
mod edge_index;
mod edges_of;
mod elsewhere;
pub mod facts;
mod graph;
mod node;
mod path;
mod predicate;
mod provenance;
mod walk;

pub use citations::{CitationEdge, CitingRecords};
pub use edge::{Edge, EdgeRank};
pub use edges_of::EdgesFound;
pub use facts::Facts;
pub use graph::Graph;
pub use node::{Node, NodeId};
pub use predicate::Predicate;
pub use walk::{Direction, Neighbour, Step};

#[cfg(test)]
mod sample;
