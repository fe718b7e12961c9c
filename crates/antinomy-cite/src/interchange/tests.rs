//! Round trips: what is written in a format and read back is the same.

use super::*;
use antinomy_model::values::SourceClass;
use antinomy_model::{Kind, KnowledgeBase, Language, RecordId};
use antinomy_syntax::{Diagnostic, Files, Severity, SourceFile};
use std::path::{Path, PathBuf};

const MANIFEST: &str = "title: T\nlanguages: [de, en]\nlevels:\n  - {id: federal, label: F, letter: F, shape: square}\n  - {id: municipal, label: M, letter: M, shape: circle}\nactor-kinds: [{id: government, label: G}]\n";

fn base(files: &[(&str, &str)]) -> (KnowledgeBase, Vec<Diagnostic>) {
    let mut all = vec![SourceFile::new("antinomy.yaml", MANIFEST)];
    all.extend(
        files
            .iter()
            .map(|(path, text)| SourceFile::new(*path, *text)),
    );
    KnowledgeBase::read(Files::new(all), "")
}

fn sources(base: &KnowledgeBase) -> Vec<BibEntry> {
    let entries = base.of_kind(Kind::Source);
    entries
        .filter_map(|(id, _)| BibEntry::of(base, id, Language(0)))
        .collect()
}

/// Writes all sources in a format, and reads them into a knowledge base with the same actors and no sources.
fn round_trip(format: &ExchangeFormat, from: &KnowledgeBase, actors: &str) -> Vec<BibEntry> {
    let ids: Vec<RecordId> = from.of_kind(Kind::Source).map(|(id, _)| id).collect();
    let text = format.write(from, &ids, Language(0));
    let (empty, _) = base(&[("actors.yaml", actors)]);
    let outcome = import(&empty, format.read(&text), None, Language(0));
    assert!(
        !outcome.remarks.iter().any(|remark| remark.is_error),
        "{:?}",
        outcome.remarks
    );
    assert_eq!(outcome.unmapped, []);
    let yaml = records(&outcome.entries, "Imported");
    let (back, found) = base(&[("actors.yaml", actors), ("imported.yaml", &yaml)]);
    let errors: Vec<_> = found
        .iter()
        .filter(|found| found.code.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{yaml}");
    sources(&back)
}

/// The values that differ, for messages that fit on a screen.
fn differences(before: &[BibEntry], after: &[BibEntry]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in before {
        match after.iter().find(|other| other.id == entry.id) {
            None => found.push(format!("{} is gone", entry.id)),
            Some(other) if other == entry => {}
            Some(other) => {
                let (ours, theirs) = (entry.values(), other.values());
                let gone = ours
                    .iter()
                    .filter(|value| !theirs.contains(value))
                    .map(|value| format!("- {value:?}"));
                let new = theirs
                    .iter()
                    .filter(|value| !ours.contains(value))
                    .map(|value| format!("+ {value:?}"));
                found.push(format!(
                    "{}: {}",
                    entry.id,
                    gone.chain(new).collect::<Vec<_>>().join(" ")
                ));
            }
        }
    }
    let is_new = |entry: &&BibEntry| !before.iter().any(|other| other.id == entry.id);
    found.extend(
        after
            .iter()
            .filter(is_new)
            .map(|entry| format!("{} is new", entry.id)),
    );
    found
}

#[expect(
    clippy::disallowed_methods,
    reason = "the sources of the handbook are on disk"
)]
fn content() -> (KnowledgeBase, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let inner: Vec<PathBuf> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        for path in inner {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(&root).unwrap().display().to_string();
                files.push(SourceFile::new(name, text));
            }
        }
    }
    let base = KnowledgeBase::read(Files::new(files), "").0;
    let mut actors = "actors:\n".to_owned();
    for (_, actor) in base.of_kind(Kind::Actor) {
        actors += &format!("  - {{id: {}, label: A, kind: government}}\n", actor.id);
    }
    (base, actors)
}

