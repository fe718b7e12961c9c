//! `antinomy neighbours ID --depth N`: the neighbourhood of a record in the graph.

use super::show;
use crate::answer::Answer;
use crate::error::CommandError;
use crate::project::OpenProject;
use serde_json::json;

pub(super) fn run(
    project: &OpenProject<'_>,
    id: &str,
    depth: usize,
) -> Result<Answer, CommandError> {
    let node = project.node(id)?;
    let mut answer = project.answer(
        "neighbours",
        &["distance", "via", "edge", "direction", "id", "name"],
    );
    for neighbour in project.graph.neighbourhood(node, depth) {
        let mut row = vec![
            json!(neighbour.distance).into(),
            json!(project.graph.id(neighbour.via.from)).into(),
        ];
        row.extend(show::row(project, &neighbour.via));
        answer.row(row);
    }
    Ok(answer)
}
