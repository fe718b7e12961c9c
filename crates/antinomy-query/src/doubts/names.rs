//! Names that nothing here goes by: predicates, classes, records, levels, functions, datatypes.

use super::{About, Doubt, Doubts};
use crate::facts::CLASSES;
use crate::functions;
use crate::namespaces::{AN, XSD};
use antinomy_model::Manifest;
use antinomy_syntax::nearest;
use spargebra::term::Literal;

/// The datatypes of XML Schema that the engine computes with; values can be cast to each.
const DATATYPES: &[&str] = &[
    "string",
    "boolean",
    "double",
    "float",
    "integer",
    "decimal",
    "date",
    "time",
    "dateTime",
    "duration",
    "yearMonthDuration",
    "dayTimeDuration",
    "gYear",
    "gYearMonth",
    "gMonth",
    "gMonthDay",
    "gDay",
];

/// Other datatypes of XML Schema. The engine compares them as they are written.
const OTHER_DATATYPES: &[&str] = &[
    "anyURI",
    "dateTimeStamp",
    "token",
    "language",
    "long",
    "int",
    "short",
    "byte",
    "unsignedLong",
    "unsignedInt",
    "unsignedShort",
    "unsignedByte",
    "nonNegativeInteger",
    "nonPositiveInteger",
    "positiveInteger",
    "negativeInteger",
    "normalizedString",
    "base64Binary",
    "hexBinary",
];

impl Doubts<'_, '_> {
    pub(super) fn predicate(&self, iri: &str) -> Option<Doubt> {
        if self.property(iri).is_some() {
            return None;
        }
        let names = || self.properties();
        let nearest = self.nearest_name(iri, names);
        let about = match self.namespace_of(iri) {
            Some(_) => About::Predicate,
            None => About::ForeignPredicate,
        };
        Some(self.about_iri(about, iri, nearest))
    }

    /// What the class of something is said to be.
    pub(super) fn class(&self, iri: &str) -> Option<Doubt> {
        let is_known = self.classes().any(|it| it == iri);
        // A vocabulary that nothing here is of may be asked for, but is not misspelt.
        if is_known || self.namespace_of(iri).is_none() {
            return None;
        }
        let nearest = self.nearest_name(iri, || self.classes());
        Some(self.about_iri(About::Class, iri, nearest))
    }

    pub(super) fn function(&self, iri: &str) -> Option<Doubt> {
        let own = functions::NAMES.iter().map(|it| format!("{AN}{it}"));
        let casts = DATATYPES.iter().map(|it| format!("{XSD}{it}"));
        let known: Vec<String> = own.chain(casts).collect();
        if known.iter().any(|it| it == iri) {
            return None;
        }
        let nearest = self.nearest_name(iri, || known.iter().cloned());
        Some(self.about_iri(About::Function, iri, nearest))
    }

    pub(super) fn datatype(&self, literal: &Literal) -> Option<Doubt> {
        let datatype = literal.datatype();
        let name = datatype.as_str().strip_prefix(XSD)?;
        if DATATYPES.contains(&name) || OTHER_DATATYPES.contains(&name) {
            return None;
        }
        let known = DATATYPES.iter().chain(OTHER_DATATYPES).copied();
        let nearest = nearest(name, known).map(|it| format!("{XSD}{it}"));
        Some(self.about_iri(About::Datatype, datatype.as_str(), nearest))
    }

    pub(super) fn graph(&self, iri: &str) -> Option<Doubt> {
        let resource = self.rdf.resource(iri);
        if resource.and_then(|it| self.rdf.graph_name(it)).is_some() {
            return None;
        }
        let names = self
            .rdf
            .graph_names()
            .map(|it| self.rdf.iri(self.rdf.graph_resource(it)));
        let names: Vec<String> = names.collect();
        let local = |it: &str| it.rsplit('/').next().unwrap_or_default().to_owned();
        // By the whole path, or by the name of the file alone.
        let whole = nearest(iri, names.iter().map(String::as_str)).map(str::to_owned);
        let by_name = || {
            let mut same = names.iter().filter(|it| local(it) == local(iri));
            same.next().filter(|_| same.next().is_none()).cloned()
        };
        Some(self.about_iri(About::Graph, iri, whole.or_else(by_name)))
    }

    /// A resource anywhere.
    pub(super) fn resource(&self, iri: &str) -> Option<Doubt> {
        if self.rdf.resource(iri).is_some() {
            return None;
        }
        if let Some(local) = iri.strip_prefix(self.rdf.prefixes().base()) {
            return Some(self.own(iri, local));
        }
        // Datatypes are values where they are compared with `DATATYPE(?x)`.
        let is_datatype = |name: &str| DATATYPES.contains(&name) || OTHER_DATATYPES.contains(&name);
        if iri.strip_prefix(XSD).is_some_and(is_datatype) {
            return None;
        }
        let namespace = self.namespace_of(iri)?;
        let names = self.rdf.vocabulary.names().iter().cloned();
        let names = names.filter(|it| it.starts_with(&namespace));
        let nearest = self.nearest_name(iri, || names);
        Some(self.about_iri(About::Name, iri, nearest))
    }

