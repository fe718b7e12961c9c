//! Finds a knowledge base on disk and reads its files.

use crate::clock::today;
use crate::paths::{is_content, relative};
use crate::problem::reason;
use crate::{Problem, book};
use antinomy_model::KnowledgeBase;
use antinomy_model::mentions::{Dead, Followed, dead_link};
use antinomy_syntax::{Code, Diagnostic, Files, Severity, SourceFile, codes, yaml};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A knowledge base and where it lies.
#[derive(Debug)]
pub struct Loaded {
    /// What its files say.
    pub base: Arc<KnowledgeBase>,
    /// What is wrong with them, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// The folder that paths in diagnostics are relative to.
    pub root: PathBuf,
    /// The folder of `antinomy.yaml`.
    pub content: PathBuf,
}

impl Loaded {
    /// Everything that is wrong today: what reading found and what the lints found, in the order of files and places.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.clone();
        all.extend(antinomy_check::check(
            &self.base,
            &self.diagnostics,
            Some(today()),
        ));
        all.sort_by_key(Diagnostic::sort_key);
        all
    }

    /// Everything that is wrong today with the content and with the hand-written chapters of all books.
    #[must_use]
    pub fn check_with_books(&self) -> Checked {
        let mut checked = Checked {
            files: self.base.files.clone(),
            diagnostics: self.check(),
            problems: Vec::new(),
        };
        let mut known = BTreeSet::new();
        for book in book::check(self) {
            let chapters = match book {
                Ok(chapters) => chapters,
                Err(problem) => {
                    checked.problems.push(problem);
                    continue;
                }
            };
            known.extend(
                chapters
                    .files
                    .iter()
                    .map(|(_, file)| file.path().to_owned()),
            );
            let (files, shift) = checked.files.followed_by(&chapters.files);
            checked.files = files;
            let found = chapters.diagnostics.into_iter();
            checked
                .diagnostics
                .extend(found.map(|found| found.shifted(shift)));
        }
        if checked.problems.is_empty() && !known.is_empty() {
            checked
                .diagnostics
                .extend(self.links_out_of_the_handbook(&known));
            checked.diagnostics.sort_by_key(Diagnostic::sort_key);
        }
        checked
    }

    /// Links of records to texts that are neither content nor one of the `chapters`: no page will stand there.
    fn links_out_of_the_handbook(&self, chapters: &BTreeSet<String>) -> Vec<Diagnostic> {
        let mentions = self.base.records().flat_map(|(_, record)| &record.mentions);
        mentions
            .filter_map(|mention| {
                let address = mention.address.as_deref()?;
                let from = self.base.files.file(mention.span.file).path();
                let Followed::Elsewhere(Some(path)) = self.base.follow(from, address) else {
                    return None;
                };
                let is_text = [".md", ".yaml", ".yml"]
                    .iter()
                    .any(|end| path.ends_with(end));
                let is_dead = is_text && !chapters.contains(&path);
                is_dead.then(|| dead_link(address, &Dead::NoFile(None), Some(mention.span)))
            })
            .collect()
    }

    /// What the paths of the content begin with: `content/`, or nothing.
    #[must_use]
    pub fn folder(&self) -> String {
        let folder = relative(&self.content, &self.root);
        if folder.is_empty() {
            folder
        } else {
            folder + "/"
        }
    }

    /// Whether anything must be changed before publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.code.severity == Severity::Error)
    }
}

/// What is wrong, and the files that it stands in: those of the content, then those of books.
#[derive(Debug)]
pub struct Checked {
    /// The files.
    pub files: Files,
    /// What is wrong, book by book behind the content.
    pub diagnostics: Vec<Diagnostic>,
    /// What keeps a book from being opened.
    pub problems: Vec<Problem>,
}

