//! References: one, one or `unknown`, several, and sides of several.

use crate::property::{Key, Shape, Value};
use crate::reading::mapping::{MappingReader, one_or_many};
use crate::reading::property::Property;
use crate::slug::is_slug;
use crate::values::{Given, Ref};
use antinomy_syntax::yaml::{self, Node};

impl Property for Option<Ref> {
    const SHAPE: Shape = Shape::Ref(&[]);

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        reader.reference(key, node)
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, Value::Reference)
    }
}

impl Property for Given<Ref> {
    const SHAPE: Shape = Shape::RefOrUnknown(&[]);

    fn absent() -> Self {
        Self::Absent
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        match &node.value {
            yaml::Value::Text(text) if text == "unknown" => Self::Unknown,
            _ => reader
                .reference(key, node)
                .map_or(Self::Absent, Self::Known),
        }
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Absent => Value::Absent,
            Self::Unknown => Value::Unknown,
            Self::Known(reference) => Value::Reference(reference),
        }
    }
}

impl Property for Vec<Ref> {
    const SHAPE: Shape = Shape::Refs(&[]);

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let mut ids = reader.scalars(key, node);
        if let [only] = ids.as_slice() {
            let only = only.clone();
            if let Some(parts) = reader.split_list(key, node, &only, is_slug) {
                ids = parts;
            }
        }
        ids.into_iter().map(|id| reader.cx.refer(id)).collect()
    }

    fn value(&self) -> Value<'_> {
        Value::References(self)
    }
}

/// The sides of a contradiction.
impl Property for Vec<Vec<Ref>> {
    const SHAPE: Shape = Shape::Sides(&[]);

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let yaml::Value::List(sides) = &node.value else {
            reader.wrong_shape(key.name, key.shape, node.span);
            return Self::new();
        };
        let mut side = |node: &Node| {
            // A side of one statement is often written without brackets.
            one_or_many(node)
                .iter()
                .filter_map(|item| reader.reference(key, item))
                .collect()
        };
        sides.iter().map(&mut side).collect()
    }

    fn value(&self) -> Value<'_> {
        Value::Sides(self)
    }
}
