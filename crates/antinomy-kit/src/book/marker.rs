//! The marker of an output folder: which handbook it is, and which files were written to it. A build deletes nothing else.
//!
//! The first line is the format, then come the knowledge base and, behind an empty line, the files in the order of their
//! paths. The same handbook has the same marker, wherever it lies.

use crate::input::read_text;
use crate::paths::relative;
use crate::sources::is_in_git;
use crate::{Problem, Workspace};
use antinomy_book::finish::{MARKER, MARKER_TEXT, NAMESPACE_FILES, Site};
use antinomy_model::Language;
use antinomy_syntax::one_line;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The page beside the folders of languages.
const START: &str = "index.html";
/// The largest marker in bytes, for some million pages.
const MAX_MARKER: usize = 256 << 20;

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
    /// The marker for a folder whose books are complete: its files are those of the books, the start page and the ontology.
    ///
    /// mdBook empties the folder of a book before it writes it. So all files of a `fresh` book are the book's, while those of
    /// another one are only if the marker before, `old`, knows them: anybody may have put something there since then.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub(super) fn of(
        workspace: &Workspace,
        folder: &Path,
        site: &Site,
        old: Option<&Self>,
        is_fresh: impl Fn(&str) -> bool,
    ) -> Result<Self, Problem> {
        let of_namespace = site.namespace.files().map(|(path, _)| path);
        let beside = of_namespace.chain([START]);
        let mut files: BTreeSet<String> = beside.map(str::to_owned).collect();
        for language in &site.languages {
            let book = folder.join(&language.tag);
            let old = old.filter(|_| !is_fresh(&language.tag));
            for entry in WalkDir::new(&book) {
                let entry = entry.map_err(|error| Problem::unlisted(&book, &error))?;
                let name = name(entry.path(), folder);
                let is_ours =
                    !is_in_git(Path::new(&name)) && old.is_none_or(|old| old.files.contains(&name));
                if entry.file_type().is_file() && is_ours {
                    files.insert(name);
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
        Self {
            title: one_line(manifest.title.best(Language(0)).1).into_owned(),
            base_iri: one_line(&manifest.base_iri).into_owned(),
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
    ///
    /// # Errors
    /// If it cannot be read, or is too large.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Problem> {
        let path = folder.join(MARKER);
        // Not a link, whose target says nothing about this folder.
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            return Ok(None);
        }
        Ok(Self::parse(&read_text(&path, MAX_MARKER)?))
    }

    fn parse(text: &str) -> Option<Self> {
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

    /// The first file of a folder, in the order of names, that no build of the knowledge base wrote there.
    ///
    /// Whatever a marker says, which a pull request may bring: beside the folders of languages a build writes a few files, and
    /// nothing that is git's.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub(super) fn foreign(
        &self,
        workspace: &Workspace,
        folder: &Path,
    ) -> Result<Option<String>, Problem> {
        let languages = &workspace.base.manifest.languages;
        let is_of_book = |name: &str| {
            let first = name.split_once('/').map(|(first, _)| first);
            first.is_some_and(|first| languages.iter().any(|tag| tag == first))
                && !is_in_git(Path::new(name))
        };
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.map_err(|error| Problem::unlisted(folder, &error))?;
            let kind = entry.file_type();
            if kind.is_dir() {
                continue;
            }
            let name = name(entry.path(), folder);
            let is_ours = match name.as_str() {
                MARKER | START => true,
                // An older build wrote none, and then they are somebody else's.
                name => {
                    (is_of_book(name) || NAMESPACE_FILES.contains(&name))
                        && self.files.contains(name)
                }
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
