//! Where things are on this machine.

use std::path::{Path, PathBuf};

/// The folder of this package.
pub(crate) fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    tests().parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The folder of the Markdown pages.
pub(crate) fn suite() -> PathBuf {
    tests().join("suite")
}

/// The folder that cargo puts binaries into: the suite's own executable lies in `deps` below it.
pub(crate) fn binaries() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    own.parent()
        .and_then(Path::parent)
        .map(Path::to_path_buf)
        .unwrap_or_default()
}
