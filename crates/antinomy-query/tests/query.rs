//! Questions to a small knowledge base.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sample;

use antinomy_model::Language;
use antinomy_query::{Answer, Query, Rdf, Run, Stop};

fn rows(text: &str) -> Vec<Vec<String>> {
    let graph = sample::graph();
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
    assert_eq!(
        found,
        [["schools-first", "t", "p"], ["schools-first", "t", "q"]]
    );
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

#[test]
fn functions_know_resources_by_the_names_that_patterns_know_them_by() {
    let found = rows(
        "SELECT ?alias ?record { BIND(an:distance(id:old-town, id:plan) AS ?alias) BIND(an:distance(id:city, id:plan) AS ?record) }",
    );
    assert_eq!(found, [["-", "1"]]);
}

#[test]
fn a_file_that_states_nothing_is_no_graph() {
    let is_graph = |file: &str| {
        let graph = sample::graph();
        let rdf = Rdf::new(&graph);
        let text = format!("ASK {{ GRAPH <https://example.org/id/file/content/{file}> {{}} }}");
        let run = Run {
            language: Language::default(),
            stop: &Stop::new(),
        };
        Query::parse(&text, &rdf).unwrap().run(&rdf, &run) == Ok(Answer::Truth(true))
    };
    assert!(is_graph("all.yaml"));
    assert!(!is_graph("empty.yaml"));
}
