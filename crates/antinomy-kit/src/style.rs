//! The citation style of a knowledge base: by name, or from a CSL file.

use crate::input::read_text;
use crate::paths::relative;
use crate::{Problem, Workspace};
use antinomy_cite::codes::STYLE_UNUSABLE;
use antinomy_cite::{Bibliography, HOUSE, Style, StyleError, StyleFault};
use antinomy_syntax::{Argument, Diagnostic, Files, SourceFile, Span};
use std::path::{Component, Path, PathBuf};

/// The largest style file in bytes, five times the largest one of the official CSL repository.
const MAX_STYLE: usize = 1 << 20;

/// Extension of style files.
const EXTENSION: &str = ".csl";

/// What keeps a style from being used.
struct Refusal {
    /// The word for it in messages.
    why: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    /// The file and the byte offset in it, if it could be read.
    place: Option<Box<(SourceFile, usize)>>,
}

impl Refusal {
    fn new(why: &'static str) -> Self {
        Self {
            why,
            arguments: Vec::new(),
            place: None,
        }
    }

    fn of(error: &StyleError) -> Self {
        let mut refusal = Self::new(error.why());
        refusal.arguments.extend(error.argument());
        refusal
    }

    fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// A file that cannot be read.
    fn of_file(shown: &str, problem: &Problem) -> Self {
        let why = match problem.key() {
            "file-too-large" => "too-large",
            "file-special" => "special",
            _ => "file",
        };
        let refusal = Self::new(why).with("path", shown);
        match problem.argument("reason") {
            Some(reason) => refusal.with("reason", reason.clone()),
            None => refusal,
        }
    }

    fn problem(self) -> Problem {
        let place = self.place.map(|place| {
            let (file, at) = *place;
            let position = file.position(at);
            format!("{}:{}:{}", file.path(), position.line, position.column)
        });
        let problem = match place {
            Some(place) => Problem::new("style-at").with("place", place),
            None => Problem::new("style"),
        };
        let arguments = self.arguments.into_iter();
        arguments.fold(problem.with("why", self.why), |problem, (name, value)| {
            problem.with(name, value)
        })
    }

    /// The same at the place in the style and the one in the manifest that names it.
    fn diagnostic(self, named: Span, files: &mut Files) -> Diagnostic {
        let mut found = match self.place {
            Some(place) => {
                let (file, at) = *place;
                let span = Span::new(files.set(file), at..at);
                Diagnostic::new(&STYLE_UNUSABLE, span).related(named, "named")
            }
            None => Diagnostic::new(&STYLE_UNUSABLE, named),
        };
        found.arguments = self.arguments;
        found.with("why", self.why)
    }
}

/// The style that the manifest names as `csl`: an embedded style, or a file `*.csl` in the content folder. The default is
/// the house style.
///
/// # Errors
/// If there is no such style or file, the file is outside of the folder, or it is no independent CSL style within the
/// bounds.
pub fn style(workspace: &Workspace) -> Result<Style, Problem> {
    match &workspace.base.manifest.csl {
        None => style_named(HOUSE),
        Some(name) => manifest_style(workspace, &name.value).map_err(Refusal::problem),
    }
}

/// What keeps the style of the manifest from being used. Its file is added to `files`.
pub(crate) fn check_style(workspace: &Workspace, files: &mut Files) -> Option<Diagnostic> {
    let name = workspace.base.manifest.csl.as_ref()?;
    let refusal = manifest_style(workspace, &name.value).err()?;
    Some(refusal.diagnostic(name.span, files))
}

/// An embedded style.
///
/// # Errors
/// If there is no style of this name.
pub fn style_named(name: &str) -> Result<Style, Problem> {
    embedded(name).map_err(Refusal::problem)
}

/// The style in a file.
///
/// # Errors
/// If the file cannot be read, is too large, or is no independent CSL style within the bounds.
pub fn style_file(path: &Path) -> Result<Style, Problem> {
    let shown = path.display().to_string();
    in_file(path, &shown).map_err(Refusal::problem)
}

/// Whether all works could be set in the style of a list.
///
/// # Errors
/// If the engine failed at one.
pub fn style_held(list: &Bibliography) -> Result<(), Problem> {
    match list.failures().first() {
        None => Ok(()),
        Some(id) => Err(Problem::new("style-failed").with("work", id.as_str())),
    }
}

fn manifest_style(workspace: &Workspace, name: &str) -> Result<Style, Refusal> {
    if !name.ends_with(EXTENSION) {
        return embedded(name);
    }
    let path = inside(&workspace.content, name)?;
    in_file(&path, &relative(&path, &workspace.root))
}

fn embedded(name: &str) -> Result<Style, Refusal> {
    Style::named(name).map_err(|error| Refusal::of(&error).with("name", name))
}

fn in_file(path: &Path, shown: &str) -> Result<Style, Refusal> {
    let text = read_text(path, MAX_STYLE).map_err(|problem| Refusal::of_file(shown, &problem))?;
    Style::parse(&text).map_err(|StyleFault { error, at }| {
        let mut refusal = Refusal::of(&error);
        refusal.place = Some(Box::new((SourceFile::new(shown, text), at)));
        refusal
    })
}

/// A style file below a folder. Content is untrusted and must not cause other files to be read.
fn inside(folder: &Path, name: &str) -> Result<PathBuf, Refusal> {
    let outside = || Refusal::new("outside").with("path", name);
    let is_inner = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(name).components().all(is_inner) {
        return Err(outside());
    }
    let path = folder.join(name);
    let canonical = |path: &Path| {
        path.canonicalize()
            .map_err(|error| Refusal::of_file(name, &Problem::unreadable(path, &error)))
    };
    // A symbolic link may lead out of the folder although its path does not.
    if canonical(&path)?.starts_with(canonical(folder)?) {
        Ok(path)
    } else {
        Err(outside())
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

    fn why(csl: &str) -> Option<&'static str> {
        let folder = base(csl);
        let workspace = Workspace::open(folder.path()).unwrap();
        let name = &workspace.base.manifest.csl.as_ref()?.value;
        manifest_style(&workspace, name)
            .err()
            .map(|refusal| refusal.why)
    }

    #[test]
    fn a_style_is_named_or_lies_in_the_content() {
        assert_eq!(why(""), None);
        assert_eq!(why("csl: apa"), None);
        assert_eq!(why("csl: appa"), Some("nearest"));
        assert_eq!(why("csl: own.csl"), Some("unreadable"));
        assert_eq!(why("csl: none.csl"), Some("file"));
    }

    #[test]
    fn no_file_outside_of_the_content_is_read() {
        assert_eq!(why("csl: ../other.csl"), Some("outside"));
        assert_eq!(why("csl: /etc/other.csl"), Some("outside"));
    }

    #[cfg(unix)]
    #[test]
    fn nor_through_a_link() {
        let folder = base("csl: link.csl");
        let link = folder.path().join("content/link.csl");
        std::os::unix::fs::symlink(folder.path().join("other.csl"), link).unwrap();
        let workspace = Workspace::open(folder.path()).unwrap();
        let refusal = manifest_style(&workspace, "link.csl").err();
        assert_eq!(refusal.map(|refusal| refusal.why), Some("outside"));
    }
}
