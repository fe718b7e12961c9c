//! One record: what its kind holds, the keys that all kinds share, and the prose of its Markdown files.

use crate::kind::Kind;
use crate::kinds::{Actor, Body, Contradiction, Source, Statement};
use crate::mentions::Mention;
use crate::property::{Key, TextRole, Value, Walk, optional, required};
use crate::reading::property::{Mapping, ReadBefore, mapping};
use crate::values::{Citation, Interval, Language, Locator, LocatorKey, Text};
use antinomy_syntax::{Span, Spanned};
use std::collections::HashSet;

/// The rank of a record in the order of ids. Ranks change when records come or go; ids do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u32);

/// One record.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Span of the id.
    pub span: Span,
    /// From its first key to its last value, without the prose of its Markdown files.
    pub whole: Span,
    /// The keys that all kinds share.
    pub shared: SharedKeys,
    /// The prose of its Markdown files.
    pub prose: Text,
    /// What its prose cites and links to.
    pub mentions: Vec<Mention>,
    /// Fingerprints of the original that its translations give, to show which state they translate.
    pub originals: Vec<(Language, Spanned<String>)>,
    /// What its kind holds.
    pub body: Body,
}

mapping! {
    /// The keys that every record takes.
    #[derive(Clone, Debug, Default)]
    pub SharedKeys = "record" {
        /// The id, which [`Record::id`] holds.
        id: ReadBefore = required("id").record_id();
        /// Ids it had before.
        aliases: Vec<Spanned<String>> = optional("aliases");
        /// An editorial note, for readers.
        note: Text = optional("note").role(TextRole::Note).term("skos:note");
        /// Who reviewed it.
        review: Option<String> = optional("review");
        /// Exceptions from lints.
        allow: Vec<Allow> = optional("allow");
    }
}

mapping! {
    /// An exception from a lint.
    #[derive(Clone, Debug)]
    pub Allow = "allow" {
        /// The lint's name or number.
        code: Spanned<String> = required("code").identity();
        /// Why.
        reason: String = required("reason");
        /// Until when.
        until: Option<Spanned<Interval>> = optional("until");
    }
}

/// The keys that every record takes.
pub static SHARED: &[Key] = SharedKeys::TABLE.keys;

