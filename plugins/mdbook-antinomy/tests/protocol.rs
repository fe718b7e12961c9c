//! The real programs, spoken to as mdBook speaks to them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "starts the programs under test"
)]

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const MANIFEST: &str = "title: {de: Titel, en: Title}\nlanguages: [de, en]\n\
    levels: [{id: federal, label: {de: Bund, en: Federal}, letter: B, shape: triangle}]\n\
    actor-kinds: [{id: government, label: {de: Regierung, en: Government}}]\nbooks: {de: ../book/de}\n";

/// Everything that mdBook sends: the context and one chapter.
fn input(root: &Path, tables: &Value, content: &str) -> String {
    let config = json!({
        "book": {"title": "Titel", "language": "de", "src": "src"},
        "output": {"html": {}},
        "preprocessor": tables,
    });
    let context =
        json!({"root": root, "config": config, "renderer": "html", "mdbook_version": "0.5.4"});
    let chapter = json!({
        "name": "Einführung", "content": content, "number": [1], "sub_items": [],
        "path": "a.md", "source_path": "a.md", "parent_names": [],
    });
    json!([context, {"items": [{"Chapter": chapter}]}]).to_string()
}

/// A knowledge base with an empty book in a new folder.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    fs::create_dir_all(folder.path().join("book/de/src")).unwrap();
    fs::write(folder.path().join("content/antinomy.yaml"), MANIFEST).unwrap();
    folder
}

fn start(program: &str, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // As mdBook does: all of it, before anything is read. A program that answers early would hang here.
    let mut stdin = child.stdin.take().unwrap();
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The content of the first chapter of an answer.
fn first_chapter(output: &Output) -> String {
    assert!(output.status.success(), "{}", errors(output));
    let book: Value = serde_json::from_slice(&output.stdout).unwrap();
    book["items"][0]["Chapter"]["content"]
        .as_str()
        .unwrap()
        .to_owned()
}

const PAGES: &str = env!("CARGO_BIN_EXE_mdbook-antinomy-pages");
const CONTRADICTIONS: &str = env!("CARGO_BIN_EXE_mdbook-antinomy-contradictions");
const LINK: &str = env!("CARGO_BIN_EXE_mdbook-antinomy-link");
const CITE: &str = env!("CARGO_BIN_EXE_mdbook-antinomy-cite");

#[test]
fn every_program_supports_html_without_any_input() {
    for program in [PAGES, CONTRADICTIONS, LINK, CITE] {
        let output = start(program, &["supports", "html"], "");
        assert!(output.status.success(), "{program}");
        assert!(
            output.stdout.is_empty() && output.stderr.is_empty(),
            "{program}"
        );
    }
}

#[test]
fn a_large_book_goes_through_every_program() {
    let project = project();
    let root = project.path().join("book/de");
    let text = "Ein Satz mit Umlauten: äöü.\n\n".repeat(20_000);
    for (program, name) in [
        (PAGES, "pages"),
        (CONTRADICTIONS, "contradictions"),
        (LINK, "link"),
        (CITE, "cite"),
    ] {
        let mut tables = serde_json::Map::new();
        tables.insert(format!("antinomy-{name}"), json!({}));
        let output = start(program, &[], &input(&root, &Value::Object(tables), &text));
        assert_eq!(first_chapter(&output).len(), text.len(), "{program}");
    }
}

#[test]
fn the_knowledge_base_may_lie_elsewhere() {
    let (book, elsewhere) = (tempfile::tempdir().unwrap(), project());
    let key = elsewhere.path().join("content");
    let tables = json!({"antinomy-pages": {"knowledge-base": key}});
    let output = start(
        PAGES,
        &[],
        &input(book.path(), &tables, "---\ntitle: x\n---\n# A\n"),
    );
    assert_eq!(first_chapter(&output), "# A\n");
}

#[test]
fn a_misspelt_key_is_an_error() {
    let project = project();
    let tables = json!({"antinomy-pages": {"knowlege-base": "x"}});
    let output = start(
        PAGES,
        &[],
        &input(&project.path().join("book/de"), &tables, ""),
    );
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(
        errors(&output).contains("knowlege-base"),
        "{}",
        errors(&output)
    );
}

#[test]
fn passes_in_the_wrong_order_get_the_line_to_write() {
    let project = project();
    let tables = json!({"antinomy-pages": {}, "antinomy-contradictions": {}});
    let output = start(
        PAGES,
        &[],
        &input(&project.path().join("book/de"), &tables, ""),
    );
    assert!(!output.status.success());
    assert!(
        errors(&output).contains("before = [\"antinomy-contradictions\"]"),
        "{}",
        errors(&output)
    );
}

#[test]
fn only_the_first_pass_reports_the_knowledge_base() {
    let project = project();
    fs::write(
        project.path().join("content/actors.yaml"),
        "actors:\n  - {id: a, label: A, knid: x}\n",
    )
    .unwrap();
    let tables = json!({
        "antinomy-pages": {"before": ["antinomy-contradictions"]},
        "antinomy-contradictions": {},
    });
    let input = input(&project.path().join("book/de"), &tables, "");
    let first = start(PAGES, &[], &input);
    assert!(!first.status.success());
    assert!(
        errors(&first).contains("content/actors.yaml:2:"),
        "{}",
        errors(&first)
    );
    assert!(start(CONTRADICTIONS, &[], &input).status.success());
}

#[test]
fn a_mistake_in_a_chapter_is_reported_where_it_stands_on_disk() {
    let project = project();
    let root = project.path().join("book/de");
    let text = "---\ntitle: x\n---\n\n```antinomy matrx\n```\n";
    fs::write(root.join("src/a.md"), text).unwrap();
    let stripped = text.split_once("---\n\n").unwrap().1;
    let output = start(
        CONTRADICTIONS,
        &[],
        &input(&root, &json!({"antinomy-contradictions": {}}), stripped),
    );
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(
        errors(&output).contains("book/de/src/a.md:5:1"),
        "{}",
        errors(&output)
    );
}

#[test]
fn an_older_protocol_is_explained() {
    let output = start(LINK, &[], "[{}, {\"sections\": []}]");
    assert!(!output.status.success());
    assert!(
        errors(&output).contains("mdBook 0.5"),
        "{}",
        errors(&output)
    );
}

#[test]
fn an_input_that_is_no_json_is_given_up_at_its_first_byte() {
    // Far more than a pipe and a buffer hold: written to its end it would have been read to its end.
    let endless = "y".repeat(8 << 20);
    let mut child = Command::new(PAGES)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let written = child.stdin.take().unwrap().write_all(endless.as_bytes());
    assert!(written.is_err());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stderr.is_empty() && output.stdout.is_empty());
}
