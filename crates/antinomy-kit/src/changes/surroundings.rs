//! What is checked along with the content and lies outside of it: the books and the style.

use crate::git::is_same;
use crate::input::{MAX_BYTES, read_text};
use crate::paths::relative;
use crate::{Git, Problem, Workspace};
use antinomy_syntax::{Files, SourceFile};
use std::cell::Cell;
use std::collections::BTreeSet;

/// Whether the books and the style are those of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surroundings {
    Unchanged,
    Changed,
}

/// Texts among the files of books: what is wrong stands in them, or is caused by them.
const TEXTS: &[&str] = &[".md", ".toml", ".csl"];

/// Compares books and the style with those of a commit; returns their texts of that time, too. `files` are all files that were
/// checked.
///
/// # Errors
/// If git has no answer.
pub(super) fn since(
    workspace: &Workspace,
    git: &Git,
    commit: &str,
    files: &Files,
) -> Result<(Surroundings, Vec<SourceFile>), Problem> {
    let folders = book_folders(workspace);
    let style = style_path(workspace);
    let is_gone = Cell::new(false);
    let old = git.files_at(commit, "", |path| {
        let is_part = folders
            .iter()
            .any(|(_, folder)| path.starts_with(folder.as_str()))
            || style.as_deref() == Some(path);
        // Also of what is no text: a chapter may show a picture.
        if is_part && !workspace.root.join(path).is_file() {
            is_gone.set(true);
        }
        is_part && TEXTS.iter().any(|end| path.ends_with(end))
    })?;
    let known: BTreeSet<&str> = old.iter().map(SourceFile::path).collect();
    let content: BTreeSet<&str> = workspace
        .base
        .files
        .iter()
        .map(|(_, file)| file.path())
        .collect();
    let is_new = |path: &str| !content.contains(path) && !known.contains(path);
    let has_new = files.iter().any(|(_, file)| is_new(file.path()));
    let is_same = !is_gone.get() && !has_new && old.iter().all(|file| is_on_disk(workspace, file));
    let surroundings = if is_same {
        Surroundings::Unchanged
    } else {
        Surroundings::Changed
    };
    Ok((surroundings, old))
}

fn is_on_disk(workspace: &Workspace, old: &SourceFile) -> bool {
    read_text(&workspace.root.join(old.path()), MAX_BYTES)
        .is_ok_and(|now| is_same(now.as_bytes(), old.text().as_bytes()))
}

/// What the paths of files of books begin with, by the language of the book.
pub(super) fn book_folders(workspace: &Workspace) -> Vec<(&str, String)> {
    let books = workspace.base.manifest.books.iter();
    books
        .filter_map(|(tag, folder)| {
            let folder = workspace.content.join(folder).canonicalize().ok()?;
            Some((tag.as_str(), relative(&folder, &workspace.root) + "/"))
        })
        .collect()
}

/// The path of the style, if it may be a file.
fn style_path(workspace: &Workspace) -> Option<String> {
    let name = workspace.base.manifest.csl.as_ref()?;
    Some(workspace.folder() + &name.value)
}
