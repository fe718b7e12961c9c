//! The engine's view of random graphs, held against a dataset of another library.

mod draw;

use super::View;
use crate::rdf::Rdf;
use antinomy_graph::Graph;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::Files;
use draw::Draw;
use oxrdf::{Dataset, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use spareval::QueryableDataset;
use std::collections::BTreeSet;
use std::sync::Arc;

const GRAPHS: u64 = 20;
const QUESTIONS: usize = 20;

/// Quads as they are asked for; what is `None` may be anything.
#[derive(Clone, Debug)]
struct Question {
    subject: Option<Term>,
    predicate: Option<Term>,
    object: Option<Term>,
    /// `None` for any named graph.
    graph: Option<GraphName>,
}

fn graph(seed: u64) -> Arc<Graph> {
    let files = Files::new(draw::files(seed));
    let (base, _) = KnowledgeBase::read(files, "content/");
    Arc::new(Graph::new(Arc::new(base)))
}

/// What the engine is given for a question.
fn found(rdf: &Rdf<'_>, question: &Question) -> Vec<Quad> {
    let view = View(rdf);
    let intern = |term: &Option<Term>| term.clone().map(|it| view.internalize_term(it).unwrap());
    let graph = question.graph.as_ref().map(|it| match it {
        GraphName::NamedNode(node) => Some(rdf.intern(node.clone().into())),
        GraphName::BlankNode(node) => Some(rdf.intern(node.clone().into())),
        GraphName::DefaultGraph => None,
    });
    let quads = view.internal_quads_for_pattern(
        intern(&question.subject).as_ref(),
        intern(&question.predicate).as_ref(),
        intern(&question.object).as_ref(),
        graph.as_ref().map(Option::as_ref),
    );
    let outer = |term| view.externalize_term(term).unwrap();
    let mut quads: Vec<Quad> = quads
        .map(|quad| {
            let quad = quad.unwrap();
            Quad {
                subject: NamedOrBlankNode::try_from(outer(quad.subject)).unwrap(),
                predicate: NamedNode::try_from(outer(quad.predicate)).unwrap(),
                object: outer(quad.object),
                graph_name: quad.graph_name.map_or(GraphName::DefaultGraph, |name| {
                    NamedNode::try_from(outer(name)).unwrap().into()
                }),
            }
        })
        .collect();
    quads.sort_by_cached_key(Quad::to_string);
    quads
}

/// What the dataset has for it.
fn expected(dataset: &Dataset, question: &Question) -> Vec<Quad> {
    let (subject, predicate) = (&question.subject, &question.predicate);
    let subject = subject
        .clone()
        .map(|it| NamedOrBlankNode::try_from(it).ok());
    let predicate = predicate.clone().map(|it| NamedNode::try_from(it).ok());
    // A literal is no subject, and only an IRI is a predicate.
    if subject == Some(None) || predicate == Some(None) {
        return Vec::new();
    }
    let (subject, predicate) = (subject.flatten(), predicate.flatten());
    let quads = dataset.quads_for_pattern(
        subject.as_ref().map(NamedOrBlankNode::as_ref),
        predicate.as_ref().map(NamedNode::as_ref),
        question.object.as_ref().map(Term::as_ref),
        question.graph.as_ref().map(GraphName::as_ref),
    );
    let is_asked = |it: &Quad| question.graph.is_some() || it.graph_name != GraphName::DefaultGraph;
    let mut quads: Vec<Quad> = quads.map(|it| it.into_owned()).filter(is_asked).collect();
    quads.sort_by_cached_key(Quad::to_string);
    quads
}

/// All quads, and their union in the default graph.
fn dataset(rdf: &Rdf<'_>) -> (Vec<Quad>, Dataset) {
    let everything = Question {
        subject: None,
        predicate: None,
        object: None,
        graph: None,
    };
    let quads = found(rdf, &everything);
    let in_default = quads.iter().cloned().map(|it| Quad {
        graph_name: GraphName::DefaultGraph,
        ..it
    });
    let dataset = quads.iter().cloned().chain(in_default).collect();
    (quads, dataset)
}

/// A part of a question: of one quad or of another, or something that the graph does not know.
fn part(draw: &mut Draw, quads: &[Quad], of: fn(&Quad) -> Term, home: &Quad) -> Term {
    match draw.below(8) {
        0 => of(draw.one_of(quads)),
        1 => draw.one_of(quads).object.clone(),
        2 => draw.one_of(&draw::strange()).clone(),
        _ => of(home),
    }
}

/// A question that binds what the bits say.
fn question(draw: &mut Draw, quads: &[Quad], bits: usize, graph: Option<GraphName>) -> Question {
    let home = draw.one_of(quads).clone();
    let graph = match graph {
        Some(GraphName::NamedNode(node)) if node.as_str() == "any:of-its-own" => {
            Some(home.graph_name.clone())
        }
        graph => graph,
    };
    let mut bound =
        |bit: usize, of: fn(&Quad) -> Term| (bits & bit != 0).then(|| part(draw, quads, of, &home));
    Question {
        subject: bound(1, |it| it.subject.clone().into()),
        predicate: bound(2, |it| it.predicate.clone().into()),
        object: bound(4, |it| it.object.clone()),
        graph,
    }
}

fn graphs_to_ask() -> [Option<GraphName>; 4] {
    let named = |iri: &str| Some(NamedNode::new_unchecked(iri).into());
    [
        None,
        Some(GraphName::DefaultGraph),
        named("any:of-its-own"),
        named("https://example.org/id/file/content/nowhere.yaml"),
    ]
}

#[test]
fn every_pattern_finds_what_a_dataset_of_all_quads_has() {
    for seed in 0..GRAPHS {
        let graph = graph(seed);
        let rdf = Rdf::new(&graph);
        let (quads, dataset) = dataset(&rdf);
        let mut draw = Draw::new(seed);
        for bits in 0..8 {
            for asked in graphs_to_ask() {
                for _ in 0..QUESTIONS {
                    let question = question(&mut draw, &quads, bits, asked.clone());
                    let (found, expected) = (found(&rdf, &question), expected(&dataset, &question));
                    assert_eq!(found, expected, "seed {seed}: {question:?}");
                }
            }
        }
    }
}

#[test]
fn no_quad_stands_twice() {
    for seed in 0..GRAPHS {
        let graph = graph(seed);
        let (quads, _) = dataset(&Rdf::new(&graph));
        let different: BTreeSet<String> = quads.iter().map(Quad::to_string).collect();
        assert_eq!(quads.len(), different.len(), "seed {seed}");
    }
}

#[test]
fn the_named_graphs_are_those_of_the_quads() {
    for seed in 0..GRAPHS {
        let graph = graph(seed);
        let rdf = Rdf::new(&graph);
        let (quads, _) = dataset(&rdf);
        let of_quads: BTreeSet<String> = quads.iter().map(|it| it.graph_name.to_string()).collect();
        let view = View(&rdf);
        let names = view.internal_named_graphs().map(|it| it.unwrap());
        let names: Vec<_> = names.collect();
        assert!(
            names
                .iter()
                .all(|it| view.contains_internal_graph_name(it).unwrap())
        );
        let names = names.into_iter().map(|it| rdf.extern_term(&it).to_string());
        let names: BTreeSet<String> = names.collect();
        assert_eq!(of_quads, names, "seed {seed}");
    }
}

#[test]
fn random_graphs_have_what_is_hard() {
    let mut terms = BTreeSet::new();
    let mut is_in_several = false;
    for seed in 0..GRAPHS {
        let graph = graph(seed);
        let (quads, dataset) = dataset(&Rdf::new(&graph));
        terms.extend(quads.iter().map(|it| it.predicate.as_str().to_owned()));
        is_in_several |= dataset.len() < 2 * quads.len();
    }
    assert!(is_in_several, "no triple stands in two graphs");
    let an = |name: &str| format!("{}{name}", crate::namespaces::AN);
    for name in [
        "affirms",
        "because",
        "readBy",
        "antonym",
        "excludes",
        "contradicts",
        "unknown",
        "aliases",
        "supports",
        "rivals",
        "level",
        "opposedFrame",
        "locator",
        "sectionOwner",
        "competence",
    ] {
        assert!(terms.contains(&an(name)), "{name}");
    }
}
