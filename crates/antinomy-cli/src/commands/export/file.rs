//! What all exports have in common: the file that they write to, and what they refuse.

use crate::arguments::ExportArguments;
use crate::error::{CommandError, Refusal};
use crate::project::OpenProject;
use antinomy_kit::{refuse_among_sources, report, write_if_changed};
use antinomy_syntax::Argument;
use std::path::Path;

/// Writes a file.
pub(super) fn write(
    project: &OpenProject<'_>,
    path: &Path,
    text: &str,
) -> Result<(), CommandError> {
    let loaded = &project.loaded;
    refuse_among_sources(&loaded.sources(), &loaded.root, path)?;
    write_if_changed(Some(&loaded.root), path, text)?;
    Ok(())
}

/// A path as the argument of a message.
pub(super) fn shown(path: &Path) -> (&'static str, Argument) {
    let path = report::visible_line(&path.display().to_string());
    ("path", Argument::from(path))
}

/// Refuses names of records.
pub(super) fn refuse_ids(format: &str, asked: &ExportArguments) -> Result<(), CommandError> {
    // What describes a record leads to others, and where that ends is a question for a query.
    if asked.ids.is_empty() {
        return Ok(());
    }
    let format = ("format", Argument::from(format));
    Err(Refusal::with("export-whole", vec![format]).into())
}
