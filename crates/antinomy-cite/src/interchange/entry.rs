//! The flat form of a source that all exchange formats read and write.

use super::types;
use crate::csl_item::joined_title;
use crate::identifiers::urn_in;
use antinomy_model::values::{Choice, Coverage, Interval, Name, SourceClass, SourceType};
use antinomy_model::{Given, KnowledgeBase, Language, RecordId, Ref};

/// The values of a source in one language, without spans. Fields are named after the keys of a source; an absent text is
/// empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of a source, which the kind documents"
)]
pub struct BibEntry {
    pub id: String,
    pub class: Option<SourceClass>,
    pub r#type: Option<SourceType>,
    pub title: String,
    pub subtitle: String,
    pub author: Vec<Name>,
    pub editor: Vec<Name>,
    pub translator: Vec<Name>,
    pub edition: String,
    pub issued: Option<Interval>,
    pub publisher: String,
    pub place: String,
    pub r#in: Option<String>,
    pub series: String,
    pub series_number: String,
    pub volume: String,
    pub issue: String,
    pub pages: String,
    pub url: String,
    pub accessed: Option<Interval>,
    pub archive_url: String,
    pub doi: String,
    pub isbn: String,
    pub urn: String,
    pub language: String,
    pub issuer: Vec<String>,
    /// Whether `author` holds the issuers, for programs that know authors only.
    pub by_issuer: bool,
    /// Ids of levels; `unknown` alone where the source says so.
    pub levels: Vec<String>,
    pub members: Vec<String>,
    pub coverage: Option<Coverage>,
    pub superseded_by: Option<String>,
    pub licence: String,
    pub abbreviation: String,
    pub note: String,
}

/// Access to one text of an entry, for tables of fields.
pub(super) type TextField = fn(&mut BibEntry) -> &mut String;

impl BibEntry {
    /// The entry of a source, its texts in `language` where it has several; `None` for a record of another kind.
    #[must_use]
    pub fn of(base: &KnowledgeBase, id: RecordId, language: Language) -> Option<Self> {
        let record = base.record(id);
        let source = record.source()?;
        let text = |text: &antinomy_model::Text| text.best(language).1.to_owned();
        let plain = |text: &Option<antinomy_syntax::Spanned<String>>| {
            text.as_ref()
                .map(|text| text.value.clone())
                .unwrap_or_default()
        };
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        // References may be aliases. An unresolved one, which the checker reports, is kept as it is.
        let target = |reference: &Ref| {
            let record = base.resolve(reference);
            record.map_or_else(|| reference.id.clone(), |record| record.id.clone())
        };
        let targets = |references: &[Ref]| references.iter().map(target).collect();
        Some(Self {
            id: record.id.clone(),
            class: source.class,
            r#type: source.r#type,
            title: text(&source.title),
            subtitle: text(&source.subtitle),
            author: source.author.clone(),
            editor: source.editor.clone(),
            translator: source.translator.clone(),
            edition: given(&source.edition),
            issued: source.issued.as_ref().map(|date| date.value),
            publisher: text(&source.publisher),
            place: text(&source.place),
            r#in: source.r#in.as_ref().map(target),
            series: text(&source.series),
            series_number: given(&source.series_number),
            volume: given(&source.volume),
            issue: given(&source.issue),
            pages: plain(&source.pages),
            url: plain(&source.url),
            accessed: source.accessed.as_ref().map(|date| date.value),
            archive_url: plain(&source.archive_url),
            doi: plain(&source.doi),
            isbn: plain(&source.isbn),
            urn: plain(&source.urn),
            language: plain(&source.language),
            issuer: targets(&source.issuer),
            // Set on export only.
            by_issuer: false,
            levels: match source.levels {
                Given::Absent => Vec::new(),
                Given::Unknown => vec!["unknown".to_owned()],
                Given::Known(set) => {
                    let ids = base.manifest.level_ids(set);
                    ids.into_iter().map(|id| id.to_string()).collect()
                }
            },
            members: targets(&source.members),
            coverage: source.coverage,
            superseded_by: source.superseded_by.as_ref().map(target),
            licence: given(&source.licence),
            abbreviation: text(&source.abbreviation),
            note: text(&record.shared.note),
        })
    }

    /// Whether it is a journal or another periodical.
    #[must_use]
    pub fn is_journal(&self) -> bool {
        self.r#type == Some(SourceType::Periodical)
    }

    /// Whether it is an article: then it is part of a journal, and its number is that of an issue.
    pub(super) fn is_article(&self) -> bool {
        self.r#type.is_some_and(types::is_article)
    }

