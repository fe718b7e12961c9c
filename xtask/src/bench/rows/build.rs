//! `antinomy build` beside mdBook over the pages as our passes leave them, in both languages.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::bench::cost::{Cost, measure, prepare};
use crate::bench::rounds::rounds;
use crate::bench::table::BenchRow;
use crate::bench::workbench::{Workbench, remove};

const LANGUAGES: &[&str] = &["de", "en"];

pub(super) fn row(bench: &Workbench, size: u64) -> Result<BenchRow> {
    let root = bench.corpus("statements", size, &[])?;
    let books = plain_books(bench, &root)?;
    let out = bench.folder.join("public");
    let task = || {
        // Replacing an older output is not what is measured.
        remove(&out)?;
        measure(bench.antinomy("build", &root).arg("--out").arg(&out))
    };
    let peer = || mdbook(bench, &books);
    let rounds = rounds(bench.runs, task, peer)?;
    remove(&out)?;
    Ok(BenchRow {
        task: "build",
        size,
        peer: "mdBook alone",
        rounds,
        bar: None,
    })
}

/// Has the book of each language written as plain Markdown.
fn plain_books(bench: &Workbench, root: &Path) -> Result<Vec<PathBuf>> {
    let mut books = Vec::new();
    for language in LANGUAGES {
        let book = bench.folder.join("plain-book").join(language);
        remove(&book)?;
        prepare(bench.xtask("plain-book", root).arg(language).arg(&book))?;
        books.push(book);
    }
    Ok(books)
}

/// The books one after the other; the peak is the highest of them.
fn mdbook(bench: &Workbench, books: &[PathBuf]) -> Result<Option<Cost>> {
    let mut sum: Option<Cost> = None;
    for book in books {
        let cost = measure(&mut bench.xtask("floor-mdbook", book))?;
        sum = Some(sum.map_or(cost, |other| other.and_then(cost)));
    }
    Ok(sum)
}
