//! The benchmarks: tasks on generated corpora, each beside a peer that is measured in the same run. A peer is a floor, the
//! least that the work could cost with the libraries that we chose, or the same task without what is measured, so that
//! the ratio of the two says the same on any machine.
//!
//! Everything that is measured runs in a process of its own, and so does what prepares it: a child's peak
//! memory is never less than what its parent held when it was started.

mod bars;
pub(crate) mod citations;
mod cost;
mod cpu_clock;
pub(crate) mod edit;
pub(crate) mod floors;
mod rounds;
mod rows;
mod table;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use cargo_metadata::MetadataCommand;
use clap::ValueEnum;

use cost::{Cost, measure, prepare};
use table::BenchRow;

/// The seed of the corpora, unless another is named.
pub(crate) const SEED: u64 = 2026;

/// How often everything is measured, unless told otherwise.
pub(crate) const RUNS: usize = 5;

/// Where the corpora and what is built from them lie, below the target folder.
const FOLDER: &str = "bench-corpus";

/// What is measured, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum BenchTask {
    /// Everything that is wrong with a knowledge base
    Check,
    /// One edited file, to the diagnostics that depend on it, and then all lints
    Edit,
    /// One contradiction of 200 by 200 statements more
    Pairs,
    /// `check --fix` with 18 mistakes that it cures
    Fix,
    /// The handbook in both languages
    Build,
    /// All works cited once
    Cite,
}

/// Measures tasks at all sizes, so many times each, and prints the table.
pub(crate) fn run(sizes: &[u64], tasks: &[BenchTask], runs: usize) -> Result<()> {
    let bench = Bench::prepare(runs)?;
    let mut sizes = sizes.to_vec();
    sizes.sort_unstable();
    sizes.dedup();
    let mut tasks = tasks.to_vec();
    tasks.sort_unstable();
    tasks.dedup();
    let mut rows = Vec::new();
    for &size in &sizes {
        for &task in &tasks {
            eprintln!("measuring {task:?} at {size}");
            rows.extend(rows::measure(&bench, task, size)?);
        }
    }
    print!("{}", table::render(&rows, runs));
    Ok(())
}

/// The programs, and where they work.
struct Bench {
    /// The release build of `antinomy`.
    antinomy: PathBuf,
    /// This program.
    xtask: PathBuf,
    /// Where corpora and outputs go.
    folder: PathBuf,
    /// How often everything is measured.
    runs: usize,
}

impl Bench {
    fn prepare(runs: usize) -> Result<Bench> {
        let workspace = MetadataCommand::new()
            .no_deps()
            .exec()
            .context("cargo cannot describe the workspace")?;
        let mut build = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--release", "--package", "antinomy-cli"]);
        ensure!(
            build.status().context("cannot start cargo")?.success(),
            "antinomy does not build"
        );
        let target = workspace.target_directory.into_std_path_buf();
        Ok(Bench {
            antinomy: target
                .join("release")
                .join(format!("antinomy{}", env::consts::EXE_SUFFIX)),
            xtask: env::current_exe().context("cannot find this program")?,
            folder: target.join(FOLDER),
            runs,
        })
    }

    /// Writes the corpus of a size, with further options of `gen`, below a folder of this name. It is made anew each time:
    /// that is quicker than finding out whether an old one is still what this program would write.
    fn corpus(&self, name: &str, size: u64, options: &[&str]) -> Result<PathBuf> {
        let root = self.folder.join(format!("{name}-{size}-{SEED}"));
        remove(&root)?;
        let mut command = Command::new(&self.xtask);
        command.args(["gen", &size.to_string()]).args(options);
        prepare(command.arg("--out").arg(&root))?;
        Ok(root)
    }

    /// `antinomy TASK` on a corpus.
    fn antinomy(&self, task: &str, root: &Path) -> Command {
        let mut command = Command::new(&self.antinomy);
        command.arg(task).arg("--root").arg(root);
        command
    }

    /// A hidden task of this program on a folder.
    fn xtask(&self, task: &str, folder: &Path) -> Command {
        let mut command = Command::new(&self.xtask);
        command.arg(task).arg(folder);
        command
    }

    /// The floor of whatever reads a knowledge base.
    fn yaml_events(&self, root: &Path) -> Result<Cost> {
        measure(&mut self.xtask("floor-yaml", &root.join("content")))
    }
}

/// Removes a folder of the benchmarks, if it is there.
fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
