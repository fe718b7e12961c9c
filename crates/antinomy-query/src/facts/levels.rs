//! The levels of statements, with what decided them.

use crate::makers::Sink;
use crate::rdf::Rdf;
use crate::term::{Resource, Term};
use antinomy_graph::NodeId;
use antinomy_graph::facts::ResolvedLevels;
use antinomy_model::Kind;
use antinomy_model::kinds::Statement;

/// All statements with their nodes.
pub(super) fn statements<'g>(rdf: &Rdf<'g>) -> impl Iterator<Item = (NodeId, &'g Statement)> {
    let graph = rdf.graph;
    let statements = rdf.base().of_kind(Kind::Statement);
    statements.filter_map(|(id, record)| Some((graph.node_of(id), record.statement()?)))
}

pub(super) fn level<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let levels = rdf.facts().levels_of(statement).set;
        for level in levels.into_iter().flat_map(|it| it.iter()) {
            sink.derived(node, Resource::Level(level.0.into()));
        }
    }
}

pub(super) fn origin<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let origin = rdf.facts().levels_of(statement).origin;
        sink.derived(node, Term::String(origin.word().into()));
    }
}

/// Whether the levels are known, known to be none, or unknown.
pub(super) fn state<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let levels = rdf.facts().levels_of(statement);
        sink.derived(node, Term::String(word(levels).into()));
    }
}

fn word(levels: ResolvedLevels) -> &'static str {
    match levels.set {
        None => "unknown",
        Some(set) if set.is_empty() => "none",
        Some(_) => "known",
    }
}
