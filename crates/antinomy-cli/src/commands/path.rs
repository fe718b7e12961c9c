//! `antinomy path A B`: a shortest path between two records, with its edges.

use super::show;
use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::project::OpenProject;
use serde_json::{Value, json};

pub(super) fn run(project: &OpenProject<'_>, from: &str, to: &str) -> Result<Answer, CommandError> {
    let (from, to) = (project.node(from)?, project.node(to)?);
    let mut answer = project.answer("path", &["step", "edge", "direction", "id", "name"]);
    let Some(steps) = project.graph.shortest_path(from, to) else {
        return Ok(answer);
    };
    // The start is a row without an edge, so that the rows are the nodes of the path.
    let mut start: Vec<Cell> = vec![json!(0).into(), Value::Null.into(), Value::Null.into()];
    start.extend(show::node(project, from));
    answer.row(start);
    for (at, step) in steps.iter().enumerate() {
        let mut row: Vec<Cell> = vec![json!(at + 1).into()];
        row.extend(show::row(project, step));
        answer.row(row);
    }
    Ok(answer)
}
