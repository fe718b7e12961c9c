//! Questions to a small knowledge base.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use antinomy_graph::Graph;
use antinomy_model::{KnowledgeBase, Language};
use antinomy_query::{Answer, Query, Rdf, Run, Stop};
use antinomy_syntax::{Files, SourceFile};
use std::sync::Arc;

const MANIFEST: &str = "
title: Sample
languages: [en]
base-iri: https://example.org/id/
levels:
  - {id: federal, label: Federation, letter: B, shape: triangle}
  - {id: municipal, label: Municipality, letter: K, shape: circle}
actor-kinds:
  - {id: government, label: Government}
";

const RECORDS: &str = "
sources: [{id: plan, title: Plan, class: policy, type: report, issuer: city, issued: 2007}]
actors: [{id: city, label: City, kind: government, levels: municipal}]
propositions: [{id: p, text: P, implies: q}, {id: q, text: Q}]
statements:
  - {id: s, text: S, kind: goal, source: plan, positions: {p: 2}}
  - {id: t, text: T, kind: norm, source: plan, positions: {q: -1}}
";

fn graph() -> Arc<Graph> {
    let files = Files::new(vec![
        SourceFile::new("content/antinomy.yaml", MANIFEST),
        SourceFile::new("content/all.yaml", RECORDS),
    ]);
    Arc::new(Graph::new(Arc::new(
        KnowledgeBase::read(files, "content/").0,
    )))
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let graph = graph();
    let rdf = Rdf::new(&graph);
    let run = Run {
        language: Language::default(),
        stop: &Stop::new(),
    };
    let Answer::Rows(rows) = Query::parse(text, &rdf).unwrap().run(&rdf, &run).unwrap() else {
        panic!("no rows");
    };
    let shown = |it: Option<antinomy_query::Value>| match it {
        Some(value) if value.iri().is_some() => rdf.prefixes().shorten(value.text()),
        Some(value) => value.text().to_owned(),
        None => "-".to_owned(),
    };
    let rows = rows.rows.into_iter();
    rows.map(|row| row.into_iter().map(shown).collect())
        .collect()
}

#[test]
fn opposed_statements_are_found_by_what_they_effectively_affirm_and_deny() {
    let found = rows("SELECT ?a ?b ?p { ?a an:affirms ?p . ?b an:denies ?p }  ORDER BY ?p");
    assert_eq!(found, [["s", "t", "p"], ["s", "t", "q"]]);
}

#[test]
fn attributes_levels_and_labels_are_terms() {
    let found = rows(
        "SELECT ?kind ?level (an:label(?level) AS ?name) ?year (an:distance(?s, ?city) AS ?steps) {
           ?s an:kind ?kind ; an:level ?level ; an:voice ?city ; an:source/an:year ?year . FILTER(?kind = 'goal') }",
    );
    assert_eq!(
        found,
        [["goal", "level:municipal", "Municipality", "2007", "1"]]
    );
}
