//! BibLaTeX and BibTeX as entries.

use super::latex;
use super::split::{MONTHS, RawEntry, RawField, split};
use crate::identifiers::bare_doi;
use crate::interchange::entry::{BibEntry, TextField};
use crate::interchange::extra_fields::set_extra_field;
use crate::interchange::parsed::Parsed;
use crate::interchange::remark::Remark;
use crate::interchange::text::{join_note, single_line, without_tags};
use crate::interchange::types;
use crate::languages;
use antinomy_model::values::{Name, SourceType};
use std::collections::{HashMap, HashSet};

/// Fields whose texts are copied unchanged.
const PLAIN_FIELDS: &[(&str, TextField)] = &[
    ("edition", |entry| &mut entry.edition),
    ("isbn", |entry| &mut entry.isbn),
    ("licence", |entry| &mut entry.licence),
    ("license", |entry| &mut entry.licence),
    ("series", |entry| &mut entry.series),
    ("shorthand", |entry| &mut entry.abbreviation),
    ("subtitle", |entry| &mut entry.subtitle),
    ("title", |entry| &mut entry.title),
    ("volume", |entry| &mut entry.volume),
];

/// The same for fields about the volume or journal.
const PLAIN_VOLUME_FIELDS: &[(&str, TextField)] = &[
    ("booksubtitle", |volume| &mut volume.subtitle),
    ("booktitle", |volume| &mut volume.title),
    ("journal", |volume| &mut volume.title),
    ("journalsubtitle", |volume| &mut volume.subtitle),
    ("journaltitle", |volume| &mut volume.title),
];

/// So many bytes of names and values may be taken over from `@xdata` entries.
const MAX_GIVEN: usize = 8 << 20;

pub(super) fn read(text: &str) -> Parsed {
    let (entries, remarks) = split(text);
    let mut parsed = Parsed {
        remarks,
        ..Parsed::default()
    };
    let of_kind = |kind: &'static str| entries.iter().filter(move |entry| entry.kind == kind);
    let mut shared = SharedData::of(of_kind("xdata"));
    for raw in &entries {
        match raw.kind.as_str() {
            // No works: data for other entries, and a group of entries.
            "xdata" | "set" => {}
            // Without fields there is not even a title.
            _ if raw.fields.is_empty() => {
                let remark = Remark::error("no-fields", raw.at).with("entry", raw.key);
                parsed.remarks.push(remark);
            }
            _ => BibLatexReader::new(raw, &mut parsed).read(&mut shared),
        }
    }
    for set in of_kind("set") {
        let remark = Remark::new("set", set.at).with("entry", set.key);
        parsed.remarks.push(remark);
    }
    parsed
}

/// Reads one entry, field by field.
struct BibLatexReader<'e, 'p> {
    raw: &'e RawEntry<'e>,
    kind: Option<SourceType>,
    parsed: &'p mut Parsed,
    entry: BibEntry,
    volume: BibEntry,
}

impl<'e, 'p> BibLatexReader<'e, 'p> {
    fn new(raw: &'e RawEntry<'e>, parsed: &'p mut Parsed) -> Self {
        Self {
            raw,
            kind: source_type(raw),
            parsed,
            entry: BibEntry::default(),
            volume: BibEntry::default(),
        }
    }

    fn read(mut self, shared: &mut SharedData<'e>) {
        if self.kind.is_none() {
            self.parsed
                .report_type(&self.raw.kind, self.raw.key, self.raw.at);
        }
        self.entry.r#type = self.kind;
        self.issued();
        // As with biber, later fields of a name do not count.
        let mut seen: HashSet<&str> = HashSet::new();
        for field in &self.raw.fields {
            if seen.insert(&field.name) {
                self.take(field);
            }
        }
        let data = shared.named_by(self.raw);
        for field in data.iter().flat_map(|data| &data.fields) {
            if !shared.give(field) {
                self.remark_on("too-much-shared", field);
                break;
            }
            if seen.insert(&field.name) {
                self.take(field);
            }
        }
        let key = single_line(self.raw.key);
        self.parsed.add(key, self.raw.at, self.entry, self.volume);
    }

