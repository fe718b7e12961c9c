//! Files that come to stand whole, or not at all.

use crate::Problem;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Puts `bytes` in place of what stands at `path`: readers see the old file or the new one. A file that was there keeps
/// its permissions; a link stays one, and what it points at is replaced.
///
/// # Errors
/// If the folder cannot be written to; then the old file stands.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |error: &std::io::Error| Problem::unreadable(path, error);
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file =
        NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(|error| failed(&error))?;
    file.write_all(bytes).map_err(|error| failed(&error))?;
    file.as_file().sync_all().map_err(|error| failed(&error))?;
    if let Ok(old) = std::fs::metadata(&target) {
        // Without the permissions of the old file the new one would be the owner's alone.
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(|error| failed(&error))?;
    } else {
        make_readable(&file).map_err(|error| failed(&error))?;
    }
    file.persist(&target)
        .map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Temporary files belong to their owner alone; a new file is for everybody to read.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file()
        .set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
