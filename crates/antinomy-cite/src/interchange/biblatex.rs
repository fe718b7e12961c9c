//! BibLaTeX, in UTF-8 (biber and every reference manager read that); classic BibTeX is read as well.
//!
//! Every entry is complete in itself: a chapter is an `@incollection` with title, editors and publisher of its volume,
//! and only points at the volume's own entry (`xref`, which inherits nothing). Fields of BibLaTeX come first; what it has no
//! field for are keywords (`antinomy:class=policy`), which reference managers keep as tags, and two fields of common
//! usage (`archiveurl`, `license`), which LaTeX ignores.
//!
//! It cannot hold: the editors of a part beside those of its volume; a publisher, place or series of a part that is also
//! that of its volume comes back at the volume alone; an en dash between page numbers comes back as a hyphen.

mod split;

use super::{Draft, Entry, Imported, Part, Remark, clean, latex, tongues, types};
use antinomy_model::values::{Interval, SourceType};
use split::{RawEntry, RawField};
use std::fmt::Write;

/// What keywords of ours begin with.
pub(super) const MARK: &str = "antinomy:";

pub(super) fn write(parts: &[Part<'_>]) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push('\n');
        }
        let has_volume = |id: &str| parts.iter().any(|other| other.entry.id == id);
        write_entry(*part, &has_volume, &mut out);
    }
    out
}

fn write_entry(part: Part<'_>, is_here: &dyn Fn(&str) -> bool, out: &mut String) {
    let entry = part.entry;
    let kind = entry.r#type.unwrap_or(SourceType::Document);
    let mut name = types::biblatex(kind);
    if name == "book" && entry.author.is_empty() && !entry.editor.is_empty() {
        name = "collection";
    }
    let _ = writeln!(out, "@{name}{{{},", entry.id);
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {name:<13} = {{{value}}},");
        }
    };
    let text = latex::escape;
    // Words in English titles are set in small letters unless somebody says otherwise.
    let is_english = entry.language.is_empty() || entry.language.starts_with("en");
    let title = |title: &str, keeps_first: bool| {
        if is_english {
            latex::title(title, keeps_first)
        } else {
            latex::escape(title)
        }
    };
    field("author", latex::names(&entry.author));
    field("title", title(&entry.title, false));
    field("subtitle", title(&entry.subtitle, true));
    match part.volume {
        Some(journal) if entry.is_article() => {
            field("journaltitle", title(&journal.title, true));
            field("journalsubtitle", title(&journal.subtitle, true));
            field("editor", latex::names(&entry.editor));
        }
        Some(volume) => {
            field("bookauthor", latex::names(&volume.author));
            field("editor", latex::names(&volume.editor));
            field("booktitle", title(&volume.title, true));
            field("booksubtitle", title(&volume.subtitle, true));
        }
        None => field("editor", latex::names(&entry.editor)),
    }
    let date = |date: Option<Interval>| date.map(|date| date.to_string()).unwrap_or_default();
    field("date", date(entry.issued));
    let (publisher, place) = match kind {
        SourceType::Report | SourceType::Thesis => ("institution", "location"),
        SourceType::Webpage | SourceType::Post | SourceType::PostWeblog | SourceType::Document => {
            ("organization", "location")
        }
        _ => ("publisher", "location"),
    };
    let series = part.own_or(|entry| &entry.series);
    let own_series = if entry.is_article() && part.volume.is_none() {
        field("journaltitle", title(series, true));
        ""
    } else {
        series
    };
    field(publisher, text(part.own_or(|entry| &entry.publisher)));
    field(place, text(part.own_or(|entry| &entry.place)));
    field("series", title(own_series, true));
    let number = part.own_or(|entry| &entry.series_number);
    if entry.is_article() {
        field("volume", text(&entry.volume));
        field("number", text(&entry.issue));
    } else {
        field("volume", text(part.own_or(|entry| &entry.volume)));
        field("number", text(number));
        field("issue", text(&entry.issue));
    }
    field(
        "pages",
        text(&entry.pages.replace(['-', '–'], "\u{1}")).replace('\u{1}', "--"),
    );
    field("isbn", text(part.own_or(|entry| &entry.isbn)));
    field("doi", verbatim(&entry.doi));
    // LaTeX styles and reference managers that know no URN find the text all the same.
    let url = if entry.url.is_empty() && entry.urn.to_ascii_lowercase().starts_with("urn:nbn:") {
        super::resolved(&entry.urn)
    } else {
        entry.url.clone()
    };
    field("url", verbatim(&url));
    field("urldate", date(entry.accessed));
    field("eprint", verbatim(&entry.urn));
    field(
        "eprinttype",
        if entry.urn.is_empty() { "" } else { "urn" }.to_owned(),
    );
    // Programs look at langid. A tag that babel has no name for stands beside the name of its language.
    let primary = entry.language.split('-').next().unwrap_or_default();
    let exact = tongues::babel(&entry.language);
    if let Some(babel) = exact.or_else(|| tongues::babel(primary)) {
        field("langid", babel.to_owned());
    }
    if exact.is_none() {
        field("language", text(&entry.language));
    }
    field("shorthand", text(&entry.abbreviation));
    field("annotation", text(&entry.note));
    field("archiveurl", verbatim(&entry.archive_url));
    field("license", text(&entry.licence));
    let mut marks = Vec::new();
    if types::from_biblatex(types::biblatex(kind)) != entry.r#type {
        marks.extend(entry.r#type.map(|kind| {
            use antinomy_model::values::Choice;
            ("type", kind.word().to_owned())
        }));
    }
    marks.extend(entry.marks());
    if entry.is_article() && !entry.series_number.is_empty() {
        marks.push(("series-number", entry.series_number.clone()));
    }
    match &entry.r#in {
        Some(volume) if is_here(volume) => field("xref", volume.clone()),
        Some(volume) => marks.push(("in", volume.clone())),
        None => {}
    }
    let marks = marks
        .iter()
        .map(|(key, value)| format!("{MARK}{key}={}", text(value)));
    field("keywords", marks.collect::<Vec<_>>().join(", "));
    out.push_str("}\n");
}

