//! In which files an edge is stated.
//!
//! Nearly every edge is stated by the record from which it leads, in the file of that record, which need not be kept. Kept is
//! what differs: edges that a record states between others (relations, contradictions), and what only a translation says.

use crate::edge_index::EdgeRank;
use crate::{Graph, Node, NodeId, Predicate};
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
    fn of(&self, rank: EdgeRank) -> &[(EdgeRank, FileId)] {
        let start = self.0.partition_point(|(known, _)| *known < rank);
        let rest = &self.0[start..];
        let len = rest.iter().take_while(|(known, _)| *known == rank).count();
        &rest[..len]
    }
}

impl Graph {
    /// The file of the record that a node is, or belongs to.
    #[must_use]
    pub fn file_of(&self, node: NodeId) -> FileId {
        self.node(node).file(self.base())
    }

    /// The files in which an edge is stated, each once, sorted; always at least one. An edge is stated by the record that makes
    /// it: that between the ends of a relation by the relation, that between sides by the contradiction. What prose cites or
    /// links to is stated in the file of that prose, which may be a translation.
    ///
    /// # Panics
    /// If the rank comes from another graph.
    pub fn files_of(&self, rank: EdgeRank) -> impl Iterator<Item = FileId> {
        let elsewhere = self.elsewhere.of(rank);
        let at_home = || self.file_of(self.edge_at(rank).from);
        let home = elsewhere.is_empty().then(at_home);
        home.into_iter()
            .chain(elsewhere.iter().map(|(_, file)| *file))
    }
}

impl Node {
    /// The file of the record that it is, or belongs to.
    pub(crate) fn file(&self, base: &KnowledgeBase) -> FileId {
        base.record(self.record_behind()).whole.file
    }

    fn record_behind(&self) -> RecordId {
        match *self {
            Self::Record(record) => record,
            Self::Position { statement, .. } => statement,
            Self::Citation { citing, .. } => citing,
            Self::Section { source, .. } => source,
            Self::Competence { field, .. } => field,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MANIFEST, of_files};
    use antinomy_syntax::SourceFile;
    use std::sync::Arc;

    fn of(files: &[(&str, &str)]) -> Graph {
        let manifest = MANIFEST.replace("[en]", "[en, de]");
        let files = [&[("content/antinomy.yaml", manifest.as_str())], files].concat();
        let files = files.iter();
        let files = files.map(|(path, text)| SourceFile::new(*path, *text));
        Graph::new(Arc::new(of_files(files.collect())))
    }

    fn path(graph: &Graph, file: FileId) -> &str {
        graph.base().files.file(file).path()
    }

    /// The files that state an edge, which is given as `from predicate to`.
    fn files<'g>(graph: &'g Graph, sentence: &str) -> Vec<&'g str> {
        let mut edges = (0..).map(EdgeRank).zip(graph.edges());
        let (rank, _) = edges
            .find(|(_, edge)| graph.sentence(*edge) == sentence)
            .unwrap();
        graph.files_of(rank).map(|file| path(graph, file)).collect()
    }

    const THESES: (&str, &str) = (
        "content/a.yaml",
        "statements: [{id: s, text: S, positions: {p: 1}}, {id: t, text: T}]\n\
         propositions: [{id: p, text: P}]",
    );

    #[test]
    fn a_key_is_stated_in_the_file_of_its_record() {
        let graph = of(&[THESES]);
        assert_eq!(files(&graph, "s takes-position p"), ["content/a.yaml"]);
        assert_eq!(
            files(&graph, "s/position/p proposition p"),
            ["content/a.yaml"]
        );
    }

    #[test]
    fn a_relation_that_two_files_state_has_both() {
        let graph = of(&[
            THESES,
            (
                "content/b.yaml",
                "relations: [{id: r-1, type: supports, from: s, to: t}, {id: r-2, type: supports, from: s, to: t}]",
            ),
            (
                "content/c.yaml",
                "relations: [{id: r-3, type: supports, from: s, to: t}]",
            ),
        ]);
        assert_eq!(
            files(&graph, "s supports t"),
            ["content/b.yaml", "content/c.yaml"]
        );
        assert_eq!(files(&graph, "r-3 relation-from s"), ["content/c.yaml"]);
    }

    #[test]
    fn a_relation_beside_what_it_connects_and_one_elsewhere_both_count() {
        let graph = of(&[
            (
                "content/a.yaml",
                "statements: [{id: s, text: S}, {id: t, text: T}]\n\
                 relations: [{id: r-1, type: supports, from: s, to: t}]",
            ),
            (
                "content/b.yaml",
                "relations: [{id: r-2, type: supports, from: s, to: t}]",
            ),
        ]);
        assert_eq!(
            files(&graph, "s supports t"),
            ["content/a.yaml", "content/b.yaml"]
        );
    }

    #[test]
    fn a_contradiction_states_what_its_sides_do_to_each_other() {
        let graph = of(&[
            THESES,
            (
                "content/b.yaml",
                "contradictions: [{id: x, title: X, category: contradiction, sides: [[s], [t]]}]",
            ),
        ]);
        assert_eq!(files(&graph, "s contradicts t"), ["content/b.yaml"]);
    }

    #[test]
    fn what_prose_says_is_stated_in_the_file_of_that_prose() {
        let graph = of(&[
            (
                "content/all.yaml",
                "sources: [{id: book, title: Book}]\nconcepts: [{id: other, label: Other}]",
            ),
            (
                "content/concepts/mix.md",
                "---\nid: mix\nlabel: Mix\n---\nSee [[other]].\n",
            ),
            (
                "content/concepts/mix.de.md",
                "---\nlabel: Mischung\n---\nSiehe [[other]] und [@book].\n",
            ),
        ]);
        assert_eq!(
            files(&graph, "mix mentions other"),
            ["content/concepts/mix.de.md", "content/concepts/mix.md"]
        );
        assert_eq!(
            files(&graph, "mix cites book"),
            ["content/concepts/mix.de.md"]
        );
        assert_eq!(
            files(&graph, "mix/cites/1-book cited book"),
            ["content/concepts/mix.de.md"]
        );
    }

    #[test]
    fn a_node_is_in_the_file_of_its_record() {
        let graph = of(&[
            THESES,
            (
                "content/b.yaml",
                "sources: [{id: plan, title: Plan, sections: [{id: one}]}]\n\
                 fields: [{id: f, label: F, competence: [{id: build, task: Build}]}]",
            ),
            (
                "content/c.yaml",
                "statements: [{id: u, text: U, cites: plan}]",
            ),
        ]);
        let file = |id| path(&graph, graph.file_of(graph.find(id).unwrap()));
        for (id, expected) in [
            ("p", "content/a.yaml"),
            ("s/position/p", "content/a.yaml"),
            ("plan/section/one", "content/b.yaml"),
            ("f/competence/build", "content/b.yaml"),
            ("u/cites/1-plan", "content/c.yaml"),
        ] {
            assert_eq!(file(id), expected, "{id}");
        }
    }
}
