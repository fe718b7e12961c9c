//! The source files of a checkout as syntax trees, without their tests.

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use proc_macro2::TokenStream;
use walkdir::WalkDir;

use super::without_tests::without_tests;

/// The folders of packages whose sources are read, relative to the root. `*` matches any folder.
const PACKAGES: &[&str] = &["crates/*", "plugins/*", "tests", "xtask"];

/// All packages of a checkout.
pub(crate) struct Codebase {
    pub(crate) packages: Vec<PackageSources>,
}

/// The source files of one package.
pub(crate) struct PackageSources {
    /// Relative to the root of the checkout, with `/`.
    pub(crate) folder: String,
    /// In the order of paths.
    pub(crate) files: Vec<RustFile>,
}

/// One source file, parsed.
pub(crate) struct RustFile {
    /// Relative to the root of the checkout, with `/`.
    pub(crate) path: String,
    /// The path of its module: empty for the root of a library or program.
    pub(crate) module: Vec<String>,
    pub(crate) text: String,
    /// All tokens but those of tests.
    pub(crate) tokens: TokenStream,
    /// The items made of these tokens.
    pub(crate) syntax: syn::File,
    /// The lines of tests, counted from 1.
    pub(crate) test_lines: Vec<RangeInclusive<usize>>,
    /// Modules that are declared here and compiled for tests only.
    test_modules: Vec<String>,
}

impl Codebase {
    /// Reads the sources of all packages below `root`.
    pub(crate) fn read(root: &Path) -> Result<Codebase> {
        let mut packages = Vec::new();
        for pattern in PACKAGES {
            for folder in folders(root, pattern)? {
                let files = read_files(root, &folder)?;
                packages.push(PackageSources::new(folder, files));
            }
        }
        Ok(Codebase { packages })
    }

    /// The packages in `crates/`, which are the product; the rest drives or tests it.
    pub(crate) fn crates(&self) -> impl Iterator<Item = &PackageSources> {
        let packages = self.packages.iter();
        packages.filter(|package| package.folder.starts_with("crates/"))
    }

    /// The files of the packages in `crates/`.
    pub(crate) fn crate_files(&self) -> impl Iterator<Item = &RustFile> {
        self.crates().flat_map(|package| &package.files)
    }
}

impl PackageSources {
    /// Leaves out files that are compiled for tests only.
    fn new(folder: String, mut files: Vec<RustFile>) -> PackageSources {
        let tests: BTreeSet<Vec<String>> = files.iter().flat_map(RustFile::test_modules).collect();
        files.retain(|file| {
            // Modules inside of a test module are tests as well.
            let above = 1..=file.module.len();
            let is_declared_for_tests = above
                .into_iter()
                .any(|depth| tests.contains(&file.module[..depth]));
            // A file of this name may hold nothing but tests without saying so itself.
            !is_declared_for_tests && !file.path.ends_with("/tests.rs")
        });
        PackageSources { folder, files }
    }

    /// The name of the folder, which is the name of the package in `crates/`.
    pub(crate) fn name(&self) -> &str {
        self.folder.rsplit('/').next().unwrap_or(&self.folder)
    }

    #[cfg(test)]
    pub(super) fn of_texts(texts: &[(&str, &str)]) -> PackageSources {
        let folder = "crates/a";
        let files = texts.iter().map(|(path, text)| {
            RustFile::parse(&format!("{folder}/src/{path}"), (*text).to_owned()).unwrap()
        });
        PackageSources::new(folder.to_owned(), files.collect())
    }
}

impl RustFile {
    /// Parses a file; `path` is relative to the root of the checkout.
    pub(super) fn parse(path: &str, text: String) -> Result<RustFile> {
        let in_file = |error: String| anyhow!("{path} cannot be parsed: {error}");
        let tokens: TokenStream = text
            .parse()
            .map_err(|error: proc_macro2::LexError| in_file(error.to_string()))?;
        let kept = without_tests(tokens);
        let syntax =
            syn::parse2(kept.tokens.clone()).map_err(|error| in_file(error.to_string()))?;
        Ok(RustFile {
            path: path.to_owned(),
            module: module_path(path),
            text,
            tokens: kept.tokens,
            syntax,
            test_lines: kept.test_lines,
            test_modules: kept.test_modules,
        })
    }

    fn test_modules(&self) -> impl Iterator<Item = Vec<String>> {
        let below = |name: &String| [&self.module[..], std::slice::from_ref(name)].concat();
        self.test_modules.iter().map(below)
    }
}

/// The folders that a pattern names and that hold `src/`, sorted.
fn folders(root: &Path, pattern: &str) -> Result<Vec<String>> {
    let mut folders = match pattern.strip_suffix("/*") {
        None => vec![pattern.to_owned()],
        Some(parent) => {
            let path = root.join(parent);
            let entries =
                fs::read_dir(&path).with_context(|| format!("cannot list {}", path.display()))?;
            entries
                .map(|entry| Ok(format!("{parent}/{}", entry?.file_name().to_string_lossy())))
                .collect::<Result<_>>()?
        }
    };
    // Leaves out stray files and folders that hold no package.
    folders.retain(|folder| root.join(folder).join("src").is_dir());
    folders.sort();
    Ok(folders)
}

fn read_files(root: &Path, folder: &str) -> Result<Vec<RustFile>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(root.join(folder).join("src")).sort_by_file_name() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|end| end == "rs") {
            let path = entry.path().strip_prefix(root)?.to_string_lossy();
            let text =
                fs::read_to_string(entry.path()).with_context(|| format!("cannot read {path}"))?;
            // Paths are shown and compared in the form of git.
            files.push(RustFile::parse(&path.replace('\\', "/"), text)?);
        }
    }
    Ok(files)
}

/// The module that a file is: `crates/a/src/b/c.rs` and `crates/a/src/b/c/mod.rs` are `b::c`.
fn module_path(path: &str) -> Vec<String> {
    let inside = path.split_once("src/").map_or(path, |(_, inside)| inside);
    let inside = inside.strip_suffix(".rs").unwrap_or(inside);
    // `kinds.rs` and `kinds/mod.rs` are two ways to write the same module.
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    if inside == "lib" || inside == "main" {
        return Vec::new();
    }
    inside.split('/').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_knows_its_module() {
        assert_eq!(module_path("crates/a/src/lib.rs"), [""; 0]);
        assert_eq!(
            module_path("crates/a/src/kinds/actor.rs"),
            ["kinds", "actor"]
        );
        assert_eq!(module_path("crates/a/src/kinds/mod.rs"), ["kinds"]);
    }

    #[test]
    fn files_of_tests_are_left_out_wherever_they_are_declared() {
        let package = PackageSources::of_texts(&[
            ("lib.rs", "mod read; #[cfg(test)] mod sample;"),
            ("read.rs", "#[cfg(test)] mod tests; fn read() {}"),
            ("read/tests.rs", "fn test() {}"),
            ("sample.rs", "mod inner;"),
            ("sample/inner.rs", "fn inner() {}"),
        ]);
        let paths: Vec<&str> = package
            .files
            .iter()
            .map(|file| file.path.as_str())
            .collect();
        assert_eq!(paths, ["crates/a/src/lib.rs", "crates/a/src/read.rs"]);
    }

    #[test]
    fn a_file_that_is_no_rust_is_named() {
        let message = RustFile::parse("crates/a/src/lib.rs", "fn".into())
            .err()
            .map(|error| error.to_string());
        assert!(message.is_some_and(|message| message.starts_with("crates/a/src/lib.rs cannot")));
    }
}
