//! The programs of the benchmarks and the corpora that they run on.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use cargo_metadata::MetadataCommand;

use super::cost::{Cost, measure, prepare};

/// The seed of the corpora, unless another is named.
pub(crate) const SEED: u64 = 2026;

/// The name of the peer that is the YAML parser alone.
pub(super) const YAML_EVENTS: &str = "YAML events";

/// Where the corpora and what is built from them lie, below the target folder.
const FOLDER: &str = "bench-corpus";

/// The programs that run, and where they work.
pub(super) struct Workbench {
    /// The release build of `antinomy`.
    antinomy: PathBuf,
    /// This program.
    xtask: PathBuf,
    /// Where corpora and outputs go.
    pub(super) folder: PathBuf,
    /// How often everything is measured.
    pub(super) runs: usize,
}

impl Workbench {
    /// Builds `antinomy`, so that what is measured is what is in the checkout.
    pub(super) fn prepare(runs: usize) -> Result<Workbench> {
        let workspace = MetadataCommand::new()
            .no_deps()
            .exec()
            .context("cargo cannot describe the workspace")?;
        // Release, like this program: `cargo xtask` is an alias for it.
        let mut build = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--release", "--package", "antinomy-cli"]);
        ensure!(
            build.status().context("cannot start cargo")?.success(),
            "antinomy does not build"
        );
        let target = workspace.target_directory.into_std_path_buf();
        Ok(Workbench {
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
    pub(super) fn corpus(&self, name: &str, size: u64, options: &[&str]) -> Result<PathBuf> {
        let root = self.folder.join(format!("{name}-{size}-{SEED}"));
        remove(&root)?;
        let mut command = Command::new(&self.xtask);
        command.args(["gen", &size.to_string()]).args(options);
        prepare(command.arg("--out").arg(&root))?;
        Ok(root)
    }

    /// `antinomy TASK` on a corpus.
    pub(super) fn antinomy(&self, task: &str, root: &Path) -> Command {
        let mut command = Command::new(&self.antinomy);
        command.arg(task).arg("--root").arg(root);
        command
    }

    /// `antinomy` in the folder of a knowledge base.
    pub(super) fn antinomy_in(&self, root: &Path) -> Command {
        let mut command = Command::new(&self.antinomy);
        command.current_dir(root);
        command
    }

    /// A hidden task of this program on a folder.
    pub(super) fn xtask(&self, task: &str, folder: &Path) -> Command {
        let mut command = Command::new(&self.xtask);
        command.arg(task).arg(folder);
        command
    }

    /// The floor of whatever reads a knowledge base.
    pub(super) fn yaml_events(&self, root: &Path) -> Result<Cost> {
        measure(&mut self.xtask("floor-yaml", &root.join("content")))
    }
}

/// Removes a folder of the benchmarks, if it is there.
pub(super) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
