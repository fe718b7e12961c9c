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
        yaml::Value::Text(text) => {
            return Some(Name::parse(&reader.cx.line(key.name, text, node.span)));
        }
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
    let name = of_parts(reader, map);
    if name.is_none() {
        reader.wrong_shape(key.name, key.shape, node.span);
    }
    name
}

fn of_parts(reader: &mut MappingReader<'_, '_>, map: &Map) -> Option<Name> {
    let mut part = |name: &str| {
        let node = map.get(name)?;
        match &node.value {
            yaml::Value::Text(text) => Some(reader.cx.line(name, text, node.span)),
            _ => None,
        }
    };
    match part("family") {
        Some(family) => Some(Name::Person {
            family,
            given: part("given"),
            prefix: part("prefix"),
            suffix: part("suffix"),
        }),
        None => part("name").map(Name::Body),
    }
}
