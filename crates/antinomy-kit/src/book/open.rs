//! Finds the book of a language, reads it, and runs the passes over it.

use super::chapters::fill;
use super::config;
use super::passes::{self, BuildFailure, ChapterDiagnostics};
use super::theme::ComposedTheme;
use crate::saved_query_watcher::SavedQueryWatcher;
use crate::{Problem, Workspace, style};
use antinomy_book::Handbook;
use antinomy_graph::Graph;
use antinomy_model::Language;
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The tags of the languages to build: those asked for, else all that have a book.
pub(super) fn chosen(workspace: &Workspace, asked: &[String]) -> Result<Vec<String>, Problem> {
    let manifest = &workspace.base.manifest;
    let with_book: Vec<String> = manifest.books.iter().map(|(tag, _)| tag.clone()).collect();
    if with_book.is_empty() {
        return Err(Problem::new("no-books"));
    }
    if let Some(unknown) = asked.iter().find(|tag| !with_book.contains(tag)) {
        return Err(Problem::new("no-book")
            .with("language", unknown.as_str())
            .with("known", with_book.join(", ")));
    }
    let is_asked = |tag: &String| asked.is_empty() || asked.contains(tag);
    Ok(with_book.into_iter().filter(is_asked).collect())
}

/// Refuses a tag that is not a single path component: it names an output folder, which mdBook empties.
pub(super) fn check_tag(tag: &str) -> Result<(), Problem> {
    let mut parts = Path::new(tag).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(name)), None) if name == tag => Ok(()),
        _ => Err(Problem::new("language-tag").with("language", tag)),
    }
}

/// The folder and the configuration of a book.
pub(super) struct BookSource {
    pub(super) root: PathBuf,
    pub(super) language: Language,
    pub(super) config: Config,
}

/// A book after the passes.
pub(super) struct PreprocessedBook {
    pub(super) root: PathBuf,
    /// Its theme is the one below.
    pub(super) config: Config,
    pub(super) chapters: Vec<BookItem>,
    pub(super) theme: ComposedTheme,
}

/// The book of a language, after the checks of its book.toml.
pub(super) fn source(workspace: &Workspace, tag: &str) -> Result<BookSource, Problem> {
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
    let root = joined.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Problem::new("book-folder-missing")
            .with("target", folder)
            .with("language", tag),
        _ => Problem::unreadable(&joined, &error),
    })?;
    // After `canonicalize`, so that neither `..` nor a symbolic link leads out of the knowledge base.
    if !root.starts_with(&workspace.root) {
        return Err(Problem::new("book-folder-outside")
            .with("target", folder)
            .with("path", workspace.root.display().to_string()));
    }
    let config = config::read(&root, &workspace.root)?;
    config::check_language(&config, &root, tag)?;
    Ok(BookSource {
        root,
        language,
        config,
    })
}

/// Reads the book of a language and runs its passes for a renderer that writes to `out`. With it come warnings.
///
/// mdBook only reads the book here. It never runs preprocessors: for tables that we did not replace it would start the
/// programs that book.toml names.
pub(super) fn open(
    workspace: &Workspace,
    graph: &Arc<Graph>,
    watcher: &SavedQueryWatcher,
    tag: &str,
    renderer: &str,
    out: &Path,
) -> Result<(PreprocessedBook, ChapterDiagnostics), BuildFailure> {
    let BookSource {
        root,
        language,
        mut config,
    } = source(workspace, tag)?;
    config.build.build_dir =
        std::path::absolute(out).map_err(|error| Problem::unreadable(out, &error))?;
    let chosen = config::passes_for(&config, &root, renderer)?;
    let theme = ComposedTheme::of(&config::theme_folder(&config, &root))?;
    config
        .set("output.html.theme", theme.folder())
        .map_err(|error| mdbook_failed(&root, &error))?;
    let book =
        MDBook::load_with_config(&root, config).map_err(|error| mdbook_failed(&root, &error))?;
    let (config, chapters) = (book.config, book.book.items);
    let style = style(workspace)?;
    let handbook = Handbook::new(Arc::clone(graph), language)
        .in_style(style)
        .watched_by(watcher.clone());
    let handbook = fill(handbook, workspace, &root, &config, &chapters);
    match passes::run(&chosen, handbook, chapters)? {
        (None, found) => Err(BuildFailure::Chapters(found)),
        (Some(chapters), found) => Ok((
            PreprocessedBook {
                root,
                config,
                chapters,
                theme,
            },
            found,
        )),
    }
}

pub(super) fn mdbook_failed(root: &Path, error: &mdbook_driver::errors::Error) -> Problem {
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
