//! Files as texts: only what is a file is read, and only up to a bound. A pipe would be waited for, and a device may
//! never end.

use crate::Problem;
use antinomy_syntax::yaml;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest file of content or of a book in bytes: all of it is held in memory.
pub(crate) const MAX_BYTES: usize = yaml::MAX_BYTES;

/// The largest bibliography in bytes, far above any real one.
const MAX_INPUT: usize = 64 << 20;

/// The largest list of names in bytes: more than all ids of the largest knowledge base.
const MAX_LIST: usize = 10 << 20;

/// The text of standard input, which is a list of names.
///
/// # Errors
/// If it cannot be read, is too large, or is not UTF-8.
pub fn read_list() -> Result<String, Problem> {
    list(std::io::stdin())
}

fn list(from: impl Read) -> Result<String, Problem> {
    let too_large = || Problem::new("list-too-large").with("limit", MAX_LIST >> 20);
    let bytes = bytes(Path::new("-"), from, MAX_LIST, Vec::new())?.ok_or_else(too_large)?;
    String::from_utf8(bytes).map_err(|_| Problem::new("list-no-text"))
}

/// The text of a file that the command line names, or of standard input if `path` is `-`. A pipe of the shell, `<(…)`, is read,
/// too; no other pipe is, because nobody may ever write to it.
///
/// # Errors
/// If it cannot be read, is too large, or is not UTF-8.
pub fn read_input(path: &Path) -> Result<String, Problem> {
    if path == Path::new("-") {
        return text(path, std::io::stdin(), MAX_INPUT, input_too_large);
    }
    if !is_descriptor(path) && is_pipe(path) {
        return Err(Problem::new("file-pipe").with("path", path.display().to_string()));
    }
    let file = File::open(path).map_err(|error| Problem::unreadable(path, &error))?;
    text(path, file, MAX_INPUT, input_too_large)
}

fn input_too_large(path: &Path, limit: usize) -> Problem {
    Problem::new("input-too-large")
        .with("path", path.display().to_string())
        .with("limit", limit >> 20)
}

/// The text of a file of at most `limit` bytes.
///
/// # Errors
/// If it is no file (but a pipe, say), cannot be read, is too large, or is not UTF-8.
pub(crate) fn read_text(path: &Path, limit: usize) -> Result<String, Problem> {
    let bytes = read_bytes(path, limit)?;
    String::from_utf8(bytes).map_err(|_| no_text(path))
}

/// The bytes of a file of at most `limit` bytes.
///
/// # Errors
/// If it is no file (but a pipe, say), cannot be read, or is too large.
pub(crate) fn read_bytes(path: &Path, limit: usize) -> Result<Vec<u8>, Problem> {
    check_file(path)?;
    let file = File::open(path).map_err(|error| Problem::unreadable(path, &error))?;
    // Only a hint: a file may grow.
    let size = file.metadata().map_or(0, |found| found.len());
    let room = usize::try_from(size).unwrap_or(limit).min(limit) + 1;
    bytes(path, file, limit, Vec::with_capacity(room))?
        .ok_or_else(|| Problem::too_large(path, limit))
}

/// Refuses what is there and is no file: a pipe, a socket, a device. Links are followed.
///
/// # Errors
/// If it is none, or cannot be found.
pub(crate) fn check_file(path: &Path) -> Result<(), Problem> {
    let found = std::fs::metadata(path).map_err(|error| Problem::unreadable(path, &error))?;
    if found.is_file() {
        return Ok(());
    }
    if found.is_dir() {
        return Err(Problem::unreadable(path, &ErrorKind::IsADirectory.into()));
    }
    Err(Problem::new("file-special").with("path", path.display().to_string()))
}

fn text(
    path: &Path,
    from: impl Read,
    limit: usize,
    too_large: fn(&Path, usize) -> Problem,
) -> Result<String, Problem> {
    let bytes = bytes(path, from, limit, Vec::new())?.ok_or_else(|| too_large(path, limit))?;
    String::from_utf8(bytes).map_err(|_| no_text(path))
}

fn no_text(path: &Path) -> Problem {
    Problem::unreadable(path, &ErrorKind::InvalidData.into())
}

/// Reads into `bytes`. `None` if there is more than `limit`.
fn bytes(
    path: &Path,
    from: impl Read,
    limit: usize,
    mut bytes: Vec<u8>,
) -> Result<Option<Vec<u8>>, Problem> {
    // One byte more tells a file that is too large from one of exactly the limit. The size that a file system gives is not
    // asked: that of a pipe is not known, and a file may grow.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    from.take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| Problem::unreadable(path, &error))?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// Whether a path names an open file of this process, as shells write it for `<(…)`.
fn is_descriptor(path: &Path) -> bool {
    ["/dev/fd", "/dev/stdin", "/proc/self/fd"]
        .iter()
        .any(|folder| path.starts_with(folder))
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|found| found.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_: &Path) -> bool {
    false
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
    fn a_list_is_read_up_to_a_bound_and_only_as_text() {
        assert_eq!(list(&b"a\nb\n"[..]), Ok("a\nb\n".to_owned()));
        let key = |bytes: &[u8]| list(bytes).map_err(|problem| problem.key());
        assert_eq!(key(b"M\xfcller"), Err("list-no-text"));
        assert_eq!(key(&vec![b'a'; MAX_LIST + 1]), Err("list-too-large"));
    }

    #[test]
    fn a_file_of_the_limit_is_read_and_one_byte_more_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.yaml");
        std::fs::write(&path, "abc").unwrap();
        assert_eq!(read_bytes(&path, 3), Ok(b"abc".to_vec()));
        let refused = read_bytes(&path, 2).map_err(|problem| problem.key());
        assert_eq!(refused, Err("file-too-large"));
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
