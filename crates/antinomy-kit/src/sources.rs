//! The folders that people write: the content and the books. No command puts its output among them.

use crate::input::resolve_new;
use crate::paths::is_content;
use crate::{Problem, Workspace};
use std::path::{Path, PathBuf};

impl Workspace {
    /// The content folder and the folders of the books, without symbolic links as far as they exist.
    #[must_use]
    pub fn sources(&self) -> Vec<PathBuf> {
        let books = self.base.manifest.books.iter();
        let books = books.map(|(_, folder)| self.content.join(folder));
        let all = std::iter::once(self.content.clone()).chain(books);
        all.map(|folder| folder.canonicalize().unwrap_or(folder))
            .collect()
    }
}

/// Refuses to write a file or a folder of files at `path` if it lies among what people write, or in the folder of git: a slip
/// of the finger there would replace the manifest, say. `root` is the folder of the knowledge base; a knowledge base without a
/// content folder has its sources beside everything else, and then files of content are refused.
///
/// # Errors
/// If it lies there, or its folder cannot be resolved.
pub fn refuse_among_sources(sources: &[PathBuf], root: &Path, path: &Path) -> Result<(), Problem> {
    let refused = |around: String| {
        Err(Problem::new("file-in-sources")
            .with("path", path.display().to_string())
            .with("around", around))
    };
    let Some(real) = resolve_new(path) else {
        return refused(path.display().to_string());
    };
    if is_in_git(&real) {
        return refused(".git".to_owned());
    }
    let around = sources
        .iter()
        .find(|source| real.starts_with(source) && (source.as_path() != root || is_content(&real)));
    match around {
        None => Ok(()),
        Some(around) => refused(around.display().to_string()),
    }
}

/// Whether a path leads through a folder of git, whatever the case: not all file systems tell `.GIT` from it.
pub(crate) fn is_in_git(path: &Path) -> bool {
    path.iter().any(|part| part.eq_ignore_ascii_case(".git"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_among_what_people_write() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().canonicalize().unwrap();
        let content = root.join("content");
        std::fs::create_dir(&content).unwrap();
        let refused = |sources: &[PathBuf], path: &str| {
            refuse_among_sources(sources, &root, &root.join(path)).is_err()
        };
        let sources = [content];
        for path in [
            "content/antinomy.yaml",
            "content/new/x.bib",
            ".git/hooks/x",
            "a/.GIT/x",
        ] {
            assert!(refused(&sources, path), "{path}");
        }
        for path in ["x.bib", "known.yaml", "docs/x.json", "contents/x"] {
            assert!(!refused(&sources, path), "{path}");
        }
        // A knowledge base that is its own content folder.
        let own = [root.clone()];
        assert!(refused(&own, "antinomy.yaml") && !refused(&own, "x.bib"));
    }
}
