//! Writes files atomically: a temporary file in the same folder is renamed to the target.

use crate::Problem;
use std::io::Write;
use std::path::Path;

/// Writes `text` to `path`, and creates its parent folders. Returns `false` without writing if the file has this text
/// already, so that its modification time stays and file watchers are not triggered.
///
/// # Errors
/// If the folder or the file cannot be written. The old file is unchanged then.
pub fn write_if_changed(path: &Path, text: &str) -> Result<bool, Problem> {
    if std::fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    std::fs::create_dir_all(folder_of(path)).map_err(|error| Problem::unreadable(path, &error))?;
    replace(path, text.as_bytes())?;
    Ok(true)
}

/// Creates the file `path`, and its parent folders, with `text`. Returns `false` without writing if `path` exists.
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
    // Checks and creates in one step: another process may create the file at the same time.
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error.error)),
    }
}

/// Replaces the file `path` by one with `bytes`. The permissions of an existing file are kept. Of a symbolic link the
/// target is replaced.
///
/// # Errors
/// If the folder or the file cannot be written. The old file is unchanged then.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let failed = |error: std::io::Error| Problem::unreadable(path, &error);
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut file = tempfile::Builder::new();
    open_to_all(&mut file);
    let mut file = file.tempfile_in(folder_of(&target)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    // Without a sync, a crash could leave the new name with no content.
    file.as_file().sync_all().map_err(failed)?;
    if let Ok(old) = std::fs::metadata(&target) {
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Appends `text` to the file `path`, which is created if it does not exist.
///
/// # Errors
/// If the file cannot be written.
pub fn append(path: &Path, text: &str) -> Result<(), Problem> {
    let failed = |error: std::io::Error| Problem::unreadable(path, &error);
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .append(true)
        .create(true)
        .open(path)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

fn folder_of(path: &Path) -> &Path {
    // The parent of a bare file name is the empty path, which cannot be opened.
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Gives the temporary file the mode of an ordinary one, less the umask; the default 0600 would outlive the rename.
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
