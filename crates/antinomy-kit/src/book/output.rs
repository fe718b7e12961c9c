//! Output folders: a new handbook is built next to the old one and replaces it when it is complete.

use super::marker::Marker;
use crate::temporary::{Workshop, hold};
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
    let marker = Marker::read(out).ok_or_else(|| about("output-unnamed", out))?;
    if !marker.is_of(workspace) {
        return Err(about("output-of-other", out).with("title", marker.title()));
    }
    match marker.foreign(out)? {
        None => Ok(()),
        Some(file) => Err(about("output-foreign", out).with("file", file)),
    }
}

/// Refuses a folder that holds what the handbook is made of, and one that lies in it: there the handbook would be read again
/// by the next build.
fn refuse_sources(workspace: &Workspace, out: &Path) -> Result<(), Problem> {
    let real = resolve_new(out).ok_or_else(|| about("output-in-use", out))?;
    let books = workspace.base.manifest.books.iter();
    let books = books.map(|(_, folder)| workspace.content.join(folder));
    let sources = std::iter::once(workspace.content.clone()).chain(books);
    for source in sources {
        let source = source.canonicalize().unwrap_or(source);
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
    let git = real.iter().any(|part| part.eq_ignore_ascii_case(".git"));
    if git {
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
        let done = self.swap(system);
        drop(held);
        match done {
            Ok(()) => Ok(self.target),
            Err(Swap::Failed(error)) => Err(Problem::unreadable(&self.target, &error)),
            Err(Swap::Stuck(old, error)) => {
                // The only copy is in the temporary folder, which would be deleted.
                self.workshop.keep();
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A knowledge base with a book, in a folder of its own.
    fn base() -> (tempfile::TempDir, Workspace) {
        let place = tempfile::tempdir().unwrap();
        let workspace = base_at(place.path(), "T");
        (place, workspace)
    }

    fn base_at(root: &Path, title: &str) -> Workspace {
        fs::create_dir_all(root.join("content")).unwrap();
        fs::create_dir_all(root.join("book/en/src")).unwrap();
        let manifest = format!("title: {title}\nlanguages: [en]\nbooks: {{en: ../book/en}}\n");
        fs::write(root.join("content/antinomy.yaml"), manifest).unwrap();
        Workspace::open(root).unwrap()
    }

    /// A build of one page.
    fn staged(workspace: &Workspace, out: &Path) -> Result<StagedOutput, Problem> {
        let fresh = StagedOutput::beside(workspace, out)?;
        let page = "<html><head><title>T</title></head><body></body></html>";
        fs::create_dir(fresh.folder().join("en")).unwrap();
        fs::write(fresh.folder().join("en/index.html"), page).unwrap();
        super::super::finish::finish_ours(workspace, &fresh.folder())?;
        Ok(fresh)
    }

    fn made(workspace: &Workspace, out: &Path) -> Result<PathBuf, Problem> {
        staged(workspace, out)?.replace(workspace)
    }

    fn key(workspace: &Workspace, out: &Path) -> &'static str {
        made(workspace, out).unwrap_err().key()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    const BUILT: [&str; 3] = [MARKER, "en", "index.html"];

    #[test]
    fn a_folder_that_is_not_there_is_made_with_those_above_it() {
        let (place, workspace) = base();
        made(&workspace, &place.path().join("a/b")).unwrap();
        assert_eq!(names(&place.path().join("a/b")), BUILT);
    }

    #[test]
    fn an_older_handbook_is_replaced_and_nothing_is_left_beside_it() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        made(&workspace, &out).unwrap();
        fs::write(out.join("en/index.html"), "old").unwrap();
        made(&workspace, &out).unwrap();
        assert_ne!(
            fs::read_to_string(out.join("en/index.html")).unwrap(),
            "old"
        );
        assert_eq!(names(&out), BUILT);
        assert_eq!(names(place.path()), ["book", "content", "public"]);
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("letter.txt"), "mine").unwrap();
        assert_eq!(key(&workspace, &out), "output-in-use");
        assert_eq!(names(&out), ["letter.txt"]);
    }

    #[test]
    fn a_file_that_no_build_wrote_keeps_a_handbook_from_being_replaced() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        for file in [
            "CNAME",
            ".git/HEAD",
            "en/letter.txt",
            "en/.hidden",
            "fr/index.html",
        ] {
            made(&workspace, &out).unwrap();
            fs::create_dir_all(out.join(file).parent().unwrap()).unwrap();
            fs::write(out.join(file), "mine").unwrap();
            let problem = made(&workspace, &out).unwrap_err();
            assert_eq!(problem.key(), "output-foreign", "{file}");
            assert!(problem.to_string().contains(file), "{problem}");
            assert_eq!(fs::read_to_string(out.join(file)).unwrap(), "mine");
            fs::remove_dir_all(&out).unwrap();
        }
    }

    #[test]
    fn a_file_beside_the_books_is_nobodys_even_if_a_marker_names_it() {
        let (place, workspace) = base();
        let out = place.path().join("docs");
        made(&workspace, &out).unwrap();
        let marker = fs::read_to_string(out.join(MARKER)).unwrap();
        fs::write(out.join(MARKER), marker + "guide.md\n").unwrap();
        fs::write(out.join("guide.md"), "mine").unwrap();
        assert_eq!(key(&workspace, &out), "output-foreign");
    }

    #[test]
    fn an_older_or_empty_marker_is_no_permission() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        for text in ["", "antinomy handbook 1\n", "antinomy handbook 2\n"] {
            fs::create_dir_all(&out).unwrap();
            fs::write(out.join(MARKER), text).unwrap();
            assert_eq!(key(&workspace, &out), "output-unnamed", "{text}");
            assert_eq!(names(&out), [MARKER]);
        }
    }

    #[test]
    fn the_handbook_of_another_knowledge_base_is_left_alone() {
        let (place, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let out = place.path().join("public");
        made(&base_at(other.path(), "Other"), &out).unwrap();
        let workspace = base_at(place.path(), "T");
        let problem = made(&workspace, &out).unwrap_err();
        assert_eq!(problem.key(), "output-of-other");
        assert!(problem.to_string().contains("Other"), "{problem}");
    }

    #[test]
    fn a_knowledge_base_that_was_moved_replaces_its_handbook() {
        let (place, _) = base();
        let (other, workspace) = base();
        let out = place.path().join("public");
        made(&base_at(place.path(), "T"), &out).unwrap();
        let moved = other.path().join("public");
        fs::rename(&out, &moved).unwrap();
        made(&workspace, &moved).unwrap();
    }

    #[test]
    fn the_sources_are_no_output_whatever_marker_lies_there() {
        let (place, workspace) = base();
        let root = place.path();
        for folder in ["", "content", "book", "book/en", "content/.."] {
            fs::write(root.join(folder).join(MARKER), "").unwrap();
            assert_eq!(
                key(&workspace, &root.join(folder)),
                "output-holds-sources",
                "{folder}"
            );
        }
    }

    #[test]
    fn what_the_next_build_would_read_is_no_output() {
        let (place, workspace) = base();
        for folder in [
            "content/out",
            "book/en/src",
            "book/en/src/out",
            "book/en/out",
            ".git/out",
        ] {
            assert_eq!(
                key(&workspace, &place.path().join(folder)),
                "output-in-sources",
                "{folder}"
            );
            assert!(!place.path().join(folder).join("index.html").exists());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_output_and_leads_to_none() {
        use std::os::unix::fs::symlink;
        let (place, workspace) = base();
        let other = tempfile::tempdir().unwrap();
        symlink(other.path(), place.path().join("docs")).unwrap();
        for out in ["docs", "docs/public"] {
            assert_eq!(
                key(&workspace, &place.path().join(out)),
                "write-through-link"
            );
        }
        assert!(names(other.path()).is_empty());
    }

    /// Counts calls, and fails where a test wants it.
    struct Failing {
        exchange: bool,
        renames: Vec<bool>,
        done: Vec<(PathBuf, PathBuf)>,
    }

    impl Moves for Failing {
        fn exchange(&mut self, a: &Path, b: &Path) -> io::Result<()> {
            if self.exchange {
                return System.exchange(a, b);
            }
            Err(io::ErrorKind::Unsupported.into())
        }

        fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
            let works = self.renames.get(self.done.len()).copied().unwrap_or(true);
            self.done.push((from.to_owned(), to.to_owned()));
            if works {
                return System.rename(from, to);
            }
            Err(io::ErrorKind::Other.into())
        }
    }

    fn failing(exchange: bool, renames: &[bool]) -> Failing {
        Failing {
            exchange,
            renames: renames.to_vec(),
            done: Vec::new(),
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_older_handbook_is_exchanged_in_one_step() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        made(&workspace, &out).unwrap();
        let mut system = failing(true, &[]);
        staged(&workspace, &out)
            .unwrap()
            .replace_by(&mut system)
            .unwrap();
        assert_eq!(
            system.done,
            [],
            "a rename leaves a moment without a handbook"
        );
        assert_eq!(names(place.path()), ["book", "content", "public"]);
    }

    #[test]
    fn where_folders_cannot_be_exchanged_two_renames_do() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        made(&workspace, &out).unwrap();
        let mut system = failing(false, &[]);
        staged(&workspace, &out)
            .unwrap()
            .replace_by(&mut system)
            .unwrap();
        assert_eq!(system.done.len(), 2);
        assert_eq!(names(&out), BUILT);
        assert_eq!(names(place.path()), ["book", "content", "public"]);
    }

    #[test]
    fn the_old_handbook_goes_back_if_the_new_one_cannot_come() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        made(&workspace, &out).unwrap();
        let fresh = staged(&workspace, &out).unwrap();
        let failed = fresh.replace_by(&mut failing(false, &[true, false]));
        assert_eq!(failed.unwrap_err().key(), "unreadable");
        assert_eq!(names(&out), BUILT);
        assert_eq!(names(place.path()), ["book", "content", "public"]);
    }

    #[test]
    fn the_old_handbook_is_kept_if_it_cannot_go_back_and_the_problem_says_where() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        made(&workspace, &out).unwrap();
        let fresh = staged(&workspace, &out).unwrap();
        let mut system = failing(false, &[true, false, false]);
        let problem = fresh.replace_by(&mut system).unwrap_err();
        let kept = &system.done[0].1;
        assert_eq!(problem.key(), "output-kept");
        assert!(problem.to_string().contains(&kept.display().to_string()));
        crate::temporary::clear(place.path());
        assert_eq!(names(kept), BUILT);
    }

    #[test]
    fn a_file_is_no_folder() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        fs::write(&out, "mine").unwrap();
        assert_eq!(key(&workspace, &out), "output-no-folder");
    }

    #[test]
    fn a_build_that_is_given_up_leaves_the_old_handbook() {
        let (place, workspace) = base();
        let out = place.path().join("public");
        made(&workspace, &out).unwrap();
        drop(staged(&workspace, &out).unwrap());
        assert_eq!(names(&out), BUILT);
        assert_eq!(names(place.path()), ["book", "content", "public"]);
    }
}