    /// A resource below the base IRI that is not there.
    fn own(&self, iri: &str, local: &str) -> Doubt {
        let base = self.rdf.prefixes().base();
        if let Some(node) = self.rdf.graph.find(local) {
            let current = format!("{base}{}", self.rdf.graph.id(node));
            return self.about_iri(About::Alias, iri, Some(current));
        }
        let manifest = self.rdf.manifest();
        let (folder, name) = local.split_once('/').unwrap_or(("", local));
        let (about, near) = match folder {
            "level" => (About::Level, nearest(name, levels(manifest))),
            "actor-kind" => (About::ActorKind, nearest(name, actor_kinds(manifest))),
            "conflict" => (About::ConflictKind, nearest(name, conflict_kinds(manifest))),
            "file" => {
                let files = self.rdf.base().files.iter().map(|(_, it)| it.path());
                (About::File, nearest(name, files))
            }
            "" => {
                // What is called so and lies elsewhere: `level:federal` for `id:federal`.
                let folders = ["level", "actor-kind", "conflict"].iter();
                let mut other = folders.map(|folder| format!("{base}{folder}/{local}"));
                let other = other.find(|it| self.rdf.resource(it).is_some());
                let near = || self.rdf.base().nearest_id(local, &[]);
                let near = other.or_else(|| near().map(|it| format!("{base}{it}")));
                return self.about_iri(About::Record, iri, near);
            }
            _ => {
                let nodes = self
                    .rdf
                    .graph
                    .nodes()
                    .map(|(node, _)| self.rdf.graph.id(node));
                let near = nearest(local, nodes.filter(|it| it.contains('/')));
                let near = near.map(|it| format!("{base}{it}"));
                return self.about_iri(About::Record, iri, near);
            }
        };
        let near = near.map(|it| format!("{base}{folder}/{it}"));
        self.about_iri(about, iri, near)
    }

    /// Prefixes that are declared as something else than they are known for.
    pub(super) fn prefixes(&mut self) {
        let mut found = Vec::new();
        for (prefix, iri, place) in self.spelling.declared() {
            let known = || self.rdf.prefixes().iter();
            if known().any(|(_, namespace)| namespace == iri) {
                continue;
            }
            let same = known().find(|(name, _)| *name == prefix).map(|it| it.1);
            let near = || nearest(iri, known().map(|(_, namespace)| namespace));
            let Some(meant) = same.or_else(near) else {
                continue;
            };
            found.push(Doubt {
                about: About::Prefix,
                written: format!("{prefix}: <{iri}>"),
                nearest: Some(format!("{prefix}: <{meant}>")),
                place: Some(place.clone()),
            });
        }
        self.found.append(&mut found);
    }

    /// The place of a property.
    pub(super) fn property(&self, iri: &str) -> Option<usize> {
        let vocabulary = &self.rdf.vocabulary;
        self.rdf.properties.find(vocabulary.find(iri)?)
    }

    fn properties(&self) -> impl Iterator<Item = String> {
        let vocabulary = &self.rdf.vocabulary;
        let properties = self.rdf.properties.all().iter();
        properties.map(|it| vocabulary.name(it.name).to_owned())
    }

    fn classes(&self) -> impl Iterator<Item = String> {
        let prefixes = self.rdf.prefixes();
        CLASSES.iter().filter_map(|it| prefixes.expand(it))
    }

    /// The known namespace that an IRI is of.
    fn namespace_of(&self, iri: &str) -> Option<String> {
        let known = self.rdf.prefixes().iter();
        let known = known.filter(|(_, namespace)| iri.starts_with(namespace));
        let longest = known.max_by_key(|(_, namespace)| namespace.len());
        longest.map(|(_, namespace)| namespace.to_owned())
    }

    /// Of several names the one that is meant by another: the nearest of the same vocabulary, or else of any.
    fn nearest_name<I: Iterator<Item = String>>(
        &self,
        iri: &str,
        names: impl FnOnce() -> I,
    ) -> Option<String> {
        let names: Vec<String> = names().collect();
        let namespace = self.namespace_of(iri).unwrap_or_default();
        let wanted = local(iri);
        let (same, others): (Vec<&String>, Vec<&String>) = names
            .iter()
            .partition(|it| !namespace.is_empty() && it.starts_with(&namespace));
        let of = |names: &[&String]| {
            let near = nearest(wanted, names.iter().map(|it| local(it)))?;
            names
                .iter()
                .find(|it| local(it) == near)
                .map(|it| (*it).clone())
        };
        of(&same).or_else(|| of(&others))
    }
}

/// What follows the namespace.
fn local(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or_default()
}

pub(super) fn levels(manifest: &Manifest) -> impl Iterator<Item = &str> {
    manifest.levels.iter().map(|it| it.id.as_str())
}

pub(super) fn actor_kinds(manifest: &Manifest) -> impl Iterator<Item = &str> {
    manifest.actor_kinds.iter().map(|it| it.id.as_str())
}

pub(super) fn conflict_kinds(manifest: &Manifest) -> impl Iterator<Item = &str> {
    manifest.conflict_kinds.iter().map(|it| it.id.as_str())
}
