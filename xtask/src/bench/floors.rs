//! The floors: the least that a task could cost with the libraries it uses. They run in a process of
//! their own, as hidden tasks of this program.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use granit_parser::Parser;
use mdbook_driver::MDBook;
use walkdir::WalkDir;

/// Reads every YAML file below `dir` and pulls all events of the parser over it.
pub(crate) fn yaml(dir: &Path) -> Result<()> {
    let mut events = 0_usize;
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let text = fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            for event in Parser::new_from_str(&text) {
                // Events are made on demand, and would not be without a use.
                black_box(event.map_err(|error| anyhow!("{}: {error}", path.display()))?);
                events += 1;
            }
        }
    }
    println!("{events} events");
    Ok(())
}

/// Renders a book with mdBook as it comes.
pub(crate) fn mdbook(book: &Path) -> Result<()> {
    MDBook::load(book)?.build()
}

/// Writes the book of one language as our passes leave it: a source folder that mdBook alone can render.
pub(crate) fn write_plain_book(root: &Path, language: &str, dir: &Path) -> Result<()> {
    let loaded = antinomy_kit::Workspace::open(root)?;
    antinomy_kit::book::write_markdown(&loaded, language, dir)
        .map_err(|failure| anyhow!("cannot write the pages: {failure:?}"))
}
