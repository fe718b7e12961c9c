//! Problems that a change introduced: those in the files that it touched, those elsewhere that the revision before it did not
//! have, and texts that it changed in one language only.

mod surroundings;
mod translations;

use crate::checked::{Checked, check_with_books};
use crate::fingerprint::fingerprints;
use crate::git::is_same;
use crate::paths::is_content;
use crate::{Git, Problem, Workspace};
use antinomy_syntax::{Diagnostic, Files, SourceFile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use surroundings::Surroundings;

/// Adds to `diagnostics` the texts that were changed in one language only since the revision, and removes those of the
/// revision that are in unchanged files; returns the number of those. The spans of `diagnostics` point into `files`, which get
/// the tables of contents that are named.
///
/// Chapters of books and the style are not read at the revision. If nothing of them has changed since, what is wrong with them
/// is known if it was wrong with the content of the revision, too; if anything has, none of it is removed.
///
/// # Errors
/// If the knowledge base is in no git repository, or there is no such revision.
pub fn only_new(
    workspace: &Workspace,
    revision: &str,
    files: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<usize, Problem> {
    let git = Git::of(&workspace.root)?;
    let commit = git.commit(revision)?;
    let old = files_at(workspace, &git, &commit)?;
    let changed = changed_since(&old, &workspace.base.files);
    let (surroundings, around) = surroundings::since(workspace, &git, &commit, files)?;
    // Today's date for both sides, or else lints about dates would differ where nothing was changed.
    let old = workspace.with_files(old);
    diagnostics.extend(translations::texts_behind(workspace, &old, &changed));
    diagnostics.extend(translations::chapters_behind(workspace, &around, files));
    files.sort(diagnostics);
    let known = fingerprints_of(&old, surroundings);
    let mut now = fingerprints(files, &workspace.base, diagnostics).into_iter();
    let count = diagnostics.len();
    diagnostics.retain(|found| {
        let is_known = now.next().is_some_and(|one| known.contains(&one));
        let is_changed = found
            .span
            .is_none_or(|span| changed.contains(files.file(span.file).path()));
        is_changed || !is_known
    });
    Ok(count - diagnostics.len())
}

/// Refuses a revision that there is none of, before anything is changed on its account.
///
/// # Errors
/// If the knowledge base is in no git repository, or there is no such revision in it.
pub fn refuse_unknown(workspace: &Workspace, revision: &str) -> Result<(), Problem> {
    Git::of(&workspace.root)?.commit(revision).map(drop)
}

/// The content at a commit.
fn files_at(workspace: &Workspace, git: &Git, commit: &str) -> Result<Vec<SourceFile>, Problem> {
    git.files_at(commit, &workspace.folder(), |path| {
        // The same files as `load` reads from disk.
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        !is_hidden && is_content(Path::new(path))
    })
}

/// The paths of files that are new or have another text. Git is not asked: it would run the filters that the repository
/// names. What only a filter makes different counts as changed.
fn changed_since(old: &[SourceFile], now: &Files) -> BTreeSet<String> {
    let old: BTreeMap<&str, &str> = old.iter().map(|file| (file.path(), file.text())).collect();
    let is_changed = |file: &&SourceFile| {
        let before = old.get(file.path());
        before.is_none_or(|text| !is_same(text.as_bytes(), file.text().as_bytes()))
    };
    let changed = now.iter().map(|(_, file)| file).filter(is_changed);
    changed.map(|file| file.path().to_owned()).collect()
}

/// The fingerprints of all diagnostics of the content as it was, and of what surrounds it if that is what it was.
fn fingerprints_of(old: &Workspace, surroundings: Surroundings) -> BTreeSet<String> {
    let found = match surroundings {
        Surroundings::Unchanged => check_with_books(old),
        Surroundings::Changed => Checked {
            files: old.base.files.clone(),
            diagnostics: old.check(),
            problems: Vec::new(),
        },
    };
    fingerprints(&found.files, &old.base, &found.diagnostics)
        .into_iter()
        .collect()
}
