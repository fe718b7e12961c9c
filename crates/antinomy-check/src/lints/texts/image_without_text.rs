//! A picture in prose that does not say what it shows.

use crate::lints::Lint;
use crate::markdown::{MarkKind, PICTURES, marks, prose};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L090", "image-without-text", Warning;
}

pub(super) struct ImageWithoutText;

impl Lint for ImageWithoutText {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for prose in prose(base) {
            for mark in marks(prose.text, PICTURES) {
                if let MarkKind::Picture(words, _) = mark.kind
                    && prose.text[words].trim().is_empty()
                {
                    out.push(Diagnostic::new(&CODE, prose.place(&mark.range)));
                }
            }
        }
    }
}