    fn is_article(&self) -> bool {
        self.kind.is_some_and(types::is_article)
    }

    fn is_part(&self) -> bool {
        self.kind.is_some_and(types::is_chapter)
    }

    /// The text of a field. If its LaTeX makes no sense, a remark, and the field without braces.
    fn text(&mut self, field: &RawField) -> String {
        if let Some(text) = latex::decode(&field.value) {
            return single_line(&text);
        }
        self.remark_on("latex", field);
        single_line(&field.value.replace(['{', '}'], ""))
    }

    fn names(&mut self, field: &RawField) -> Vec<Name> {
        let Some((names, has_others)) = latex::read_names(&field.value) else {
            self.report_unmapped(field);
            return Vec::new();
        };
        if has_others {
            self.remark_on("and-others", field);
        }
        names
    }

    fn remark_on(&mut self, message: &'static str, field: &RawField) {
        let remark = Remark::new(message, field.at)
            .with("entry", self.raw.key)
            .with("field", field.name.as_str());
        self.parsed.remarks.push(remark);
    }

    fn report_unmapped(&mut self, field: &RawField) {
        self.parsed.report_unmapped(&field.name, field.at);
    }

    /// The date of publication: `date`, or `year` with `month` and `day` of BibTeX.
    fn issued(&mut self) {
        let raw = self.raw;
        let value = |name: &str| raw.field(name).map(|field| unbraced(&field.value));
        let Some(field) = raw.field("date").or(raw.field("year")) else {
            return;
        };
        let text = unbraced(&field.value);
        let text = match value("month").filter(|_| field.name == "year") {
            Some(month) => with_month(&text, &month, value("day").as_deref()),
            None => text,
        };
        self.entry.issued = self.parsed.date(&text, raw.key, "issued", field.at);
    }

    fn take(&mut self, field: &RawField) {
        let name = field.name.as_str();
        if let Some((_, slot)) = PLAIN_FIELDS.iter().find(|(known, _)| *known == name) {
            *slot(&mut self.entry) = self.text(field);
            return;
        }
        let of_volume = PLAIN_VOLUME_FIELDS.iter();
        if let Some((_, slot)) = of_volume.into_iter().find(|(known, _)| *known == name) {
            *slot(&mut self.volume) = self.text(field);
            return;
        }
        match name {
            "author" => self.entry.author = self.names(field),
            "editor" if self.is_part() => self.volume.editor = self.names(field),
            "editor" => self.entry.editor = self.names(field),
            "translator" => self.entry.translator = self.names(field),
            "bookauthor" => self.volume.author = self.names(field),
            "publisher" | "institution" | "organization" | "school"
                if self.entry.publisher.is_empty() =>
            {
                self.entry.publisher = self.list(field);
            }
            "location" | "address" if self.entry.place.is_empty() => {
                self.entry.place = self.list(field);
            }
            "number" if self.is_article() => self.entry.issue = self.text(field),
            "number" => self.entry.series_number = self.text(field),
            "issue" if self.entry.issue.is_empty() => self.entry.issue = self.text(field),
            "pages" => self.entry.pages = self.text(field).replace(['–', '—'], "-"),
            "urldate" => {
                let text = unbraced(&field.value);
                self.entry.accessed = self.parsed.date(&text, self.raw.key, "accessed", field.at);
            }
            "langid" | "language" | "hyphenation" => self.language(field),
            "shorttitle" if self.raw.field("shorthand").is_none() => {
                self.entry.abbreviation = self.text(field);
            }
            "note" | "annotation" | "annote" | "addendum" => {
                let text = without_tags(&self.text(field));
                join_note(&mut self.entry.note, &text);
            }
            "keywords" => self.keywords(field),
            // A key, which is resolved when all entries are known.
            "crossref" | "xref" => self.entry.r#in = Some(field.value.trim().to_owned()),
            // Read with another field.
            "date" | "year" | "month" | "day" | "eprinttype" | "archiveprefix" | "entrysubtype"
            | "xdata" => {}
            _ => self.address(field),
        }
    }

