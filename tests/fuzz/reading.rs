//! What every target does with its files.

use antinomy_book::{BookPage, ChapterFiles, Handbook, TocItem, passes};
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

/// Reads the files, checks them, and writes every report of them.
pub fn check(files: &[(&str, &str)]) {
    let base = [
        ("content/antinomy.yaml", MANIFEST),
        ("content/records.yaml", RECORDS),
    ];
    let files = base.iter().chain(files);
    let files = Files::new(files.map(|(path, text)| SourceFile::new(*path, *text)).collect());
    let (base, mut found) = KnowledgeBase::read(files, "content/");
    let lints = antinomy_check::check(&base, &found, None);
    found.extend(lints);
    found.sort_by(Diagnostic::by_place);
    places(&base.files, &found);
    for format in FORMATS {
        format.write(&Report {
            files: &base.files,
            base: &base,
            diagnostics: &found,
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
    let mut handbook = Handbook::of_base(Arc::new(base), Language(0));
    handbook.chapters = ChapterFiles::new(Files::default(), "book/de/src/");
    handbook
}

/// Puts a text through all passes, as a chapter of a book.
pub fn chapter(text: &str) {
    HANDBOOK.with_borrow_mut(|handbook| chapter_of(handbook, text));
}

fn chapter_of(handbook: &mut Handbook, text: &str) {
    let files = Files::new(vec![SourceFile::new("book/de/src/a.md", text)]);
    handbook.chapters = ChapterFiles::new(files, "book/de/src/");
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
        places(handbook.chapters.files(), &found);
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
