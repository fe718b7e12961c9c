//! Typical mistakes, and what is said of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sample;

use antinomy_query::{Problem, Query, Rdf, Stop};

/// What is wrong as `what -> nearest @ place`.
fn wrong(text: &str) -> String {
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    match Query::parse(text, &rdf) {
        Err(Problem::Syntax(problem)) => {
            let nearest = problem
                .nearest
                .map_or(String::new(), |it| format!(" -> {it}"));
            let place = &text[problem.offset..problem.end];
            format!("{:?}{nearest} @ {place}", problem.wrong)
        }
        other => panic!("{text}: {other:?}"),
    }
}

#[track_caller]
fn all(cases: &[(&str, &str)]) {
    let found: Vec<(&str, String)> = cases.iter().map(|(text, _)| (*text, wrong(text))).collect();
    let cases: Vec<(&str, String)> = cases
        .iter()
        .map(|(text, it)| (*text, (*it).to_owned()))
        .collect();
    assert_eq!(found, cases);
}

#[test]
fn a_query_begins_with_what_it_asks_for() {
    all(&[
        ("", "Empty @ "),
        ("# only a comment", "Empty @ "),
        (
            "SELCT * { ?s ?p ?o }",
            "Keyword(\"SELCT\") -> SELECT @ SELCT",
        ),
        ("WHERE { ?s ?p ?o }", "Start @ WHERE"),
        ("{ ?s ?p ?o }", "Start @ {"),
        ("PREFIX x <http://x/> ASK {}", "Declaration @ PREFIX"),
        ("@prefix x: <http://x/> . ASK {}", "Declaration @ @prefix"),
    ]);
}

#[test]
fn letters_come_from_keyboards() {
    all(&[
        ("ASK { ?s an:kind “goal” }", "Quotes @ “"),
        ("ASK { ?s an:kind „goal“ }", "Quotes @ „"),
        ("ASK { ?s\u{a0}an:kind 'goal' }", "Space @ \u{a0}"),
        ("ASK { ?s an:kind `goal` }", "Character('`') @ `"),
        ("ASK { ?s an:kind 'goal }", "String @ 'goal }"),
        ("ASK { ?s an:kind '''goal' }", "String @ ''"),
        ("ASK { ?s an:to <http://x y> }", "Iri @ <"),
        ("ASK { ?s an:to <city> }", "RelativeIri @ <city>"),
    ]);
}

#[test]
fn brackets_come_in_pairs() {
    all(&[
        ("SELECT * { ?s ?p ?o", "Unclosed(\"}\") @ {"),
        ("SELECT * { ?s ?p ?o FILTER(?o > 3 }", "Unclosed(\")\") @ ("),
        ("SELECT * { ?s ?p ?o } }", "Unopened(\"}\") @ }"),
    ]);
}

#[test]
fn names_have_known_prefixes() {
    all(&[
        (
            "ASK { ?s skoss:broader ?o }",
            "Prefix(\"skoss\") -> skos:broader @ skoss:broader",
        ),
        ("ASK { ?s foo:bar ?o }", "Prefix(\"foo\") @ foo:bar"),
        (
            "ASK { ?s http://x.org/p#q ?o }",
            "NoAngles -> <http://x.org/p#q> @ http://x.org/p#q",
        ),
    ]);
}

#[test]
fn words_are_keywords() {
    all(&[
        (
            "SELECT * { ?s ?p ?o } ORDR BY ?s",
            "Keyword(\"ORDR\") -> ORDER @ ORDR",
        ),
        (
            "SELECT * { ?s ?p ?o OPTINAL { ?o ?q ?r } }",
            "Keyword(\"OPTINAL\") -> OPTIONAL @ OPTINAL",
        ),
        ("SELECT s { ?s ?p ?o }", "Word(\"s\") -> ?s @ s"),
        (
            "SELECT * { ?s voice ?o }",
            "Word(\"voice\") -> an:voice @ voice",
        ),
        (
            "SELECT * { ?s an:voice city }",
            "Word(\"city\") -> id:city @ city",
        ),
        ("SELECT * { ?s an:kind hello }", "Word(\"hello\") @ hello"),
        ("SELECT * { ?s A an:Statement }", "Keyword(\"A\") -> a @ A"),
        (
            "SELECT (label(?s) AS ?l) { ?s ?p ?o }",
            "Function(\"label\") -> an:label @ label",
        ),
        (
            "SELECT (CONTIANS(?s, 'x') AS ?l) { ?s ?p ?o }",
            "Function(\"CONTIANS\") -> CONTAINS @ CONTIANS",
        ),
        (
            "SELECT * { ?s ?p ?o FILTER(?s = 1 AND ?o = 2) }",
            "Operator(\"AND\") -> && @ AND",
        ),
        (
            "SELECT * { ?s ?p ?o FILTER(?s == 1) }",
            "Operator(\"==\") -> = @ ==",
        ),
        (
            "SELECT * { ?s ?p ?o FILTER(?s <> 1) }",
            "Operator(\"<>\") -> != @ <>",
        ),
        ("SELECT * { ?s ?p ?o FILTER(!!?o) }", "DoubleNegation @ !!"),
    ]);
    assert!(wrong("SELECT * { ?s ?p ?o FILTER(?o LIKE '%a') }").starts_with("Foreign"));
}

