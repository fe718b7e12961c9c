//! Territories, and whom a statement addresses in them.

use super::levels::statements;
use crate::makers::Sink;
use crate::rdf::Rdf;
use crate::term::Resource;
use antinomy_model::Kind;

/// From each actor to all that it is a part of.
pub(super) fn part_of<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, _) in rdf.base().of_kind(Kind::Actor) {
        for whole in rdf.facts().territory(id) {
            sink.derived(rdf.graph.node_of(id), rdf.graph.node_of(whole));
        }
    }
}

/// From each statement to the levels of those that it addresses.
pub(super) fn assigns_to<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        for addressee in &statement.to {
            let Some(actor) = rdf.base().target_of(addressee, Kind::Actor) else {
                continue;
            };
            let levels = rdf.facts().levels_of_actor(rdf.base().record(actor));
            for level in levels.into_iter().flat_map(|it| it.iter()) {
                sink.derived(node, Resource::Level(level.0.into()));
            }
        }
    }
}
