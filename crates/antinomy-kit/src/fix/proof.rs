//! Which cures help and do no harm. Each trial checks the whole knowledge base, so there must be few of them.

use super::Fixed;
use super::cure::Cure;
use super::state::State;
use crate::Workspace;
use crate::report::fingerprints;
use antinomy_check::{Needs, needs};
use antinomy_syntax::{Diagnostic, Edit, FileId, Severity};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How often cures are tried at most. One that does harm is found among thousands within some twenty trials; more of them are
/// left to the next run, or to people.
const MAX_TRIALS: usize = 64;

/// A workspace in which cures were done, and what is wrong there.
pub(super) struct Trial {
    pub(super) cured: Workspace,
    pub(super) after: Vec<Diagnostic>,
}

impl Trial {
    pub(super) fn of(workspace: &Workspace, cures: &[Cure<'_>]) -> Self {
        let mut cured = workspace.clone();
        for cure in cures {
            let path = workspace.base.files.file(cure.file).path();
            cured.set(path, &cure.text);
        }
        let after = cured.check();
        Self { cured, after }
    }

    fn state(&self) -> State<'_> {
        State::of(&self.cured.base, &self.after)
    }
}

/// The cures that help, and the workspace in which they are done.
pub(super) struct Proven<'d> {
    pub(super) cures: Vec<Cure<'d>>,
    pub(super) trial: Trial,
}

/// The cures that help and do no harm. All are tried at once, as a rule. Where that fails, those that seem to do harm are put
/// aside, and of a set that does harm each half is tried by itself, so that one bad cure does not keep the others from being
/// done. Files that are not cured entirely go to what is left of `fixed`, or untried.
pub(super) fn proven<'d>(
    workspace: &Workspace,
    diagnostics: &[Diagnostic],
    cures: Vec<Cure<'d>>,
    fixed: &mut Fixed,
) -> Proven<'d> {
    let before = State::of(&workspace.base, diagnostics);
    let trial = Trial::of(workspace, &cures);
    let after = trial.state();
    let harmed = harmful(&before, &after, &cures);
    if harmed.is_empty() {
        return Proven { cures, trial };
    }
    let suspects = suspects(&before, &after);
    let is_suspect = |edit: &Edit| {
        let record = before.places.record_at(edit.span);
        record.is_some_and(|id| suspects.contains(before.base.record(id).id.as_str()))
    };
    let all = cures.iter().flat_map(|cure| &cure.edits).copied();
    let (suspected, others): (Vec<&Edit>, Vec<&Edit>) = all.partition(|edit| is_suspect(edit));
    // Files that no cure harmed are better as a whole, and are tried as such.
    let (partly, whole): (Vec<&Edit>, Vec<&Edit>) = others
        .into_iter()
        .partition(|edit| harmed.contains(&edit.span.file));
    let mut search = Search {
        workspace,
        before,
        trials: MAX_TRIALS,
        untried: BTreeSet::new(),
    };
    // Nothing is cured yet, and what is wrong then is known.
    let mut proven = Proven {
        cures: Vec::new(),
        trial: Trial {
            cured: workspace.clone(),
            after: diagnostics.to_vec(),
        },
    };
    for candidates in [whole, partly, suspected] {
        proven = search.extend(proven, &candidates);
    }
    let done = |cure: &Cure<'_>| {
        let mut done = proven.cures.iter();
        done.any(|it| it.file == cure.file && it.edits.len() == cure.edits.len())
    };
    for cure in cures.iter().filter(|cure| !done(cure)) {
        let path = workspace.base.files.file(cure.file).path().to_owned();
        if search.untried.contains(&cure.file) {
            fixed.untried.push(path);
        } else {
            fixed.left.push(path);
        }
    }
    proven
}

/// The records where new problems are, or that those name: their cures are probably the ones that did harm.
fn suspects(before: &State<'_>, after: &State<'_>) -> HashSet<String> {
    let was = before.prints(before.found.iter());
    let prints = fingerprints(&after.base.files, after.base, after.found);
    let found = after.found.iter().zip(prints);
    let new = found
        .filter(|(_, print)| !was.contains(print))
        .map(|(found, _)| found);
    let places = new.flat_map(|found| {
        let related = found.related.iter().map(|it| it.span);
        found.span.into_iter().chain(related)
    });
    let records = places.filter_map(|place| after.places.record_at(place));
    records.map(|id| after.base.record(id).id.clone()).collect()
}

/// A search for cures that do no harm together.
struct Search<'s> {
    workspace: &'s Workspace,
    before: State<'s>,
    /// Trials that are left.
    trials: usize,
    /// Files with candidates that it came to when none was left.
    untried: BTreeSet<FileId>,
}

impl Search<'_> {
    /// What is proven, with as many of the candidates as do no harm.
    fn extend<'d>(&mut self, proven: Proven<'d>, candidates: &[&'d Edit]) -> Proven<'d> {
        if candidates.is_empty() {
            return proven;
        }
        if self.trials == 0 {
            let files = candidates.iter().map(|edit| edit.span.file);
            self.untried.extend(files);
            return proven;
        }
        self.trials -= 1;
        if let Some(better) = self.tried(&proven, candidates) {
            return better;
        }
        if candidates.len() == 1 {
            return proven;
        }
        let (one, other) = candidates.split_at(candidates.len() / 2);
        let proven = self.extend(proven, one);
        self.extend(proven, other)
    }

    /// All candidates with what is proven, if that does no harm.
    fn tried<'d>(&self, proven: &Proven<'d>, candidates: &[&'d Edit]) -> Option<Proven<'d>> {
        let mut edits: BTreeMap<FileId, Vec<&'d Edit>> = BTreeMap::new();
        let before = proven.cures.iter().flat_map(|cure| &cure.edits);
        for edit in before.chain(candidates) {
            edits.entry(edit.span.file).or_default().push(edit);
        }
        let cures = edits.into_iter().map(|(file, mut edits)| {
            edits.sort_by_key(|edit| edit.span);
            Cure::of(file, self.workspace.base.files.file(file), &edits)
        });
        let cures: Vec<Cure<'d>> = cures.collect::<Option<_>>()?;
        let trial = Trial::of(self.workspace, &cures);
        let is_good = harmful(&self.before, &trial.state(), &cures).is_empty();
        is_good.then_some(Proven { cures, trial })
    }
}

/// The files that are no better with their new texts, or all of them if a record is lost. A file is better if each edit
/// took a problem away and made no error. Problems may come to light that were there and could not be seen: all warnings
/// are such, and errors of what was kept from being read. Where a file could not be read, each edit of that must have made it less.
fn harmful(before: &State<'_>, after: &State<'_>, cures: &[Cure<'_>]) -> BTreeSet<FileId> {
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
    let is_comparable = |found: &Diagnostic| {
        found.code.severity == Severity::Error && needs(&found.code) != Needs::Everything
    };
    let elsewhere = |state: &State<'_>| {
        let found = state.found.iter();
        state.prints(found.filter(|found| !is_ours(found) && is_comparable(found)))
    };
    if !elsewhere(after).is_subset(&elsewhere(before)) {
        return everything();
    }
    let harmful = cures.iter().filter(|cure| !cure.is_better(before, after));
    harmful.map(|cure| cure.file).collect()
}
