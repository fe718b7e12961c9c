//! From a source to an item of CSL-JSON, which styles and other programs read.
//!
//! The schema is CSL-JSON 1.0.2 (<https://github.com/citation-style-language/schema>).

use crate::csl_variables::{date, put_names, put_text};
use crate::identifiers::resolved_urn;
use crate::interchange::types::is_article;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Choice, Interval, Name, SourceClass, SourceType};
use antinomy_model::{KnowledgeBase, Language, Record, RecordId, Text};
use serde_json::{Map, Value, json};

/// One item of CSL-JSON, its variables in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CslItem(pub Map<String, Value>);

impl CslItem {
    /// The item of a source; titles in `language` if the source has several, else as written. `None` for a record of
    /// another kind.
    #[must_use]
    pub fn of(base: &KnowledgeBase, id: RecordId, language: Language) -> Option<Self> {
        let record = base.record(id);
        let source = record.source()?;
        let builder = ItemBuilder {
            base,
            language,
            item: Map::new(),
        };
        Some(builder.build(record, source))
    }

    /// Its id, which is that of the record.
    #[must_use]
    pub fn id(&self) -> &str {
        self.text("id")
    }

    /// A variable that is a text; empty if there is none.
    #[must_use]
    pub fn text(&self, variable: &str) -> &str {
        self.0
            .get(variable)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }
}

struct ItemBuilder<'a> {
    base: &'a KnowledgeBase,
    language: Language,
    item: Map<String, Value>,
}

