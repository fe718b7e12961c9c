//! Problems that a change introduced: those in the files that it touched, and those elsewhere that the revision before it
//! did not have.

use crate::fingerprint::fingerprints;
use crate::paths::is_content;
use crate::{Git, Problem, Workspace};
use antinomy_syntax::{Diagnostic, Files};
use std::collections::BTreeSet;
use std::path::Path;

/// Removes from `diagnostics` those of the revision that are in unchanged files; returns their number. The spans of
/// `diagnostics` point into `files`.
///
/// Chapters of books are not read at the revision, so diagnostics of chapters are never removed.
///
/// # Errors
/// If the knowledge base is in no git repository, or there is no such revision.
pub fn only_new(
    workspace: &Workspace,
    revision: &str,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<usize, Problem> {
    let git = Git::of(&workspace.root).ok_or_else(|| Problem::new("no-git"))?;
    let commit = git.commit(revision)?;
    let changed = git.changed_since(&commit)?;
    let known = fingerprints_at(workspace, &git, &commit)?;
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

/// The fingerprints of all diagnostics of the content at a commit.
fn fingerprints_at(
    workspace: &Workspace,
    git: &Git,
    commit: &str,
) -> Result<BTreeSet<String>, Problem> {
    let folder = workspace.folder();
    let files = git.files_at(commit, &folder, |path| {
        // The same files as `load` reads from disk.
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        !is_hidden && is_content(Path::new(path))
    })?;
    // Today's date for both sides, or else lints about dates would differ where nothing was changed.
    let old = workspace.with_files(files);
    let found = old.check();
    let all = fingerprints(&old.base.files, &old.base, &found);
    Ok(all.into_iter().collect())
}
