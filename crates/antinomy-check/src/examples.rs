//! The knowledge base that the examples of explanation pages belong to, and what is wrong with them in it.

use crate::lint;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Diagnostic, Files, SourceFile};

/// Files that every example finds beside its own, unless it brings a file of the same name.
const PRELUDE: &[(&str, &str)] = &[
    (
        "content/antinomy.yaml",
        include_str!("examples/antinomy.yaml"),
    ),
    (
        "content/records.yaml",
        include_str!("examples/records.yaml"),
    ),
];

/// Reads the files of an example (paths and texts) beside the records that examples may refer to. Returns what is
/// wrong with the example's own files, by reading and by lints, and with no file at all.
#[must_use]
pub fn check_example<'e>(
    files: impl IntoIterator<Item = (&'e str, String)>,
) -> (KnowledgeBase, Vec<Diagnostic>) {
    let own: Vec<(&str, String)> = files.into_iter().collect();
    let is_own = |path: &str| own.iter().any(|(own, _)| *own == path);
    let prelude = PRELUDE
        .iter()
        .filter(|(path, _)| !is_own(path))
        .map(|(path, text)| SourceFile::new(*path, *text));
    let all = own
        .iter()
        .map(|(path, text)| SourceFile::new(*path, text.as_str()))
        .chain(prelude);
    let (base, mut found) = KnowledgeBase::read(Files::new(all.collect()), "content/");
    found.extend(lint(&base));
    found.sort_by_key(Diagnostic::sort_key);
    found.retain(|found| {
        found
            .span
            .is_none_or(|span| is_own(base.files.file(span.file).path()))
    });
    (base, found)
}