#[test]
fn every_source_of_the_handbook_survives_every_format() {
    let (base, actors) = content();
    let before = sources(&base);
    assert!(before.len() >= 86);
    for format in FORMATS {
        let after = round_trip(format, &base, &actors);
        assert_eq!(
            differences(&before, &after),
            Vec::<String>::new(),
            "{}",
            format.name
        );
    }
}

const HARD: &str = r#"
sources:
  - id: hard
    class: data
    type: map
    title: 'A "map" of {braces}, 50 % & more: C#_$ ~ ^ \ -- and ''''so'''''
    subtitle: "The City in the USA"
    author:
      - {family: Dippel, given: Anna, prefix: von}
      - {family: King, given: Martin Luther, suffix: Jr.}
      - {family: Araújo}
      - Bundesministerium für Bildung and Forschung
    issued: 2007-05~/2011
    publisher: "Müller & Söhne"
    place: Köln
    series: Die Reihe
    series-number: "25"
    volume: "2"
    issue: "4"
    pages: "1-12, 14"
    url: "https://a.example/x_y?b=1&c=%20#d"
    accessed: 2012-12-16
    archive-url: "https://web.archive.org/web/2012/https://a.example/"
    doi: "10.1000/x_(1)#y"
    isbn: "978-3-531-16213-4"
    urn: "urn:nbn:de:0156-0754171"
    language: en-GB
    issuer: [bund, stadt]
    levels: [federal, municipal]
    members: [part, open]
    coverage: excerpt
    superseded-by: open
    licence: "CC BY 4.0"
    abbreviation: HRD
    note: "A note, with a comma."
  - {id: open, class: law, type: treaty, title: T, issued: ../1999, levels: unknown}
  - {id: since, class: policy, type: document, title: Since, issued: 1999/.., language: de-CH}
  - {id: vol, class: literature, type: book, title: Volume, subtitle: Of essays, translator: ["Weber, M.", "Two, B."], edition: "2", author: ["Simmel, G."], editor: ["Ed, A.", "Editor, B."], issued: 1995, volume: "1", place: Bonn, series: S, series-number: "3"}
  - {id: part, class: literature, type: chapter, title: Part, author: ["Simmel, G."], issued: 1908, in: vol, pages: "7"}
  - {id: piece, edition: "revised, with an index", class: literature, type: article-newspaper, title: Piece, series: The Paper, issued: 2001-02-03, issue: "27"}
  - {id: journal, class: literature, type: periodical, title: Journal}
  - {id: article, class: literature, type: article-journal, title: Article, in: journal, series: N. F., volume: "1", issue: "2-3", editor: ["Guest, C."]}
"#;
const ACTORS: &str =
    "actors: [{id: bund, label: B, kind: government}, {id: stadt, label: S, kind: government}]\n";

#[test]
fn every_key_survives_every_format() {
    let (from, found) = base(&[("actors.yaml", ACTORS), ("sources.yaml", HARD)]);
    assert_eq!(found, []);
    for format in FORMATS {
        let after = round_trip(format, &from, ACTORS);
        assert_eq!(
            differences(&sources(&from), &after),
            Vec::<String>::new(),
            "{}",
            format.name
        );
    }
}

#[test]
fn a_part_alone_brings_its_volume() {
    let (from, _) = base(&[("actors.yaml", ACTORS), ("sources.yaml", HARD)]);
    for format in FORMATS {
        let text = format.write(&from, &[from.find("part").unwrap()], Language(0));
        let (empty, _) = base(&[]);
        let outcome = import(&empty, format.read(&text), None, Language(0));
        let ids: Vec<&str> = outcome
            .entries
            .iter()
            .map(|entry| entry.id.as_str())
            .collect();
        assert_eq!(ids, ["vol", "part"], "{}", format.name);
        assert_eq!(outcome.entries[0].place, "Bonn");
        assert_eq!(outcome.entries[0].edition, "2");
    }
}

fn imported(files: &[(&str, &str)], bib: &str) -> ImportOutcome {
    import(&base(files).0, biblatex(bib), None, Language(0))
}

fn biblatex(text: &str) -> Parsed {
    format_named("biblatex").unwrap().read(text)
}

fn keys(outcome: &ImportOutcome) -> Vec<&'static str> {
    outcome.remarks.iter().map(|remark| remark.key).collect()
}