/// A value that LaTeX takes as it is: only braces and backslashes must not stand in it.
fn verbatim(text: &str) -> String {
    text.replace('\\', "%5C")
        .replace('{', "%7B")
        .replace('}', "%7D")
}

pub(super) fn read(text: &str) -> Imported {
    let (entries, remarks) = split::split(text);
    let mut imported = Imported {
        remarks,
        ..Imported::default()
    };
    let shared: Vec<&RawEntry<'_>> = entries
        .iter()
        .filter(|entry| entry.kind == "xdata")
        .collect();
    for entry in entries
        .iter()
        .filter(|entry| !matches!(entry.kind.as_str(), "xdata" | "set"))
    {
        if entry.fields.is_empty() {
            let remark = Remark::error("no-fields", entry.at).with("entry", entry.key);
            imported.remarks.push(remark);
            continue;
        }
        let draft = Reader::new(entry, &mut imported).read(&shared);
        imported.drafts.push(draft);
    }
    for set in entries.iter().filter(|entry| entry.kind == "set") {
        let remark = Remark::new("set", set.at).with("entry", set.key);
        imported.remarks.push(remark);
    }
    imported
}

/// Reads one entry, field by field.
struct Reader<'e, 'i> {
    raw: &'e RawEntry<'e>,
    imported: &'i mut Imported,
    entry: Entry,
    volume: Entry,
}

impl<'e, 'i> Reader<'e, 'i> {
    fn new(raw: &'e RawEntry<'e>, imported: &'i mut Imported) -> Self {
        Self {
            raw,
            imported,
            entry: Entry::default(),
            volume: Entry::default(),
        }
    }