    /// Sets the address, or the URN if the address is one at a resolver. Says whether that changed anything: further
    /// addresses have no place.
    pub(super) fn set_address(&mut self, address: &str) -> bool {
        let slot = match urn_in(address) {
            Some(_) => &mut self.urn,
            None if self.url.is_empty() => &mut self.url,
            None => return false,
        };
        let new = urn_in(address).unwrap_or(address);
        let is_new = slot != new;
        new.clone_into(slot);
        is_new
    }

    /// The values that exchange formats have no field for, as pairs of a key and a code or an id.
    pub(super) fn extra_fields(&self) -> Vec<(&'static str, String)> {
        let mut extra = Vec::new();
        extra.extend(self.class.map(|class| ("class", class.word().to_owned())));
        let lists = [
            ("issuer", &self.issuer),
            ("levels", &self.levels),
            ("members", &self.members),
        ];
        for (key, ids) in lists {
            extra.extend(ids.iter().map(|id| (key, id.clone())));
        }
        extra.extend(
            self.coverage
                .map(|word| ("coverage", word.word().to_owned())),
        );
        // Lets an import tell issuers from authors.
        if self.by_issuer {
            extra.push(("author", "issuer".to_owned()));
        }
        let successor = self.superseded_by.as_ref();
        extra.extend(successor.map(|id| ("superseded-by", id.clone())));
        extra
    }

    /// Sets a value from such a pair; says whether the key is known. An unknown code is ignored.
    pub(super) fn set_extra_field(&mut self, key: &str, value: &str) -> bool {
        let owned = value.to_owned();
        // More keys than `extra_fields` gives: each format adds those that it has no field for.
        match key {
            "class" => self.class = SourceClass::from_word(value).or(self.class),
            "type" => self.r#type = SourceType::from_word(value).or(self.r#type),
            "coverage" => self.coverage = Coverage::from_word(value).or(self.coverage),
            "issuer" => self.issuer.push(owned),
            "author" if value == "issuer" => self.by_issuer = true,
            "levels" => self.levels.push(owned),
            "members" => self.members.push(owned),
            "superseded-by" => self.superseded_by = Some(owned),
            "in" => self.r#in = Some(owned),
            "subtitle" => self.subtitle = owned,
            "archive-url" => self.archive_url = owned,
            "licence" => self.licence = owned,
            "issued" => self.issued = Interval::parse(value).ok().or(self.issued),
            "series-number" => self.series_number = owned,
            "urn" => self.urn = owned,
            _ => return false,
        }
        true
    }

    /// Its values as texts, with the keys of a source and in their order; empty ones are left out.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let names = |names: &[Name]| {
            let names: Vec<String> = names.iter().map(Name::listed).collect();
            names.join("; ")
        };
        let date = |date: Option<Interval>| date.map(|date| date.to_string()).unwrap_or_default();
        let id = |id: &Option<String>| id.clone().unwrap_or_default();
        let all = vec![
            ("class", self.class.map_or("", Choice::word).to_owned()),
            ("type", self.r#type.map_or("", Choice::word).to_owned()),
            ("title", self.title.clone()),
            ("subtitle", self.subtitle.clone()),
            ("author", names(&self.author)),
            ("editor", names(&self.editor)),
            ("translator", names(&self.translator)),
            ("edition", self.edition.clone()),
            ("issued", date(self.issued)),
            ("publisher", self.publisher.clone()),
            ("place", self.place.clone()),
            ("in", id(&self.r#in)),
            ("series", self.series.clone()),
            ("series-number", self.series_number.clone()),
            ("volume", self.volume.clone()),
            ("issue", self.issue.clone()),
            ("pages", self.pages.clone()),
            ("url", self.url.clone()),
            ("accessed", date(self.accessed)),
            ("archive-url", self.archive_url.clone()),
            ("doi", self.doi.clone()),
            ("isbn", self.isbn.clone()),
            ("urn", self.urn.clone()),
            ("language", self.language.clone()),
            ("issuer", self.issuer.join(", ")),
            ("levels", self.levels.join(", ")),
            ("members", self.members.join(", ")),
            (
                "coverage",
                self.coverage.map_or("", Choice::word).to_owned(),
            ),
            ("superseded-by", id(&self.superseded_by)),
            ("licence", self.licence.clone()),
            ("abbreviation", self.abbreviation.clone()),
            ("note", self.note.clone()),
        ];
        all.into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// Title and subtitle in one text.
    #[must_use]
    pub fn full_title(&self) -> String {
        joined_title(&self.title, &self.subtitle)
    }
}
