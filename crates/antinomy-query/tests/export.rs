//! Files of RDF.

#![expect(clippy::unwrap_used, reason = "a test may end in a panic")]

use antinomy_graph::Graph;
use antinomy_model::KnowledgeBase;
use antinomy_query::{Losses, Rdf, RdfFormat};
use antinomy_syntax::{Files, SourceFile};
use oxrdf::{GraphName, Quad};
use oxrdfio::RdfParser;
use std::collections::BTreeSet;
use std::sync::Arc;

const MANIFEST: &str = "
title: Sample
languages: [en, de]
base-iri: https://example.org/id/
levels:
  - {id: federal, label: Federation, letter: B, shape: triangle}
actor-kinds:
  - {id: government, label: Government}
relation-types:
  - {id: supports, label: supports, maps-to: 'cito:supports'}
  - {id: '7', label: counts}
  - {id: same, label: same, maps-to: 'https://schema.org/sameAs', symmetric: true}
  - {id: odd, label: odd, maps-to: 'https://a b'}
  - {id: 'Ä <b>', label: odder}
";

const RECORDS: &str = r#"
sources: [{id: plan, title: {en: "A \"plan\" < & >", de: Ein Plan}, class: policy, type: report, issuer: city, issued: 2007}]
actors: [{id: city, label: City, kind: government, levels: federal}]
propositions: [{id: p, text: P, implies: q}, {id: q, text: "Q\r\n \u0001 end"}]
statements:
  - {id: s, text: S, kind: goal, source: plan, positions: {p: 2}, supports: [t]}
  - {id: t, text: T, kind: norm, source: plan, positions: {q: -1}, voice: unknown}
relations:
  - {id: r1, from: s, type: '7', to: t, reason: R}
  - {id: r2, from: s, type: same, to: t, reason: R}
  - {id: r3, from: s, type: odd, to: t, reason: R}
  - {id: r4, from: s, type: 'Ä <b>', to: t, reason: R}
"#;

fn graph(manifest: &str, records: &str) -> Arc<Graph> {
    let files = Files::new(vec![
        SourceFile::new("content/antinomy.yaml", manifest),
        SourceFile::new("content/all records.yaml", records),
    ]);
    let base = KnowledgeBase::read(files, "content/").0;
    Arc::new(Graph::new(Arc::new(base)))
}

fn export(graph: &Arc<Graph>, format: RdfFormat) -> (String, Losses) {
    let mut out = Vec::new();
    let losses = Rdf::new(graph).export(format, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), losses)
}

fn read(text: &str, format: oxrdfio::RdfFormat) -> BTreeSet<String> {
    let quads = RdfParser::from_format(format).for_slice(text);
    let quads: Vec<Quad> = quads.map(|it| it.unwrap()).collect();
    let lines: BTreeSet<String> = quads.iter().map(Quad::to_string).collect();
    assert_eq!(quads.len(), lines.len(), "{format} says something twice");
    lines
}

fn without_graphs(lines: &str) -> BTreeSet<String> {
    let quads = RdfParser::from_format(oxrdfio::RdfFormat::NQuads).for_slice(lines);
    quads
        .map(|it| {
            let mut quad = it.unwrap();
            quad.graph_name = GraphName::DefaultGraph;
            quad.to_string()
        })
        .collect()
}

#[test]
fn the_lines_of_nquads_are_sorted_and_each_stands_once() {
    let (text, _) = export(&graph(MANIFEST, RECORDS), RdfFormat::NQuads);
    let lines: Vec<&str> = text.lines().collect();
    let mut sorted = lines.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(lines, sorted);
    assert!(lines.len() > 100, "{text}");
}

#[test]
fn formats_with_named_graphs_say_the_same() {
    let graph = graph(MANIFEST, RECORDS);
    let (nquads, _) = export(&graph, RdfFormat::NQuads);
    let expected = read(&nquads, oxrdfio::RdfFormat::NQuads);
    let (trig, _) = export(&graph, RdfFormat::TriG);
    assert_eq!(read(&trig, oxrdfio::RdfFormat::TriG), expected);
    let (json, _) = export(&graph, RdfFormat::JsonLd);
    let profile = oxrdfio::JsonLdProfileSet::empty();
    let format = oxrdfio::RdfFormat::JsonLd { profile };
    assert_eq!(read(&json, format), expected);
}

#[test]
fn turtle_is_the_union_of_the_graphs() {
    let graph = graph(MANIFEST, RECORDS);
    let (nquads, _) = export(&graph, RdfFormat::NQuads);
    let (turtle, _) = export(&graph, RdfFormat::Turtle);
    assert_eq!(
        read(&turtle, oxrdfio::RdfFormat::Turtle),
        without_graphs(&nquads)
    );
}

#[test]
fn xml_lacks_what_it_cannot_say_and_says_so() {
    let graph = graph(MANIFEST, RECORDS);
    let (nquads, _) = export(&graph, RdfFormat::NQuads);
    let (xml, losses) = export(&graph, RdfFormat::RdfXml);
    let found = read(&xml, oxrdfio::RdfFormat::RdfXml);
    let mut expected = without_graphs(&nquads.replace("\\u0001", "\u{FFFD}"));
    let nameless = "<https://antinomy.example/ns#7>";
    expected.retain(|it| it.split(' ').nth(1) != Some(nameless));
    assert_eq!(found, expected);
    assert_eq!((losses.triples, losses.characters), (1, 1));
}

#[test]
fn a_base_iri_that_makes_no_iris_is_not_used() {
    let manifest = MANIFEST.replace("https://example.org/id/", "https://example.org:");
    let (text, _) = export(&graph(&manifest, RECORDS), RdfFormat::NQuads);
    assert!(read(&text, oxrdfio::RdfFormat::NQuads).len() > 100);
    assert!(text.contains("<urn:antinomy:plan>"));
}
