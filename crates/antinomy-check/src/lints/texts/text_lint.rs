//! Texts of a record, walked once for all lints that look at them.

use crate::lint::Lint;
use crate::markdown::{Mark, WrittenProse};
use antinomy_model::property::TextRole;
use antinomy_model::{KnowledgeBase, Text};
use antinomy_syntax::{Diagnostic, Spanned};

/// A lint that looks at texts. The family's `TextLints` runs it.
pub(super) trait TextLint: Lint {
    /// Looks at a text in all its languages; there is at least one.
    fn text(
        &self,
        _base: &KnowledgeBase,
        _role: TextRole,
        _text: &Text,
        _out: &mut Vec<Diagnostic>,
    ) {
    }

    /// Looks at a text in one language.
    fn version(
        &self,
        _base: &KnowledgeBase,
        _role: TextRole,
        _version: &Spanned<String>,
        _out: &mut Vec<Diagnostic>,
    ) {
    }

    /// Looks at the body of a Markdown file and its links, pictures, headings and HTML, in ascending order.
    fn prose(&self, _prose: &WrittenProse<'_>, _marks: &[Mark], _out: &mut Vec<Diagnostic>) {}
}
