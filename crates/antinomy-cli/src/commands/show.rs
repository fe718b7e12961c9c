//! `antinomy show ID`: one record, what leads from it and what leads to it.

use super::list;
use crate::answer::Answer;
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_graph::{Direction, NodeId, Predicate, Step};
use antinomy_model::values::Choice;
use antinomy_model::{Body, LevelSet, Record, RecordId, Ref};
use antinomy_syntax::Argument;
use serde_json::{Value, json};

pub(super) fn run(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let id = project.record(id)?;
    let record = project.base().record(id);
    let keys = ["edge", "direction", "id", "detail", "name"];
    let mut answer = project.answer("record", &keys);
    head(project, id, record, &mut answer);
    for step in project.graph.steps(project.graph.node_of(id)) {
        let mut row = row(project, &step);
        row.insert(3, detail(project, &step));
        answer.row(row);
    }
    Ok(answer)
}

fn head(project: &OpenProject<'_>, id: RecordId, record: &Record, answer: &mut Answer) {
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
    if let Some(contradiction) = record.contradiction() {
        let category = contradiction.category.map(Choice::word);
        let because = project.text(&contradiction.because);
        answer.lead(
            words.say(
                "show-contradiction",
                &[
                    (
                        "category",
                        Argument::Word(format!("category-{}", category.unwrap_or_default())),
                    ),
                    (
                        "strength",
                        Argument::Text(
                            contradiction
                                .strength
                                .map_or("–".to_owned(), |s| s.to_string()),
                        ),
                    ),
                ],
            ),
        );
        answer.lead(because.clone());
        answer.extra("category", json!(category));
        answer.extra("strength", json!(contradiction.strength));
        answer.extra("because", json!(because));
        let sides: Vec<Vec<&str>> = contradiction
            .sides
            .iter()
            .map(|side| side.iter().map(|one| one.id.as_str()).collect())
            .collect();
        answer.extra("sides", json!(sides));
    }
    if let Body::Relation(relation) = &record.body {
        let kind = relation
            .r#type
            .map(|at| &project.base().manifest.relation_types[at]);
        let because = project.text(&relation.because);
        if let Some(kind) = kind {
            let end =
                |end: &Option<Ref>| end.as_ref().map_or("–", |end| end.id.as_str()).to_owned();
            let label = project.text(&kind.label);
            answer.lead(format!(
                "{} — {label} → {}",
                end(&relation.from),
                end(&relation.to)
            ));
        }
        answer.lead(because.clone());
        answer.extra("type", json!(kind.map(|kind| &kind.id)));
        answer.extra("because", json!(because));
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

/// What an edge alone does not say: the stance of a position, the letter of a side.
fn detail(project: &OpenProject<'_>, step: &Step) -> Value {
    let edge = step.edge();
    let record = |node| {
        project
            .graph
            .record_of(node)
            .map(|id| project.base().record(id))
    };
    let (Some(from), Some(to)) = (record(edge.from), record(edge.to)) else {
        return Value::Null;
    };
    match edge.predicate {
        Predicate::TakesPosition => {
            stance(project, from, to).map_or(Value::Null, |stance| json!(stance))
        }
        Predicate::Side => side(project, from, to).map_or(Value::Null, |side| json!(side)),
        _ => Value::Null,
    }
}

fn stance(project: &OpenProject<'_>, statement: &Record, proposition: &Record) -> Option<i8> {
    let positions = &statement.statement()?.positions;
    let position = positions.iter().find(|position| {
        project
            .base()
            .resolve(&position.proposition)
            .map(|target| &target.id)
            == Some(&proposition.id)
    })?;
    Some(position.stance)
}

/// `A`, `B` … as on the card.
fn side(project: &OpenProject<'_>, contradiction: &Record, statement: &Record) -> Option<String> {
    let sides = &contradiction.contradiction()?.sides;
    let place = sides.iter().position(|side| {
        side.iter()
            .any(|one| project.base().resolve(one).map(|target| &target.id) == Some(&statement.id))
    })?;
    let letter = u32::try_from(place)
        .ok()
        .and_then(|place| char::from_u32(u32::from('A') + place));
    letter.filter(char::is_ascii_uppercase).map(String::from)
}

/// Levels as people call them.
fn labels(project: &OpenProject<'_>, set: Option<LevelSet>) -> String {
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
pub(super) fn row(project: &OpenProject<'_>, step: &Step) -> Vec<Value> {
    let mut row = vec![
        json!(step.predicate.name(&project.base().manifest)),
        json!(arrow(step.direction)),
    ];
    row.extend(node(project, step.to));
    row
}

/// Id and name of a node.
pub(super) fn node(project: &OpenProject<'_>, node: NodeId) -> [Value; 2] {
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
