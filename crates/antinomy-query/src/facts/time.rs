//! When statements hold, as years and as days: the hull, within which they may, and the core, in which they surely do.

use super::levels::statements;
use crate::names::Names;
use crate::sink::Sink;
use crate::term::Term;
use antinomy_graph::facts::Extent;
use antinomy_model::Kind;
use antinomy_model::values::{Bound, Date, Interval};

/// Stands for an end without bound, so that engines can compare years and need no case for it.
const BOUND: i64 = 9999;

/// Stands for the same among days.
const BOUND_OF_DAYS: i64 = BOUND * 10_000 + BOUND;

type End = fn(Extent) -> Option<Date>;

/// How a date is written as a number.
type Number = fn(Date) -> i64;

fn year(date: Date) -> i64 {
    date.year.into()
}

pub(super) fn core_from<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    ends(rdf, sink, Extent::core, |it| it.from, (year, -BOUND));
}

pub(super) fn core_until<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    ends(rdf, sink, Extent::core, |it| it.until, (year, BOUND));
}

pub(super) fn hull_from<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    ends(rdf, sink, hull, |it| it.from, (year, -BOUND));
}

pub(super) fn hull_until<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    ends(rdf, sink, hull, |it| it.until, (year, BOUND));
}

// Months and days count where both dates have them. A date without them begins with the first day that it may mean and ends with
// the last, so that comparing days says the same.

pub(super) fn core_from_day<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let first = (Date::first_day_number as Number, -BOUND_OF_DAYS);
    ends(rdf, sink, Extent::core, |it| it.from, first);
}

pub(super) fn core_until_day<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let last = (Date::last_day_number as Number, BOUND_OF_DAYS);
    ends(rdf, sink, Extent::core, |it| it.until, last);
}

pub(super) fn hull_from_day<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let first = (Date::first_day_number as Number, -BOUND_OF_DAYS);
    ends(rdf, sink, hull, |it| it.from, first);
}

pub(super) fn hull_until_day<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let last = (Date::last_day_number as Number, BOUND_OF_DAYS);
    ends(rdf, sink, hull, |it| it.until, last);
}

fn hull(time: Interval) -> Option<Extent> {
    Some(Extent::hull(time))
}

/// One end of an extent of each statement, as a number, and what stands for an end without bound. An empty core has no ends.
fn ends<'g>(
    rdf: &Names<'g>,
    sink: &mut Sink<'_, 'g>,
    extent: fn(Interval) -> Option<Extent>,
    end: End,
    (number, unbounded): (Number, i64),
) {
    for (node, statement) in statements(rdf) {
        if let Some(extent) = extent(rdf.facts().time_of(statement)) {
            let number = end(extent).map_or(unbounded, number);
            sink.derived(node, Term::Integer(number));
        }
    }
}

pub(super) fn from_state<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (node, statement) in statements(rdf) {
        let from = rdf.facts().time_of(statement).from;
        sink.derived(node, Term::String(state(from).into()));
    }
}

pub(super) fn until_state<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
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
pub(super) fn years<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (id, record) in rdf.base().of_kind(Kind::Source) {
        let issued = record.source().and_then(|it| rdf.facts().issued(it));
        if let Some(year) = issued.and_then(|it| it.from.year()) {
            sink.derived(rdf.graph.node_of(id), Term::Integer(year.into()));
        }
    }
}
