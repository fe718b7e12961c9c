//! RIS as entries.

use super::values::{date_from_ris, name_from_ris};
use crate::csl_item::joined_title;
use crate::identifiers::bare_doi;
use crate::interchange::entry::{BibEntry, TextField};
use crate::interchange::extra_fields::set_extra_field;
use crate::interchange::limits::ReadSoFar;
use crate::interchange::parsed::Parsed;
use crate::interchange::remark::Remark;
use crate::interchange::text::{join_note, single_line, without_tags};
use crate::interchange::types;
use crate::languages;

/// Tags whose texts are copied unchanged.
const PLAIN_TAGS: &[(&str, TextField)] = &[
    ("CY", |entry| &mut entry.place),
    ("ET", |entry| &mut entry.edition),
    ("IS", |entry| &mut entry.issue),
    ("M1", |entry| &mut entry.series_number),
    ("PB", |entry| &mut entry.publisher),
    ("PP", |entry| &mut entry.place),
    ("ST", |entry| &mut entry.abbreviation),
    ("T3", |entry| &mut entry.series),
    ("VL", |entry| &mut entry.volume),
];

pub(super) fn read(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut record: Vec<TagLine<'_>> = Vec::new();
    let mut at = 0;
    let mut is_inside = false;
    let mut has_stray = false;
    let mut so_far = ReadSoFar::default();
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        // Some programs indent, and files from Windows often have a byte order mark.
        match tagged(line.trim_start_matches(['\u{feff}', ' '])) {
            // `ER` is often forgotten, and a record then ends where the next one begins.
            Some(("TY", kind)) => {
                read_record(&record, &mut parsed);
                record.clear();
                if let Err(remark) = so_far.entry(start) {
                    parsed.remarks.push(remark);
                    break;
                }
                record = vec![TagLine::new("TY", kind, start)];
                is_inside = true;
            }
            Some(("ER", _)) => {
                read_record(&record, &mut parsed);
                record.clear();
                is_inside = false;
            }
            Some((tag, text)) if is_inside => {
                let first = record.first().map_or(start, |line| line.at);
                if let Err(remark) = so_far.field(first) {
                    parsed.remarks.push(remark);
                    record.clear();
                    break;
                }
                record.push(TagLine::new(tag, text, start));
            }
            None if line.trim().is_empty() => {}
            // A text that continues on the next line.
            None if is_inside => {
                if let Some(last) = record.last_mut() {
                    last.text.push(' ');
                    last.text.push_str(line.trim());
                }
            }
            // One remark is enough: a file that is not RIS at all has nothing but stray lines.
            _ if has_stray => {}
            _ => {
                has_stray = true;
                parsed.remarks.push(Remark::error("stray-line", start));
            }
        }
    }
    read_record(&record, &mut parsed);
    parsed
}

/// Splits a line into its tag (a capital, and a capital or a digit) and the text behind the hyphen. The specification has
/// two spaces between tag and hyphen; one or more are accepted.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let is_tag = matches!(tag.as_bytes(), [b'A'..=b'Z', b'A'..=b'Z' | b'0'..=b'9']);
    let text = rest.trim_start_matches(' ').strip_prefix('-')?;
    (is_tag && rest.starts_with(' ')).then(|| (tag, text.trim()))
}

/// A tag with its text.
struct TagLine<'t> {
    tag: &'t str,
    text: String,
    at: usize,
}

impl<'t> TagLine<'t> {
    fn new(tag: &'t str, text: &str, at: usize) -> Self {
        Self {
            tag,
            text: text.to_owned(),
            at,
        }
    }
}

/// Reads one record. `lines` begins with `TY`, or is empty.
fn read_record(lines: &[TagLine<'_>], parsed: &mut Parsed) {
    let Some((first, rest)) = lines.split_first() else {
        return;
    };
    let find = |tag: &str| lines.iter().find(|line| line.tag == tag);
    let key = find("ID").map(|line| single_line(&line.text));
    let key = key.unwrap_or_default();
    let kind = types::from_ris(&first.text.to_uppercase());
    if kind.is_none() {
        parsed.report_type(&first.text, &key, first.at);
    }
    let mut reader = RisReader {
        has_exact_date: find("DA").is_some_and(|line| !date_from_ris(&line.text).is_empty()),
        has_series: find("T3").is_some(),
        is_part: kind.is_some_and(types::is_chapter),
        is_article: kind.is_some_and(types::is_article),
        key,
        parsed,
        entry: BibEntry {
            r#type: kind,
            ..BibEntry::default()
        },
        volume: BibEntry::default(),
        pages: (String::new(), String::new()),
    };
    for line in rest {
        let text = single_line(&line.text);
        if !text.is_empty() && !reader.take(line.tag, text, line.at) {
            reader.parsed.report_unmapped(line.tag, line.at);
        }
    }
    reader.finish(first.at);
}

/// Reads the tags of one record. Its functions say whether a tag has a place in a source.
struct RisReader<'p> {
    key: String,
    /// Whether the type is a part of a volume; then the second title and the second authors are the volume's.
    is_part: bool,
    is_article: bool,
    /// Whether there is a `DA`, which takes precedence over `PY`.
    has_exact_date: bool,
    has_series: bool,
    parsed: &'p mut Parsed,
    entry: BibEntry,
    volume: BibEntry,
    /// First and last page.
    pages: (String, String),
}

