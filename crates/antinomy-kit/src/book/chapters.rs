//! Conversion between mdBook's chapters and our pages, and what passes know about a book.

use crate::Workspace;
use crate::input::{MAX_BYTES, read_text};
use crate::paths::{is_inside, relative, relative_way, with_slashes};
use antinomy_book::{BookPage, Handbook, MarkdownOptions, TocItem};
use antinomy_syntax::SourceFile;
use mdbook_driver::book::{BookItem, Chapter, SectionNumber};
use mdbook_driver::config::Config;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// mdBook's items as ours.
pub(super) fn from_mdbook(items: Vec<BookItem>) -> Vec<TocItem> {
    let page = |chapter: Chapter| BookPage {
        name: chapter.name,
        path: chapter.path.map(|path| with_slashes(&path)),
        source_path: chapter.source_path.map(|path| with_slashes(&path)),
        number: chapter.number.map(|number| number.to_vec()),
        parents: chapter.parent_names,
        content: chapter.content.into(),
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
        content: page.content.into_markdown(),
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

/// Adds the book in `root`, whose chapters are `items`, to a handbook.
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
    // A chapter may be in the table of contents twice.
    read_chapters(&sources, &folder, items, &mut chapters);
    handbook.chapter_folder = format!("{folder}/");
    for chapter in chapters.into_values() {
        handbook.add_chapter(chapter);
    }
    handbook.to_content = relative_way(&sources, &workspace.root);
    handbook.markdown = markdown(config);
    handbook
}

/// Reads the hand-written chapters from disk. The text that a pass gets may have been changed by another preprocessor, and
/// spans are of the file.
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
            // A chapter that another preprocessor generated has no file, and its diagnostics no spans.
            if let Ok(text) = read_text(&sources.join(inner), MAX_BYTES) {
                files.insert(path.clone(), SourceFile::new(path, text));
            }
        }
        read_chapters(sources, folder, &chapter.sub_items, files);
    }
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
