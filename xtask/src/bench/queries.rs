//! What questions cost: sets of queries over a knowledge base, in one process after it was read. It runs as a hidden task of this
//! program.

use std::path::Path;
use std::sync::Arc;

use antinomy_graph::Graph;
use antinomy_model::Language;
use antinomy_query::{Answer, Query, Rdf, Run, Stop};
use anyhow::{Result, anyhow, bail};

/// A set of queries that are measured together.
pub(super) struct QuerySet {
    /// Its name, which is also that of its row.
    pub(super) name: &'static str,
    queries: &'static [&'static str],
}

/// Nothing is asked: what reading and the graph cost.
pub(super) const NOTHING: QuerySet = QuerySet {
    name: "read",
    queries: &[],
};

/// What an analyst asks on a day: who cites a work; federal against municipal in the same field, with a concept in common and
/// opposed positions; what can be reached over two kinds of edge; the twenty most cited works.
pub(super) const FOUR: QuerySet = QuerySet {
    name: "four queries",
    queries: &[
        "SELECT ?who { ?who an:cites id:policy-000071 }",
        "SELECT ?a ?b ?p {
            ?a an:level level:federal ; an:inField ?f ; an:concept ?c ; an:affirms ?p .
            ?b an:denies ?p ; an:level level:municipal ; an:inField ?f ; an:concept ?c }",
        "SELECT DISTINCT ?to { id:statement-000001 (an:supports|an:cites)+ ?to }",
        "SELECT ?work ?count { ?work an:citationCount ?count } ORDER BY DESC(?count) ?work LIMIT 20",
    ],
};

/// Two hops over the whole graph: a federal statement that a municipal one contradicts, in the same field.
pub(super) const TWO_HOPS: QuerySet = QuerySet {
    name: "two hops",
    queries: &["SELECT ?a ?b ?f {
        ?a an:contradicts ?b . ?a an:level level:federal . ?b an:level level:municipal .
        ?a an:field ?f . ?b an:field ?f }"],
};

/// `GROUP BY` over an `OPTIONAL` with a path (<https://github.com/oxigraph/oxigraph/issues/1883>), and what we write instead.
pub(super) const OPTIONAL_COUNTED: [QuerySet; 2] = [
    QuerySet {
        name: "OPTIONAL counted",
        queries: &["SELECT ?p (COUNT(DISTINCT ?s) AS ?n) {
            ?p a an:Proposition OPTIONAL { ?s a an:Statement ; an:takesPosition/an:implies* ?p } } GROUP BY ?p"],
    },
    QuerySet {
        name: "counted, joined",
        queries: &["SELECT ?p (COALESCE(?m, 0) AS ?n) {
            ?p a an:Proposition
            OPTIONAL { SELECT ?p (COUNT(DISTINCT ?s) AS ?m) { ?s an:affirms ?p } GROUP BY ?p } }"],
    },
];

/// A join inside a `UNION` behind something else (<https://github.com/oxigraph/oxigraph/issues/1884>), and what we write instead.
pub(super) const UNION_JOINED: [QuerySet; 2] = [
    QuerySet {
        name: "UNION of joins",
        queries: &["SELECT (COUNT(*) AS ?n) {
            ?source a an:Source ; an:class \"policy\"
            { ?s a an:Statement ; an:source ?source } UNION { ?s a an:Relation ; an:source ?source } }"],
    },
    QuerySet {
        name: "UNION of subqueries",
        queries: &["SELECT (COUNT(*) AS ?n) {
            ?source a an:Source ; an:class \"policy\"
            { SELECT ?s ?source { ?s a an:Statement ; an:source ?source } }
            UNION { SELECT ?s ?source { ?s a an:Relation ; an:source ?source } } }"],
    },
];

fn all() -> impl Iterator<Item = &'static QuerySet> {
    [&NOTHING, &FOUR, &TWO_HOPS]
        .into_iter()
        .chain(&OPTIONAL_COUNTED)
        .chain(&UNION_JOINED)
}

/// Reads a knowledge base, asks the queries of a set, and prints how many rows there are.
pub(crate) fn run(root: &Path, name: &str) -> Result<()> {
    let Some(set) = all().find(|set| set.name == name) else {
        bail!("no set of queries is called {name}");
    };
    let loaded = antinomy_kit::Workspace::open(root)?;
    let graph = Arc::new(Graph::of(Arc::clone(loaded.facts())));
    let rdf = Rdf::new(&graph);
    let run = Run {
        language: Language(0),
        stop: &Stop::new(),
    };
    println!("{} nodes", graph.node_count());
    for text in set.queries {
        let query = Query::parse(text, &rdf).map_err(|problem| anyhow!("{problem:?}: {text}"))?;
        match query.run(&rdf, &run) {
            Ok(Answer::Rows(rows)) => println!("{} rows", rows.rows.len()),
            Ok(_) => {}
            Err(failure) => bail!("{failure:?}: {text}"),
        }
    }
    Ok(())
}
