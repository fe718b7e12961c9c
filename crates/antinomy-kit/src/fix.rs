//! Sure cures, done by the program.
//!
//! A cure replaces a few bytes. Before a file is written the new text is read again, and must say what the old one said
//! but for the places that were replaced, and must show no problem that was not there: a file for which that does not
//! hold stays as it is. Each file is replaced whole or not at all.

use crate::clock::today;
use crate::git::Git;
use crate::report::fingerprints;
use crate::write::replace;
use crate::{Workspace, Problem};
use antinomy_check::{Places, check};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::yaml::{self, Node, Value};
use antinomy_syntax::{Diagnostic, Edit, FileId, Files, SourceFile, Span, split_front_matter};
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
}

/// Applies the sure cures among `diagnostics` to the files of a knowledge base.
///
/// Files of `ours` were written by an earlier round, and are known to hold nothing that could be lost.
///
/// # Errors
/// If files that would be changed have changes that are not committed, unless `allow_dirty`; or a file cannot be
/// written. Files before it in the order of paths are then changed, each of them whole.
pub fn fix(
    workspace: &Workspace,
    diagnostics: &[Diagnostic],
    allow_dirty: bool,
    ours: &BTreeSet<String>,
) -> Result<Fixed, Problem> {
    let edits = edits(&workspace.base.files, diagnostics);
    if !allow_dirty {
        refuse_dirty(workspace, edits.keys().copied(), ours)?;
    }
    let mut fixed = Fixed::default();
    let mut cures = Vec::new();
    for (file, edits) in edits {
        let old = workspace.base.files.file(file);
        match Cure::of(file, old, &edits) {
            Some(cure) => cures.push(cure),
            None => fixed.left.push(old.path().to_owned()),
        }
    }
    for cure in proven(workspace, diagnostics, cures, &mut fixed.left) {
        let old = workspace.base.files.file(cure.file);
        write(workspace, old, &cure.text)?;
        fixed.places += cure.edits.len();
        fixed.files.push(old.path().to_owned());
    }
    Ok(fixed)
}

/// The cures that help and do no harm. All are tried at once, as a rule; of a file for which that fails each edit is
/// tried by itself, so that one bad cure does not keep the others from being done.
fn proven<'d>(
    workspace: &Workspace,
    diagnostics: &[Diagnostic],
    cures: Vec<Cure<'d>>,
    left: &mut Vec<String>,
) -> Vec<Cure<'d>> {
    let harmful = harmful(workspace, diagnostics, &cures);
    let mut good = Vec::new();
    for cure in cures {
        if !harmful.contains(&cure.file) {
            good.push(cure);
            continue;
        }
        let old = workspace.base.files.file(cure.file);
        let alone = cure.edits.iter().filter(|edit| {
            Cure::of(cure.file, old, &[**edit])
                .is_some_and(|cure| is_good(workspace, diagnostics, &cure))
        });
        let alone: Vec<&Edit> = alone.copied().collect();
        let together = Cure::of(cure.file, old, &alone)
            .filter(|cure| !alone.is_empty() && is_good(workspace, diagnostics, cure));
        left.push(old.path().to_owned());
        good.extend(together);
    }
    good
}

/// Whether a cure by itself is good.
fn is_good(workspace: &Workspace, diagnostics: &[Diagnostic], cure: &Cure<'_>) -> bool {
    harmful(workspace, diagnostics, std::slice::from_ref(cure)).is_empty()
}

/// A file with its new text.
struct Cure<'d> {
    file: FileId,
    text: String,
    edits: Vec<&'d Edit>,
}

