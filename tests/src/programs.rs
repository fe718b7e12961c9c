//! Programs that tests run, and what is left out because one of them is not there.

use crate::places;
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// The version of mdBook that pages are compared with byte for byte.
const MDBOOK: &str = "mdbook v0.5.4";

/// Names that a browser goes by.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// Programs of this workspace, which cargo builds for the suite.
pub(crate) fn is_ours(name: &str) -> bool {
    name == "antinomy" || name.starts_with("mdbook-antinomy")
}

/// Where a program is, if it is there.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    if is_ours(name) {
        return Some(places::binaries().join(name)).filter(|path| path.is_file());
    }
    match name {
        "mdbook" => MDBOOK_PROGRAM.clone(),
        "chromium" => BROWSERS.iter().find_map(|name| on_path(name)),
        _ => on_path(name),
    }
}

static MDBOOK_PROGRAM: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let program = on_path("mdbook")?;
    let version = Command::new(&program).arg("--version").output().ok()?;
    (String::from_utf8_lossy(&version.stdout).trim() == MDBOOK).then_some(program)
});

fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// A command that knows our programs, speaks English and draws no colours. It sees nothing else of the environment
/// that the suite runs in, so that a test means the same everywhere.
pub(crate) fn command(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", path_with_ours())
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8")
        .env("NO_COLOR", "1");
    command
}

/// Runs a program and returns what it prints; a failure says what it wrote.
pub(crate) fn run(name: &str, folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let program = find(name).ok_or_else(|| format!("{name} is not here"))?;
    let output = command(&program, folder)
        .args(arguments)
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!(
        "{name} {}: {}\n{}{}",
        arguments.join(" "),
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// The search path with the folder of our programs before everything else.
fn path_with_ours() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [places::binaries()]
        .into_iter()
        .chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}

/// Tests that cannot run here, counted by the program that they need.
#[derive(Debug, Default)]
pub(crate) struct LeftOut(BTreeMap<String, usize>);

impl LeftOut {
    /// A trial that needs `programs`. If one is not there it is listed as left out; if everything is required, or if it
    /// is one that cargo should have built, it fails.
    pub(crate) fn trial(
        &mut self,
        name: String,
        programs: &[&str],
        run: impl FnOnce() -> Result<(), Failed> + Send + 'static,
    ) -> Trial {
        let Some(missing) = programs.iter().find(|program| find(program).is_none()) else {
            return Trial::test(name, run);
        };
        if is_ours(missing) {
            let message = format!(
                "{missing} is not in {}. Run `cargo test` for the whole workspace, which builds it, or `cargo build` first.",
                places::binaries().display()
            );
            return Trial::test(name, move || Err(message.into()));
        }
        *self.0.entry((*missing).to_owned()).or_default() += 1;
        let kind = format!("left out: needs {missing}");
        let message = kind.clone();
        let is_required = is_required();
        Trial::test(name, move || Err(message.into()))
            .with_kind(kind)
            .with_ignored_flag(!is_required)
    }

    /// What was left out, for the end of the run.
    pub(crate) fn in_words(&self) -> String {
        if self.0.is_empty() {
            return "Nothing was left out.\n".to_owned();
        }
        let line = |(program, count): (&String, &usize)| {
            let tests = if *count == 1 { "test" } else { "tests" };
            let wanted = if program == "mdbook" { MDBOOK } else { program };
            format!("Left out: {count} {tests}, because {wanted} is not here.\n")
        };
        let lines: String = self.0.iter().map(line).collect();
        lines + "With ANTINOMY_REQUIRE=all these tests fail instead.\n"
    }
}

/// Whether leaving something out is a failure.
pub(crate) fn is_required() -> bool {
    std::env::var("ANTINOMY_REQUIRE").is_ok_and(|value| value == "all")
}
