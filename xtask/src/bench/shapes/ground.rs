//! A fresh knowledge base with one book, as small as can be: what a shape is written into.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What the command reads from its standard input, if a shape writes it.
pub(super) const INPUT: &str = "input";

const MANIFEST: &str = "\
title: Test
languages: [en]
actor-kinds:
  - {id: government, label: Government}
statement-kinds:
  - {id: goal, label: Goal}
relation-types:
  - {id: serves, label: serves, inverse: is served by, symmetric: false}
conflict-kinds:
  - {id: stance-conflict, label: Opposed}
books: {en: ../book/en}
";

const LEVELS: &str = "\
levels:
  - {id: city, label: City, letter: C, shape: circle}
  - {id: state, label: State, letter: S, shape: square}
";

const BOOK: &str = "\
[book]
title = \"Test\"
language = \"en\"

[build]
create-missing = false
use-default-preprocessors = false

[preprocessor.antinomy-pages]
before = [\"antinomy-contradictions\"]

[preprocessor.antinomy-contradictions]
before = [\"antinomy-link\"]

[preprocessor.antinomy-link]
before = [\"antinomy-cite\"]

[preprocessor.antinomy-cite]

[output.html]
smart-punctuation = false
";

/// Search and the page for print hold the whole book, and are measured by `bench` itself.
const NO_SEARCH: &str =
    "\n[output.html.search]\nenable = false\n\n[output.html.print]\nenable = false\n";

/// The folder of a knowledge base that holds nothing yet.
pub(super) struct Ground {
    root: PathBuf,
}

impl Ground {
    /// Writes the manifest and a book of one chapter.
    pub(super) fn new(root: &Path) -> Result<Ground> {
        let ground = Ground {
            root: root.to_owned(),
        };
        ground.text("content/antinomy.yaml", &format!("{MANIFEST}{LEVELS}"))?;
        ground.text("book/en/book.toml", BOOK)?;
        ground.text("book/en/src/SUMMARY.md", "- [Start](start.md)\n")?;
        ground.text("book/en/src/start.md", "# Start\n\nWords.\n")?;
        Ok(ground)
    }

    /// Writes a file whole, in place of the one that is there.
    pub(super) fn text(&self, path: &str, text: &str) -> Result<()> {
        self.file(path, |out| Ok(out.write_all(text.as_bytes())?))
    }

    /// Writes a file piece by piece.
    pub(super) fn file(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let path = self.root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file =
            fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        Ok(out.flush()?)
    }

    /// The manifest with levels of our own, and one more line.
    pub(super) fn manifest(&self, levels: &str, more: &str) -> Result<()> {
        let levels = if levels.is_empty() { LEVELS } else { levels };
        self.text(
            "content/antinomy.yaml",
            &format!("{MANIFEST}{levels}{more}"),
        )
    }

    /// The book without search and print.
    pub(super) fn without_search(&self) -> Result<()> {
        self.text("book/en/book.toml", &format!("{BOOK}{NO_SEARCH}"))
    }

    /// Where the knowledge base lies.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }
}

/// The bytes of all files below a folder.
#[cfg(test)]
pub(super) fn bytes(root: &Path) -> u64 {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    entries
        .map(|entry| entry.metadata().unwrap())
        .filter(|it| it.is_file())
        .map(|it| it.len())
        .sum()
}