impl<'d> Cure<'d> {
    /// The file with these edits; `None` if it then says something else than before, apart from them.
    fn of(file: FileId, old: &SourceFile, edits: &[&'d Edit]) -> Option<Self> {
        let text = spliced(old.text(), edits);
        says_the_same(file, old, &text, edits).then(|| Self {
            file,
            text,
            edits: edits.to_vec(),
        })
    }
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
    let Some(git) = Git::of(&workspace.root) else {
        return Err(Problem::new("fix-without-git"));
    };
    for path in paths {
        if git.is_dirty(path)? {
            return Err(Problem::new("fix-dirty").with("path", path));
        }
    }
    Ok(())
}

fn spliced(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out + &text[at..]
}

/// Whether the new text has the same keys and values as the old one, apart from those that were replaced. A text that
/// could not be read as a whole has nothing to compare with; then only what was read of it must still be there.
fn says_the_same(file: FileId, old: &SourceFile, new: &str, edits: &[&Edit]) -> bool {
    let tree = |text: &str| {
        let range = if old.path().ends_with(".md") {
            split_front_matter(text).yaml.unwrap_or(0..0)
        } else {
            0..text.len()
        };
        let mut found = Vec::new();
        let root = yaml::read(file, text, range, &mut found);
        (root, found.is_empty())
    };
    let ((before, was_whole), (after, is_whole)) = (tree(old.text()), tree(new));
    match (before, after) {
        _ if !was_whole => true,
        (None, None) => is_whole,
        (Some(before), Some(after)) => is_whole && same(&before, &after, edits),
        _ => false,
    }
}

fn same(before: &Node, after: &Node, edits: &[&Edit]) -> bool {
    let was_edited = |span: Span| {
        edits
            .iter()
            .any(|edit| edit.span.start <= span.end && span.start <= edit.span.end)
    };
    match (&before.value, &after.value) {
        (Value::List(before), Value::List(after)) if before.len() == after.len() => before
            .iter()
            .zip(after)
            .all(|(before, after)| same(before, after, edits)),
        // Items that a cure takes out or puts in: the others stand there as before.
        (Value::List(before), Value::List(after)) => {
            let mut after = after.iter();
            before
                .iter()
                .filter(|item| !was_edited(item.span))
                .all(|item| after.any(|after| same(item, after, edits)))
        }
        (Value::Map(before), Value::Map(after)) => {
            before.entries.len() == after.entries.len()
                && before
                    .entries
                    .iter()
                    .zip(&after.entries)
                    .all(|(before, after)| {
                        let is_key = before.0.value == after.0.value || was_edited(before.0.span);
                        is_key && same(&before.1, &after.1, edits)
                    })
        }
        (Value::Text(_) | Value::Empty, Value::Text(_) | Value::Empty) => {
            before.value == after.value || was_edited(before.span)
        }
        _ => was_edited(before.span),
    }
}

/// The files that are no better with their new texts, or all of them if a record is lost. A file is better if each edit
/// took a problem away and no other problem came; where a file could not be read, problems may come to light that were
/// hidden, and then each edit of what could not be read must have made that less.
fn harmful(workspace: &Workspace, diagnostics: &[Diagnostic], cures: &[Cure<'_>]) -> BTreeSet<FileId> {
    let old = &workspace.base;
    let texts = old.files.iter().map(|(id, known)| {
        let cure = cures.iter().find(|cure| cure.file == id);
        let text = cure.map_or(known.text(), |cure| &cure.text);
        SourceFile::new(known.path(), text)
    });
    let (base, mut after) = KnowledgeBase::read(Files::new(texts.collect()), &workspace.folder());
    let lints = check(&base, &after, Some(today()));
    after.extend(lints);
    let mut all = old.records();
    if !all.all(|(_, record)| base.get(&record.id).is_some()) {
        return cures.iter().map(|cure| cure.file).collect();
    }
    let prints = |base: &KnowledgeBase, found: &[Diagnostic]| -> BTreeSet<String> {
        fingerprints(&base.files, base, found).into_iter().collect()
    };
    let elsewhere = |found: &[Diagnostic]| -> Vec<Diagnostic> {
        let is_ours = |at: Span| cures.iter().any(|cure| cure.file == at.file);
        let away = |found: &&Diagnostic| found.span.is_none_or(|at| !is_ours(at));
        found.iter().filter(away).cloned().collect()
    };
    let (was, is) = (elsewhere(diagnostics), elsewhere(&after));
    if !prints(&base, &is).is_subset(&prints(old, &was)) {
        return cures.iter().map(|cure| cure.file).collect();
    }
    let (places_before, places_after) = (Places::of(old), Places::of(&base));
    let is_better = |cure: &Cure<'_>| {
        let here = |found: &[Diagnostic]| -> Vec<Diagnostic> {
            let in_file = |found: &&Diagnostic| found.span.is_some_and(|at| at.file == cure.file);
            found.iter().filter(in_file).cloned().collect()
        };
        let (before, after) = (here(diagnostics), here(&after));
        let is_unread = |found: &&Diagnostic| antinomy_syntax::codes::ALL.contains(&found.code);
        let unread = |found: &[Diagnostic]| found.iter().filter(is_unread).count();
        if unread(&before) > 0 {
            let is_ours = |found: &&Diagnostic| {
                let edit = found.edit.as_ref();
                edit.is_some_and(|edit| cure.edits.contains(&edit))
            };
            let cured = before.iter().filter(is_unread).filter(is_ours).count();
            return unread(&after) + cured <= unread(&before)
                && (cured > 0 || after.len() < before.len());
        }
        // What a cured value now says may be a problem of its own, in the record that holds it.
        let edited: BTreeSet<&str> = cure
            .edits
            .iter()
            .filter_map(|edit| places_before.record_at(edit.span))
            .map(|id| old.record(id).id.as_str())
            .collect();
        let is_new_here = |found: &&Diagnostic| {
            let record = found.span.and_then(|at| places_after.record_at(at));
            record.is_some_and(|id| edited.contains(base.record(id).id.as_str()))
        };
        let gone = before.iter().filter(|found| {
            let edit = found.edit.as_ref();
            edit.is_some_and(|edit| cure.edits.contains(&edit))
        });
        let gone: Vec<Diagnostic> = gone.cloned().collect();
        let outside: Vec<Diagnostic> = after
            .iter()
            .filter(|found| !is_new_here(found))
            .cloned()
            .collect();
        let (was, is) = (prints(old, &before), prints(&base, &after));
        prints(&base, &outside).is_subset(&was) && prints(old, &gone).is_disjoint(&is)
    };
    let harmful = cures.iter().filter(|cure| !is_better(cure));
    harmful.map(|cure| cure.file).collect()
}

/// Writes the new text in place of the old one, unless the file is no longer what was checked. A byte order mark, which
/// reading takes off, is put back.
fn write(workspace: &Workspace, old: &SourceFile, new: &str) -> Result<(), Problem> {
    const MARK: &str = "\u{feff}";
    let path = workspace.root.join(old.path());
    let now = std::fs::read_to_string(&path).map_err(|error| Problem::unreadable(&path, &error))?;
    let mark = if now.starts_with(MARK) { MARK } else { "" };
    if &now[mark.len()..] != old.text() {
        return Err(Problem::new("fix-changed").with("path", old.path()));
    }
    replace(&path, format!("{mark}{new}").as_bytes())
}
