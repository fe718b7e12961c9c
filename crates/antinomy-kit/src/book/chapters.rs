//! Between mdBook's chapters and our pages, and how a pass becomes one of mdBook's preprocessors.

use crate::Workspace;
use crate::paths::{is_inside, relative};
use antinomy_book::passes::Pass;
use antinomy_book::{BookPage, Handbook, MarkdownOptions, TocItem};
use antinomy_syntax::{Diagnostic, Severity, SourceFile};
use mdbook_driver::book::{Book, BookItem, Chapter, SectionNumber};
use mdbook_driver::config::Config;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, errors::Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Diagnostics that passes leave while mdBook runs them: mdBook's own errors have no places.
#[derive(Clone, Default)]
pub(super) struct Found(Arc<Mutex<Vec<Diagnostic>>>);

impl Found {
    pub(super) fn take(&self) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        found.sort_by_key(Diagnostic::sort_key);
        found
    }

    pub(super) fn add(&self, mut more: Vec<Diagnostic>) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .append(&mut more);
    }
}

/// A pass in mdBook's place for it.
pub(super) struct Runner {
    pub(super) pass: &'static dyn Pass,
    pub(super) handbook: Arc<Handbook>,
    pub(super) found: Found,
}

impl Preprocessor for Runner {
    fn name(&self) -> &str {
        self.pass.name()
    }

    fn run(&self, _: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let (items, diagnostics) = self.pass.run(&self.handbook, from_mdbook(book.items));
        let has_errors = diagnostics
            .iter()
            .any(|found| found.code.severity == Severity::Error);
        self.found.add(diagnostics);
        if has_errors {
            // Nobody reads this: whoever started the build shows what was found instead.
            return Err(mdbook_driver::errors::Error::msg(self.pass.name()));
        }
        book.items = to_mdbook(items);
        Ok(book)
    }
}

/// mdBook's items as ours.
pub(super) fn from_mdbook(items: Vec<BookItem>) -> Vec<TocItem> {
    let page = |chapter: Chapter| BookPage {
        name: chapter.name,
        path: chapter.path.map(|path| with_slashes(&path)),
        source_path: chapter.source_path.map(|path| with_slashes(&path)),
        number: chapter.number.map(|number| number.to_vec()),
        parents: chapter.parent_names,
        content: chapter.content,
        children: from_mdbook(chapter.sub_items),
    };
    items
        .into_iter()
        .map(|item| match item {
            BookItem::Chapter(chapter) => TocItem::Page(page(chapter)),
            BookItem::Separator => TocItem::Separator,
            BookItem::PartTitle(title) => TocItem::Part(title),
        })
        .collect()
}

/// Our items as mdBook's.
pub(super) fn to_mdbook(items: Vec<TocItem>) -> Vec<BookItem> {
    let chapter = |page: BookPage| Chapter {
        name: page.name,
        content: page.content,
        number: page.number.map(SectionNumber::new),
        sub_items: to_mdbook(page.children),
        path: page.path.map(PathBuf::from),
        source_path: page.source_path.map(PathBuf::from),
        parent_names: page.parents,
    };
    items
        .into_iter()
        .map(|item| match item {
            TocItem::Page(page) => BookItem::Chapter(chapter(page)),
            TocItem::Separator => BookItem::Separator,
            TocItem::Part(title) => BookItem::PartTitle(title),
        })
        .collect()
}

fn with_slashes(path: &Path) -> String {
    path.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

/// Adds to a handbook what the passes may know about the book in `root`, whose chapters are `items`.
pub(super) fn fill(
    mut handbook: Handbook,
    workspace: &Workspace,
    root: &Path,
    config: &Config,
    items: &[BookItem],
) -> Handbook {
    let sources = root.join(&config.book.src);
    let folder = relative(&sources, &workspace.root);
    let mut chapters = BTreeMap::new();
    read_chapters(&sources, &folder, items, &mut chapters);
    for chapter in chapters.into_values() {
        handbook.add_chapter(chapter);
    }
    handbook.to_content = way(&sources, &workspace.root);
    handbook.chapter_folder = format!("{folder}/");
    handbook.markdown = markdown(config);
    handbook
}

/// The hand-written chapters as they stand on disk: the text that a pass gets may have been changed before it.
fn read_chapters(
    sources: &Path,
    folder: &str,
    items: &[BookItem],
    files: &mut BTreeMap<String, SourceFile>,
) {
    for item in items {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        if let Some(inner) = chapter.source_path.as_ref().filter(|path| is_inside(path)) {
            let path = format!("{folder}/{}", with_slashes(inner));
            // A chapter that another preprocessor made up has no file; then there is no place to report either.
            if let Ok(text) = std::fs::read_to_string(sources.join(inner)) {
                files.insert(path.clone(), SourceFile::new(path, text));
            }
        }
        read_chapters(sources, folder, &chapter.sub_items, files);
    }
}

/// The relative way from one folder to another, with a slash at the end.
fn way(from: &Path, to: &Path) -> String {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(from.components().count() - shared);
    let down = to
        .components()
        .skip(shared)
        .map(|part| format!("{}/", part.as_os_str().to_string_lossy()));
    up + &down.collect::<String>()
}

/// The renderer's options for Markdown.
fn markdown(config: &Config) -> MarkdownOptions {
    let html = config.html_config().unwrap_or_default();
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = html.smart_punctuation;
    options.definition_lists = html.definition_lists;
    options.admonitions = html.admonitions;
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_climbs_to_what_both_share() {
        assert_eq!(
            way(Path::new("/a/book/de/src"), Path::new("/a")),
            "../../../"
        );
        assert_eq!(way(Path::new("/a/book"), Path::new("/a/kb/x")), "../kb/x/");
    }

    #[test]
    fn chapters_survive_the_way_there_and_back() {
        let mut chapter = Chapter::new("A", "text".to_owned(), "a/b.md", vec!["P".to_owned()]);
        chapter.number = Some(SectionNumber::new([1, 2]));
        chapter.sub_items = vec![
            BookItem::Separator,
            BookItem::Chapter(Chapter::new_draft("D", vec!["A".to_owned()])),
        ];
        let items = vec![
            BookItem::PartTitle("T".to_owned()),
            BookItem::Chapter(chapter),
        ];
        assert_eq!(to_mdbook(from_mdbook(items.clone())), items);
    }
}
