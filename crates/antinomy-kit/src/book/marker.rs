//! The marker of an output folder: which handbook it is, and which files were written to it. A build deletes nothing else.
//!
//! The first line is the format, then come the knowledge base and, behind an empty line, the files in the order of their
//! paths. The same handbook has the same marker, wherever it lies.

use crate::paths::relative;
use crate::{Problem, Workspace};
use antinomy_book::finish::{MARKER, MARKER_TEXT, Site};
use antinomy_model::Language;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use walkdir::WalkDir;

/// The page beside the folders of languages.
const START: &str = "index.html";
/// The largest marker in bytes, for some million pages.
const MAX_BYTES: u64 = 256 << 20;

/// What ids begin with unless the manifest says otherwise, so that it names no knowledge base.
const NO_BASE: &str = "urn:antinomy:";

const TITLE: &str = "title: ";
const BASE: &str = "base-iri: ";

/// What a marker says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    title: String,
    base_iri: String,
    files: BTreeSet<String>,
}

impl Marker {
    /// The marker for a folder that is otherwise complete: its files are those of the books, and the start page.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub(super) fn of(workspace: &Workspace, folder: &Path, site: &Site) -> Result<Self, Problem> {
        let mut files = BTreeSet::from([START.to_owned()]);
        for language in &site.languages {
            let book = folder.join(&language.tag);
            for entry in WalkDir::new(&book) {
                let entry = entry.map_err(|error| {
                    Problem::new("unreadable")
                        .with("path", book.display().to_string())
                        .with("reason", error.to_string())
                })?;
                if entry.file_type().is_file() {
                    files.insert(name(entry.path(), folder));
                }
            }
        }
        Ok(Self {
            files,
            ..Self::named(workspace)
        })
    }

    fn named(workspace: &Workspace) -> Self {
        let manifest = &workspace.base.manifest;
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            title: line(manifest.title.best(Language(0)).1),
            base_iri: line(&manifest.base_iri),
            files: BTreeSet::new(),
        }
    }

    /// The text of the file, with its first line.
    pub(super) fn text(&self, head: &str) -> String {
        let mut text = format!("{head}{TITLE}{}\n{BASE}{}\n\n", self.title, self.base_iri);
        for file in &self.files {
            text += file;
            text.push('\n');
        }
        text
    }

    /// The marker of a folder. `None` if it has none that a build of this format wrote.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let path = folder.join(MARKER);
        // Not a link, whose target says nothing about this folder.
        fs::symlink_metadata(&path)
            .ok()
            .filter(fs::Metadata::is_file)?;
        let mut text = String::new();
        let file = File::open(path).ok()?;
        file.take(MAX_BYTES).read_to_string(&mut text).ok()?;
        let (names, files) = text.strip_prefix(MARKER_TEXT)?.split_once("\n\n")?;
        let (title, base_iri) = names.split_once('\n')?;
        Some(Self {
            title: title.strip_prefix(TITLE)?.to_owned(),
            base_iri: base_iri.strip_prefix(BASE)?.to_owned(),
            files: files.lines().map(str::to_owned).collect(),
        })
    }

    /// Whether the folder is a handbook of this knowledge base: by the IRI that its ids begin with, or else by its title.
    pub(super) fn is_of(&self, workspace: &Workspace) -> bool {
        let own = Self::named(workspace);
        let is_named = own.base_iri != NO_BASE;
        self.base_iri == own.base_iri && (is_named || self.title == own.title)
    }

    /// The title of the handbook.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The first file of a folder, in the order of names, that no build wrote there.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub(super) fn foreign(&self, folder: &Path) -> Result<Option<String>, Problem> {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                Problem::new("unreadable")
                    .with("path", folder.display().to_string())
                    .with("reason", error.to_string())
            })?;
            let kind = entry.file_type();
            if kind.is_dir() {
                continue;
            }
            let name = name(entry.path(), folder);
            // Beside the folders of languages a build writes these two files, whatever a marker says.
            let is_ours = match name.as_str() {
                MARKER | START => true,
                name => name.contains('/') && self.files.contains(name),
            };
            if !kind.is_file() || !is_ours {
                return Ok(Some(relative(entry.path(), folder)));
            }
        }
        Ok(None)
    }
}

/// The path of a file in one line.
fn name(path: &Path, folder: &Path) -> String {
    relative(path, folder).replace(['\n', '\r'], "?")
}
