//! Answers of commands: a table for people, an envelope of JSON for programs. `schema/answer.json` describes the envelopes.

mod rows;

use crate::error::CommandError;
use crate::forms::AnswerFormat;
use crate::layout::{self, Layout, Lead};
use crate::terminal;
use antinomy_kit::report::{Drawing, ENVELOPE, visible_line};
use antinomy_kit::streams::OutputForm;
use antinomy_words::Words;
use serde_json::{Map, Value, json};

/// Rows of equal length, with a stable key (for programs) and a translated heading (for people) for each column.
pub(crate) struct Answer {
    kind: &'static str,
    columns: Vec<(String, String)>,
    rows: Vec<Vec<Cell>>,
    /// What stands above the table; not in JSON.
    lead: Vec<Lead>,
    /// Members of the JSON envelope besides `items`; not in the table.
    extra: Map<String, Value>,
    /// Keys of columns that are for programs only.
    data_only: Vec<&'static str>,
    /// How many of the rows at the end are about no record.
    without_record: usize,
}

/// A value of a row: what programs get, and what people see.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    data: Value,
    shown: String,
}

impl Cell {
    /// A value that people see as something else.
    pub(crate) fn new(data: Value, shown: impl Into<String>) -> Self {
        let shown = shown.into();
        Self { data, shown }
    }
}

impl From<Value> for Cell {
    fn from(data: Value) -> Self {
        let shown = shown(&data);
        Self { data, shown }
    }
}

/// The envelope of JSON: version and kind first, then these members.
pub(crate) fn envelope(kind: &str, members: Map<String, Value>) -> Value {
    // The order of insertion is kept.
    let mut envelope = Map::new();
    envelope.insert("schema".to_owned(), json!(ENVELOPE));
    envelope.insert("kind".to_owned(), json!(kind));
    envelope.extend(members);
    Value::Object(envelope)
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
            data_only: Vec::new(),
            without_record: 0,
        }
    }

    /// Leaves a column out of the table, which says it in another way.
    pub(crate) fn leave_to_data(&mut self, key: &'static str) {
        self.data_only.push(key);
    }

    /// Adds a row, with a value for each column.
    pub(crate) fn row(&mut self, values: Vec<Cell>) {
        debug_assert_eq!(values.len(), self.columns.len());
        self.rows.push(values);
    }

    /// Adds a row below all others that is about no record: what stands in its column of ids names none.
    pub(crate) fn row_without_record(&mut self, values: Vec<Cell>) {
        self.row(values);
        self.without_record += 1;
    }

    /// Adds a line above the table.
    pub(crate) fn lead(&mut self, line: String) {
        self.lead.push(Lead::Line(line));
    }

    /// Adds these above the table.
    pub(crate) fn lead_all(&mut self, lead: impl IntoIterator<Item = Lead>) {
        self.lead.extend(lead);
    }

    /// Adds a member to the JSON envelope.
    pub(crate) fn extra(&mut self, key: &str, value: Value) {
        self.extra.insert(key.to_owned(), value);
    }

    /// Prints the answer. In place of a table without rows, `empty` goes to standard error.
    pub(crate) fn print(
        self,
        format: AnswerFormat,
        drawing: Drawing,
        empty: &str,
    ) -> Result<(), CommandError> {
        match format {
            AnswerFormat::Json => terminal::json(&envelope(self.kind, self.members())),
            AnswerFormat::Table => {
                terminal::write(&self.table(drawing), OutputForm::Text(drawing))?;
                self.say_if_empty(empty);
                Ok(())
            }
            AnswerFormat::Jsonl => self.print_rows(self.json_lines(), OutputForm::Json, empty),
            AnswerFormat::Csv => self.print_rows(self.csv(), OutputForm::Data, empty),
            AnswerFormat::Tsv => self.print_rows(self.tsv(), OutputForm::Data, empty),
            AnswerFormat::Ids => self.print_rows(self.ids(), OutputForm::Data, empty),
        }
    }

    /// What the envelope holds besides its version and kind.
    pub(crate) fn members(self) -> Map<String, Value> {
        let items = self.items().collect();
        let mut members = self.extra;
        // The long list last.
        members.insert("items".to_owned(), items);
        members
    }

    /// The rows as objects.
    fn items(&self) -> impl Iterator<Item = Value> {
        let keys = || self.columns.iter().map(|(key, _)| key.clone());
        let values = |row: &Vec<Cell>| row.iter().map(|cell| cell.data.clone()).collect::<Vec<_>>();
        let rows = self.rows.iter();
        rows.map(move |row| Value::Object(keys().zip(values(row)).collect()))
    }

    /// What people see.
    pub(crate) fn table(&self, drawing: Drawing) -> String {
        let layout = Layout {
            width: terminal::width(),
            drawing,
        };
        let mut text = layout::lead(layout, &self.lead);
        if !self.rows.is_empty() {
            let columns = self.columns.iter();
            let is_shown: Vec<bool> = columns
                .map(|(key, _)| !self.data_only.contains(&key.as_str()))
                .collect();
            let headings = self.columns.iter().map(|(_, it)| it.to_uppercase());
            let headings = shown_only(&is_shown, headings);
            let cells =
                |row: &Vec<Cell>| shown_only(&is_shown, row.iter().map(|cell| cell.shown.clone()));
            let rows: Vec<Vec<String>> = self.rows.iter().map(cells).collect();
            text += &layout::table(layout, &headings, &rows);
        }
        text
    }

    fn print_rows(&self, text: String, form: OutputForm, empty: &str) -> Result<(), CommandError> {
        terminal::write(&text, form)?;
        self.say_if_empty(empty);
        Ok(())
    }

    fn say_if_empty(&self, empty: &str) {
        if self.rows.is_empty() {
            // Not data: a script that counts lines must find none.
            terminal::say(empty);
        }
    }
}

/// The texts of the columns that are shown.
fn shown_only(is_shown: &[bool], texts: impl Iterator<Item = String>) -> Vec<String> {
    let texts = texts.zip(is_shown).filter(|(_, is_shown)| **is_shown);
    texts.map(|(text, _)| text).collect()
}

/// A value as the text of a table cell.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        // Escaped only here: JSON is for programs, which need the text itself.
        Value::String(text) => visible_line(text),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
