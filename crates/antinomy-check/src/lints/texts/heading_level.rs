//! A heading of the first level in the prose of a record: that is the level of the page's own title.

use super::text_lint::TextLint;
use crate::lint::{Lint, Needs};
use crate::markdown::{Mark, MarkKind, WrittenProse};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L091", "heading-level", Warning;
}

/// The first level below the heading "Definition", under which prose is shown.
const LEVEL: &str = "###";

pub(super) struct HeadingLevel;

impl Lint for HeadingLevel {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }
}

impl TextLint for HeadingLevel {
    fn prose(&self, prose: &WrittenProse<'_>, marks: &[Mark], out: &mut Vec<Diagnostic>) {
        for mark in marks.iter().filter(|mark| mark.kind == MarkKind::Title) {
            let found = Diagnostic::new(&CODE, prose.place(&mark.range));
            // The range of a setext heading is its text, which cannot be replaced by `###`.
            let is_atx = &prose.text[mark.range.clone()] == "#";
            out.push(found.maybe_suggest(is_atx.then_some(LEVEL)));
        }
    }
}
