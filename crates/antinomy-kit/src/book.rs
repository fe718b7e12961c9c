//! Books on disk: from a workspace to a folder with a finished handbook, and the preprocessors of a stock
//! mdBook. The only place that knows mdBook's types and reads book.toml.
//!
//! A book is content, and content is untrusted: what book.toml names is neither run nor read unless it is ours (see
//! [`config`](self)), and an output folder is only replaced if it is one of our handbooks, or empty.

mod batches;
mod chapters;
mod config;
mod finish;
mod markdown;
mod output;
mod preprocess;

pub use finish::finish;
pub use markdown::write_markdown;
pub use preprocess::{preprocess, preprocess_as};

use crate::{Problem, Workspace, style};
use antinomy_book::{Handbook, passes};
use antinomy_graph::Graph;
use antinomy_model::Language;
use antinomy_syntax::{Diagnostic, Files, Severity};
use chapters::{Found, Runner};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Why there is no handbook.
#[derive(Debug)]
pub enum Failure {
    /// Something outside of the content.
    Problem(Problem),
    /// Mistakes in chapters.
    Chapters(Chapters),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// What is wrong with the hand-written chapters of a book. The places are in `files`, not in the knowledge base's.
#[derive(Debug, Default)]
pub struct Chapters {
    /// The chapters.
    pub files: Files,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

impl Chapters {
    /// Whether anything must be changed before publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.code.severity == Severity::Error)
    }
}

/// A handbook that was built.
#[derive(Debug)]
pub struct Built {
    /// Where it is.
    pub folder: PathBuf,
    /// The page to open.
    pub start: PathBuf,
    /// The languages that it is in.
    pub languages: Vec<String>,
    /// Warnings about chapters, one entry a book.
    pub warnings: Vec<Chapters>,
}

/// Builds the handbook in `languages`, or in all that the manifest names a book for, and puts it in place of `out`.
/// Either the whole handbook comes to stand there, or what was there stays.
///
/// # Errors
/// If a book cannot be built, or `out` holds anything but an older handbook.
pub fn build(workspace: &Workspace, languages: &[String], out: &Path) -> Result<Built, Failure> {
    let tags = chosen(workspace, languages)?;
    let fresh = output::Fresh::beside(out)?;
    let graph = Arc::new(Graph::of(Arc::clone(workspace.facts())));
    let mut warnings = Vec::new();
    for tag in &tags {
        let chapters = build_book(workspace, &graph, tag, &fresh.folder().join(tag))?;
        if !chapters.diagnostics.is_empty() {
            warnings.push(chapters);
        }
    }
    finish::finish_ours(workspace, &fresh.folder())?;
    let folder = fresh.replace()?;
    Ok(Built {
        start: folder.join("index.html"),
        folder,
        languages: tags,
        warnings,
    })
}

/// Builds the book of one language straight into `out`, unfinished, for comparison and measurement. `out` must not
/// exist, be empty, or be one of our handbooks.
///
/// # Errors
/// As [`build`].
pub fn build_language(workspace: &Workspace, tag: &str, out: &Path) -> Result<Chapters, Failure> {
    output::check(out)?;
    let graph = Arc::new(Graph::of(Arc::clone(workspace.facts())));
    build_book(workspace, &graph, tag, out)
}

/// What is wrong with the hand-written chapters of a book, and their paths, without building it. Chapters are added to `files`,
/// so that diagnostics of several books point into the same files.
///
/// # Errors
/// If the book cannot be opened.
pub(crate) fn check_book(
    workspace: &Workspace,
    tag: &str,
    files: &mut Files,
) -> Result<CheckedChapters, Problem> {
    let Source {
        root,
        language,
        config,
    } = source(workspace, tag)?;
    let book =
        MDBook::load_with_config(&root, config).map_err(|error| mdbook_failed(&root, &error))?;
    let items = book.book.items;
    let mut handbook = Handbook::of_facts(Arc::clone(workspace.facts()), language);
    handbook.files = std::mem::take(files);
    let handbook = chapters::fill(handbook, workspace, &root, &book.config, &items);
    let diagnostics = passes::check(&handbook, chapters::from_mdbook(items));
    let paths = handbook.chapters.iter().map(|id| handbook.files.file(*id));
    let checked = CheckedChapters {
        paths: paths.map(|file| file.path().to_owned()).collect(),
        diagnostics,
    };
    *files = handbook.files;
    Ok(checked)
}

/// The chapters of a book that was checked.
pub(crate) struct CheckedChapters {
    pub(crate) paths: Vec<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The languages to build: those asked for, else all that have a book.
fn chosen(workspace: &Workspace, asked: &[String]) -> Result<Vec<String>, Problem> {
    let manifest = &workspace.base.manifest;
    let with_book: Vec<String> = manifest.books.iter().map(|(tag, _)| tag.clone()).collect();
    if let Some(unknown) = asked.iter().find(|tag| !with_book.contains(tag)) {
        return Err(Problem::new("no-book")
            .with("language", unknown.as_str())
            .with("known", with_book.join(", ")));
    }
    if with_book.is_empty() {
        return Err(Problem::new("no-books"));
    }
    let is_asked = |tag: &String| asked.is_empty() || asked.contains(tag);
    Ok(with_book.into_iter().filter(is_asked).collect())
}

/// The tag of a language is the name of its folder, and mdBook empties that folder: one name, and nothing else.
fn check_tag(tag: &str) -> Result<(), Problem> {
    let mut parts = Path::new(tag).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(name)), None) if name == tag => Ok(()),
        _ => Err(Problem::new("language-tag").with("language", tag)),
    }
}