    /// A list of BibLaTeX ("Bonn and Berlin") as one text.
    fn list(&mut self, field: &RawField) -> String {
        self.text(field).replace(" and ", "; ")
    }

    /// Addresses and identifiers, which BibLaTeX reads verbatim.
    fn address(&mut self, field: &RawField) {
        let value = || verbatim(&field.value);
        match field.name.as_str() {
            "doi" => bare_doi(&value()).clone_into(&mut self.entry.doi),
            "url" => {
                self.entry.set_address(&value());
            }
            // BibTeX has no field for addresses.
            "howpublished" if field.value.contains("\\url") => {
                self.entry.set_address(&value());
            }
            "urn" => self.entry.urn = value(),
            "eprint" => self.eprint(field),
            "archiveurl" => self.entry.archive_url = value(),
            _ => self.report_unmapped(field),
        }
    }

    fn eprint(&mut self, field: &RawField) {
        let kind = self.raw.field("eprinttype");
        let kind = kind.or(self.raw.field("archiveprefix"));
        let kind = kind.map(|field| field.value.to_lowercase());
        let value = verbatim(&field.value);
        match kind.as_deref() {
            Some("urn" | "urn:nbn") => self.entry.urn = value,
            Some("arxiv") if self.raw.field("url").is_none() => {
                self.entry.url = format!("https://arxiv.org/abs/{value}");
            }
            // Catalogues often leave out the type.
            _ if value.to_ascii_lowercase().starts_with("urn:") => self.entry.urn = value,
            _ => self.report_unmapped(field),
        }
    }

    /// The language. `langid` takes precedence, and of two tags of one language the one with more subtags.
    fn language(&mut self, field: &RawField) {
        let text = self.text(field);
        let Some(tag) = languages::tag(&text) else {
            self.report_unmapped(field);
            return;
        };
        let current = &self.entry.language;
        let is_less_exact = current.starts_with(&format!("{tag}-"));
        let is_more_exact = tag.starts_with(&format!("{current}-"));
        let is_better = current.is_empty() || field.name == "langid" || is_more_exact;
        if is_better && !is_less_exact {
            self.entry.language = tag;
        }
    }

    /// Extra fields are among the keywords. All other keywords are left out.
    fn keywords(&mut self, field: &RawField) {
        let text = self.text(field);
        let mut has_others = false;
        for word in text.split([',', ';']).map(str::trim) {
            let is_ours = set_extra_field(&mut self.entry, word);
            has_others |= !is_ours && !word.is_empty();
        }
        if has_others {
            self.report_unmapped(field);
        }
    }
}

/// The type of an entry. BibLaTeX has one entry type for articles, and tells them apart by the subtype.
fn source_type(raw: &RawEntry<'_>) -> Option<SourceType> {
    let kind = types::from_biblatex(&raw.kind);
    let subtype = raw.field("entrysubtype");
    let subtype = subtype.map(|field| field.value.to_lowercase());
    match (kind, subtype.as_deref()) {
        (Some(SourceType::ArticleJournal), Some("magazine")) => Some(SourceType::ArticleMagazine),
        (Some(SourceType::ArticleJournal), Some("newspaper")) => Some(SourceType::ArticleNewspaper),
        _ => kind,
    }
}

/// Entries of type `@xdata`, whose fields others take over.
struct SharedData<'e> {
    by_key: HashMap<&'e str, &'e RawEntry<'e>>,
    /// The length of the text that others took over.
    given: usize,
}

impl<'e> SharedData<'e> {
    fn of(entries: impl Iterator<Item = &'e RawEntry<'e>>) -> Self {
        let mut by_key = HashMap::new();
        for entry in entries {
            by_key.entry(entry.key).or_insert(entry);
        }
        Self { by_key, given: 0 }
    }

