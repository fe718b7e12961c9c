//! `antinomy cites ID` and `antinomy cited-by ID`.

use super::show::written;
use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_graph::CitationEdge;
use antinomy_kit::book::{CitingChapter, chapters_citing};
use antinomy_kit::report::visible_line;
use antinomy_model::RecordId;
use antinomy_model::values::{Choice, Locator};
use antinomy_syntax::Argument;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn cites(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = project.record(id)?;
    let mut answer = project.answer("cites", &["id", "cited-as", "locator", "name"]);
    for edge in project.graph.cites(record) {
        answer.row(row(project, edge.source, &edge).into());
    }
    Ok(answer)
}

pub(super) fn cited_by(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = project.record(id)?;
    let keys = ["id", "kind", "cited-as", "locator", "through", "name"];
    let mut answer = project.answer("cited-by", &keys);
    let chapters = chapters_citing(&project.loaded, record)?;
    count(project, record, &chapters, &mut answer);
    let edges = project.graph.cited_by(record);
    for edge in edges.iter().filter(|edge| edge.is_citation()) {
        let [id, manner, locator, name] = row(project, edge.citing, edge);
        let kind = json!(project.base().record(edge.citing).kind().name()).into();
        let through = edge.through.map(|part| &project.base().record(part).id);
        answer.row(vec![id, kind, manner, locator, json!(through).into(), name]);
    }
    for (tag, chapter) in chapters {
        answer.row(vec![
            json!(chapter.path).into(),
            json!("chapter").into(),
            json!("cites").into(),
            Value::Null.into(),
            Value::Null.into(),
            Cell::new(json!({tag: &chapter.title}), visible_line(&chapter.title)),
        ]);
    }
    Ok(answer)
}

/// Says how often a source is cited, as its page and the bibliography of the handbook do: each record once, each chapter once.
fn count(
    project: &OpenProject<'_>,
    source: RecordId,
    chapters: &[(String, CitingChapter)],
    answer: &mut Answer,
) {
    let citing = project.graph.citing(source);
    // A chapter has the same path in the books of all languages.
    let paths: BTreeSet<&str> = chapters
        .iter()
        .map(|(_, it)| it.source_path.as_str())
        .collect();
    let count = citing.count() + paths.len();
    if count > 0 {
        let numbers = [
            ("count", Argument::from(count)),
            ("statements", Argument::from(citing.statements.len())),
        ];
        answer.lead(project.words.say("cited-by-count", &numbers));
        answer.lead(String::new());
    }
    answer.extra(
        "cited",
        json!({
            "total": count,
            "statements": citing.statements.len(),
            "records": citing.others.len(),
            "chapters": paths.len(),
        }),
    );
}

fn row(project: &OpenProject<'_>, other: RecordId, edge: &CitationEdge<'_>) -> [Cell; 4] {
    let manner = match edge.manner {
        Some(manner) => manner.word(),
        None => edge.predicate.name(&project.base().manifest),
    };
    [
        json!(project.base().record(other).id).into(),
        json!(manner).into(),
        Cell::new(written::locator(edge.locator), place(edge.locator)),
        project.named_cell(other),
    ]
}

/// A locator as its keys and values, for people: `page 102`.
fn place(locator: &Locator) -> String {
    let parts = locator
        .0
        .iter()
        .map(|(key, text)| format!("{} {}", key.word(), visible_line(&text.value)));
    parts.collect::<Vec<_>>().join(", ")
}
