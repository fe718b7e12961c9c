//! The graph of a knowledge base as an RDF dataset.
//!
//! Nothing is copied: edges are read where petgraph keeps them, and texts are borrowed from the records. What the graph has no
//! edges for (texts, words, numbers, derived facts) comes from columns, one a property, which are made when a query first asks for
//! the property.

mod lookup;

pub(crate) use lookup::{Graphs, Pattern, Quad};

use crate::column::Column;
use crate::makers;
use crate::names::Names;
use crate::namespaces::Prefixes;
use crate::properties::Properties;
use antinomy_graph::Graph;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The RDF of a graph.
#[derive(Debug)]
pub struct Rdf<'g> {
    names: Names<'g>,
    pub(crate) properties: Properties,
    /// One a property. Empty where all triples are edges.
    columns: Vec<OnceLock<Column<'g>>>,
}

impl<'g> Rdf<'g> {
    /// The RDF of this graph.
    #[must_use]
    pub fn new(graph: &'g Arc<Graph>) -> Self {
        let manifest = &graph.base().manifest;
        let prefixes = Prefixes::of(manifest);
        let (properties, vocabulary) = Properties::of(manifest, &prefixes);
        let columns = properties.all().iter().map(|_| OnceLock::new());
        Self {
            columns: columns.collect(),
            names: Names::new(graph, prefixes, vocabulary),
            properties,
        }
    }

    /// The triples of a property, by its place, that are no edges as the graph stores them.
    pub(crate) fn column(&self, property: usize) -> &Column<'g> {
        self.columns[property].get_or_init(|| {
            let mut entries = Vec::new();
            for maker in &self.properties.all()[property].makers {
                makers::fill(&self.names, *maker, &mut entries);
            }
            Column::new(entries)
        })
    }
}

// What makes triples needs the names and must not ask for triples: that would be a circle.
impl<'g> Deref for Rdf<'g> {
    type Target = Names<'g>;

    fn deref(&self) -> &Names<'g> {
        &self.names
    }
}
