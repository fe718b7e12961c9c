//! When statements hold, as years: the hull, within which they may, and the core, in which they surely do.

use super::levels::statements;
use crate::makers::Sink;
use crate::rdf::Rdf;
use crate::term::Term;
use antinomy_graph::facts::Extent;
use antinomy_model::Kind;
use antinomy_model::values::{Bound, Date, Interval};

/// Stands for an end without bound, so that engines can compare years and need no case for it.
const BOUND: i64 = 9999;

type End = fn(Extent) -> Option<Date>;

pub(super) fn core_from<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    years_of(rdf, sink, Extent::core, |it| it.from, -BOUND);
}

pub(super) fn core_until<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    years_of(rdf, sink, Extent::core, |it| it.until, BOUND);
}

pub(super) fn hull_from<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    years_of(rdf, sink, |it| Some(Extent::hull(it)), |it| it.from, -BOUND);
}

pub(super) fn hull_until<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    years_of(rdf, sink, |it| Some(Extent::hull(it)), |it| it.until, BOUND);
}

/// One end of an extent of each statement. An empty core has no ends.
fn years_of<'g>(
    rdf: &Rdf<'g>,
    sink: &mut Sink<'_, 'g>,
    extent: fn(Interval) -> Option<Extent>,
    end: End,
    unbounded: i64,
) {
    for (node, statement) in statements(rdf) {
        if let Some(extent) = extent(rdf.facts().time_of(statement)) {
            let year = end(extent).map_or(unbounded, |it| it.year.into());
            sink.derived(node, Term::Integer(year));
        }
    }
}

pub(super) fn from_state<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let from = rdf.facts().time_of(statement).from;
        sink.derived(node, Term::String(state(from).into()));
    }
}

pub(super) fn until_state<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let until = rdf.facts().time_of(statement).until;
        sink.derived(node, Term::String(state(until).into()));
    }
}

fn state(bound: Bound) -> &'static str {
    match bound {
        Bound::At(_) => "known",
        Bound::Open => "open",
        Bound::Unknown => "unknown",
    }
}

/// The year in which a source was published.
pub(super) fn years<'g>(rdf: &Rdf<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, record) in rdf.base().of_kind(Kind::Source) {
        let issued = record.source().and_then(|it| rdf.facts().issued(it));
        if let Some(year) = issued.and_then(|it| it.from.year()) {
            sink.derived(rdf.graph.node_of(id), Term::Integer(year.into()));
        }
    }
}