#[test]
fn what_is_known_is_not_made_again_and_what_is_new_is_said() {
    let known = "sources: [{id: a, class: literature, type: book, title: Titel, subtitle: Unter, issued: 2007, doi: 10.1/X}]";
    let done = imported(
        &[("s.yaml", known)],
        "@book{x, title={Titel. Unter}, year=2008, doi={10.1/x}, location={Bonn}}",
    );
    assert_eq!((done.entries.len(), done.known), (0, 1));
    assert_eq!(keys(&done), ["known", "differs", "new-value"]);
}

#[test]
fn an_id_that_another_work_has_is_numbered() {
    let known =
        "sources: [{id: a-2007, class: literature, type: book, title: Titel, issued: 2007}]";
    let done = imported(
        &[("s.yaml", known)],
        "@book{a_2007, title={Other}, year=2001}",
    );
    assert_eq!(done.entries[0].id, "a-2007-2");
    let same = imported(
        &[("s.yaml", known)],
        "@book{a_2007, title={Titel}, year=2007}",
    );
    assert_eq!(same.known, 1);
}

#[test]
fn repeated_entries_are_taken_once() {
    let done = imported(
        &[],
        "@book{a, title={T}, year=2007}\n@book{a, title={T}, year=2007, isbn=1}\n@book{a, title={U}, year=2009}",
    );
    let ids: Vec<&str> = done.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!((ids, done.repeated), (vec!["a", "a-2"], 1));
}

#[test]
fn parts_of_one_volume_share_it_and_one_that_is_known_is_used() {
    let part = |key: &str, title: &str| {
        format!(
            "@incollection{{{key}, title={{T}}, author={{A, B}}, booktitle={{{title}}}, editor={{Roth, R.}}, year=2009, address={{Bonn}}}}\n"
        )
    };
    let text = part("x", "Volume") + &part("y", "Volume") + &part("z", "Known");
    let known = "sources: [{id: k, class: literature, type: book, title: Known, editor: [\"Roth, R.\"], issued: 2009, place: Bonn}]";
    let done = imported(&[("s.yaml", known)], &text);
    let ids: Vec<(&str, Option<&str>)> = done
        .entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry.r#in.as_deref()))
        .collect();
    assert_eq!(
        ids,
        [
            ("roth-2009", None),
            ("x", Some("roth-2009")),
            ("y", Some("roth-2009")),
            ("z", Some("k"))
        ]
    );
    assert!(
        done.entries
            .iter()
            .skip(1)
            .all(|entry| entry.place.is_empty())
    );
}

#[test]
fn a_journal_is_a_source_if_two_articles_name_it() {
    let article = |key: &str, journal: &str| {
        format!("@article{{{key}, title={{T {key}}}, journal={{{journal}}}, year=2009}}\n")
    };
    let text = article("x", "Leviathan") + &article("y", "Prokla") + &article("z", "Leviathan");
    let done = imported(&[], &text);
    let ids: Vec<(&str, &str)> = done
        .entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry.series.as_str()))
        .collect();
    assert_eq!(
        ids,
        [("leviathan", ""), ("x", ""), ("y", "Prokla"), ("z", "")]
    );
}

