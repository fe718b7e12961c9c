//! Temporary files and folders, and what processes that were killed have left of them.
//!
//! Each is locked by the process that works with it, and the system takes the lock away when that process ends, however
//! it ends. What is not locked is nobody's, and the next process clears it. A lock of another computer may not be seen on
//! a shared disk, so the name says which computer it is of, and only its own are cleared. A signal clears those of its
//! process.

mod signals;

use crate::input::read_text;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use tempfile::{Builder, NamedTempFile, TempDir};
use walkdir::WalkDir;

/// The file of a workshop that is locked.
const LOCK: &str = "lock";
/// The handbook that is being replaced, if two renames are needed for that.
const OLD: &str = "old";
/// The file of a workshop with the name of the folder that `OLD` is from.
const TARGET: &str = "target";
/// The longest name in that file in bytes, several times what file systems allow.
const MAX_NAME: usize = 1 << 12;
/// How names of temporary files end.
const FILE_END: &str = ".tmp";
/// A workshop may be cleared away between its creation and its lock. That does not happen twice by chance.
const TRIES: usize = 8;

/// How all names begin: with a hash of the computer's name.
static PREFIX: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(computer());
    format!(
        ".antinomy-{:02x}{:02x}{:02x}{:02x}-",
        hash[0], hash[1], hash[2], hash[3]
    )
});

/// What a signal clears.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// What a signal clears, held.
pub(crate) type Held = MutexGuard<'static, BTreeSet<PathBuf>>;

