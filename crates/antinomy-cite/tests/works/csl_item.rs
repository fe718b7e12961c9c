//! From a source to CSL-JSON.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use antinomy_cite::CslItem;
use antinomy_model::{KnowledgeBase, Language};
use antinomy_syntax::{Files, SourceFile};
use serde_json::{Value, json};

const MANIFEST: &str = r#"
title: {de: T, en: T}
languages: [de, en]
base-iri: "https://a.example/"
levels: [{id: municipal, label: {de: Kommune, en: Town}, letter: K, shape: circle}]
actor-kinds: [{id: government, label: {de: Regierung, en: Government}}]
"#;

const ACTORS: &str = "
actors:
  - {id: town, label: {de: Flussheim, en: Rivertown}, kind: government, levels: municipal}
";

/// The item of the source `a` among these sources.
fn item(sources: &str) -> Value {
    let file = |name: &str, text: &str| SourceFile::new(format!("content/{name}"), text.to_owned());
    let files = vec![
        file("actors.yaml", ACTORS),
        file("antinomy.yaml", MANIFEST),
        file("sources.yaml", &format!("sources:\n{sources}")),
    ];
    let (base, _) = KnowledgeBase::read(Files::new(files), "content/");
    let id = base.find("a").unwrap();
    Value::Object(CslItem::of(&base, id, Language(0)).unwrap().0)
}

#[test]
fn a_chapter_takes_editors_place_series_and_volume_from_its_book() {
    let item = item(
        "  - {id: a, class: literature, type: chapter, title: Teil, subtitle: Frage, author: [\"Roth, R.\"], issued: 2009, in: b, pages: 1-9}
  - {id: b, class: literature, type: book, title: Band, editor: [\"Gans, P.\"], issued: 2010, place: Bonn, series: Reihe, series-number: \"7\", volume: \"2\"}
",
    );
    let expected = json!({
        "id": "a", "type": "chapter", "title": "Teil. Frage", "author": [{"family": "Roth", "given": "R."}],
        "container-title": "Band", "editor": [{"family": "Gans", "given": "P."}], "collection-title": "Reihe",
        "collection-number": "7", "publisher-place": "Bonn", "volume": "2", "page": "1-9",
        "issued": {"date-parts": [[2009]]}
    });
    assert_eq!(item, expected);
}

#[test]
fn a_policy_without_authors_is_cited_by_its_issuer() {
    let item =
        item("  - {id: a, class: policy, type: report, title: Plan, issuer: town, issued: 2012}\n");
    assert_eq!(item["author"], json!([{"literal": "Flussheim"}]));
    assert_eq!(item["authority"], "Flussheim");
}

#[test]
fn a_law_is_called_by_its_abbreviation() {
    let item =
        item("  - {id: a, class: law, type: legislation, title: Stadtgesetz, abbreviation: StG}\n");
    assert_eq!(item["title-short"], "StG");
}

#[test]
fn a_urn_of_libraries_becomes_an_address() {
    let item = item(
        "  - {id: a, class: literature, type: book, title: T, urn: \"urn:nbn:de:0156-0754171\"}\n",
    );
    assert_eq!(
        item["URL"],
        "https://nbn-resolving.org/urn:nbn:de:0156-0754171"
    );
}

#[test]
fn a_stretch_of_time_keeps_both_ends() {
    let item = item("  - {id: a, class: literature, type: book, title: T, issued: 1805/1809}\n");
    assert_eq!(item["issued"], json!({"date-parts": [[1805], [1809]]}));
}

#[test]
fn what_is_no_source_is_no_item() {
    let file = SourceFile::new("content/actors.yaml".to_owned(), ACTORS.to_owned());
    let (base, _) = KnowledgeBase::read(Files::new(vec![file]), "content/");
    let id = base.find("town").unwrap();
    assert_eq!(CslItem::of(&base, id, Language(0)), None);
}
