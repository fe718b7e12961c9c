//! `antinomy show ID`: one record, what leads from it and what leads to it.

use super::{answer, list};
use crate::Failure;
use crate::answer::Answer;
use crate::project::Project;
use antinomy_graph::{Direction, NodeId, Step};
use antinomy_model::{LevelSet, Record, RecordId};
use antinomy_syntax::Argument;
use serde_json::{Value, json};

pub(super) fn run(project: &Project<'_>, id: &str) -> Result<Answer, Failure> {
    let id = project.record(id)?;
    let record = project.base().record(id);
    let mut answer = answer(project, "record", &["edge", "direction", "id", "name"]);
    head(project, id, record, &mut answer);
    for step in project.graph.steps(project.graph.node_of(id)) {
        answer.row(row(project, &step));
    }
    Ok(answer)
}

fn head(project: &Project<'_>, id: RecordId, record: &Record, answer: &mut Answer) {
    let words = project.words;
    let files = &project.base().files;
    let at = files.position(record.span);
    let place = format!(
        "{}:{}:{}",
        files.file(record.span.file).path(),
        at.line,
        at.column
    );
    let kind = words.word(&format!("kind-{}", record.kind().name()));
    answer.lead(format!("{} ({kind}), {place}", record.id));
    answer.lead(project.name(id));
    answer.extra("id", json!(record.id));
    answer.extra("record_kind", json!(record.kind().name()));
    answer.extra("name", json!(project.name(id)));
    answer.extra("place", json!(place));
    if let Some(statement) = record.statement() {
        let levels = project.base().levels_of(statement);
        let names = list::levels(project, levels.set);
        let time = project.base().time_of(statement).to_string();
        let known = project.base().knowing(statement).word();
        answer.lead(words.say(
            "show-levels",
            &[
                ("levels", Argument::Text(labels(project, levels.set))),
                (
                    "origin",
                    Argument::Word(format!("origin-{}", levels.origin.word())),
                ),
                ("time", Argument::from(time.as_str())),
                ("known", Argument::Word(format!("knowing-{known}"))),
            ],
        ));
        answer.extra("levels", names);
        answer.extra("level_origin", json!(levels.origin.word()));
        answer.extra("time", json!(time));
        answer.extra("known", json!(known));
    }
    if let Some(finding) = project.findings.of_contradiction(id) {
        let columns: Vec<String> = finding
            .columns
            .iter()
            .map(|column| column.id(&project.base().manifest))
            .collect();
        answer.lead(words.say(
            "show-finding",
            &[
                (
                    "reach",
                    Argument::Word(format!("reach-{}", finding.reach.word())),
                ),
                (
                    "levels",
                    Argument::Word(format!("levels-{}", finding.levels.word())),
                ),
                ("columns", Argument::Text(columns.join(", "))),
            ],
        ));
        answer.extra("reach", json!(finding.reach.word()));
        answer.extra("levels", json!(finding.levels.word()));
        answer.extra("columns", json!(columns));
    }
    answer.lead(String::new());
}

/// Levels as people call them.
fn labels(project: &Project<'_>, set: Option<LevelSet>) -> String {
    let Some(set) = set else {
        return project.words.word("show-levels-unknown");
    };
    if set.is_empty() {
        return project.words.word("show-levels-none");
    }
    let manifest = &project.base().manifest;
    let labels = set
        .iter()
        .map(|level| project.text(&manifest.level(level).label));
    labels.collect::<Vec<_>>().join(", ")
}

/// A step as a row of a table.
pub(super) fn row(project: &Project<'_>, step: &Step) -> Vec<Value> {
    let mut row = vec![
        json!(step.predicate.name(&project.base().manifest)),
        json!(arrow(step.direction)),
    ];
    row.extend(node(project, step.to));
    row
}

/// Id and name of a node.
pub(super) fn node(project: &Project<'_>, node: NodeId) -> [Value; 2] {
    let name = project
        .graph
        .record_of(node)
        .map(|record| project.name(record))
        .unwrap_or_default();
    [json!(project.graph.id(node)), json!(name)]
}

/// Which way an edge is walked.
pub(super) fn arrow(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => "→",
        Direction::Backward => "←",
    }
}
