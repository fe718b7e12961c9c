//! A lint that looks at the scalars of a file.

use crate::scalars::Place;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Diagnostic, FileId, SourceFile, Spanned};

/// What a lint of texts finds in the scalars of a file, which are read once for all of them.
pub(super) trait ScalarLint: Sync {
    /// Whether there may be something in a file: it is read only then.
    fn looks_at(&self, file: &SourceFile) -> bool;

    /// Looks at the scalars of such a file, in their order.
    fn file(
        &self,
        base: &KnowledgeBase,
        id: FileId,
        scalars: &[(Place, Spanned<String>)],
        out: &mut Vec<Diagnostic>,
    );
}
