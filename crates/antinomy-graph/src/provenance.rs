//! In which files an edge is stated.
//!
//! Nearly every edge is stated by the record from which it leads, in the file of that record, which need not be kept. Kept is
//! what differs: edges that a record states between others (relations, contradictions), and what only a translation says.

use crate::{EdgeRank, Graph, NodeId};
use antinomy_syntax::FileId;

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
