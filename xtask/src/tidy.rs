//! The house rules that no compiler knows: which crate may use which, which licences may come in, and that
//! lists, folders and manifests agree. One file a rule; each says what is wrong and what to do.

mod folders;
mod layers;
mod licences;
mod packages;
mod paths;

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand, Package};
use walkdir::{DirEntry, WalkDir};

/// Something that breaks a house rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    /// The file, folder or package that has to change.
    place: String,
    /// What is wrong, and what to do.
    text: String,
}

impl Problem {
    fn new(place: impl Into<String>, text: impl Into<String>) -> Problem {
        Problem {
            place: place.into(),
            text: text.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

/// The checkout as the rules see it.
struct Checkout {
    metadata: Metadata,
    /// Relative paths of all files, with `/`, sorted; without what git ignores.
    files: Vec<String>,
}

impl Checkout {
    fn read() -> Result<Checkout> {
        let metadata = MetadataCommand::new()
            .other_options(["--locked".to_owned()])
            .exec()
            .context("cargo cannot describe the workspace")?;
        let files = files(metadata.workspace_root.as_std_path())?;
        Ok(Checkout { metadata, files })
    }

    fn text(&self, file: &str) -> Result<Vec<u8>> {
        let path = self.metadata.workspace_root.join(file);
        fs::read(&path).with_context(|| format!("cannot read {path}"))
    }

    /// Our own packages.
    fn members(&self) -> Vec<&Package> {
        self.metadata.workspace_packages()
    }

    /// The folder of a package, relative to the root.
    fn folder(&self, package: &Package) -> String {
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

/// Checks every rule and prints what breaks one.
pub(crate) fn run() -> Result<ExitCode> {
    let checkout = Checkout::read()?;
    let mut problems = layers::check(&checkout);
    problems.extend(licences::check(&checkout)?);
    problems.extend(packages::check(&checkout));
    problems.extend(folders::check(&checkout)?);
    problems.extend(paths::check(&checkout)?);
    problems.sort();
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        let packages = checkout.metadata.packages.len();
        println!(
            "tidy: {} files and {packages} packages are in order",
            checkout.files.len()
        );
        return Ok(ExitCode::SUCCESS);
    }
    println!("\ntidy: {} of the house rules are broken", problems.len());
    Ok(ExitCode::FAILURE)
}

/// Folders at the root that hold no sources: what .gitignore names, and git's own.
const NOT_SOURCES: &[&str] = &[".antinomy", ".git", "public", "target"];

fn files(root: &Path) -> Result<Vec<String>> {
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
