//! `antinomy finish`: reads an output folder, and writes the files that the pure step of `antinomy-book` changes.

use super::marker::Marker;
use super::open::check_tag;
use crate::input::read_text;
use crate::paths::relative;
use crate::temporary::clear_below;
use crate::write::{refuse_links, replace_page};
use crate::{Problem, Workspace};
use antinomy_book::finish::{
    self, LeftOut, MARKER, NAMESPACE, NAMESPACE_FILES, Site, TURTLE_GENERATOR,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The index page: mdBook's copy of the first chapter, and ours next to the books.
const START: &str = "index.html";
/// The largest page or search index in bytes, some ten times those of a knowledge base of ten thousand records.
const MAX_PAGE: usize = 256 << 20;
/// mdBook's comment at the top of each page.
const GENERATED: &str = "<!-- Book generated using mdBook";
/// What our pages beside the books say of themselves.
const OURS: &str = "<meta name=\"generator\" content=\"antinomy\">";
/// The element that makes a page a redirect.
const REDIRECT: &str = "<meta http-equiv=\"refresh\"";

/// Makes one site of the books in `folder`, a folder a language. Returns how many files were written.
///
/// # Errors
/// If there is no book in it, a page is not mdBook's, a book has no generated pages or no styles, or a file cannot be read or written. Foreign pages are found before
/// anything is written.
pub fn finish(workspace: &Workspace, folder: &Path) -> Result<usize, Problem> {
    refuse_links(Some(&workspace.root), folder)?;
    let old = Marker::read(folder)?.filter(|marker| marker.is_of(workspace));
    finish_if(workspace, folder, folder, old.as_ref(), |pages, changed| {
        let is_other = |path: &str, text: &str| {
            if path == START || NAMESPACE_FILES.contains(&path) {
                // With a marker, too, which anybody may bring.
                old.is_none() || !is_ours(text)
            } else {
                !is_generated(text)
            }
        };
        let other = changed
            .keys()
            .find(|path| pages.get(*path).is_some_and(|html| is_other(path, html)));
        match other {
            None => Ok(()),
            Some(path) => {
                Err(Problem::new("page-not-ours")
                    .with("path", folder.join(path).display().to_string()))
            }
        }
    })
}

/// The same for a folder of our own, of which no page is somebody else's; `out` is where it will be.
pub(super) fn finish_ours(
    workspace: &Workspace,
    folder: &Path,
    out: &Path,
) -> Result<usize, Problem> {
    finish_if(workspace, folder, out, None, |_, _| Ok(()))
}

/// HTML files by their paths.
type HtmlFiles = BTreeMap<String, String>;

/// Whether mdBook generated a page. Only the head is searched: the body may quote the comment.
fn is_generated(html: &str) -> bool {
    let head = head(html);
    head.contains(GENERATED) || head.contains(REDIRECT)
}

/// Whether a file beside the books says that we wrote it. What is said in the text of a page does not count.
fn is_ours(text: &str) -> bool {
    text.starts_with(TURTLE_GENERATOR) || head(text).contains(OURS)
}

fn head(html: &str) -> &str {
    html.split("<body").next().unwrap_or_default()
}

fn finish_if(
    workspace: &Workspace,
    folder: &Path,
    shown: &Path,
    old: Option<&Marker>,
    check: impl FnOnce(&HtmlFiles, &HtmlFiles) -> Result<(), Problem>,
) -> Result<usize, Problem> {
    for tag in &workspace.base.manifest.languages {
        check_tag(tag)?;
    }
    let site = Site::new(&workspace.base, |tag| {
        let book = folder.join(tag);
        // Not through a symbolic link: the pages behind it would be rewritten.
        fs::symlink_metadata(&book).is_ok_and(|found| found.is_dir()) && book.join(START).is_file()
    });
    if site.languages.is_empty() {
        let known = workspace.base.manifest.languages.join(", ");
        return Err(Problem::new("nothing-to-finish")
            .with("path", folder.display().to_string())
            .with("known", known));
    }
    // A draft of one that was killed would count as a file of the book.
    clear_below(folder);
    let mut pages = BTreeMap::new();
    let start = folder.join(START);
    if fs::symlink_metadata(&start).is_ok() {
        read(&start, folder, &mut pages)?;
    }
    read_namespace(&site, folder, &mut pages)?;
    for language in &site.languages {
        read_pages(&folder.join(&language.tag), folder, &mut pages)?;
    }
    let mut changed = finish::finish(&site, &pages).map_err(|(page, error)| {
        Problem::new("page-unreadable")
            .with("path", page)
            .with("reason", error.to_string())
    })?;
    check(&pages, &changed)?;
    refuse_incomplete(&site, &pages, shown)?;
    changed.extend(finished_search(&site, folder)?);
    let head = changed.remove(MARKER).unwrap_or_default();
    // A page straight from mdBook always changes.
    let is_fresh = |tag: &str| {
        let folder = format!("{tag}/");
        changed.keys().any(|path| path.starts_with(&folder))
    };
    let marker = Marker::of(workspace, folder, &site, old, is_fresh)?.text(&head);
    let write_marker = || replace_page(&folder.join(MARKER), &marker);
    // An older one has to know of new files before they are no longer seen to be fresh.
    if old.is_some() {
        write_marker()?;
    }
    let failed = |error| Problem::unreadable(folder, &error);
    fs::create_dir_all(folder.join(NAMESPACE)).map_err(failed)?;
    for (path, text) in &changed {
        replace_page(&folder.join(path), text)?;
    }
    // The first one allows the folder to be replaced, so it is written last.
    if old.is_none() {
        write_marker()?;
    }
    Ok(changed.len() + 1)
}

/// Refuses a book that was built without generated pages or without styles.
fn refuse_incomplete(site: &Site, pages: &HtmlFiles, folder: &Path) -> Result<(), Problem> {
    let Some((language, what)) = finish::left_out(site, pages) else {
        return Ok(());
    };
    let key = match what {
        LeftOut::Pages => "book-without-pages",
        LeftOut::Theme => "book-without-theme",
    };
    Err(Problem::new(key).with("path", folder.join(&language.tag).display().to_string()))
}

/// The search indexes of all books that change, by their paths.
fn finished_search(site: &Site, folder: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let mut changed = BTreeMap::new();
    for language in &site.languages {
        let book = folder.join(&language.tag);
        let files = search_files(&book)?;
        let finished = finish::finish_search(&files).map_err(|unknown| {
            let path = book.join(unknown.file).display().to_string();
            Problem::new("search-unknown").with("path", path)
        })?;
        let at_site = |(name, text)| (format!("{}/{name}", language.tag), text);
        changed.extend(finished.into_iter().map(at_site));
    }
    Ok(changed)
}

/// The files of a book's search, which stand at its root, by their names.
fn search_files(book: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let failed = |error| Problem::unreadable(book, &error);
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(book).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if finish::is_of_search(&name) {
            let path = entry.path();
            files.insert(name, text_of(&path)?);
        }
    }
    Ok(files)
}

