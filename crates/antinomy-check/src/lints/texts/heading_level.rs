//! A heading in the prose of a record that stands on the level of the page's own title.

use crate::lints::Lint;
use crate::markdown::{MarkKind, TITLES, marks, prose};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L091", "heading-level", Warning;
}

/// The first level below "Definition", under which prose stands.
const LEVEL: &str = "###";

pub(super) struct HeadingLevel;

impl Lint for HeadingLevel {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for prose in prose(base) {
            for mark in marks(prose.text, TITLES) {
                if mark.kind == MarkKind::Title {
                    let found = Diagnostic::new(&CODE, prose.place(&mark.range));
                    // A title that is underlined has no mark to exchange.
                    let is_mark = &prose.text[mark.range] == "#";
                    out.push(found.maybe_suggest(is_mark.then_some(LEVEL)));
                }
            }
        }
    }
}
