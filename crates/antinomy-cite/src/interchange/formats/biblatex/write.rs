//! Entries as BibLaTeX.

use super::latex;
use crate::identifiers::resolved_urn;
use crate::interchange::entry::BibEntry;
use crate::interchange::export::ExportEntry;
use crate::interchange::extra_fields::extra_field;
use crate::interchange::types;
use crate::languages;
use antinomy_model::values::{Choice, Interval, Name, SourceType};

pub(super) fn write(entries: &[ExportEntry<'_>]) -> String {
    let mut out = String::new();
    for entry in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        // biber reports a reference to an entry that is not in the file.
        let volume = entry.entry.r#in.as_deref();
        let has_volume = volume.is_some_and(|id| entries.iter().any(|other| other.entry.id == id));
        out += &EntryWriter::new(entry.entry).write(*entry, has_volume);
    }
    out
}

struct EntryWriter {
    out: String,
    /// Whether titles are in English, which styles set in lower case unless braces protect a word. Entries without a
    /// language are taken for English ones.
    is_english: bool,
}

impl EntryWriter {
    fn new(entry: &BibEntry) -> Self {
        let language = &entry.language;
        Self {
            out: String::new(),
            is_english: language.is_empty() || language.starts_with("en"),
        }
    }

    fn write(mut self, part: ExportEntry<'_>, has_volume: bool) -> String {
        let entry = part.entry;
        self.out = format!("@{}{{{},\n", entry_type(part), entry.id);
        self.names("author", &entry.author);
        self.title("title", &entry.title, false);
        self.title("subtitle", &entry.subtitle, true);
        self.container(part);
        self.date("date", entry.issued);
        self.imprint(part);
        self.numbers(part);
        self.addresses(part);
        self.language(entry);
        self.text("shorthand", &entry.abbreviation);
        self.text("annotation", &entry.note);
        self.verbatim("archiveurl", &entry.archive_url);
        self.text("license", &entry.licence);
        if has_volume {
            self.field("xref", entry.r#in.as_deref().unwrap_or_default());
        }
        self.keywords(part, has_volume);
        self.out + "}\n"
    }

    /// A field with a value in LaTeX, unless it is empty.
    fn field(&mut self, name: &str, latex: &str) {
        if !latex.is_empty() {
            self.out += &format!("  {name:<13} = {{{latex}}},\n");
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        self.field(name, &latex::escape(text));
    }

    fn names(&mut self, name: &str, names: &[Name]) {
        self.field(name, &latex::names(names));
    }

    fn date(&mut self, name: &str, date: Option<Interval>) {
        self.field(name, &date.map(|date| date.to_string()).unwrap_or_default());
    }

    /// A title. `keeps_first` protects a capital at the beginning, too: sentence case keeps that of the main title only.
    fn title(&mut self, name: &str, title: &str, keeps_first: bool) {
        if self.is_english {
            self.field(name, &latex::title(title, keeps_first));
        } else {
            self.text(name, title);
        }
    }

    /// A field that LaTeX reads verbatim. Braces and backslashes, which would end it, are percent-encoded.
    fn verbatim(&mut self, name: &str, text: &str) {
        let encoded = text
            .replace('\\', "%5C")
            .replace('{', "%7B")
            .replace('}', "%7D");
        self.field(name, &encoded);
    }

    /// Editors, and titles of volume and journal.
    fn container(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        match part.volume {
            Some(journal) if entry.is_article() => {
                self.title("journaltitle", &journal.title, true);
                self.title("journalsubtitle", &journal.subtitle, true);
                self.names("editor", &entry.editor);
            }
            Some(volume) => {
                self.names("bookauthor", &volume.author);
                self.names("editor", &volume.editor);
                self.title("booktitle", &volume.title, true);
                self.title("booksubtitle", &volume.subtitle, true);
            }
            None => self.names("editor", &entry.editor),
        }
    }

    fn imprint(&mut self, part: ExportEntry<'_>) {
        self.names("translator", &part.entry.translator);
        self.text("edition", part.own_or_inherited(|entry| &entry.edition));
        let series = part.own_or_inherited(|entry| &entry.series);
        // A journal without a record of its own is the series of its article.
        let is_journal_name = part.entry.is_article() && part.volume.is_none();
        if is_journal_name {
            self.title("journaltitle", series, true);
        }
        let publisher = part.own_or_inherited(|entry| &entry.publisher);
        self.text(publisher_field(part.kind()), publisher);
        self.text("location", part.own_or_inherited(|entry| &entry.place));
        if !is_journal_name {
            self.title("series", series, true);
        }
    }

    fn numbers(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        self.text("volume", part.volume_number());
        // In BibLaTeX the number of an article is that of the issue, and `issue` is a name ("Summer").
        if entry.is_article() {
            self.text("number", &entry.issue);
        } else {
            self.text(
                "number",
                part.own_or_inherited(|entry| &entry.series_number),
            );
            self.text("issue", &entry.issue);
        }
        // Dashes are replaced around the escaping, which would keep the two hyphens apart.
        let pages = latex::escape(&entry.pages.replace(['-', '–'], "\u{1}"));
        self.field("pages", &pages.replace('\u{1}', "--"));
    }

    fn addresses(&mut self, part: ExportEntry<'_>) {
        let entry = part.entry;
        self.text("isbn", part.own_or_inherited(|entry| &entry.isbn));
        self.verbatim("doi", &entry.doi);
        // Styles and reference managers without support for URNs still find the text.
        let resolved = resolved_urn(&entry.urn).filter(|_| entry.url.is_empty());
        self.verbatim("url", resolved.as_ref().unwrap_or(&entry.url));
        self.date("urldate", entry.accessed);
        self.verbatim("eprint", &entry.urn);
        if !entry.urn.is_empty() {
            self.field("eprinttype", "urn");
        }
    }

    /// `langid`, which programs look at; and the tag itself if babel has no name for exactly that.
    fn language(&mut self, entry: &BibEntry) {
        let exact = languages::babel_name(&entry.language);
        let nearest = || languages::babel_name(languages::primary(&entry.language));
        if let Some(name) = exact.or_else(nearest) {
            self.field("langid", name);
        }
        if exact.is_none() {
            self.text("language", &entry.language);
        }
    }

    fn keywords(&mut self, part: ExportEntry<'_>, has_volume: bool) {
        let entry = part.entry;
        let mut extra = Vec::new();
        if types::from_biblatex(types::biblatex(part.kind())) != entry.r#type {
            extra.extend(entry.r#type.map(|kind| ("type", kind.word().to_owned())));
        }
        extra.extend(entry.extra_fields());
        if entry.is_article() && !entry.series_number.is_empty() {
            extra.push(("series-number", entry.series_number.clone()));
        }
        if let Some(volume) = entry.r#in.as_ref().filter(|_| !has_volume) {
            extra.push(("in", volume.clone()));
        }
        let extra: Vec<String> = extra
            .iter()
            .map(|(key, value)| extra_field(key, &latex::escape(value)))
            .collect();
        self.field("keywords", &extra.join(", "));
    }
}

/// The entry type. A book with editors only is an edited volume.
fn entry_type(part: ExportEntry<'_>) -> &'static str {
    let is_edited = part.entry.author.is_empty() && !part.entry.editor.is_empty();
    match types::biblatex(part.kind()) {
        "book" if is_edited => "collection",
        name => name,
    }
}

/// The field for the publisher: BibLaTeX has one for each group of entry types.
fn publisher_field(kind: SourceType) -> &'static str {
    match kind {
        SourceType::Report | SourceType::Thesis => "institution",
        SourceType::Webpage | SourceType::Post | SourceType::PostWeblog | SourceType::Document => {
            "organization"
        }
        _ => "publisher",
    }
}
