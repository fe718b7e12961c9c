//! Writes files: atomically, through no symbolic link that a pull request may have brought, and never in the place of a
//! device.

use crate::Problem;
use crate::temporary::{Draft, clear};
use std::fs::{self, File, FileType};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Writes `text` to `path`, and creates its parent folders. Returns `false` without writing if the file has this text
/// already, so that its modification time stays and file watchers are not triggered. `root` is the folder of the knowledge
/// base, if there is one.
///
/// # Errors
/// If the folder or the file cannot be written, or a link below the root leads there. The old file is unchanged then.
pub fn write_if_changed(root: Option<&Path>, path: &Path, text: &str) -> Result<bool, Problem> {
    refuse_links(root, path)?;
    let is_file = fs::metadata(path).is_ok_and(|found| found.is_file());
    if is_file && fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    fs::create_dir_all(folder_of(path)).map_err(|error| Problem::unreadable(path, &error))?;
    replace(root, path, text.as_bytes())?;
    Ok(true)
}

/// Creates the file `path`, and its parent folders, with `text`. Returns `false` without writing if `path` exists. `root` is
/// the folder of the knowledge base.
///
/// # Errors
/// If the folder or the file cannot be written, or a link below the root leads there.
pub fn write_new(root: &Path, path: &Path, text: &str) -> Result<bool, Problem> {
    refuse_links(Some(root), folder_of(path))?;
    let failed = |error: io::Error| Problem::unreadable(path, &error);
    fs::create_dir_all(folder_of(path)).map_err(failed)?;
    clear(folder_of(path));
    let mut draft = Draft::in_folder(folder_of(path)).map_err(failed)?;
    draft.file().write_all(text.as_bytes()).map_err(failed)?;
    draft.file().sync_all().map_err(failed)?;
    // Checks and creates in one step: another process may create the file at the same time.
    match draft.persist_new(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

/// Replaces the file `path` by one with `bytes`. The permissions of an existing file are kept. Of a symbolic link outside of
/// `root`, the folder of the knowledge base, the target is replaced; devices and pipes are written to.
///
/// # Errors
/// If the folder or the file cannot be written, or a link below the root leads there. The old file is unchanged then.
pub(crate) fn replace(root: Option<&Path>, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    refuse_links(root, path)?;
    let failed = |error: io::Error| Problem::unreadable(path, &error);
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    if let Some(old) = &old
        && !old.is_file()
        && !old.is_dir()
    {
        return write_to_device(path, old.file_type(), bytes);
    }
    let mut draft = Draft::in_folder(folder_of(&target)).map_err(failed)?;
    draft.file().write_all(bytes).map_err(failed)?;
    // Without a sync, a crash could leave the new name with no content.
    draft.file().sync_all().map_err(failed)?;
    if let Some(old) = old {
        draft
            .file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    draft.persist(&target).map_err(failed)
}

/// Writes to a terminal, a pipe and the like, which stay what they are.
#[cfg(unix)]
fn write_to_device(path: &Path, kind: FileType, bytes: &[u8]) -> Result<(), Problem> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    if !kind.is_char_device() && !kind.is_fifo() {
        return Err(Problem::new("output-device").with("path", path.display().to_string()));
    }
    let failed = |error: io::Error| match error.raw_os_error() {
        // A pipe that nobody reads. Without the flag, opening it would wait for ever.
        Some(code) if code == rustix::io::Errno::NXIO.raw_os_error() => {
            Problem::new("output-device").with("path", path.display().to_string())
        }
        _ => Problem::unreadable(path, &error),
    };
    let mut options = File::options();
    options
        .write(true)
        .custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    let mut file = options.open(path).map_err(failed)?;
    let flags = fcntl_getfl(&file).map_err(|error| failed(error.into()))?;
    fcntl_setfl(&file, flags - OFlags::NONBLOCK).map_err(|error| failed(error.into()))?;
    file.write_all(bytes).map_err(failed)
}

#[cfg(not(unix))]
fn write_to_device(path: &Path, _: FileType, _: &[u8]) -> Result<(), Problem> {
    Err(Problem::new("output-device").with("path", path.display().to_string()))
}

/// Refuses a path on which a symbolic link lies inside of the repository of `root`: whoever sends a pull request would
/// decide where is written. Links elsewhere are the user's own.
///
/// # Errors
/// If there is such a link.
pub(crate) fn refuse_links(root: Option<&Path>, path: &Path) -> Result<(), Problem> {
    let Some(top) = root.map(repository) else {
        return Ok(());
    };
    let full = std::path::absolute(path).map_err(|error| Problem::unreadable(path, &error))?;
    let mut real = PathBuf::new();
    for part in full.components() {
        match part {
            Component::ParentDir => {
                real.pop();
                continue;
            }
            Component::CurDir => continue,
            other => real.push(other),
        }
        if !fs::symlink_metadata(&real).is_ok_and(|found| found.is_symlink()) {
            continue;
        }
        if real.starts_with(&top) {
            return Err(Problem::new("write-through-link").with("path", real.display().to_string()));
        }
        real = fs::canonicalize(&real).unwrap_or(real);
    }
    Ok(())
}

/// The nearest folder above that is a repository, or else the folder itself: what a pull request may reach.
fn repository(root: &Path) -> PathBuf {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    top.unwrap_or(&root).to_owned()
}

/// Waits until no other process adds to the content folder, and keeps others from it until the answer is dropped. `None`
/// where the system has no such locks.
#[must_use]
pub fn take_turns(content: &Path) -> Option<File> {
    // Elsewhere than on Unix, nobody could read the manifest while it is locked.
    let file = File::open(content.join("antinomy.yaml")).ok();
    file.filter(|file| cfg!(unix) && file.lock().is_ok())
}

/// Appends `text` to the file `path`, which is created if it does not exist.
///
/// # Errors
/// If the file cannot be written.
pub fn append(path: &Path, text: &str) -> Result<(), Problem> {
    let failed = |error: io::Error| Problem::unreadable(path, &error);
    let mut options = File::options();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_left_alone_after_that() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("deep/er/schema.json");
        assert_eq!(write_if_changed(None, &path, "{}\n"), Ok(true));
        assert_eq!(write_if_changed(None, &path, "{}\n"), Ok(false));
        assert_eq!(write_if_changed(None, &path, "{\"a\": 1}\n"), Ok(true));
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"a\": 1}\n");
        let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "a temporary file was left behind");
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("new/sources.yaml");
        assert_eq!(write_new(place.path(), &path, "a"), Ok(true));
        assert_eq!(write_new(place.path(), &path, "b"), Ok(false));
        assert_eq!(fs::read_to_string(&path).unwrap(), "a");
        let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(left, 1, "a temporary file was left behind");
    }

    #[test]
    fn a_folder_in_the_way_is_a_problem_and_stays() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("schema.json");
        fs::create_dir(&path).unwrap();
        assert_eq!(
            write_if_changed(None, &path, "{}\n").map_err(|found| found.key()),
            Err("unreadable")
        );
        assert!(path.is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_of_a_repository_is_followed() {
        use std::os::unix::fs::symlink;
        let (place, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = place.path().join("repository/base");
        fs::create_dir_all(root.join("content")).unwrap();
        fs::create_dir(place.path().join("repository/.git")).unwrap();
        symlink(other.path(), root.join("content/sources")).unwrap();
        symlink(other.path(), place.path().join("repository/docs")).unwrap();
        fs::write(other.path().join("mine.txt"), "mine").unwrap();
        symlink(other.path().join("mine.txt"), root.join("known.yaml")).unwrap();
        let key = |problem: Problem| problem.key();
        for path in [
            "known.yaml",
            "content/sources/a",
            "../docs/a",
            "content/../../docs/b/c",
        ] {
            let path = root.join(path);
            let all = [
                write_if_changed(Some(&root), &path, "x").map_err(key),
                replace(Some(&root), &path, b"x")
                    .map(|()| true)
                    .map_err(key),
                write_new(&root, &path.join("new"), "x").map_err(key),
            ];
            assert_eq!(all, [Err("write-through-link"); 3], "{}", path.display());
        }
        assert_eq!(
            fs::read_to_string(other.path().join("mine.txt")).unwrap(),
            "mine"
        );
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_of_the_users_own_is_followed() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("base");
        fs::create_dir_all(&root).unwrap();
        fs::create_dir(place.path().join("real")).unwrap();
        std::os::unix::fs::symlink("real", place.path().join("link")).unwrap();
        let path = place.path().join("link/a.bib");
        assert_eq!(write_if_changed(Some(&root), &path, "x"), Ok(true));
        assert!(place.path().join("real/a.bib").is_file());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_to_and_stays() {
        use std::os::unix::fs::FileTypeExt;
        let place = tempfile::tempdir().unwrap();
        let path = pipe(place.path());
        let text = "x".repeat(1 << 20);
        std::thread::scope(|scope| {
            let read = scope.spawn(|| fs::read_to_string(&path).unwrap());
            // Whoever reads may come later, but then nothing was written.
            while write_if_changed(None, &path, &text).is_err() {
                std::thread::yield_now();
            }
            assert_eq!(read.join().unwrap(), text);
        });
        assert!(fs::metadata(&path).unwrap().file_type().is_fifo());
    }

    #[cfg(unix)]
    fn pipe(folder: &Path) -> PathBuf {
        let path = folder.join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RWXU).unwrap();
        path
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_nobody_reads_is_not_waited_for() {
        let place = tempfile::tempdir().unwrap();
        let path = pipe(place.path());
        let problem = write_if_changed(None, &path, "x").unwrap_err();
        assert_eq!(problem.key(), "output-device");
    }
}
