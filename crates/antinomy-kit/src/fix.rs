//! Sure cures, done by the program.
//!
//! A cure replaces a few bytes. Before a file is written the new text is read again, and must say what the old one said
//! but for the places that were replaced, and must show no problem that was not there: a file for which that does not
//! hold stays as it is. Each file is replaced whole or not at all.

use crate::git::Git;
use crate::report::fingerprints;
use crate::temporary::clear_below;
use crate::write::replace;
use crate::{Problem, Workspace};
use antinomy_check::{Needs, RecordsBySpan, needs};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::yaml::{self, Node, Value};
use antinomy_syntax::{Diagnostic, Edit, FileId, Files, SourceFile, Span, split_front_matter};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    let proven = proven(workspace, diagnostics, cures, &mut fixed.left);
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

/// A workspace in which cures were done, and what is wrong there.
struct Trial {
    cured: Workspace,
    after: Vec<Diagnostic>,
}

impl Trial {
    fn of(workspace: &Workspace, cures: &[Cure<'_>]) -> Self {
        let mut cured = workspace.clone();
        for cure in cures {
            let path = workspace.base.files.file(cure.file).path();
            cured.set(path, &cure.text);
        }
        let after = cured.check();
        Self { cured, after }
    }
}

/// The cures that help, and the workspace in which they are done.
struct Proven<'d> {
    cures: Vec<Cure<'d>>,
    trial: Trial,
}

/// The cures that help and do no harm. All are tried at once, as a rule; of a file for which that fails each edit is
/// tried by itself, so that one bad cure does not keep the others from being done.
fn proven<'d>(
    workspace: &Workspace,
    diagnostics: &'d [Diagnostic],
    cures: Vec<Cure<'d>>,
    left: &mut Vec<String>,
) -> Proven<'d> {
    let trial = Trial::of(workspace, &cures);
    let harmful = harmful(workspace, &trial, diagnostics, &cures);
    if harmful.is_empty() {
        return Proven { cures, trial };
    }
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
    Proven {
        trial: Trial::of(workspace, &good),
        cures: good,
    }
}

/// Whether a cure by itself is good.
fn is_good(workspace: &Workspace, diagnostics: &[Diagnostic], cure: &Cure<'_>) -> bool {
    let cures = std::slice::from_ref(cure);
    harmful(workspace, &Trial::of(workspace, cures), diagnostics, cures).is_empty()
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
fn harmful(
    workspace: &Workspace,
    trial: &Trial,
    diagnostics: &[Diagnostic],
    cures: &[Cure<'_>],
) -> BTreeSet<FileId> {
    let before = State::of(&workspace.base, diagnostics);
    let after = State::of(&trial.cured.base, &trial.after);
    let everything = || cures.iter().map(|cure| cure.file).collect();
    let kept: HashSet<&str> = after
        .base
        .records()
        .map(|(_, record)| record.id.as_str())
        .collect();
    let mut records = before.base.records();
    if !records.all(|(_, record)| kept.contains(record.id.as_str())) {
        return everything();
    }
    let ours: HashSet<FileId> = cures.iter().map(|cure| cure.file).collect();
    let is_ours = |found: &Diagnostic| found.span.is_some_and(|at| ours.contains(&at.file));
    // Lints that need every record are silent while one cannot be read, so a cure may bring their findings to light.
    let is_comparable = |found: &Diagnostic| needs(&found.code) != Needs::Everything;
    let elsewhere = |state: &State<'_>| {
        let found = state.found.iter();
        state.prints(found.filter(|found| !is_ours(found) && is_comparable(found)))
    };
    if !elsewhere(&after).is_subset(&elsewhere(&before)) {
        return everything();
    }
    let harmful = cures.iter().filter(|cure| !cure.is_better(&before, &after));
    harmful.map(|cure| cure.file).collect()
}

/// A knowledge base and what is wrong with it.
struct State<'s> {
    base: &'s KnowledgeBase,
    found: &'s [Diagnostic],
    /// Every cure looks at those of its file.
    by_file: HashMap<FileId, Vec<&'s Diagnostic>>,
    places: RecordsBySpan,
}

