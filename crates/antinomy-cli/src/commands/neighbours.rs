//! `antinomy neighbours ID --depth N`: what lies near a record.

use super::{answer, show};
use crate::Failure;
use crate::answer::Answer;
use crate::project::Project;
use serde_json::json;

pub(super) fn run(project: &Project<'_>, id: &str, depth: usize) -> Result<Answer, Failure> {
    let node = project.node(id)?;
    let mut answer = answer(
        project,
        "neighbours",
        &["distance", "via", "edge", "direction", "id", "name"],
    );
    for neighbour in project.graph.neighbourhood(node, depth) {
        let mut row = vec![
            json!(neighbour.distance),
            json!(project.graph.id(neighbour.via.from)),
        ];
        row.extend(show::row(project, &neighbour.via));
        answer.row(row);
    }
    Ok(answer)
}
