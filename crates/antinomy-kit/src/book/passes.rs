//! Runs passes over the chapters of a book, in `antinomy build` as in a preprocessor.

use super::chapters::{from_mdbook, to_mdbook};
use crate::{Problem, style_held};
use antinomy_book::Handbook;
use antinomy_book::passes::{self, Pass};
use antinomy_syntax::{Diagnostic, Files, Severity};
use mdbook_driver::book::BookItem;

/// Diagnostics of the hand-written chapters of a book. Their spans point into `files`.
#[derive(Debug, Default)]
pub struct ChapterDiagnostics {
    /// The files of the knowledge base and the chapters.
    pub files: Files,
    /// The diagnostics, in the order of paths and spans.
    pub diagnostics: Vec<Diagnostic>,
}

impl ChapterDiagnostics {
    /// Whether anything must be changed before publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.code.severity == Severity::Error)
    }
}

/// Why there is no handbook.
#[derive(Debug)]
pub enum BuildFailure {
    /// An error of the environment, or a book that is refused.
    Problem(Problem),
    /// Errors in chapters.
    Chapters(ChapterDiagnostics),
}

impl From<Problem> for BuildFailure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// The chapters after some passes, and what these found. After a pass that found errors there are no chapters.
///
/// # Errors
/// If a work cannot be set in the style of the handbook.
///
/// Within one call the passes see our pages, which carry what earlier passes know; mdBook's chapters carry text alone.
pub(super) fn run(
    chosen: &[&dyn Pass],
    handbook: Handbook,
    chapters: Vec<BookItem>,
) -> Result<(Option<Vec<BookItem>>, ChapterDiagnostics), Problem> {
    let (pages, mut diagnostics) = passes::run(chosen, &handbook, from_mdbook(chapters));
    if let Some(list) = handbook.listed() {
        style_held(list)?;
    }
    handbook.files.sort(&mut diagnostics);
    let files = handbook.files;
    let found = ChapterDiagnostics { files, diagnostics };
    Ok((pages.map(to_mdbook), found))
}