    fn read(mut self, shared: &[&'e RawEntry<'e>]) -> Draft {
        let kind = types::from_biblatex(&self.raw.kind);
        if kind.is_none() {
            let remark = Remark::new("entry-type", self.raw.at)
                .with("entry", self.raw.key)
                .with("type", self.raw.kind.as_str());
            self.imported.remarks.push(remark);
        }
        let subtype = self
            .field("entrysubtype")
            .map(|field| field.value.to_lowercase());
        self.entry.r#type = match (kind, subtype.as_deref()) {
            (Some(SourceType::ArticleJournal), Some("magazine")) => {
                Some(SourceType::ArticleMagazine)
            }
            (Some(SourceType::ArticleJournal), Some("newspaper")) => {
                Some(SourceType::ArticleNewspaper)
            }
            (kind, _) => kind,
        };
        self.dates();
        let mut fields: Vec<&RawField> = self.raw.fields.iter().collect();
        // What an entry says itself goes before what it has in common with others.
        for key in self
            .field("xdata")
            .map(|field| field.value.clone())
            .iter()
            .flat_map(|keys| keys.split(','))
        {
            let data = shared.iter().find(|data| data.key == key.trim());
            let new = data.iter().flat_map(|data| &data.fields);
            let new: Vec<&RawField> = new
                .filter(|field| self.field(&field.name).is_none())
                .collect();
            fields.extend(new);
        }
        let kind = self.entry.r#type.unwrap_or(SourceType::Document);
        // Later fields of a name do not count, as with biber.
        let mut seen: Vec<&str> = Vec::new();
        for field in fields {
            if !seen.contains(&field.name.as_str()) {
                seen.push(&field.name);
                self.take(kind, field);
            }
        }
        self.volume.r#type = None;
        let has_volume = self.volume != Entry::default();
        Draft {
            key: clean(self.raw.key),
            at: self.raw.at,
            volume: has_volume.then_some(self.volume),
            entry: self.entry,
        }
    }

    fn field(&self, name: &str) -> Option<&'e RawField> {
        self.raw.fields.iter().find(|field| field.name == name)
    }

    fn text(&mut self, field: &RawField) -> String {
        match latex::decode(&field.value) {
            Some(text) => clean(&text),
            None => {
                let remark = Remark::new("latex", field.at)
                    .with("entry", self.raw.key)
                    .with("field", field.name.as_str());
                self.imported.remarks.push(remark);
                clean(&field.value.replace(['{', '}'], ""))
            }
        }
    }

    fn names(&mut self, field: &RawField) -> Vec<antinomy_model::values::Name> {
        let Some((names, has_others)) = latex::read_names(&field.value) else {
            self.imported.leave_out(&field.name, field.at);
            return Vec::new();
        };
        if has_others {
            let remark = Remark::new("and-others", field.at)
                .with("entry", self.raw.key)
                .with("field", field.name.as_str());
            self.imported.remarks.push(remark);
        }
        names
    }

    /// `date`, or `year` with `month` and `day`, as BibTeX has them.
    fn dates(&mut self) {
        // A tilde in a date says that it is uncertain, and is no space.
        let value = |name: &str| self.field(name).map(|field| (bare(&field.value), field.at));
        let (date, at) = match (value("date"), value("year")) {
            (Some(date), _) => date,
            (None, Some((year, at))) => {
                let rest: Vec<String> = ["month", "day"]
                    .iter()
                    .map_while(|name| value(name).map(|(text, _)| text))
                    .collect();
                match rest.as_slice() {
                    [] => (year, at),
                    [month] => (with_month(&year, month, None), at),
                    [month, day, ..] => (with_month(&year, month, Some(day)), at),
                }
            }
            (None, None) => return,
        };
        let key = self.raw.key;
        self.entry.issued = super::date(&date, key, "issued", at, self.imported);
    }

    fn take(&mut self, kind: SourceType, field: &RawField) {
        let is_article = kind == SourceType::ArticleJournal
            || matches!(
                kind,
                SourceType::ArticleMagazine | SourceType::ArticleNewspaper | SourceType::Article
            );
        let is_part = types::is_chapter(kind);
        match field.name.as_str() {
            "author" => self.entry.author = self.names(field),
            "editor" if is_part => self.volume.editor = self.names(field),
            "editor" => self.entry.editor = self.names(field),
            "bookauthor" => self.volume.author = self.names(field),
            "title" => self.entry.title = self.text(field),
            "subtitle" => self.entry.subtitle = self.text(field),
            "booktitle" | "journaltitle" | "journal" => self.volume.title = self.text(field),
            "booksubtitle" | "journalsubtitle" => self.volume.subtitle = self.text(field),
            "publisher" | "institution" | "organization" | "school"
                if self.entry.publisher.is_empty() =>
            {
                self.entry.publisher = self.text(field).replace(" and ", "; ");
            }
            "location" | "address" if self.entry.place.is_empty() => {
                self.entry.place = self.text(field).replace(" and ", "; ");
            }
            "series" => self.entry.series = self.text(field),
            "volume" => self.entry.volume = self.text(field),
            "number" if is_article => self.entry.issue = self.text(field),
            "number" => self.entry.series_number = self.text(field),
            "issue" if self.entry.issue.is_empty() => self.entry.issue = self.text(field),
            "pages" => self.entry.pages = self.text(field).replace(['–', '—'], "-"),
            "isbn" => self.entry.isbn = self.text(field),
            "doi" => self.entry.doi = super::bare_doi(&address(&field.value)),
            "url" | "howpublished" if field.name == "url" || field.value.contains("\\url") => {
                let url = address(&field.value);
                super::take_url(&mut self.entry, &url);
            }
            "urldate" => {
                let text = bare(&field.value);
                self.entry.accessed =
                    super::date(&text, self.raw.key, "accessed", field.at, self.imported);
            }
            "eprint" => self.eprint(field),
            "urn" => self.entry.urn = address(&field.value),
            "langid" | "language" | "hyphenation" => {
                let text = self.text(field);
                match tongues::tag(&text) {
                    // The language that hyphenation follows is more exact than the word for it.
                    Some(tag) if self.entry.language.starts_with(&format!("{tag}-")) => {}
                    Some(tag)
                        if self.entry.language.is_empty()
                            || field.name == "langid"
                            || tag.starts_with(&format!("{}-", self.entry.language)) =>
                    {
                        self.entry.language = tag;
                    }
                    Some(_) => {}
                    None => self.imported.leave_out(&field.name, field.at),
                }
            }
            "shorthand" => self.entry.abbreviation = self.text(field),
            "shorttitle" if self.field("shorthand").is_none() => {
                self.entry.abbreviation = self.text(field);
            }
            "note" | "annotation" | "annote" | "addendum" => {
                let text = super::without_tags(&self.text(field));
                super::join_note(&mut self.entry.note, &text);
            }
            "archiveurl" => self.entry.archive_url = address(&field.value),
            "license" | "licence" => self.entry.licence = self.text(field),
            "keywords" => self.keywords(field),
            "crossref" | "xref" => self.entry.r#in = Some(field.value.trim().to_owned()),
            // Read above, or said by something else.
            "date" | "year" | "month" | "day" | "eprinttype" | "archiveprefix" | "entrysubtype"
            | "xdata" => {}
            _ => self.imported.leave_out(&field.name, field.at),
        }
    }

    fn eprint(&mut self, field: &RawField) {
        let kind = self.field("eprinttype").or(self.field("archiveprefix"));
        let kind = kind
            .map(|field| field.value.to_lowercase())
            .unwrap_or_default();
        let value = address(&field.value);
        match kind.as_str() {
            "urn" | "urn:nbn" => self.entry.urn = value,
            "arxiv" if self.field("url").is_none() => {
                self.entry.url = format!("https://arxiv.org/abs/{value}");
            }
            _ if value.to_ascii_lowercase().starts_with("urn:") => self.entry.urn = value,
            _ => self.imported.leave_out(&field.name, field.at),
        }
    }

    /// Keywords of ours are values, all others are not for us.
    fn keywords(&mut self, field: &RawField) {
        let text = self.text(field);
        let mut has_others = false;
        for word in text.split([',', ';']).map(str::trim) {
            let mark = word
                .strip_prefix(MARK)
                .and_then(|mark| mark.split_once('='));
            let is_ours = mark.is_some_and(|(key, value)| self.entry.take_mark(key, value));
            has_others |= !is_ours && !word.is_empty();
        }
        if has_others {
            self.imported.leave_out(&field.name, field.at);
        }
    }
}

