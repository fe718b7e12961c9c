//! The rows of an answer without what stands around them: for spreadsheets, for `jq`, for the next command of a pipe.

use super::{Answer, Cell};
use crate::delimited::{Field, csv, tsv};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys of the column that says what a row is about. A row of the matrix is about its field, and one of `explain` about a code.
const ABOUT: [&str; 3] = ["id", "field", "code"];

impl Answer {
    /// An object a line, as under `items` of the envelope.
    pub(super) fn json_lines(&self) -> String {
        self.items().map(|item| format!("{item}\n")).collect()
    }

    /// Comma-separated values below the keys of the columns.
    pub(super) fn csv(&self) -> String {
        self.delimited(csv)
    }

    /// Tab-separated values below the keys of the columns.
    pub(super) fn tsv(&self) -> String {
        self.delimited(tsv)
    }

    fn delimited(&self, line: fn(&[Field]) -> String) -> String {
        let keys = self.columns.iter().map(|(key, _)| key.clone());
        let header: Vec<Field> = keys.map(Field::Text).collect();
        let row = |row: &Vec<Cell>| line(&row.iter().map(field).collect::<Vec<_>>());
        line(&header) + &self.rows.iter().map(row).collect::<String>()
    }

    /// The ids of the records that rows are about, each once, one a line.
    pub(super) fn ids(&self) -> String {
        let at = ABOUT
            .iter()
            .find_map(|about| self.columns.iter().position(|(key, _)| key == about));
        let with_record = self.rows.len() - self.without_record;
        let rows = self.rows[..with_record].iter();
        let ids = rows.filter_map(|row| row.get(at?)?.data.as_str());
        let mut seen = BTreeSet::new();
        ids.filter(|id| seen.insert(*id))
            .map(|id| format!("{id}\n"))
            .collect()
    }
}

/// A value in one field. Programs get words, ids and numbers as they are, several behind each other with spaces between; what has
/// parts or languages, and what is unknown, is said as in the table.
fn field(cell: &Cell) -> Field {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    match &cell.data {
        Value::Number(number) => Field::Number(number.to_string()),
        Value::String(text) => Field::Text(text.clone()),
        Value::Array(values) => {
            let words: Option<Vec<String>> = values.iter().map(word).collect();
            Field::Text(words.map_or_else(|| cell.shown.clone(), |words| words.join(" ")))
        }
        _ => Field::Text(cell.shown.clone()),
    }
}
