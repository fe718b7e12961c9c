//! What there are names for: IRIs of everything, prefixes, languages, graphs.

mod intern;
mod iri;

pub use iri::Named;

use crate::answer::Value;
use crate::column::GraphName;
use crate::namespaces::Prefixes;
use crate::term::{Resource, Term};
use crate::vocabulary::{DERIVED, Vocabulary};
use antinomy_graph::{Facts, Graph};
use antinomy_model::{KnowledgeBase, Language, Manifest, RecordId, Text};
use antinomy_syntax::{FileId, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The names of a graph's RDF, in both directions.
#[derive(Debug)]
pub struct Names<'g> {
    pub(crate) graph: &'g Arc<Graph>,
    pub(crate) prefixes: Prefixes,
    pub(crate) vocabulary: Vocabulary,
    /// Language tags in lower case, sorted.
    pub(crate) languages: Vec<String>,
    pub(crate) derived_graph: u16,
    pub(crate) manifest_file: Option<FileId>,
    /// The files that state something, sorted: each is a named graph.
    files: Vec<FileId>,
}

impl<'g> Names<'g> {
    pub(crate) fn new(graph: &'g Arc<Graph>, prefixes: Prefixes, vocabulary: Vocabulary) -> Self {
        let base = graph.base();
        let derived = prefixes.expand(DERIVED).unwrap_or_default();
        Self {
            derived_graph: vocabulary.find(&derived).unwrap_or_default(),
            languages: languages(base),
            manifest_file: manifest_file(base),
            files: files(graph),
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
        Some(self.graph.node(node).record_behind())
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

    /// The versions of a text as terms, each with the place where it is written. What holds in all languages is of none.
    pub(crate) fn versions<'t>(
        &self,
        text: &'t Text,
    ) -> impl Iterator<Item = (Term<'t>, Span)> + use<'_, 't, 'g> {
        text.versions().map(|(language, version)| {
            let filed = self.language_of(language);
            let words = version.value.as_str().into();
            let term = match filed.filter(|_| language != Language::ALL) {
                Some(language) => Term::Localized(words, language),
                None => Term::String(words),
            };
            (term, version.span)
        })
    }

    pub(crate) fn graph_resource(&self, graph: GraphName) -> Resource {
        match graph {
            GraphName::File(file) => Resource::File(file),
            GraphName::Derived => Resource::Name(self.derived_graph),
        }
    }

    /// The named graphs, in the order of files.
    pub(crate) fn graph_names(&self) -> impl Iterator<Item = GraphName> {
        let files = self.files.iter().copied().map(GraphName::File);
        files.chain([GraphName::Derived])
    }

    /// Whether something is stated, or derived, in this graph.
    pub(crate) fn has_graph(&self, name: GraphName) -> bool {
        match name {
            GraphName::File(file) => self.files.binary_search(&file).is_ok(),
            GraphName::Derived => true,
        }
    }
}

fn files(graph: &Graph) -> Vec<FileId> {
    let of_nodes = graph.nodes().map(|(node, _)| graph.file_of(node));
    let files: BTreeSet<FileId> = of_nodes.chain(manifest_file(graph.base())).collect();
    files.into_iter().collect()
}

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
