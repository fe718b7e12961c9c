//! Output folders: a new handbook is built next to the old one and replaces it when it is complete.

#[cfg(test)]
mod tests;

use super::marker::Marker;
use crate::sources::is_in_git;
use crate::temporary::{Workshop, clear_below, hold};
use crate::write::refuse_links;
use crate::{Problem, Workspace, resolve_new};
use antinomy_book::finish::MARKER;
use std::io;
use std::path::{Path, PathBuf};

/// Refuses a path that is neither free nor an empty folder.
pub(super) fn check_free(out: &Path) -> Result<(), Problem> {
    if is_free(out)? {
        Ok(())
    } else {
        Err(about("output-in-use", out))
    }
}

/// Whether there is nothing, or an empty folder.
fn is_free(out: &Path) -> Result<bool, Problem> {
    let Ok(found) = std::fs::symlink_metadata(out) else {
        return Ok(true);
    };
    if !found.is_dir() {
        return Err(about("output-no-folder", out));
    }
    let mut entries = std::fs::read_dir(out).map_err(|error| Problem::unreadable(out, &error))?;
    Ok(entries.next().is_none())
}

/// Refuses a path that is neither free, nor an empty folder, nor this handbook as an earlier build wrote it.
fn check(workspace: &Workspace, out: &Path) -> Result<(), Problem> {
    refuse_links(Some(&workspace.root), out)?;
    refuse_sources(workspace, out)?;
    if is_free(out)? {
        return Ok(());
    }
    if std::fs::symlink_metadata(out.join(MARKER)).is_err() {
        return Err(about("output-in-use", out));
    }
    let marker = Marker::read(out)?.ok_or_else(|| about("output-unnamed", out))?;
    if !marker.is_of(workspace) {
        return Err(about("output-of-other", out).with("title", marker.title()));
    }
    // A killed `finish` may have left a draft in it.
    clear_below(out);
    match marker.foreign(workspace, out)? {
        None => Ok(()),
        Some(file) => Err(about("output-foreign", out).with("file", file)),
    }
}

/// Refuses a folder that holds what the handbook is made of, and one that lies in it: there the handbook would be read again
/// by the next build.
fn refuse_sources(workspace: &Workspace, out: &Path) -> Result<(), Problem> {
    let real = resolve_new(out).ok_or_else(|| about("output-in-use", out))?;
    for source in workspace.sources() {
        if source.starts_with(&real) {
            let held = source.display().to_string();
            return Err(about("output-holds-sources", out).with("held", held));
        }
        // A knowledge base may be its own content folder. Then everything lies in it.
        if real.starts_with(&source) && source != workspace.root {
            let around = source.display().to_string();
            return Err(about("output-in-sources", out).with("around", around));
        }
    }
    if is_in_git(&real) {
        return Err(about("output-in-sources", out).with("around", ".git"));
    }
    Ok(())
}

fn about(key: &'static str, out: &Path) -> Problem {
    Problem::new(key).with("path", out.display().to_string())
}

/// How one path takes the place of another.
trait Moves {
    /// Exchanges two folders in one step. `Unsupported` if the system cannot.
    fn exchange(&mut self, a: &Path, b: &Path) -> io::Result<()>;
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
}

/// The calls of the system.
struct System;

impl Moves for System {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&mut self, a: &Path, b: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&mut self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }
}

/// A new folder that will replace a target. Deleted if it is dropped before.
pub(super) struct StagedOutput {
    /// Next to the target, because a rename does not cross file systems.
    workshop: Workshop,
    target: PathBuf,
}

impl StagedOutput {
    /// A new folder that is to replace `out`.
    pub(super) fn beside(workspace: &Workspace, out: &Path) -> Result<Self, Problem> {
        refuse_links(Some(&workspace.root), out)?;
        let target = std::path::absolute(out).map_err(|error| Problem::unreadable(out, &error))?;
        let parent = target.parent().ok_or_else(|| about("output-in-use", out))?;
        // Before the check: a handbook that was being replaced may go back.
        crate::temporary::clear(parent);
        check(workspace, out)?;
        std::fs::create_dir_all(parent).map_err(|error| Problem::unreadable(parent, &error))?;
        let workshop =
            Workshop::in_folder(parent).map_err(|error| Problem::unreadable(parent, &error))?;
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
    pub(super) fn replace(self, workspace: &Workspace) -> Result<PathBuf, Problem> {
        // A build takes minutes, in which something else may have been put there.
        check(workspace, &self.target)?;
        self.replace_by(&mut System)
    }

    fn replace_by(self, system: &mut dyn Moves) -> Result<PathBuf, Problem> {
        // A signal now could end the process while no handbook stands there.
        let held = hold();
        match self.swap(system) {
            Ok(()) => Ok(self.target),
            Err(Swap::Failed(error)) => Err(Problem::unreadable(&self.target, &error)),
            Err(Swap::Stuck(old, error)) => {
                // The only copy is in the temporary folder, which would be deleted.
                self.workshop.keep(held);
                Err(about("output-kept", &self.target)
                    .with("old", old.display().to_string())
                    .with("reason", error.to_string()))
            }
        }
    }

    fn swap(&self, system: &mut dyn Moves) -> Result<(), Swap> {
        let new = self.folder();
        if !self.target.exists() {
            return Ok(system.rename(&new, &self.target)?);
        }
        // What was there is in the workshop then, and deleted with it.
        if system.exchange(&new, &self.target).is_ok() {
            return Ok(());
        }
        // Not every file system can do that, and no other call replaces a folder that is not empty.
        let old = self.workshop.place_for(&self.target)?;
        system.rename(&self.target, &old)?;
        let Err(error) = system.rename(&new, &self.target) else {
            return Ok(());
        };
        match system.rename(&old, &self.target) {
            Ok(()) => Err(Swap::Failed(error)),
            Err(again) => Err(Swap::Stuck(old, again)),
        }
    }
}

/// Why a folder could not take the place of another.
enum Swap {
    /// Everything is as before.
    Failed(io::Error),
    /// What was there is at this path.
    Stuck(PathBuf, io::Error),
}

impl From<io::Error> for Swap {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}
