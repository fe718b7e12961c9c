//! Rewriting expected blocks in place, when `ANTINOMY_UPDATE=1` is set.
//!
//! Tests run side by side, so they only note what a block should say; the pages are written when all have ended.

use crate::page::Block;
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What stands at a place from now on.
type Change = (Range<usize>, String);

static NOTED: Mutex<BTreeMap<PathBuf, Vec<Change>>> = Mutex::new(BTreeMap::new());

/// Whether expected blocks are to be rewritten.
pub(crate) fn is_wanted() -> bool {
    std::env::var("ANTINOMY_UPDATE").is_ok_and(|value| value == "1")
}

/// Notes that `block` of `page` should say `text`.
pub(crate) fn note(page: &Path, block: &Block, text: String) {
    let mut noted = NOTED
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    noted
        .entry(page.to_owned())
        .or_default()
        .push((block.span.clone(), text));
}

/// Writes all pages that something was noted for, and says how many.
pub(crate) fn write() -> Result<usize, String> {
    let noted = std::mem::take(
        &mut *NOTED
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner),
    );
    for (path, changes) in &noted {
        rewrite(path, changes.clone()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(noted.len())
}

/// Changes a page from its end to its beginning, so that places before a change stay true.
fn rewrite(path: &Path, mut changes: Vec<Change>) -> std::io::Result<()> {
    let mut text = std::fs::read_to_string(path)?;
    changes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    for (span, new) in changes {
        text.replace_range(span, &new);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .permissions(std::fs::metadata(path)?.permissions())
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}
