//! CSL-JSON 1.0.2 (<https://github.com/citation-style-language/schema>), as Zotero, pandoc and Crossref write it.
//!
//! What styles know is in variables of CSL: title with subtitle as one, a chapter with title, editors and publisher of its
//! volume. What CSL has no variable for, or holds with less detail, stands under `custom`, in one object named
//! `antinomy` whose keys are those of a source. Where a variable was changed on the way, it goes before `custom`.
//!
//! It cannot hold: what [`biblatex`](super::biblatex) cannot hold either, but for dashes between page numbers.

use super::{Draft, Entry, Imported, Part, Remark, clean, tongues, types};
use crate::item::csl_name;
use antinomy_model::values::{Bound, Choice, Date, Interval, Name, SourceType};
use serde_json::{Map, Value, json};
use std::ops::Range;

/// The key under `custom`.
const OURS: &str = "antinomy";

pub(super) fn write(parts: &[Part<'_>]) -> String {
    let items: Vec<Value> = parts.iter().map(|part| item(*part)).collect();
    // Writing values that hold only texts, numbers and lists does not fail.
    serde_json::to_string_pretty(&items).unwrap_or_default() + "\n"
}

fn item(part: Part<'_>) -> Value {
    let entry = part.entry;
    let kind = entry.r#type.unwrap_or(SourceType::Document);
    let mut item = Map::new();
    let mut custom = Map::new();
    put(&mut item, "id", &entry.id);
    put(&mut item, "type", kind.word());
    put(&mut item, "title", &entry.full_title());
    if !entry.subtitle.is_empty() {
        put(&mut custom, "title", &entry.title);
        put(&mut custom, "subtitle", &entry.subtitle);
    }
    put_names(&mut item, "author", &entry.author);
    let series = part.own_or(|entry| &entry.series);
    match part.volume {
        Some(journal) if entry.is_article() => {
            put_names(&mut item, "editor", &entry.editor);
            put(&mut item, "container-title", &journal.full_title());
            put(&mut item, "collection-title", series);
        }
        Some(volume) => {
            put_names(&mut item, "editor", &volume.editor);
            put_names(&mut item, "container-author", &volume.author);
            put(&mut item, "container-title", &volume.full_title());
            put(&mut item, "collection-title", series);
        }
        None => {
            put_names(&mut item, "editor", &entry.editor);
            let variable = if entry.is_article() {
                "container-title"
            } else {
                "collection-title"
            };
            put(&mut item, variable, series);
        }
    }
    put(
        &mut item,
        "collection-number",
        part.own_or(|entry| &entry.series_number),
    );
    put(
        &mut item,
        "publisher",
        part.own_or(|entry| &entry.publisher),
    );
    put(
        &mut item,
        "publisher-place",
        part.own_or(|entry| &entry.place),
    );
    let volume = if entry.is_article() {
        &entry.volume
    } else {
        part.own_or(|entry| &entry.volume)
    };
    put(&mut item, "volume", volume);
    put(&mut item, "issue", &entry.issue);
    put(&mut item, "page", &entry.pages);
    put_date(&mut item, &mut custom, "issued", entry.issued);
    put_date(&mut item, &mut custom, "accessed", entry.accessed);
    let url = if entry.url.is_empty() {
        super::resolved(&entry.urn)
    } else {
        entry.url.clone()
    };
    put(&mut item, "URL", &url);
    if !entry.url.is_empty() {
        put(&mut custom, "urn", &entry.urn);
    }
    put(&mut item, "DOI", &entry.doi);
    put(&mut item, "ISBN", part.own_or(|entry| &entry.isbn));
    put(&mut item, "language", &entry.language);
    put(&mut item, "title-short", &entry.abbreviation);
    put(&mut item, "note", &entry.note);
    put(&mut custom, "in", entry.r#in.as_deref().unwrap_or_default());
    put(&mut custom, "archive-url", &entry.archive_url);
    put(&mut custom, "licence", &entry.licence);
    for (key, value) in entry.marks() {
        match (key, custom.get_mut(key)) {
            (_, Some(Value::Array(list))) => list.push(Value::from(value)),
            ("issuer" | "levels" | "members", _) => {
                custom.insert(key.to_owned(), json!([value]));
            }
            _ => put(&mut custom, key, &value),
        }
    }
    if !custom.is_empty() {
        item.insert("custom".to_owned(), json!({ OURS: custom }));
    }
    Value::Object(item)
}

fn put(item: &mut Map<String, Value>, variable: &str, text: &str) {
    if !text.is_empty() {
        item.insert(variable.to_owned(), Value::from(text));
    }
}

fn put_names(item: &mut Map<String, Value>, variable: &str, names: &[Name]) {
    if names.is_empty() {
        return;
    }
    let names = names.iter().map(csl_name);
    item.insert(variable.to_owned(), names.collect());
}

/// A date, and under `custom` what of it CSL does not say: open ends, and in which way it is uncertain.
fn put_date(
    item: &mut Map<String, Value>,
    custom: &mut Map<String, Value>,
    variable: &str,
    date: Option<Interval>,
) {
    let Some(date) = date else { return };
    let native = csl_date(date);
    if edtf(&native).and_then(|text| Interval::parse(&text).ok()) != Some(date) {
        put(custom, variable, &date.to_string());
    }
    item.insert(variable.to_owned(), native);
}

fn csl_date(date: Interval) -> Value {
    let parts = |date: Date| {
        let parts = [
            Some(date.year),
            date.month.map(i32::from),
            date.day.map(i32::from),
        ];
        parts
            .into_iter()
            .map_while(|part| part.map(Value::from))
            .collect::<Value>()
    };
    let (from, until) = match (date.from, date.until) {
        (Bound::At(from), Bound::At(until)) => (from, Some(until).filter(|until| *until != from)),
        (Bound::At(from), _) => (from, None),
        _ => return json!({ "literal": date.to_string() }),
    };
    let mut dates = vec![parts(from)];
    dates.extend(until.map(parts));
    let mut value = Map::new();
    value.insert("date-parts".to_owned(), Value::Array(dates));
    if from.mark.is_some() {
        value.insert("circa".to_owned(), Value::Bool(true));
    }
    Value::Object(value)
}

/// A date of CSL-JSON as text.
fn edtf(value: &Value) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let circa = match value.get("circa") {
        None | Some(Value::Null | Value::Bool(false)) => "",
        Some(Value::String(text)) if text.is_empty() || text == "false" || text == "0" => "",
        Some(Value::Number(number)) if number.as_i64() == Some(0) => "",
        Some(_) => "~",
    };
    let Some(Value::Array(dates)) = value.get("date-parts") else {
        let text = value.get("literal").or(value.get("raw"))?.as_str()?;
        return Some(format!("{text}{circa}"));
    };
    let one = |date: &Value| {
        let parts = date.as_array()?.iter().map(|part| match part {
            Value::Number(number) => number.as_i64(),
            // Zotero before version 5 wrote numbers as texts.
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        });
        let parts: Vec<i64> = parts.map_while(|part| part).collect();
        let (year, rest) = parts.split_first()?;
        let sign = if *year < 0 { "-" } else { "" };
        let mut text = format!("{sign}{:04}", year.unsigned_abs());
        for part in rest.iter().filter(|part| **part > 0) {
            text += &format!("-{part:02}");
        }
        Some(text)
    };
    let dates: Vec<String> = dates.iter().filter_map(one).collect();
    match dates.as_slice() {
        [] => None,
        [date] => Some(format!("{date}{circa}")),
        [from, until, ..] => Some(format!("{from}{circa}/{until}")),
    }
}

pub(super) fn read(text: &str) -> Imported {
    let mut imported = Imported::default();
    let items = objects(text, &mut imported);
    for range in items {
        read_item(text, range, &mut imported);
    }
    imported
}

/// The places of the items: of all objects in the first list, or of the one object that there is. Each is read by itself,
/// so that one which is broken does not take the others with it.
fn objects(text: &str, imported: &mut Imported) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let start = text.len() - text.trim_start().len();
    let is_wrapped = text[start..].starts_with('{');
    let list = if is_wrapped {
        // Some programs put the list under `items`.
        let items = text.find("\"items\"").map(|at| at + "\"items\"".len());
        items.and_then(|at| {
            let behind = text[at..].trim_start().strip_prefix(':')?.trim_start();
            behind.starts_with('[').then(|| text.len() - behind.len())
        })
    } else {
        Some(start)
    };
    let from = match list {
        Some(list) if bytes.get(list) == Some(&b'[') => list + 1,
        None => start,
        Some(_) => {
            imported
                .remarks
                .push(Remark::error("no-list", start.min(text.len())));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    let mut item = None;
    let mut depth = 0usize;
    // Where the text began that we are in.
    let mut quote = None;
    let mut is_escaped = false;
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if let Some(start) = quote {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => quote = None,
                // No text of JSON goes over the end of a line: the mark that ends it was forgotten, and what looked like
                // text are brackets.
                b'\n' => {
                    at = start;
                    quote = None;
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quote = Some(at),
            b'{' | b'[' => {
                if depth == 0 {
                    item = Some(at - 1);
                }
                depth += 1;
            }
            b'}' | b']' if depth == 0 => break,
            b'}' | b']' => {
                depth -= 1;
                if let Some(start) = item.filter(|_| depth == 0) {
                    found.push(start..at);
                    item = None;
                }
            }
            _ => {}
        }
    }
    if let Some(start) = item {
        imported.remarks.push(Remark::error("open-item", start));
    }
    found
}

fn read_item(text: &str, range: Range<usize>, imported: &mut Imported) {
    let inner = &text[range.clone()];
    let map: Map<String, Value> = match serde_json::from_str(inner) {
        Ok(Value::Object(map)) => map,
        Ok(_) => {
            imported.remarks.push(Remark::error("no-item", range.start));
            return;
        }
        Err(error) => {
            let line: usize = inner
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1))
                .map(str::len)
                .sum();
            let at = range.start + line + error.column().saturating_sub(1);
            imported
                .remarks
                .push(Remark::error("json", at.min(range.end)));
            return;
        }
    };
    let at = range.start;
    let places = keys(text, range);
    let place = |key: &str| {
        let found = places.iter().find(|(known, _)| *known == key);
        found.map_or(at, |(_, at)| *at)
    };
    let key = map.get("id").and_then(plain).unwrap_or_default();
    let mut reader = Reader {
        key,
        map: &map,
        imported,
        entry: Entry::default(),
        volume: Entry::default(),
    };
    for (variable, value) in &map {
        reader.take(variable, value, place(variable));
    }
    reader.custom(place("custom"));
    reader.finish(at);
}

