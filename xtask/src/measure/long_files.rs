//! Files that are too long to be read in one go.

use super::codebase::Codebase;
use super::lines::LineCounts;

/// The most lines of code that a file should have.
pub(crate) const MOST_LINES: usize = 450;

/// A file with more lines of code than it should have.
pub(crate) struct LongFile {
    pub(crate) path: String,
    pub(crate) code: usize,
}

/// All such files in `crates/`, the longest first.
pub(crate) fn long_files(code: &Codebase) -> Vec<LongFile> {
    let files = code.crate_files().map(|file| LongFile {
        path: file.path.clone(),
        code: LineCounts::of(file).code,
    });
    let mut long: Vec<LongFile> = files.filter(|file| file.code > MOST_LINES).collect();
    // The path second: the same input gives the same order.
    long.sort_by(|a, b| b.code.cmp(&a.code).then_with(|| a.path.cmp(&b.path)));
    long
}
