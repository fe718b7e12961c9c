//! Text for readers: one scalar, or a mapping from languages to scalars. A name that is the same in all languages is
//! written once, under `all`; `translated-from` says which state of the original the other versions translate.

use crate::codes;
use crate::property::{Key, Shape, Value, optional};
use crate::reading::commas::{is_bare, joined};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::{ALL_LANGUAGES, Language, TRANSLATED_FROM, Text};
use crate::vocabulary::Vocabulary;
use antinomy_syntax::yaml::{self, Map, Node, enclosed, has_lone_mark, quoted};
use antinomy_syntax::{Diagnostic, Spanned, nearest};

impl Property for Text {
    const SHAPE: Shape = Shape::Text;

    fn absent() -> Self {
        Self::default()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        match &node.value {
            // Half a text would be called untranslated.
            yaml::Value::Map(map) if map.cut_short => Self::default(),
            yaml::Value::Map(map) => {
                if map
                    .entries
                    .iter()
                    .all(|(name, _)| name.value == TRANSLATED_FROM)
                {
                    let found = Diagnostic::new(&codes::EMPTY_VALUE, node.span);
                    reader.report(found.with("key", key.name));
                    return Self::default();
                }
                let versions = versions(reader, key, map);
                Self::new(versions).translated_from(state_of_original(reader, map))
            }
            _ => {
                let version = reader.scalar(key, node);
                if let Some(text) = version.as_ref().filter(|_| !reader.is_split(node)) {
                    report_marks(reader, text);
                }
                Self::new(
                    version
                        .map(|text| (Language(0), text))
                        .into_iter()
                        .collect(),
                )
            }
        }
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn text_mut(&mut self) -> Option<&mut Text> {
        Some(self)
    }
}

/// The key under which a map says which state of the original it translates.
static STATE: Key = optional(TRANSLATED_FROM);

fn state_of_original(reader: &mut MappingReader<'_, '_>, map: &Map) -> Option<Spanned<String>> {
    let node = map.get(TRANSLATED_FROM)?;
    // An empty value is reported with the versions.
    (node.value != yaml::Value::Empty).then_some(())?;
    reader.scalar(&STATE, node)
}

fn versions(
    reader: &mut MappingReader<'_, '_>,
    key: &'static Key,
    map: &Map,
) -> Vec<(Language, Spanned<String>)> {
    let mut versions = Vec::new();
    let vocabulary = reader.cx.vocabulary;
    let is_key = |name: &str| name == TRANSLATED_FROM || language(vocabulary, name).is_some();
    for ((name, node), split) in joined(reader.cx.text, &map.entries, is_key) {
        if let Some(split) = &split {
            reader.comma_in_text(split);
        }
        let is_empty = node.value == yaml::Value::Empty;
        let language = language(vocabulary, &name.value);
        match language {
            _ if is_empty && (language.is_some() || name.value == TRANSLATED_FROM) => {
                let found = Diagnostic::new(&codes::EMPTY_VALUE, name.span);
                reader.report(found.with("key", name.value.as_str()));
            }
            Some(language) => {
                let mut text = reader.scalar(key, node);
                match (&mut text, split) {
                    (Some(text), Some(split)) => text.value = split.whole.value,
                    (Some(text), None) => report_marks(reader, text),
                    (None, _) => {}
                }
                versions.extend(text.map(|text| (language, text)));
            }
            None if name.value == TRANSLATED_FROM => {}
            // The rest of a text whose beginning is quoted.
            None if is_empty && is_bare(reader.cx.text, name.span) => {
                let found = Diagnostic::new(&codes::COMMA_IN_TEXT, name.span);
                reader.report(found.with("text", name.value.as_str()));
            }
            // It may be the one that the manifest names wrongly.
            None if vocabulary.lost.languages => {}
            None => {
                reader.report(unknown_language(vocabulary, name, map));
            }
        }
    }
    versions
}

fn language(vocabulary: &Vocabulary, name: &str) -> Option<Language> {
    // In this order, because `all` is the tag of a language as well.
    vocabulary
        .language(name)
        .or_else(|| (name == ALL_LANGUAGES).then_some(Language::ALL))
}

fn unknown_language(vocabulary: &Vocabulary, name: &Spanned<String>, map: &Map) -> Diagnostic {
    let known = &vocabulary.languages;
    let meant = if OTHER_WORDS_FOR_ALL.contains(&name.value.as_str()) {
        Some(ALL_LANGUAGES)
    } else {
        let words = known.iter().map(String::as_str);
        nearest(&name.value, words.chain([ALL_LANGUAGES, TRANSLATED_FROM]))
    };
    Diagnostic::new(&codes::UNKNOWN_LANGUAGE, name.span)
        .with("language", name.value.as_str())
        .with("known", known.join(", "))
        // One that is there already was not meant.
        .maybe_suggest(meant.filter(|meant| map.get(meant).is_none()))
}

/// What else may be written for a text that has no language or is the same in all: in other words, and as tags of BCP 47.
const OTHER_WORDS_FOR_ALL: &[&str] = &["alle", "any", "every", "mul", "und", "zxx"];

/// Reports typographic marks around a plain scalar, or one at its end: its author most likely thinks that it is quoted.
fn report_marks(reader: &mut MappingReader<'_, '_>, text: &Spanned<String>) {
    // A quoted or folded scalar has more bytes than its value.
    if text.value.is_ascii() || text.span.range().len() != text.value.len() {
        return;
    }
    let found = Diagnostic::new(&codes::TYPOGRAPHIC_QUOTES, text.span);
    if let Some(inner) = enclosed(&text.value) {
        // They may belong to the text.
        reader.report(found.suggest(&quoted(inner)).hint("enclosing"));
    } else if has_lone_mark(&text.value) {
        reader.report(found);
    }
}
