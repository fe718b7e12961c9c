//! Queries that are meant to bring parser, optimizer, stack or memory down. What is let through has to be run and forgotten as well.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod sample;

use antinomy_model::Language;
use antinomy_query::{Exceeded, Failure, Problem, Query, Rdf, Reason, Run, Stop};

/// What a query has too much of; nothing if it is let through and survives.
fn exceeded(text: &str) -> Option<Exceeded> {
    let graph = sample::graph();
    let rdf = Rdf::new(&graph);
    match Query::parse(text, &rdf) {
        Ok(query) => {
            run(&query, &rdf);
            None
        }
        Err(Problem::TooMuch(limit)) => Some(limit.exceeded),
        Err(problem) => panic!("{problem:?}"),
    }
}

fn run(query: &Query, rdf: &Rdf<'_>) {
    let stop = Stop::new();
    let run = Run {
        language: Language::default(),
        stop: &stop,
    };
    std::thread::scope(|scope| {
        let (done, is_done) = std::sync::mpsc::channel::<()>();
        let stop = stop.clone();
        scope.spawn(move || {
            // As soon as the sender is gone this ends.
            let _ = is_done.recv_timeout(std::time::Duration::from_secs(1));
            stop.now(Reason::Time);
        });
        let _ = query.run(rdf, &run);
        drop(done);
    });
}

fn nested(before: &str, inner: &str, after: &str, count: usize) -> String {
    format!("{}{inner}{}", before.repeat(count), after.repeat(count))
}

fn filter(expression: &str) -> String {
    format!("ASK {{ ?s ?p ?o FILTER({expression}) }}")
}

fn group(inner: &str) -> String {
    format!("ASK {{ {inner} }}")
}

#[test]
fn a_text_has_an_end() {
    let text = format!("ASK {{}} #{}", " ".repeat(40_000));
    assert!(matches!(exceeded(&text), Some(Exceeded::Length(_))));
}

#[test]
fn brackets_are_nested_no_deeper_than_stacks_are() {
    let is_too_deep = |text: String| matches!(exceeded(&text), Some(Exceeded::Depth(_)));
    for count in [40, 1200] {
        assert!(is_too_deep(filter(&nested("(", "1", ")", count))));
        assert!(is_too_deep(filter(&nested("STR(", "?o", ")", count))));
        assert!(is_too_deep(filter(&nested("<f>(", "1", ")", count))));
        assert!(is_too_deep(group(&nested("{", "", "}", count))));
        assert!(is_too_deep(group(&nested(
            "OPTIONAL{?s ?p ?o ",
            "",
            "}",
            count
        ))));
        assert!(is_too_deep(group(&nested("{}UNION{", "", "}", count))));
        assert!(is_too_deep(group(&nested("{SELECT*{", "", "}}", count))));
        assert!(is_too_deep(group(&nested(
            "FILTER NOT EXISTS{",
            "",
            "}",
            count
        ))));
        assert!(is_too_deep(group(&format!(
            "?s ?p {}",
            nested("[?p ", "?o", "]", count)
        ))));
        assert!(is_too_deep(group(&format!(
            "?s ({} ?o",
            nested("(", "an:to", ")*", count)
        ))));
        assert!(is_too_deep(group(&format!(
            "?s ?p {}",
            nested("(", "1", ")", count)
        ))));
    }
}

#[test]
fn what_is_let_through_at_the_greatest_depth_survives() {
    for text in [
        filter(&nested("(", "1", ")", 29)),
        filter(&nested("STR(", "?o", ")", 29)),
        group(&nested("{", "", "}", 30)),
        group(&nested("OPTIONAL{?s ?p ?o ", "", "}", 30)),
        group(&nested("{SELECT*{", "?s ?p ?o", "}}", 15)),
        group(&nested("FILTER NOT EXISTS{?s ?p ?o ", "", "}", 30)),
        group(&format!("?s ?p {}", nested("[?p ", "?o", "]", 30))),
        group(&format!("?s {} ?o", nested("(", "an:to", ")*", 30))),
        group(&nested("LATERAL{?s ?p ?o ", "", "}", 30)),
        group(&nested("GRAPH ?g {?s ?p ?o ", "", "}", 30)),
    ] {
        assert_eq!(exceeded(&text), None, "{text}");
    }
}

