//! `antinomy check`: all diagnostics of the content and of the chapters of books.

use crate::arguments::{CheckArguments, Common};
use crate::error::{CommandError, Refusal};
use crate::{project, terminal};
use antinomy_kit::report::{self, Report};
use antinomy_kit::{
    Baseline, Checked, Fixed, Git, Problem, StaleProblems, Workspace, append, check_with_books,
    only_new, refuse_among_sources, refuse_unknown,
};
use antinomy_syntax::{Argument, Diagnostic, Files, Severity};
use antinomy_words::Words;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Rounds of `--fix`. An edit may make content readable that has further edits; ten rounds are more than real content
/// needs, and end a cycle of edits that undo each other.
const MAX_ROUNDS: usize = 10;

pub(super) fn run(
    common: &Common,
    asked: &CheckArguments,
    words: &Words,
) -> Result<(), CommandError> {
    let mut loaded = project::load_any(common, words)?;
    let paths = canonical_paths(asked, &loaded)?;
    if asked.fix {
        if let Some(revision) = &asked.changed_since {
            refuse_unknown(&loaded, revision)?;
        }
        let fixed = fix(&mut loaded, asked)?;
        say_fixed(&fixed, words);
    }
    let mut checked = check_with_books(&loaded);
    if let Some(path) = &asked.write_baseline {
        return write_baseline(path, &loaded, &checked, words);
    }
    let hidden = filter(&mut checked, &loaded, asked, &paths, words)?;
    // The report is printed first, so that a terminal ends with the summary.
    print(&loaded, &checked, common, asked, words)?;
    project::say_problems(&checked.problems, words);
    summarise(&loaded, &checked, hidden, words);
    let has_failed = fails(&checked, asked);
    // The process is about to exit; freeing a large knowledge base record by record takes a tenth of its time.
    std::mem::forget((loaded, checked));
    if has_failed {
        Err(CommandError::Content)
    } else {
        Ok(())
    }
}

/// Applies safe edits until none is left.
fn fix(workspace: &mut Workspace, asked: &CheckArguments) -> Result<Fixed, CommandError> {
    let mut found = workspace.check();
    let mut fixed = Fixed::default();
    let mut files = BTreeSet::new();
    for _ in 0..MAX_ROUNDS {
        let round = antinomy_kit::fix(workspace, &mut found, asked.allow_dirty, &files)?;
        // What an earlier round left alone may have been fixed since.
        fixed.left = round.left;
        fixed.untried = round.untried;
        if round.places == 0 {
            break;
        }
        fixed.places += round.places;
        files.extend(round.files);
    }
    fixed.files = files.into_iter().collect();
    Ok(fixed)
}

fn say_fixed(fixed: &Fixed, words: &Words) {
    let arguments = [
        ("places", Argument::from(fixed.places)),
        ("files", Argument::from(fixed.files.len())),
    ];
    terminal::say(&words.say("fix-done", &arguments));
    for (key, paths) in [("fix-left", &fixed.left), ("fix-untried", &fixed.untried)] {
        for path in paths {
            let path = ("path", Argument::from(report::visible_line(path)));
            terminal::say(&words.say(key, &[path]));
        }
    }
}

/// Makes a baseline of all diagnostics, instead of a report. An unreadable book is in no baseline, and still fails.
fn write_baseline(
    path: &Path,
    loaded: &Workspace,
    checked: &Checked,
    words: &Words,
) -> Result<(), CommandError> {
    refuse_among_sources(&loaded.sources(), &loaded.root, path)?;
    let baseline = Baseline::of(&checked.files, &loaded.base, &checked.diagnostics);
    baseline.write(&loaded.root, path)?;
    let count = ("count", Argument::from(baseline.count()));
    project::say_problems(&checked.problems, words);
    terminal::say(&words.say("baseline-written", &[count]));
    if checked.problems.is_empty() {
        Ok(())
    } else {
        Err(CommandError::Content)
    }
}

/// The paths of the command line without symbolic links: `loaded.root` has none either, and other paths would not match
/// below one. Refuses those that are no part of the knowledge base: nothing would be found there, which reads like "all is
/// well".
fn canonical_paths(
    asked: &CheckArguments,
    loaded: &Workspace,
) -> Result<Vec<PathBuf>, CommandError> {
    let sources = loaded.sources();
    let mut canonical = Vec::new();
    for path in &asked.paths {
        let real = path
            .canonicalize()
            .map_err(|error| Problem::unreadable(path, &error))?;
        let belongs = |source: &PathBuf| real.starts_with(source) || source.starts_with(&real);
        if !sources.iter().any(belongs) {
            let shown = report::visible_line(&path.display().to_string());
            let arguments = [("path", Argument::from(shown))];
            return Err(Refusal::with("check-elsewhere", arguments.into()).into());
        }
        canonical.push(real);
    }
    Ok(canonical)
}