/// What there is of the ontology already.
fn read_namespace(site: &Site, folder: &Path, pages: &mut HtmlFiles) -> Result<(), Problem> {
    let own = folder.join(NAMESPACE);
    refuse_links(Some(folder), &own)?;
    for (path, _) in site.namespace.files() {
        let path = folder.join(path);
        if fs::symlink_metadata(&path).is_ok() {
            read(&path, folder, pages)?;
        }
    }
    Ok(())
}

fn read_pages(book: &Path, folder: &Path, pages: &mut HtmlFiles) -> Result<(), Problem> {
    for entry in WalkDir::new(book).sort_by_file_name() {
        let entry = entry.map_err(|error| Problem::unlisted(book, &error))?;
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

fn read(path: &Path, folder: &Path, pages: &mut HtmlFiles) -> Result<(), Problem> {
    pages.insert(relative(path, folder), text_of(path)?);
    Ok(())
}

/// The text of a file of the folder itself, not of one that a link leads to.
fn text_of(path: &Path) -> Result<String, Problem> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(Problem::new("write-through-link").with("path", path.display().to_string()));
    }
    read_text(path, MAX_PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_text_of_a_page_does_not_make_it_mdbooks() {
        assert!(is_generated(
            "<html><head><!-- Book generated using mdBook -->"
        ));
        assert!(is_generated(
            "<head><meta http-equiv=\"refresh\" content=\"0; URL=a.html\">"
        ));
        assert!(!is_generated(
            "<html><body><!-- Book generated using mdBook -->"
        ));
        assert!(!is_generated("<html>"));
    }
}
