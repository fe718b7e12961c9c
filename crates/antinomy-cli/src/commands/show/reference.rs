//! What names a record on the command line and in lists: its id, an alias, its IRI in any form that RDF has for it, or the id of
//! something within it, such as a position.

use crate::project::OpenProject;
use antinomy_model::RecordId;

/// What stands between the id of a record and that of something within it.
const PARTS: [&str; 6] = [
    "affirms",
    "cites",
    "competence",
    "denies",
    "position",
    "section",
];

/// The record that something names or lies in.
pub(super) fn record(project: &OpenProject<'_>, written: &str) -> Option<RecordId> {
    let name = bare(written, &project.base().manifest.base_iri);
    project.named(name).or_else(|| {
        let (record, rest) = name.split_once('/')?;
        let (part, _) = rest.split_once('/')?;
        PARTS.contains(&part).then(|| project.named(record))?
    })
}

/// The known id that may be meant.
pub(super) fn nearest<'p>(project: &'p OpenProject<'_>, written: &str) -> Option<&'p str> {
    let name = bare(written, &project.base().manifest.base_iri);
    let record = name.split('/').next().unwrap_or(name);
    project.base().nearest_id(record, &[])
}

/// An id without what makes it an IRI or a literal of RDF.
fn bare<'w>(written: &'w str, base: &str) -> &'w str {
    let written = written.trim();
    let inner = |open, close| written.strip_prefix(open)?.split_once(close);
    let inner = inner('<', '>').or_else(|| inner('"', '"'));
    let name = inner.map_or(written, |(inner, _)| inner);
    let stripped = name.strip_prefix(base).filter(|_| !base.is_empty());
    stripped
        .or_else(|| name.strip_prefix("id:"))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iri_and_a_literal_are_bare_ids() {
        let base = "https://example.org/id/";
        let forms = [
            "a",
            " a ",
            "id:a",
            "https://example.org/id/a",
            "<https://example.org/id/a>",
            "\"a\"",
            "\"a\"@de",
        ];
        for form in forms {
            assert_eq!(bare(form, base), "a", "{form}");
        }
        assert_eq!(bare("<>", base), "");
        assert_eq!(bare("id:a", ""), "a");
    }
}
