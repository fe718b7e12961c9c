//! Entries as CSL-JSON.

use super::values::{OURS, as_read_back, csl_date};
use crate::csl_variables::{put_names, put_text};
use crate::identifiers::resolved_urn;
use crate::interchange::entry::BibEntry;
use crate::interchange::export::ExportEntry;
use antinomy_model::values::{Choice, Interval, Name};
use serde_json::{Map, Value, json};

pub(super) fn write(entries: &[ExportEntry<'_>]) -> String {
    let items: Vec<Value> = entries.iter().map(|entry| item(*entry)).collect();
    // Serialization fails for maps with other keys than strings only, and there are none.
    serde_json::to_string_pretty(&items).unwrap_or_default() + "\n"
}

fn item(part: ExportEntry<'_>) -> Value {
    let mut writer = ItemWriter::default();
    writer.identity(part);
    writer.container(part);
    writer.imprint(part);
    writer.dates(part.entry);
    writer.addresses(part);
    writer.descriptions(part.entry);
    writer.extra_fields(part.entry);
    writer.finish()
}

/// The variables of an item, and the values that CSL has no variable for.
#[derive(Default)]
struct ItemWriter {
    item: Map<String, Value>,
    custom: Map<String, Value>,
}

impl ItemWriter {
    fn put(&mut self, variable: &str, text: &str) {
        put_text(&mut self.item, variable, text);
    }

    fn put_custom(&mut self, key: &str, text: &str) {
        put_text(&mut self.custom, key, text);
    }

    fn names(&mut self, variable: &str, names: &[Name]) {
        put_names(&mut self.item, variable, names);
    }

    /// A date, and under `custom` the same date in EDTF if CSL does not hold all of it: open ends, and whether it is
    /// approximate or uncertain.
    fn date(&mut self, variable: &str, date: Option<Interval>) {
        let Some(date) = date else { return };
        if as_read_back(date) != Some(date) {
            self.put_custom(variable, &date.to_string());
        }
        self.item.insert(variable.to_owned(), csl_date(date));
    }

    fn identity(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        self.put("id", &entry.id);
        self.put("type", part.kind().word());
        self.put("title", &entry.full_title());
        if !entry.subtitle.is_empty() {
            self.put_custom("title", &entry.title);
            self.put_custom("subtitle", &entry.subtitle);
        }
        self.names("author", &entry.author);
    }

    /// Editors, and titles of volume, journal and series.
    fn container(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        match part.volume {
            Some(volume) if !entry.is_article() => {
                self.names("editor", &volume.editor);
                self.names("container-author", &volume.author);
            }
            _ => self.names("editor", &entry.editor),
        }
        if let Some(container) = part.volume {
            self.put("container-title", &container.full_title());
        }
        // A journal without a record of its own is the series of its article.
        let is_journal_name = part.volume.is_none() && entry.is_article();
        self.put(
            if is_journal_name {
                "container-title"
            } else {
                "collection-title"
            },
            part.own_or_inherited(|entry| &entry.series),
        );
    }

    fn imprint(&mut self, part: ExportEntry<'_>) {
        self.names("translator", &part.entry.translator);
        self.put("edition", part.own_or_inherited(|entry| &entry.edition));
        let number = part.own_or_inherited(|entry| &entry.series_number);
        self.put("collection-number", number);
        self.put("publisher", part.own_or_inherited(|entry| &entry.publisher));
        self.put(
            "publisher-place",
            part.own_or_inherited(|entry| &entry.place),
        );
        self.put("volume", part.volume_number());
        self.put("issue", &part.entry.issue);
        self.put("page", &part.entry.pages);
    }

    fn dates(&mut self, entry: &BibEntry) {
        self.date("issued", entry.issued);
        self.date("accessed", entry.accessed);
    }

    fn addresses(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        if entry.url.is_empty() {
            // CSL has no variable for URNs.
            let urn = resolved_urn(&entry.urn);
            self.put("URL", urn.as_ref().unwrap_or(&entry.urn));
        } else {
            self.put("URL", &entry.url);
            self.put_custom("urn", &entry.urn);
        }
        self.put("DOI", &entry.doi);
        self.put("ISBN", part.own_or_inherited(|entry| &entry.isbn));
    }

    fn descriptions(&mut self, entry: &BibEntry) {
        self.put("language", &entry.language);
        self.put("title-short", &entry.abbreviation);
        self.put("note", &entry.note);
    }

    fn extra_fields(&mut self, entry: &BibEntry) {
        self.put_custom("in", entry.r#in.as_deref().unwrap_or_default());
        self.put_custom("archive-url", &entry.archive_url);
        self.put_custom("licence", &entry.licence);
        for (key, value) in entry.extra_fields() {
            match (key, self.custom.get_mut(key)) {
                (_, Some(Value::Array(list))) => list.push(Value::from(value)),
                // Lists stay lists, whatever their length.
                ("issuer" | "levels" | "members", _) => {
                    self.custom.insert(key.to_owned(), json!([value]));
                }
                _ => self.put_custom(key, &value),
            }
        }
    }

    fn finish(mut self) -> Value {
        if !self.custom.is_empty() {
            self.item
                .insert("custom".to_owned(), json!({ OURS: self.custom }));
        }
        Value::Object(self.item)
    }
}
