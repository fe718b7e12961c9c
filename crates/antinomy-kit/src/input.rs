//! Files that are named on the command line.

use crate::Problem;
use crate::problem::reason;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest input in bytes, far above any real bibliography: all of it is held in memory.
const MAX_BYTES: u64 = 64 << 20;

/// The text of a file, or of standard input if `path` is `-`.
///
/// # Errors
/// If it cannot be read, is too large, or is not UTF-8.
pub fn read_input(path: &Path) -> Result<String, Problem> {
    let failed = |error: std::io::Error| Problem::unreadable(path, &error);
    let mut bytes = Vec::new();
    // One byte more tells a file that is too large from one of exactly the limit; the size of a pipe is not known before.
    let limit = MAX_BYTES + 1;
    if path == Path::new("-") {
        std::io::stdin().take(limit).read_to_end(&mut bytes)
    } else {
        let file = std::fs::File::open(path).map_err(failed)?;
        file.take(limit).read_to_end(&mut bytes)
    }
    .map_err(failed)?;
    let shown = path.display().to_string();
    if bytes.len() as u64 > MAX_BYTES {
        let megabytes = usize::try_from(MAX_BYTES >> 20).unwrap_or(usize::MAX);
        return Err(Problem::new("input-too-large")
            .with("path", shown)
            .with("limit", megabytes));
    }
    String::from_utf8(bytes).map_err(|_| {
        let error = std::io::Error::from(ErrorKind::InvalidData);
        Problem::new("unreadable")
            .with("path", shown)
            .with("reason", reason(&error))
    })
}

/// The canonical path of a file that may not exist yet: its existing ancestor is canonicalised, and the rest appended.
/// `None` if the rest is not made of plain names, or the ancestor cannot be read.
#[must_use]
pub fn resolve_new(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let existing = path.ancestors().find(|folder| folder.exists())?;
    let rest = path.strip_prefix(existing).ok()?;
    // `..` behind a folder that does not exist cannot be resolved, and could lead out of the ancestor.
    let is_plain = rest
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)));
    is_plain.then_some(())?;
    Some(existing.canonicalize().ok()?.join(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_text_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("latin.bib");
        std::fs::write(&path, b"M\xfcller").unwrap();
        assert_eq!(
            read_input(&path).map_err(|problem| problem.key()),
            Err("unreadable")
        );
    }

    #[test]
    fn a_way_out_of_a_folder_is_seen() {
        let place = tempfile::tempdir().unwrap();
        let inner = resolve_new(&place.path().join("a/b.yaml")).unwrap();
        assert!(inner.starts_with(place.path().canonicalize().unwrap()));
        let outer = resolve_new(&place.path().join("a/../../b.yaml"));
        assert!(outer.is_none_or(|path| !path.starts_with(place.path())));
    }
}
