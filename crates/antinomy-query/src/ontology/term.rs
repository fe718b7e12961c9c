//! One term of the ontology, put together from all that uses it.

use super::Ontology;
use super::mappings::{MAPPINGS, SUBPROPERTY};
use super::ranges::{Ends, Range, of_fact, of_key};
use crate::vocabulary::{Maker, Property, Vocabulary};
use antinomy_graph::Predicate;
use antinomy_model::property::{Key, POSITION, Shape, Table};
use antinomy_model::{Kind, Manifest, SHARED, Text};
use std::collections::BTreeMap;

/// A term of the namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OntologyTerm {
    /// Its name, without the namespace.
    pub name: String,
    /// What it is.
    pub kind: TermKind,
    /// What people call it, by language.
    pub labels: Vec<(String, String)>,
    /// What it means, by language.
    pub comments: Vec<(String, String)>,
    /// The class of what has the property, where there is one.
    pub domain: Option<String>,
    /// The class or datatype of its values, where there is one.
    pub range: Option<String>,
    /// Whether it holds both ways.
    pub is_symmetric: bool,
    /// Terms of other vocabularies, each behind the property that leads to it.
    pub mappings: Vec<(String, String)>,
}

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// A class.
    Class,
    /// A property that leads to resources.
    Object,
    /// A property with literals.
    Datatype,
    /// A property with both.
    Property,
    /// A named graph.
    Graph,
}

impl TermKind {
    pub(super) fn classes(self) -> &'static [&'static str] {
        match self {
            Self::Class => &["rdfs:Class", "owl:Class"],
            Self::Object => &["rdf:Property", "owl:ObjectProperty"],
            Self::Datatype => &["rdf:Property", "owl:DatatypeProperty"],
            Self::Property => &["rdf:Property"],
            Self::Graph => &["prov:Entity"],
        }
    }
}

/// A class.
pub(super) fn class(ontology: &Ontology<'_>, name: &str) -> OntologyTerm {
    let local = dashed(name);
    let is_kind = Kind::ALL.iter().any(|it| it.name() == local);
    let keys = match is_kind {
        true => [format!("kind-{local}"), format!("about-{local}")],
        false => [
            format!("rdf-label-class-{local}"),
            format!("rdf-class-{local}"),
        ],
    };
    named(ontology, name, TermKind::Class, keys)
}

/// The graph of derived facts.
pub(super) fn graph(ontology: &Ontology<'_>, name: &str) -> OntologyTerm {
    let keys = [format!("rdf-label-{name}"), format!("rdf-{name}")];
    named(ontology, name, TermKind::Graph, keys)
}

/// A term whose texts are these two messages.
fn named(
    ontology: &Ontology<'_>,
    name: &str,
    kind: TermKind,
    [label, comment]: [String; 2],
) -> OntologyTerm {
    let texts = |key: &str| {
        let languages = ontology.languages.iter();
        let said = languages.filter_map(|it| Some(((*it).to_owned(), (ontology.say)(it, key)?)));
        said.collect()
    };
    OntologyTerm {
        name: name.to_owned(),
        kind,
        labels: texts(&label),
        comments: texts(&comment),
        domain: None,
        range: None,
        is_symmetric: false,
        mappings: mappings(name),
    }
}

fn mappings(name: &str) -> Vec<(String, String)> {
    let own = MAPPINGS.iter().filter(|(ours, ..)| *ours == name);
    own.map(|(_, property, other)| ((*property).to_owned(), (*other).to_owned()))
        .collect()
}

/// Which keys make each property.
pub(super) struct Owners<'m> {
    manifest: &'m Manifest,
    /// By local name: the mapping that has the key, and the key.
    keys: BTreeMap<String, Vec<(&'static str, &'static Key)>>,
}

impl<'m> Owners<'m> {
    pub(super) fn of(vocabulary: &Vocabulary, manifest: &'m Manifest) -> Self {
        let mut keys: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (owner, key) in all_keys() {
            if let Some(local) = key.rdf_term().strip_prefix("an:") {
                let iri = format!("{}{local}", crate::namespaces::AN);
                if vocabulary.find(&iri).is_some() {
                    keys.entry(local.to_owned()).or_default().push((owner, key));
                }
            }
        }
        Self { manifest, keys }
    }

    fn keys(&self, local: &str) -> &[(&'static str, &'static Key)] {
        self.keys.get(local).map_or(&[], Vec::as_slice)
    }
}

fn all_keys() -> impl Iterator<Item = (&'static str, &'static Key)> {
    fn of(table: &'static Table) -> impl Iterator<Item = (&'static str, &'static Key)> {
        table.keys.iter().map(|key| (table.name, key))
    }
    let inner = |(_, key): (&str, &'static Key)| match key.shape {
        Shape::List(table) => Some(table),
        _ => None,
    };
    let kinds = || Kind::ALL.into_iter().flat_map(|kind| of(kind.table()));
    let shared = SHARED.iter().map(|key| ("record", key));
    let is_property = |(_, key): &(&str, &Key)| {
        !matches!(key.shape, Shape::Folders) && (key.shape != Shape::Id || key.name == "aliases")
    };
    kinds()
        .chain(kinds().filter_map(inner).flat_map(of))
        .chain(shared)
        .chain(of(&POSITION))
        .filter(is_property)
}

