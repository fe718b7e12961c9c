//! Attributes of nodes that are no keys of a record: those of positions and citations, ids, pages, what is said to be unknown.

use crate::column::GraphName;
use crate::locators::locator_text;
use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Term};
use crate::vocabulary::manner_term;
use antinomy_graph::{Node, NodeId};
use antinomy_model::property::{Key, Value, Walk};
use antinomy_model::values::{Choice, Locator, LocatorKey};
use antinomy_syntax::FileId;

/// Of records: everything else has no id that an author wrote.
pub(super) fn identifiers<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, record) in rdf.base().records() {
        sink.stated(
            rdf.graph.node_of(id),
            Term::String(record.id.as_str().into()),
        );
    }
}

pub(super) fn stances<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, node) in rdf.graph.nodes() {
        if let Node::Position { stance, .. } = node {
            sink.stated(id, Term::Integer((*stance).into()));
        }
    }
}

pub(super) fn manners<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, _) in citations(rdf) {
        let manner = rdf.graph.citation(id).and_then(|it| it.manner);
        if let Some(manner) = manner.and_then(|it| sink.name(&manner_term(it.word()))) {
            sink.stated(id, manner);
        }
    }
}

fn citations<'g>(rdf: &Names<'g>) -> impl Iterator<Item = (NodeId, &'g Node)> {
    let nodes = rdf.graph.nodes();
    nodes.filter(|(_, node)| matches!(node, Node::Citation { .. }))
}

pub(super) fn locators_of_citations<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, _) in citations(rdf) {
        let citation = rdf.graph.citation(id);
        if let Some(text) = citation.and_then(|it| locator_text(it.locator)) {
            sink.stated(id, Term::String(text.into()));
        }
    }
}

/// The page of a locator, of records, competences and citations.
pub(super) fn pages<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, record) in rdf.base().records() {
        if let Value::Locator(locator) = record.value("locator") {
            page(rdf.graph.node_of(id), locator, sink);
        }
    }
    for (id, node) in rdf.graph.nodes() {
        match node {
            Node::Citation { .. } => {
                if let Some(citation) = rdf.graph.citation(id) {
                    page(id, citation.locator, sink);
                }
            }
            Node::Competence { field, index } => {
                let antinomy_model::Body::Field(field) = &rdf.base().record(*field).body else {
                    continue;
                };
                if let Some(competence) = field.competence.get(*index as usize) {
                    page(id, &competence.locator, sink);
                }
            }
            _ => {}
        }
    }
}

fn page<'g>(node: NodeId, locator: &'g Locator, sink: &mut Sink<'_, 'g>) {
    if let Some(page) = locator.get(LocatorKey::Page) {
        sink.stated(node, Term::String(page.into()));
    }
}

/// The names of the keys under which a record, or a section, says that something is unknown.
pub(super) fn unknowns<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, record) in rdf.base().records() {
        let node = rdf.graph.node_of(id);
        record.each(&mut |key, value| unknown(node, key, value, sink));
        let sections = record.source().map_or(&[][..], |it| &it.sections);
        for section in sections {
            let name = format!("{}/section/{}", record.id, section.id.value);
            if let Some(node) = rdf.graph.find(&name) {
                (section as &dyn Walk).each(&mut |key, value| unknown(node, key, value, sink));
            }
        }
    }
}

fn unknown<'g>(node: NodeId, key: &Key, value: Value<'g>, sink: &mut Sink<'_, 'g>) {
    if matches!(value, Value::Unknown) {
        sink.stated(node, Term::String(key.name.into()));
    }
}

/// The paths of files, relative to the knowledge base.
pub(super) fn paths<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for file in files(rdf) {
        if let Some(found) = rdf.base().files.get(file) {
            sink.derived(Resource::File(file), Term::String(found.path().into()));
        }
    }
}

/// The files that are named graphs.
pub(super) fn files(rdf: &Names<'_>) -> impl Iterator<Item = FileId> {
    rdf.graph_names().filter_map(|name| match name {
        GraphName::File(file) => Some(file),
        GraphName::Derived => None,
    })
}
