//! Entries as RIS.

use super::values::{date_to_ris, name_to_ris};
use crate::identifiers::resolved_urn;
use crate::interchange::export::ExportEntry;
use crate::interchange::extra_fields::extra_field;
use crate::interchange::text::single_line;
use crate::interchange::types;
use antinomy_model::values::{Choice, Name};

pub(super) fn write(entries: &[ExportEntry<'_>]) -> String {
    let mut writer = RisWriter::default();
    for entry in entries {
        writer.entry(*entry);
    }
    writer.out
}

#[derive(Default)]
struct RisWriter {
    out: String,
}

impl RisWriter {
    /// One line, unless the text is empty.
    fn tag(&mut self, tag: &str, text: &str) {
        if !text.is_empty() {
            // CR LF: RIS comes from programs for Windows, and its readers expect their line ends.
            self.out += &format!("{tag}  - {}\r\n", single_line(text));
        }
    }

    fn names(&mut self, tag: &str, names: &[Name]) {
        for name in names {
            self.tag(tag, &name_to_ris(name));
        }
    }

    fn entry(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        self.tag("TY", types::ris(part.kind()));
        self.tag("ID", &entry.id);
        self.names("AU", &entry.author);
        self.tag("TI", &entry.full_title());
        self.container(part);
        self.imprint(part);
        self.dates_and_numbers(part);
        self.addresses(part);
        self.tag("LA", &entry.language);
        self.tag("ST", &entry.abbreviation);
        self.tag("N1", &entry.note);
        self.extra_fields(part);
        self.out += "ER  - \r\n\r\n";
    }

    /// Editors, and titles of volume, journal and series.
    fn container(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        match part.volume {
            // The second authors of a part are the editors of its volume. Of a whole work they may be taken for those of its
            // series.
            Some(volume) if !entry.is_article() => self.names("A2", &volume.editor),
            _ => self.names("ED", &entry.editor),
        }
        let series = part.own_or_inherited(|entry| &entry.series);
        if let Some(container) = part.volume {
            self.tag("T2", &container.full_title());
        }
        // A journal without a record of its own is the series of its article.
        let is_journal_name = part.volume.is_none() && entry.is_article();
        self.tag(if is_journal_name { "T2" } else { "T3" }, series);
    }

    fn imprint(&mut self, part: ExportEntry<'_>) {
        self.names("A4", &part.entry.translator);
        self.tag("ET", part.own_or_inherited(|entry| &entry.edition));
        self.tag("M1", part.own_or_inherited(|entry| &entry.series_number));
        self.tag("PB", part.own_or_inherited(|entry| &entry.publisher));
        self.tag("CY", part.own_or_inherited(|entry| &entry.place));
    }

    fn dates_and_numbers(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        if let Some(date) = entry.issued {
            // Some programs read the year only.
            if let Some(year) = date.from.year() {
                self.tag("PY", &format!("{year:04}"));
            }
            self.tag("DA", &date_to_ris(date));
        }
        self.tag("VL", part.volume_number());
        self.tag("IS", &entry.issue);
        match entry.pages.split_once('-') {
            Some((first, last)) if is_page(first) && is_page(last) => {
                self.tag("SP", first);
                self.tag("EP", last);
            }
            _ => self.tag("SP", &entry.pages),
        }
    }

    fn addresses(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        self.tag("UR", &entry.url);
        let urn = resolved_urn(&entry.urn);
        self.tag("UR", urn.as_ref().unwrap_or(&entry.urn));
        if let Some(date) = entry.accessed {
            self.tag("Y2", &date_to_ris(date));
        }
        self.tag("DO", &entry.doi);
        self.tag("SN", part.own_or_inherited(|entry| &entry.isbn));
    }

    fn extra_fields(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        if types::from_ris(types::ris(part.kind())) != entry.r#type
            && let Some(kind) = entry.r#type
        {
            self.tag("KW", &extra_field("type", kind.word()));
        }
        if let Some(volume) = &entry.r#in {
            self.tag("KW", &extra_field("in", volume));
        }
        for (key, value) in entry.extra_fields() {
            self.tag("KW", &extra_field(key, &value));
        }
        for (key, text) in [
            ("subtitle", &entry.subtitle),
            ("archive-url", &entry.archive_url),
            ("licence", &entry.licence),
        ] {
            if !text.is_empty() {
                self.tag("U1", &extra_field(key, text));
            }
        }
    }
}

/// Whether a text is one page number, not a range of them.
fn is_page(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphanumeric)
}
