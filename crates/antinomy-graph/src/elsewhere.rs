//! What is stated in another file than that of the record from which it leads.

use crate::edge::EdgeRank;
use crate::{Node, NodeId, Predicate};
use antinomy_model::{KnowledgeBase, RecordId};
use antinomy_syntax::FileId;

/// The files of all edges that are not stated in the file of their beginning, or not only there; sorted.
#[derive(Debug, Default)]
pub(crate) struct Elsewhere(Box<[(EdgeRank, FileId)]>);

impl Elsewhere {
    /// `edges` are sorted, with one copy for each time that an edge is stated; `stated` are those that are stated elsewhere than
    /// at home, the file of the record behind their beginning.
    pub(crate) fn new(
        edges: &[(Predicate, NodeId, NodeId)],
        mut stated: Vec<((Predicate, NodeId, NodeId), FileId)>,
        home: impl Fn(NodeId) -> FileId,
    ) -> Self {
        stated.sort_unstable();
        let mut files = Vec::new();
        let mut of_stated = stated.chunk_by(|one, other| one.0 == other.0).peekable();
        let copies = edges.chunk_by(|one, other| one == other);
        for (rank, copies) in (0..).map(EdgeRank).zip(copies) {
            let edge = copies[0];
            let Some(elsewhere) = of_stated.next_if(|stated| stated[0].0 == edge) else {
                continue;
            };
            let start = files.len();
            files.extend(elsewhere.iter().map(|(_, file)| (rank, *file)));
            // Whatever is not stated elsewhere is stated at home.
            if copies.len() > elsewhere.len() {
                files.push((rank, home(edge.1)));
                files[start..].sort_unstable();
            }
        }
        // Two records of one file may state the same.
        files.dedup();
        Self(files.into_boxed_slice())
    }

    /// All files of an edge; none if it is stated in the file of its beginning only.
    pub(crate) fn of(&self, rank: EdgeRank) -> &[(EdgeRank, FileId)] {
        let start = self.0.partition_point(|(known, _)| *known < rank);
        let rest = &self.0[start..];
        let len = rest.iter().take_while(|(known, _)| *known == rank).count();
        &rest[..len]
    }
}

impl Node {
    /// The file of the record that it is, or belongs to.
    pub(crate) fn file(&self, base: &KnowledgeBase) -> FileId {
        base.record(self.record_behind()).whole.file
    }

    /// The record that it is, or belongs to.
    #[must_use]
    pub fn record_behind(&self) -> RecordId {
        match *self {
            Self::Record(record) => record,
            Self::Position { statement, .. } => statement,
            Self::Citation { citing, .. } => citing,
            Self::Section { source, .. } => source,
            Self::Competence { field, .. } => field,
        }
    }
}
