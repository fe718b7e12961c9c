//! `antinomy show ID…`: records, each with all that is written in it, all that follows, what leads from it and what leads to it.

mod derived;
mod list_of_names;
mod properties;
mod reference;
mod several;
pub(super) mod written;

use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::forms::AnswerFormat;
use crate::layout::Lead;
use crate::project::OpenProject;
use antinomy_graph::{Direction, NodeId, Predicate, Step};
use antinomy_kit::report::Drawing;
use antinomy_model::kinds::{Relation, Statement};
use antinomy_model::values::Choice;
use antinomy_model::{Body, Record, RecordId, Ref};
use antinomy_syntax::Argument;
use derived::Derived;
pub(super) use properties::locator;
use serde_json::{Value, json};
use std::process::ExitCode;

/// The columns of the edges of a record.
const COLUMNS: [&str; 5] = ["edge", "direction", "id", "detail", "name"];

pub(super) fn run(
    project: &OpenProject<'_>,
    asked: &[String],
    format: AnswerFormat,
    drawing: Drawing,
) -> Result<ExitCode, CommandError> {
    match asked {
        [id] if id != several::INPUT => {
            let answer = one(project, id)?;
            answer.print(format, drawing, &project.words.word("empty-show"))?;
            Ok(ExitCode::SUCCESS)
        }
        asked => several::print(project, asked, format, drawing),
    }
}

fn one(project: &OpenProject<'_>, id: &str) -> Result<Answer, CommandError> {
    let record = reference::record(project, id)
        .ok_or_else(|| project.unknown(id, "unknown-id", reference::nearest(project, id)))?;
    Ok(of(project, record, project.answer("record", &COLUMNS)))
}

/// Fills an answer with what there is to say of a record.
fn of(project: &OpenProject<'_>, id: RecordId, mut answer: Answer) -> Answer {
    let record = project.base().record(id);
    let derived = derived::of(project, id);
    data(project, id, &derived, &mut answer);
    answer.lead_all(lead(project, id, record, &derived));
    for step in project.graph.steps(project.graph.node_of(id)) {
        let mut row = row(project, &step);
        row.insert(3, detail(project, &step).into());
        answer.row(row);
    }
    answer
}

/// What programs get besides the edges.
fn data(project: &OpenProject<'_>, id: RecordId, derived: &[Derived], answer: &mut Answer) {
    let base = project.base();
    let record = base.record(id);
    let at = base.files.position(record.span);
    let path = base.files.file(record.span.file).path();
    answer.extra("id", json!(record.id));
    answer.extra("record_kind", json!(record.kind().name()));
    answer.extra("name", project.names(id));
    answer.extra(
        "file",
        json!({"path": path, "line": at.line, "column": at.column}),
    );
    answer.extra("written", written::record(project, record));
    let members = derived.iter().map(Derived::member);
    answer.extra("derived", Value::Object(members.collect()));
}

/// What people see above the edges: what it is, who says it and where; then what is written, then what follows.
fn lead(
    project: &OpenProject<'_>,
    id: RecordId,
    record: &Record,
    derived: &[Derived],
) -> Vec<Lead> {
    // A record of a contradiction may be a gap or an agreement.
    let category = record.contradiction().and_then(|it| it.category);
    let kind = match category {
        Some(category) => format!("category-{}", category.word()),
        None => format!("kind-{}", record.kind().name()),
    };
    let kind = project.words.word(&kind);
    let place = place(project, record);
    let mut lead = vec![Lead::Line(format!("{} ({kind}), {place}", record.id))];
    let head = [project.name(id), said(project, record)];
    let head = head.into_iter().filter(|line| !line.is_empty());
    lead.extend(head.map(Lead::Line));
    let written = properties::of(project, record);
    let follows = derived
        .iter()
        .filter_map(|it| it.property(project))
        .collect();
    for (heading, properties) in [("show-written", written), ("show-derived", follows)] {
        if !properties.is_empty() {
            lead.push(Lead::Line(String::new()));
            lead.push(Lead::Heading(project.words.word(heading)));
            lead.extend(properties);
        }
    }
    lead.push(Lead::Line(String::new()));
    lead
}

/// `path:line:column` of the id.
fn place(project: &OpenProject<'_>, record: &Record) -> String {
    let files = &project.base().files;
    let at = files.position(record.span);
    let path = files.file(record.span.file).path();
    format!("{path}:{}:{}", at.line, at.column)
}

/// Who says it and where, in one line; empty for records that nobody says.
fn said(project: &OpenProject<'_>, record: &Record) -> String {
    match &record.body {
        Body::Statement(statement) => said_in_source(project, statement),
        Body::Relation(relation) => relation_in_words(project, relation),
        Body::Contradiction(contradiction) => {
            let place = contradiction.asserted_by.place();
            let place = place.map(|place| properties::place(project, place));
            place.map_or_else(String::new, |place| {
                let place = ("place", Argument::Text(place));
                project.words.say("show-asserted", &[place])
            })
        }
        _ => String::new(),
    }
}

fn said_in_source(project: &OpenProject<'_>, statement: &Statement) -> String {
    let facts = project.graph.facts();
    let voice = facts.voice_of(statement).actor;
    let voice = voice.map_or_else(
        || project.words.word("voice-unknown"),
        |actor| project.name(actor),
    );
    let source = statement.source.as_ref();
    let source = source.map_or_else(
        || project.words.word("not-stated"),
        |source| properties::named(project, source),
    );
    let place = properties::at_place(project, source, &statement.locator);
    let known = facts.knowing(statement).word();
    let arguments = [
        ("voice", Argument::Text(voice)),
        ("place", Argument::Text(place)),
        ("known", Argument::Word(format!("knowing-{known}"))),
    ];
    project.words.say("show-statement", &arguments)
}

fn relation_in_words(project: &OpenProject<'_>, relation: &Relation) -> String {
    let types = &project.base().manifest.relation_types;
    let Some(kind) = relation.r#type.and_then(|at| types.get(at)) else {
        return String::new();
    };
    let end = |end: &Option<Ref>| end.as_ref().map_or("–", |end| end.id.as_str()).to_owned();
    let (from, to) = (end(&relation.from), end(&relation.to));
    format!("{from} — {} → {to}", project.text(&kind.label))
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

fn side(project: &OpenProject<'_>, contradiction: RecordId, statement: RecordId) -> Option<String> {
    let base = project.base();
    let sides = &base.record(contradiction).contradiction()?.sides;
    let holds = |side: &Vec<Ref>| side.iter().any(|it| base.target(it) == Some(statement));
    properties::letter_of_side(sides.iter().position(holds)?).map(String::from)
}

/// A step as a row of a table.
pub(super) fn row(project: &OpenProject<'_>, step: &Step) -> Vec<Cell> {
    let mut row = vec![
        json!(step.predicate.name(&project.base().manifest)).into(),
        direction(step.direction),
    ];
    row.extend(node(project, step.to));
    row
}

/// Id and name of a node.
pub(super) fn node(project: &OpenProject<'_>, node: NodeId) -> [Cell; 2] {
    let record = project.graph.record_of(node);
    let name = record.map_or_else(|| Value::Null.into(), |record| project.named_cell(record));
    [json!(project.graph.id(node)).into(), name]
}

/// Which way an edge is walked.
fn direction(direction: Direction) -> Cell {
    match direction {
        Direction::Forward => Cell::new(json!("forward"), "→"),
        Direction::Backward => Cell::new(json!("backward"), "←"),
    }
}
