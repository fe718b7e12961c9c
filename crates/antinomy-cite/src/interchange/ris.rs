//! RIS, the format of library catalogues and databases.
//!
//! Tags are used as Zotero, EndNote and Citavi read them. What RIS has no tag for stands in two: words and ids of
//! ours as keywords (`KW  - antinomy:class=policy`), which reference managers keep, and texts in the first field for own
//! use (`U1  - antinomy:subtitle=...`). Dates that are more than a day, a month or a year stand behind the third slash of `DA`,
//! where RIS has room for a remark.
//!
//! The reader is ours: the crate `biblib` (0.10) takes names apart at their spaces, so that "Bertelsmann Stiftung" becomes a
//! person, and keeps neither places nor repeated tags.
//!
//! It cannot hold: what [`biblatex`](super::biblatex) cannot hold either; the authors of a volume that does not come along
//! with its parts; a body with a comma in its name comes back as a
//! person, and a family name that begins with a small letter comes back as a particle.

use super::biblatex::MARK;
use super::{Draft, Entry, Imported, Part, Remark, clean, tongues, types};
use antinomy_model::values::{Bound, Choice, Date, Interval, Name, SourceType};
use std::fmt::Write;

pub(super) fn write(parts: &[Part<'_>]) -> String {
    let mut out = String::new();
    for part in parts {
        write_entry(*part, &mut out);
    }
    out
}

fn write_entry(part: Part<'_>, out: &mut String) {
    let entry = part.entry;
    let kind = entry.r#type.unwrap_or(SourceType::Document);
    let mut tag = |tag: &str, text: &str| {
        if !text.is_empty() {
            // The programs that began with this wanted lines to end as on their system.
            let _ = write!(out, "{tag}  - {}\r\n", clean(text));
        }
    };
    tag("TY", types::ris(kind));
    tag("ID", &entry.id);
    for name in &entry.author {
        tag("AU", &written(name));
    }
    tag("TI", &entry.full_title());
    // The second authors of a part are the editors of its volume; of a whole work they may be those of its series.
    let (editors, tag_of_editors, journal) = match part.volume {
        Some(volume) if !entry.is_article() => (&volume.editor, "A2", None),
        volume => (&entry.editor, "ED", volume),
    };
    for name in editors {
        tag(tag_of_editors, &written(name));
    }
    let series = part.own_or(|entry| &entry.series);
    match (part.volume, journal) {
        (Some(_), Some(journal)) => {
            tag("T2", &journal.full_title());
            tag("T3", series);
        }
        (Some(volume), None) => {
            tag("T2", &volume.full_title());
            tag("T3", series);
        }
        (None, _) if entry.is_article() => tag("T2", series),
        (None, _) => tag("T3", series),
    }
    tag("M1", part.own_or(|entry| &entry.series_number));
    tag("PB", part.own_or(|entry| &entry.publisher));
    tag("CY", part.own_or(|entry| &entry.place));
    if let Some(date) = entry.issued {
        if let Some(year) = date.from.year() {
            tag("PY", &format!("{year:04}"));
        }
        tag("DA", &ris_date(date));
    }
    let volume = if entry.is_article() {
        &entry.volume
    } else {
        part.own_or(|entry| &entry.volume)
    };
    tag("VL", volume);
    tag("IS", &entry.issue);
    match entry.pages.split_once('-') {
        Some((first, last)) if is_page(first) && is_page(last) => {
            tag("SP", first);
            tag("EP", last);
        }
        _ => tag("SP", &entry.pages),
    }
    tag("UR", &entry.url);
    tag("UR", &super::resolved(&entry.urn));
    if let Some(date) = entry.accessed {
        tag("Y2", &ris_date(date));
    }
    tag("DO", &entry.doi);
    tag("SN", part.own_or(|entry| &entry.isbn));
    tag("LA", &entry.language);
    tag("ST", &entry.abbreviation);
    tag("N1", &entry.note);
    if types::from_ris(types::ris(kind)) != entry.r#type
        && let Some(kind) = entry.r#type
    {
        tag("KW", &format!("{MARK}type={}", kind.word()));
    }
    if let Some(volume) = &entry.r#in {
        tag("KW", &format!("{MARK}in={volume}"));
    }
    for (key, value) in entry.marks() {
        tag("KW", &format!("{MARK}{key}={value}"));
    }
    for (key, text) in [
        ("subtitle", &entry.subtitle),
        ("archive-url", &entry.archive_url),
        ("licence", &entry.licence),
    ] {
        if !text.is_empty() {
            tag("U1", &format!("{MARK}{key}={text}"));
        }
    }
    out.push_str("ER  - \r\n\r\n");
}

