//! Lists of mappings with a table of their own.

use crate::codes;
use crate::property::{Key, Mappings, Shape, Value, Walk};
use crate::reading::mapping::{MappingReader, one_or_many};
use crate::reading::property::{Mapping, Property};
use crate::reading::slug::check_slug;
use antinomy_syntax::yaml::{self, Map, Node};
use antinomy_syntax::{Diagnostic, Span, Spanned};
use std::collections::HashMap;

impl<T: Mapping> Property for Vec<T> {
    const SHAPE: Shape = Shape::List(T::TABLE);

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let mut items = Self::new();
        let mut ids: HashMap<&str, Span> = HashMap::new();
        for item in one_or_many(node) {
            let yaml::Value::Map(map) = &item.value else {
                reader.wrong_shape(key.name, key.shape, item.span);
                continue;
            };
            if let Some((id, span)) = own_id(map) {
                check_own_id(reader, id, span, &mut ids);
            }
            items.extend(inner(reader, map, item.span));
        }
        items
    }

    fn value(&self) -> Value<'_> {
        Value::Mappings(self)
    }
}

/// Reads one item of the list.
fn inner<T: Mapping>(reader: &mut MappingReader<'_, '_>, map: &Map, span: Span) -> Option<T> {
    // No defaults: those are keys of records, not of mappings inside of them.
    let mut inner = MappingReader::new(reader.cx, T::TABLE, &[], map, None, span);
    let read = T::read(&mut inner);
    let missing = T::TABLE.keys.iter().enumerate();
    // `finish` skips `id`, because a record's is reported where it is read.
    let missing = missing.filter(|(row, key)| key.identity && key.name == "id" && !inner.has(*row));
    for (_, key) in missing.collect::<Vec<_>>() {
        inner.report_missing(key, span);
    }
    inner.finish();
    read
}

fn own_id(map: &Map) -> Option<(&str, Span)> {
    match map.get("id") {
        Some(Node {
            value: yaml::Value::Text(id),
            span,
        }) => Some((id, *span)),
        _ => None,
    }
}

/// The ids of a list inside a record are a space of their own, but slugs like all others.
fn check_own_id<'n>(
    reader: &mut MappingReader<'_, '_>,
    id: &'n str,
    span: Span,
    ids: &mut HashMap<&'n str, Span>,
) {
    let own = Spanned {
        value: id.to_owned(),
        span,
    };
    check_slug(reader.cx, &own);
    match ids.get(id) {
        Some(first) => {
            let found = Diagnostic::new(&codes::DUPLICATE_ID, span)
                .with("id", id)
                .hint("inner")
                .related(*first, "first");
            reader.report(found);
        }
        None => {
            ids.insert(id, span);
        }
    }
}

impl<T: Walk> Mappings for Vec<T> {
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a dyn Walk)) {
        self.iter().for_each(|mapping| see(mapping));
    }
}
