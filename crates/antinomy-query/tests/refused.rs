//! What no query may do.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sample;

use antinomy_query::{Forbidden, Problem, Query, Rdf};

/// What is refused, and the text from there on.
fn refused(text: &str) -> Option<(Forbidden, &str)> {
    let graph = sample::graph();
    match Query::parse(text, &Rdf::new(&graph)) {
        Ok(_) => None,
        Err(Problem::Refused(refused)) => {
            let rest = refused.offset.map_or("", |it| &text[it..]);
            Some((refused.what, rest))
        }
        Err(problem) => panic!("{text}: {problem:?}"),
    }
}

#[test]
fn other_servers_are_not_asked() {
    for text in [
        "ASK { SERVICE <http://x> { ?s ?p ?o } }",
        "ASK { ?s ?p ?o OPTIONAL { SERVICE SILENT <http://x> { ?s ?p ?o } } }",
        "ASK { ?s ?p ?o FILTER EXISTS { SERVICE ?o { ?s ?p ?o } } }",
        "SELECT (EXISTS { SERVICE <http://x> {} } AS ?x) {}",
        "ASK { { SELECT * { SERVICE <http://x> {} } } }",
        "ASK { ?s ?p 'SERVICE' MINUS { SERVICESILENT<http://x>{} } }",
    ] {
        let (what, rest) = refused(text).unwrap();
        assert_eq!(what, Forbidden::Service, "{text}");
        assert!(rest.starts_with("SERVICE"), "{text}");
    }
}

#[test]
fn graphs_are_those_of_the_knowledge_base() {
    let known = "SELECT * FROM <https://example.org/id/file/content/all.yaml> FROM NAMED an:derived { ?s ?p ?o }";
    assert_eq!(refused(known), None);
    let (what, rest) = refused("SELECT * FROM an:derived FROM NAMED <http://x/y> {}").unwrap();
    assert_eq!(what, Forbidden::From("http://x/y".to_owned()));
    assert_eq!(rest, "<http://x/y> {}");
    let (what, rest) = refused("PREFIX e: <http://x/> SELECT * FROM e:y {}").unwrap();
    assert_eq!(what, Forbidden::From("http://x/y".to_owned()));
    assert_eq!(rest, "e:y {}");
    let (what, _) = refused("SELECT * FROM <FILE:///etc/passwd> {}").unwrap();
    assert_eq!(what, Forbidden::FromFile("FILE:///etc/passwd".to_owned()));
}

#[test]
fn nothing_is_changed() {
    for (text, word) in [
        ("INSERT DATA { id:a an:to id:b }", "INSERT"),
        ("delete where { ?s ?p ?o }", "DELETE"),
        (
            "PREFIX x: <http://x/> # c\n LOAD <file:///etc/passwd>",
            "LOAD",
        ),
        ("LOAD SILENT <http://x> INTO GRAPH <http://y>", "LOAD"),
        ("DROP ALL", "DROP"),
        ("WITH <http://x> DELETE { ?s ?p ?o } WHERE {}", "WITH"),
        ("INSERT this is no SPARQL", "INSERT"),
        ("COPY DEFAULT TO <http://x>", "COPY"),
    ] {
        let (what, rest) = refused(text).unwrap();
        assert_eq!(what, Forbidden::Update(word), "{text}");
        assert!(rest.to_ascii_uppercase().starts_with(word), "{text}");
    }
}

#[test]
fn an_answer_is_the_same_each_time() {
    for (text, function) in [
        ("SELECT (NOW() AS ?x) {}", "NOW"),
        ("SELECT * { ?s ?p ?o } ORDER BY rand()", "RAND"),
        (
            "ASK { ?s ?p ?o FILTER(EXISTS { BIND(UUID() AS ?x) }) }",
            "UUID",
        ),
        ("SELECT (COUNT(STRUUID()) AS ?x) { ?s ?p ?o }", "STRUUID"),
        (
            "ASK { ?s ?p ?o OPTIONAL { ?s ?p ?o FILTER(BNODE() = ?o) } }",
            "BNODE",
        ),
        (
            "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(RAND() > 1)",
            "RAND",
        ),
    ] {
        let (what, rest) = refused(text).unwrap();
        assert_eq!(what, Forbidden::Varying(function), "{text}");
        assert!(rest.to_ascii_uppercase().starts_with(function), "{text}");
    }
    let (what, rest) = refused("CONSTRUCT { ?s an:to _:x } { ?s ?p ?o }").unwrap();
    assert_eq!((what, &rest[..3]), (Forbidden::BlankMade, "_:x"));
    assert_eq!(refused("SELECT ?s { ?s an:to [ an:kind 'x' ] }"), None);
}
