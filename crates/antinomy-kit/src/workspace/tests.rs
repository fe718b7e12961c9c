//! A workspace that is edited says the same as one that is opened afresh on the same texts.

use super::Workspace;
use crate::saved_query_watcher::{LastResort, SavedQueryWatcher};
use antinomy_syntax::{Diagnostic, Files, SourceFile};
use std::collections::BTreeMap;
use std::path::Path;

fn climate() -> Workspace {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/climate");
    Workspace::open(&root).unwrap()
}

fn texts(workspace: &Workspace) -> BTreeMap<String, String> {
    let files = workspace.base.files.iter();
    files
        .map(|(_, file)| (file.path().to_owned(), file.text().to_owned()))
        .collect()
}

fn afresh(workspace: &Workspace, texts: &BTreeMap<String, String>) -> Workspace {
    let files = texts.iter();
    let files = files.map(|(path, text)| SourceFile::new(path, text.as_str()));
    let (root, content) = (workspace.root.clone(), workspace.content.clone());
    Workspace::of(root, content, Files::new(files.collect()), Vec::new())
}

/// A diagnostic without the numbers of files, which depend on their history.
fn told(workspace: &Workspace, found: &Diagnostic) -> String {
    let files = &workspace.base.files;
    let related = found.related.iter().map(|it| it.span);
    let spans = found.span.into_iter().chain(related);
    let places = spans.map(|span| format!("{}:{:?}", files.file(span.file).path(), span.range()));
    let places: Vec<String> = places.collect();
    let (code, arguments) = (found.code.name(), &found.arguments);
    format!("{code} {:?} {arguments:?} {places:?}", found.record)
}

fn all(workspace: &Workspace) -> Vec<String> {
    let found = workspace.check();
    found.iter().map(|found| told(workspace, found)).collect()
}

/// Each file of the example in turn: moved by some bytes, emptied, and put back.
#[test]
fn an_edited_workspace_finds_what_a_fresh_one_finds() {
    let mut workspace = climate();
    let original = texts(&workspace);
    assert_eq!(all(&workspace), all(&afresh(&workspace, &original)));
    for (path, text) in &original {
        let mut now = original.clone();
        for new in [text.replacen(":", " : ", 1), "# empty\n".to_owned()] {
            workspace.set(path, &new);
            now.insert(path.clone(), new);
            assert_eq!(all(&workspace), all(&afresh(&workspace, &now)), "{path}");
        }
        workspace.set(path, text);
        assert_eq!(
            all(&workspace),
            all(&afresh(&workspace, &original)),
            "{path}"
        );
    }
}

#[test]
fn a_removed_file_is_missed_and_can_come_back() {
    let mut workspace = climate();
    let original = texts(&workspace);
    let path = original
        .keys()
        .find(|path| path.contains("sources"))
        .unwrap();
    let mut without = original.clone();
    without.remove(path);
    workspace.remove(path);
    assert_eq!(all(&workspace), all(&afresh(&workspace, &without)));
    workspace.set(path, &original[path]);
    assert_eq!(all(&workspace), all(&afresh(&workspace, &original)));
}

#[test]
fn a_change_shows_what_is_wrong_where_it_reaches() {
    let mut workspace = climate();
    assert_eq!(workspace.check(), []);
    let original = texts(&workspace);
    let is_referred_to = |path: &&String| path.contains("sources") && path.ends_with(".yaml");
    let path = original.keys().find(is_referred_to).unwrap();
    let change = workspace.set(path, "sources: []\n");
    let found = workspace.changed_diagnostics(&change);
    let is_reference = |found: &&Diagnostic| found.code.name() == "unknown-reference";
    let missed = found.iter().filter(is_reference).count();
    let whole = workspace.check();
    assert!(missed > 0);
    assert_eq!(missed, whole.iter().filter(is_reference).count());
}

#[test]
fn queries_that_all_others_leave_no_time_for_are_said_to_be_unanswered() {
    let query =
        "# title: T\n# description: D\n# must-return: nothing\nSELECT ?s { ?s a an:Statement }";
    let files = [
        ("content/antinomy.yaml", "title: T\nlanguages: [en]\n"),
        ("content/queries/one.rq", query),
        ("content/queries/two.rq", query),
    ];
    let files = files.map(|(path, text)| SourceFile::new(path.to_owned(), text.to_owned()));
    let files = Files::new(files.into_iter().collect());
    let workspace = Workspace::of("".into(), "content".into(), files, Vec::new());
    let found = workspace.check_within(&SavedQueryWatcher::new(0, LastResort::Wait));
    let words = antinomy_words::Words::new("en");
    let titles = found.iter().map(|found| words.diagnostic(found).title);
    let titles: Vec<String> = titles.collect();
    for name in ["one", "two"] {
        let expected = format!(
            "The query “{name}” did not come to an end: all saved queries together take longer than 0 s"
        );
        assert!(titles.contains(&expected), "{titles:?}");
    }
}
