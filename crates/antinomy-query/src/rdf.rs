//! The graph of a knowledge base as an RDF dataset.
//!
//! Nothing is copied: edges are read where petgraph keeps them, and texts are borrowed from the records. What the graph has no
//! edges for (texts, words, numbers, derived facts) comes from columns, one a property, which are made when a query first asks for
//! the property.

mod intern;
mod iri;
mod lookup;

pub use iri::Named;
pub(crate) use iri::escaped;
pub(crate) use lookup::{Graphs, Pattern, Quad};

use crate::answer::Value;
use crate::column::{Column, Entry, GraphName};
use crate::makers;
use crate::namespaces::Prefixes;
use crate::term::Resource;
use crate::vocabulary::{DERIVED, Vocabulary};
use antinomy_graph::{Facts, Graph, Node};
use antinomy_model::{KnowledgeBase, Language, Manifest, RecordId};
use antinomy_syntax::FileId;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The RDF of a graph.
#[derive(Debug)]
pub struct Rdf<'g> {
    pub(crate) graph: &'g Arc<Graph>,
    pub(crate) prefixes: Prefixes,
    pub(crate) vocabulary: Vocabulary,
    /// Language tags in lower case, sorted.
    pub(crate) languages: Vec<String>,
    /// One a property. Empty where all triples are edges.
    columns: Vec<OnceLock<Column<'g>>>,
    pub(crate) derived_graph: u16,
    pub(crate) manifest_file: Option<FileId>,
}

impl<'g> Rdf<'g> {
    /// The RDF of this graph.
    #[must_use]
    pub fn new(graph: &'g Arc<Graph>) -> Self {
        let base = graph.base();
        let prefixes = Prefixes::of(&base.manifest);
        let vocabulary = Vocabulary::of(&base.manifest, &prefixes);
        let derived = prefixes.expand(DERIVED).unwrap_or_default();
        let columns = vocabulary.properties.iter().map(|_| OnceLock::new());
        Self {
            derived_graph: vocabulary.find(&derived).unwrap_or_default(),
            columns: columns.collect(),
            languages: languages(base),
            manifest_file: manifest_file(base),
            graph,
            prefixes,
            vocabulary,
        }
    }

    /// The prefixes that queries need not declare.
    #[must_use]
    pub fn prefixes(&self) -> &Prefixes {
        &self.prefixes
    }

    /// The graph.
    #[must_use]
    pub fn graph(&self) -> &'g Arc<Graph> {
        self.graph
    }

    /// The record that an IRI stands for, or that the node with this IRI belongs to.
    #[must_use]
    pub fn record(&self, iri: &str) -> Option<RecordId> {
        let node = match self.resource(iri)? {
            Resource::Node(node) => node,
            Resource::Effective { statement, .. } => statement,
            _ => return None,
        };
        Some(match self.graph.node(node) {
            Node::Record(record) => *record,
            Node::Position { statement, .. } => *statement,
            Node::Citation { citing, .. } => *citing,
            Node::Section { source, .. } => *source,
            Node::Competence { field, .. } => *field,
        })
    }

    /// A value as people see it: resources by their short names.
    #[must_use]
    pub fn shown(&self, value: &Value) -> String {
        match value.iri() {
            Some(iri) => self.prefixes.shorten(iri),
            None => value.text().to_owned(),
        }
    }

    pub(crate) fn base(&self) -> &'g KnowledgeBase {
        self.graph.base()
    }

    pub(crate) fn manifest(&self) -> &'g Manifest {
        &self.base().manifest
    }

    pub(crate) fn facts(&self) -> &'g Facts {
        self.graph.facts()
    }

    /// The triples of a property, by its place, that are no edges as the graph stores them.
    pub(crate) fn column(&self, property: usize) -> &Column<'g> {
        self.columns[property].get_or_init(|| {
            let mut entries = Vec::new();
            for maker in &self.vocabulary.properties[property].makers {
                makers::fill(self, *maker, &mut entries);
            }
            Column::new(entries)
        })
    }

    /// The place of a language tag.
    pub(crate) fn language(&self, tag: &str) -> Option<u16> {
        let tag = tag.to_ascii_lowercase();
        let place = self.languages.binary_search(&tag).ok()?;
        u16::try_from(place).ok()
    }

    /// The place of a language of the manifest; `None` for texts that hold in all.
    pub(crate) fn language_of(&self, language: Language) -> Option<u16> {
        let tag = self.manifest().languages.get(usize::from(language.0))?;
        self.language(tag)
    }

    pub(crate) fn graph_resource(&self, graph: GraphName) -> Resource {
        match graph {
            GraphName::File(file) => Resource::File(file),
            GraphName::Derived => Resource::Name(self.derived_graph),
        }
    }

    /// The named graphs, in the order of files.
    pub(crate) fn graph_names(&self) -> Vec<GraphName> {
        let nodes = self.graph.nodes();
        let files: BTreeSet<FileId> = nodes
            .map(|(node, _)| self.graph.file_of(node))
            .chain(self.manifest_file)
            .collect();
        let files = files.into_iter().map(GraphName::File);
        files.chain([GraphName::Derived]).collect()
    }
}

/// What columns are filled with.
pub(crate) type Entries<'g> = Vec<Entry<'g>>;

fn languages(base: &KnowledgeBase) -> Vec<String> {
    let of_sources = base.records().filter_map(|(_, record)| {
        let language = record.source()?.language.as_ref()?;
        Some(language.value.as_str())
    });
    let own = base.manifest.languages.iter().map(String::as_str);
    // What is no language tag would be no RDF.
    let tags = own.chain(of_sources).filter(|tag| is_tag(tag));
    let tags: BTreeSet<String> = tags.map(str::to_ascii_lowercase).collect();
    tags.into_iter().collect()
}

fn is_tag(tag: &str) -> bool {
    oxrdf::Literal::new_language_tagged_literal("", tag).is_ok()
}

fn manifest_file(base: &KnowledgeBase) -> Option<FileId> {
    let path = format!("{}antinomy.yaml", base.folder());
    base.files.by_path(&path).map(|(id, _)| id)
}
