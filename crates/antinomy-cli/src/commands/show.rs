//! `antinomy show ID`: one record, what leads from it and what leads to it.

use super::list;
use crate::answer::Answer;
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_check::Finding;
use antinomy_graph::facts::Reach;
use antinomy_graph::{Direction, NodeId, Predicate, Step};
use antinomy_model::kinds::{Contradiction, Relation, Statement};
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
    let kind = record.kind().name();
    let place = place(project, record);
    let word = project.words.word(&format!("kind-{kind}"));
    answer.lead(format!("{} ({word}), {place}", record.id));
    answer.lead(project.name(id));
    answer.extra("id", json!(record.id));
    answer.extra("record_kind", json!(kind));
    answer.extra("name", json!(project.name(id)));
    answer.extra("place", json!(place));
    if let Some(statement) = record.statement() {
        statement_head(project, statement, answer);
    }
    if let Some(contradiction) = record.contradiction() {
        contradiction_head(project, contradiction, answer);
    }
    if let Body::Relation(relation) = &record.body {
        relation_head(project, relation, answer);
    }
    if let Some(finding) = project.findings.of_contradiction(id) {
        finding_head(project, finding, answer);
    }
    answer.lead(String::new());
}

/// `path:line:column` of the id.
fn place(project: &OpenProject<'_>, record: &Record) -> String {
    let files = &project.base().files;
    let at = files.position(record.span);
    let path = files.file(record.span.file).path();
    format!("{path}:{}:{}", at.line, at.column)
}

/// What follows for a statement: levels, time, and how we know of it.
fn statement_head(project: &OpenProject<'_>, statement: &Statement, answer: &mut Answer) {
    let facts = project.graph.facts();
    let levels = facts.levels_of(statement);
    let origin = levels.origin.word();
    let time = facts.time_of(statement).to_string();
    let known = facts.knowing(statement).word();
    let arguments = [
        ("levels", Argument::Text(labels(project, levels.set))),
        ("origin", Argument::Word(format!("origin-{origin}"))),
        ("time", Argument::from(time.as_str())),
        ("known", Argument::Word(format!("knowing-{known}"))),
    ];
    answer.lead(project.words.say("show-levels", &arguments));
    answer.extra("levels", list::levels(project, levels.set));
    answer.extra("level_origin", json!(origin));
    answer.extra("time", json!(time));
    answer.extra("known", json!(known));
}

fn contradiction_head(
    project: &OpenProject<'_>,
    contradiction: &Contradiction,
    answer: &mut Answer,
) {
    let category = contradiction.category.map(Choice::word);
    let strength = contradiction.strength;
    let because = project.text(&contradiction.because);
    let word = format!("category-{}", category.unwrap_or_default());
    let number = strength.map_or("–".to_owned(), |strength| strength.to_string());
    let arguments = [
        ("category", Argument::Word(word)),
        ("strength", Argument::Text(number)),
    ];
    answer.lead(project.words.say("show-contradiction", &arguments));
    answer.lead(because.clone());
    answer.extra("category", json!(category));
    answer.extra("strength", json!(strength));
    answer.extra("because", json!(because));
    let sides = contradiction.sides.iter();
    let sides: Vec<Vec<&str>> = sides
        .map(|side| side.iter().map(|one| one.id.as_str()).collect())
        .collect();
    answer.extra("sides", json!(sides));
}

fn relation_head(project: &OpenProject<'_>, relation: &Relation, answer: &mut Answer) {
    let types = &project.base().manifest.relation_types;
    let kind = relation.r#type.map(|at| &types[at]);
    let because = project.text(&relation.because);
    if let Some(kind) = kind {
        let end = |end: &Option<Ref>| end.as_ref().map_or("–", |end| end.id.as_str()).to_owned();
        let (from, to) = (end(&relation.from), end(&relation.to));
        answer.lead(format!("{from} — {} → {to}", project.text(&kind.label)));
    }
    answer.lead(because.clone());
    answer.extra("type", json!(kind.map(|kind| &kind.id)));
    answer.extra("because", json!(because));
}

fn finding_head(project: &OpenProject<'_>, finding: &Finding, answer: &mut Answer) {
    let columns = finding.columns.iter();
    let columns: Vec<String> = columns
        .map(|column| column.id(&project.base().manifest))
        .collect();
    let (reach, levels) = (finding.reach.map(Reach::word), finding.levels.word());
    let columns_said = ("columns", Argument::Text(columns.join(", ")));
    // A single party is at no distance from anything.
    answer.lead(match reach {
        Some(reach) => {
            let reach = ("reach", Argument::Word(format!("reach-{reach}")));
            let levels = ("levels", Argument::Word(format!("levels-{levels}")));
            project
                .words
                .say("show-finding", &[reach, levels, columns_said])
        }
        None => {
            let levels = ("levels", Argument::Word(format!("levels-alone-{levels}")));
            project
                .words
                .say("show-finding-alone", &[levels, columns_said])
        }
    });
    answer.lead(project.words.say(
        "show-status",
        &[(
            "status",
            Argument::Word(format!("status-{}", finding.status.word())),
        )],
    ));
    answer.extra("status", json!(finding.status.word()));
    answer.extra("group", json!(finding.group().word()));
    answer.extra("reach", json!(reach));
    answer.extra("levels", json!(levels));
    answer.extra("columns", json!(columns));
}

/// What an edge alone does not say: the stance of a position, the letter of a side.
fn detail(project: &OpenProject<'_>, step: &Step) -> Value {
    let edge = step.edge();
    let record = |node| project.graph.record_of(node);
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

fn stance(project: &OpenProject<'_>, statement: RecordId, proposition: RecordId) -> Option<i8> {
    let positions = project.graph.facts().coded_positions(statement);
    let mut positions = positions.into_iter();
    let position = positions.find(|position| position.proposition == proposition)?;
    Some(position.stance)
}

/// `A`, `B` … as on the card.
fn side(project: &OpenProject<'_>, contradiction: RecordId, statement: RecordId) -> Option<String> {
    let base = project.base();
    let sides = &base.record(contradiction).contradiction()?.sides;
    let holds = |side: &Vec<Ref>| side.iter().any(|it| base.target(it) == Some(statement));
    let place = u32::try_from(sides.iter().position(holds)?).ok()?;
    let letter = char::from_u32(u32::from('A') + place);
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