/// A page number, not a range of them.
fn is_page(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphanumeric)
}

/// `Family, Given, Suffix`; a body has no comma.
fn written(name: &Name) -> String {
    match name {
        Name::Body(body) => body.clone(),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => {
            let prefix = prefix.as_ref().map(|prefix| format!("{prefix} "));
            let suffix = suffix.as_ref().map(|suffix| format!(", {suffix}"));
            format!(
                "{}{family}, {}{}",
                prefix.unwrap_or_default(),
                given.as_deref().unwrap_or_default(),
                suffix.unwrap_or_default()
            )
        }
    }
}

/// `2012/12/16/`; what is more than that stands behind the last slash.
fn ris_date(date: Interval) -> String {
    let Bound::At(from) = date.from else {
        return format!("///{date}");
    };
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    let plain = Date { mark: None, ..from };
    let rest = if date.from == date.until && from == plain {
        String::new()
    } else {
        date.to_string()
    };
    format!(
        "{:04}/{}/{}/{rest}",
        from.year,
        part(from.month),
        part(from.day)
    )
}

/// The date behind the slashes, else what stands between them.
fn edtf(text: &str) -> String {
    let parts: Vec<&str> = text.splitn(4, '/').map(str::trim).collect();
    match parts.as_slice() {
        [_, _, _, rest] if Interval::parse(rest).is_ok() && !rest.is_empty() => (*rest).to_owned(),
        [year, month, day, ..] => {
            let parts = [year, month, day]
                .into_iter()
                .map_while(|part| Some(part).filter(|part| !part.is_empty()));
            let parts: Vec<String> = parts.map(|part| format!("{part:0>2}")).collect();
            parts.join("-")
        }
        _ => text.trim().to_owned(),
    }
}

/// The tag of a line, and what stands behind it.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let mut bytes = tag.bytes();
    let is_tag = bytes.next().is_some_and(|b| b.is_ascii_uppercase())
        && bytes
            .next()
            .is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let rest = line.get(2..)?.trim_start_matches(' ').strip_prefix('-')?;
    let has_space = line.get(2..)?.starts_with(' ');
    (is_tag && has_space).then(|| (tag, rest.trim()))
}

pub(super) fn read(text: &str) -> Imported {
    let mut imported = Imported::default();
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut is_inside = false;
    let mut has_stray = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        match tagged(line.trim_start_matches(['\u{feff}', ' '])) {
            Some(("TY", kind)) => {
                read_entry(&lines, &mut imported);
                lines = vec![Line::new("TY", kind, start)];
                is_inside = true;
            }
            Some(("ER", _)) => {
                read_entry(&lines, &mut imported);
                lines.clear();
                is_inside = false;
            }
            Some((tag, text)) if is_inside => lines.push(Line::new(tag, text, start)),
            None if line.trim().is_empty() => {}
            None if is_inside => {
                // A text that goes on in the next line.
                if let Some(last) = lines.last_mut() {
                    last.text.push(' ');
                    last.text.push_str(line.trim());
                }
            }
            _ if has_stray => {}
            _ => {
                has_stray = true;
                imported.remarks.push(Remark::error("stray-line", start));
            }
        }
    }
    read_entry(&lines, &mut imported);
    imported
}

