//! `antinomy cites ID` and `antinomy cited-by ID`.

use super::show::written;
use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_graph::CitationEdge;
use antinomy_kit::report::visible_line;
use antinomy_model::RecordId;
use antinomy_model::values::{Choice, Locator};
use serde_json::{Value, json};

pub(super) fn cites(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = project.record(id)?;
    let mut answer = project.answer("cites", &["id", "cited-as", "locator", "name"]);
    for edge in project.graph.cites(record) {
        answer.row(row(project, edge.source, &edge));
    }
    Ok(answer)
}

pub(super) fn cited_by(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = project.record(id)?;
    let mut answer = project.answer(
        "cited-by",
        &["id", "cited-as", "locator", "through", "name"],
    );
    let edges = project.graph.cited_by(record);
    for edge in edges
        .iter()
        .filter(|edge| edge.is_of_content(project.base()))
    {
        let mut row = row(project, edge.citing, edge);
        // The column `through`, before the name.
        row.insert(
            3,
            edge.through
                .map_or(Value::Null, |part| json!(project.base().record(part).id))
                .into(),
        );
        answer.row(row);
    }
    Ok(answer)
}

fn row(project: &OpenProject<'_>, other: RecordId, edge: &CitationEdge<'_>) -> Vec<Cell> {
    let manner = match edge.manner {
        Some(manner) => manner.word(),
        None => edge.predicate.name(&project.base().manifest),
    };
    vec![
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
