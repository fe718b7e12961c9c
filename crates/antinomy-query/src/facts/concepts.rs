//! Concepts: which frames are opposed, and the schemes that SKOS wants concepts to be in.

use crate::names::Names;
use crate::sink::Sink;
use crate::term::{Resource, Scheme};
use antinomy_graph::{NodeId, Predicate};
use antinomy_model::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Between frames that are antonyms, or have antonyms among the concepts above them; both ways.
pub(super) fn opposed_frames<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    let graph = rdf.graph;
    // Only concepts that frame something: all pairs of concepts below two antonyms could be very many.
    let frames: BTreeSet<NodeId> = graph
        .edges_of(Predicate::Frame, None, None)
        .map(|(_, edge)| edge.to)
        .collect();
    let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for &frame in &frames {
        for above in with_broader(rdf, frame) {
            below.entry(above).or_default().push(frame);
        }
    }
    let none = Vec::new();
    for (_, edge) in graph.edges_of(Predicate::Antonym, None, None) {
        let [one, other] = [edge.from, edge.to].map(|end| below.get(&end).unwrap_or(&none));
        for &a in one {
            for &b in other {
                sink.derived(a, b);
                sink.derived(b, a);
            }
        }
    }
}

/// A concept with all above it.
fn with_broader(rdf: &Names<'_>, concept: NodeId) -> BTreeSet<NodeId> {
    let mut met = BTreeSet::from([concept]);
    let mut todo = vec![concept];
    while let Some(next) = todo.pop() {
        let broader = rdf.graph.outgoing_by(next, Predicate::Broader);
        todo.extend(broader.filter(|it| met.insert(*it)));
    }
    met
}

fn schemes(rdf: &Names<'_>) -> impl Iterator<Item = (NodeId, Resource)> {
    let of = |kind, scheme| {
        let records = rdf.base().of_kind(kind);
        records.map(move |(id, _)| (rdf.graph.node_of(id), Resource::Scheme(scheme)))
    };
    of(Kind::Concept, Scheme::Concepts).chain(of(Kind::Field, Scheme::Fields))
}

pub(super) fn in_scheme<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (concept, scheme) in schemes(rdf) {
        sink.derived(concept, scheme);
    }
}

/// Concepts with nothing above them.
fn tops(rdf: &Names<'_>) -> impl Iterator<Item = (NodeId, Resource)> {
    let is_top = |node| {
        rdf.graph
            .outgoing_by(node, Predicate::Broader)
            .next()
            .is_none()
    };
    schemes(rdf).filter(move |(concept, _)| is_top(*concept))
}

pub(super) fn top_concept_of<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (concept, scheme) in tops(rdf) {
        sink.derived(concept, scheme);
    }
}

pub(super) fn has_top_concept<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for (concept, scheme) in tops(rdf) {
        sink.derived(scheme, concept);
    }
}

/// A scheme is called like the knowledge base.
pub(super) fn scheme_titles<'g>(rdf: &Names<'g>, sink: &mut Sink<'_, 'g>) {
    for scheme in [Scheme::Concepts, Scheme::Fields] {
        for (title, _) in rdf.versions(&rdf.manifest().title) {
            sink.derived(Resource::Scheme(scheme), title);
        }
    }
}
