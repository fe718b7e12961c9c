//! Output folders: a new handbook is built next to the old one and replaces it when it is complete.

use crate::Problem;
use antinomy_book::finish::MARKER;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Refuses a path that is neither free, nor an empty folder, nor a handbook of ours.
pub(super) fn check(out: &Path) -> Result<(), Problem> {
    let shown = || out.display().to_string();
    let Ok(found) = std::fs::symlink_metadata(out) else {
        return Ok(());
    };
    if !found.is_dir() {
        return Err(Problem::new("output-no-folder").with("path", shown()));
    }
    let mut entries = std::fs::read_dir(out).map_err(|error| Problem::unreadable(out, &error))?;
    if entries.next().is_none() || out.join(MARKER).is_file() {
        return Ok(());
    }
    Err(Problem::new("output-in-use").with("path", shown()))
}

/// A new folder that will replace a target. Deleted if it is dropped before.
pub(super) struct StagedOutput {
    /// Next to the target, because a rename does not cross file systems.
    workshop: TempDir,
    target: PathBuf,
}

impl StagedOutput {
    /// A new folder that is to replace `out`.
    pub(super) fn beside(out: &Path) -> Result<Self, Problem> {
        check(out)?;
        let target = std::path::absolute(out).map_err(|error| Problem::unreadable(out, &error))?;
        let parent = target
            .parent()
            .ok_or_else(|| Problem::new("output-in-use").with("path", out.display().to_string()))?;
        std::fs::create_dir_all(parent).map_err(|error| Problem::unreadable(parent, &error))?;
        let workshop = tempfile::Builder::new()
            .prefix(".antinomy-")
            .tempdir_in(parent)
            .map_err(|error| Problem::unreadable(parent, &error))?;
        let fresh = Self { workshop, target };
        // Temporary folders are accessible to their owner only; the folder in it gets the usual permissions.
        std::fs::create_dir(fresh.folder())
            .map_err(|error| Problem::unreadable(&fresh.folder(), &error))?;
        Ok(fresh)
    }

    /// The new folder.
    pub(super) fn folder(&self) -> PathBuf {
        self.workshop.path().join("new")
    }

    /// Replaces the target by the new folder, and returns its path. If that fails the old one is restored; if even that
    /// fails, the error names the path where it is kept.
    pub(super) fn replace(self) -> Result<PathBuf, Problem> {
        self.replace_by(|from, to| std::fs::rename(from, to))
    }

    fn replace_by(
        self,
        mut rename: impl FnMut(&Path, &Path) -> io::Result<()>,
    ) -> Result<PathBuf, Problem> {
        // A build takes minutes, in which something else may have been put there.
        check(&self.target)?;
        let (new, old) = (self.folder(), self.workshop.path().join("old"));
        let Self { workshop, target } = self;
        let failed = |error: io::Error| Problem::unreadable(&target, &error);
        // Two renames: no file system call replaces a folder that is not empty.
        let was_there = target.exists();
        if was_there {
            rename(&target, &old).map_err(failed)?;
        }
        let Err(error) = rename(&new, &target) else {
            return Ok(target);
        };
        if was_there && let Err(again) = rename(&old, &target) {
            // The only copy is in the temporary folder, which would be deleted.
            let _ = workshop.keep();
            return Err(Problem::new("output-kept")
                .with("path", target.display().to_string())
                .with("old", old.display().to_string())
                .with("reason", again.to_string()));
        }
        Err(failed(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn made(out: &Path) -> Result<PathBuf, Problem> {
        let fresh = StagedOutput::beside(out)?;
        fs::write(fresh.folder().join("index.html"), "new").unwrap();
        fs::write(fresh.folder().join(MARKER), "").unwrap();
        fresh.replace()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_that_is_not_there_is_made_with_those_above_it() {
        let place = tempfile::tempdir().unwrap();
        made(&place.path().join("a/b")).unwrap();
        assert_eq!(names(&place.path().join("a/b")), [MARKER, "index.html"]);
    }

    #[test]
    fn an_older_handbook_is_replaced_and_nothing_is_left_beside_it() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("public");
        fs::create_dir(&out).unwrap();
        fs::write(out.join(MARKER), "").unwrap();
        fs::write(out.join("old.html"), "").unwrap();
        made(&out).unwrap();
        assert_eq!(names(&out), [MARKER, "index.html"]);
        assert_eq!(names(place.path()), ["public"]);
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("letter.txt"), "mine").unwrap();
        assert_eq!(made(place.path()).unwrap_err().key(), "output-in-use");
        assert_eq!(names(place.path()), ["letter.txt"]);
    }

    #[test]
    fn the_old_handbook_goes_back_if_the_new_one_cannot_come() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("public");
        made(&out).unwrap();
        let mut calls = 0;
        let fresh = StagedOutput::beside(&out).unwrap();
        let failed = fresh.replace_by(|from, to| {
            calls += 1;
            if calls == 2 {
                return Err(io::ErrorKind::Other.into());
            }
            fs::rename(from, to)
        });
        assert_eq!(failed.unwrap_err().key(), "unreadable");
        assert_eq!(names(&out), [MARKER, "index.html"]);
        assert_eq!(names(place.path()), ["public"]);
    }

    #[test]
    fn the_old_handbook_is_kept_if_it_cannot_go_back_and_the_problem_says_where() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("public");
        made(&out).unwrap();
        let mut kept = PathBuf::new();
        let fresh = StagedOutput::beside(&out).unwrap();
        let failed = fresh.replace_by(|from, to| {
            if from != out {
                return Err(io::ErrorKind::Other.into());
            }
            kept = to.to_owned();
            fs::rename(from, to)
        });
        let problem = failed.unwrap_err();
        assert_eq!(problem.key(), "output-kept");
        assert!(problem.to_string().contains(&kept.display().to_string()));
        assert_eq!(names(&kept), [MARKER, "index.html"]);
    }

    #[test]
    fn a_file_is_no_folder() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("public");
        fs::write(&out, "mine").unwrap();
        assert_eq!(made(&out).unwrap_err().key(), "output-no-folder");
    }

    #[test]
    fn a_build_that_is_given_up_leaves_the_old_handbook() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("public");
        made(&out).unwrap();
        drop(StagedOutput::beside(&out).unwrap());
        assert_eq!(names(&out), [MARKER, "index.html"]);
        assert_eq!(names(place.path()), ["public"]);
    }
}