/// A property.
pub(super) fn property(
    ontology: &Ontology<'_>,
    local: &str,
    property: &Property,
    owners: &Owners<'_>,
) -> OntologyTerm {
    let keys = owners.keys(local);
    let relations: Vec<Predicate> = relations(property).collect();
    let ends = keys.iter().map(|(owner, key)| of_key(owner, key));
    let ends = ends
        .chain(of_fact(local))
        .chain(relations.iter().map(|_| Ends {
            domain: None,
            range: Range::Resources,
        }));
    let ends = ends
        .map(Some)
        .reduce(|one, other| one?.with(other?))
        .flatten();
    let mut term = named(
        ontology,
        local,
        ends.as_ref()
            .map_or(TermKind::Property, |it| it.range.kind()),
        ["", ""].map(str::to_owned),
    );
    for language in ontology.languages {
        let texts = Texts {
            ontology,
            owners,
            language,
        };
        let add = |list: &mut Vec<_>, text: Option<String>| {
            list.extend(text.map(|it| ((*language).to_owned(), it)));
        };
        add(&mut term.labels, texts.label(local, keys, &relations));
        add(&mut term.comments, texts.comment(local, keys, &relations));
    }
    if let Some(Ends { domain, range }) = ends {
        term.domain = domain;
        term.range = range.term();
    }
    for relation in &relations {
        let mapped = relation.mapped_term(owners.manifest);
        let mapped = mapped.filter(|it| super::is_iri(it, owners.manifest));
        term.mappings
            .extend(mapped.map(|it| (SUBPROPERTY.to_owned(), it.to_owned())));
    }
    term.is_symmetric = edges(property).all(|it| it.is_symmetric(owners.manifest))
        && edges(property).next().is_some();
    term
}

fn edges(property: &Property) -> impl Iterator<Item = Predicate> {
    property.makers.iter().filter_map(|maker| match maker {
        Maker::Edges(predicate) => Some(*predicate),
        _ => None,
    })
}

fn relations(property: &Property) -> impl Iterator<Item = Predicate> {
    edges(property).filter(|it| matches!(it, Predicate::Relation(_)))
}

impl Range {
    fn kind(&self) -> TermKind {
        match self {
            Self::Class(_) | Self::Resources => TermKind::Object,
            Self::Datatype(_) | Self::Texts => TermKind::Datatype,
        }
    }

    fn term(self) -> Option<String> {
        match self {
            Self::Class(class) => Some(class),
            Self::Datatype(datatype) => Some(datatype.to_owned()),
            Self::Resources | Self::Texts => None,
        }
    }
}

/// Texts of properties in one language.
struct Texts<'t> {
    ontology: &'t Ontology<'t>,
    owners: &'t Owners<'t>,
    language: &'t str,
}

type Keys = [(&'static str, &'static Key)];

impl Texts<'_> {
    fn say(&self, key: &str) -> Option<String> {
        (self.ontology.say)(self.language, key)
    }

    fn label(&self, local: &str, keys: &Keys, relations: &[Predicate]) -> Option<String> {
        let own = self.say(&format!("rdf-label-{}", dashed(local)));
        let of_key = || {
            let (_, key) = keys.first()?;
            self.say(&format!("property-{}", key.name))
        };
        own.or_else(of_key)
            .or_else(|| relations.iter().find_map(|it| self.relation(*it)))
    }

    /// What each use of the property means.
    fn comment(&self, local: &str, keys: &Keys, relations: &[Predicate]) -> Option<String> {
        let own = self.say(&format!("rdf-{}", dashed(local)));
        let of_keys = keys.iter().filter_map(|(owner, key)| {
            let text = self.say(&format!("key-{owner}-{}", key.name))?;
            let text = match key.shape {
                Shape::Choice(words) => format!("{text} ({})", words.join(", ")),
                _ => text,
            };
            let kind = self.say(&format!("kind-{owner}"));
            let kind = kind.or_else(|| self.say(&format!("rdf-label-class-{owner}")));
            let kind = kind.filter(|_| keys.len() > 1 || own.is_some());
            // A position is no record, and what its keys are for is said of the property itself.
            (*owner != POSITION.name || own.is_none()).then_some(())?;
            Some(kind.map_or(text.clone(), |kind| format!("[{kind}] {text}")))
        });
        let of_relations = relations.iter().filter_map(|it| {
            let label = self.relation(*it)?;
            Some(format!("{} {label}.", self.say("rdf-relation-type")?))
        });
        let parts: Vec<String> = own
            .clone()
            .into_iter()
            .chain(of_keys)
            .chain(of_relations)
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// What the manifest calls a type of relation.
    fn relation(&self, relation: Predicate) -> Option<String> {
        let Predicate::Relation(index) = relation else {
            return None;
        };
        let manifest = self.owners.manifest;
        let label: &Text = &manifest.relation_types.get(usize::from(index))?.label;
        let language = manifest.language(self.language).unwrap_or_default();
        Some(label.best(language).1.to_owned())
    }
}

/// `citedVia` as `cited-via`.
fn dashed(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
