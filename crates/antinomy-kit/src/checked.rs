//! What is wrong with a whole project: with its content and with the hand-written chapters of its books.

use crate::saved_query_watcher::SavedQueryWatcher;
use crate::style::check_style;
use crate::{Problem, Workspace, book};
use antinomy_model::{Dead, Followed, dead_link};
use antinomy_syntax::{Diagnostic, Files};
use std::collections::BTreeSet;

/// What is wrong, and the files that it stands in: those of the content and of books, and that of the style.
#[derive(Debug)]
pub struct Checked {
    /// The files.
    pub files: Files,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What keeps a book from being opened.
    pub problems: Vec<Problem>,
}

/// Everything that is wrong today with the content, with the hand-written chapters of all books and with the style.
#[must_use]
pub fn check_with_books(workspace: &Workspace) -> Checked {
    // One time for all: chapters ask queries, too.
    let watcher = SavedQueryWatcher::of_check(workspace.last_resort);
    let mut checked = Checked {
        files: workspace.base.files.clone(),
        diagnostics: workspace.check_within(&watcher),
        problems: Vec::new(),
    };
    let style = check_style(workspace, &mut checked.files);
    checked.diagnostics.extend(style);
    let mut known = BTreeSet::new();
    for (tag, _) in &workspace.base.manifest.books {
        match book::check_book(workspace, tag, &watcher, &mut checked.files) {
            Ok(chapters) => {
                known.extend(chapters.paths);
                checked.diagnostics.extend(chapters.diagnostics);
            }
            Err(problem) => checked.problems.push(problem),
        }
    }
    if checked.problems.is_empty() && !known.is_empty() {
        let links = links_out_of_the_handbook(workspace, &known);
        checked.diagnostics.extend(links);
    }
    checked.files.sort(&mut checked.diagnostics);
    checked
}

/// Links of records to texts that are neither content nor one of the `chapters`: no page will stand there.
fn links_out_of_the_handbook(
    workspace: &Workspace,
    chapters: &BTreeSet<String>,
) -> Vec<Diagnostic> {
    let mentions = workspace
        .base
        .records()
        .flat_map(|(_, record)| &record.mentions);
    mentions
        .filter_map(|mention| {
            let address = mention.address()?;
            let from = workspace.base.files.file(mention.span.file).path();
            let Followed::Elsewhere(Some(path)) = workspace.base.follow(from, address) else {
                return None;
            };
            let is_text = [".md", ".yaml", ".yml"]
                .iter()
                .any(|end| path.ends_with(end));
            let is_dead = is_text && !chapters.contains(&path);
            is_dead.then(|| dead_link(address, &Dead::NoFile(None), Some(mention.span)))
        })
        .collect()
}
