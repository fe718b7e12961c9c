//! Namespaces, and the prefixes by which queries and exports abbreviate them.

use antinomy_model::Manifest;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The namespace of the program's own terms, the same for every knowledge base.
pub const AN: &str = "https://antinomy.example/ns#";
/// The namespace of XML Schema's datatypes.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
/// The Library of Congress's datatype for EDTF dates.
pub(crate) const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

/// Prefixes that do not depend on the knowledge base.
const FIXED: &[(&str, &str)] = &[
    ("an", AN),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", XSD),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("cito", "http://purl.org/spar/cito/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
];

/// Folders of the knowledge base's own namespace, with the prefix for what lies in each.
// Prefixed names cannot hold a slash unescaped.
const FOLDERS: &[(&str, &str)] = &[
    ("id", ""),
    ("level", "level/"),
    ("actor-kind", "actor-kind/"),
    ("conflict", "conflict/"),
    ("file", "file/"),
    ("scheme", "scheme/"),
];

/// What the base IRI is where the manifest has none that makes IRIs.
const NO_BASE: &str = "urn:antinomy:";

/// The base IRI.
fn base(manifest: &Manifest) -> String {
    // The manifest is read leniently: `https://[` passes, and so does an end after which an id would be a port.
    let makes_iris = oxrdf::NamedNode::new(format!("{}a/b", manifest.base_iri)).is_ok();
    if makes_iris {
        manifest.base_iri.clone()
    } else {
        NO_BASE.to_owned()
    }
}

/// Prefixes with their namespaces: those of the program, and those below the base IRI of a knowledge base.
#[derive(Clone, Debug)]
pub struct Prefixes {
    base: String,
    all: Vec<(&'static str, String)>,
}

impl Prefixes {
    /// Those for a knowledge base.
    #[must_use]
    pub fn of(manifest: &Manifest) -> Self {
        let base = base(manifest);
        let fixed = FIXED
            .iter()
            .map(|(prefix, iri)| (*prefix, (*iri).to_owned()));
        let own = FOLDERS
            .iter()
            .map(|(prefix, folder)| (*prefix, format!("{base}{folder}")));
        Self {
            all: fixed.chain(own).collect(),
            base,
        }
    }

    /// The base IRI of the knowledge base.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// All prefixes with their namespaces.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().map(|(prefix, iri)| (*prefix, iri.as_str()))
    }

    /// Declares all of them to a parser or serializer.
    pub(crate) fn declared<T: Clone, E>(
        &self,
        to: T,
        declare: impl Fn(T, &str, &str) -> Result<T, E>,
    ) -> T {
        self.iter().fold(to, |to, (prefix, iri)| {
            // A base IRI that is none was reported with the manifest; one can do without its prefixes.
            declare(to.clone(), prefix, iri).unwrap_or(to)
        })
    }

    /// A prefixed name as an IRI; `None` if the prefix is not known.
    #[must_use]
    pub fn expand(&self, name: &str) -> Option<String> {
        let (prefix, local) = name.split_once(':')?;
        let (_, namespace) = self.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{namespace}{local}"))
    }

    /// An IRI as people see it: the id of what belongs to the knowledge base, a prefixed name of a known namespace, else
    /// itself.
    #[must_use]
    pub fn shorten(&self, iri: &str) -> String {
        match self.longest(iri) {
            Some(("id", namespace)) => iri[namespace.len()..].to_owned(),
            Some((prefix, namespace)) => format!("{prefix}:{}", &iri[namespace.len()..]),
            None => iri.to_owned(),
        }
    }

    /// An IRI as one would write it in a query.
    pub(crate) fn written(&self, iri: &str) -> String {
        let Some((prefix, namespace)) = self.longest(iri) else {
            return format!("<{iri}>");
        };
        let local = &iri[namespace.len()..];
        // A slash ends a prefixed name; escaped it is hard to read.
        let is_plain = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
        if local.chars().all(is_plain) && !local.ends_with('.') {
            format!("{prefix}:{local}")
        } else {
            format!("<{iri}>")
        }
    }

    /// The prefix of the namespace that an IRI is of.
    fn longest(&self, iri: &str) -> Option<(&str, &str)> {
        // `level:` lies below `id:`.
        let known = self
            .iter()
            .filter(|(_, namespace)| iri.starts_with(namespace));
        known.max_by_key(|(_, namespace)| namespace.len())
    }
}

/// What an IRI cannot hold (RFC 3987), and what would end the path.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What an author wrote, as the end of an IRI.
pub(crate) fn escaped(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
