//! What in a query is probably meant otherwise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sample;

use antinomy_query::{Query, Rdf, Stop};

/// Doubts as `what: written -> nearest @ place`.
fn doubts(text: &str) -> Vec<String> {
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    let doubts = Query::parse(text, &rdf)
        .unwrap()
        .doubts(text, &[], &rdf, &Stop::new())
        .unwrap();
    let doubts = doubts.into_iter().map(|it| {
        let about = format!("{:?}", it.about);
        let about = about.split([' ', '{']).next().unwrap().to_owned();
        let place = it.place.map_or("nowhere", |it| &text[it]);
        let nearest = it.nearest.unwrap_or_default();
        format!("{about}: {} -> {nearest} @ {place}", it.written)
    });
    doubts.collect()
}

#[test]
fn what_is_known_raises_no_doubt() {
    for text in [
        "SELECT ?s { ?s a an:Statement; an:kind 'goal'; an:voice id:city; an:level level:municipal }",
        "SELECT ?a { ?a an:kind actor-kind:government; rdfs:label ?name FILTER(?name = 'x') }",
        "SELECT * { GRAPH an:derived { ?s an:affirms|an:denies ?p } GRAPH ?g { ?s an:text ?t } }",
        "SELECT (an:label(?s) AS ?l) (xsd:integer(?y) AS ?z) { ?s an:year ?y FILTER(DATATYPE(?y) = xsd:integer) }",
        "SELECT * { ?s an:levelOrigin 'section' ; an:unknown 'voice' }",
        "SELECT * { VALUES ?k { 'goal' 'norm' } ?s an:kind ?k }",
        "ASK { id:schools-first\\/position\\/p an:stance 2 }",
        "CONSTRUCT { ?s <http://x/y> an:Whatever } { ?s a an:Source }",
        "DESCRIBE id:plan",
    ] {
        assert_eq!(doubts(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn predicates_come_with_the_nearest() {
    assert_eq!(
        doubts(
            "SELECT * { ?a an:contradict ?b . ?a an:broader/skos:border* ?c . ?c <http://x/y> ?d }"
        ),
        [
            "Predicate: an:contradict -> an:contradicts @ an:contradict",
            "Predicate: an:broader -> skos:broader @ an:broader",
            "Predicate: skos:border -> skos:broader @ skos:border",
            "ForeignPredicate: <http://x/y> ->  @ <http://x/y>",
        ]
    );
}

#[test]
fn classes_come_with_the_nearest() {
    assert_eq!(
        doubts("SELECT * { ?a a an:Statment . ?b rdf:type ?c FILTER(?c IN (an:Source, an:Actr)) }"),
        [
            "Class: an:Statment -> an:Statement @ an:Statment",
            "Class: an:Actr -> an:Actor @ an:Actr",
        ]
    );
}

#[test]
fn records_levels_and_kinds_are_looked_up() {
    assert_eq!(
        doubts(
            "# id:plam
             SELECT * { ?s an:voice id:old-town ; an:level level:federl ; an:source <https://example.org/id/plam> .
               ?a an:kind actor-kind:goverment . ?c an:conflict conflict:task-without-fund }"
        ),
        [
            "Alias: id:old-town -> id:city @ id:old-town",
            "Level: level:federl -> level:federal @ level:federl",
            "Record: id:plam -> id:plan @ <https://example.org/id/plam>",
            "ActorKind: actor-kind:goverment -> actor-kind:government @ actor-kind:goverment",
            "ConflictKind: conflict:task-without-fund -> conflict:task-without-funding @ conflict:task-without-fund",
        ]
    );
}

#[test]
fn graphs_are_files() {
    assert_eq!(
        doubts("SELECT * { GRAPH <https://example.org/id/file/content/al.yaml> { ?s ?p ?o } GRAPH <all.yaml> {} }".replace("<all.yaml>", "<http://x/all.yaml>").as_str()),
        [
            "Graph: <https://example.org/id/file/content/al.yaml> -> <https://example.org/id/file/content/all.yaml> @ <https://example.org/id/file/content/al.yaml>",
            "Graph: <http://x/all.yaml> -> <https://example.org/id/file/content/all.yaml> @ <http://x/all.yaml>",
        ]
    );
}

#[test]
fn words_are_those_of_their_list() {
    assert_eq!(
        doubts(
            "SELECT * { ?s an:text 'gaol'; an:kind 'gaol', ?k; an:share \"fwe\" FILTER(?k = 'nrom' || ?k = 'unlike') }"
        ),
        [
            "Word: \"gaol\" -> \"goal\" @ 'gaol'",
            "Word: \"fwe\" -> \"few\" @ \"fwe\"",
            "Word: \"nrom\" -> \"norm\" @ 'nrom'",
            "Word: \"unlike\" ->  @ 'unlike'",
        ]
    );
}

#[test]
fn texts_and_resources_are_told_apart() {
    assert_eq!(
        doubts("SELECT * { ?s an:level 'federal' ; an:share an:few ; an:voice 'city' }"),
        [
            "TextForResource: \"federal\" -> level:federal @ 'federal'",
            "ResourceForText: an:few -> \"few\" @ an:few",
            "TextForResource: \"city\" -> id:city @ 'city'",
        ]
    );
}

#[test]
fn functions_datatypes_and_prefixes_are_looked_up() {
    assert_eq!(
        doubts(
            "PREFIX skos: <http://www.w3.org/2008/05/skos#>
            SELECT (an:lable(?s) AS ?l) { ?s an:year ?y FILTER(?y > '1'^^xsd:integr) }"
        ),
        [
            "Prefix: skos: <http://www.w3.org/2008/05/skos#> -> skos: <http://www.w3.org/2004/02/skos/core#> @ skos: <http://www.w3.org/2008/05/skos#>",
            "Function: an:lable -> an:label @ an:lable",
            "Datatype: xsd:integr -> xsd:integer @ xsd:integr",
        ]
    );
}

#[test]
fn what_is_asked_for_has_to_be_bound() {
    assert_eq!(
        doubts(
            "SELECT ?statment ?s { ?statement an:text ?text . { SELECT ?s { ?s an:kind ?once } } }"
        ),
        ["Unbound: ?statment -> ?statement @ ?statment"]
    );
}

#[test]
fn a_name_of_the_list_of_select_has_no_value_in_having() {
    assert_eq!(
        doubts("SELECT ?k (COUNT(?s) AS ?n) { ?s an:kind ?k } GROUP BY ?k HAVING(?n > 1)"),
        ["UnboundInHaving: ?n ->  @ ?n"]
    );
}

#[test]
fn a_variable_has_no_value_outside_of_its_braces() {
    let text = "SELECT * { { ?s an:kind 'goal' FILTER(BOUND(?y)) } ?t an:year ?y }";
    assert_eq!(doubts(text), ["OutOfScope: ?y ->  @ ?y"]);
    assert_eq!(
        doubts("SELECT ?s { ?s an:kind 'goal' } ORDER BY ?kind"),
        ["Unbound: ?kind ->  @ ?kind"]
    );
    assert_eq!(
        doubts("CONSTRUCT { ?s an:voice ?w } { ?s an:kind 'goal' }"),
        ["Unbound: ?w ->  @ ?w"]
    );
}

#[test]
fn where_variables_from_outside_have_values_there_is_no_doubt() {
    for text in [
        "SELECT ?s { ?s an:kind ?k FILTER EXISTS { ?t an:kind ?l FILTER(?l = ?k) } }",
        "SELECT ?s { ?s an:kind ?k LATERAL { ?t an:kind ?l FILTER(?l = ?k) } }",
        "SELECT ?s { ?s an:kind ?k OPTIONAL { ?t an:kind ?l FILTER(?l = ?k) } }",
        "SELECT ?k (COUNT(?s) AS ?n) { ?s an:kind ?k } GROUP BY ?k ORDER BY ?n",
        "SELECT ?k { ?s an:kind ?k } GROUP BY ?k HAVING(COUNT(?s) > 1)",
        "SELECT ?x { BIND(1 AS ?y) BIND(?y AS ?x) }",
    ] {
        assert_eq!(doubts(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_parameter_will_have_a_value() {
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    let text = "SELECT ?s { ?s an:year ?y FILTER(?y > $since) }";
    let query = Query::parse(text, &rdf).unwrap();
    let doubts = |parameters| query.doubts(text, parameters, &rdf, &Stop::new()).unwrap();
    assert!(doubts(&["since"]).is_empty());
    assert_eq!(doubts(&[]).len(), 1);
}

#[test]
fn there_are_no_more_doubts_than_anybody_reads() {
    let asked: String = (0..200).map(|it| format!("?b{it} ")).collect();
    assert_eq!(doubts(&format!("SELECT {asked} {{ ?s a ?c }}")).len(), 20);
}

#[test]
fn what_lies_under_another_prefix_is_found_there() {
    assert_eq!(
        doubts("ASK { ?s an:level id:federal }"),
        ["Record: id:federal -> level:federal @ id:federal"]
    );
}
