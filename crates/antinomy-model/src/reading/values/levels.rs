//! Sets of levels.

use crate::codes;
use crate::property::{Key, Shape, Value};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::{Given, LevelId, LevelSet};
use antinomy_syntax::yaml::{self, Node};
use antinomy_syntax::{Diagnostic, Spanned, nearest};

impl Property for Given<LevelSet> {
    const SHAPE: Shape = Shape::Levels;

    fn absent() -> Self {
        Self::Absent
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        if matches!(&node.value, yaml::Value::Text(text) if text == "unknown") {
            return Self::Unknown;
        }
        let vocabulary = reader.cx.vocabulary;
        let mut items = reader.scalars(key, node);
        if let [only] = items.as_slice() {
            let only = only.clone();
            let is_level = |id: &str| vocabulary.level(id).is_some();
            if let Some(parts) = reader.split_list(key, node, &only, is_level) {
                items = parts;
            }
        }
        let levels: Option<LevelSet> = items
            .iter()
            .map(|item| level(reader, item))
            // All items are looked at, so that each unknown one is reported.
            .collect::<Vec<_>>()
            .into_iter()
            .collect();
        // A misspelt level is not known; it is not the empty set.
        levels.map_or(Self::Unknown, Self::Known)
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Absent => Value::Absent,
            Self::Unknown => Value::Unknown,
            Self::Known(levels) => Value::Levels(*levels),
        }
    }
}

fn level(reader: &mut MappingReader<'_, '_>, item: &Spanned<String>) -> Option<LevelId> {
    let vocabulary = reader.cx.vocabulary;
    let level = vocabulary.level(&item.value);
    if level.is_none() && !vocabulary.lost.lists {
        let known = vocabulary.levels.iter().map(|level| level.id.as_str());
        let meant = vocabulary.by_label(&item.value, &vocabulary.levels);
        let found = Diagnostic::new(&codes::UNKNOWN_LEVEL, item.span)
            .with("value", item.value.as_str())
            .with("known", known.clone().collect::<Vec<_>>().join(", "))
            .maybe_suggest(meant.or_else(|| nearest(&item.value, known)));
        reader.report(found);
    }
    level
}