impl RisReader<'_> {
    fn take(&mut self, tag: &str, text: String, at: usize) -> bool {
        let plain = PLAIN_TAGS.iter().find(|(known, _)| *known == tag);
        if let Some((_, field)) = plain {
            *field(&mut self.entry) = text;
            return true;
        }
        match tag {
            "AU" | "A1" | "A2" | "ED" | "A4" => self.creator(tag, &text),
            "TI" | "T1" | "T2" | "BT" => return self.title(tag, text),
            "JO" | "JF" | "JA" | "J1" | "J2" => return self.journal(tag, text),
            "DA" | "PY" | "Y1" | "Y2" => self.date(tag, &text, at),
            "SP" => self.pages.0 = text.replace('–', "-"),
            "EP" => self.pages.1 = text,
            "UR" | "LK" => return self.entry.set_address(&text),
            "DO" => bare_doi(&text).clone_into(&mut self.entry.doi),
            // Of an article this is the ISSN of its journal.
            "SN" if !self.is_article => self.entry.isbn = text,
            "LA" => return self.language(&text),
            "N1" => join_note(&mut self.entry.note, &without_tags(&text)),
            "KW" | "U1" => return set_extra_field(&mut self.entry, &text),
            // Read before all others.
            "ID" => {}
            _ => return false,
        }
        true
    }

    fn creator(&mut self, tag: &str, text: &str) {
        let list = match tag {
            "AU" | "A1" => &mut self.entry.author,
            // Subsidiary authors; Zotero and EndNote write translators there.
            "A4" => &mut self.entry.translator,
            _ if self.is_part => &mut self.volume.editor,
            _ => &mut self.entry.editor,
        };
        list.push(name_from_ris(text));
    }

    fn title(&mut self, tag: &str, text: String) -> bool {
        match tag {
            "TI" | "T1" => self.entry.title = without_tags(&text),
            "BT" if !self.is_part => self.entry.title = without_tags(&text),
            _ if self.is_part || self.is_article => self.volume.title = without_tags(&text),
            // The second title of a whole work is its series, unless that is named as such.
            _ if self.entry.series.is_empty() && !self.has_series => self.entry.series = text,
            _ => return false,
        }
        true
    }

    /// Names of the journal: the first one counts, and `T2` overrides it.
    fn journal(&mut self, tag: &str, text: String) -> bool {
        if self.is_article && self.volume.title.is_empty() {
            self.volume.title = match tag {
                "JO" | "JF" => without_tags(&text),
                _ => text,
            };
        }
        self.is_article
    }

    fn date(&mut self, tag: &str, text: &str, at: usize) {
        let (key, field) = match tag {
            "Y2" => ("accessed", &mut self.entry.accessed),
            // `PY` says the year once more.
            "PY" | "Y1" if self.has_exact_date => return,
            _ => ("issued", &mut self.entry.issued),
        };
        *field = self.parsed.date(&date_from_ris(text), &self.key, key, at);
    }

    fn language(&mut self, text: &str) -> bool {
        let tag = languages::tag(text);
        let is_known = tag.is_some();
        if let Some(tag) = tag {
            self.entry.language = tag;
        }
        is_known
    }

    fn finish(mut self, at: usize) {
        let (first, last) = self.pages;
        // Some programs repeat the page of a single one.
        self.entry.pages = match (first.is_empty(), last.is_empty()) {
            (false, false) if last != first => format!("{first}-{last}"),
            (true, _) => last,
            _ => first,
        };
        split_subtitle(&mut self.entry);
        self.parsed.add(self.key, at, self.entry, self.volume);
    }
}

/// Splits the subtitle off the title. The title has both, and an extra field has the subtitle once more; if the two do not
/// fit, the title was changed by another program and stays whole.
fn split_subtitle(entry: &mut BibEntry) {
    let subtitle = std::mem::take(&mut entry.subtitle);
    let whole = entry
        .title
        .strip_suffix(&subtitle)
        .map(|title| title.trim_end().to_owned());
    let (false, Some(title)) = (subtitle.is_empty(), whole) else {
        return;
    };
    // The full stop may be the title's own, or the one that joins the two.
    let bare = title.strip_suffix('.').unwrap_or(&title);
    let found = [bare, title.as_str()]
        .into_iter()
        .find(|title| joined_title(title, &subtitle) == entry.title);
    if let Some(title) = found.map(str::to_owned) {
        (entry.title, entry.subtitle) = (title, subtitle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_model::values::Interval;

    #[test]
    fn a_record_of_a_catalogue_is_read() {
        let text = "TY  - CHAP\r\nAU  - Bommes, Michael\r\nTI  - Die Rolle\r\n der Kommunen\r\nT2  - Lokale Politik\r\nA2  - Gesemann, Frank\r\nPY  - 2009///\r\nSP  - 89\r\nEP  - 109\r\nAB  - Long.\r\nER  - \r\n";
        let parsed = read(text);
        let read = &parsed.entries[0];
        assert_eq!(read.entry.title, "Die Rolle der Kommunen");
        assert_eq!(read.entry.pages, "89-109");
        assert_eq!(read.entry.issued, Interval::parse("2009").ok());
        assert_eq!(read.volume.as_ref().unwrap().editor.len(), 1);
        assert_eq!(parsed.unmapped[0].field, "AB");
    }

    #[test]
    fn records_without_an_end_end_where_the_next_one_begins() {
        let parsed = read("x\nTY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B");
        assert_eq!(parsed.entries.len(), 2);
        assert_eq!(parsed.remarks.len(), 1);
    }
}
