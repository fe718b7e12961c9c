//! `antinomy build`: from a loaded knowledge base to a folder with a finished handbook.

use super::config::RENDERER;
use super::open::{PreprocessedBook, chosen, mdbook_failed, open};
use super::passes::{BuildFailure, ChapterDiagnostics};
use super::{batches, finish, output};
use crate::Workspace;
use crate::saved_query_watcher::SavedQueryWatcher;
use antinomy_graph::Graph;
use mdbook_driver::book::Book;
use mdbook_renderer::RenderContext;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The result of a build.
#[derive(Debug)]
pub struct BuiltHandbook {
    /// The output folder.
    pub folder: PathBuf,
    /// The page to open.
    pub start: PathBuf,
    /// The tags of its languages.
    pub languages: Vec<String>,
    /// Warnings about chapters, an entry a book that has any.
    pub warnings: Vec<ChapterDiagnostics>,
}

/// Builds the handbook in `languages`, or in all that the manifest names a book for, and replaces `out` by it. The old folder
/// is kept if anything fails.
///
/// # Errors
/// If a book cannot be built, or `out` is neither empty nor this handbook as an earlier build wrote it.
pub fn build(
    workspace: &Workspace,
    languages: &[String],
    out: &Path,
) -> Result<BuiltHandbook, BuildFailure> {
    let tags = chosen(workspace, languages)?;
    // Checked before the long work, and again before the replacement.
    let fresh = output::StagedOutput::beside(workspace, out)?;
    crate::temporary::clear_below(&workspace.content);
    // One graph for the books of all languages: it holds no words.
    let graph = Arc::new(Graph::of(Arc::clone(workspace.facts())));
    let watcher = SavedQueryWatcher::of_build(workspace.last_resort);
    let mut warnings = Vec::new();
    for tag in &tags {
        let chapters = build_book(workspace, &graph, &watcher, tag, &fresh.folder().join(tag))?;
        if !chapters.diagnostics.is_empty() {
            warnings.push(chapters);
        }
    }
    finish::finish_ours(workspace, &fresh.folder(), out)?;
    let folder = fresh.replace(workspace)?;
    Ok(BuiltHandbook {
        start: folder.join("index.html"),
        folder,
        languages: tags,
        warnings,
    })
}

/// Builds the book of one language straight into `out`, unfinished, for comparison and measurement. `out` must not
/// exist or be empty.
///
/// # Errors
/// As [`build`].
pub fn build_language(
    workspace: &Workspace,
    tag: &str,
    out: &Path,
) -> Result<ChapterDiagnostics, BuildFailure> {
    output::check_free(out)?;
    let graph = Arc::new(Graph::of(Arc::clone(workspace.facts())));
    let watcher = SavedQueryWatcher::of_build(workspace.last_resort);
    build_book(workspace, &graph, &watcher, tag, out)
}

fn build_book(
    workspace: &Workspace,
    graph: &Arc<Graph>,
    watcher: &SavedQueryWatcher,
    tag: &str,
    out: &Path,
) -> Result<ChapterDiagnostics, BuildFailure> {
    let (book, warnings) = open(workspace, graph, watcher, tag, RENDERER, out)?;
    let PreprocessedBook {
        root,
        config,
        chapters,
        // Deleted when the book is rendered.
        theme: _theme,
    } = book;
    // mdBook leaves this folder out when it copies files from the sources, which it may be in.
    let out = config.build.build_dir.clone();
    let book = Book::new_with_items(chapters);
    batches::render(&RenderContext::new(&root, book, config, out))
        .map_err(|error| mdbook_failed(&root, &error.context("Rendering failed")))?;
    Ok(warnings)
}
