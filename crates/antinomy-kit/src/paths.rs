//! Paths as the rest of the program writes them: relative, with `/` between their parts.

use std::path::{Component, Path};

/// A path below `root` with `/` between its parts.
pub(crate) fn relative(path: &Path, root: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// Whether a relative path stays below the folder that it is relative to.
pub(crate) fn is_inside(path: &Path) -> bool {
    path.components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Whether a file is content by its extension.
pub(crate) fn is_content(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["yaml", "yml", "md", "rq"]
            .iter()
            .any(|known| extension == *known)
    })
}

/// The relative way from one folder to another, with a slash at the end.
pub(crate) fn relative_way(from: &Path, to: &Path) -> String {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(from.components().count() - shared);
    let down = to
        .components()
        .skip(shared)
        .map(|part| format!("{}/", part.as_os_str().to_string_lossy()));
    up + &down.collect::<String>()
}

/// A path as it is, with `/` between its parts.
pub(crate) fn with_slashes(path: &Path) -> String {
    path.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_climbs_to_what_both_share() {
        assert_eq!(
            relative_way(Path::new("/a/book/de/src"), Path::new("/a")),
            "../../../"
        );
        assert_eq!(
            relative_way(Path::new("/a/book"), Path::new("/a/kb/x")),
            "../kb/x/"
        );
    }
}
