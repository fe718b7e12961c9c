//! A file or a folder whose name Windows cannot store: the project cannot be downloaded there.

use super::similar_file_names::first_line;
use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::slug::Reserved;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L096", "file-name-for-windows", Warning;
}

/// Characters that are in no name, besides control characters (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
const NEVER: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\'];

pub(super) struct FileNameForWindows;

impl Lint for FileNameForWindows {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    // A name means the same however little of the file could be read.
    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        for (id, file) in facts.base().files.iter() {
            if let Some(name) = file.path().split('/').find(|name| !is_possible(name)) {
                let found = Diagnostic::new(&CODE, first_line(id, file));
                out.push(found.with("path", file.path()).with("name", name));
            }
        }
    }
}

/// Devices whose names are no ids anyway; Windows reads these superscripts as digits.
const CONSOLES: &[&str] = &[
    "conin$", "conout$", "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³",
];

/// Whether Windows stores a file or a folder of this name.
fn is_possible(name: &str) -> bool {
    if matches!(name, "." | "..") {
        return true;
    }
    // The device is opened whatever follows the first dot.
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_lowercase();
    let is_device = Reserved::of(&stem) == Some(Reserved::Device) || CONSOLES.contains(&&*stem);
    let is_cut = name.ends_with(['.', ' ']);
    !(is_device || is_cut || name.contains(NEVER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_and_some_characters_are_no_names() {
        for name in [
            "con.md",
            "COM¹.yaml",
            "conin$.md",
            "AUX.de.md",
            "nul",
            "lpt1 .yaml",
            "a:b.yaml",
            "a?.md",
            "a.",
            "a ",
        ] {
            assert!(!is_possible(name), "{name}");
        }
        for name in [
            "con-argument.md",
            "a.con",
            "console.yaml",
            "ü.md",
            "..",
            "a b.yaml",
        ] {
            assert!(is_possible(name), "{name}");
        }
    }
}
