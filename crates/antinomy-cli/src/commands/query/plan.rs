//! How a query would be answered.

use crate::arguments::Common;
use crate::error::CommandError;
use crate::forms::QueryFormat;
use crate::terminal;
use antinomy_kit::report::visible_line;
use antinomy_kit::streams::OutputForm;
use serde_json::{Value, json};

/// Prints a plan: a tree for people, the engine's JSON for programs.
pub(super) fn print(common: &Common, plan: &str) -> Result<(), CommandError> {
    let plan: Value = serde_json::from_str(plan).unwrap_or_default();
    let plan = plan.get("plan").unwrap_or(&plan);
    if common.query_format() == Some(QueryFormat::Json) {
        return terminal::json(&json!({ "plan": plan }));
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