/// The body of a record's Markdown files as a key, so that a walk visits all texts.
pub static PROSE: Key = optional("prose")
    .role(TextRole::Body)
    .term("skos:definition");

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// Whether a place belongs to the record: its keys, its prose, or its translations.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        let within = |outer: Span| {
            outer.file == span.file && outer.start <= span.start && span.end <= outer.end
        };
        let in_translation = || {
            let names = self.name().into_iter().flat_map(Text::versions);
            let texts = self.prose.versions().chain(names);
            let mut files = texts.map(|(_, text)| text.span.file);
            span.file != self.whole.file && files.any(|file| file == span.file)
        };
        within(self.whole)
            || self.prose.versions().any(|(_, prose)| within(prose.span))
            || in_translation()
    }

    /// Shows each key with its value to `see`: those of its kind, the shared ones, and [`PROSE`].
    pub fn each<'a>(&'a self, see: &mut dyn FnMut(&'static Key, Value<'a>)) {
        self.body.keys().each(see);
        (&self.shared as &dyn Walk).each(see);
        see(&PROSE, Value::Text(&self.prose));
    }

    /// The same, with the keys of inner mappings behind the key that holds them.
    pub fn each_deep<'a>(&'a self, see: &mut dyn FnMut(&'static Key, Value<'a>)) {
        self.body.keys().each_deep(see);
        (&self.shared as &dyn Walk).each_deep(see);
        see(&PROSE, Value::Text(&self.prose));
    }

    /// Shows each text that readers see to `see`, with its key.
    pub fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'static Key, &'a Text)) {
        self.each_deep(&mut |key, value| {
            if let (Some(_), Value::Text(text)) = (key.role, value) {
                see(key, text);
            }
        });
    }

    /// A key of its kind with its value; `None` if its kind has no such key.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<(&'static Key, Value<'_>)> {
        let keys = self.body.keys();
        let row = keys.table().names().position(|known| known == name)?;
        Some((&keys.table().keys[row], keys.value(row)))
    }

    /// What it has under a key of its kind; absent if its kind has no such key.
    #[must_use]
    pub fn value(&self, name: &str) -> Value<'_> {
        self.key(name).map_or(Value::Absent, |(_, value)| value)
    }

    /// Shows each list of references that it holds to `see`, with its key: those of its kind, the shared ones, and those of
    /// inner mappings.
    pub fn each_reference_list<'a>(&'a self, see: &mut dyn FnMut(&'static Key, &'a [crate::Ref])) {
        self.each_deep(&mut |key, value| value.reference_lists(&mut |list| see(key, list)));
    }

    /// The text that names it to readers: title, label or the text itself; `None` for kinds without.
    #[must_use]
    pub fn name(&self) -> Option<&Text> {
        match self.body.keys().value(self.naming_row()?) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// All that readers call it: its name in every language, its other labels, its abbreviation.
    pub(crate) fn called(&self) -> impl Iterator<Item = &str> {
        // What a statement or a proposition is named by are sentences: nobody refers to it by them.
        let is_called = |key: &Key| {
            key.role != Some(TextRole::Prose)
                && (key.names_record || ["abbreviation", "alt-labels"].contains(&key.name))
        };
        let body = self.body.keys();
        let rows = body.table().keys.iter().enumerate();
        let rows = rows.filter(move |(_, key)| is_called(key));
        rows.flat_map(move |(row, _)| -> Vec<&str> {
            match body.value(row) {
                Value::Text(text) => text
                    .versions()
                    .map(|(_, text)| text.value.as_str())
                    .collect(),
                Value::Plains(texts) => texts.iter().map(|text| text.value.as_str()).collect(),
                _ => Vec::new(),
            }
        })
    }

    pub(crate) fn name_mut(&mut self) -> Option<&mut Text> {
        let row = self.naming_row()?;
        self.body.text_mut(row)
    }

    /// Whether the text that names it may cite, as a statement's may.
    fn naming_row(&self) -> Option<usize> {
        let keys = self.body.keys().table().keys;
        keys.iter().position(|key| key.names_record)
    }

    /// The works under its key `cites`.
    #[must_use]
    pub fn cites(&self) -> &[Citation] {
        match self.value("cites") {
            Value::Citations(cites) => cites,
            _ => &[],
        }
    }

    /// The works that its prose cites, without those that it names under `cites` already.
    pub fn cited_in_prose(&self) -> impl Iterator<Item = &Citation> {
        let cites = self.cites();
        let mut seen = HashSet::new();
        let mut is_new = move |citation: &&Citation| {
            let place = |locator: &Locator| -> Vec<(LocatorKey, String)> {
                let parts = locator.0.iter();
                parts
                    .map(|(key, value)| (*key, value.value.clone()))
                    .collect()
            };
            let is_first = seen.insert((
                // By what is written, not by target: a record is asked without its knowledge base.
                citation.source.id.clone(),
                citation.manner,
                place(&citation.locator),
            ));
            is_first
                // A work under `cites` covers all places where prose cites it in the same manner.
                && !cites.iter().any(|known| {
                    known.source.id == citation.source.id && known.manner == citation.manner
                })
        };
        self.mentions
            .iter()
            .filter_map(Mention::citation)
            .filter(move |citation| is_new(citation))
    }

    /// The statement, if it is one.
    #[must_use]
    pub fn statement(&self) -> Option<&Statement> {
        match &self.body {
            Body::Statement(statement) => Some(statement),
            _ => None,
        }
    }

    /// The source, if it is one.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        match &self.body {
            Body::Source(source) => Some(source),
            _ => None,
        }
    }

    /// The actor, if it is one.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        match &self.body {
            Body::Actor(actor) => Some(actor),
            _ => None,
        }
    }

    /// The contradiction, if it is one.
    #[must_use]
    pub fn contradiction(&self) -> Option<&Contradiction> {
        match &self.body {
            Body::Contradiction(contradiction) => Some(contradiction),
            _ => None,
        }
    }
}
