//! What a stranger could bring, as small scripts: see `hostile/README.md`.

use crate::programs::{self, LeftOut};
use crate::{places, tree};
use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

/// The exit code of a case that this machine cannot show.
const CANNOT_SHOW: i32 = 77;

/// Variables of git, which must find neither a person nor a configuration on this machine.
const GIT: &[(&str, &str)] = &[
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_AUTHOR_NAME", "a"),
    ("GIT_AUTHOR_EMAIL", "a@example.org"),
    ("GIT_COMMITTER_NAME", "a"),
    ("GIT_COMMITTER_EMAIL", "a@example.org"),
];

/// A trial for each case.
///
/// # Errors
/// If the folder of cases or one of its scripts cannot be read.
pub(crate) fn trials(left_out: &mut LeftOut) -> Result<Vec<Trial>, String> {
    let cases = cases().map_err(|error| format!("{}: {error}", folder().display()))?;
    let trials = cases.into_iter().map(|name| {
        let path = folder().join(&name).join("case.sh");
        let script = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let mut programs = vec!["antinomy", "bash"];
        programs.extend(needed(&script));
        Ok(left_out.trial(format!("hostile/{name}"), &programs, move || run(&name)))
    });
    trials.collect()
}

fn folder() -> PathBuf {
    places::tests().join("hostile")
}

/// The names of all cases, in order.
fn cases() -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && name != "base" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The programs that a script says it needs.
fn needed(script: &str) -> impl Iterator<Item = &str> {
    let lines = script
        .lines()
        .filter_map(|line| line.strip_prefix("# needs: "));
    lines.flat_map(str::split_whitespace)
}

fn run(name: &str) -> Result<(), Failed> {
    let case = folder().join(name);
    let work = tempfile::tempdir()?;
    let outside = tempfile::tempdir()?;
    copy(&folder().join("base"), work.path())?;
    if case.join("files").is_dir() {
        copy(&case.join("files"), work.path())?;
    }
    std::fs::create_dir(work.path().join(".case"))?;
    let bash = programs::find("bash").ok_or("bash is not here")?;
    let output = programs::command(&bash, work.path())
        .arg(case.join("case.sh"))
        .env("OUTSIDE", outside.path())
        .envs(GIT.iter().copied())
        .output()?;
    match output.status.code() {
        Some(0) => Ok(()),
        Some(CANNOT_SHOW) if !programs::is_required() => Ok(()),
        _ => {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            Err(format!("{}: {said}", output.status).into())
        }
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    Ok(tree::write(&tree::read(from)?, to)?)
}
