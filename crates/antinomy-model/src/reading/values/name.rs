//! Names of persons and bodies: `Family, Given`, a body as one scalar, or a mapping of CSL's name parts.

use crate::property::{Key, NAME, Shape, Value};
use crate::reading::mapping::{MappingReader, one_or_many};
use crate::reading::property::Property;
use crate::values::Name;
use antinomy_syntax::yaml::{self, Map, Node};

impl Property for Vec<Name> {
    const SHAPE: Shape = Shape::Names;

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        one_or_many(node)
            .iter()
            .filter_map(|item| name(reader, key, item))
            .collect()
    }

    fn value(&self) -> Value<'_> {
        Value::Names(self)
    }
}

fn name(reader: &mut MappingReader<'_, '_>, key: &Key, node: &Node) -> Option<Name> {
    let map = match &node.value {
        yaml::Value::Text(text) => return Some(Name::parse(text)),
        yaml::Value::Map(map) => map,
        _ => {
            reader.wrong_shape(key.name, key.shape, node.span);
            return None;
        }
    };
    let is_unknown = |name: &str| !NAME.names().any(|known| known == name);
    if let Some((name, _)) = map.entries.iter().find(|(name, _)| is_unknown(&name.value)) {
        reader.unknown_word(key.name, name, NAME.names(), None);
    }
    let name = of_parts(map);
    if name.is_none() {
        reader.wrong_shape(key.name, key.shape, node.span);
    }
    name
}

fn of_parts(map: &Map) -> Option<Name> {
    let part = |name: &str| match map.get(name).map(|node| &node.value) {
        Some(yaml::Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let person = |family| Name::Person {
        family,
        given: part("given"),
        prefix: part("prefix"),
        suffix: part("suffix"),
    };
    part("family")
        .map(person)
        .or_else(|| part("name").map(Name::Body))
}
