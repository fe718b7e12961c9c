//! From a source to an item of CSL-JSON, which is what styles and other programs read.
//!
//! The schema is CSL-JSON 1.0.2 (<https://github.com/citation-style-language/schema>). What it has no variable for
//! stands under `custom`, as the schema provides.

use antinomy_model::kinds::Source;
use antinomy_model::values::{Bound, Choice, Date, Interval, Name, SourceClass, SourceType};
use antinomy_model::{KnowledgeBase, Language, Record, RecordId, Text};
use serde_json::{Map, Value, json};

/// One item of CSL-JSON, its variables in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item(pub Map<String, Value>);

impl Item {
    /// The item of a source; titles in `language` where the source has several, else as they were written. `None` for a
    /// record of another kind.
    #[must_use]
    pub fn of(base: &KnowledgeBase, id: RecordId, language: Language) -> Option<Self> {
        let record = base.record(id);
        let source = record.source()?;
        Some(
            Writer {
                base,
                language,
                item: Map::new(),
            }
            .item(record, source),
        )
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

struct Writer<'a> {
    base: &'a KnowledgeBase,
    language: Language,
    item: Map<String, Value>,
}

impl Writer<'_> {
    fn item(mut self, record: &Record, source: &Source) -> Item {
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
        match container {
            Some(volume) if volume.r#type == Some(SourceType::Periodical) => {
                self.put("container-title", &self.title(volume));
                self.names("editor", &source.editor);
            }
            Some(volume) => {
                self.put("container-title", &self.title(volume));
                self.names("container-author", &volume.author);
                self.names("editor", &volume.editor);
            }
            None => self.names("editor", &source.editor),
        }
        self.imprint(kind, source, container);
        // A part without a date of its own appeared with the whole.
        let volume = container.filter(|volume| volume.r#type != Some(SourceType::Periodical));
        let issued = source
            .issued
            .as_ref()
            .or(volume.and_then(|volume| volume.issued.as_ref()));
        self.date("issued", issued.map(|date| date.value));
        if let Some(volume) = container.filter(|_| is_described(source)) {
            // Known from a reference only: the year is that of the volume, and no letter tells two of them apart.
            self.item.shift_remove("issued");
            let status = self.short(volume);
            self.put("status", &status);
        }
        self.addresses(source);
        self.put(
            "language",
            source
                .language
                .as_ref()
                .map_or("", |tag| tag.value.as_str()),
        );
        let abbreviation = self.best(&source.abbreviation);
        if source.class == Some(SourceClass::Law) {
            self.put("title-short", &abbreviation);
        }
        Item(self.item)
    }

    /// Who answers for it, where no person does. A policy that bodies alone answer for has a form of its own: "Stadt:
    /// Titel. Ort Jahr."
    fn authority(&mut self, source: &Source) {
        let mut bodies: Vec<String> = source.author.iter().map(Name::listed).collect();
        if bodies.is_empty()
            && source.editor.is_empty()
            && source.members.is_empty()
            && source.issued.is_some()
        {
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

    /// The issuers, in the language of the source: they belong to the work as its title does.
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

    /// Where and by whom it was published, in which series, on which pages.
    fn imprint(&mut self, kind: SourceType, source: &Source, container: Option<&Source>) {
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
        let is_article = kind.word().starts_with("article");
        if is_article && container.is_none() {
            // A journal without a record of its own stands as the series.
            self.put("container-title", &series);
        } else {
            self.put("collection-title", &series);
        }
        self.put("collection-number", number.map_or("", String::as_str));
        self.put("publisher", &publisher);
        self.put("publisher-place", &place);
        let volume = source.volume.as_ref().or_else(|| {
            container
                .filter(|_| !is_article)
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

    fn addresses(&mut self, source: &Source) {
        let urn = source.urn.as_ref().map_or("", |urn| urn.value.as_str());
        let resolved = format!("https://nbn-resolving.org/{urn}");
        let address = match &source.url {
            Some(url) => url.value.as_str(),
            None if urn.to_ascii_lowercase().starts_with("urn:nbn:") => &resolved,
            None => "",
        };
        self.put("URL", address);
        if source.url.is_some() {
            self.date("accessed", source.accessed.as_ref().map(|date| date.value));
        }
        self.put("DOI", source.doi.as_ref().map_or("", |doi| &doi.value));
    }

    fn put(&mut self, variable: &str, text: &str) {
        if !text.is_empty() {
            self.item.insert(variable.to_owned(), Value::from(text));
        }
    }

    fn names(&mut self, variable: &str, names: &[Name]) {
        if !names.is_empty() {
            let names = names.iter().map(csl_name).collect();
            self.item.insert(variable.to_owned(), Value::Array(names));
        }
    }

    fn date(&mut self, variable: &str, date: Option<Interval>) {
        if let Some(date) = date.and_then(csl_date) {
            self.item.insert(variable.to_owned(), date);
        }
    }

    /// Title and subtitle as one, as CSL wants them.
    fn title(&self, source: &Source) -> String {
        let (title, subtitle) = (self.best(&source.title), self.best(&source.subtitle));
        joined_title(&title, &subtitle)
    }

    fn best(&self, text: &Text) -> String {
        text.best(self.language).1.to_owned()
    }

    /// A volume in a few words, for what is known as a contribution to it only.
    fn short(&self, volume: &Source) -> String {
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

/// A contribution that is known from a reference only: its title is a description in brackets.
fn is_described(source: &Source) -> bool {
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

/// A name as CSL-JSON has it.
pub(crate) fn csl_name(name: &Name) -> Value {
    match name {
        Name::Body(literal) => json!({ "literal": literal }),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => {
            let parts = [
                ("family", Some(family)),
                ("given", given.as_ref()),
                ("non-dropping-particle", prefix.as_ref()),
                ("suffix", suffix.as_ref()),
            ];
            let parts = parts
                .into_iter()
                .filter_map(|(part, text)| Some((part.to_owned(), Value::from(text?.as_str()))));
            Value::Object(parts.collect())
        }
    }
}

/// A date or, between two of them, a stretch of time; `None` for one without a known beginning.
fn csl_date(interval: Interval) -> Option<Value> {
    let Bound::At(from) = interval.from else {
        return None;
    };
    let mut parts = vec![date_parts(from)];
    if let Bound::At(until) = interval.until
        && until != from
    {
        parts.push(date_parts(until));
    }
    let mut date = Map::new();
    date.insert("date-parts".to_owned(), Value::Array(parts));
    if from.mark.is_some() {
        date.insert("circa".to_owned(), Value::Bool(true));
    }
    Some(Value::Object(date))
}

fn date_parts(date: Date) -> Value {
    let parts = [
        Some(date.year),
        date.month.map(i32::from),
        date.day.map(i32::from),
    ];
    Value::Array(
        parts
            .into_iter()
            .map_while(|part| part.map(Value::from))
            .collect(),
    )
}