/// Removes the diagnostics that `--baseline`, `--changed-since` and the paths exclude, and returns their number. Adds what only
/// a comparison with an earlier state tells.
fn filter(
    checked: &mut Checked,
    loaded: &Workspace,
    asked: &CheckArguments,
    paths: &[PathBuf],
    words: &Words,
) -> Result<usize, CommandError> {
    let (files, found) = (&mut checked.files, &mut checked.diagnostics);
    let total = found.len();
    if let Some(path) = &asked.baseline {
        let stale = Baseline::read(path)?.hide(files, &loaded.base, found);
        say_stale(&stale, words);
    }
    let mut hidden = total - found.len();
    if let Some(revision) = &asked.changed_since {
        hidden += only_new(loaded, revision, files, found)?;
    }
    let total = found.len();
    if !paths.is_empty() {
        only_in(paths, loaded, files, found);
    }
    Ok(hidden + total - found.len())
}

fn say_stale(stale: &StaleProblems, words: &Words) {
    if stale.count == 0 {
        return;
    }
    let count = ("count", Argument::from(stale.count));
    terminal::say(&words.say("baseline-stale", &[count]));
    let Some(row) = &stale.most else { return };
    // Some problems are of no file.
    let path = match row.path.as_str() {
        "" => "none".to_owned(),
        path => report::visible_line(path),
    };
    let arguments = [
        ("count", Argument::from(row.count)),
        ("code", Argument::from(report::visible_line(&row.code))),
        ("path", Argument::from(path)),
    ];
    terminal::say(&words.say("baseline-surplus", &arguments));
}

/// Removes the diagnostics outside of these files and folders. Those without a span belong to no file, and stay.
fn only_in(paths: &[PathBuf], loaded: &Workspace, files: &Files, found: &mut Vec<Diagnostic>) {
    found.retain(|found| {
        let path = found
            .span
            .map(|span| loaded.root.join(files.file(span.file).path()));
        path.is_none_or(|path| paths.iter().any(|asked| path.starts_with(asked)))
    });
}

fn print(
    loaded: &Workspace,
    checked: &Checked,
    common: &Common,
    asked: &CheckArguments,
    words: &Words,
) -> Result<(), CommandError> {
    // CI platforms resolve paths from the root of the repository.
    let prefix = Git::of(&loaded.root).map_or(String::new(), |git| git.prefix().to_owned());
    let report = Report {
        files: &checked.files,
        base: &loaded.base,
        diagnostics: &checked.diagnostics,
        problems: &checked.problems,
        words,
        drawing: common.drawing(&std::io::stdout()),
        most: asked.limit,
        prefix: &prefix,
    };
    let format = common.report_format();
    terminal::write(&format.write(&report), format.form(report.drawing))?;
    let Some(summary) = format.step_summary(&report) else {
        return Ok(());
    };
    // Unset outside of CI.
    match std::env::var_os(summary.variable).filter(|path| !path.is_empty()) {
        Some(path) => Ok(append(Path::new(&path), &summary.markdown)?),
        None => Ok(()),
    }
}

fn fails(checked: &Checked, asked: &CheckArguments) -> bool {
    let has_problems = !checked.problems.is_empty();
    let has_errors = project::count_errors(&checked.diagnostics) > 0;
    let has_denied = asked.deny.is_some() && !checked.diagnostics.is_empty();
    has_problems || has_errors || has_denied
}

/// Prints the number of errors and warnings, the number of `hidden` ones, and which command to run next.
fn summarise(loaded: &Workspace, checked: &Checked, hidden: usize, words: &Words) {
    let found = &checked.diagnostics;
    let errors_found = project::count_errors(found);
    let errors = errors_found + checked.problems.len();
    let arguments = [
        ("errors", Argument::from(errors)),
        ("warnings", Argument::from(found.len() - errors_found)),
        ("records", Argument::from(loaded.base.records().count())),
        ("files", Argument::from(loaded.base.files.iter().count())),
        ("hidden", Argument::from(hidden)),
    ];
    let is_empty = loaded.base.records().next().is_none();
    let summary = match (errors == 0 && found.is_empty(), hidden) {
        (true, 0) if is_empty => "check-empty",
        (true, 0) => "check-clean",
        (true, _) => "check-nothing-new",
        (false, _) => "check-summary",
    };
    terminal::say(&words.say(summary, &arguments));
    if hidden > 0 {
        terminal::say(&words.say("check-hidden", &arguments));
    }
    say_next(found, errors, words);
    project::note_rules(loaded, words);
}

/// Names the code to look up next: of the first error, or of the first warning if there are no errors.
fn say_next(found: &[Diagnostic], errors: usize, words: &Words) {
    let mut severest = found
        .iter()
        .filter(|found| errors == 0 || found.code.severity == Severity::Error);
    let Some(first) = severest.next() else { return };
    let is_fixable = |found: &&Diagnostic| found.edit.as_ref().is_some_and(|edit| edit.is_safe);
    let fixable = found.iter().filter(is_fixable).count();
    let next = [
        ("code", Argument::from(first.code.name())),
        ("fixable", Argument::from(fixable)),
    ];
    terminal::say(&words.say("check-next", &next));
}