/// A tag with its text.
struct Line {
    tag: [u8; 2],
    text: String,
    at: usize,
}

impl Line {
    fn new(tag: &str, text: &str, at: usize) -> Self {
        let bytes = tag.as_bytes();
        Self {
            tag: [bytes[0], bytes[1]],
            text: text.to_owned(),
            at,
        }
    }

    fn tag(&self) -> &str {
        std::str::from_utf8(&self.tag).unwrap_or_default()
    }
}

fn read_entry(lines: &[Line], imported: &mut Imported) {
    let Some(first) = lines.first() else { return };
    let find = |tag: &str| lines.iter().find(|line| line.tag() == tag);
    let key = find("ID").map(|line| clean(&line.text)).unwrap_or_default();
    let kind = types::from_ris(&first.text.to_uppercase());
    if kind.is_none() {
        let remark = Remark::new("entry-type", first.at)
            .with("entry", key.as_str())
            .with("type", first.text.as_str());
        imported.remarks.push(remark);
    }
    let mut draft = Draft {
        key,
        at: first.at,
        ..Draft::default()
    };
    let mut volume = Entry::default();
    draft.entry.r#type = kind;
    let is_part = kind.is_some_and(types::is_chapter);
    let is_article = kind.is_some_and(|kind| kind.word().starts_with("article"));
    let has_date = find("DA").is_some_and(|line| !edtf(&line.text).is_empty());
    let (mut first_page, mut last_page) = (String::new(), String::new());
    for line in &lines[1..] {
        let text = clean(&line.text);
        if text.is_empty() {
            continue;
        }
        let entry = &mut draft.entry;
        match line.tag() {
            "AU" | "A1" => entry.author.push(name(&text)),
            "ED" | "A2" if is_part => volume.editor.push(name(&text)),
            "ED" | "A2" => entry.editor.push(name(&text)),
            "TI" | "T1" => entry.title = super::without_tags(&text),
            "BT" if !is_part => entry.title = super::without_tags(&text),
            "T2" | "BT" if is_part => volume.title = super::without_tags(&text),
            "T2" | "JO" | "JF" if is_article => {
                if volume.title.is_empty() || line.tag() == "T2" {
                    volume.title = super::without_tags(&text);
                }
            }
            "JA" | "J1" | "J2" if is_article => {
                if volume.title.is_empty() {
                    volume.title = text;
                }
            }
            "T2" if entry.series.is_empty() && find("T3").is_none() => entry.series = text,
            "T3" => entry.series = text,
            "M1" => entry.series_number = text,
            "PB" => entry.publisher = text,
            "CY" | "PP" => entry.place = text,
            "DA" => {
                entry.issued = super::date(&edtf(&text), &draft.key, "issued", line.at, imported)
            }
            "PY" | "Y1" if !has_date => {
                entry.issued = super::date(&edtf(&text), &draft.key, "issued", line.at, imported);
            }
            "PY" | "Y1" => {}
            "Y2" => {
                entry.accessed =
                    super::date(&edtf(&text), &draft.key, "accessed", line.at, imported)
            }
            "VL" => entry.volume = text,
            "IS" => entry.issue = text,
            "SP" => first_page = text.replace('–', "-"),
            "EP" => last_page = text,
            "UR" | "LK" => {
                let before = (entry.url.clone(), entry.urn.clone());
                super::take_url(entry, &text);
                if before == (entry.url.clone(), entry.urn.clone()) {
                    imported.leave_out(line.tag(), line.at);
                }
            }
            "DO" => entry.doi = super::bare_doi(&text),
            "SN" if !is_article => entry.isbn = text,
            "LA" => match tongues::tag(&text) {
                Some(tag) => entry.language = tag,
                None => imported.leave_out("LA", line.at),
            },
            "ST" => entry.abbreviation = text,
            "N1" => super::join_note(&mut entry.note, &super::without_tags(&text)),
            "KW" | "U1" => {
                let mark = text
                    .strip_prefix(MARK)
                    .and_then(|mark| mark.split_once('='));
                if !mark.is_some_and(|(key, value)| entry.take_mark(key, value)) {
                    imported.leave_out(line.tag(), line.at);
                }
            }
            "ID" => {}
            _ => imported.leave_out(line.tag(), line.at),
        }
    }
    let entry = &mut draft.entry;
    entry.pages = match (first_page.is_empty(), last_page.is_empty()) {
        (false, false) if last_page != first_page => format!("{first_page}-{last_page}"),
        _ => format!(
            "{first_page}{}",
            if first_page.is_empty() {
                last_page.as_str()
            } else {
                ""
            }
        ),
    };
    // Title and subtitle stand in one field, and the subtitle once more by itself.
    let subtitle = std::mem::take(&mut entry.subtitle);
    let whole = entry
        .title
        .strip_suffix(&subtitle)
        .map(|title| title.trim_end().to_owned());
    if let (false, Some(title)) = (subtitle.is_empty(), whole) {
        let bare = title.strip_suffix('.').unwrap_or(&title);
        let found = [bare, title.as_str()]
            .into_iter()
            .find(|title| crate::joined_title(title, &subtitle) == entry.title);
        if let Some(title) = found.map(str::to_owned) {
            (entry.title, entry.subtitle) = (title, subtitle);
        }
    }
    draft.volume = Some(volume).filter(|volume| *volume != Entry::default());
    imported.drafts.push(draft);
}

