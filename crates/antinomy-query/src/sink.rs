//! Where facts put their triples.

use crate::column::{Entries, Entry, GraphName};
use crate::names::Names;
use crate::stop;
use crate::term::{Resource, Term};
use antinomy_graph::NodeId;

/// Where facts put their triples.
pub(crate) struct Sink<'s, 'g> {
    rdf: &'s Names<'g>,
    into: &'s mut Entries<'g>,
}

impl<'s, 'g> Sink<'s, 'g> {
    pub(crate) fn new(rdf: &'s Names<'g>, into: &'s mut Entries<'g>) -> Self {
        Self { rdf, into }
    }

    /// A derived triple.
    pub(crate) fn derived(&mut self, subject: impl Into<Resource>, object: impl Into<Term<'g>>) {
        self.add(subject.into(), object.into(), GraphName::Derived);
    }

    /// A triple that the file of a node states.
    pub(crate) fn stated(&mut self, node: NodeId, object: impl Into<Term<'g>>) {
        let file = self.rdf.graph.file_of(node);
        self.add(Resource::Node(node), object.into(), GraphName::File(file));
    }

    /// A triple that the manifest states.
    pub(crate) fn in_manifest(&mut self, subject: Resource, object: impl Into<Term<'g>>) {
        let graph = self
            .rdf
            .manifest_file
            .map_or(GraphName::Derived, GraphName::File);
        self.add(subject, object.into(), graph);
    }

    /// The resource of a term with a prefix; `None` if the vocabulary has no such name.
    pub(crate) fn name(&self, term: &str) -> Option<Resource> {
        let iri = self.rdf.prefixes.expand(term)?;
        self.rdf.vocabulary.find(&iri).map(Resource::Name)
    }

    fn add(&mut self, subject: Resource, object: Term<'g>, graph: GraphName) {
        // A fact may have a triple for each pair of records.
        stop::tick();
        self.into.push(Entry {
            subject,
            object,
            graph,
        });
    }
}
