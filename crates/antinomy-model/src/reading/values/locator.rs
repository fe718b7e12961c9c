//! Locators, places in sources, and works cited.

use super::plain::strip_page_word;
use crate::codes;
use crate::meant::meant_place;
use crate::property::{CITATION, Key, PLACE, Shape, Table, Value};
use crate::reading::commas::joined;
use crate::reading::mapping::{MappingReader, one_or_many};
use crate::reading::property::Property;
use crate::values::{Asserter, Choice, Citation, CitationType, Locator, LocatorKey, Place, Ref};
use antinomy_syntax::yaml::{self, Map, Node};
use antinomy_syntax::{Diagnostic, Spanned};

impl Property for Locator {
    const SHAPE: Shape = Shape::Locator;

    fn absent() -> Self {
        Self::default()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let yaml::Value::Map(map) = &node.value else {
            reader.wrong_shape(key.name, key.shape, node.span);
            return Self::default();
        };
        let mut parts = Vec::new();
        let is_key = |name: &str| LocatorKey::from_word(name).is_some();
        for ((name, node), split) in joined(reader.cx.text, &map.entries, is_key) {
            if let Some(split) = &split {
                reader.comma_in_text(split);
            }
            let known = LocatorKey::from_word(&name.value);
            let place = known.or_else(|| {
                // One that is there already was not meant.
                let is_free = |place: &LocatorKey| map.get(place.word()).is_none();
                let meant = meant_place(&name.value).filter(is_free);
                let words = LocatorKey::WORDS.iter().copied();
                reader.unknown_word(key.name, name, words, meant.map(Choice::word));
                meant
            });
            let Some(place) = place else {
                continue;
            };
            if node.value == yaml::Value::Empty {
                // A misspelt key is one mistake, not two.
                if known.is_some() {
                    let found = Diagnostic::new(&codes::EMPTY_VALUE, name.span);
                    reader.report(found.with("key", name.value.as_str()));
                }
                continue;
            }
            let Some(mut text) = reader.scalar(key, node) else {
                continue;
            };
            if let Some(split) = split {
                text.value = split.whole.value;
            }
            if text.value.trim().is_empty() {
                let found = Diagnostic::new(&codes::EMPTY_VALUE, text.span);
                reader.report(found.with("key", name.value.as_str()));
                continue;
            }
            let text = match place {
                LocatorKey::Page => strip_page_word(reader, text),
                _ => text,
            };
            parts.push((place, text));
        }
        // One order, since locators are compared and printed.
        parts.sort_by_key(|(known, _)| *known);
        Self(parts)
    }

    fn value(&self) -> Value<'_> {
        Value::Locator(self)
    }
}

impl Property for Asserter {
    const SHAPE: Shape = Shape::Place;

    fn absent() -> Self {
        Self::Absent
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        if is_none(node) {
            return Self::Authors;
        }
        place(reader, key, node).map_or(Self::Absent, Self::Source)
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Absent => Value::Absent,
            Self::Authors => Value::Word(NONE),
            Self::Source(place) => Value::Place(place),
        }
    }
}

/// The word for no place.
const NONE: &str = "none";

fn is_none(node: &Node) -> bool {
    matches!(&node.value, yaml::Value::Text(text) if text == NONE)
}

fn place(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Option<Place> {
    let (source, locator, _) = cited(reader, key, &PLACE, node)?;
    Some(Place { source, locator })
}

impl Property for Option<Place> {
    const SHAPE: Shape = Shape::Place;

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        // Undoes a default.
        (!is_none(node)).then(|| place(reader, key, node))?
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, Value::Place)
    }
}

impl Property for Vec<Citation> {
    const SHAPE: Shape = Shape::Cites;

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let mut citation = |item| {
            let (source, locator, manner) = cited(reader, key, &CITATION, item)?;
            let manner = manner.and_then(|text| citation_type(reader, &text));
            Some(Citation {
                source,
                locator,
                // A wrong manner is reported; that the work is cited remains true.
                manner: manner.unwrap_or(CitationType::Cites),
            })
        };
        one_or_many(node).iter().filter_map(&mut citation).collect()
    }

    fn value(&self) -> Value<'_> {
        Value::Citations(self)
    }
}

/// A term of CiTO, in kebab case or as CiTO spells it.
fn citation_type(
    reader: &mut MappingReader<'_, '_>,
    text: &Spanned<String>,
) -> Option<CitationType> {
    let folded = text.value.replace('-', "").to_lowercase();
    let word = CitationType::WORDS
        .iter()
        .find(|word| word.replace('-', "") == folded);
    if word.is_none() {
        reader.unknown_word("as", text, CitationType::WORDS.iter().copied(), None);
    }
    CitationType::from_word(word?)
}

/// `{source, locator, as}` with the keys that `table` has, or a bare id.
fn cited(
    reader: &mut MappingReader<'_, '_>,
    key: &'static Key,
    table: &'static Table,
    node: &Node,
) -> Option<(Ref, Locator, Option<Spanned<String>>)> {
    let map = match &node.value {
        yaml::Value::Text(_) => {
            return Some((reader.reference(key, node)?, Locator::default(), None));
        }
        yaml::Value::Map(map) => map,
        _ => {
            reader.wrong_shape(key.name, key.shape, node.span);
            return None;
        }
    };
    let known: Vec<&'static str> = table.names().collect();
    // Both tables go by one name in messages.
    reader.unknown_keys(map, PLACE.name, &known);
    let Some(source) = map.get("source") else {
        reader.wrong_shape(key.name, key.shape, node.span);
        return None;
    };
    let source = reader.reference(key, source)?;
    let locator = locator(reader, map);
    let manner = map.get("as").and_then(|node| reader.scalar(key, node));
    Some((source, locator, manner))
}

fn locator(reader: &mut MappingReader<'_, '_>, map: &Map) -> Locator {
    let node = map.get("locator");
    node.map_or_else(Locator::default, |node| {
        // `locator` is row 1 of both tables.
        Locator::read(reader, &PLACE.keys[1], node)
    })
}
