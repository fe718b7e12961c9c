//! Why a query finds nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sample;

use antinomy_model::Language;
use antinomy_query::{Emptying, Mismatch, Query, Rdf, Run, Stop};

fn emptied(text: &str) -> Option<Emptying> {
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    let query = Query::parse(text, &rdf).unwrap();
    let stop = Stop::new();
    let run = Run {
        language: Language::default(),
        stop: &stop,
    };
    let answer = query.run(&rdf, &run).unwrap();
    assert!(query.found_nothing(&answer), "{text}: {answer:?}");
    query.emptied(text, &rdf, &run).unwrap()
}

/// The condition, as it stands in the text.
fn place(text: &str) -> String {
    let found = emptied(text).unwrap();
    found.place.map_or("nowhere", |it| &text[it]).to_owned()
}

#[track_caller]
fn assert_condition(text: &str, condition: &str) {
    assert_eq!(emptied(text).unwrap().text, condition, "{text}");
}

fn mismatch(filter: &str) -> Option<Mismatch> {
    let patterns =
        "?s an:page|an:year ?page . ?s rdf:type ?class OPTIONAL { ?s rdfs:label ?label }";
    let text = format!("SELECT * {{ {patterns} FILTER({filter}) }}");
    emptied(&text).unwrap().mismatch
}

#[test]
fn the_first_condition_without_a_match_is_named() {
    assert_condition(
        "SELECT ?s { ?s a an:Statement ; an:kind 'norm' ; an:voice id:city ; an:force 'must' }",
        "?s an:force \"must\"",
    );
}

#[test]
fn an_optional_pattern_is_no_condition() {
    assert_condition(
        "SELECT ?s { ?s an:kind 'goal' OPTIONAL { ?s an:force ?f } FILTER(?f = 'must') }",
        "FILTER(?f = 'must')",
    );
}

#[test]
fn of_several_filters_the_one_that_leaves_nothing_is_shown() {
    let text = "SELECT ?s { ?s an:year ?y FILTER(?y > 1900) FILTER(?y < 1800) }";
    assert_eq!(place(text), "FILTER(?y < 1800)");
    let text = "SELECT ?s { ?s an:year ?y FILTER(?y > 1900 && ?y < 1800) }";
    assert_eq!(place(text), "FILTER(?y > 1900 && ?y < 1800)");
}

#[test]
fn of_several_minus_the_one_that_leaves_nothing_is_shown() {
    let text = "SELECT ?s { ?s an:year ?y MINUS { ?s a an:Actor } MINUS { ?s a an:Source } }";
    assert_eq!(place(text), "MINUS { ?s a an:Source }");
}

#[test]
fn a_filter_elsewhere_is_not_shown_in_its_place() {
    let text =
        "SELECT ?s { OPTIONAL { ?t an:year ?y FILTER(?y > 1) } ?s an:year ?y FILTER(?y < 1) }";
    assert_eq!(place(text), "FILTER(?y < 1)");
}

#[test]
fn the_same_condition_twice_is_shown_where_it_is_meant() {
    let text = "SELECT * { ?a an:kind 'goal' . ?a an:year ?y . ?b an:kind 'goal' }";
    // The first one matches; a statement has no year.
    assert_eq!(place(text), "an:year ?y");
    let text = "SELECT * { ?a an:kind 'norm' . id:plan an:kind 'norm' }";
    assert_eq!(place(text).len(), "an:kind 'norm'".len());
    let at = emptied(text).unwrap().place.unwrap().start;
    assert_eq!(at, text.rfind("an:kind").unwrap());
}

#[test]
fn a_subquery_is_one_condition_and_keeps_its_own_variables() {
    assert_condition(
        "SELECT * { { SELECT ?v { ?s an:voice ?v } } ?s a an:Source . ?s an:kind 'nope' }",
        "?s an:kind \"nope\"",
    );
    let text = "SELECT * { { SELECT ?s { ?s a an:Source } LIMIT 0 } }";
    assert!(emptied(text).is_some());
}

#[test]
fn only_the_graphs_that_are_asked_are_looked_at() {
    let text = "SELECT ?s FROM an:derived { ?s an:text ?t . ?s an:kind 'norm' }";
    assert_condition(text, "?s an:text ?t");
}

#[test]
fn what_is_compared_by_way_of_a_function_is_another_value() {
    for filter in [
        "LANG(?label) = 'fr'",
        "STR(?label) = 'zzz'",
        "CONTAINS(STR(?class), 'zzz')",
        "STRLEN(STR(?page)) < 1",
        "STR(?page) = '1800'",
        "CONTAINS(?label, 'zzz')",
    ] {
        assert_eq!(mismatch(filter), None, "{filter}");
    }
}

#[test]
fn values_of_another_kind_are_told_apart() {
    for (filter, expected) in [
        ("?page = '1800'", Mismatch::TextWithNumbers),
        ("?page IN ('1800', '1900')", Mismatch::TextWithNumbers),
        ("?class = 'Source'", Mismatch::TextWithResources),
        ("CONTAINS(?class, 'Source')", Mismatch::TextWithResources),
        ("?class > 3", Mismatch::NumberWithResources),
        ("3 < ?class", Mismatch::NumberWithResources),
    ] {
        assert_eq!(mismatch(filter), Some(expected), "{filter}");
    }
}

#[test]
fn a_count_of_nothing_is_explained_and_a_stored_zero_is_an_answer() {
    let text = "SELECT (COUNT(*) AS ?n) { ?s an:kind 'goal' ; an:year ?y }";
    assert_condition(text, "?s an:year ?y");
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    let stop = Stop::new();
    let run = Run {
        language: Language::default(),
        stop: &stop,
    };
    let query = Query::parse("SELECT (0 AS ?n) {}", &rdf).unwrap();
    let answer = query.run(&rdf, &run).unwrap();
    assert!(!query.found_nothing(&answer));
}

#[test]
fn what_a_filter_on_groups_compares_is_shown() {
    let text = "SELECT ?k { ?s an:kind ?k } GROUP BY ?k HAVING(COUNT(?s) > 7)";
    let found = emptied(text).unwrap();
    assert_eq!(found.text, "HAVING(COUNT(?s) > 7)");
    assert_eq!(found.seen[0].values, ["1"]);
}
