//! The classes of nodes.

use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Scheme};
use antinomy_graph::{Node, Predicate};
use antinomy_model::Kind;

/// A class of the vocabulary.
#[derive(Debug)]
pub(crate) struct Class {
    /// Its term, with a prefix.
    pub(crate) term: &'static str,
}

const fn class(term: &'static str) -> Class {
    Class { term }
}

/// All classes that resources of a knowledge base belong to.
pub(crate) static CLASSES: &[Class] = &[
    class("an:Source"),
    class("an:Actor"),
    class("an:Concept"),
    class("an:Field"),
    class("an:Proposition"),
    class("an:Statement"),
    class("an:Relation"),
    class("an:Contradiction"),
    class("an:Examination"),
    class("an:Verdict"),
    class("an:Rule"),
    class("an:Position"),
    class("an:EffectivePosition"),
    class("an:Section"),
    class("an:Competence"),
    class("an:Level"),
    class("an:ActorKind"),
    class("an:ConflictKind"),
    class("an:File"),
    class("cito:Citation"),
    class("rdf:Statement"),
    class("rdf:Property"),
    class("skos:Concept"),
    class("skos:ConceptScheme"),
];

/// Classes of other vocabularies beside that of the kind.
static ALSO: &[(Kind, &str)] = &[
    (Kind::Concept, "skos:Concept"),
    (Kind::Field, "skos:Concept"),
    // The reification of its plain edge.
    (Kind::Relation, "rdf:Statement"),
];

/// The classes of a kind of record: its name, and those of other vocabularies.
fn of_kind(kind: Kind) -> Vec<String> {
    let mut own = kind.name().to_owned();
    own[..1].make_ascii_uppercase();
    let also = ALSO.iter().filter(|(of, _)| *of == kind);
    let also = also.map(|(_, class)| (*class).to_owned());
    std::iter::once(format!("an:{own}")).chain(also).collect()
}

pub(super) fn of_nodes<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, node) in rdf.graph.nodes() {
        let classes = match node {
            Node::Record(record) => of_kind(rdf.base().record(*record).kind()),
            Node::Position { .. } => vec!["an:Position".to_owned()],
            Node::Citation { .. } => vec!["cito:Citation".to_owned()],
            Node::Section { .. } => vec!["an:Section".to_owned()],
            Node::Competence { .. } => vec!["an:Competence".to_owned()],
        };
        for class in classes {
            if let Some(class) = sink.name(&class) {
                sink.stated(id, class);
            }
        }
    }
}

pub(super) fn of_manifest<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let manifest = rdf.manifest();
    let levels = (0u16..).take(manifest.levels.len()).map(Resource::Level);
    let actor_kinds = (0u32..)
        .take(manifest.actor_kinds.len())
        .map(Resource::ActorKind);
    let conflict_kinds = (0u32..)
        .take(manifest.conflict_kinds.len())
        .map(Resource::ConflictKind);
    let relations = Predicate::relations(manifest).enumerate();
    let relations = relations.filter_map(|(index, _)| rdf.vocabulary.relation_type(index));
    let mut each = |class: &str, resources: &mut dyn Iterator<Item = Resource>| {
        if let Some(class) = sink.name(class) {
            resources.for_each(|it| sink.in_manifest(it, class));
        }
    };
    each("an:Level", &mut { levels });
    each("an:ActorKind", &mut { actor_kinds });
    each("an:ConflictKind", &mut { conflict_kinds });
    each("rdf:Property", &mut relations.map(Resource::Name));
}

pub(super) fn of_derived<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    if let Some(class) = sink.name("an:EffectivePosition") {
        super::positions::each(rdf, &mut |it| sink.derived(it, class));
    }
    if let Some(class) = sink.name("skos:ConceptScheme") {
        for scheme in [Scheme::Concepts, Scheme::Fields] {
            sink.derived(Resource::Scheme(scheme), class);
        }
    }
    if let Some(class) = sink.name("an:File") {
        for file in super::attributes::files(rdf) {
            sink.derived(Resource::File(file), class);
        }
    }
}
