//! From records to the triples of a property.

use crate::column::{Entries, Entry, GraphName};
use crate::locators::locator_text;
use crate::names::Names;
use crate::properties::Maker;
use crate::sink::Sink;
use crate::term::{Datatype, Resource, Term};
use antinomy_graph::{Node, NodeId};
use antinomy_model::property::{Key, List, Shape, TextRole, Value, Walk};
use antinomy_model::{Body, Record};

/// Adds the triples that a maker makes.
pub(crate) fn fill<'g>(rdf: &Names<'g>, maker: Maker, into: &mut Entries<'g>) {
    match maker {
        Maker::Edges(predicate) => edges(rdf, predicate, into),
        Maker::Fact(fact) => (fact.fill)(rdf, &mut Sink::new(rdf, into)),
        Maker::Key(kind, row) => {
            for (id, record) in rdf.base().of_kind(kind) {
                let keys = record.body.keys();
                let node = rdf.graph.node_of(id);
                let source = About::record(rdf, node, record);
                source.value(&keys.table().keys[row], keys.value(row), into);
            }
        }
        Maker::Shared(row) => {
            for (id, record) in rdf.base().records() {
                let keys: &dyn Walk = &record.shared;
                let source = About::record(rdf, rdf.graph.node_of(id), record);
                source.value(&keys.table().keys[row], keys.value(row), into);
            }
        }
        Maker::Prose => {
            for (id, record) in rdf.base().records() {
                let source = About::record(rdf, rdf.graph.node_of(id), record);
                source.value(&antinomy_model::PROSE, Value::Text(&record.prose), into);
            }
        }
        Maker::Section(row) | Maker::Competence(row) => {
            let is_section = matches!(maker, Maker::Section(_));
            for (node, held) in rdf.graph.nodes() {
                let Some((record, keys)) = inner(rdf, held, is_section) else {
                    continue;
                };
                let source = About::record(rdf, node, record);
                source.value(&keys.table().keys[row], keys.value(row), into);
            }
        }
    }
}

/// The record and the mapping in it that a node stands for.
fn inner<'g>(rdf: &Names<'g>, node: &Node, is_section: bool) -> Option<(&'g Record, &'g dyn Walk)> {
    match (node, is_section) {
        (Node::Section { source, index }, true) => {
            let record = rdf.base().record(*source);
            let section = record.source()?.sections.get(*index as usize)?;
            Some((record, section))
        }
        (Node::Competence { field, index }, false) => {
            let record = rdf.base().record(*field);
            let Body::Field(field) = &record.body else {
                return None;
            };
            Some((record, field.competence.get(*index as usize)?))
        }
        _ => None,
    }
}

/// Edges that the graph stores once and that hold both ways, or that share their property with something else.
fn edges(rdf: &Names<'_>, predicate: antinomy_graph::Predicate, into: &mut Entries<'_>) {
    let is_symmetric = predicate.is_symmetric(rdf.manifest());
    for (rank, edge) in rdf.graph.edges_of(predicate, None, None) {
        for file in rdf.graph.files_of(rank) {
            let mut add = |subject, object| {
                into.push(Entry {
                    subject: Resource::Node(subject),
                    object: Term::Resource(Resource::Node(object)),
                    graph: GraphName::File(file),
                });
            };
            add(edge.from, edge.to);
            if is_symmetric {
                add(edge.to, edge.from);
            }
        }
    }
}

/// What a value is about.
struct About<'r, 'g> {
    rdf: &'r Names<'g>,
    subject: Resource,
    graph: GraphName,
    /// The language of what was taken over from a source.
    own: Option<u16>,
}

impl<'r, 'g> About<'r, 'g> {
    fn record(rdf: &'r Names<'g>, node: NodeId, record: &'g Record) -> Self {
        let of_statement = || {
            let source = rdf.facts().source_of(record.statement()?)?;
            Some(source.1)
        };
        let source = record.source().or_else(of_statement);
        let own = source.and_then(|it| it.language.as_ref());
        Self {
            rdf,
            subject: Resource::Node(node),
            graph: GraphName::File(rdf.graph.file_of(node)),
            own: own.and_then(|it| rdf.language(&it.value)),
        }
    }

    /// The triples of a key.
    fn value(&self, key: &Key, value: Value<'g>, into: &mut Entries<'g>) {
        let mut add = |object| into.push(self.entry(object));
        match value {
            Value::Text(_) => self.text(key, value, into),
            Value::Plain(text) => add(plain(key, text)),
            Value::Plains(texts) => texts.iter().for_each(|it| add(plain(key, &it.value))),
            Value::Number(number) => add(Term::Integer(number.into())),
            Value::Time(time) => add(Term::Typed(time.to_string().into(), Datatype::Edtf)),
            Value::Word(word) => add(Term::String(word.into())),
            Value::Listed(at) => {
                if let Some(resource) = self.listed(key, at) {
                    add(Term::Resource(resource));
                }
            }
            Value::Levels(levels) => {
                for level in levels.iter() {
                    add(Term::Resource(Resource::Level(level.0.into())));
                }
            }
            Value::Names(names) => names
                .iter()
                .for_each(|it| add(Term::String(it.listed().into()))),
            Value::Locator(locator) => {
                if let Some(text) = locator_text(locator) {
                    add(Term::String(text.into()));
                }
            }
            // References are edges, mappings are nodes, and what is said to be unknown is a fact.
            _ => {}
        }
    }

    fn text(&self, key: &Key, value: Value<'g>, into: &mut Entries<'g>) {
        let Value::Text(text) = value else { return };
        // A second version is a translation of ours, which is in the language that it is filed under.
        let is_original = text.versions().count() == 1;
        let is_from_source = matches!(key.role, Some(TextRole::Work | TextRole::Quote));
        let own = self.own.filter(|_| is_original && is_from_source);
        for (version, span) in self.rdf.versions(text) {
            let object = match (version, own) {
                (Term::Localized(words, _) | Term::String(words), Some(own)) => {
                    Term::Localized(words, own)
                }
                (version, _) => version,
            };
            into.push(Entry {
                // A translation may stand in a file of its own.
                graph: GraphName::File(span.file),
                ..self.entry(object)
            });
        }
    }

    fn listed(&self, key: &Key, at: usize) -> Option<Resource> {
        let index = u32::try_from(at).ok()?;
        match key.shape {
            Shape::Manifest(List::ActorKinds) => Some(Resource::ActorKind(index)),
            Shape::Manifest(List::ConflictKinds) => Some(Resource::ConflictKind(index)),
            Shape::Manifest(List::RelationTypes) => {
                self.rdf.vocabulary.relation_type(at).map(Resource::Name)
            }
            _ => None,
        }
    }

    fn entry(&self, object: Term<'g>) -> Entry<'g> {
        Entry {
            subject: self.subject,
            object,
            graph: self.graph,
        }
    }
}

fn plain<'g>(key: &Key, text: &'g str) -> Term<'g> {
    if ["url", "archive-url"].contains(&key.name) {
        Term::Typed(text.into(), Datatype::AnyUri)
    } else {
        Term::String(text.into())
    }
}
