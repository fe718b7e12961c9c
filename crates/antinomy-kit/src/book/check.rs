//! What is wrong with the hand-written chapters of a book.

use super::chapters::{fill, from_mdbook};
use super::open::{BookSource, mdbook_failed, source};
use crate::saved_query_watcher::SavedQueryWatcher;
use crate::{Problem, Workspace};
use antinomy_book::{CitingChapter, Handbook, passes};
use antinomy_model::RecordId;
use antinomy_syntax::{Diagnostic, Files};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use std::sync::Arc;

/// The chapters of a book that was checked.
pub(crate) struct CheckedChapters {
    pub(crate) paths: Vec<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Checks the hand-written chapters of a book without building it. They are added to `files`, so that diagnostics of
/// several books point into the same files.
///
/// # Errors
/// If the book cannot be read.
pub(crate) fn check_book(
    workspace: &Workspace,
    tag: &str,
    watcher: &SavedQueryWatcher,
    files: &mut Files,
) -> Result<CheckedChapters, Problem> {
    let (handbook, items) = open(workspace, tag, watcher, files)?;
    let diagnostics = passes::check(&handbook, from_mdbook(items));
    let checked = CheckedChapters {
        paths: handbook.chapter_paths().map(str::to_owned).collect(),
        diagnostics,
    };
    *files = handbook.files;
    Ok(checked)
}

/// The hand-written chapters of all books that cite a source, with the tags of their languages; and what keeps a book from
/// being opened, whose chapters are missing.
#[must_use]
pub fn chapters_citing(
    workspace: &Workspace,
    cited: RecordId,
) -> (Vec<(String, CitingChapter)>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let watcher = SavedQueryWatcher::of_check(workspace.last_resort);
    for (tag, _) in &workspace.base.manifest.books {
        let mut files = workspace.base.files.clone();
        match open(workspace, tag, &watcher, &mut files) {
            Ok((handbook, _)) => {
                let chapters = handbook.chapters_citing(cited).into_iter();
                found.extend(chapters.map(|chapter| (tag.clone(), chapter)));
            }
            Err(problem) => problems.push(problem),
        }
    }
    (found, problems)
}

/// A book with its hand-written chapters, which are added to `files`; those are left empty, since the handbook holds them.
fn open(
    workspace: &Workspace,
    tag: &str,
    watcher: &SavedQueryWatcher,
    files: &mut Files,
) -> Result<(Handbook, Vec<BookItem>), Problem> {
    let BookSource {
        root,
        language,
        config,
    } = source(workspace, tag)?;
    let book =
        MDBook::load_with_config(&root, config).map_err(|error| mdbook_failed(&root, &error))?;
    let items = book.book.items;
    let mut handbook =
        Handbook::of_facts(Arc::clone(workspace.facts()), language).watched_by(watcher.clone());
    // The handbook collects the chapters behind the files that it starts with.
    handbook.files = std::mem::take(files);
    let handbook = fill(handbook, workspace, &root, &book.config, &items);
    Ok((handbook, items))
}
