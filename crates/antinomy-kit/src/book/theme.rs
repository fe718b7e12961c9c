//! The theme on disk: put together for a build, and written out for a stock mdBook.
//!
//! A build brings the theme, and a file of the same name in the book's own theme folder takes the place of one of its
//! files. Written out, the files are the program's as long as nobody has changed them: a list beside them holds the hash
//! of each as it was written.

use crate::Problem;
use crate::input::{MAX_BYTES, read_bytes, read_text};
use crate::temporary::Workshop;
use crate::write::{refuse_links, write_if_changed};
use antinomy_book::theme::{THEME, ThemeFile};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The list of what was written into a theme folder.
const LIST: &str = ".antinomy-theme";
/// The first line of the list.
const LIST_HEAD: &str = "antinomy theme 1\n";

/// What [`write_theme`] did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WrittenTheme {
    /// The files that were written, in the order of the theme.
    pub written: Vec<&'static str>,
    /// The files that were there already with the same text.
    pub kept: Vec<&'static str>,
}

/// Writes the theme into `folder`, for a stock mdBook. `root` is the folder of the knowledge base, if there is one.
///
/// # Errors
/// If one of the files is there with another text that no earlier version of the program wrote: nothing is written then. If a
/// file cannot be read or written, or a link below the root leads there.
pub fn write_theme(root: Option<&Path>, folder: &Path) -> Result<WrittenTheme, Problem> {
    refuse_links(root, folder)?;
    let listed = read_list(folder)?;
    let in_the_way = |file: &&ThemeFile| is_foreign(&folder.join(file.path), file, &listed);
    if let Some(file) = THEME.iter().find(in_the_way) {
        return Err(foreign(&folder.join(file.path)));
    }
    let mut done = WrittenTheme::default();
    for file in THEME {
        if write_if_changed(root, &folder.join(file.path), file.text)? {
            done.written.push(file.path);
        } else {
            done.kept.push(file.path);
        }
    }
    // Last: of a file that is not listed yet nobody knows that it is ours, which is the safe mistake.
    write_if_changed(root, &folder.join(LIST), &list())?;
    Ok(done)
}

fn foreign(path: &Path) -> Problem {
    Problem::new("theme-foreign").with("path", path.display().to_string())
}

/// Whether something stands at a path that is neither the file as it is written today nor as an earlier run wrote it.
fn is_foreign(path: &Path, file: &ThemeFile, listed: &BTreeMap<String, String>) -> bool {
    if fs::symlink_metadata(path).is_err() {
        return false;
    }
    // What cannot be read is not ours.
    let Ok(bytes) = read_bytes(path, MAX_BYTES) else {
        return true;
    };
    bytes != file.text.as_bytes() && listed.get(file.path) != Some(&hash(&bytes))
}

/// The list of the files as they are written today: a hash and a path a line.
fn list() -> String {
    let lines = THEME
        .iter()
        .map(|file| format!("{} {}\n", hash(file.text.as_bytes()), file.path));
    LIST_HEAD.to_owned() + &lines.collect::<String>()
}

/// Hashes by paths, of the list of a folder; none if it has no list.
///
/// # Errors
/// If the file cannot be read, or is another one of that name.
fn read_list(folder: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let path = folder.join(LIST);
    if fs::symlink_metadata(&path).is_err() {
        return Ok(BTreeMap::new());
    }
    let text = read_text(&path, MAX_BYTES)?;
    let Some(lines) = text.strip_prefix(LIST_HEAD) else {
        return Err(foreign(&path));
    };
    let row = |line: &str| {
        let (hash, path) = line.split_once(' ')?;
        Some((path.to_owned(), hash.to_owned()))
    };
    Ok(lines.lines().filter_map(row).collect())
}

fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The theme of one build, in a temporary folder that goes with it.
pub(super) struct ComposedTheme(Workshop);

impl ComposedTheme {
    /// Our files, and over them those of `own`, the theme folder of the book, which was checked and need not exist.
    pub(super) fn of(own: &Path) -> Result<Self, Problem> {
        let place = std::env::temp_dir();
        let failed = |path: &Path, error: &std::io::Error| Problem::unreadable(path, error);
        let workshop = Workshop::in_folder(&place).map_err(|error| failed(&place, &error))?;
        let composed = Self(workshop);
        for file in THEME {
            let target = composed.folder().join(file.path);
            let done = make_parent(&target).and_then(|()| fs::write(&target, file.text));
            done.map_err(|error| failed(&target, &error))?;
        }
        for path in files(own)? {
            let inner = path.strip_prefix(own).unwrap_or(&path);
            let target = composed.folder().join(inner);
            let done = make_parent(&target).and_then(|()| fs::copy(&path, &target));
            done.map_err(|error| failed(&path, &error))?;
        }
        Ok(composed)
    }

    /// The folder.
    pub(super) fn folder(&self) -> PathBuf {
        self.0.path().join("theme")
    }
}

/// The files below a folder; none if there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = WalkDir::new(folder).sort_by_file_name();
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Problem::unlisted(folder, &error))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn make_parent(file: &Path) -> std::io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[&'static str]) -> usize {
        files.len()
    }

    #[test]
    fn a_theme_is_written_once_and_then_kept() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/theme");
        let first = write_theme(None, &folder).unwrap();
        assert_eq!(
            (names(&first.written), names(&first.kept)),
            (THEME.len(), 0)
        );
        for file in THEME {
            assert_eq!(
                fs::read_to_string(folder.join(file.path)).unwrap(),
                file.text
            );
        }
        let again = write_theme(None, &folder).unwrap();
        assert_eq!(
            (names(&again.written), names(&again.kept)),
            (0, THEME.len())
        );
    }

    #[test]
    fn what_an_earlier_version_wrote_is_replaced_and_what_somebody_changed_is_not() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("head.hbs");
        let earlier = "<!-- earlier -->";
        fs::write(&path, earlier).unwrap();
        fs::write(
            place.path().join(LIST),
            format!("{LIST_HEAD}{} head.hbs\n", hash(earlier.as_bytes())),
        )
        .unwrap();
        let done = write_theme(None, place.path()).unwrap();
        assert_eq!(done.written.len(), THEME.len());
        fs::write(&path, "mine").unwrap();
        fs::remove_file(place.path().join("fonts/antinomy.js")).unwrap();
        let refused = write_theme(None, place.path()).unwrap_err();
        assert_eq!(refused.key(), "theme-foreign");
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert!(!place.path().join("fonts/antinomy.js").exists());
    }

    #[test]
    fn a_folder_in_the_way_is_foreign() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("head.hbs")).unwrap();
        let refused = write_theme(None, place.path()).unwrap_err();
        assert_eq!(refused.key(), "theme-foreign");
        assert!(!place.path().join("fonts").exists());
    }

    #[test]
    fn a_file_of_the_book_takes_the_place_of_one_of_ours() {
        let own = tempfile::tempdir().unwrap();
        fs::create_dir(own.path().join("fonts")).unwrap();
        fs::write(own.path().join("fonts/antinomy.css"), "mine").unwrap();
        fs::write(own.path().join("favicon.svg"), "<svg/>").unwrap();
        let theme = ComposedTheme::of(own.path()).unwrap();
        let read = |path: &str| fs::read_to_string(theme.folder().join(path)).unwrap();
        assert_eq!(read("fonts/antinomy.css"), "mine");
        assert_eq!(read("favicon.svg"), "<svg/>");
        assert_eq!(read("head.hbs"), THEME[0].text);
        let bare = ComposedTheme::of(&own.path().join("none")).unwrap();
        assert!(bare.folder().join("fonts/antinomy.js").is_file());
    }
}
