//! The theme on disk: put together for a build, and written out for a stock mdBook.
//!
//! A build brings the theme, and a file of the same name in the book's own theme folder takes the place of one of its
//! files. Written out, the files are the program's as long as nobody has changed them: a list beside them holds the hash
//! of each as it was written. In a build they give way to those of today.

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
fn is_foreign(path: &Path, file: &ThemeFile, listed: &Hashes) -> bool {
    if fs::symlink_metadata(path).is_err() {
        return false;
    }
    // What cannot be read is not ours.
    let Ok(bytes) = read_bytes(path, MAX_BYTES) else {
        return true;
    };
    bytes != file.text.as_bytes() && listed.get(Path::new(file.path)) != Some(&hash(&bytes))
}

/// The list of the files as they are written today: a hash and a path a line.
fn list() -> String {
    let lines = THEME
        .iter()
        .map(|file| format!("{} {}\n", hash(file.text.as_bytes()), file.path));
    LIST_HEAD.to_owned() + &lines.collect::<String>()
}

/// Hashes by paths, which are compared part by part: the list has `/`, also where the system has `\`.
type Hashes = BTreeMap<PathBuf, String>;

/// The list of a folder; empty if it has none.
///
/// # Errors
/// If the file cannot be read, or is another one of that name.
fn read_list(folder: &Path) -> Result<Hashes, Problem> {
    let path = folder.join(LIST);
    if fs::symlink_metadata(&path).is_err() {
        return Ok(Hashes::new());
    }
    hashes(&read_text(&path, MAX_BYTES)?).ok_or_else(|| foreign(&path))
}

/// What a list says; `None` if the text is no such list.
fn hashes(list: &str) -> Option<Hashes> {
    let row = |line: &str| {
        let (hash, path) = line.split_once(' ')?;
        Some((PathBuf::from(path), hash.to_owned()))
    };
    let lines = list.strip_prefix(LIST_HEAD)?;
    Some(lines.lines().filter_map(row).collect())
}

fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The theme of one build, in a temporary folder that goes with it.
pub(super) struct ComposedTheme(Workshop);

impl ComposedTheme {
    /// Our files, and over them those of `own`, the theme folder of the book, which was checked and need not exist. What the
    /// program wrote there and nobody has changed is left out, since it may be that of an earlier version.
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
        // Without a list that is ours, everything is the book's.
        let listed = read_text(&own.join(LIST), MAX_BYTES).ok();
        let listed = listed.and_then(|list| hashes(&list)).unwrap_or_default();
        for path in files(own)? {
            let inner = path.strip_prefix(own).unwrap_or(&path);
            if inner == Path::new(LIST) || is_ours(&path, inner, &listed) {
                continue;
            }
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

/// Whether a file is as the program wrote it. `inner` is its path in the list.
fn is_ours(path: &Path, inner: &Path, listed: &Hashes) -> bool {
    let Some(written) = listed.get(inner) else {
        return false;
    };
    read_bytes(path, MAX_BYTES).is_ok_and(|bytes| hash(&bytes) == *written)
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

    #[test]
    fn a_theme_is_written_once_and_then_kept() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/theme");
        let first = write_theme(None, &folder).unwrap();
        assert_eq!((first.written.len(), first.kept.len()), (THEME.len(), 0));
        for file in THEME {
            assert_eq!(
                fs::read_to_string(folder.join(file.path)).unwrap(),
                file.text
            );
        }
        let again = write_theme(None, &folder).unwrap();
        assert_eq!((again.written.len(), again.kept.len()), (0, THEME.len()));
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
    #[test]
    fn what_an_earlier_version_wrote_gives_way_in_a_build_and_what_somebody_changed_does_not() {
        let own = tempfile::tempdir().unwrap();
        fs::create_dir(own.path().join("fonts")).unwrap();
        let earlier = ["head.hbs", "fonts/antinomy.css", "fonts/antinomy.js"];
        let line = |path: &&str| format!("{} {path}\n", hash(path.as_bytes()));
        let list: String = earlier.iter().map(line).collect();
        fs::write(own.path().join(LIST), LIST_HEAD.to_owned() + &list).unwrap();
        for path in earlier {
            fs::write(own.path().join(path), path).unwrap();
        }
        fs::write(own.path().join("fonts/antinomy.css"), "mine").unwrap();
        let theme = ComposedTheme::of(own.path()).unwrap();
        let read = |path: &str| fs::read_to_string(theme.folder().join(path)).unwrap();
        let ours = |path| THEME.iter().find(|file| file.path == path).unwrap().text;
        assert_eq!(read("head.hbs"), ours("head.hbs"));
        assert_eq!(read("fonts/antinomy.js"), ours("fonts/antinomy.js"));
        assert_eq!(read("fonts/antinomy.css"), "mine");
        assert!(!theme.folder().join(LIST).exists());
    }

    #[test]
    fn a_file_with_the_name_of_the_list_makes_nothing_ours() {
        let own = tempfile::tempdir().unwrap();
        fs::write(own.path().join(LIST), "no list").unwrap();
        fs::write(own.path().join("head.hbs"), "mine").unwrap();
        let theme = ComposedTheme::of(own.path()).unwrap();
        let head = fs::read_to_string(theme.folder().join("head.hbs")).unwrap();
        assert_eq!(head, "mine");
    }
}
