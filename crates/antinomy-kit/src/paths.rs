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
        ["yaml", "yml", "md"]
            .iter()
            .any(|known| extension == *known)
    })
}
