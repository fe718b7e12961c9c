//! Effective positions.

use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Term};
use antinomy_graph::NodeId;
use antinomy_graph::facts::EffectivePosition;
use antinomy_model::{Kind, RecordId};

pub(super) fn affirms<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (statement, _) in rdf.base().of_kind(Kind::Statement) {
        for proposition in rdf.facts().affirms(statement) {
            sink.derived(
                rdf.graph.node_of(statement),
                rdf.graph.node_of(*proposition),
            );
        }
    }
}

pub(super) fn denies<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (statement, _) in rdf.base().of_kind(Kind::Statement) {
        for proposition in rdf.facts().denies(statement) {
            sink.derived(
                rdf.graph.node_of(statement),
                rdf.graph.node_of(*proposition),
            );
        }
    }
}

/// What statements take a side on openly, whichever.
pub(super) fn takes<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (statement, _) in rdf.base().of_kind(Kind::Statement) {
        let coded = rdf.facts().coded_positions(statement);
        for position in coded.iter().filter(|it| it.stance != 0) {
            let proposition = rdf.graph.node_of(position.proposition);
            sink.derived(rdf.graph.node_of(statement), proposition);
        }
    }
}

/// From each proposition to all that it implies, other than itself.
pub(super) fn implies_all<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (proposition, _) in rdf.base().of_kind(Kind::Proposition) {
        for implied in rdf.facts().implied_by(proposition) {
            if implied != proposition {
                sink.derived(rdf.graph.node_of(proposition), rdf.graph.node_of(implied));
            }
        }
    }
}

/// An effective position with what it follows from.
struct Taken {
    resource: Resource,
    statement: NodeId,
    position: EffectivePosition,
}

fn each_taken(rdf: &Names<'_>, see: &mut dyn FnMut(Taken)) {
    for (statement, _) in rdf.base().of_kind(Kind::Statement) {
        let positions = rdf.facts().effective_positions(statement);
        for position in positions.into_iter().filter(|it| it.stance != 0) {
            see(Taken {
                resource: resource(rdf, statement, &position),
                statement: rdf.graph.node_of(statement),
                position,
            });
        }
    }
}

fn resource(rdf: &Names<'_>, statement: RecordId, position: &EffectivePosition) -> Resource {
    Resource::Effective {
        statement: rdf.graph.node_of(statement),
        proposition: rdf.graph.node_of(position.proposition),
        affirms: position.stance > 0,
    }
}

/// All effective positions.
pub(super) fn each(rdf: &Names<'_>, see: &mut dyn FnMut(Resource)) {
    each_taken(rdf, &mut |taken| see(taken.resource));
}

pub(super) fn statements<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    each_taken(rdf, &mut |taken| {
        sink.derived(taken.resource, taken.statement)
    });
}

pub(super) fn propositions<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    each_taken(rdf, &mut |taken| {
        let proposition = rdf.graph.node_of(taken.position.proposition);
        sink.derived(taken.resource, proposition);
    });
}

pub(super) fn stances<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    each_taken(rdf, &mut |taken| {
        sink.derived(taken.resource, Term::Integer(taken.position.stance.into()));
    });
}

/// The coded position that each follows from; a coded one is its own reason.
pub(super) fn because<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    each_taken(rdf, &mut |taken| {
        let position = &taken.position;
        let coded = position.via.unwrap_or(position.proposition);
        let (statement, coded) = (
            rdf.graph.id(taken.statement),
            rdf.graph.id(rdf.graph.node_of(coded)),
        );
        if let Some(coded) = rdf.graph.find(&format!("{statement}/position/{coded}")) {
            sink.derived(taken.resource, coded);
        }
    });
}

pub(super) fn readers<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    each_taken(rdf, &mut |taken| {
        if let Some(reader) = taken.position.read_by {
            sink.derived(taken.resource, rdf.graph.node_of(reader));
        }
    });
}
