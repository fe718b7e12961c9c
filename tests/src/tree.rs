//! Folders as values: every file with its bytes.

use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

/// The files of a folder by their paths, with `/` between the parts.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder.
pub(crate) fn read(folder: &Path) -> Result<Tree, String> {
    let mut tree = Tree::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_file() {
            let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = inner
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            let bytes = std::fs::read(entry.path())
                .map_err(|error| format!("{}: {error}", inner.display()))?;
            tree.insert(parts.join("/"), bytes);
        }
    }
    Ok(tree)
}

/// Writes a folder.
pub(crate) fn write(tree: &Tree, folder: &Path) -> Result<(), String> {
    for (path, bytes) in tree {
        let target = folder.join(path);
        let failed = |error: std::io::Error| format!("{}: {error}", target.display());
        std::fs::create_dir_all(target.parent().unwrap_or(folder)).map_err(failed)?;
        std::fs::write(&target, bytes).map_err(failed)?;
    }
    Ok(())
}

/// `Ok` if two folders hold the same files with the same bytes, else what differs.
pub(crate) fn same(a: &Tree, b: &Tree) -> Result<(), String> {
    let paths: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    let differing: Vec<String> = paths
        .into_iter()
        .filter_map(|path| difference(path, a.get(path), b.get(path)))
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    let count = differing.len();
    Err(format!(
        "{count} file(s) differ:\n{}",
        differing[..count.min(12)].join("\n")
    ))
}

fn difference(path: &str, a: Option<&Vec<u8>>, b: Option<&Vec<u8>>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) if a == b => None,
        (Some(a), Some(b)) => {
            let at = a.iter().zip(b).take_while(|(a, b)| a == b).count();
            let near = |bytes: &[u8]| {
                let end = (at + 60).min(bytes.len());
                String::from_utf8_lossy(&bytes[at.saturating_sub(20)..end]).into_owned()
            };
            Some(format!(
                "{path}, from byte {at}:\n  a: {:?}\n  b: {:?}",
                near(a),
                near(b)
            ))
        }
        (Some(_), None) => Some(format!("{path} is only in a")),
        _ => Some(format!("{path} is only in b")),
    }
}