/// The keys of an object, and where they stand.
fn keys(text: &str, range: Range<usize>) -> Vec<(&str, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = None;
    let mut depth = 0usize;
    let mut is_escaped = false;
    for at in range {
        match (start, bytes[at]) {
            (Some(_), _) if is_escaped => is_escaped = false,
            (Some(_), b'\\') => is_escaped = true,
            (Some(from), b'"') => {
                let is_key = text[at + 1..].trim_start().starts_with(':');
                if depth == 1 && is_key {
                    found.push((&text[from + 1..at], from));
                }
                start = None;
            }
            (Some(_), _) => {}
            (None, b'"') => start = Some(at),
            (None, b'{' | b'[') => depth += 1,
            (None, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// A text or a number as text.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(clean(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

struct Reader<'m> {
    key: String,
    map: &'m Map<String, Value>,
    imported: &'m mut Imported,
    entry: Entry,
    volume: Entry,
}

impl Reader<'_> {
    fn take(&mut self, variable: &str, value: &Value, at: usize) {
        let kind = self.map.get("type").and_then(Value::as_str);
        let kind = kind.and_then(SourceType::from_word);
        let is_part = kind.is_some_and(types::is_chapter);
        let is_article = kind.is_some_and(|kind| kind.word().starts_with("article"));
        if *value == Value::Null {
            return;
        }
        match variable {
            "author" => self.entry.author = self.names(variable, value, at),
            "editor" if is_part => self.volume.editor = self.names(variable, value, at),
            "editor" => self.entry.editor = self.names(variable, value, at),
            "container-author" => self.volume.author = self.names(variable, value, at),
            "issued" => self.entry.issued = self.date(variable, value, at),
            "accessed" => self.entry.accessed = self.date(variable, value, at),
            "id" | "custom" => {}
            _ => match plain(value) {
                Some(text) if text.is_empty() => {}
                Some(text) => self.text(variable, &text, at, is_part || is_article),
                None => self.imported.leave_out(variable, at),
            },
        }
    }

    fn text(&mut self, variable: &str, text: &str, at: usize, is_part: bool) {
        let entry = &mut self.entry;
        match variable {
            "type" => match SourceType::from_word(text) {
                Some(kind) => entry.r#type = Some(kind),
                None => {
                    let remark = Remark::new("entry-type", at)
                        .with("entry", self.key.as_str())
                        .with("type", text);
                    self.imported.remarks.push(remark);
                }
            },
            "title" => entry.title = super::without_tags(text),
            "container-title" if is_part => self.volume.title = super::without_tags(text),
            "collection-title" => entry.series = super::without_tags(text),
            "collection-number" => entry.series_number = text.to_owned(),
            // The number of a report in the series of whoever issued it.
            "number"
                if entry.series_number.is_empty()
                    && !self.map.contains_key("collection-number") =>
            {
                entry.series_number = text.to_owned();
            }
            "publisher" => entry.publisher = text.to_owned(),
            "publisher-place" => entry.place = text.to_owned(),
            "volume" => entry.volume = text.to_owned(),
            "issue" => entry.issue = text.to_owned(),
            "page" => entry.pages = text.replace('–', "-"),
            "URL" => super::take_url(entry, text),
            "DOI" => entry.doi = super::bare_doi(text),
            "ISBN" => entry.isbn = text.to_owned(),
            "title-short" | "shortTitle" => entry.abbreviation = text.to_owned(),
            "note" | "annote" => super::join_note(&mut entry.note, &super::without_tags(text)),
            "language" => match tongues::tag(text) {
                Some(tag) => entry.language = tag,
                None => self.imported.leave_out(variable, at),
            },
            _ => self.imported.leave_out(variable, at),
        }
    }

    fn names(&mut self, variable: &str, value: &Value, at: usize) -> Vec<Name> {
        let Some(list) = value.as_array() else {
            self.imported.leave_out(variable, at);
            return Vec::new();
        };
        let mut names = Vec::new();
        for value in list {
            match name(value) {
                Some(name) => names.push(name),
                None => self.imported.leave_out(variable, at),
            }
        }
        names
    }

    fn date(&mut self, variable: &str, value: &Value, at: usize) -> Option<Interval> {
        match edtf(value) {
            Some(text) => super::date(&text, &self.key, variable, at, self.imported),
            None => {
                self.imported.leave_out(variable, at);
                None
            }
        }
    }

    /// What stands under `custom`, as far as the variables do not say something else by now.
    fn custom(&mut self, at: usize) {
        let Some(custom) = self.map.get("custom") else {
            return;
        };
        let Some(Value::Object(ours)) = custom.get(OURS) else {
            self.imported.leave_out("custom", at);
            return;
        };
        let text = |key: &str| ours.get(key).and_then(plain).unwrap_or_default();
        let (title, subtitle) = (text("title"), text("subtitle"));
        if crate::joined_title(&title, &subtitle) == self.entry.title {
            (self.entry.title, self.entry.subtitle) = (title, subtitle);
        }
        let native = [
            ("issued", self.entry.issued),
            ("accessed", self.entry.accessed),
        ];
        for (key, native) in native {
            let exact = Interval::parse(&text(key)).ok();
            let Some(exact) = exact.filter(|exact| {
                let shown = edtf(&csl_date(*exact)).and_then(|text| Interval::parse(&text).ok());
                shown == native
            }) else {
                continue;
            };
            match key {
                "issued" => self.entry.issued = Some(exact),
                _ => self.entry.accessed = Some(exact),
            }
        }
        for (key, value) in ours {
            if matches!(key.as_str(), "title" | "subtitle" | "issued" | "accessed") {
                continue;
            }
            let values = value
                .as_array()
                .map_or(std::slice::from_ref(value), Vec::as_slice);
            for value in values.iter().filter_map(plain) {
                if !self.entry.take_mark(key, &value) {
                    self.imported.leave_out(&format!("custom.{OURS}.{key}"), at);
                }
            }
        }
    }

    fn finish(self, at: usize) {
        let has_volume = self.volume != Entry::default();
        self.imported.drafts.push(Draft {
            key: self.key,
            at,
            entry: self.entry,
            volume: has_volume.then_some(self.volume),
        });
    }
}

fn name(value: &Value) -> Option<Name> {
    let part = |key: &str| {
        value
            .get(key)
            .and_then(plain)
            .filter(|text| !text.is_empty())
    };
    if let Some(literal) = part("literal") {
        return Some(Name::Body(literal));
    }
    let particles = [part("dropping-particle"), part("non-dropping-particle")];
    let prefix: Vec<String> = particles.into_iter().flatten().collect();
    let Some(family) = part("family") else {
        return part("given").map(Name::Body);
    };
    Some(Name::Person {
        family,
        given: part("given"),
        prefix: Some(prefix.join(" ")).filter(|prefix| !prefix.is_empty()),
        suffix: part("suffix"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_item_does_not_take_the_others_with_it() {
        let text = "[{\"id\": \"a\", \"title\": \"A\"},\n {\"id\": \"b\", \"title\": \"open},\n {\"id\": \"c\"},\n 7, {\"id\": \"d\" \"title\": 1}, {\"id\": 5, \"title\": \"E\"}]";
        let imported = read(text);
        let keys: Vec<&str> = imported
            .drafts
            .iter()
            .map(|draft| draft.key.as_str())
            .collect();
        assert_eq!(keys, ["a", "c", "5"], "{imported:?}");
        assert!(imported.remarks.iter().all(|remark| remark.is_error));
        assert_eq!(imported.remarks.len(), 2);
    }

    #[test]
    fn dates_are_read_in_all_their_forms() {
        for (json, expected) in [
            (r#"{"date-parts": [[2007, 7, 12]]}"#, "2007-07-12"),
            (r#"{"date-parts": [["2007", "07"]]}"#, "2007-07"),
            (r#"{"date-parts": [[2007], [2011]]}"#, "2007/2011"),
            (r#"{"date-parts": [[2007]], "circa": true}"#, "2007~"),
            (r#"{"raw": "2007-07"}"#, "2007-07"),
            (r#""2007/..""#, "2007/.."),
        ] {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(edtf(&value).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_list_may_stand_under_items_and_one_item_alone() {
        assert_eq!(
            read(r#"{"items": [{"id": "a"}, {"id": "b"}]}"#)
                .drafts
                .len(),
            2
        );
        assert_eq!(read(r#"{"id": "a"}"#).drafts.len(), 1);
        assert!(read("no json").remarks[0].is_error);
    }

    #[test]
    fn a_title_that_was_changed_on_the_way_goes_before_what_it_was() {
        let text = r#"[{"id": "a", "title": "New", "custom": {"antinomy": {"title": "Old", "subtitle": "Sub"}}}]"#;
        let entry = &read(text).drafts[0].entry;
        assert_eq!((entry.title.as_str(), entry.subtitle.as_str()), ("New", ""));
    }
}