#[test]
fn clauses_have_their_form() {
    all(&[
        ("SELECT ?a, ?b { ?a ?p ?b }", "SelectComma @ ,"),
        ("SELECT COUNT(?a) { ?a ?p ?b }", "SelectExpression @ COUNT"),
        ("SELECT (COUNT(?a)) { ?a ?p ?b }", "MissingAs @ ("),
        (
            "SELECT (COUNT(?a)) AS ?n { ?a ?p ?b }",
            "SelectExpression @ (",
        ),
        ("SELECT { ?a ?p ?b }", "SelectNothing @ SELECT"),
        ("SELECT ?a WHERE ?a ?p ?b", "Group(\"WHERE\") @ ?a"),
        ("SELECT ?a", "Group(\"SELECT\") @ "),
        (
            "SELECT ?a { OPTIONAL ?a ?p ?b }",
            "Group(\"OPTIONAL\") @ ?a",
        ),
        (
            "SELECT ?a { ?a ?p ?b } ORDER ?a",
            "By(\"ORDER\") -> ORDER BY @ ORDER",
        ),
        ("SELECT ?a { ?a ?p ?b } LIMIT ?n", "Number(\"LIMIT\") @ ?n"),
        ("SELECT ?a { ?a ?p ?b FILTER ?b > 3 }", "Filter @ ?b"),
        (
            "SELECT ?a { ?a ?p ?b } FILTER(?b > 3)",
            "Outside(\"FILTER\") @ FILTER",
        ),
        (
            "SELECT ?a { ?a ?p ?b } LIMIT 3 ORDER BY ?a",
            "Order { clause: \"ORDER\", before: \"LIMIT\" } @ ORDER",
        ),
        ("SELECT ?a { ?a ?p ?b };", "Semicolon @ ;"),
        (
            "SELECT ?a { ?a ?p ?b BIND(?c = 1) }",
            "BindEquals -> BIND(1 AS ?c) @ BIND(?c = 1)",
        ),
        ("SELECT ?a { ?a ?p ?b BIND(STR(?b)) }", "MissingAs @ )"),
    ]);
}

#[test]
fn triples_have_three_parts_and_a_point_between_them() {
    all(&[
        ("SELECT * { ?s an:voice ?o\n ?o an:kind ?x }", "Point @ \n "),
        (
            "SELECT * { ?s an:kind 'goal' ; an:voice ?o ?o an:kind ?x }",
            "Point @  ",
        ),
        ("SELECT * { ?s an:voice }", "NoObject @ }"),
        ("SELECT * { ?s . ?s ?p ?o }", "NoPredicate @ ."),
        ("SELECT * { ?s 'goal' ?o }", "PredicateExpected @ 'goal'"),
        (
            "SELECT * { ?s an:to/an:to* ?o . { ?s an:voice } }",
            "NoObject @ }",
        ),
    ]);
}

#[test]
fn variables_have_one_value() {
    all(&[
        (
            "SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b }",
            "NotGrouped(\"?a\") -> (SAMPLE(?a) AS ?a1) @ ?a",
        ),
        (
            "SELECT ?a ?b { ?a ?p ?b } GROUP BY ?a",
            "NotGrouped(\"?b\") -> (SAMPLE(?b) AS ?b1) @ ?b",
        ),
        ("SELECT * { ?a ?p ?b } GROUP BY ?a", "StarGrouped @ *"),
        ("SELECT ?a ?a { ?a ?p ?b }", "SelectedTwice(\"?a\") @ ?a"),
        (
            "SELECT * { ?a ?p ?b BIND(1 AS ?b) }",
            "Rebound(\"?b\") @ ?b",
        ),
        ("SELECT (1 AS ?b) { ?a ?p ?b }", "Rebound(\"?b\") @ ?b"),
        (
            "SELECT * { _:a ?p ?b { _:a ?q ?c } }",
            "BlankReused(\"_:a\") -> ?a @ _:a",
        ),
    ]);
}

#[test]
fn nothing_is_missing_or_too_much() {
    all(&[
        ("SELECT * { ?s ?p ?o FILTER(?s = ) }", "Operand(\"=\") @ ="),
        (
            "SELECT * { ?s ?p ?o FILTER(?o IN (1, )) }",
            "Operand(\",\") @ ,",
        ),
        ("SELECT * { VALUES (?a ?b) { (1 2) (1) } }", "Row @ (1)"),
        ("SELECT * { GRAPH { ?s ?p ?o } }", "GraphName @ GRAPH"),
        ("SELECT * { ?s ?p ?o . . }", "NeedlessPoint @ ."),
    ]);
}

