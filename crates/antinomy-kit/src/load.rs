//! Finds a knowledge base on disk and reads its files as text.

use crate::Problem;
use crate::input::read_bytes;
use crate::paths::{is_content, relative};
use antinomy_syntax::{Code, Diagnostic, Files, SourceFile, codes, yaml};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The files of a knowledge base.
pub(crate) struct ReadFiles {
    pub(crate) files: Files,
    /// Files that could not be read as text, and files that look like content and are left out.
    pub(crate) unreadable: Vec<Diagnostic>,
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
            // A repository may bring it as a link to files of others.
            if inner.is_symlink() {
                let shown = inner.display().to_string();
                return Err(Problem::new("content-link").with("path", shown));
            }
            return Ok((folder.to_owned(), inner));
        }
    }
    Err(Problem::new("no-knowledge-base").with("path", start.display().to_string()))
}

/// The names of the queries that are saved in the knowledge base of a folder, in their order: what files are called. None of them
/// is read.
///
/// # Errors
/// If there is no knowledge base, or a folder cannot be listed.
pub fn saved_query_names(start: &Path) -> Result<Vec<String>, Problem> {
    let (_, content) = find(start)?;
    let mut names = BTreeSet::new();
    let all = WalkDir::new(&content).into_iter();
    for entry in all.filter_entry(|entry| !is_hidden(entry)) {
        let entry = entry.map_err(|error| Problem::unlisted(&content, &error))?;
        let path = entry.path();
        if entry.file_type().is_file() && path.extension().is_some_and(|it| it == "rq") {
            names.extend(
                path.file_stem()
                    .and_then(|it| it.to_str())
                    .map(str::to_owned),
            );
        }
    }
    Ok(names.into_iter().collect())
}

/// Reads the files of the folder `content`, with paths relative to `root`.
///
/// # Errors
/// If a folder cannot be listed. A file that cannot be read is a diagnostic.
pub(crate) fn read_files(root: &Path, content: &Path) -> Result<ReadFiles, Problem> {
    let mut files = Vec::new();
    let mut unreadable = Vec::new();
    for entry in WalkDir::new(content)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry))
    {
        let entry = entry.map_err(|error| Problem::unlisted(content, &error))?;
        if let Some(found) = left_out(&entry, root) {
            unreadable.push(found);
            continue;
        }
        if entry.file_type().is_file() && is_content(entry.path()) {
            let path = relative(entry.path(), root);
            let (text, found) = read(entry.path(), &path);
            files.extend(text.map(|text| SourceFile::new(path, text)));
            unreadable.extend(found);
        }
    }
    Ok(ReadFiles {
        files: Files::new(files),
        unreadable,
    })
}

/// How the names of files end, in small letters, that were meant to be content.
const MEANT: &[&str] = &[
    ".yaml",
    ".yml",
    ".md",
    ".rq",
    ".sparql",
    ".yaml.txt",
    ".yml.txt",
    ".md.txt",
    ".rq.txt",
];

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
    } else if ends(MEANT) {
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
    let bytes = match read_bytes(path, yaml::MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(problem) => {
            let found = match (problem.key(), problem.argument("reason")) {
                ("file-too-large", _) => {
                    refuse(&codes::TOO_LARGE).with("limit", yaml::MAX_BYTES >> 20)
                }
                (_, Some(reason)) => refuse(&codes::UNREADABLE_FILE).with("reason", reason.clone()),
                // It was a file when the folder was listed.
                (_, None) => refuse(&codes::FILE_LEFT_OUT).hint("device"),
            };
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
