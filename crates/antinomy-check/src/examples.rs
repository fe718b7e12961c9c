//! The knowledge base that the examples of explanation pages belong to, and what is wrong with them in it.

use crate::check;
use antinomy_graph::{Facts, Graph};
use antinomy_model::KnowledgeBase;
use antinomy_model::values::Date;
use antinomy_query::Unwatched;
use antinomy_syntax::{Diagnostic, Files, SourceFile};
use std::sync::Arc;

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

/// The day on which examples are checked, for what expires: always the same.
const TODAY: Date = Date {
    year: 2026,
    month: Some(1),
    day: Some(1),
    mark: None,
};

/// Reads the files of an example (paths and texts) beside the records that examples may refer to. Returns what is
/// wrong with the example's own files, by reading and by lints, and with no file at all.
#[must_use]
pub fn check_example<'e>(
    files: impl IntoIterator<Item = (&'e str, String)>,
) -> (Arc<KnowledgeBase>, Vec<Diagnostic>) {
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
    let facts = Arc::new(Facts::new(Arc::new(base)));
    let base = facts.base();
    let judged = check(&facts, &found, Some(TODAY));
    found.extend(judged);
    if base.queries().next().is_some() {
        let graph = Arc::new(Graph::of(Arc::clone(&facts)));
        // Examples are ours and take no time: nobody needs to watch them.
        found.extend(antinomy_query::diagnose::saved(&graph, &Unwatched));
    }
    base.files.sort(&mut found);
    found.retain(|found| {
        found
            .span
            .is_none_or(|span| is_own(base.files.file(span.file).path()))
    });
    (Arc::clone(facts.shared_base()), found)
}
