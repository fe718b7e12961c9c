//! Positions: `{PROPOSITION: stance}` or `{PROPOSITION: {stance, read-by}}`.

use super::plain::number;
use crate::kind::Kind;
use crate::property::{Key, POSITION, Shape, Value};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::Position;
use antinomy_syntax::yaml::{self, Map, Node};
use antinomy_syntax::{Span, Spanned};

impl Property for Vec<Position> {
    const SHAPE: Shape = Shape::Positions;

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let yaml::Value::Map(map) = &node.value else {
            reader.wrong_shape(key.name, key.shape, node.span);
            return Self::new();
        };
        map.entries
            .iter()
            .filter_map(|(name, node)| position(reader, key, name, node))
            .collect()
    }

    fn value(&self) -> Value<'_> {
        Value::Positions(self)
    }
}

fn position(
    reader: &mut MappingReader<'_, '_>,
    key: &'static Key,
    name: &Spanned<String>,
    node: &Node,
) -> Option<Position> {
    let proposition = reader.cx.refer(name.clone());
    let (stance, read_by) = match &node.value {
        yaml::Value::Map(map) => in_parts(reader, map),
        _ => (Some(node), None),
    };
    let read = match stance.filter(|node| node.value != yaml::Value::Empty) {
        Some(stance) => stance_of(reader, key, name, stance),
        None => {
            reader.wrong_shape(key.name, key.shape, node.span);
            None
        }
    };
    let read_by = read_by.and_then(|node| reader.reference(key, node));
    let Some((stance, span)) = read else {
        // Without a stance it says nothing, but a misspelt proposition is a mistake of its own.
        reader.cx.orphan(key.shape.kinds(), proposition);
        if let Some(reader_of_it) = read_by {
            reader.cx.orphan(&[Kind::Source], reader_of_it);
        }
        return None;
    };
    Some(Position {
        proposition,
        stance,
        read_by,
        span,
    })
}

/// A stance and its place.
fn stance_of(
    reader: &mut MappingReader<'_, '_>,
    key: &Key,
    name: &Spanned<String>,
    node: &Node,
) -> Option<(i8, Span)> {
    let text = reader.scalar(key, node)?;
    // Row 0 is `stance`; its bounds also apply to the short form.
    let Shape::Number(least, most) = POSITION.keys[0].shape else {
        return None;
    };
    // The proposition is what an author sees in front of the number.
    let stance = number(reader, &name.value, &text, least, most)?;
    Some((stance, text.span))
}

/// A stance written out, as the nodes of its two keys.
fn in_parts<'n>(
    reader: &mut MappingReader<'_, '_>,
    map: &'n Map,
) -> (Option<&'n Node>, Option<&'n Node>) {
    let known: Vec<&'static str> = POSITION.names().collect();
    reader.unknown_keys(map, POSITION.name, &known);
    (map.get("stance"), map.get("read-by"))
}
