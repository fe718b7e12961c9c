//! Territories, and to whom a statement can hand something down in them.

use super::levels::statements;
use crate::names::Names;
use crate::sink::Sink;
use antinomy_model::{Kind, LevelSet};

/// From each actor to all that it is a part of.
pub(super) fn part_of<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, _) in rdf.base().of_kind(Kind::Actor) {
        for whole in rdf.facts().territory(id) {
            sink.derived(rdf.graph.node_of(id), rdf.graph.node_of(whole));
        }
    }
}

/// From each actor to itself, to all that it is a part of, and to all that is a part of it.
pub(super) fn related<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, _) in rdf.base().of_kind(Kind::Actor) {
        let part = rdf.graph.node_of(id);
        sink.derived(part, part);
        for whole in rdf.facts().territory(id) {
            let whole = rdf.graph.node_of(whole);
            sink.derived(part, whole);
            sink.derived(whole, part);
        }
    }
}

/// From each statement to those of whom it addresses that stand below it.
// An actor rather than its levels: what a task comes with has to reach the same addressee.
pub(super) fn assigns_to<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let Some(own) = rdf.facts().levels_of(statement).set else {
            continue;
        };
        for addressee in &statement.to {
            let Some(actor) = rdf.base().target_of(addressee, Kind::Actor) else {
                continue;
            };
            let theirs = rdf.facts().levels_of_actor(rdf.base().record(actor));
            if theirs.is_some_and(|theirs| lies_above(own, theirs)) {
                sink.derived(node, rdf.graph.node_of(actor));
            }
        }
    }
}

/// Whether each of some levels lies above each of others, and there are any. The lower a level, the greater its number.
fn lies_above(levels: LevelSet, others: LevelSet) -> bool {
    let ends = levels.iter().max().zip(others.iter().min());
    ends.is_some_and(|(lowest, highest)| lowest < highest)
}
