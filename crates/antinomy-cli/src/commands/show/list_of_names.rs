//! Names of records as other programs and other commands list them: one a line, or in a column of a table, of CSV, of TSV or of
//! JSON. The column `id` counts, or else the first.

use crate::delimited::read_csv;
use serde_json::Value;
use unicode_width::UnicodeWidthChar;

/// Why a text is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoList {
    /// It is RDF in Turtle, where many names stand on a line and none is the one that is asked for.
    Turtle,
    /// It is something else.
    Other,
}

/// The names of a list, in its order. `ids` are the headings of ids in tables; `is_known` says
/// what names something, which no line above a list does.
///
/// # Errors
/// If the text is no list.
pub(super) fn names(
    text: &str,
    ids: &[String],
    is_known: impl Fn(&str) -> bool,
) -> Result<Vec<String>, NoList> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let begin = text.trim_start();
    if begin.starts_with(['{', '[']) {
        return of_json(begin).ok_or(NoList::Other);
    }
    if begin.starts_with("<?xml") {
        return Err(NoList::Other);
    }
    if begin.starts_with("@prefix") || begin.starts_with("@base") {
        return Err(NoList::Turtle);
    }
    let first = begin.lines().next().unwrap_or_default();
    let mut names = if first.contains('\t') {
        of_rows(&read_tsv(text), text, is_known)
    } else if let Some(names) = of_table(text, ids) {
        names
    } else if first.contains(',') || first.starts_with('"') {
        of_rows(&read_csv(text), text, is_known)
    } else {
        let row = |line| vec![first_word(line).to_owned()];
        of_rows(&text.lines().map(row).collect::<Vec<_>>(), text, is_known)
    };
    names.retain(|name| !name.is_empty());
    Ok(names)
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn read_tsv(text: &str) -> Vec<Vec<String>> {
    let row = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(row).collect()
}

/// One column of rows, without a heading.
fn of_rows(rows: &[Vec<String>], text: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut rows = rows
        .iter()
        .filter(|row| row.iter().any(|it| !it.is_empty()));
    let Some(first) = rows.next() else {
        return Vec::new();
    };
    let at = first.iter().position(|name| variable(name) == "id");
    let at = at.unwrap_or_default();
    let cell = |row: &Vec<String>| row.get(at).map(|it| it.trim().to_owned());
    let rest: Vec<String> = rows.filter_map(cell).collect();
    let cell = cell(first).filter(|cell| !is_heading(first, cell, &rest, text, is_known));
    cell.into_iter().chain(rest).collect()
}

/// Whether the first row of a list names columns. The results of a query are headed by variables, and their resources are IRIs.
fn is_heading(
    row: &[String],
    cell: &str,
    rest: &[String],
    text: &str,
    is_known: impl Fn(&str) -> bool,
) -> bool {
    if row.iter().any(|name| name.starts_with('?')) {
        return true;
    }
    let is_of_query = row.iter().all(|name| is_variable(name)) && rest.iter().all(|it| is_iri(it));
    // CSV ends its lines so; whoever writes a single name seldom does.
    let is_only_heading = rest.is_empty() && text.contains("\r\n");
    if is_of_query && (!rest.is_empty() || is_only_heading && !is_known(cell)) {
        return true;
    }
    (row.len() > 1 || cell == "id") && !is_known(cell)
}

fn variable(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix('?').unwrap_or(name)
}

fn is_variable(name: &str) -> bool {
    let is_letter = |it: char| it.is_alphanumeric() || it == '_';
    !name.is_empty() && variable(name).chars().all(is_letter)
}

/// Whether something is an IRI, whole or behind a prefix, or left out.
fn is_iri(name: &str) -> bool {
    name.is_empty() || name.contains(':')
}

/// A column of a table as our commands draw it for terminals, which has headings in capitals; ids have none. What stands above
/// the table is left out. `None` if there is no such table.
fn of_table(text: &str, ids: &[String]) -> Option<Vec<String>> {
    let mut lines = text.lines();
    let mut is_start = true;
    let heading = lines.find(|line| {
        let is_heading = is_start && is_in_capitals(cells(line).next().unwrap_or_default());
        is_start = line.trim().is_empty();
        is_heading
    })?;
    let is_id = |heading: &str| ids.iter().any(|id| id == heading);
    if !cells(heading).all(is_in_capitals) {
        return Some(of_stacked(text, &heading_of(heading), is_id));
    }
    let at = cells(heading).find(|cell| is_id(cell));
    // Cells are parts of the line.
    let at = at.map_or(0, |cell| cell.as_ptr() as usize - heading.as_ptr() as usize);
    let column = heading[..at]
        .chars()
        .filter_map(UnicodeWidthChar::width)
        .sum();
    let cell = |line| from_column(line, column).filter(|rest| !rest.starts_with(' '));
    Some(
        lines
            .filter_map(cell)
            .map(|it| first_word(it).to_owned())
            .collect(),
    )
}

/// The same where the rows stand one below the other, each value behind its heading.
fn of_stacked(text: &str, first: &str, is_id: impl Fn(&str) -> bool) -> Vec<String> {
    let headed = |line: &str| Some((heading_of(line), cells(line).nth(1)?.to_owned()));
    let all: Vec<(String, String)> = text.lines().filter_map(headed).collect();
    let has_id = all.iter().any(|(heading, _)| is_id(heading));
    let counts = |heading: &str| {
        if has_id {
            is_id(heading)
        } else {
            heading == first
        }
    };
    let all = all.into_iter().filter(|(heading, _)| counts(heading));
    all.map(|(_, value)| first_word(&value).to_owned())
        .collect()
}

fn heading_of(line: &str) -> String {
    cells(line).next().unwrap_or_default().to_owned()
}