#[test]
fn a_crossref_is_the_volume() {
    let text = "@incollection{x, title={T}, crossref={V_1}}\n@collection{V_1, title={V}, editor={A, B}, year=2001}";
    assert_eq!(imported(&[], text).entries[0].r#in.as_deref(), Some("v-1"));
}

#[test]
fn volumes_that_are_parts_of_each_other_stay_apart() {
    let done = imported(
        &[],
        "@book{a, title={T}, crossref={b}}\n@book{b, title={U}, crossref={a}}\n@book{c, title={V}, xref={c}}",
    );
    let volumes = done
        .entries
        .iter()
        .filter(|entry| entry.r#in.is_some())
        .count();
    assert!(volumes < 2, "{:?}", done.entries);
}

#[test]
fn addresses_that_no_browser_opens_are_left_out() {
    let done = imported(
        &[],
        "@online{a, title={T}, url={www.a.de}}\n@online{b, title={U}, url={javascript:alert(1)}}",
    );
    let urls: Vec<&str> = done
        .entries
        .iter()
        .map(|entry| entry.url.as_str())
        .collect();
    assert_eq!(
        (urls, keys(&done)),
        (vec!["http://www.a.de", ""], vec!["address"])
    );
}

#[test]
fn ids_that_lead_nowhere_are_left_out_and_named() {
    let done = imported(
        &[],
        "@book{a, title={T}, keywords={antinomy:issuer=nobody, antinomy:levels=sky}}",
    );
    assert_eq!(keys(&done), ["unknown-id", "unknown-id"]);
    assert!(done.entries[0].issuer.is_empty() && done.entries[0].levels.is_empty());
}

#[test]
fn the_class_is_what_was_asked_for_else_what_the_type_suggests() {
    let text = "@legislation{a, title={T}}\n@book{b, title={U}}\n@book{c, title={V}, keywords={antinomy:class=law}}";
    let class = |class| {
        let done = import(&base(&[]).0, biblatex(text), class, Language(0));
        done.entries
            .iter()
            .map(|entry| entry.class.unwrap())
            .collect::<Vec<_>>()
    };
    use SourceClass::*;
    assert_eq!(class(None), [Law, Literature, Law]);
    assert_eq!(class(Some(Policy)), [Policy, Policy, Law]);
}

/// No input makes reading panic or hang, or gives records that cannot be read.
#[test]
fn hostile_input_is_survived() {
    let deep = format!(
        "@book{{a, title = {}x{}}}",
        "{".repeat(10_000),
        "}".repeat(10_000)
    );
    let commands = format!(
        "@book{{a, title = {{{}x{}}}}}",
        "\\a{".repeat(20_000),
        "}".repeat(20_000)
    );
    let json = format!(
        "[{{\"id\": \"a\", \"title\": {}1{}}}]",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let open = "@book{a, title = {".repeat(5_000);
    let lines = "@book{a, title = {\n".repeat(5_000);
    let huge = format!("@book{{a, title = {{{}}}}}", "Wort ".repeat(200_000));
    let texts = [
        "",
        "@",
        "@book",
        "@book{",
        "@book{,}",
        "@book{a",
        "@book{a,",
        "@book{a, title",
        "@book{a, title =",
        "@book{a, title = }",
        "@book{a, title = \"\\\"}",
        "@book{\0, title = {\0}}",
        "@book{a, title = {\\}}",
        "@book{a, author = { and , and ,, and {} and = and a=}}",
        "@book{a, author = {\\'}, title = {\\\"}}",
        "@string{=}",
        "@comment{",
        "[",
        "[{",
        "{",
        "{\"items\": [",
        "[{\"id\": null, \"author\": 5, \"issued\": []}]",
        "[{\"title\": \"\\ud800\"}]",
        "\u{feff}[{\"id\": \"a\", \"title\": \"\\u0000\"}]",
        "TY  - ",
        "TY  - X\nER  - ",
        "TY  - BOOK\nDA  - ////\nAU  - ,,,\nSP  - -\nKW  - antinomy:=",
        "ß  - x\nTY  - BOOK\né",
        "@book{a, title={T}, date={99999999999}, year={x}, pages={S. 12}}",
        "@book{a, title={x: y # z \u{2028} 'a' \"b\"}, author={{'}}}",
        &deep,
        &commands,
        &json,
        &open,
        &lines,
        &huge,
    ];
    for text in texts {
        for format in FORMATS {
            let (empty, _) = base(&[]);
            let outcome = import(&empty, format.read(text), None, Language(0));
            let yaml = records(&outcome.entries, "x");
            let (back, found) = base(&[("imported.yaml", &yaml)]);
            let errors: Vec<_> = found
                .iter()
                .filter(|found| found.code.severity == Severity::Error)
                .collect();
            assert!(
                errors.is_empty() || outcome.entries.is_empty(),
                "{text:.80}: {errors:?}\n{yaml:.300}"
            );
            assert_eq!(
                differences(&outcome.entries, &sources(&back)),
                Vec::<String>::new()
            );
        }
    }
}