    /// The `@xdata` entries that an entry names, each once.
    fn named_by(&self, raw: &'e RawEntry<'e>) -> Vec<&'e RawEntry<'e>> {
        let keys = raw.field("xdata").map(|field| field.value.as_str());
        let keys = keys.into_iter().flat_map(|keys| keys.split(','));
        let mut seen = HashSet::new();
        keys.map(str::trim)
            .filter(|key| seen.insert(*key))
            .filter_map(|key| self.by_key.get(key).copied())
            .collect()
    }

    /// Whether a field may be taken over once more: a few lines of a file could otherwise become more text than there is
    /// memory.
    fn give(&mut self, field: &RawField) -> bool {
        self.given += field.name.len() + field.value.len();
        self.given <= MAX_GIVEN
    }
}

/// A date without the braces that people put around all values. Not decoded as LaTeX: a tilde means "approximately" in a
/// date, and is no space.
fn unbraced(latex: &str) -> String {
    single_line(&latex.replace(['{', '}'], ""))
}

/// A date of BibTeX in EDTF. The month is a number or an English word; if it is neither, the result is no EDTF, and the
/// reader of dates remarks on it.
fn with_month(year: &str, month: &str, day: Option<&str>) -> String {
    let lower = month.to_lowercase();
    let named = MONTHS
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

/// A verbatim value, without `\url{}` and the escapes that reference managers put into addresses.
fn verbatim(latex: &str) -> String {
    let text = single_line(latex);
    let text = text
        .strip_prefix("\\url{")
        .and_then(|text| text.strip_suffix('}'))
        .unwrap_or(&text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{', '}']) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        // A backslash goes, and what it escapes stays; braces go, unless they are escaped.
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
    use crate::interchange::parsed::ParsedEntry;
    use antinomy_model::values::Interval;

    fn one(text: &str) -> ParsedEntry {
        let parsed = read(text);
        assert_eq!(parsed.entries.len(), 1, "{parsed:?}");
        parsed.entries.into_iter().next().unwrap()
    }

    #[test]
    fn a_chapter_of_classic_bibtex_is_read_with_its_volume() {
        let read = one(
            r#"@InCollection{bommes:09, author = "Michael Bommes", title = {Die Rolle der Kommunen}, booktitle = {Lokale Integrationspolitik}, editor = {Gesemann, Frank and Roth, Roland}, year = 2009, address = {Wiesbaden}, pages = {89--109}}"#,
        );
        assert_eq!(read.key, "bommes:09");
        assert_eq!(read.entry.r#type, Some(SourceType::Chapter));
        assert_eq!(read.entry.pages, "89-109");
        let volume = read.volume.unwrap();
        assert_eq!(volume.title, "Lokale Integrationspolitik");
        assert_eq!(volume.editor.len(), 2);
        assert!(
            matches!(&read.entry.author[..], [Name::Person { family, .. }] if family == "Bommes")
        );
    }

    #[test]
    fn months_are_read_as_numbers_as_words_and_as_abbreviations() {
        for month in ["7", "jul", "{July}", "\"07\""] {
            let read = one(&format!(
                "@book{{a, title={{T}}, year=2007, month={month}}}"
            ));
            assert_eq!(
                read.entry.issued,
                Interval::parse("2007-07").ok(),
                "{month}"
            );
        }
    }

    #[test]
    fn addresses_lose_the_signs_that_only_latex_needs() {
        let read = one(
            r"@online{a, title={T}, url={http://a.de/x\_y?b=1\&c=\%20}, doi={https://doi.org/10.1/x}}",
        );
        assert_eq!(read.entry.url, "http://a.de/x_y?b=1&c=%20");
        assert_eq!(read.entry.doi, "10.1/x");
    }

    #[test]
    fn fields_without_a_counterpart_are_named() {
        let parsed = read("@book{a, title={T},\n abstract={Long}, keywords={one, two}}");
        let fields: Vec<_> = parsed
            .unmapped
            .iter()
            .map(|field| (field.field.as_str(), field.at))
            .collect();
        assert_eq!(fields, [("abstract", 21), ("keywords", 38)]);
    }
}
