//! An image in prose without alternative text.

use super::text_lint::TextLint;
use crate::lint::{Lint, Needs};
use crate::markdown::{Mark, MarkKind, WrittenProse};
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

    fn needs(&self) -> Needs {
        Needs::Nothing
    }
}

impl TextLint for ImageWithoutText {
    fn prose(&self, prose: &WrittenProse<'_>, marks: &[Mark], out: &mut Vec<Diagnostic>) {
        for mark in marks {
            if let MarkKind::Picture(words, _) = &mark.kind
                && prose.text[words.clone()].trim().is_empty()
            {
                out.push(Diagnostic::new(&CODE, prose.place(&mark.range)));
            }
        }
    }
}
