//! CSL-JSON as entries.

use super::scan;
use super::values::{OURS, as_read_back, edtf};
use crate::csl_item::joined_title;
use crate::identifiers::bare_doi;
use crate::interchange::entry::{BibEntry, TextField};
use crate::interchange::limits::ReadSoFar;
use crate::interchange::parsed::Parsed;
use crate::interchange::remark::Remark;
use crate::interchange::text::{join_note, single_line, without_tags};
use crate::interchange::types;
use crate::languages;
use antinomy_model::values::{Choice, Interval, Name, SourceType};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::ops::Range;

/// Variables whose texts are copied unchanged.
const PLAIN_VARIABLES: &[(&str, TextField)] = &[
    ("ISBN", |entry| &mut entry.isbn),
    ("collection-number", |entry| &mut entry.series_number),
    ("edition", |entry| &mut entry.edition),
    ("issue", |entry| &mut entry.issue),
    ("publisher", |entry| &mut entry.publisher),
    ("publisher-place", |entry| &mut entry.place),
    // The schema has both names.
    ("shortTitle", |entry| &mut entry.abbreviation),
    ("title-short", |entry| &mut entry.abbreviation),
    ("volume", |entry| &mut entry.volume),
];

pub(super) fn read(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut so_far = ReadSoFar::default();
    for range in scan::items(text, &mut parsed.remarks) {
        // Before the parser, which keeps everything that is in an item.
        if let Err(remark) = count(text, &range, &mut so_far) {
            parsed.remarks.push(remark);
            break;
        }
        match object(text, range.clone()) {
            Ok(map) => read_item(text, range, &map, &mut parsed),
            Err(remark) => parsed.remarks.push(remark),
        }
    }
    parsed
}

fn count(text: &str, range: &Range<usize>, so_far: &mut ReadSoFar) -> Result<(), Remark> {
    let at = range.start;
    so_far.entry(at)?;
    so_far.values(scan::count_values(text, range), at)?;
    let mut keys = scan::keys(text, range.clone()).into_iter();
    keys.try_for_each(|_| so_far.field(at))
}

/// Parses the object in a range of the text.
fn object(text: &str, range: Range<usize>) -> Result<Map<String, Value>, Remark> {
    let inner = &text[range.clone()];
    match serde_json::from_str(inner) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(Remark::error("no-item", range.start)),
        Err(error) => {
            // The parser counts lines and columns in bytes, both from 1.
            let before: usize = inner
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1))
                .map(str::len)
                .sum();
            let at = range.start + before + error.column().saturating_sub(1);
            Err(Remark::error("json", at.min(range.end)))
        }
    }
}

fn read_item(text: &str, range: Range<usize>, map: &Map<String, Value>, parsed: &mut Parsed) {
    let at = range.start;
    let mut keys = HashMap::new();
    for (key, at) in scan::keys(text, range) {
        keys.entry(key).or_insert(at);
    }
    // A key with an escape in it is not found.
    let position = |key: &str| keys.get(key).copied().unwrap_or(at);
    let kind = map.get("type").and_then(Value::as_str);
    let kind = kind.and_then(SourceType::from_word);
    let mut reader = CslJsonReader {
        key: map.get("id").and_then(plain).unwrap_or_default(),
        kind,
        map,
        parsed,
        entry: BibEntry::default(),
        volume: BibEntry::default(),
    };
    for (variable, value) in map {
        reader.take(variable, value, position(variable));
    }
    reader.custom(position("custom"));
    let CslJsonReader {
        key, entry, volume, ..
    } = reader;
    parsed.add(key, at, entry, volume);
}

/// A text, or a number as text.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(single_line(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

struct CslJsonReader<'m> {
    key: String,
    kind: Option<SourceType>,
    map: &'m Map<String, Value>,
    parsed: &'m mut Parsed,
    entry: BibEntry,
    volume: BibEntry,
}

