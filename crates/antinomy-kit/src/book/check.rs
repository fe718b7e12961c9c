//! What is wrong with the hand-written chapters of books.

use super::chapters::{fill, from_mdbook};
use super::open::{BookSource, mdbook_failed, source};
use super::passes::ChapterDiagnostics;
use crate::{Loaded, Problem};
use antinomy_book::{Handbook, passes};
use mdbook_driver::MDBook;
use std::sync::Arc;

/// What is wrong with the hand-written chapters of each book of the manifest, without building any.
///
/// # Errors
/// For each book that cannot be opened.
pub(crate) fn check(loaded: &Loaded) -> Vec<Result<ChapterDiagnostics, Problem>> {
    let books = loaded.base.manifest.books.iter();
    books.map(|(tag, _)| check_book(loaded, tag)).collect()
}

fn check_book(loaded: &Loaded, tag: &str) -> Result<ChapterDiagnostics, Problem> {
    let BookSource {
        root,
        language,
        config,
    } = source(loaded, tag)?;
    let book =
        MDBook::load_with_config(&root, config).map_err(|error| mdbook_failed(&root, &error))?;
    let items = book.book.items;
    let base = Handbook::of_base(Arc::clone(&loaded.base), language);
    let handbook = fill(base, loaded, &root, &book.config, &items);
    let diagnostics = passes::check(&handbook, from_mdbook(items));
    Ok(ChapterDiagnostics {
        files: handbook.chapters.into_files(),
        diagnostics,
    })
}
