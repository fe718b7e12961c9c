//! `antinomy contradictions`: the findings, filtered by levels and field.

use crate::answer::{Answer, Cell};
use crate::error::CommandError;
use crate::project::OpenProject;
use antinomy_check::{Column, Finding, GroupCounts};
use antinomy_model::values::{Category, Choice, LevelId, LevelSet};
use antinomy_model::{Kind, RecordId};
use antinomy_syntax::nearest;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn run(
    project: &OpenProject<'_>,
    between: &[String],
    field: Option<&str>,
    category: Option<Category>,
) -> Result<Answer, CommandError> {
    let columns = wanted_columns(project, between)?;
    let field = field
        .map(|field| wanted_field(project, field))
        .transpose()?;
    let keys = [
        "id", "group", "category", "strength", "columns", "fields", "status", "name",
    ];
    project.note_rules();
    let mut answer = project.answer("contradictions", &keys);
    // People see it by the numbers above, the order and the categories.
    answer.leave_to_data("group");
    let wanted = project.findings.iter().filter(|finding| {
        (columns.is_empty() || !columns.is_disjoint(&finding.columns))
            && category.is_none_or(|category| finding.category == Some(category))
            && field.is_none_or(|field| is_in_field(project, finding, field))
    });
    let mut wanted: Vec<&Finding> = wanted.collect();
    // Stable: in a group they stay in the order of their ids.
    wanted.sort_by_key(|finding| finding.group());
    let counts: GroupCounts = wanted.iter().map(|finding| finding.group()).collect();
    if let Some(said) = project.words.counts(counts.by_word()) {
        answer.lead(said);
        answer.lead(String::new());
    }
    answer.extra("counts", counts_as_json(counts));
    for finding in wanted {
        answer.row(row(project, finding));
    }
    Ok(answer)
}

/// Numbers of findings as JSON: a number a group.
pub(super) fn counts_as_json(counts: GroupCounts) -> Value {
    json!({
        "conflicts": counts.conflicts,
        "agreements": counts.agreements,
        "shifts": counts.shifts,
    })
}

fn row(project: &OpenProject<'_>, finding: &Finding) -> Vec<Cell> {
    let base = project.base();
    let columns: Vec<String> = finding
        .columns
        .iter()
        .map(|column| column.id(&base.manifest))
        .collect();
    let fields: Vec<&str> = finding
        .fields
        .iter()
        .map(|field| base.record(*field).id.as_str())
        .collect();
    let status = finding.status.word();
    vec![
        json!(finding.id).into(),
        json!(finding.group().word()).into(),
        json!(finding.category.map(Choice::word)).into(),
        json!(finding.strength).into(),
        json!(columns).into(),
        json!(fields).into(),
        Cell::new(
            json!(status),
            project.words.word(&format!("status-short-{status}")),
        ),
        finding
            .record()
            .map_or_else(|| Value::Null.into(), |record| project.named_cell(record)),
    ]
}

/// The matrix columns of `--between`: one level is the column within it, two are the column between them.
fn wanted_columns(
    project: &OpenProject<'_>,
    between: &[String],
) -> Result<BTreeSet<Column>, CommandError> {
    let manifest = &project.base().manifest;
    let mut levels = Vec::new();
    for name in between.iter().map(|name| name.trim()) {
        let known = || manifest.levels.iter().map(|level| level.id.as_str());
        let level = manifest
            .level_by_id(name)
            .or_else(|| level_by_label(project, name));
        levels.push(
            level.ok_or_else(|| {
                project.unknown(name, "unknown-level-name", nearest(name, known()))
            })?,
        );
    }
    // Without levels nothing is filtered; the empty level set would select the column "outside".
    if levels.is_empty() {
        return Ok(BTreeSet::new());
    }
    Ok(Column::of_authored(
        levels.into_iter().collect::<LevelSet>(),
    ))
}

fn level_by_label(project: &OpenProject<'_>, name: &str) -> Option<LevelId> {
    let levels = &project.base().manifest.levels;
    let at = levels.iter().position(|level| {
        level
            .label
            .versions()
            .any(|(_, text)| text.value.eq_ignore_ascii_case(name))
    })?;
    u8::try_from(at).ok().map(LevelId)
}

fn wanted_field(project: &OpenProject<'_>, name: &str) -> Result<RecordId, CommandError> {
    let base = project.base();
    let is_field = |id: &RecordId| base.record(*id).kind() == Kind::Field;
    project.named(name).filter(is_field).ok_or_else(|| {
        project.unknown(
            name,
            "unknown-field-name",
            base.nearest_id(name, &[Kind::Field]),
        )
    })
}

/// Whether a finding is in a field: its own fields, and their ancestors.
fn is_in_field(project: &OpenProject<'_>, finding: &Finding, field: RecordId) -> bool {
    let fields = project.graph.facts().with_broader(&finding.fields);
    fields.contains(&field)
}