/// A date without the braces that people put around everything.
fn bare(latex: &str) -> String {
    clean(&latex.replace(['{', '}'], ""))
}

fn with_month(year: &str, month: &str, day: Option<&str>) -> String {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let lower = month.to_lowercase();
    let named = NAMES
        .iter()
        .position(|name| *name == lower.trim_end_matches('.'));
    let named = named.and_then(|at| u8::try_from(at + 1).ok());
    let number = month.parse::<u8>().ok().or(named);
    match (number, day.and_then(|day| day.parse::<u8>().ok())) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        (None, Some(day)) => format!("{day} {month} {year}"),
        (None, None) => format!("{month} {year}"),
    }
}

/// An address, as it is but for what reference managers escape in it.
fn address(latex: &str) -> String {
    let text = clean(latex);
    let text = text
        .strip_prefix("\\url{")
        .and_then(|text| text.strip_suffix('}'))
        .unwrap_or(&text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{', '}']) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        rest = match behind.strip_prefix(['&', '%', '#', '_', '$', '~', '{', '}', ':']) {
            Some(after) if rest[at..].starts_with('\\') => {
                out.push_str(&behind[..1]);
                after
            }
            _ => behind,
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_model::values::Name;

    fn one(text: &str) -> Draft {
        let imported = read(text);
        assert_eq!(imported.drafts.len(), 1, "{imported:?}");
        imported.drafts.into_iter().next().unwrap()
    }

    #[test]
    fn a_chapter_of_classic_bibtex_is_read_with_its_volume() {
        let draft = one(
            r#"@InCollection{bommes:09, author = "Michael Bommes", title = {Die Rolle der Kommunen}, booktitle = {Lokale Integrationspolitik}, editor = {Gesemann, Frank and Roth, Roland}, year = 2009, address = {Wiesbaden}, pages = {89--109}}"#,
        );
        assert_eq!(draft.key, "bommes:09");
        assert_eq!(draft.entry.r#type, Some(SourceType::Chapter));
        assert_eq!(draft.entry.pages, "89-109");
        let volume = draft.volume.unwrap();
        assert_eq!(volume.title, "Lokale Integrationspolitik");
        assert_eq!(volume.editor.len(), 2);
        assert!(
            matches!(&draft.entry.author[..], [Name::Person { family, .. }] if family == "Bommes")
        );
    }

    #[test]
    fn months_are_read_as_numbers_as_words_and_as_abbreviations() {
        for month in ["7", "jul", "{July}", "\"07\""] {
            let draft = one(&format!(
                "@book{{a, title={{T}}, year=2007, month={month}}}"
            ));
            assert_eq!(
                draft.entry.issued,
                Interval::parse("2007-07").ok(),
                "{month}"
            );
        }
    }

    #[test]
    fn addresses_lose_the_signs_that_only_latex_needs() {
        let draft = one(
            r"@online{a, title={T}, url={http://a.de/x\_y?b=1\&c=\%20}, doi={https://doi.org/10.1/x}}",
        );
        assert_eq!(draft.entry.url, "http://a.de/x_y?b=1&c=%20");
        assert_eq!(draft.entry.doi, "10.1/x");
    }

    #[test]
    fn fields_without_a_place_are_named() {
        let imported = read("@book{a, title={T},\n abstract={Long}, keywords={one, two}}");
        let fields: Vec<_> = imported
            .unmapped
            .iter()
            .map(|field| (field.field.as_str(), field.at))
            .collect();
        assert_eq!(fields, [("abstract", 21), ("keywords", 38)]);
    }
}
