//! Writes single files, each whole or not at all.

use crate::Problem;
use std::io::Write;
use std::path::Path;

/// Writes `text` to `path`, with the folders above it. A file that says the same already is left alone, so that
/// nobody who watches it is disturbed; returns whether anything was written.
///
/// # Errors
/// If the folder or the file cannot be written. The old file is still there then.
pub fn write_if_changed(path: &Path, text: &str) -> Result<bool, Problem> {
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    std::fs::create_dir_all(folder_of(path)).map_err(|error| Problem::unreadable(path, &error))?;
    replace(path, text.as_bytes())?;
    Ok(true)
}

/// Writes `text` to `path`, with the folders above it, unless something is there already; returns whether it was written.
/// Nobody ever sees half of the file.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn write_new(path: &Path, text: &str) -> Result<bool, Problem> {
    let failed = |error: std::io::Error| Problem::unreadable(path, &error);
    std::fs::create_dir_all(folder_of(path)).map_err(failed)?;
    let mut file = tempfile::Builder::new();
    open_to_all(&mut file);
    let mut file = file.tempfile_in(folder_of(path)).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error.error)),
    }
}

/// Puts `bytes` in place of what stands at `path`: readers see the old file or the new one. A file that was there keeps
/// its permissions; a link stays one, and what it points at is replaced.
///
/// # Errors
/// If the folder cannot be written to; then the old file stands.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let failed = |error: std::io::Error| Problem::unreadable(path, &error);
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut file = tempfile::Builder::new();
    open_to_all(&mut file);
    let mut file = file.tempfile_in(folder_of(&target)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    if let Ok(old) = std::fs::metadata(&target) {
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// A temporary file is closed to others; what becomes of it must be as open as any file.
#[cfg(unix)]
fn open_to_all(file: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    file.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_all(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_left_alone_after_that() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("deep/er/schema.json");
        assert_eq!(write_if_changed(&path, "{}\n"), Ok(true));
        assert_eq!(write_if_changed(&path, "{}\n"), Ok(false));
        assert_eq!(write_if_changed(&path, "{\"a\": 1}\n"), Ok(true));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{\"a\": 1}\n");
        let left = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "a temporary file was left behind");
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("new/sources.yaml");
        assert_eq!(write_new(&path, "a"), Ok(true));
        assert_eq!(write_new(&path, "b"), Ok(false));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a");
        let left = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "a temporary file was left behind");
    }

    #[test]
    fn a_folder_in_the_way_is_a_problem_and_stays() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("schema.json");
        std::fs::create_dir(&path).unwrap();
        assert_eq!(
            write_if_changed(&path, "{}\n").map_err(|found| found.key()),
            Err("unreadable")
        );
        assert!(path.is_dir());
    }
}
