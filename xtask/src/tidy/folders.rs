//! Lists against folders: the top level, that every crate is a member under the name of its
//! folder, and that every source file is named by the `mod` line of the file above it.

use std::collections::BTreeSet;

use anyhow::Result;

use super::breach::Breach;
use super::checkout::{Checkout, NOT_SOURCES};

/// What a user meets, and what convention puts beside it.
const TOP_LEVEL: &[&str] = &[
    ".cargo",
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".vscode",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.de.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-CC-BY-4.0",
    "LICENSE-MIT",
    "NOTICE",
    "README.de.md",
    "README.md",
    // Platforms look for it at the top.
    "SECURITY.de.md",
    "SECURITY.md",
    "book",
    "clippy.toml",
    "content",
    "crates",
    "deny.toml",
    "plugins",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "schema",
    "tests",
    "xtask",
];

/// Compares lists with folders.
pub(super) fn check(checkout: &Checkout) -> Result<Vec<Breach>> {
    let mut breaches = top_level(checkout)?;
    breaches.extend(strangers(checkout));
    breaches.extend(renamed(checkout));
    breaches.extend(orphans(checkout)?);
    Ok(breaches)
}

fn top_level(checkout: &Checkout) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for entry in checkout.metadata.workspace_root.read_dir_utf8()? {
        let entry = entry?;
        let name = entry.file_name();
        // Folders that git ignores may be there or not.
        if !TOP_LEVEL.contains(&name) && !NOT_SOURCES.contains(&name) {
            let text = "does not belong at the top level; move it, or add it to xtask/src/tidy/folders.rs and say why";
            breaches.push(Breach::new(name, text));
        }
    }
    Ok(breaches)
}

/// Folders in `crates/` and packages in `plugins/` that are no members of the workspace.
fn strangers(checkout: &Checkout) -> Vec<Breach> {
    let members: BTreeSet<String> = checkout
        .members()
        .iter()
        .map(|package| checkout.folder(package))
        .collect();
    let crates = folders_in(&checkout.files, "crates", "");
    let plugins = folders_in(&checkout.files, "plugins", "Cargo.toml");
    let strangers = crates
        .union(&plugins)
        .filter(|folder| !members.contains(*folder));
    strangers
        .map(|folder| {
            Breach::new(
                folder,
                "is no member of the workspace; see members in Cargo.toml",
            )
        })
        .collect()
}

/// Folders directly in `parent` that hold the file `with`, or any file if it is empty.
fn folders_in(files: &[String], parent: &str, with: &str) -> BTreeSet<String> {
    let folder = |file: &String| {
        let (name, rest) = file
            .strip_prefix(parent)?
            .strip_prefix('/')?
            .split_once('/')?;
        (with.is_empty() || rest == with).then(|| format!("{parent}/{name}"))
    };
    files.iter().filter_map(folder).collect()
}

/// Crates whose folder has another name.
fn renamed(checkout: &Checkout) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for package in checkout.members() {
        let folder = checkout.folder(package);
        // `tests` and `xtask` have names that say what they are for.
        let is_listed = folder.starts_with("crates/") || folder.starts_with("plugins/");
        if is_listed && folder.rsplit('/').next() != Some(package.name.as_str()) {
            let text = format!(
                "holds the package {}; folder and package have one name",
                package.name
            );
            breaches.push(Breach::new(folder, text));
        }
    }
    breaches
}

/// Source files that no `mod` line names: they look like a part of the program and are not.
fn orphans(checkout: &Checkout) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for module in checkout
        .files
        .iter()
        .filter_map(|file| SourceModule::of(file))
    {
        // Either of two files may be the parent, see `SourceModule::parents`.
        let mut named = false;
        for parent in module
            .parents
            .iter()
            .filter(|parent| checkout.files.contains(parent))
        {
            named |= names(
                &String::from_utf8_lossy(&checkout.text(parent)?),
                module.name,
            );
        }
        if !named {
            let parents = module.parents.join(" or ");
            let text = format!(
                "is never compiled; no line `mod {};` in {parents}",
                module.name
            );
            breaches.push(Breach::new(module.file, text));
        }
    }
    Ok(breaches)
}

/// A source file that some other file must name.
#[derive(Debug, PartialEq)]
struct SourceModule<'a> {
    file: &'a str,
    name: &'a str,
    /// Files that may hold the `mod` line.
    parents: Vec<String>,
}

impl SourceModule<'_> {
    /// The module that a file is, unless it is the root of a program or a library.
    fn of(file: &str) -> Option<SourceModule<'_>> {
        let (package, inside) = file.split_once("/src/")?;
        let path = inside.strip_suffix(".rs")?;
        let path = path.strip_suffix("/mod").unwrap_or(path);
        // Cargo names these itself.
        if path == "lib" || path == "main" || path == "build" || path.starts_with("bin/") {
            return None;
        }
        let root = format!("{package}/src");
        let (parents, name) = match path.rsplit_once('/') {
            Some((above, name)) => (
                vec![
                    format!("{root}/{above}.rs"),
                    format!("{root}/{above}/mod.rs"),
                ],
                name,
            ),
            None => (
                vec![format!("{root}/lib.rs"), format!("{root}/main.rs")],
                path,
            ),
        };
        Some(SourceModule {
            file,
            name,
            parents,
        })
    }
}

/// Whether a source text declares the module `name`, whatever its visibility.
fn names(source: &str, name: &str) -> bool {
    source.lines().any(|line| {
        let declaration = line.trim().strip_suffix(';').unwrap_or_default();
        // From the end: visibilities of any form come before.
        let mut words = declaration.split_whitespace().rev();
        words.next() == Some(name) && words.next() == Some("mod")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_whatever_its_visibility() {
        let source =
            "//! Kinds.\nmod actor;\npub(crate) mod source;\n    pub mod level ;\n// mod gone;x\n";
        assert!(names(source, "actor"));
        assert!(names(source, "source"));
        assert!(!names(source, "gone"));
        assert!(!names(source, "kinds"));
    }

    #[test]
    fn a_file_knows_where_it_must_be_named() {
        let module = SourceModule::of("crates/antinomy-model/src/kinds/actor.rs").unwrap();
        assert_eq!(module.name, "actor");
        assert_eq!(
            module.parents,
            [
                "crates/antinomy-model/src/kinds.rs",
                "crates/antinomy-model/src/kinds/mod.rs"
            ]
        );
    }

    #[test]
    fn roots_and_programs_are_named_by_nobody() {
        assert_eq!(SourceModule::of("xtask/src/main.rs"), None);
        assert_eq!(SourceModule::of("crates/a/src/lib.rs"), None);
        assert_eq!(SourceModule::of("plugins/a/src/bin/b.rs"), None);
        assert_eq!(SourceModule::of("crates/a/templates/page.hbs"), None);
    }

    #[test]
    fn crates_are_found_by_their_folders() {
        let files = [
            "crates/a/src/lib.rs",
            "crates/b/notes.md",
            "plugins/c/rule.md",
        ]
        .map(String::from);
        assert_eq!(
            folders_in(&files, "crates", "")
                .into_iter()
                .collect::<Vec<_>>(),
            ["crates/a", "crates/b"]
        );
        assert!(folders_in(&files, "plugins", "Cargo.toml").is_empty());
    }
}
