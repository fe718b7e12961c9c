//! The benchmarks: `check`, `build` and citations on generated corpora, each beside a floor that is measured in the same
//! run. A floor is the least that the work could cost with the libraries that we chose, so that the ratio of
//! the two says the same on any machine.
//!
//! Everything that is measured runs in a process of its own, and so does what prepares it: a child's peak
//! memory is never less than what its parent held when it was started.

pub(crate) mod citations;
pub(crate) mod floors;
mod measure;
mod table;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use cargo_metadata::MetadataCommand;

use measure::{Cost, measure, prepare};
use table::Row;

/// The seed of the corpora, unless another is named.
pub(crate) const SEED: u64 = 2026;

/// Where the corpora and what is built from them stand, below the target folder.
const FOLDER: &str = "bench-corpus";

const LANGUAGES: &[&str] = &["de", "en"];

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tasks {
    /// All of it.
    All,
    /// `check`.
    Check,
    /// Citations.
    Cite,
}

/// Measures tasks at all sizes and prints the table.
pub(crate) fn run(sizes: &[u64], tasks: Tasks) -> Result<()> {
    let bench = Bench::prepare()?;
    let mut sizes = sizes.to_vec();
    sizes.sort_unstable();
    sizes.dedup();
    let mut rows = Vec::new();
    for &size in &sizes {
        if tasks != Tasks::Cite {
            eprintln!("measuring {size} statements");
            rows.extend(bench.size(size, tasks)?);
        }
        if tasks != Tasks::Check {
            eprintln!("measuring {size} sources");
            rows.push(bench.cite(size)?);
        }
    }
    print!("{}", table::render(&rows));
    Ok(())
}

struct Bench {
    /// The release build of `antinomy`.
    antinomy: PathBuf,
    /// This program.
    xtask: PathBuf,
    /// Where corpora and outputs go.
    folder: PathBuf,
}

impl Bench {
    fn prepare() -> Result<Bench> {
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
        })
    }

    /// All works of a corpus of sources, each cited once: reading included.
    fn cite(&self, size: u64) -> Result<Row> {
        let root = self.folder.join(format!("sources-{size}-{SEED}"));
        remove(&root)?;
        prepare(
            Command::new(&self.xtask)
                .args(["gen", &size.to_string(), "--sources", "--out"])
                .arg(&root),
        )?;
        let cost = measure(|| {
            let mut command = Command::new(&self.xtask);
            command.arg("cite").arg(&root);
            Ok(command)
        })?;
        Ok(Row {
            task: "cite",
            size,
            cost,
            floor: Some(("YAML events", self.yaml(&root)?)),
        })
    }

    /// The floor of whatever reads a knowledge base.
    fn yaml(&self, root: &Path) -> Result<Cost> {
        measure(|| {
            let mut command = Command::new(&self.xtask);
            command.arg("floor-yaml").arg(root.join("content"));
            Ok(command)
        })
    }

    /// The tasks on statements at one size. The corpus is made anew each time: that is quicker than finding out whether an
    /// old one is still what this program would write.
    fn size(&self, size: u64, tasks: Tasks) -> Result<Vec<Row>> {
        let root = self.folder.join(format!("{size}-{SEED}"));
        remove(&root)?;
        prepare(
            Command::new(&self.xtask)
                .args(["gen", &size.to_string(), "--out"])
                .arg(&root),
        )?;
        let mut rows = vec![self.check(size, &root)?];
        if tasks != Tasks::Check {
            rows.push(self.build(size, &root)?);
        }
        Ok(rows)
    }

    fn check(&self, size: u64, root: &Path) -> Result<Row> {
        let cost = measure(|| self.antinomy("check", root))?;
        Ok(Row {
            task: "check",
            size,
            cost,
            floor: Some(("YAML events", self.yaml(root)?)),
        })
    }

    fn build(&self, size: u64, root: &Path) -> Result<Row> {
        let out = self.folder.join("public");
        let cost = measure(|| {
            remove(&out)?;
            let mut command = self.antinomy("build", root)?;
            command.arg("--out").arg(&out);
            Ok(command)
        })?;
        remove(&out)?;
        Ok(Row {
            task: "build",
            size,
            cost,
            floor: self.mdbook(root)?.map(|floor| ("mdBook alone", floor)),
        })
    }

    /// mdBook over the pages as our passes leave them, in both languages; the peak is the higher of the two.
    fn mdbook(&self, root: &Path) -> Result<Option<Cost>> {
        let mut floor: Option<Cost> = None;
        for language in LANGUAGES {
            let book = self.folder.join("plain-book").join(language);
            remove(&book)?;
            self.plain_book(root, language, &book)?;
            let cost = measure(|| {
                let mut command = Command::new(&self.xtask);
                command.arg("floor-mdbook").arg(&book);
                Ok(command)
            })?;
            floor = Some(floor.map_or(cost, |other| other.and_then(cost)));
        }
        Ok(floor)
    }

    /// Has the book of a language written as plain Markdown.
    fn plain_book(&self, root: &Path, language: &str, book: &Path) -> Result<()> {
        let mut command = Command::new(&self.xtask);
        prepare(command.arg("plain-book").arg(root).arg(language).arg(book))
    }

    fn antinomy(&self, task: &str, root: &Path) -> Result<Command> {
        let mut command = Command::new(&self.antinomy);
        command.arg(task).arg("--root").arg(root);
        Ok(command)
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