/// A book that was loaded, checked, and given our passes.
struct Opened {
    book: MDBook,
    handbook: Arc<Handbook>,
    found: Found,
}

/// Where a book is written, and how.
struct Source {
    root: PathBuf,
    language: Language,
    config: Config,
}

/// The book of a language, if the manifest names one that may be read.
fn source(workspace: &Workspace, tag: &str) -> Result<Source, Problem> {
    check_tag(tag)?;
    let manifest = &workspace.base.manifest;
    let folder = manifest
        .books
        .iter()
        .find(|(known, _)| known == tag)
        .map(|(_, folder)| folder.as_str());
    let language = manifest.language(tag);
    let (Some(folder), Some(language)) = (folder, language) else {
        return Err(Problem::new("no-book")
            .with("language", tag)
            .with("known", manifest.languages.join(", ")));
    };
    let joined = workspace.content.join(folder);
    let root = joined
        .canonicalize()
        .map_err(|error| Problem::unreadable(&joined, &error))?;
    if !root.starts_with(&workspace.root) {
        return Err(Problem::new("book-folder-outside")
            .with("target", folder)
            .with("path", workspace.root.display().to_string()));
    }
    let config = config::read(&root, &workspace.root)?;
    config::check_language(&config, &root, tag)?;
    Ok(Source {
        root,
        language,
        config,
    })
}

/// Opens the book of a language.
fn open(
    workspace: &Workspace,
    graph: &Arc<Graph>,
    tag: &str,
    out: &Path,
) -> Result<Opened, Problem> {
    let Source {
        root,
        language,
        mut config,
    } = source(workspace, tag)?;
    config.build.build_dir =
        std::path::absolute(out).map_err(|error| Problem::unreadable(out, &error))?;
    let tables = config::our_tables(&config);
    let mut book =
        MDBook::load_with_config(&root, config).map_err(|error| mdbook_failed(&root, &error))?;
    let handbook = chapters::fill(
        Handbook::new(Arc::clone(graph), language).in_style(style(workspace)?),
        workspace,
        &root,
        &book.config,
        &book.book.items,
    );
    let (handbook, found) = (Arc::new(handbook), Found::default());
    for pass in passes::ALL
        .into_iter()
        .filter(|pass| tables.contains(&pass.name()))
    {
        book.with_preprocessor(Runner {
            pass,
            handbook: Arc::clone(&handbook),
            found: found.clone(),
        });
    }
    Ok(Opened {
        book,
        handbook,
        found,
    })
}

fn build_book(
    workspace: &Workspace,
    graph: &Arc<Graph>,
    tag: &str,
    out: &Path,
) -> Result<Chapters, Failure> {
    let Opened {
        mut book,
        handbook,
        found,
    } = open(workspace, graph, tag, out)?;
    book.with_renderer(batches::Batched);
    let built = book.build();
    let root = book.root.clone();
    drop(book);
    let chapters = chapters(handbook, &found);
    if chapters.has_errors() {
        return Err(Failure::Chapters(chapters));
    }
    built.map_err(|error| mdbook_failed(&root, &error))?;
    Ok(chapters)
}

/// What the passes found. The handbook is taken apart, since nobody holds it any more.
fn chapters(handbook: Arc<Handbook>, found: &Found) -> Chapters {
    let files = Arc::into_inner(handbook)
        .map(|handbook| handbook.files)
        .unwrap_or_default();
    Chapters {
        files,
        diagnostics: found.take(),
    }
}

fn mdbook_failed(root: &Path, error: &mdbook_driver::errors::Error) -> Problem {
    Problem::new("mdbook")
        .with("path", root.display().to_string())
        .with("reason", format!("{error:#}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_the_name_of_one_folder() {
        for tag in ["de", "pt-BR"] {
            assert_eq!(check_tag(tag), Ok(()));
        }
        for tag in [
            "", ".", "..", "/", "/tmp/x", "../x", "a/b", "a/..", "./a", "a/",
        ] {
            assert_eq!(check_tag(tag).unwrap_err().key(), "language-tag", "{tag}");
        }
    }
}
