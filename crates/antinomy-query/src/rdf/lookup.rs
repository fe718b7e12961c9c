//! Looking up quads by what of them is known.

use super::Rdf;
use crate::column::{Column, Found, GraphName};
use crate::term::{Resource, Term};
use antinomy_graph::{NodeId, Predicate};

/// A quad of the dataset.
pub(crate) struct Quad<'g> {
    pub(crate) subject: Resource,
    /// The name of the property.
    pub(crate) predicate: u16,
    pub(crate) object: Term<'g>,
    /// `None` in the default graph.
    pub(crate) graph: Option<GraphName>,
}

/// What is known of the quads that are looked for.
#[derive(Clone, Debug)]
pub(crate) struct Pattern<'g> {
    pub(crate) subject: Option<Resource>,
    pub(crate) object: Option<Term<'g>>,
    pub(crate) graph: Graphs,
}

/// In which graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Graphs {
    /// The default graph, in which a triple of several named graphs stands once.
    Union,
    /// One named graph.
    Named(GraphName),
    /// Every named graph.
    AllNamed,
}

impl<'g> Rdf<'g> {
    /// The quads of a property that match.
    pub(crate) fn quads_of<'a>(
        &'a self,
        property: usize,
        pattern: Pattern<'g>,
    ) -> Box<dyn Iterator<Item = Quad<'g>> + 'a> {
        let name = self.properties.all()[property].name;
        match self.properties.all()[property].edges(self.manifest()) {
            Some(predicate) => self.edges(name, predicate, &pattern),
            None => entries(name, self.column(property), pattern),
        }
    }

    /// The quads of all properties that match.
    pub(crate) fn quads<'a>(
        &'a self,
        pattern: Pattern<'g>,
    ) -> Box<dyn Iterator<Item = Quad<'g>> + 'a> {
        let properties = 0..self.properties.all().len();
        Box::new(properties.flat_map(move |it| self.quads_of(it, pattern.clone())))
    }

    fn edges<'a>(
        &'a self,
        name: u16,
        predicate: Predicate,
        pattern: &Pattern<'g>,
    ) -> Box<dyn Iterator<Item = Quad<'g>> + 'a> {
        let (Ok(from), Ok(to)) = (node(pattern.subject), node_term(pattern.object.as_ref())) else {
            return Box::new(std::iter::empty());
        };
        let found = self.graph.edges_of(predicate, from, to);
        let quad = move |from, to, graph| Quad {
            subject: Resource::Node(from),
            predicate: name,
            object: Term::Resource(Resource::Node(to)),
            graph,
        };
        match pattern.graph {
            Graphs::Union => Box::new(found.map(move |(_, it)| quad(it.from, it.to, None))),
            graphs => Box::new(found.flat_map(move |(rank, it)| {
                let files = self.graph.files_of(rank).map(GraphName::File);
                let files = files.filter(move |graph| {
                    graphs == Graphs::AllNamed || graphs == Graphs::Named(*graph)
                });
                files.map(move |graph| quad(it.from, it.to, Some(graph)))
            })),
        }
    }
}

/// The node that is asked for, if any is; an error if no node is that.
fn node(resource: Option<Resource>) -> Result<Option<NodeId>, ()> {
    match resource {
        None => Ok(None),
        Some(Resource::Node(node)) => Ok(Some(node)),
        Some(_) => Err(()),
    }
}

fn node_term(term: Option<&Term<'_>>) -> Result<Option<NodeId>, ()> {
    match term {
        None => Ok(None),
        Some(Term::Resource(resource)) => node(Some(*resource)),
        Some(_) => Err(()),
    }
}

/// The entries of a column that match.
fn entries<'a, 'g>(
    name: u16,
    column: &'a Column<'g>,
    pattern: Pattern<'g>,
) -> Box<dyn Iterator<Item = Quad<'g>> + 'a> {
    let found = column.find(pattern.subject, pattern.object.as_ref());
    let quad = move |found: &Found, place: usize, graph| {
        let entry = column.entry(found, place);
        Quad {
            subject: entry.subject,
            predicate: name,
            object: entry.object.clone(),
            graph,
        }
    };
    let places = found.places();
    match pattern.graph {
        Graphs::Union => {
            let start = places.start;
            // Entries of one triple stand side by side in both orders.
            let is_first = move |found: &Found, place: usize| {
                place == start || {
                    let (one, other) = (column.entry(found, place - 1), column.entry(found, place));
                    (one.subject, &one.object) != (other.subject, &other.object)
                }
            };
            Box::new(places.filter_map(move |it| match is_first(&found, it) {
                true => Some(quad(&found, it, None)),
                false => None,
            }))
        }
        graphs => Box::new(places.filter_map(move |it| {
            let graph = column.entry(&found, it).graph;
            let is_asked = graphs == Graphs::AllNamed || graphs == Graphs::Named(graph);
            is_asked.then(|| quad(&found, it, Some(graph)))
        })),
    }
}
