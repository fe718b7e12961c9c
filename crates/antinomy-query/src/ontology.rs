//! The ontology: what the terms of our namespace mean, for programs and for people that meet them elsewhere.
//!
//! Generated from the tables by which records are read and facts are computed. Relation types of the manifest are terms as well.

mod mappings;
mod ranges;
mod term;

pub use term::{OntologyTerm, TermKind};

use crate::namespaces::{AN, Prefixes};
use crate::properties::Properties;
use crate::vocabulary::DERIVED;
use antinomy_model::Manifest;
use oxrdf::vocab::rdf;
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term};
use oxrdfio::{RdfFormat, RdfSerializer};
use term::Owners;

/// What an ontology is written with.
#[derive(Clone, Copy)]
pub struct Ontology<'a> {
    /// The manifest with its types of relation.
    pub manifest: &'a Manifest,
    /// Languages of its texts.
    pub languages: &'a [&'a str],
    /// The message for a key in one of them, if there is one.
    pub say: &'a dyn Fn(&str, &str) -> Option<String>,
}

/// The release that describes itself here.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Ontology<'_> {
    /// All terms of the namespace, classes first, by name.
    #[must_use]
    pub fn terms(&self) -> Vec<OntologyTerm> {
        let prefixes = Prefixes::of(self.manifest);
        let (properties, vocabulary) = Properties::of(self.manifest, &prefixes);
        let classes = crate::facts::CLASSES.iter().copied();
        let classes = classes.filter_map(|it| it.strip_prefix("an:"));
        let mut terms: Vec<OntologyTerm> = classes.map(|it| term::class(self, it)).collect();
        let owners = Owners::of(&vocabulary, self.manifest);
        let properties = properties.all().iter();
        terms.extend(properties.filter_map(|property| {
            let local = vocabulary.name(property.name).strip_prefix(AN)?;
            Some(term::property(self, local, property, &owners))
        }));
        if let Some(graph) = DERIVED.strip_prefix("an:") {
            terms.push(term::graph(self, graph));
        }
        terms.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        terms
    }

    /// The ontology as Turtle.
    #[must_use]
    pub fn turtle(&self) -> String {
        let prefixes = Prefixes::of(self.manifest);
        let used = [
            "an", "rdf", "rdfs", "owl", "xsd", "skos", "cito", "dcterms", "prov", "oa", "edtf",
        ];
        let serializer = used.into_iter().fold(
            RdfSerializer::from_format(RdfFormat::Turtle),
            |serializer, prefix| {
                let namespace = prefixes.expand(&format!("{prefix}:")).unwrap_or_default();
                let with = serializer.clone().with_prefix(prefix, namespace);
                with.unwrap_or(serializer)
            },
        );
        let mut serializer = serializer.for_writer(Vec::new());
        for quad in self.quads(&prefixes) {
            // A vector takes everything.
            let _ = serializer.serialize_quad(&quad);
        }
        let bytes = serializer.finish().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn quads(&self, prefixes: &Prefixes) -> Vec<Quad> {
        let mut file = File {
            prefixes,
            quads: Vec::new(),
        };
        self.head(&mut file);
        let head = file.quads.len();
        for term in self.terms() {
            file.term(&term);
        }
        // The ontology itself comes first.
        file.quads[head..].sort_by_cached_key(Quad::to_string);
        file.quads.dedup();
        file.quads
    }

    fn head(&self, file: &mut File<'_>) {
        file.link(AN, rdf::TYPE.as_str(), "owl:Ontology");
        for language in self.languages {
            for (key, property) in [
                ("rdf-ontology-title", "dcterms:title"),
                ("rdf-ontology", "rdfs:comment"),
            ] {
                if let Some(text) = (self.say)(language, key) {
                    file.text(AN, property, language, &text);
                }
            }
        }
        file.literal(AN, "owl:versionInfo", Literal::new_simple_literal(VERSION));
    }
}

/// Whether a prefixed name, or what else a manifest may have in its place, is an IRI.
fn is_iri(name: &str, manifest: &Manifest) -> bool {
    let iri = Prefixes::of(manifest).expand(name);
    NamedNode::new(iri.as_deref().unwrap_or(name)).is_ok()
}

/// Triples on their way.
struct File<'p> {
    prefixes: &'p Prefixes,
    quads: Vec<Quad>,
}

impl File<'_> {
    fn term(&mut self, term: &OntologyTerm) {
        let iri = format!("{AN}{}", term.name);
        for class in term.kind.classes() {
            self.link(&iri, rdf::TYPE.as_str(), class);
        }
        if term.is_symmetric {
            self.link(&iri, rdf::TYPE.as_str(), "owl:SymmetricProperty");
        }
        self.link(&iri, "rdfs:isDefinedBy", AN);
        for (language, text) in &term.labels {
            self.text(&iri, "rdfs:label", language, text);
        }
        for (language, text) in &term.comments {
            self.text(&iri, "rdfs:comment", language, text);
        }
        for (property, value) in [("rdfs:domain", &term.domain), ("rdfs:range", &term.range)] {
            if let Some(value) = value {
                self.link(&iri, property, value);
            }
        }
        for (property, other) in &term.mappings {
            self.link(&iri, property, other);
        }
    }

    fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        let object = self.named(object).into();
        self.add(subject, predicate, object);
    }

    fn text(&mut self, subject: &str, predicate: &str, language: &str, text: &str) {
        let literal = Literal::new_language_tagged_literal(text, language);
        self.literal(subject, predicate, literal.unwrap_or_else(|_| text.into()));
    }

    fn literal(&mut self, subject: &str, predicate: &str, literal: Literal) {
        self.add(subject, predicate, literal.into());
    }

    fn add(&mut self, subject: &str, predicate: &str, object: Term) {
        self.quads.push(Quad {
            subject: self.named(subject).into(),
            predicate: self.named(predicate),
            object,
            graph_name: GraphName::DefaultGraph,
        });
    }

    fn named(&self, name: &str) -> NamedNode {
        // Unchecked: names are of tables here, or of the vocabulary, which escapes them.
        NamedNode::new_unchecked(
            self.prefixes
                .expand(name)
                .unwrap_or_else(|| name.to_owned()),
        )
    }
}
