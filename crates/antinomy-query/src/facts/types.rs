//! The classes of nodes.

use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Scheme};
use antinomy_graph::{Node, Predicate};
use antinomy_model::Kind;

/// All classes that resources of a knowledge base belong to, as terms with a prefix.
pub(crate) static CLASSES: &[&str] = &[
    "an:Source",
    "an:Actor",
    "an:Concept",
    "an:Field",
    "an:Proposition",
    "an:Statement",
    "an:Relation",
    "an:Contradiction",
    "an:Examination",
    "an:Verdict",
    "an:Rule",
    "an:Position",
    "an:EffectivePosition",
    "an:Section",
    "an:Competence",
    "an:Level",
    "an:ActorKind",
    "an:ConflictKind",
    "an:File",
    "cito:Citation",
    "rdf:Statement",
    "rdf:Property",
    "skos:Concept",
    "skos:ConceptScheme",
];

/// Classes of other vocabularies beside that of the kind.
static ALSO: &[(Kind, &str)] = &[
    (Kind::Concept, "skos:Concept"),
    (Kind::Field, "skos:Concept"),
    // The reification of its plain edge.
    (Kind::Relation, "rdf:Statement"),
];

/// The class of a kind of record, or of a mapping in one.
pub(crate) fn class_of(kind: &str) -> String {
    let mut name = kind.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("an:{name}")
}

/// The classes of a kind of record: its name, and those of other vocabularies.
fn of_kind(kind: Kind) -> Vec<String> {
    let also = ALSO.iter().filter(|(of, _)| *of == kind);
    let also = also.map(|(_, class)| (*class).to_owned());
    std::iter::once(class_of(kind.name())).chain(also).collect()
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