impl ItemBuilder<'_> {
    fn build(mut self, record: &Record, source: &Source) -> CslItem {
        let container = source
            .r#in
            .as_ref()
            .and_then(|volume| self.base.resolve(volume)?.source());
        self.put("id", &record.id);
        let kind = source.r#type.unwrap_or(SourceType::Document);
        self.put("type", kind.word());
        self.put("title", &self.title(source));
        self.names("author", &source.author);
        self.authority(source);
        self.container(source, container);
        self.imprint(kind, source, container);
        self.issued(source, container);
        self.addresses(source);
        self.put(
            "language",
            source
                .language
                .as_ref()
                .map_or("", |tag| tag.value.as_str()),
        );
        // Styles may show the short title instead of the title, and only laws are known by theirs.
        if source.class == Some(SourceClass::Law) {
            self.put("title-short", &self.best(&source.abbreviation));
        }
        CslItem(self.item)
    }

    /// The bodies that published a work without an author or editor. A policy that only bodies answer for has a form of
    /// its own in the house style, "Stadt: Titel. Ort Jahr.", for which it gets an `authority`.
    fn authority(&mut self, source: &Source) {
        let mut bodies: Vec<String> = source.author.iter().map(Name::listed).collect();
        // A corpus of texts and a work without a date are cited by their titles.
        let is_anonymous = bodies.is_empty() && source.editor.is_empty();
        if is_anonymous && source.members.is_empty() && source.issued.is_some() {
            bodies = self.issuers(source);
            let names = bodies.iter().map(|label| json!({"literal": label}));
            if !bodies.is_empty() {
                self.item
                    .insert("author".to_owned(), Value::Array(names.collect()));
            }
        }
        let is_body = |name: &Name| matches!(name, Name::Body(_));
        if source.class == Some(SourceClass::Policy) && source.author.iter().all(is_body) {
            self.put("authority", &bodies.join("/"));
        }
    }

    /// The labels of the issuers, in the language of the source: they belong to the work as its title does.
    fn issuers(&self, source: &Source) -> Vec<String> {
        let own = source
            .language
            .as_ref()
            .and_then(|tag| self.base.manifest.language(&tag.value))
            .unwrap_or(Language(0));
        let issuers = source.issuer.iter();
        issuers
            .filter_map(|issuer| Some(self.base.resolve(issuer)?.name()?.best(own).1.to_owned()))
            .collect()
    }

    /// Editors, and what the work is part of.
    fn container(&mut self, source: &Source, container: Option<&Source>) {
        match container {
            Some(journal) if is_journal(journal) => {
                self.put("container-title", &self.title(journal));
                self.names("editor", &source.editor);
            }
            Some(volume) => {
                self.put("container-title", &self.title(volume));
                self.names("container-author", &volume.author);
                self.names("editor", &volume.editor);
            }
            None => self.names("editor", &source.editor),
        }
    }

    /// Translators, edition, publisher and place, series, number, pages and ISBN.
    fn imprint(&mut self, kind: SourceType, source: &Source, container: Option<&Source>) {
        self.names("translator", &source.translator);
        // A chapter is in the edition of its volume.
        let edition = source.edition.as_ref();
        let edition = edition.or(container.and_then(|volume| volume.edition.as_ref()));
        self.put("edition", edition.map_or("", String::as_str));
        let own_or = |of: fn(&Source) -> &Text| {
            [Some(source), container]
                .into_iter()
                .flatten()
                .map(of)
                .find(|text| !text.is_empty())
                .map(|text| self.best(text))
                .unwrap_or_default()
        };
        let publisher = own_or(|source| &source.publisher);
        let place = own_or(|source| &source.place);
        let series = own_or(|source| &source.series);
        let number = source
            .series_number
            .as_ref()
            .or(container.and_then(|volume| volume.series_number.as_ref()));
        // A journal without a record of its own is written as the series of the article.
        let is_journal_name = is_article(kind) && container.is_none();
        self.put(
            if is_journal_name {
                "container-title"
            } else {
                "collection-title"
            },
            &series,
        );
        self.put("collection-number", number.map_or("", String::as_str));
        self.put("publisher", &publisher);
        self.put("publisher-place", &place);
        // The volume number of a journal is that of the article, and has no single value for all articles.
        let volume = source.volume.as_ref().or_else(|| {
            container
                .filter(|_| !is_article(kind))
                .and_then(|container| container.volume.as_ref())
        });
        self.put("volume", volume.map_or("", String::as_str));
        self.put("issue", source.issue.as_deref().unwrap_or_default());
        self.put(
            "page",
            source.pages.as_ref().map_or("", |pages| &pages.value),
        );
        let isbn = [Some(source), container]
            .into_iter()
            .flatten()
            .find_map(|source| source.isbn.as_ref());
        self.put("ISBN", isbn.map_or("", |isbn| &isbn.value));
    }

    fn issued(&mut self, source: &Source, container: Option<&Source>) {
        if let Some(volume) = container.filter(|_| is_known_by_reference(source)) {
            // The year is said with the volume, and must not bring a year suffix of its own.
            let status = self.short_reference(volume);
            self.put("status", &status);
            return;
        }
        // A part without a date of its own was published with its volume. A journal has no date.
        let volume = container.filter(|volume| !is_journal(volume));
        let issued = source
            .issued
            .as_ref()
            .or(volume.and_then(|volume| volume.issued.as_ref()));
        self.date("issued", issued.map(|date| date.value));
    }

    fn addresses(&mut self, source: &Source) {
        let urn = source.urn.as_ref().map_or("", |urn| urn.value.as_str());
        let address = match &source.url {
            Some(url) => url.value.clone(),
            None => resolved_urn(urn).unwrap_or_default(),
        };
        self.put("URL", &address);
        // The date says when the address was opened; an address made of a URN was not.
        if source.url.is_some() {
            self.date("accessed", source.accessed.as_ref().map(|date| date.value));
        }
        self.put("DOI", source.doi.as_ref().map_or("", |doi| &doi.value));
    }

    fn put(&mut self, variable: &str, text: &str) {
        put_text(&mut self.item, variable, text);
    }

    fn names(&mut self, variable: &str, names: &[Name]) {
        put_names(&mut self.item, variable, names);
    }

    fn date(&mut self, variable: &str, interval: Option<Interval>) {
        if let Some(date) = interval.and_then(date) {
            self.item.insert(variable.to_owned(), date);
        }
    }

    /// Title and subtitle in one text: CSL has no variable for the subtitle.
    fn title(&self, source: &Source) -> String {
        let (title, subtitle) = (self.best(&source.title), self.best(&source.subtitle));
        joined_title(&title, &subtitle)
    }

    fn best(&self, text: &Text) -> String {
        text.best(self.language).1.to_owned()
    }

    /// Names and year of a volume: `Gesemann/Roth 2009`.
    fn short_reference(&self, volume: &Source) -> String {
        let names = [&volume.author, &volume.editor]
            .into_iter()
            .find(|names| !names.is_empty())
            .map(|names| names.iter().map(Name::short).collect::<Vec<_>>().join("/"));
        let year = volume
            .issued
            .as_ref()
            .and_then(|date| date.value.from.year());
        let head = names.unwrap_or_else(|| self.best(&volume.title));
        std::iter::once(head)
            .chain(year.map(|year| year.to_string()))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn is_journal(source: &Source) -> bool {
    source.r#type == Some(SourceType::Periodical)
}

/// Whether a contribution is known from a reference in another work only: its title is a description in brackets.
fn is_known_by_reference(source: &Source) -> bool {
    let title = source.title.versions().next();
    !source.author.is_empty() && title.is_some_and(|(_, title)| title.value.starts_with('['))
}

/// A title with its subtitle: "Einleitung. Migrations- und Integrationspolitik", "Wer darf? Eine Frage".
#[must_use]
pub fn joined_title(title: &str, subtitle: &str) -> String {
    match (title.is_empty(), subtitle.is_empty()) {
        (false, false) if title.ends_with(['.', '?', '!', '…']) => format!("{title} {subtitle}"),
        (false, false) => format!("{title}. {subtitle}"),
        _ => format!("{title}{subtitle}"),
    }
}
