//! The levels of statements, with what decided them, and those of actors.

use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Term};
use antinomy_graph::NodeId;
use antinomy_model::kinds::Statement;
use antinomy_model::{Kind, LevelSet};

/// All statements with their nodes.
pub(super) fn statements<'g>(rdf: &Names<'g>) -> impl Iterator<Item = (NodeId, &'g Statement)> {
    let graph = rdf.graph;
    let statements = rdf.base().of_kind(Kind::Statement);
    statements.filter_map(|(id, record)| Some((graph.node_of(id), record.statement()?)))
}

/// The levels of all statements and actors; `None` where they are unknown.
fn resolved<'r>(rdf: &'r Names<'_>) -> impl Iterator<Item = (NodeId, Option<LevelSet>)> + 'r {
    let of_statement = |it: &Statement| rdf.facts().levels_of(it).set;
    let of_statements = statements(rdf).map(move |(node, it)| (node, of_statement(it)));
    let actors = rdf.base().of_kind(Kind::Actor);
    let of_actors = actors.map(|(id, record)| {
        let levels = rdf.facts().levels_of_actor(record);
        (rdf.graph.node_of(id), levels)
    });
    of_statements.chain(of_actors)
}

pub(super) fn level<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, levels) in resolved(rdf) {
        for level in levels.into_iter().flat_map(LevelSet::iter) {
            sink.derived(node, Resource::Level(level.0.into()));
        }
    }
}

/// All levels in one word, as ids of findings name them: two sets are equal if their words are.
pub(super) fn sets<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, levels) in resolved(rdf) {
        if let Some(levels) = levels.filter(|it| !it.is_empty()) {
            sink.derived(node, Term::String(joined(rdf, levels).into()));
        }
    }
}

fn joined(rdf: &Names<'_>, levels: LevelSet) -> String {
    let of_manifest = &rdf.manifest().levels;
    let known = levels.iter();
    let known = known.filter_map(|level| of_manifest.get(usize::from(level.0)));
    let ids: Vec<&str> = known.map(|level| level.id.as_str()).collect();
    ids.join("+")
}

pub(super) fn origin<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let origin = rdf.facts().levels_of(statement).origin;
        sink.derived(node, Term::String(origin.word().into()));
    }
}

/// Whether the levels are known, known to be none, or unknown.
pub(super) fn state<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, levels) in resolved(rdf) {
        sink.derived(node, Term::String(word(levels).into()));
    }
}

fn word(levels: Option<LevelSet>) -> &'static str {
    match levels {
        None => "unknown",
        Some(set) if set.is_empty() => "none",
        Some(_) => "known",
    }
}