#[test]
fn what_the_grammar_tries_twice_is_nested_no_deeper_than_it_can_wait() {
    let is_doubling = |text: String| matches!(exceeded(&text), Some(Exceeded::Doubling(_)));
    assert!(is_doubling(filter(&nested("!(", "1", ")", 25))));
    assert!(is_doubling(filter(&nested("! # (\n (", "1", ")", 25))));
    assert!(is_doubling(filter(&nested(
        "!EXISTS{FILTER(",
        "1",
        ")}",
        12
    ))));
    assert!(is_doubling(filter(&nested("!an:f(", "1", ")", 25))));
    assert!(is_doubling(filter(&nested("!<f>(", "1", ")", 25))));
    assert!(is_doubling(filter(&nested("SUBSTR(", "?o", ",1)", 25))));
    assert!(is_doubling(filter(&nested("regex(", "?o", ",'a')", 25))));
    assert!(is_doubling(filter(&nested(
        "REPLACE(",
        "?o",
        ",'a','b')",
        25
    ))));
    assert!(is_doubling(filter(&nested(
        "COUNT(DISTINCTREGEX(",
        "?o",
        ",'a'))",
        12
    ))));
    let concat = nested("GROUP_CONCAT(", "?o", ")", 25);
    assert!(is_doubling(format!(
        "SELECT ({concat} AS ?x) {{ ?s ?p ?o }}"
    )));
    // Hidden in what looks like an address, a string or a comment and is none.
    let hidden = nested("!(", "1", ")", 25);
    assert!(is_doubling(filter(&format!("1<{hidden} && 2>1"))));
    assert!(is_doubling(filter(&format!("1<'>'+({hidden})"))));
    assert!(is_doubling(group(&format!("FILTERan:f(1<'>'+({hidden}))"))));
    assert!(is_doubling(format!("ASK {{}} HAVING(1<'#>'+({hidden}))")));
    assert!(is_doubling(format!(
        "ASK {{ VALUES ?x {{ '''a' # \\q\n }} FILTER({hidden}) # ''' \n}}"
    )));
}

#[test]
fn few_of_them_are_fine() {
    let text = filter("!(REGEX(SUBSTR(STR(?o), 1), 'a')) && !EXISTS { ?o ?q ?r }");
    assert_eq!(exceeded(&text), None);
}

#[test]
fn chains_are_no_longer_than_stacks_are_deep() {
    let is_too_long = |text: String| matches!(exceeded(&text), Some(Exceeded::Links(_)));
    let chain = |link: &str, with: &str, count| vec![link; count].join(with);
    assert!(is_too_long(filter(&chain("1", "||", 8000))));
    assert!(is_too_long(filter(&chain("1", "&&", 8000))));
    assert!(is_too_long(filter(&chain("1", "+", 8000))));
    assert!(is_too_long(filter(&"!".repeat(8000))));
    assert!(is_too_long(group(&chain("{}", "UNION", 3000))));
    assert!(is_too_long(group(&chain("BIND(1 AS ?x)", "", 2000))));
    assert!(is_too_long(group(&chain("FILTER(1)", "", 2000))));
    assert!(is_too_long(group(&format!(
        "?s {} ?o",
        chain("a", "|", 8000)
    ))));
    assert!(is_too_long(group(&format!(
        "?s {} ?o",
        chain("a", "/", 8000)
    ))));
    assert!(is_too_long(format!(
        "ASK {{ ?s ?p ?o }} HAVING{}",
        "(1)".repeat(8000)
    )));
    assert!(is_too_long(group(&format!("?s ?p {}", "[]".repeat(8000)))));
}

#[test]
fn the_longest_chains_survive() {
    let chain = |link: &str, with: &str, count| vec![link; count].join(with);
    let binds: String = (0..450)
        .map(|it| format!("BIND({it} AS ?x{it}) "))
        .collect();
    for text in [
        filter(&chain("1", "||", 500)),
        filter(&chain("1", "+", 500)),
        group(&chain("{?s an:to ?o}", "UNION", 250)),
        group(&binds),
        group(&chain("FILTER(1)", "", 450)),
        group(&format!("?s {} ?o", chain("an:to", "|", 500))),
    ] {
        assert_eq!(exceeded(&text), None, "{text:.60}");
    }
}

#[test]
fn lists_of_values_may_be_long() {
    let ids: String = (0..3000).map(|it| format!("id:a{it} ")).collect();
    assert_eq!(
        exceeded(&group(&format!("VALUES ?s {{ {ids} }} ?s ?p ?o"))),
        None
    );
    let list = vec!["id:a"; 4000].join(",");
    assert_eq!(exceeded(&filter(&format!("?s IN ({list})"))), None);
    let rows = "(id:a 1)".repeat(3000);
    assert_eq!(
        exceeded(&group(&format!("VALUES (?s ?o) {{ {rows} }} ?s ?p ?o"))),
        None
    );
    let list = vec!["?x"; 4000].join(",");
    assert_eq!(exceeded(&filter(&format!("COALESCE({list})"))), None);
}

