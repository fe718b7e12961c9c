//! The citation style of a knowledge base: by name, or from a CSL file.

use crate::input::read_text;
use crate::{Problem, Workspace};
use antinomy_cite::{HOUSE, Style, StyleError};
use std::path::{Component, Path};

/// The largest style file in bytes, five times the largest one of the official CSL repository.
const MAX_BYTES: usize = 1 << 20;

/// Extension of style files.
const EXTENSION: &str = ".csl";

/// The style that the manifest names as `csl`: an embedded style, or a file `*.csl` in the content folder. The default is
/// the house style.
///
/// # Errors
/// If there is no such style or file, the file is outside of the folder, or it is no independent CSL style.
pub fn style(workspace: &Workspace) -> Result<Style, Problem> {
    match workspace.base.manifest.csl.as_deref() {
        None => style_named(HOUSE),
        Some(name) if name.ends_with(EXTENSION) => inside(&workspace.content, name),
        Some(name) => style_named(name),
    }
}

/// An embedded style.
///
/// # Errors
/// If there is no style of this name.
pub fn style_named(name: &str) -> Result<Style, Problem> {
    Style::named(name).map_err(|error| problem(error, name))
}

/// The style in a file.
///
/// # Errors
/// If the file cannot be read, is too large, or is no independent CSL style.
pub fn style_file(path: &Path) -> Result<Style, Problem> {
    let shown = path.display().to_string();
    let text = read_text(path, MAX_BYTES).map_err(|problem| match problem.key() {
        "file-too-large" => Problem::new("style-too-large").with("path", shown.clone()),
        _ => problem,
    })?;
    Style::parse(&text).map_err(|error| problem(error, &shown))
}

/// A style file below a folder. Content is untrusted and must not cause other files to be read.
fn inside(folder: &Path, name: &str) -> Result<Style, Problem> {
    let outside = || Problem::new("style-outside").with("path", name.to_owned());
    let is_inner = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(name).components().all(is_inner) {
        return Err(outside());
    }
    let path = folder.join(name);
    // A symbolic link may lead out of the folder although its path does not.
    let real = path
        .canonicalize()
        .map_err(|error| Problem::unreadable(&path, &error))?;
    let folder = folder
        .canonicalize()
        .map_err(|error| Problem::unreadable(folder, &error))?;
    if real.starts_with(folder) {
        style_file(&path)
    } else {
        Err(outside())
    }
}

fn problem(error: StyleError, name: &str) -> Problem {
    let name = name.to_owned();
    match error {
        StyleError::Unknown(Some(nearest)) => Problem::new("style-unknown-nearest")
            .with("name", name)
            .with("nearest", nearest),
        StyleError::Unknown(None) => Problem::new("style-unknown").with("name", name),
        StyleError::Unreadable(reason) => Problem::new("style-unreadable")
            .with("path", name)
            .with("reason", reason),
        StyleError::Dependent(parent) => Problem::new("style-dependent")
            .with("path", name)
            .with("parent", parent),
        StyleError::Circular(found) => Problem::new("style-circular")
            .with("path", name)
            .with("name", found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Workspace;
    use tempfile::TempDir;

    fn base(csl: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir(&content).unwrap();
        let manifest =
            format!("title: T\nlanguages: [de]\nbase-iri: \"https://a.example/\"\n{csl}\n");
        std::fs::write(content.join("antinomy.yaml"), manifest).unwrap();
        std::fs::write(content.join("own.csl"), "<a/>").unwrap();
        std::fs::write(folder.path().join("other.csl"), "<a/>").unwrap();
        folder
    }

    fn key(csl: &str) -> Option<&'static str> {
        let folder = base(csl);
        let workspace = Workspace::open(folder.path()).unwrap();
        style(&workspace).err().map(|problem| problem.key())
    }

    #[test]
    fn a_style_is_named_or_lies_in_the_content() {
        assert_eq!(key(""), None);
        assert_eq!(key("csl: apa"), None);
        assert_eq!(key("csl: appa"), Some("style-unknown-nearest"));
        assert_eq!(key("csl: own.csl"), Some("style-unreadable"));
        assert_eq!(key("csl: none.csl"), Some("unreadable"));
    }

    #[test]
    fn no_file_outside_of_the_content_is_read() {
        assert_eq!(key("csl: ../other.csl"), Some("style-outside"));
        assert_eq!(key("csl: /etc/other.csl"), Some("style-outside"));
    }

    #[cfg(unix)]
    #[test]
    fn nor_through_a_link() {
        let folder = base("csl: link.csl");
        let link = folder.path().join("content/link.csl");
        std::os::unix::fs::symlink(folder.path().join("other.csl"), link).unwrap();
        let problem = style(&Workspace::open(folder.path()).unwrap()).unwrap_err();
        assert_eq!(problem.key(), "style-outside");
    }
}
