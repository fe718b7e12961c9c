//! The properties of the RDF, and what each is made of.

use crate::facts::{CLASSES, FACTS, Fact};
use crate::namespaces::{Prefixes, escaped};
use crate::vocabulary::{DERIVED, Vocabulary, manner_term};
use antinomy_graph::Predicate;
use antinomy_model::property::{Key, Shape, Table};
use antinomy_model::values::{Choice, CitationType};
use antinomy_model::{Kind, Manifest, PROSE, SHARED};
use oxrdf::NamedNode;
use std::collections::BTreeMap;

/// Where a property's triples come from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Maker {
    /// Edges of the graph.
    Edges(Predicate),
    /// A key of a kind of record, by its row.
    Key(Kind, usize),
    /// A key that all records have, by its row.
    Shared(usize),
    /// The prose of records.
    Prose,
    /// A key of the sections of sources.
    Section(usize),
    /// A key of the competences of fields.
    Competence(usize),
    /// What a row of the table of facts makes.
    Fact(&'static Fact),
}

/// A property.
#[derive(Debug)]
pub(crate) struct Property {
    /// Its place among the names.
    pub(crate) name: u16,
    pub(crate) makers: Vec<Maker>,
}

impl Property {
    /// The predicate, if all its triples are edges of the graph as they are stored there.
    pub(crate) fn edges(&self, manifest: &Manifest) -> Option<Predicate> {
        match self.makers[..] {
            [Maker::Edges(predicate)] if !predicate.is_symmetric(manifest) => Some(predicate),
            _ => None,
        }
    }
}

/// All properties, in the order of their names.
#[derive(Debug)]
pub(crate) struct Properties(Vec<Property>);

impl Properties {
    /// Those of a knowledge base, with the names of everything.
    pub(crate) fn of(manifest: &Manifest, prefixes: &Prefixes) -> (Self, Vocabulary) {
        let iri = |term: &str| prefixes.expand(term).unwrap_or_else(|| term.to_owned());
        let mut makers: BTreeMap<String, Vec<Maker>> = BTreeMap::new();
        let mut add = |term: &str, maker| makers.entry(iri(term)).or_default().push(maker);
        let built_in = Predicate::BUILT_IN.iter().copied();
        for predicate in built_in.chain(Predicate::relations(manifest)) {
            add(&escaped(&predicate.term(manifest)), Maker::Edges(predicate));
            // A term of the manifest may be anything.
            let mapped = predicate.mapped_term(manifest);
            if let Some(term) = mapped.filter(|it| NamedNode::new(iri(it)).is_ok()) {
                add(term, Maker::Edges(predicate));
            }
        }
        for (maker, key) in keys() {
            add(&key.rdf_term(), maker);
        }
        for fact in FACTS {
            add(fact.term, Maker::Fact(fact));
        }
        let other = CLASSES.iter().map(|class| iri(class));
        let manners = CitationType::WORDS
            .iter()
            .map(|word| iri(&manner_term(word)));
        let names = makers.keys().cloned().chain(other).chain(manners);
        let names = names.chain([iri(DERIVED)]).collect();
        let relations = Predicate::relations(manifest);
        let relations: Vec<String> = relations
            .map(|it| iri(&escaped(&it.term(manifest))))
            .collect();
        let vocabulary = Vocabulary::of(names, &relations);
        let properties = makers.into_iter().filter_map(|(iri, makers)| {
            let name = vocabulary.find(&iri)?;
            Some(Property { name, makers })
        });
        (Self(properties.collect()), vocabulary)
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Property] {
        &self.0
    }

    /// The place of the property with this name.
    pub(crate) fn find(&self, name: u16) -> Option<usize> {
        self.0.binary_search_by_key(&name, |it| it.name).ok()
    }
}

/// The keys that are written as literals or as names of the manifest: those that refer to records are edges.
pub(crate) fn keys() -> impl Iterator<Item = (Maker, &'static Key)> {
    let of_kind =
        |kind: Kind| rows(kind.table()).map(move |(row, key)| (Maker::Key(kind, row), key));
    let sections =
        rows(inner("sections", Kind::Source)).map(|(row, key)| (Maker::Section(row), key));
    let competences =
        rows(inner("competence", Kind::Field)).map(|(row, key)| (Maker::Competence(row), key));
    let shared = SHARED
        .iter()
        .enumerate()
        .map(|(row, key)| (Maker::Shared(row), key));
    Kind::ALL
        .into_iter()
        .flat_map(of_kind)
        .chain(sections)
        .chain(competences)
        .chain(shared.filter(|(_, key)| is_written(key)))
        .chain([(Maker::Prose, &PROSE)])
}

/// The key that a maker makes triples of.
pub(crate) fn key(maker: Maker) -> Option<&'static Key> {
    match maker {
        Maker::Key(kind, row) => kind.table().keys.get(row),
        Maker::Shared(row) => SHARED.get(row),
        Maker::Section(row) => inner("sections", Kind::Source).keys.get(row),
        Maker::Competence(row) => inner("competence", Kind::Field).keys.get(row),
        Maker::Prose => Some(&PROSE),
        Maker::Edges(_) | Maker::Fact(_) => None,
    }
}

fn rows(table: &'static Table) -> impl Iterator<Item = (usize, &'static Key)> {
    table
        .keys
        .iter()
        .enumerate()
        .filter(|(_, key)| is_written(key))
}

/// The table of a list of mappings.
fn inner(key: &str, kind: Kind) -> &'static Table {
    let keys = kind.table().keys.iter();
    let mut shapes = keys.filter(|it| it.name == key).map(|it| it.shape);
    match shapes.next() {
        Some(Shape::List(table)) => table,
        // A table without keys, which no query would find anything by.
        _ => &Table {
            name: "",
            keys: &[],
        },
    }
}

/// Whether the key has a value that is a literal, or a name of the manifest.
fn is_written(key: &Key) -> bool {
    match key.shape {
        // `dcterms:identifier` says the id of everything.
        Shape::Id => key.name == "aliases",
        Shape::List(_) | Shape::Folders => false,
        // What resolves to a record or a node is an edge: the section of a statement, the finding of a verdict.
        shape => shape.kinds().is_empty() && Predicate::of_term(&key.rdf_term()).is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_competences_have_keys() {
        assert!(keys().any(|(maker, _)| matches!(maker, Maker::Section(_))));
        assert!(keys().any(|(maker, _)| matches!(maker, Maker::Competence(_))));
    }
}