#[test]
fn many_patterns_are_not_joined() {
    let is_joined = |text: String| matches!(exceeded(&text), Some(Exceeded::Joined(_)));
    assert!(is_joined(group(&"?s ?p ?o .".repeat(160))));
    assert!(is_joined(group(&format!(
        "?s ?p {}",
        vec!["?o"; 160].join(",")
    ))));
    assert!(is_joined(group(&"{?s ?p ?o}".repeat(160))));
    assert!(is_joined(group(&"OPTIONAL{?s ?p ?o}".repeat(160))));
    assert!(is_joined(group(&"{?s ?p ?o FILTER(1)}".repeat(160))));
    assert!(is_joined(group(&"MINUS{?s ?p ?o}".repeat(160))));
    assert!(is_joined(group(&format!("({}) ?p ?o", "?x ".repeat(160)))));
    assert!(is_joined(group(&format!(
        "?s {} ?o",
        vec!["an:to"; 160].join("/")
    ))));
    assert!(is_joined(filter(&format!(
        "EXISTS {{ {} }}",
        "?s ?p ?o .".repeat(160)
    ))));
    assert!(is_joined(group(&format!(
        "{{ {} }} UNION {{}}",
        "?s ?p ?o .".repeat(160)
    ))));
    assert!(is_joined(group(&format!(
        "{{ SELECT * {{ {} }} }}",
        "?s ?p ?o .".repeat(160)
    ))));
}

#[test]
fn patterns_are_counted_over_the_whole_query() {
    let union = vec!["{ ?s ?p ?o . ?o ?p ?s . ?s ?q ?s }"; 100].join("UNION");
    assert!(matches!(
        exceeded(&group(&union)),
        Some(Exceeded::Patterns(_))
    ));
}

#[test]
fn one_call_makes_a_text_only_so_much_longer() {
    let replace = |put: &str| exceeded(&filter(&format!("REPLACE(STR(?o), '', {put})")));
    assert!(matches!(
        replace(&format!("'{}'", "x".repeat(257))),
        Some(Exceeded::Replacement(_))
    ));
    assert_eq!(replace("STR(?o)"), Some(Exceeded::ReplacementComputed));
    assert_eq!(replace("'x'"), None);
    for text in [
        "REPLACE(REPLACE(?o, '', 'x'), '', 'y')",
        "REPLACE(CONCAT(?o, ?o), '', 'x')",
        "CONCAT(STR(?s), UCASE(REPLACE(?o, '', 'x')))",
    ] {
        assert_eq!(exceeded(&filter(text)), Some(Exceeded::Growing), "{text}");
    }
    let texts = |count| vec!["?o"; count].join(",");
    let text = filter(&format!("CONCAT({}, CONCAT({}))", texts(40), texts(40)));
    assert!(matches!(exceeded(&text), Some(Exceeded::Concatenated(_))));
}

#[test]
fn the_place_is_where_it_becomes_too_much() {
    let graph = sample::graph();
    let text = filter(&nested("(", "1", ")", 60));
    let Err(Problem::TooMuch(limit)) = Query::parse(&text, &Rdf::new(&graph)) else {
        panic!("let through");
    };
    // Two brackets are open before the first of these.
    assert_eq!(limit.offset, Some(text.find("((").unwrap() + 31));
}

#[test]
fn a_text_that_grows_from_one_variable_to_the_next_is_stopped_whatever_kind_it_is() {
    let copies = vec!["?x"; 32];
    for (first, grown) in [
        ("'aaaaaaaaaaaaaaaa'", "CONCAT(@)"),
        ("'aaaaaaaaaaaaaaaa'@de", "CONCAT(@)"),
        ("id:a", "IRI(CONCAT(@))"),
        ("'a'", "STRDT(CONCAT(@), id:b)"),
    ] {
        let mut text = format!("BIND({first} AS ?x0) ");
        for step in 0..6 {
            let of_step = |it: &&str| format!("STR({it}{step})");
            let of_language = |it: &&str| format!("{it}{step}");
            let list: Vec<String> = if first.contains('@') {
                copies.iter().map(of_language).collect()
            } else {
                copies.iter().map(of_step).collect()
            };
            let next = grown.replace('@', &list.join(","));
            text += &format!("BIND({next} AS ?x{}) ", step + 1);
        }
        let graph = sample::graph();
        let rdf = Rdf::new(&graph);
        let query = Query::parse(&format!("SELECT ?x6 {{ {text} }}"), &rdf).unwrap();
        let stop = Stop::new();
        let run = Run {
            language: Language::default(),
            stop: &stop,
        };
        let stopped = Err(Failure::Stopped(Reason::Memory));
        assert_eq!(query.run(&rdf, &run), stopped, "{first}");
    }
}
