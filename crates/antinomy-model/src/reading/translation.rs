//! `NAME.en.md`: the title and the prose of `NAME.md` in another language.

use super::file::prose;
use super::mapping::Reading;
use super::mentions::mentions_of;
use super::role::{first_line, kind_of_folder};
use crate::codes;
use crate::mentions::Mention;
use crate::property::TextRole;
use crate::record::Record;
use crate::values::{Language, TRANSLATED_FROM};
use antinomy_syntax::yaml::{self, Node, Value};
use antinomy_syntax::{
    Argument, Diagnostic, FileId, SourceFile, Span, Spanned, nearest, split_front_matter,
};

/// What a translation adds to the record of its original.
#[derive(Debug)]
pub(crate) struct Translation {
    pub(crate) language: Language,
    /// The path of the original as Markdown, relative to the content.
    pub(crate) original: String,
    /// The first line, for what is wrong with the file as a whole.
    pub(crate) start: Span,
    /// Versions of the text that names the record; the first counts.
    names: Vec<Spanned<String>>,
    prose: Option<Spanned<String>>,
    /// Fingerprints of the state of the original that is translated.
    fingerprints: Vec<Spanned<String>>,
    name_mentions: Vec<Mention>,
    mentions: Vec<Mention>,
}

/// The keys of a translation, in the order in which they are documented.
const TRANSLATION: &[&str] = &["title", TRANSLATED_FROM];

/// What [`TRANSLATED_FROM`] was called at first.
const FORMER: &str = "original";

pub(super) fn read_translation(
    reading: &mut Reading<'_>,
    file: FileId,
    text: &str,
    language: Language,
    original: String,
) -> Translation {
    let parts = split_front_matter(text);
    let start = first_line(file, text);
    let mut translation = Translation {
        language,
        original,
        start,
        names: Vec::new(),
        prose: None,
        fingerprints: Vec::new(),
        name_mentions: Vec::new(),
        mentions: Vec::new(),
    };
    if parts.unclosed {
        // Without `lose`: a translation has no id to which other files refer.
        let code = &antinomy_syntax::codes::UNCLOSED_FRONT_MATTER;
        reading.report(Diagnostic::new(code, start));
        return translation;
    }
    translation.prose = prose(reading, file, text, parts.prose);
    let root = parts
        .yaml
        .and_then(|yaml| yaml::read(file, text, yaml, &mut reading.diagnostics));
    if let Some(Node {
        value: Value::Map(map),
        ..
    }) = root
    {
        for (key, node) in map.entries {
            translation.read_key(reading, key, node);
        }
    }
    translation
}

impl Translation {
    fn read_key(&mut self, reading: &mut Reading<'_>, key: Spanned<String>, node: Node) {
        let span = node.span;
        match (key.value.as_str(), node.value) {
            // The kind of the original, and thus its naming key, is not known here.
            ("title" | "label" | "text", Value::Text(value)) => {
                let value = reading.line(&key.value, &value, span);
                self.names.push(Spanned { value, span });
            }
            (TRANSLATED_FROM, Value::Text(value)) => {
                self.fingerprints.push(Spanned { value, span });
            }
            ("title" | "label" | "text" | TRANSLATED_FROM, _) => {
                let found = Diagnostic::new(&codes::EMPTY_VALUE, key.span).with("key", key.value);
                reading.report(found);
            }
            _ => reading.report(
                Diagnostic::new(&codes::UNKNOWN_KEY, key.span)
                    .with("key", key.value.as_str())
                    .with("table", Argument::Word("kind-translation".to_owned()))
                    .with("known", TRANSLATION.join(", "))
                    .maybe_suggest(match key.value.as_str() {
                        FORMER => Some(TRANSLATED_FROM),
                        other => nearest(other, ["title", "label", TRANSLATED_FROM]),
                    }),
            ),
        }
    }

    pub(super) fn find_mentions(&mut self, source: &SourceFile, reading: &mut Reading<'_>) {
        let kind = kind_of_folder(&self.original);
        let mut keys = kind.into_iter().flat_map(|kind| kind.table().keys);
        let naming = keys.find(|key| key.names_record);
        let may_cite = naming.is_some_and(|key| key.role.is_some_and(TextRole::may_cite));
        if let Some(name) = self.names.first().filter(|_| may_cite) {
            self.name_mentions = mentions_of(name, source, reading);
        }
        if let Some(prose) = &self.prose {
            self.mentions = mentions_of(prose, source, reading);
        }
    }

    /// Adds it to the record of its original. A version that the record has in this language stays.
    pub(crate) fn add_to(&self, record: &mut Record) {
        self.add_name_to(record);
        let is_new = !record.prose.has_own(self.language);
        if let Some(prose) = self.prose.as_ref().filter(|_| is_new) {
            let is_first = record.prose.is_empty();
            record.prose.add(self.language, prose.clone());
            for mention in &self.mentions {
                // A translation repeats what its original cites; only additions count.
                if is_first || !mention.is_among(&record.mentions) {
                    record.mentions.push(mention.clone());
                }
            }
        }
        let fingerprints = self.fingerprints.iter().cloned();
        record
            .originals
            .extend(fingerprints.map(|text| (self.language, text)));
    }

    fn add_name_to(&self, record: &mut Record) {
        let Some(name) = record.name_mut() else {
            return;
        };
        let is_new = !name.has_own(self.language);
        for version in &self.names {
            name.add(self.language, version.clone());
        }
        if is_new {
            let mentions = self.name_mentions.iter();
            let new = mentions.filter(|mention| !mention.is_among(&record.mentions));
            let new: Vec<Mention> = new.cloned().collect();
            record.mentions.extend(new);
        }
    }

    /// What it mentions, whether or not the record takes it over.
    pub(crate) fn all_mentions(&self) -> impl Iterator<Item = &Mention> {
        // All are numbered and resolved, so that dead links in a version that is ignored are reported.
        self.name_mentions.iter().chain(&self.mentions)
    }
}
