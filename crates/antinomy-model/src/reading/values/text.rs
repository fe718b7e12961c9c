//! Text for readers: one scalar, or a mapping from languages to scalars. A name that is the same in all languages is
//! written once, under `all`; `translated-from` says which state of the original the other versions translate.

use crate::codes;
use crate::property::{Key, Shape, Value, optional};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::{ALL_LANGUAGES, Language, TRANSLATED_FROM, Text};
use crate::vocabulary::Vocabulary;
use antinomy_syntax::yaml::{self, Map, Node};
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
                let versions = versions(reader, key, map);
                Self::new(versions).translated_from(state_of_original(reader, map))
            }
            _ => {
                let version = reader.scalar(key, node);
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
    for (name, node) in &map.entries {
        let is_empty = node.value == yaml::Value::Empty;
        let language = language(reader.cx.vocabulary, &name.value);
        match language {
            _ if is_empty && (language.is_some() || name.value == TRANSLATED_FROM) => {
                let found = Diagnostic::new(&codes::EMPTY_VALUE, name.span);
                reader.report(found.with("key", name.value.as_str()));
            }
            Some(language) => {
                versions.extend(reader.scalar(key, node).map(|text| (language, text)));
            }
            None if name.value == TRANSLATED_FROM => {}
            // In a flow mapping a comma ends a plain scalar: the rest of the text reads like a key without a value.
            None if is_empty => {
                let found = Diagnostic::new(&codes::COMMA_IN_TEXT, name.span);
                reader.report(found.with("text", name.value.as_str()));
            }
            None => {
                let found = unknown_language(reader.cx.vocabulary, name);
                reader.report(found);
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

fn unknown_language(vocabulary: &Vocabulary, name: &Spanned<String>) -> Diagnostic {
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
        .maybe_suggest(meant)
}

/// What else may be written for a text that has no language or is the same in all: in other words, and as tags of BCP 47.
const OTHER_WORDS_FOR_ALL: &[&str] = &["alle", "any", "every", "mul", "und", "zxx"];