/// Keeps signals from clearing anything, and so from ending the process, until it is dropped.
pub(crate) fn hold() -> Held {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn computer() -> Vec<u8> {
    rustix::system::uname().nodename().to_bytes().to_vec()
}

#[cfg(not(unix))]
fn computer() -> Vec<u8> {
    std::env::var_os("COMPUTERNAME")
        .unwrap_or_default()
        .into_encoded_bytes()
}

/// A temporary folder, deleted when it is dropped.
#[derive(Debug)]
pub(crate) struct Workshop {
    // Dropped before the folder: an open file cannot be deleted everywhere.
    lock: File,
    folder: TempDir,
    // Dropped last: after a signal, this waits for the end of the process.
    live: Live,
}

/// A path that a signal clears as long as this is there.
#[derive(Debug)]
struct Live(PathBuf);

impl Live {
    /// What `make` makes on the disk, at the path that it is asked for. A signal comes before both or after both.
    fn made<T: AsRef<Path>>(make: impl FnOnce() -> io::Result<T>) -> io::Result<(Self, T)> {
        let mut all = hold();
        let made = make()?;
        let path = made.as_ref().to_owned();
        all.insert(path.clone());
        Ok((Self(path), made))
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        hold().remove(&self.0);
    }
}

impl Workshop {
    /// A new folder in `parent`, after those of killed processes were cleared there.
    ///
    /// # Errors
    /// If it cannot be created.
    pub(crate) fn in_folder(parent: &Path) -> io::Result<Self> {
        clear(parent);
        signals::watch();
        for _ in 0..TRIES {
            // In this order, so that the folder is dropped first.
            let (live, folder) =
                Live::made(|| Builder::new().prefix(PREFIX.as_str()).tempdir_in(parent))?;
            let path = folder.path().join(LOCK);
            let lock = match File::create_new(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                created => created?,
            };
            if take_lock(&lock) && path.exists() {
                return Ok(Self { lock, folder, live });
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The place for the handbook `target` of the same parent while it is replaced. If the process is killed then, the next
    /// one puts it back.
    pub(crate) fn place_for(&self, target: &Path) -> io::Result<PathBuf> {
        let name = target.file_name().unwrap_or_default();
        fs::write(self.path().join(TARGET), name.as_encoded_bytes())?;
        Ok(self.path().join(OLD))
    }

    /// Leaves the folder where it is, for ever. `held` from before there was something to keep, so that no signal has
    /// cleared it.
    pub(crate) fn keep(self, mut held: Held) {
        // What has no lock is not cleared unless it is empty.
        let _ = fs::remove_file(self.path().join(LOCK));
        held.remove(self.path());
        drop(held);
        let Self { lock, folder, live } = self;
        let _ = folder.keep();
        drop((lock, live));
    }
}

impl AsRef<Path> for Workshop {
    fn as_ref(&self) -> &Path {
        self.path()
    }
}

/// A file that will take its place when it is complete. Deleted if it is dropped before.
pub(crate) struct Draft {
    file: NamedTempFile,
    // Dropped after the file.
    _live: Live,
}

impl Draft {
    /// A new file in `folder`, readable by all as the umask wants.
    ///
    /// # Errors
    /// If it cannot be created.
    pub(crate) fn in_folder(folder: &Path) -> io::Result<Self> {
        signals::watch();
        for _ in 0..TRIES {
            let mut builder = Builder::new();
            builder.prefix(PREFIX.as_str()).suffix(FILE_END);
            open_to_all(&mut builder);
            let (live, file) = Live::made(|| builder.tempfile_in(folder))?;
            if take_lock(file.as_file()) && file.path().exists() {
                return Ok(Self { file, _live: live });
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    pub(crate) fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Replaces `target` by the file.
    pub(crate) fn persist(self, target: &Path) -> io::Result<()> {
        let done = self.file.persist(target);
        done.map(|_| ()).map_err(|error| error.error)
    }

    /// The same, if there is no `target` yet; that is asked and done in one step.
    pub(crate) fn persist_new(self, target: &Path) -> io::Result<()> {
        let done = self.file.persist_noclobber(target);
        done.map(|_| ()).map_err(|error| error.error)
    }
}

/// Gives a temporary file the mode of an ordinary one, less the umask; the default 0600 would outlive the rename.
#[cfg(unix)]
fn open_to_all(file: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    file.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_all(_: &mut Builder<'_, '_>) {}

/// Takes the lock of a file; `false` if another process has it. Where there are no locks the answer is yes: then nothing
/// is ever cleared either.
fn take_lock(file: &File) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// Clears what killed processes have left in a folder. What cannot be cleared stays.
pub(crate) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let is_ours = entry
            .file_name()
            .to_string_lossy()
            .starts_with(PREFIX.as_str());
        match entry.file_type() {
            Ok(kind) if is_ours && kind.is_dir() => clear_workshop(&entry.path(), folder),
            Ok(kind) if is_ours && kind.is_file() => clear_file(&entry.path()),
            _ => {}
        }
    }
}

/// The same for all folders below one.
pub(crate) fn clear_below(folder: &Path) {
    let folders = WalkDir::new(folder).into_iter().filter_entry(|entry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        entry.file_type().is_dir() && (entry.depth() == 0 || !is_hidden)
    });
    for entry in folders.flatten() {
        clear(entry.path());
    }
}

fn clear_file(path: &Path) {
    if path.to_string_lossy().ends_with(FILE_END) && abandoned(path).is_some() {
        let _ = fs::remove_file(path);
    }
}

fn clear_workshop(path: &Path, parent: &Path) {
    let lock = path.join(LOCK);
    if fs::symlink_metadata(&lock).is_err() {
        // It may be new, with its lock to come; then its process makes another one.
        let _ = fs::remove_dir(path);
        return;
    }
    // In a folder that all may write to, others could name what is put back.
    if !is_own(path) {
        return;
    }
    let Some(_lock) = abandoned(&lock) else {
        return;
    };
    put_back(path, parent);
    if may_go(path, parent) {
        let _ = fs::remove_dir_all(path);
    }
}

/// Whether a folder belongs to who runs this process.
#[cfg(unix)]
fn is_own(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::geteuid().as_raw();
    fs::symlink_metadata(path).is_ok_and(|found| found.uid() == own)
}

#[cfg(not(unix))]
fn is_own(_: &Path) -> bool {
    true
}

/// Whether a handbook in a workshop is not the only one: it is put back, or another one lies in its place.
fn may_go(workshop: &Path, parent: &Path) -> bool {
    fs::symlink_metadata(workshop.join(OLD)).is_err()
        || read_text(&workshop.join(TARGET), MAX_NAME)
            .is_ok_and(|name| fs::symlink_metadata(parent.join(name)).is_ok())
}

/// The lock of a file whose process has ended.
fn abandoned(path: &Path) -> Option<File> {
    // Not a pipe, which would be waited for, nor a link.
    if !fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
        return None;
    }
    let file = File::options().read(true).write(true).open(path).ok()?;
    file.try_lock().is_ok().then_some(file)
}

/// Puts a handbook back whose process was killed after the first of two renames.
fn put_back(workshop: &Path, parent: &Path) {
    let Ok(name) = read_text(&workshop.join(TARGET), MAX_NAME) else {
        return;
    };
    let target = parent.join(&name);
    let is_name = target.file_name().is_some_and(|last| *last == *name);
    let is_free = fs::symlink_metadata(&target).is_err();
    let old = workshop.join(OLD);
    // Not through a link, which would be put there.
    let is_folder = fs::symlink_metadata(&old).is_ok_and(|found| found.is_dir());
    if is_name && is_free && is_folder && old.join(antinomy_book::finish::MARKER).is_file() {
        let _ = fs::rename(old, target);
    }
}

/// A draft as a killed process leaves it.
#[cfg(test)]
pub(crate) fn left_draft(folder: &Path) -> PathBuf {
    let path = folder.join(format!("{}x{FILE_END}", *PREFIX));
    fs::write(&path, "").unwrap();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    /// A workshop as a killed process leaves it.
    fn left(parent: &Path) -> PathBuf {
        let path = parent.join(format!("{}left", *PREFIX));
        fs::create_dir_all(path.join("new/de")).unwrap();
        fs::write(path.join(LOCK), "").unwrap();
        path
    }

    #[test]
    fn what_a_killed_process_left_is_cleared_by_the_next_one() {
        let place = tempfile::tempdir().unwrap();
        left(place.path());
        left_draft(place.path());
        fs::create_dir(place.path().join(format!("{}empty", *PREFIX))).unwrap();
        drop(Workshop::in_folder(place.path()).unwrap());
        assert_eq!(count(place.path()), 0);
    }

    #[test]
    fn what_somebody_works_with_stays() {
        let place = tempfile::tempdir().unwrap();
        let workshop = Workshop::in_folder(place.path()).unwrap();
        let draft = Draft::in_folder(place.path()).unwrap();
        clear(place.path());
        assert!(workshop.path().is_dir());
        assert_eq!(count(place.path()), 2);
        drop((workshop, draft));
        assert_eq!(count(place.path()), 0);
    }

    #[test]
    fn nothing_is_made_while_signals_are_held_off() {
        let place = tempfile::tempdir().unwrap();
        let held = hold();
        std::thread::scope(|scope| {
            let draft = scope.spawn(|| Draft::in_folder(place.path()).map(drop));
            let workshop = scope.spawn(|| Workshop::in_folder(place.path()).map(drop));
            std::thread::sleep(std::time::Duration::from_millis(50));
            let made = count(place.path());
            drop(held);
            draft.join().unwrap().unwrap();
            workshop.join().unwrap().unwrap();
            assert_eq!(made, 0, "a signal now would leave it behind");
        });
    }

    #[test]
    fn what_is_kept_is_cleared_by_no_signal_that_waited() {
        let place = tempfile::tempdir().unwrap();
        let workshop = Workshop::in_folder(place.path()).unwrap();
        let path = workshop.path().to_owned();
        let held = hold();
        assert!(held.contains(&path));
        std::thread::scope(|scope| {
            let signal = scope.spawn(|| hold().contains(&path));
            workshop.keep(held);
            assert!(!signal.join().unwrap());
        });
        assert!(path.is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_looks_like_a_leftover_is_not_waited_for() {
        let place = tempfile::tempdir().unwrap();
        let left = left(place.path());
        for path in [
            left.join(TARGET),
            place.path().join(format!("{}p.tmp", *PREFIX)),
        ] {
            rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RWXU).unwrap();
        }
        clear(place.path());
        assert!(!left.exists());
        assert_eq!(count(place.path()), 1);
    }

    #[test]
    fn what_is_of_another_computer_or_has_no_lock_stays() {
        let place = tempfile::tempdir().unwrap();
        fs::rename(
            left(place.path()),
            place.path().join(".antinomy-00000000-left"),
        )
        .unwrap();
        fs::remove_file(left(place.path()).join(LOCK)).unwrap();
        fs::write(place.path().join(".antinomy-notes"), "mine").unwrap();
        clear(place.path());
        assert_eq!(count(place.path()), 3);
    }

    #[test]
    fn a_handbook_between_two_renames_goes_back() {
        let place = tempfile::tempdir().unwrap();
        let old = left(place.path()).join(OLD);
        fs::create_dir(&old).unwrap();
        fs::write(old.join(antinomy_book::finish::MARKER), "").unwrap();
        fs::write(old.parent().unwrap().join(TARGET), "public").unwrap();
        clear(place.path());
        assert!(place.path().join("public").is_dir());
        assert_eq!(count(place.path()), 1);
    }
}
