//! `antinomy finish`: reads a finished output folder, and writes what the pure step changes.

use crate::load::relative;
use crate::{Loaded, Problem};
use antinomy_book::finish::{self, Site};
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

/// Makes one site of the books that stand in `folder`, one folder a language, and says how many files it wrote.
///
/// # Errors
/// If there is no book in it, or a file cannot be read or written.
pub fn finish(loaded: &Loaded, folder: &Path) -> Result<usize, Problem> {
    let site = Site::new(&loaded.base, |tag| {
        folder.join(tag).join("index.html").is_file()
    });
    if site.languages.is_empty() {
        let known = loaded.base.manifest.languages.join(", ");
        return Err(Problem::new("nothing-to-finish")
            .with("path", folder.display().to_string())
            .with("known", known));
    }
    let mut pages = BTreeMap::new();
    let start = folder.join("index.html");
    if start.is_file() {
        read(&start, folder, &mut pages)?;
    }
    for language in &site.languages {
        read_pages(&folder.join(&language.tag), folder, &mut pages)?;
    }
    let changed = finish::finish(&site, &pages).map_err(|(page, error)| {
        Problem::new("page-unreadable")
            .with("path", page)
            .with("reason", error.to_string())
    })?;
    for (path, text) in &changed {
        let path = folder.join(path);
        std::fs::write(&path, text).map_err(|error| Problem::unreadable(&path, &error))?;
    }
    Ok(changed.len())
}

fn read_pages(
    book: &Path,
    folder: &Path,
    pages: &mut BTreeMap<String, String>,
) -> Result<(), Problem> {
    for entry in WalkDir::new(book).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            Problem::new("unreadable")
                .with("path", book.display().to_string())
                .with("reason", error.to_string())
        })?;
        if entry.file_type().is_file()
            && entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "html")
        {
            read(entry.path(), folder, pages)?;
        }
    }
    Ok(())
}

fn read(path: &Path, folder: &Path, pages: &mut BTreeMap<String, String>) -> Result<(), Problem> {
    let text = std::fs::read_to_string(path).map_err(|error| Problem::unreadable(path, &error))?;
    pages.insert(relative(path, folder), text);
    Ok(())
}