/// A name with a comma is a person's, one without is that of a body.
fn name(text: &str) -> Name {
    let mut parts = text.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    let Some(given) = parts.next() else {
        return Name::Body(text.to_owned());
    };
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    // Particles are written small and stand before the name.
    let words: Vec<&str> = family.split(' ').collect();
    let small = words
        .iter()
        .take(words.len().saturating_sub(1))
        .take_while(|word| word.starts_with(char::is_lowercase))
        .count();
    let part = |text: String| Some(text).filter(|text| !text.is_empty());
    Name::Person {
        family: words[small..].join(" "),
        given: part(given.to_owned()),
        prefix: part(words[..small].join(" ")),
        suffix: part(rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_a_catalogue_is_read() {
        let text = "TY  - CHAP\r\nAU  - Bommes, Michael\r\nTI  - Die Rolle\r\n der Kommunen\r\nT2  - Lokale Politik\r\nA2  - Gesemann, Frank\r\nPY  - 2009///\r\nSP  - 89\r\nEP  - 109\r\nAB  - Long.\r\nER  - \r\n";
        let imported = read(text);
        let draft = &imported.drafts[0];
        assert_eq!(draft.entry.title, "Die Rolle der Kommunen");
        assert_eq!(draft.entry.pages, "89-109");
        assert_eq!(draft.entry.issued, Interval::parse("2009").ok());
        assert_eq!(draft.volume.as_ref().unwrap().editor.len(), 1);
        assert_eq!(imported.unmapped[0].field, "AB");
    }

    #[test]
    fn records_without_an_end_end_where_the_next_one_begins() {
        let imported = read("x\nTY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B");
        assert_eq!(imported.drafts.len(), 2);
        assert_eq!(imported.remarks.len(), 1);
    }

    #[test]
    fn names_come_back_as_they_were() {
        let names = [
            "von Dippel, A.",
            "King, Martin Luther, Jr.",
            "Bertelsmann Stiftung",
            "Dangschat, ",
        ];
        for text in names {
            assert_eq!(written(&name(text)), text);
        }
    }

    #[test]
    fn dates_come_back_as_they_were() {
        for text in [
            "2007",
            "2007-07",
            "2007-07-12",
            "2007~",
            "2007/2011",
            "2007/..",
            "../2009",
            "2007-07?/2008-01",
        ] {
            let date = Interval::parse(text).unwrap();
            assert_eq!(edtf(&ris_date(date)), text);
        }
    }
}
