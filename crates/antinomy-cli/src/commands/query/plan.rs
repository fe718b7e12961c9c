//! How a query would be answered.

use crate::answer::envelope;
use crate::arguments::Common;
use crate::error::CommandError;
use crate::forms::QueryFormat;
use crate::project::{OpenProject, count_errors};
use crate::terminal;
use antinomy_kit::report::visible_line;
use antinomy_kit::streams::OutputForm;
use serde_json::{Map, Value, json};

/// Prints a plan: a tree for people, and for programs an envelope with the same tree.
pub(super) fn print(
    common: &Common,
    project: &OpenProject<'_>,
    plan: &str,
) -> Result<(), CommandError> {
    let plan: Value = serde_json::from_str(plan).unwrap_or_default();
    let plan = plan.get("plan").unwrap_or(&plan);
    if common.query_format() == Some(QueryFormat::Json) {
        let errors = count_errors(&project.loaded.reading_diagnostics());
        let mut members = Map::new();
        members.insert("content_errors".to_owned(), json!(errors));
        members.insert("plan".to_owned(), plan.clone());
        return terminal::json(&envelope("plan", members));
    }
    let mut text = String::new();
    tree(plan, 0, &mut text);
    terminal::write(
        &text,
        OutputForm::Text(antinomy_kit::report::Drawing::Plain),
    )
}

/// A node of the plan and, further in, what it takes its rows from.
fn tree(node: &Value, depth: usize, text: &mut String) {
    let name = node.get("name").and_then(Value::as_str).unwrap_or_default();
    *text += &format!("{}{}\n", "  ".repeat(depth), visible_line(name));
    let children = node.get("children").and_then(Value::as_array);
    for child in children.into_iter().flatten() {
        tree(child, depth + 1, text);
    }
}