impl CslJsonReader<'_> {
    fn is_part(&self) -> bool {
        self.kind.is_some_and(types::is_chapter)
    }

    fn take(&mut self, variable: &str, value: &Value, at: usize) {
        if *value == Value::Null {
            return;
        }
        match variable {
            "author" => self.entry.author = self.names(variable, value, at),
            "editor" if self.is_part() => self.volume.editor = self.names(variable, value, at),
            "editor" => self.entry.editor = self.names(variable, value, at),
            "translator" => self.entry.translator = self.names(variable, value, at),
            "container-author" => self.volume.author = self.names(variable, value, at),
            "issued" => self.entry.issued = self.date(variable, value, at),
            "accessed" => self.entry.accessed = self.date(variable, value, at),
            // Read before and after all others.
            "id" | "custom" => {}
            _ => match plain(value) {
                Some(text) if text.is_empty() => {}
                Some(text) => self.text(variable, text, at),
                None => self.parsed.report_unmapped(variable, at),
            },
        }
    }

    fn text(&mut self, variable: &str, text: String, at: usize) {
        let plain = PLAIN_VARIABLES.iter().find(|(known, _)| *known == variable);
        if let Some((_, field)) = plain {
            *field(&mut self.entry) = text;
            return;
        }
        // Of other types it is the series or the website, which a source has no key for.
        let is_contained = self.is_part() || self.kind.is_some_and(types::is_article);
        let is_number_free =
            self.entry.series_number.is_empty() && !self.map.contains_key("collection-number");
        let entry = &mut self.entry;
        match variable {
            "type" => match SourceType::from_word(&text) {
                Some(kind) => entry.r#type = Some(kind),
                None => self.parsed.report_type(&text, &self.key, at),
            },
            "title" => entry.title = without_tags(&text),
            "container-title" if is_contained => self.volume.title = without_tags(&text),
            "collection-title" => entry.series = without_tags(&text),
            // The number of a report, in the series of its publisher.
            "number" if is_number_free => entry.series_number = text,
            "page" => entry.pages = text.replace('–', "-"),
            "URL" => {
                // An item has one URL, so there is none to be kept.
                entry.set_address(&text);
            }
            "DOI" => bare_doi(&text).clone_into(&mut entry.doi),
            "note" | "annote" => join_note(&mut entry.note, &without_tags(&text)),
            "language" => match languages::tag(&text) {
                Some(tag) => entry.language = tag,
                None => self.parsed.report_unmapped(variable, at),
            },
            _ => self.parsed.report_unmapped(variable, at),
        }
    }

    fn names(&mut self, variable: &str, value: &Value, at: usize) -> Vec<Name> {
        let Some(list) = value.as_array() else {
            self.parsed.report_unmapped(variable, at);
            return Vec::new();
        };
        let mut names = Vec::new();
        for value in list {
            match name(value) {
                Some(name) => names.push(name),
                None => self.parsed.report_unmapped(variable, at),
            }
        }
        names
    }

    fn date(&mut self, variable: &str, value: &Value, at: usize) -> Option<Interval> {
        let Some(text) = edtf(value) else {
            self.parsed.report_unmapped(variable, at);
            return None;
        };
        self.parsed.date(&text, &self.key, variable, at)
    }

    /// Our values under `custom`. Those with a variable count only if the variable is what we wrote for them.
    fn custom(&mut self, at: usize) {
        let map = self.map;
        let Some(custom) = map.get("custom") else {
            return;
        };
        let Some(Value::Object(ours)) = custom.get(OURS) else {
            self.parsed.report_unmapped("custom", at);
            return;
        };
        let text = |key: &str| ours.get(key).and_then(plain).unwrap_or_default();
        let (title, subtitle) = (text("title"), text("subtitle"));
        if joined_title(&title, &subtitle) == self.entry.title {
            (self.entry.title, self.entry.subtitle) = (title, subtitle);
        }
        exact_date(&mut self.entry.issued, &text("issued"));
        exact_date(&mut self.entry.accessed, &text("accessed"));
        for (key, value) in ours {
            if !matches!(key.as_str(), "title" | "subtitle" | "issued" | "accessed") {
                self.extra_field(key, value, at);
            }
        }
    }

    fn extra_field(&mut self, key: &str, value: &Value, at: usize) {
        let values = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values.iter().filter_map(plain) {
            if !self.entry.set_extra_field(key, &value) {
                let field = format!("custom.{OURS}.{key}");
                self.parsed.report_unmapped(&field, at);
            }
        }
    }
}

/// Replaces a date of CSL by the exact one in EDTF, if the one is what CSL holds of the other.
fn exact_date(date: &mut Option<Interval>, edtf: &str) {
    let exact = Interval::parse(edtf).ok();
    if let Some(exact) = exact.filter(|exact| as_read_back(*exact) == *date) {
        *date = Some(exact);
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
    // A source has one kind of particle.
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
        let parsed = read(text);
        let keys: Vec<&str> = parsed
            .entries
            .iter()
            .map(|read| read.key.as_str())
            .collect();
        assert_eq!(keys, ["a", "c", "5"], "{parsed:?}");
        assert!(parsed.remarks.iter().all(|remark| remark.is_error));
        assert_eq!(parsed.remarks.len(), 2);
    }

    #[test]
    fn a_list_may_be_under_items_and_one_item_alone() {
        assert_eq!(
            read(r#"{"items": [{"id": "a"}, {"id": "b"}]}"#)
                .entries
                .len(),
            2
        );
        assert_eq!(read(r#"{"id": "a"}"#).entries.len(), 1);
        assert!(read("no json").remarks[0].is_error);
    }

    #[test]
    fn a_title_that_was_changed_elsewhere_overrides_the_one_under_custom() {
        let text = r#"[{"id": "a", "title": "New", "custom": {"antinomy": {"title": "Old", "subtitle": "Sub"}}}]"#;
        let entry = &read(text).entries[0].entry;
        assert_eq!((entry.title.as_str(), entry.subtitle.as_str()), ("New", ""));
    }
}
