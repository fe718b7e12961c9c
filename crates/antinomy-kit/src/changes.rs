//! What a change brought: problems in the files that it touched, and problems elsewhere that were not there before.

use crate::paths::is_content;
use crate::report::fingerprints;
use crate::{Git, Loaded, Problem, today};
use antinomy_check::check;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Diagnostic, Files};
use std::collections::BTreeSet;
use std::path::Path;

/// Leaves of `diagnostics`, whose places are in `files`, those that stand in files changed since the revision, and those that the knowledge base of
/// the revision did not have; what is wrong with chapters was not looked up there, and stays. Returns how many were taken out.
///
/// # Errors
/// If the knowledge base stands in no git repository, or there is no such revision.
pub fn only_new(
    loaded: &Loaded,
    revision: &str,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<usize, Problem> {
    let git = Git::of(&loaded.root).ok_or_else(|| Problem::new("no-git"))?;
    let commit = git.commit(revision)?;
    let changed = git.changed_since(&commit)?;
    let folder = loaded.folder();
    let then = git.files_at(&commit, &folder, |path| {
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        !is_hidden && is_content(Path::new(path))
    })?;
    let (old, mut before) = KnowledgeBase::read(Files::new(then), &folder);
    let lints = check(&old, &before, Some(today()));
    before.extend(lints);
    let known: BTreeSet<String> = fingerprints(&old.files, &old, &before)
        .into_iter()
        .collect();
    let base = &loaded.base;
    let mut prints = fingerprints(files, base, diagnostics).into_iter();
    let count = diagnostics.len();
    diagnostics.retain(|found| {
        let is_known = prints.next().is_some_and(|print| known.contains(&print));
        let is_changed = found
            .span
            .is_none_or(|span| changed.contains(files.file(span.file).path()));
        is_changed || !is_known
    });
    Ok(count - diagnostics.len())
}
