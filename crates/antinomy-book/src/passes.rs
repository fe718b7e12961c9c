//! The four passes over the chapters of a book, in their fixed order. Each is one mdBook preprocessor.
//!
//! A pass is a function from a tree to a tree. It never fails: what is wrong with a chapter becomes a diagnostic that
//! points into the file the chapter was written in, and the chapter passes as far as it can.

mod cite;
mod contradictions;
mod link;
mod pages;

pub use crate::pass::Pass;

use crate::{Handbook, TocItem};
use antinomy_syntax::Diagnostic;

/// All passes in the order in which they run.
pub static ALL: [&dyn Pass; 4] = [
    &pages::PagesPass,
    &contradictions::ContradictionsPass,
    &link::LinkPass,
    &cite::CitePass,
];

/// What the passes find wrong with hand-written chapters, in the order of files and places. Generated chapters are left
/// out: what is wrong with those is wrong with their records.
#[must_use]
pub fn check(cx: &Handbook, items: Vec<TocItem>) -> Vec<Diagnostic> {
    let (mut items, mut diagnostics) = pages::check(cx, items);
    for pass in ALL.into_iter().skip(1) {
        let (changed, mut found) = pass.run(cx, items);
        items = changed;
        diagnostics.append(&mut found);
    }
    diagnostics.sort_by_key(Diagnostic::sort_key);
    diagnostics
}

/// What the names of our passes begin with.
const PREFIX: &str = "antinomy-";

/// The pass with this name, with or without the `antinomy-` before it.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Pass> {
    let short = name.strip_prefix(PREFIX).unwrap_or(name);
    ALL.into_iter()
        .find(|pass| pass.name().strip_prefix(PREFIX) == Some(short))
}

/// The place of a pass in the order.
#[must_use]
pub fn place(name: &str) -> Option<usize> {
    ALL.iter().position(|pass| pass.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "compares the list with its folder"
    )]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/passes");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| format!("{PREFIX}{}", name.trim_end_matches(".rs")))
            .collect();
        files.sort();
        let mut listed: Vec<&str> = ALL.iter().map(|pass| pass.name()).collect();
        listed.sort_unstable();
        assert_eq!(listed, files);
    }

    #[test]
    fn a_pass_is_found_by_its_short_name_too() {
        assert_eq!(by_name("cite").unwrap().name(), "antinomy-cite");
        assert_eq!(by_name("antinomy-cite").unwrap().name(), "antinomy-cite");
        assert!(by_name("antinomy-antinomy-cite").is_none());
    }
}