/// Finds the knowledge base of a folder: from `start` upwards, `antinomy.yaml`, then `content/antinomy.yaml`.
/// Returns the folder that paths are relative to, and the folder of the manifest.
///
/// # Errors
/// If there is none up to the root of the file system, or `start` cannot be read.
pub fn find(start: &Path) -> Result<(PathBuf, PathBuf), Problem> {
    let start = start
        .canonicalize()
        .map_err(|error| Problem::unreadable(start, &error))?;
    for folder in start.ancestors() {
        if folder.join("antinomy.yaml").is_file() {
            // Started inside a folder named content: paths read better from outside of it.
            let is_content = folder.file_name().is_some_and(|name| name == "content");
            let root = folder.parent().filter(|_| is_content).unwrap_or(folder);
            return Ok((root.to_owned(), folder.to_owned()));
        }
        let inner = folder.join("content");
        if inner.join("antinomy.yaml").is_file() {
            return Ok((folder.to_owned(), inner));
        }
    }
    Err(Problem::new("no-knowledge-base").with("path", start.display().to_string()))
}

/// Reads the knowledge base that [`find`] finds.
///
/// # Errors
/// If there is none, or a folder cannot be listed. A file that cannot be read is a diagnostic.
pub fn load(start: &Path) -> Result<Loaded, Problem> {
    let (root, content) = find(start)?;
    let mut files = Vec::new();
    let mut unreadable = Vec::new();
    for entry in WalkDir::new(&content)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry))
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&content).to_owned();
            Problem::new("unreadable")
                .with("path", path.display().to_string())
                .with("reason", error.to_string())
        })?;
        if let Some(found) = left_out(&entry, &root) {
            unreadable.push(found);
            continue;
        }
        if entry.file_type().is_file() && is_content(entry.path()) {
            let path = relative(entry.path(), &root);
            let (text, found) = read(entry.path(), &path);
            files.extend(text.map(|text| SourceFile::new(path, text)));
            unreadable.extend(found);
        }
    }
    let mut loaded = Loaded {
        base: Arc::default(),
        diagnostics: unreadable,
        root,
        content,
    };
    let (base, diagnostics) = KnowledgeBase::read(Files::new(files), &loaded.folder());
    loaded.base = Arc::new(base);
    // A manifest that is there and cannot be read was reported above.
    let has_manifest = std::fs::symlink_metadata(loaded.content.join("antinomy.yaml"))
        .is_ok_and(|found| found.is_file());
    let is_true = |found: &Diagnostic| found.code != &antinomy_model::codes::NO_MANIFEST;
    let mut found = diagnostics;
    found.retain(|found| is_true(found) || !has_manifest);
    loaded.diagnostics.extend(found);
    Ok(loaded)
}

/// A file that somebody may take for read although it is not.
fn left_out(entry: &walkdir::DirEntry, root: &Path) -> Option<Diagnostic> {
    let kind = entry.file_type();
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let hint = if kind.is_dir() || entry.depth() == 0 {
        return None;
    } else if kind.is_symlink() {
        "link"
    } else if !kind.is_file() {
        "device"
    } else if is_content(entry.path()) {
        return None;
    } else if ends(&[".yaml", ".yml", ".md", ".yaml.txt", ".yml.txt", ".md.txt"]) {
        "hint"
    } else {
        return None;
    };
    let path = relative(entry.path(), root);
    let found = Diagnostic::without_place(&codes::FILE_LEFT_OUT);
    Some(found.with("path", path).hint(hint))
}

/// Hidden folders and links are never content; the first entry is the folder itself.
fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// The text of a file, and what keeps it from being one. Of a file that is no UTF-8 the rest is read all the same, so
/// that what it holds counts as known.
fn read(path: &Path, shown: &str) -> (Option<String>, Option<Diagnostic>) {
    let refuse = |code: &'static Code| Diagnostic::without_place(code).with("path", shown);
    let size = std::fs::metadata(path).map_or(0, |found| found.len());
    if usize::try_from(size).is_ok_and(|size| size > yaml::MAX_BYTES) {
        let found = refuse(&codes::TOO_LARGE).with("limit", yaml::MAX_BYTES >> 20);
        return (None, Some(found));
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let found = refuse(&codes::UNREADABLE_FILE).with("reason", reason(&error));
            return (None, Some(found));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => (Some(text), None),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to() + 1;
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let found = refuse(&codes::NOT_UTF8).with("offset", offset);
            (Some(text), Some(found))
        }
    }
}
