//! `antinomy path A B`: a shortest way from one record to another, with the edges named.

use super::{answer, show};
use crate::Failure;
use crate::answer::Answer;
use crate::project::Project;
use serde_json::{Value, json};

pub(super) fn run(project: &Project<'_>, from: &str, to: &str) -> Result<Answer, Failure> {
    let (from, to) = (project.node(from)?, project.node(to)?);
    let mut answer = answer(
        project,
        "path",
        &["step", "edge", "direction", "id", "name"],
    );
    let Some(steps) = project.graph.shortest_path(from, to) else {
        return Ok(answer);
    };
    let mut start = vec![json!(0), Value::Null, Value::Null];
    start.extend(show::node(project, from));
    answer.row(start);
    for (at, step) in steps.iter().enumerate() {
        let mut row = vec![json!(at + 1)];
        row.extend(show::row(project, step));
        answer.row(row);
    }
    Ok(answer)
}
