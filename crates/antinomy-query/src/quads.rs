//! All quads in the order of their N-Quads lines, without a list of them all: subject by subject.

use crate::rdf::{Graphs, Pattern, Rdf};
use crate::term::Resource;
use oxrdf::{GraphName, NamedNode, Quad};
use std::collections::HashSet;

/// Quads with one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Group {
    subject: Resource,
    graphs: Graphs,
}

impl<'g> Rdf<'g> {
    /// All quads of the named graphs, by subject.
    pub(crate) fn by_subject(&self) -> Vec<Group> {
        let groups = self.groups(Graphs::AllNamed, |_| Graphs::AllNamed);
        self.sorted(groups)
    }

    /// All quads of the named graphs, by graph and then by subject.
    pub(crate) fn by_graph(&self) -> Vec<Group> {
        let groups = self.groups(Graphs::AllNamed, |it| it);
        self.sorted(groups)
    }

    /// All triples of the default graph, by subject.
    pub(crate) fn of_union(&self) -> Vec<Group> {
        let groups = self.groups(Graphs::Union, |_| Graphs::Union);
        self.sorted(groups)
    }

    fn groups(&self, asked: Graphs, kept: fn(Graphs) -> Graphs) -> HashSet<Group> {
        let quads = self.quads(Pattern {
            subject: None,
            object: None,
            graph: asked,
        });
        let group = |quad: crate::rdf::Quad<'g>| Group {
            subject: quad.subject,
            graphs: kept(quad.graph.map_or(asked, Graphs::Named)),
        };
        quads.map(group).collect()
    }

    fn sorted(&self, groups: HashSet<Group>) -> Vec<Group> {
        let mut groups: Vec<Group> = groups.into_iter().collect();
        groups.sort_by_cached_key(|it| {
            let graph = match it.graphs {
                Graphs::Named(name) => end(&self.iri(self.graph_resource(name))),
                Graphs::Union | Graphs::AllNamed => String::new(),
            };
            (graph, end(&self.iri(it.subject)))
        });
        groups
    }

    /// The quads of a group, sorted.
    pub(crate) fn quads_of_group(&self, group: Group) -> Vec<Quad> {
        let found = self.quads(Pattern {
            subject: Some(group.subject),
            object: None,
            graph: group.graphs,
        });
        let subject = self.named(group.subject);
        let quad = |it: crate::rdf::Quad<'g>| Quad {
            subject: subject.clone().into(),
            predicate: NamedNode::new_unchecked(self.vocabulary.name(it.predicate)),
            object: self.extern_term(&it.object),
            graph_name: it.graph.map_or(GraphName::DefaultGraph, |name| {
                self.named(self.graph_resource(name)).into()
            }),
        };
        let mut quads: Vec<Quad> = found.map(quad).collect();
        quads.sort_by_cached_key(Quad::to_string);
        quads
    }
}

/// An IRI with what follows it in a line, so that IRIs are in the order of lines where one is the beginning of another.
fn end(iri: &str) -> String {
    format!("{iri}>")
}
