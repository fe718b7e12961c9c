//! The ontology beside what it describes: the content, and the second knowledge base.

use crate::places;
use antinomy_graph::Graph;
use antinomy_kit::Workspace;
use antinomy_query::{AN, Answer, Ontology, OntologyTerm, Query, Rdf, Run, Stop};
use antinomy_words::{LANGUAGES, Words};
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("ontology: every term that is used is described", used),
        Trial::test("ontology: every term has texts in all languages", texts),
        Trial::test(
            "ontology: what stands at the ends of properties is what it says",
            ends,
        ),
    ]
}

fn graphs() -> Result<Vec<Arc<Graph>>, Failed> {
    let roots = [places::workspace(), places::tests().join("climate")];
    roots
        .iter()
        .map(|root| {
            let workspace = Workspace::open(root).map_err(|it| format!("{it:?}"))?;
            Ok(Arc::new(Graph::of(Arc::clone(workspace.facts()))))
        })
        .collect()
}

fn terms(graph: &Graph) -> Vec<OntologyTerm> {
    let ontology = Ontology {
        manifest: &graph.base().manifest,
        languages: LANGUAGES,
        say: &Words::in_language,
    };
    ontology.terms()
}

/// The first column of an answer.
fn ask(rdf: &Rdf<'_>, text: &str) -> Result<Vec<String>, Failed> {
    let query = Query::parse(text, rdf).map_err(|it| format!("{text}: {it:?}"))?;
    let run = Run {
        language: antinomy_model::Language::default(),
        stop: &Stop::new(),
    };
    match query
        .run(rdf, &run)
        .map_err(|it| format!("{text}: {it:?}"))?
    {
        Answer::Rows(rows) => Ok(rows
            .rows
            .iter()
            .filter_map(|row| Some(row.first()?.as_ref()?.text().to_owned()))
            .collect()),
        other => Err(format!("{text}: {other:?}").into()),
    }
}

fn used() -> Result<(), Failed> {
    for graph in graphs()? {
        let rdf = Rdf::new(&graph);
        let described: BTreeSet<String> = terms(&graph).into_iter().map(|it| it.name).collect();
        for text in [
            "SELECT DISTINCT ?p { ?s ?p ?o }",
            "SELECT DISTINCT ?o { ?s a ?o }",
            "SELECT DISTINCT ?g { GRAPH ?g { ?s a ?o } }",
        ] {
            for iri in ask(&rdf, text)? {
                if let Some(local) = iri.strip_prefix(AN)
                    && !described.contains(local)
                {
                    return Err(format!("an:{local} is not described").into());
                }
            }
        }
    }
    Ok(())
}

fn texts() -> Result<(), Failed> {
    for term in graphs()?.iter().flat_map(|graph| terms(graph)) {
        for (what, texts) in [("label", &term.labels), ("comment", &term.comments)] {
            if texts.len() != LANGUAGES.len() {
                return Err(format!("an:{} has no {what} in all languages", term.name).into());
            }
        }
    }
    Ok(())
}

fn ends() -> Result<(), Failed> {
    for graph in graphs()? {
        let rdf = Rdf::new(&graph);
        for term in terms(&graph) {
            let OntologyTerm {
                name,
                domain,
                range,
                ..
            } = &term;
            let is_datatype = |it: &&String| it.starts_with("xsd:") || it.starts_with("edtf:");
            let wrong = [
                domain
                    .as_ref()
                    .map(|it| format!("FILTER NOT EXISTS {{ ?s a {it} }}")),
                range
                    .as_ref()
                    .filter(is_datatype)
                    .map(|it| format!("FILTER(DATATYPE(?o) != {it})")),
                range
                    .as_ref()
                    .filter(|it| !is_datatype(it))
                    .map(|it| format!("FILTER NOT EXISTS {{ ?o a {it} }}")),
            ];
            for filter in wrong.into_iter().flatten() {
                let found = ask(
                    &rdf,
                    &format!("SELECT ?s {{ ?s an:{name} ?o {filter} }} LIMIT 1"),
                )?;
                if let Some(subject) = found.first() {
                    return Err(format!("an:{name} at {subject}: {filter}").into());
                }
            }
        }
    }
    Ok(())
}
