//! Sure cures, done by the program.
//!
//! A cure replaces a few bytes. Before a file is written the new text is read again, and must say what the old one said
//! but for the places that were replaced; the problems that were cured must be gone, and no error may have come that the cure
//! made. A file for which that does not hold stays as it is. What was hidden by what could not be read may come to light: a
//! warning, or an error beside the cured place. Each file is replaced whole or not at all.

mod cure;
mod proof;
mod state;

use crate::git::Git;
use crate::input::{MAX_BYTES, read_text};
use crate::temporary::clear_below;
use crate::write::replace;
use crate::{Problem, Workspace};
use antinomy_syntax::{Diagnostic, Edit, FileId, Files, SourceFile};
use cure::Cure;
use proof::{Trial, proven};
use std::collections::{BTreeMap, BTreeSet};

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// How many places were changed.
    pub places: usize,
    /// The files that were changed.
    pub files: Vec<String>,
    /// Files that could be cured but were left alone, because the cure did more than it should.
    pub left: Vec<String>,
    /// Files with cures that were not tried, because so many others were: the next run tries them.
    pub untried: Vec<String>,
}

/// Applies the sure cures among `diagnostics` to the files of a knowledge base, on disk and in the workspace. `diagnostics` then
/// is what is wrong after that.
///
/// Files of `ours` were written by an earlier round, and are known to hold nothing that could be lost.
///
/// # Errors
/// If files that would be changed have changes that are not committed, unless `allow_dirty`; or a file cannot be
/// written. Files before it in the order of paths are then changed, each of them whole.
pub fn fix(
    workspace: &mut Workspace,
    diagnostics: &mut Vec<Diagnostic>,
    allow_dirty: bool,
    ours: &BTreeSet<String>,
) -> Result<Fixed, Problem> {
    let edits = edits(&workspace.base.files, diagnostics);
    if edits.is_empty() {
        return Ok(Fixed::default());
    }
    if !allow_dirty {
        refuse_dirty(workspace, edits.keys().copied(), ours)?;
    }
    clear_below(&workspace.content);
    let mut fixed = Fixed::default();
    let mut cures = Vec::new();
    for (file, edits) in edits {
        let old = workspace.base.files.file(file);
        match Cure::of(file, old, &edits) {
            Some(cure) => cures.push(cure),
            None => fixed.left.push(old.path().to_owned()),
        }
    }
    let proven = proven(workspace, diagnostics, cures, &mut fixed);
    for cure in &proven.cures {
        let old = workspace.base.files.file(cure.file);
        write(workspace, old, &cure.text)?;
        fixed.places += cure.edits.len();
        fixed.files.push(old.path().to_owned());
    }
    let Trial { cured, after } = proven.trial;
    *workspace = cured;
    *diagnostics = after;
    Ok(fixed)
}

/// The sure cures of each file, in the order of their places. Of two that overlap the first is taken; the other one is
/// found again by the next run.
fn edits<'d>(files: &Files, diagnostics: &'d [Diagnostic]) -> BTreeMap<FileId, Vec<&'d Edit>> {
    let mut edits: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let safe = diagnostics
        .iter()
        .filter_map(|found| found.edit.as_ref())
        .filter(|edit| edit.is_safe && files.has(edit.span.file));
    for edit in safe {
        edits.entry(edit.span.file).or_default().push(edit);
    }
    for edits in edits.values_mut() {
        edits.sort_by_key(|edit| edit.span);
        let mut end = 0;
        edits.retain(|edit| {
            let is_free = edit.span.start >= end;
            if is_free {
                end = edit.span.end.max(edit.span.start + 1);
            }
            is_free
        });
    }
    edits
}

/// Nobody should lose work that no commit holds.
fn refuse_dirty(
    workspace: &Workspace,
    files: impl Iterator<Item = FileId>,
    ours: &BTreeSet<String>,
) -> Result<(), Problem> {
    let paths: Vec<&str> = files
        .map(|file| workspace.base.files.file(file).path())
        .filter(|path| !ours.contains(*path))
        .collect();
    if paths.is_empty() {
        return Ok(());
    }
    let git = Git::of(&workspace.root).map_err(|problem| match problem.key() {
        "no-git" => Problem::new("fix-without-git"),
        _ => problem,
    })?;
    for path in paths {
        if git.is_dirty(path)? {
            return Err(Problem::new("fix-dirty").with("path", path));
        }
    }
    Ok(())
}

/// Writes the new text in place of the old one, unless the file is no longer what was checked. A byte order mark, which
/// reading takes off, is put back.
fn write(workspace: &Workspace, old: &SourceFile, new: &str) -> Result<(), Problem> {
    const MARK: &str = "\u{feff}";
    let path = workspace.root.join(old.path());
    let now = read_text(&path, MAX_BYTES)?;
    let mark = if now.starts_with(MARK) { MARK } else { "" };
    if &now[mark.len()..] != old.text() {
        return Err(Problem::new("fix-changed").with("path", old.path()));
    }
    replace(
        Some(&workspace.root),
        &path,
        format!("{mark}{new}").as_bytes(),
    )
}