#[test]
fn the_parser_is_asked_last() {
    all(&[
        (
            "SELECT * { ?s ?p ?o } GROUP BY",
            "Unexpected { found: \"\", expected: [\"$\", \"(\", \":\", \"<\", \"?\"] } @ ",
        ),
        (
            "SELECT * { ?s ?p ?o } LIMIT 1 LIMIT 2",
            "Unexpected { found: \"LIMIT\", expected: [] } @ LIMIT",
        ),
        (
            "SELECT * { VALUES ?a { ?b } }",
            "Unexpected { found: \"?b\", expected: [] } @ ?b",
        ),
        (
            "SELECT * { ?s ?p ?o FILTER(STR(?s ?p)) }",
            "Unexpected { found: \"(\", expected: [] } @ (",
        ),
        (
            "ASK { ?s an:year 2007 2008 }",
            "Unexpected { found: \"2008\", expected: [] } @ 2008",
        ),
        (
            "CONSTRUCT { ?s ?p* ?o } WHERE { ?s ?p ?o }",
            "Unexpected { found: \"*\", expected: [] } @ *",
        ),
    ]);
}

/// Queries with everything in them.
const WHOLE: &[&str] = &[
    "PREFIX x: <http://x/> SELECT DISTINCT ?ä (COUNT(?b) AS ?n) FROM an:derived { ?ä a/^x:b* 'ü'@de, [] } GROUP BY ?ä HAVING(?n>1)",
    "SELECT * { { ?s ?p \"\"\"„\"\"\" } UNION { BIND(IF(!BOUND(?x), -1, 2.5e3) AS ?y) } VALUES (?a ?b) { (1 UNDEF) } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o FILTER(?s<?o&&?o NOT IN (<http://é>, 'a')) } } ORDER BY DESC(?o) LIMIT 2",
];

#[test]
fn no_damage_makes_it_panic() {
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    let read = |text: &str| match Query::parse(text, &rdf) {
        Ok(query) => drop(query.doubts(text, &[], &rdf, &Stop::new())),
        Err(Problem::Syntax(problem)) => {
            assert!(
                text.get(problem.offset..problem.end).is_some(),
                "{text}: {problem:?}"
            );
        }
        Err(_) => {}
    };
    for whole in WHOLE {
        read(whole);
        for (at, letter) in whole.char_indices() {
            let (before, after) = (&whole[..at], &whole[at + letter.len_utf8()..]);
            read(before);
            read(&format!("{before}{after}"));
            for other in ["(", "}", "'", "<", "“", "\\"] {
                read(&format!("{before}{other}{after}"));
            }
        }
    }
}

#[test]
fn what_sql_says_otherwise_is_told() {
    all(&[
        ("ASK { ?s an:kind = 'goal' }", "Compared(\"=\") @ ="),
        (
            "SELECT ?k { ?s a ?k } GROUP BY ?k HAVING COUNT(*) > 2",
            "Having @ COUNT",
        ),
        ("ASK { ?s an:year > 1990 }", "Compared(\">\") @ >"),
        ("ASK { ?s an:year < 1990 }", "Compared(\"<\") @ <"),
        ("ASK { ?s an:year ?y FILTER ?y > 1990 }", "Filter @ ?y"),
        (
            "SELECT * FROM statements WHERE { ?s ?p ?o }",
            "Table(\"statements\") @ statements",
        ),
        (
            "ASK { ?s an:kind 'goal' FILTER(?s NOT IN (SELECT ?x { ?x a ?c })) }",
            "SelectInExpression @ SELECT",
        ),
        (
            "SELECT ?s { ?s a ?c } ORDER BY ?s desc LIMIT 3",
            "Direction(\"DESC\") -> DESC(?s) @ ?s desc",
        ),
        (
            "SELECT ?s { ?s a ?c } LIMIT 20, 10",
            "TwoLimits -> LIMIT 10 OFFSET 20 @ LIMIT 20, 10",
        ),
        (
            "SELECT DISTINCT(?c) { ?s a ?c }",
            "DistinctBrackets -> DISTINCT ?c @ DISTINCT(?c)",
        ),
        (
            "ASK { ?s an:kind 'goal' AND ?s a ?c }",
            "Operator(\"AND\") -> . @ AND",
        ),
        (
            "ASK { ?s an:kind 'goal' AND an:voice ?v }",
            "Operator(\"AND\") -> ; @ AND",
        ),
        ("ASK { ?s kind 'goal' }", "Word(\"kind\") -> an:kind @ kind"),
    ]);
}
