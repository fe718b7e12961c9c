//! The house rules that no compiler knows: which crate may use which, which licences may come in, that lists, folders
//! and manifests agree, and what the code may not grow into again. One file a rule; each says what is wrong and what to
//! do.

mod architecture;
mod circles;
mod folders;
mod foreign;
mod licences;
mod long_files;
mod lookups;
mod not_yet;
mod order;
mod packages;
mod paths;
mod walks;

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand, Package};
use walkdir::{DirEntry, WalkDir};

use crate::measure::Codebase;

/// A place that breaks a house rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Breach {
    /// The file, folder or package that has to change.
    place: String,
    /// What is wrong, and what to do.
    text: String,
}

impl Breach {
    fn new(place: impl Into<String>, text: impl Into<String>) -> Breach {
        Breach {
            place: place.into(),
            text: text.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

/// The checkout as the rules see it.
struct Checkout {
    metadata: Metadata,
    /// Relative paths of all files, with `/`, sorted; without what git ignores.
    files: Vec<String>,
    /// The Rust files among them.
    code: Codebase,
}

/// A rule: everything in a checkout that breaks it.
type TidyRule = fn(&Checkout) -> Result<Vec<Breach>>;

/// The rules, by the names of their files.
const RULES: &[(&str, TidyRule)] = &[
    ("circles", circles::check),
    ("folders", folders::check),
    ("foreign", foreign::check),
    ("licences", licences::check),
    ("long_files", long_files::check),
    ("lookups", lookups::check),
    ("order", order::check),
    ("packages", packages::check),
    ("paths", paths::check),
    ("walks", walks::check),
];

impl Checkout {
    fn read() -> Result<Checkout> {
        let metadata = MetadataCommand::new()
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
    let mut breaches = Vec::new();
    for (rule, check) in RULES {
        let found = check(&checkout)?;
        breaches.extend(found.into_iter().map(|breach| (*rule, breach)));
    }
    let mut breaches = not_yet::settle(breaches);
    breaches.sort();
    for breach in &breaches {
        println!("{breach}");
    }
    if breaches.is_empty() {
        let packages = checkout.metadata.packages.len();
        println!(
            "tidy: {} files and {packages} packages are in order",
            checkout.files.len()
        );
        not_yet::remind();
        return Ok(ExitCode::SUCCESS);
    }
    println!("\ntidy: {} of the house rules are broken", breaches.len());
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
