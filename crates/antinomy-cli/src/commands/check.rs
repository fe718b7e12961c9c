//! `antinomy check`: everything that is wrong, in one run.

use crate::Failure;
use crate::arguments::{CheckArguments, Colour, Common, Format};
use crate::{project, terminal};
use antinomy_kit::report::{self, Drawing, Report, StepSummary};
use antinomy_kit::{Baseline, Checked, Fixed, Git, Loaded, Problem, append, only_new};
use antinomy_syntax::{Argument, Diagnostic, Files, Severity};
use antinomy_words::Words;
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Cures may uncover what can be cured; so many rounds are enough for anything that people write.
const ROUNDS: usize = 10;

pub(super) fn run(common: &Common, asked: &CheckArguments, words: &Words) -> Result<(), Failure> {
    let mut loaded = project::load(common)?;
    if asked.fix {
        let mut found = loaded.check();
        let mut fixed = Fixed::default();
        let mut files = BTreeSet::new();
        for _ in 0..ROUNDS {
            let round = antinomy_kit::fix(&loaded, &found, asked.allow_dirty, &files)?;
            fixed.left = round.left;
            if round.places == 0 {
                break;
            }
            fixed.places += round.places;
            files.extend(round.files);
            loaded = project::load(common)?;
            found = loaded.check();
        }
        fixed.files = files.into_iter().collect();
        say_fixed(fixed, words);
    }
    let Checked {
        files,
        diagnostics: mut found,
        problems,
    } = loaded.check_with_books();
    if let Some(path) = &asked.write_baseline {
        let baseline = Baseline::of(&files, &loaded.base, &found);
        baseline.write(path)?;
        let count = ("count", Argument::from(baseline.count()));
        say_problems(&problems, words);
        anstream::eprintln!("{}", words.say("baseline-written", &[count]));
        return if problems.is_empty() {
            Ok(())
        } else {
            Err(Failure::Content)
        };
    }
    let total = found.len();
    if let Some(path) = &asked.baseline {
        let gone = Baseline::read(path)?.hide(&files, &loaded.base, &mut found);
        if gone > 0 {
            let count = ("count", Argument::from(gone));
            anstream::eprintln!("{}", words.say("baseline-stale", &[count]));
        }
    }
    if let Some(revision) = &asked.changed_since {
        only_new(&loaded, revision, &files, &mut found)?;
    }
    if !asked.paths.is_empty() {
        only_in(&asked.paths, &loaded, &files, &mut found)?;
    }
    print(&loaded, &files, &found, common, asked, words)?;
    say_problems(&problems, words);
    summarise(&loaded, &found, problems.len(), total - found.len(), words);
    let is = |severity| move |found: &Diagnostic| found.code.severity == severity;
    let fails = !problems.is_empty()
        || found.iter().any(is(Severity::Error))
        || (asked.deny.is_some() && found.iter().any(is(Severity::Warning)));
    // The program ends here; taking a large knowledge base apart piece by piece would take a tenth of its time.
    std::mem::forget((loaded, found));
    if fails { Err(Failure::Content) } else { Ok(()) }
}

fn say_problems(problems: &[Problem], words: &Words) {
    for problem in problems {
        let severity = words.word("severity-error");
        anstream::eprintln!("{severity}: {}", problem.say(words));
    }
}

/// Leaves what stands in these files, or in files of these folders.
fn only_in(
    paths: &[PathBuf],
    loaded: &Loaded,
    files: &Files,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let asked = paths.iter().map(|path| {
        let whole = path.canonicalize();
        whole.map_err(|error| Failure::World(Problem::unreadable(path, &error)))
    });
    let asked: Vec<PathBuf> = asked.collect::<Result<_, _>>()?;
    found.retain(|found| {
        let path = found
            .span
            .map(|span| loaded.root.join(files.file(span.file).path()));
        path.is_none_or(|path| asked.iter().any(|asked| path.starts_with(asked)))
    });
    Ok(())
}

fn say_fixed(fixed: Fixed, words: &Words) {
    let arguments = [
        ("places", Argument::from(fixed.places)),
        ("files", Argument::from(fixed.files.len())),
    ];
    anstream::eprintln!("{}", words.say("fix-done", &arguments));
    for path in fixed.left {
        let path = ("path", Argument::from(report::visible_path(&path)));
        anstream::eprintln!("{}", words.say("fix-left", &[path]));
    }
}

fn print(
    loaded: &Loaded,
    files: &Files,
    found: &[Diagnostic],
    common: &Common,
    asked: &CheckArguments,
    words: &Words,
) -> Result<(), Failure> {
    let name = match common.format {
        None | Some(Format::Table) => "terminal".to_owned(),
        Some(format) => format.name(),
    };
    let prefix = Git::of(&loaded.root).map_or(String::new(), |git| git.prefix());
    let report = Report {
        files,
        base: &loaded.base,
        diagnostics: found,
        words,
        drawing: drawing(common, &std::io::stdout()),
        most: asked.limit,
        prefix: &prefix,
    };
    let format = report::format(&name).unwrap_or(report::DEFAULT_FORMAT);
    terminal::write(&format.write(&report))?;
    if let Some(summary) = format.step_summary(&report) {
        summarise_step(&summary)?;
    }
    Ok(())
}

/// GitHub shows at most ten annotations of a kind; its page for the run shows what stands in the file that this
/// variable names.
fn summarise_step(summary: &StepSummary) -> Result<(), Failure> {
    match std::env::var_os(summary.variable).filter(|path| !path.is_empty()) {
        Some(path) => Ok(append(path.as_ref(), &summary.markdown)?),
        None => Ok(()),
    }
}

/// How much is wrong, and what to do next.
fn summarise(loaded: &Loaded, found: &[Diagnostic], problems: usize, hidden: usize, words: &Words) {
    let count = |severity| {
        found
            .iter()
            .filter(|found| found.code.severity == severity)
            .count()
    };
    let errors = count(Severity::Error) + problems;
    let arguments = [
        ("errors", Argument::from(errors)),
        ("warnings", Argument::from(count(Severity::Warning))),
        ("records", Argument::from(loaded.base.records().count())),
        ("files", Argument::from(loaded.base.files.iter().count())),
        ("hidden", Argument::from(hidden)),
    ];
    let summary = match (errors == 0 && found.is_empty(), hidden) {
        (true, 0) => "check-clean",
        (true, _) => "check-nothing-new",
        (false, _) => "check-summary",
    };
    anstream::eprintln!("{}", words.say(summary, &arguments));
    if hidden > 0 {
        anstream::eprintln!("{}", words.say("check-hidden", &arguments));
    }
    let mut severest = found
        .iter()
        .filter(|found| errors == 0 || found.code.severity == Severity::Error);
    let Some(first) = severest.next() else { return };
    let safe = |found: &&Diagnostic| found.edit.as_ref().is_some_and(|edit| edit.is_safe);
    let next = [
        ("code", Argument::from(first.code.name)),
        ("fixable", Argument::from(found.iter().filter(safe).count())),
    ];
    anstream::eprintln!("{}", words.say("check-next", &next));
}

/// Whether to draw with colours: as told, else if somebody looks at the stream who did not say no.
pub(super) fn drawing(common: &Common, stream: &impl IsTerminal) -> Drawing {
    let wanted = match common.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => stream.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    if wanted {
        Drawing::Coloured
    } else {
        Drawing::Plain
    }
}
