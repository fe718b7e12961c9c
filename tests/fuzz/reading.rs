//! What every target does with its files.

use antinomy_book::{BookPage, Handbook, TocItem, passes};
use antinomy_graph::Facts;
use antinomy_kit::report::{Drawing, FORMATS, Report};
use antinomy_model::{KnowledgeBase, Language};
use antinomy_syntax::{Diagnostic, Files, SourceFile, Span};
use antinomy_words::Words;
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

const MANIFEST: &str = "title: T\nlanguages: [de, en]\n\
    levels: [{id: federal, label: F, letter: F, shape: triangle}, {id: municipal, label: M, letter: M, shape: circle}]\n\
    actor-kinds: [{id: government, label: G}]\nrelation-types: [{id: serves, label: s, inverse: s}]\n\
    conflict-kinds: [{id: stance-conflict, label: C}]\n";
const RECORDS: &str = "actors: [{id: city, label: C, kind: government, levels: municipal}]\n\
    sources: [{id: plan, class: policy, type: report, title: P, issuer: city}]\n\
    contradictions: [{id: clash, title: C, category: gap, conflict: stance-conflict, sides: [[a]], because: B, asserted-by: plan}]\n\
    statements: [{id: a, kind: goal, source: plan, text: A., locator: {page: 1}}]\n";

static GERMAN: LazyLock<Words> = LazyLock::new(|| Words::new("de"));

/// Any text as a file of records.
pub(super) fn records(text: &str) {
    check(&[("content/statements/x.yaml", text)]);
}

/// Any text as a page of content, as its translation, and as a chapter of a book.
pub(super) fn page(text: &str) {
    check(&[
        ("content/concepts/x.md", text),
        ("content/concepts/y.md", "---\nid: y\nlabel: Y\n---\nY.\n"),
        ("content/concepts/y.en.md", text),
    ]);
    chapter(text);
}

/// Reads the files, checks them, and writes every report of them.
fn check(files: &[(&str, &str)]) {
    let base = [
        ("content/antinomy.yaml", MANIFEST),
        ("content/records.yaml", RECORDS),
    ];
    let files = base.iter().chain(files);
    let files = Files::new(
        files
            .map(|(path, text)| SourceFile::new(*path, *text))
            .collect(),
    );
    let (base, mut found) = KnowledgeBase::read(files, "content/");
    let facts = Facts::new(Arc::new(base));
    found.extend(antinomy_check::check(&facts, &found, None));
    let base = facts.base();
    base.files.sort(&mut found);
    places(&base.files, &found);
    for format in FORMATS {
        format.write(&Report {
            files: &base.files,
            base,
            diagnostics: &found,
            problems: &[],
            words: &GERMAN,
            drawing: Drawing::Coloured,
            most: 0,
            prefix: "",
        });
    }
}

thread_local! {
    /// Takes far longer to make than a chapter takes to read.
    static HANDBOOK: RefCell<Handbook> = RefCell::new(handbook());
}

fn handbook() -> Handbook {
    let files = vec![
        SourceFile::new("content/antinomy.yaml", MANIFEST),
        SourceFile::new("content/records.yaml", RECORDS),
    ];
    let (base, _) = KnowledgeBase::read(Files::new(files), "content/");
    let facts = Arc::new(Facts::new(Arc::new(base)));
    let mut handbook = Handbook::of_facts(facts, Language(0));
    handbook.chapter_folder = "book/de/src/".to_owned();
    handbook
}

/// Puts a text through all passes, as a chapter of a book.
fn chapter(text: &str) {
    HANDBOOK.with_borrow_mut(|handbook| chapter_of(handbook, text));
}

fn chapter_of(handbook: &mut Handbook, text: &str) {
    handbook.add_chapter(SourceFile::new("book/de/src/a.md", text));
    let page = BookPage {
        name: "A".to_owned(),
        path: Some("a.md".to_owned()),
        source_path: Some("a.md".to_owned()),
        content: text.to_owned().into(),
        ..BookPage::default()
    };
    let mut items = vec![TocItem::Page(page)];
    // Without the first pass, which writes all the pages that do not depend on the chapter.
    for pass in passes::ALL.into_iter().skip(1) {
        let (next, found) = pass.run(handbook, items);
        places(&handbook.files, &found);
        items = next;
    }
}

/// Every place lies in its file, between two characters.
fn places(files: &Files, found: &[Diagnostic]) {
    for diagnostic in found {
        let related = diagnostic.related.iter().map(|related| related.span);
        let edits = diagnostic.edit.iter().map(|edit| edit.span);
        for span in diagnostic.span.into_iter().chain(related).chain(edits) {
            let text = files.file(span.file).text();
            assert!(is_place(text, span), "{}: {span:?}", diagnostic.code.name());
        }
    }
}

fn is_place(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}
