//! Writes files: atomically, through no symbolic link that a pull request may have brought, and never in the place of a
//! device.

use crate::Problem;
use crate::input::read_bytes;
use crate::temporary::{Draft, clear};
use std::fs::{self, File, FileType, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// Symbolic links on one path, after which systems stop to follow them.
const MAX_LINKS: usize = 40;

/// Time that an import gives another one: it takes a few seconds for thousands of sources.
const PATIENCE: Duration = Duration::from_secs(60);

/// Time between two looks whether another process has ended.
const PAUSE: Duration = Duration::from_millis(20);

/// Writes `text` to `path`, and creates its parent folders. Returns `false` without writing if the file has this text
/// already, so that its modification time stays and file watchers are not triggered. `root` is the folder of the knowledge
/// base, if there is one.
///
/// # Errors
/// If the folder or the file cannot be written, or a link below the root leads there. The old file is unchanged then.
pub fn write_if_changed(root: Option<&Path>, path: &Path, text: &str) -> Result<bool, Problem> {
    refuse_links(root, path)?;
    if read_bytes(path, text.len()).is_ok_and(|old| old == text.as_bytes()) {
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
    let mut draft = drafted(&target, old, bytes).map_err(failed)?;
    // Without a sync, a crash could leave the new name with no content.
    draft.file().sync_all().map_err(failed)?;
    draft.persist(&target).map_err(failed)
}

/// Replaces a file of an output folder, and a link there by a file. Thousands of them that can be made again are not worth
/// a sync each.
///
/// # Errors
/// If it cannot be written. The old file is unchanged then.
pub(crate) fn replace_page(path: &Path, text: &str) -> Result<(), Problem> {
    let old = fs::symlink_metadata(path).ok().filter(Metadata::is_file);
    drafted(path, old, text.as_bytes())
        .and_then(|draft| draft.persist(path))
        .map_err(|error| Problem::unreadable(path, &error))
}

/// A draft beside `target` with `bytes`, and with the permissions of the `old` file.
fn drafted(target: &Path, old: Option<Metadata>, bytes: &[u8]) -> io::Result<Draft> {
    let mut draft = Draft::in_folder(folder_of(target))?;
    draft.file().write_all(bytes)?;
    if let Some(old) = old {
        draft.file().set_permissions(old.permissions())?;
    }
    Ok(draft)
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
/// decide where is written. Links elsewhere are the user's own, but what they lead to may lie on the way of such a link.
///
/// # Errors
/// If there is such a link, or links lead to each other.
pub(crate) fn refuse_links(root: Option<&Path>, path: &Path) -> Result<(), Problem> {
    let top = root.map(repository);
    // Without a knowledge base, as for schemas, any repository may be somebody's.
    let is_inside = |link: &Path| match &top {
        Some(top) => link.starts_with(top),
        None => link.ancestors().skip(1).any(is_repository),
    };
    let mut rest = std::path::absolute(path).map_err(|error| Problem::unreadable(path, &error))?;
    // The path so far, in which no link is left.
    let mut real = PathBuf::new();
    let mut links = 0;
    loop {
        let mut parts = rest.components();
        let Some(part) = parts.next() else {
            return Ok(());
        };
        let after = parts.as_path().to_owned();
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            other => real.push(other),
        }
        rest = after;
        let Ok(target) = fs::read_link(&real) else {
            continue;
        };
        links += 1;
        if is_inside(&real) || links > MAX_LINKS {
            return Err(Problem::new("write-through-link").with("path", real.display().to_string()));
        }
        // A target from the root takes the place of the path so far.
        real.pop();
        rest = target.join(rest);
    }
}

/// The nearest folder above that is a repository, or else the folder itself: what a pull request may reach.
fn repository(root: &Path) -> PathBuf {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let top = root.ancestors().find(|folder| is_repository(folder));
    top.unwrap_or(&root).to_owned()
}

fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists()
}

/// Waits until no other process adds to the content folder, and keeps others from it until the answer is dropped. `None`
/// where the system has no such locks. `on_wait` is called once if there is another one.
///
/// # Errors
/// If the other one takes too long.
pub fn take_turns(content: &Path, on_wait: impl FnOnce()) -> Result<Option<File>, Problem> {
    // Elsewhere than on Unix, nobody could read the manifest while it is locked.
    if !cfg!(unix) {
        return Ok(None);
    }
    turn(&content.join("antinomy.yaml"), PATIENCE, on_wait)
}

fn turn(path: &Path, patience: Duration, on_wait: impl FnOnce()) -> Result<Option<File>, Problem> {
    let Ok(file) = File::open(path) else {
        return Ok(None);
    };
    let start = Instant::now();
    let mut on_wait = Some(on_wait);
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => {}
            Err(TryLockError::WouldBlock) => {
                let seconds = usize::try_from(patience.as_secs()).unwrap_or(usize::MAX);
                return Err(Problem::new("import-busy").with("seconds", seconds));
            }
        }
        if let Some(say) = on_wait.take() {
            say();
        }
        thread::sleep(PAUSE);
    }
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
    fn a_page_is_replaced_and_nothing_is_left_beside_it() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("a.html");
        for text in ["first", "second"] {
            replace_page(&file, text).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        fs::create_dir(place.path().join("folder")).unwrap();
        assert!(replace_page(&place.path().join("folder"), "x").is_err());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn who_adds_at_the_same_time_is_waited_for_but_not_for_ever() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("antinomy.yaml");
        fs::write(&path, "").unwrap();
        let turn = |patience, said: &mut bool| turn(&path, patience, || *said = true);
        let mut said = false;
        let first = turn(PATIENCE, &mut said).unwrap();
        assert!(first.is_some() && !said);
        let refused = turn(2 * PAUSE, &mut said).unwrap_err();
        assert_eq!(refused.key(), "import-busy");
        assert!(said);
        drop(first);
        assert!(turn(PATIENCE, &mut said).unwrap().is_some());
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
    fn a_link_of_a_repository_behind_one_of_the_users_is_not_followed() {
        use std::os::unix::fs::symlink;
        let (place, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = place.path().join("base");
        fs::create_dir_all(root.join("content")).unwrap();
        symlink(other.path(), root.join("docs")).unwrap();
        symlink(root.join("docs"), place.path().join("absolute")).unwrap();
        symlink("base/docs", place.path().join("relative")).unwrap();
        symlink("relative", place.path().join("twice")).unwrap();
        symlink("base/content/../docs", place.path().join("up")).unwrap();
        symlink("round", place.path().join("round")).unwrap();
        for link in ["absolute", "relative", "twice", "up", "round"] {
            let path = place.path().join(link).join("a");
            let refused = write_if_changed(Some(&root), &path, "x").map_err(|found| found.key());
            assert_eq!(refused, Err("write-through-link"), "{link}");
        }
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
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
