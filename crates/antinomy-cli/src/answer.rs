//! Answers of commands: a table for people, a JSON envelope for programs.

use crate::arguments::AnswerFormat;
use crate::error::CommandError;
use crate::terminal;
use antinomy_kit::report::visible_line;
use antinomy_words::Words;
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Map, Value, json};

/// Rows of equal length, with a stable key (for programs) and a translated heading (for people) for each column.
pub(crate) struct Answer {
    kind: &'static str,
    columns: Vec<(String, String)>,
    rows: Vec<Vec<Value>>,
    /// Lines above the table; not in JSON.
    lead: Vec<String>,
    /// Members of the JSON envelope besides `items`; not in the table.
    extra: Map<String, Value>,
}

impl Answer {
    /// An answer without rows, with these columns. Headings are the messages `column-KEY`.
    pub(crate) fn with_columns(kind: &'static str, keys: &[&str], words: &Words) -> Self {
        let column = |key: &&str| (key.replace('-', "_"), words.word(&format!("column-{key}")));
        Self::new(kind, keys.iter().map(column).collect())
    }

    /// An answer without rows, with columns as pairs of key and heading.
    pub(crate) fn new(kind: &'static str, columns: Vec<(String, String)>) -> Self {
        Self {
            kind,
            columns,
            rows: Vec::new(),
            lead: Vec::new(),
            extra: Map::new(),
        }
    }

    /// Adds a row, with a value for each column.
    pub(crate) fn row(&mut self, values: Vec<Value>) {
        debug_assert_eq!(values.len(), self.columns.len());
        self.rows.push(values);
    }

    /// Adds a line above the table.
    pub(crate) fn lead(&mut self, line: String) {
        self.lead.push(line);
    }

    /// Adds a member to the JSON envelope.
    pub(crate) fn extra(&mut self, key: &str, value: Value) {
        self.extra.insert(key.to_owned(), value);
    }

    /// Prints the answer. In place of a table without rows, `empty` goes to standard error.
    pub(crate) fn print(self, format: AnswerFormat, empty: &str) -> Result<(), CommandError> {
        match format {
            AnswerFormat::Json => terminal::json(&self.envelope()),
            AnswerFormat::Table => self.print_table(empty),
        }
    }

    fn envelope(self) -> Value {
        let keys: Vec<String> = self.columns.into_iter().map(|(key, _)| key).collect();
        let item = |row: Vec<Value>| Value::Object(keys.iter().cloned().zip(row).collect());
        // The order of insertion is kept: version first, the long list last.
        let mut envelope = Map::new();
        envelope.insert("schema".to_owned(), json!("antinomy/1"));
        envelope.insert("kind".to_owned(), json!(self.kind));
        envelope.extend(self.extra);
        envelope.insert(
            "items".to_owned(),
            self.rows.into_iter().map(item).collect(),
        );
        Value::Object(envelope)
    }

    fn print_table(self, empty: &str) -> Result<(), CommandError> {
        for line in &self.lead {
            terminal::line(&visible_line(line))?;
        }
        if self.rows.is_empty() {
            // Not data: a script that counts lines must find none.
            terminal::say(empty);
            return Ok(());
        }
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic);
        table.set_header(
            self.columns
                .iter()
                .map(|(_, heading)| heading.to_uppercase()),
        );
        for row in &self.rows {
            table.add_row(row.iter().map(cell));
        }
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        // The table pads its last column, too: trailing spaces are noise in pipes and diffs.
        for line in table.lines() {
            terminal::line(line.trim_end())?;
        }
        Ok(())
    }
}

/// A value as the text of a table cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        // Escaped only here: JSON is for programs, which need the text itself.
        Value::String(text) => visible_line(text),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
