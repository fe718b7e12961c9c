//! The checkout as the rules see it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand, Package};
use walkdir::{DirEntry, WalkDir};

use crate::measure::Codebase;

/// The checkout as the rules see it.
pub(super) struct Checkout {
    /// All packages, those from outside included.
    pub(super) metadata: Metadata,
    /// Relative paths of all files, with `/`, sorted; without what git ignores.
    pub(super) files: Vec<String>,
    /// The Rust files among them.
    pub(super) code: Codebase,
}

impl Checkout {
    /// Asks cargo for the packages, and reads the names of all files and the texts of Rust files.
    pub(super) fn read() -> Result<Checkout> {
        let metadata = MetadataCommand::new()
            // A check does not change what it checks.
            .other_options(["--locked".to_owned()])
            .exec()
            .context("cargo cannot describe the workspace")?;
        let root = metadata.workspace_root.as_std_path();
        let files = files(root)?;
        let code = Codebase::read(root)?;
        Ok(Checkout {
            metadata,
            files,
            code,
        })
    }

    /// The bytes of a file; the path is relative to the root.
    pub(super) fn text(&self, file: &str) -> Result<Vec<u8>> {
        let path = self.metadata.workspace_root.join(file);
        fs::read(&path).with_context(|| format!("cannot read {path}"))
    }

    /// Our own packages.
    pub(super) fn members(&self) -> Vec<&Package> {
        self.metadata.workspace_packages()
    }

    /// The folder of a package, relative to the root.
    pub(super) fn folder(&self, package: &Package) -> String {
        let folder = package
            .manifest_path
            .parent()
            .unwrap_or(&package.manifest_path);
        let relative = folder
            .strip_prefix(&self.metadata.workspace_root)
            .unwrap_or(folder);
        relative.as_str().replace('\\', "/")
    }
}

/// Folders at the root that hold no sources: what .gitignore names, and git's own.
pub(super) const NOT_SOURCES: &[&str] = &[".antinomy", ".git", "public", "target"];

fn files(root: &Path) -> Result<Vec<String>> {
    // Only at the root: a folder of content may be called public.
    let is_source = |entry: &DirEntry| {
        entry.depth() != 1 || !NOT_SOURCES.iter().any(|name| entry.file_name() == *name)
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_source)
    {
        let entry = entry?;
        if entry.file_type().is_file() {
            let relative = entry.path().strip_prefix(root)?;
            files.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(files)
}