impl<'s> State<'s> {
    fn of(base: &'s KnowledgeBase, found: &'s [Diagnostic]) -> Self {
        let mut by_file: HashMap<FileId, Vec<&Diagnostic>> = HashMap::new();
        for found in found {
            if let Some(at) = found.span {
                by_file.entry(at.file).or_default().push(found);
            }
        }
        Self {
            base,
            found,
            by_file,
            places: RecordsBySpan::of(base),
        }
    }

    fn of_file(&self, file: FileId) -> impl Iterator<Item = &'s Diagnostic> {
        self.by_file.get(&file).into_iter().flatten().copied()
    }

    fn prints<'f>(&self, found: impl Iterator<Item = &'f Diagnostic>) -> BTreeSet<String> {
        let found: Vec<Diagnostic> = found.cloned().collect();
        let prints = fingerprints(&self.base.files, self.base, &found);
        prints.into_iter().collect()
    }

    /// How many problems of a file keep it from being read.
    fn unread(&self, file: FileId, wanted: impl Fn(&Diagnostic) -> bool) -> usize {
        let unread = |found: &&Diagnostic| found.code.is_one_of(antinomy_syntax::codes::ALL);
        let here = self.of_file(file);
        here.filter(unread).filter(|found| wanted(found)).count()
    }
}

impl Cure<'_> {
    /// Whether a diagnostic proposes one of the edits.
    fn cures(&self, found: &Diagnostic) -> bool {
        let edit = found.edit.as_ref();
        edit.is_some_and(|edit| self.edits.contains(&edit))
    }

    /// Whether each edit took a problem away and no other problem came.
    fn is_better(&self, before: &State<'_>, after: &State<'_>) -> bool {
        let file = self.file;
        if before.unread(file, |_| true) > 0 {
            return self.is_read_better(before, after);
        }
        // What a cured value now says may be a problem of its own, in the record that holds it.
        let places = &before.places;
        let edits = self.edits.iter();
        let edited: BTreeSet<&str> = edits
            .filter_map(|edit| places.record_at(edit.span))
            .map(|id| before.base.record(id).id.as_str())
            .collect();
        let places = &after.places;
        let is_new_here = |found: &Diagnostic| {
            let record = found.span.and_then(|at| places.record_at(at));
            record.is_some_and(|id| edited.contains(after.base.record(id).id.as_str()))
        };
        let was = before.prints(before.of_file(file));
        let gone = before.prints(before.of_file(file).filter(|found| self.cures(found)));
        let is = after.prints(after.of_file(file));
        let outside = after.prints(after.of_file(file).filter(|found| !is_new_here(found)));
        outside.is_subset(&was) && gone.is_disjoint(&is)
    }

    /// Whether more of a file can be read, of which a part could not be.
    fn is_read_better(&self, before: &State<'_>, after: &State<'_>) -> bool {
        let file = self.file;
        let cured = before.unread(file, |found| self.cures(found));
        let count = |state: &State<'_>| state.of_file(file).count();
        after.unread(file, |_| true) + cured <= before.unread(file, |_| true)
            && (cured > 0 || count(after) < count(before))
            && !self.is_misshapen(after)
    }

    /// Whether a cured value has a shape that its key does not take: `positions: a: 2` lost its braces, and is no text.
    fn is_misshapen(&self, after: &State<'_>) -> bool {
        let (mut added, mut removed) = (0, 0);
        let mut cured: Vec<Span> = Vec::new();
        for edit in &self.edits {
            let old = edit.span.range();
            // Edits come in the order of their places: those before it have moved it.
            let start = old.start + added - removed;
            cured.push(Span::new(self.file, start..start + edit.text.len()));
            added += edit.text.len();
            removed += old.len();
        }
        let of_file = after.of_file(self.file);
        let mut misshapen =
            of_file.filter(|found| found.code == &antinomy_model::codes::WRONG_SHAPE);
        misshapen.any(|found| {
            let mut cured = cured.iter();
            found
                .span
                .is_some_and(|at| cured.any(|it| it.start < at.end && at.start < it.end))
        })
    }
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
    replace(
        Some(&workspace.root),
        &path,
        format!("{mark}{new}").as_bytes(),
    )
}