/// The cells of a line of a table: at least two spaces stand between them.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
}

fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// What stands in a line from a column of the terminal on.
fn from_column(line: &str, column: usize) -> Option<&str> {
    let mut before = 0;
    let mut characters = line.char_indices();
    let (at, _) = characters.find(|(_, it)| {
        let is_there = before >= column;
        before += it.width().unwrap_or_default();
        is_there
    })?;
    Some(&line[at..])
}

/// The names of JSON: our envelope, its items one a line, the results of a query, or an array.
fn of_json(text: &str) -> Option<Vec<String>> {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let items: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
        return Some(items.ok()?.iter().filter_map(of_item).collect());
    };
    if let Some(found) = value.pointer("/results/bindings") {
        let columns = value.pointer("/head/vars")?.as_array()?;
        let variable = columns.iter().find(|it| *it == "id").or(columns.first())?;
        let variable = variable.as_str()?;
        let name = |row: &Value| Some(row.get(variable)?.get("value")?.as_str()?.to_owned());
        return Some(found.as_array()?.iter().filter_map(name).collect());
    }
    let items = match &value {
        Value::Array(items) => items,
        envelope => match envelope.get("items") {
            Some(items) => items.as_array()?,
            // A single line of items is an object as well.
            None => return of_item(envelope).map(|name| vec![name]),
        },
    };
    Some(items.iter().filter_map(of_item).collect())
}

fn of_item(item: &Value) -> Option<String> {
    let name = match item {
        Value::Object(members) => members.get("id").or_else(|| members.values().next()),
        other => Some(other),
    };
    name?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a list, where `a`, `b` and `statement` name records.
    fn of(text: &str) -> Vec<String> {
        let ids = ["ID", "KENNUNG"].map(str::to_owned);
        let is_known = |name: &str| ["a", "b", "statement"].contains(&name);
        names(text, &ids, is_known).unwrap_or_else(|why| vec![format!("no list: {why:?}")])
    }

    #[test]
    fn each_line_is_a_name() {
        assert_eq!(of("a\r\n\n  b  \n"), ["a", "b"]);
        assert_eq!(of("\u{feff}a\n"), ["a"]);
        assert_eq!(of("worng\na\n"), ["worng", "a"]);
        assert!(of("").is_empty());
    }

    #[test]
    fn the_column_of_ids_counts_in_a_table() {
        assert_eq!(of("ID  NAME\na   Ah\nb   Be\n"), ["a", "b"]);
        assert_eq!(of("2 Konflikte\n\nKENNUNG  NAME\na        Ah\n"), ["a"]);
        let far = "ÄHM  ID  NAME\n1    a   Ah\n         and more\nü    b\n";
        assert_eq!(of(far), ["a", "b"]);
        assert_eq!(of("STATEMENT  LEVEL\na          federal\n"), ["a"]);
    }

    #[test]
    fn rows_may_stand_one_below_the_other() {
        let stacked = "DISTANCE  1\nID        a\nNAME      Ah\n          and more\n\nDISTANCE  1\nID        b\n";
        assert_eq!(of(stacked), ["a", "b"]);
        assert_eq!(
            of("STATEMENT  a\nNAME       Ah\n\nSTATEMENT  b\n"),
            ["a", "b"]
        );
    }

    #[test]
    fn a_heading_of_csv_or_tsv_is_no_name() {
        assert_eq!(of("id,name\r\na,\"Ah,\r\nbe\"\r\n"), ["a"]);
        assert_eq!(of("distance,id\r\n1,a\r\n"), ["a"]);
        assert_eq!(of("?s\t?n\n<urn:x:a>\t\"Ah\"@de\n"), ["<urn:x:a>"]);
        assert_eq!(of("a,1\nb,2\n"), ["a", "b"]);
    }

    #[test]
    fn a_variable_that_is_called_like_a_record_is_a_heading() {
        assert_eq!(of("statement\r\nurn:x:a\r\n"), ["urn:x:a"]);
        assert_eq!(of("?statement\nid:a\n"), ["id:a"]);
        assert_eq!(of("statement\na\n"), ["statement", "a"]);
    }

    #[test]
    fn a_result_without_rows_is_an_empty_list() {
        assert!(of("position\r\n").is_empty());
        assert!(of("?position\n").is_empty());
        assert!(of("id,name\r\n").is_empty());
    }

    #[test]
    fn json_is_a_list_too() {
        assert_eq!(of("{\"id\":\"a\"}\n{\"x\":\"b\"}\n"), ["a", "b"]);
        assert_eq!(of("{\"kind\":\"list\",\"items\":[{\"id\":\"a\"}]}"), ["a"]);
        let results = "{\"head\":{\"vars\":[\"s\"]},\"results\":{\"bindings\":[{\"s\":{\"type\":\"uri\",\"value\":\"urn:x:a\"}}]}}";
        assert_eq!(of(results), ["urn:x:a"]);
        let second = "{\"head\":{\"vars\":[\"s\",\"id\"]},\"results\":{\"bindings\":[{\"s\":{\"type\":\"uri\",\"value\":\"urn:x:a\"},\"id\":{\"type\":\"uri\",\"value\":\"urn:x:b\"}}]}}";
        assert_eq!(of(second), ["urn:x:b"]);
        assert_eq!(of("{\"id\":\"a\"}"), ["a"]);
    }

    #[test]
    fn what_is_no_list_is_said_to_be_none() {
        for text in ["{\"a\"", "<?xml version=\"1.0\"?>", "{\n\"a\n"] {
            assert_eq!(of(text), ["no list: Other"], "{text}");
        }
        assert_eq!(
            of("@prefix id: <urn:x:> .\nid:a id:b id:c .\n"),
            ["no list: Turtle"]
        );
    }
}
