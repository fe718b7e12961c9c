//! Texts and chapters that a change altered in one language and left as they were in another.

use super::surroundings::book_folders;
use crate::Workspace;
use crate::input::{MAX_BYTES, read_text};
use antinomy_check::{Versions, behind, translation_behind, translations_behind};
use antinomy_syntax::{Diagnostic, FileId, Files, SourceFile, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What mdBook reads the titles and the order of chapters from. It is no chapter, so that no check has read it.
const CONTENTS: &str = "/SUMMARY.md";

/// Texts of the content that were changed in one language only. `changed` are the paths of files that differ.
pub(super) fn texts_behind(
    workspace: &Workspace,
    old: &Workspace,
    changed: &BTreeSet<String>,
) -> Vec<Diagnostic> {
    let files = &workspace.base.files;
    let ids = changed.iter().filter_map(|path| files.by_path(path));
    let changed: BTreeSet<FileId> = ids.map(|(id, _)| id).collect();
    translations_behind(&workspace.base, &old.base, &changed)
}

/// Chapters, and tables of contents, that were changed in the book of one language only. `old` are the files of the books as
/// they were.
pub(super) fn chapters_behind(
    workspace: &Workspace,
    old: &[SourceFile],
    files: &mut Files,
) -> Vec<Diagnostic> {
    let folders = book_folders(workspace);
    read_contents(workspace, old, files);
    // By their path in the book, which is the same in each language.
    let mut chapters: BTreeMap<&str, Versions<'_>> = BTreeMap::new();
    for file in old.iter().filter(|file| file.path().ends_with(".md")) {
        for (tag, folder) in &folders {
            if let Some(path) = file.path().strip_prefix(folder.as_str()) {
                chapters.entry(path).or_default().insert(tag, file.text());
            }
        }
    }
    let mut found = Vec::new();
    for (path, before) in chapters.iter().filter(|(_, before)| before.len() > 1) {
        let at = |tag: &str| {
            let folder = folders.iter().find(|(known, _)| *known == tag)?;
            files.by_path(&format!("{}{path}", folder.1))
        };
        let now = before
            .keys()
            .filter_map(|tag| Some((*tag, at(tag)?.1.text())));
        let now: Versions<'_> = now.collect();
        for (language, changed) in behind(before, &now, &workspace.base.manifest.languages) {
            if let (Some((one, text)), Some((other, new))) = (at(language), at(changed)) {
                found.push(translation_behind(
                    (language, line_at(one, text.text(), 0)),
                    (changed, first_changed(other, before[changed], new.text())),
                    "chapter",
                ));
            }
        }
    }
    found
}

/// Adds the tables of contents to the files, so that a place in them can be shown.
fn read_contents(workspace: &Workspace, old: &[SourceFile], files: &mut Files) {
    for file in old.iter().filter(|file| file.path().ends_with(CONTENTS)) {
        let path = workspace.root.join(file.path());
        // It may have become a link to something that is not to be shown; the root has none on its way.
        let is_itself = path.canonicalize().is_ok_and(|real| real == path);
        if let Some(text) = is_itself
            .then(|| read_text(&path, MAX_BYTES).ok())
            .flatten()
        {
            files.set(SourceFile::new(file.path(), text));
        }
    }
}

/// The first line that is not the same.
fn first_changed(file: FileId, old: &str, new: &str) -> Span {
    let mut start = 0;
    for (old, new) in old.split_inclusive('\n').zip(new.split_inclusive('\n')) {
        if old.trim_end() != new.trim_end() {
            break;
        }
        start += new.len();
    }
    line_at(file, new, start)
}

/// The first line with words from here on.
fn line_at(file: FileId, text: &str, from: usize) -> Span {
    let rest = text[from..].trim_start();
    let start = text.len() - rest.len();
    let line = rest.lines().next().unwrap_or_default().trim_end();
    Span::new(file, start..start + line.len())
}
