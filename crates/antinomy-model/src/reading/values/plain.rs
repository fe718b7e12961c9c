//! Texts that are the same in every language, and numbers.

use crate::codes;
use crate::property::{Key, Shape, Value};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::without_page_word;
use antinomy_syntax::yaml::{self, Node};
use antinomy_syntax::{Diagnostic, FileId, Span, Spanned};

impl Property for Option<Spanned<String>> {
    const SHAPE: Shape = Shape::Plain;

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node)?;
        Some(match key.shape {
            Shape::Pages => strip_page_word(reader, text),
            _ => text,
        })
    }

    fn value(&self) -> Value<'_> {
        self.as_ref()
            .map_or(Value::Absent, |text| Value::Plain(&text.value))
    }
}

/// A text whose span is not needed.
impl Property for Option<String> {
    const SHAPE: Shape = Shape::Plain;

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        Some(reader.scalar(key, node)?.value)
    }

    fn value(&self) -> Value<'_> {
        self.as_deref().map_or(Value::Absent, Value::Plain)
    }
}

/// A text that is empty where nothing was written.
impl Property for String {
    const SHAPE: Shape = Shape::Plain;

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node);
        text.map(|text| text.value).unwrap_or_default()
    }

    fn value(&self) -> Value<'_> {
        Value::Plain(self)
    }
}

/// The id of an inner mapping, or another key without which there is no mapping.
impl Property for Spanned<String> {
    const SHAPE: Shape = Shape::Plain;

    fn absent() -> Self {
        Self {
            value: String::new(),
            // Never reported: a mapping without its identity is dropped.
            span: Span::new(FileId(0), 0..0),
        }
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        reader.scalar(key, node).unwrap_or_else(Self::absent)
    }

    fn value(&self) -> Value<'_> {
        Value::Plain(&self.value)
    }
}

impl Property for Vec<Spanned<String>> {
    const SHAPE: Shape = Shape::Plains;

    fn absent() -> Self {
        Self::new()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        reader.scalars(key, node)
    }

    fn value(&self) -> Value<'_> {
        Value::Plains(self)
    }
}

impl Property for Option<i8> {
    const SHAPE: Shape = Shape::Number(i8::MIN, i8::MAX);

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node)?;
        let Shape::Number(least, most) = key.shape else {
            return None;
        };
        number(reader, key.name, &text, least, most)
    }

    fn value(&self) -> Value<'_> {
        self.map_or(Value::Absent, Value::Number)
    }
}

/// An integer within bounds. Signs are those that people type: `+`, `-` and U+2212.
pub(super) fn number(
    reader: &mut MappingReader<'_, '_>,
    key: &str,
    text: &Spanned<String>,
    least: i8,
    most: i8,
) -> Option<i8> {
    let written = text.value.replace('\u{2212}', "-");
    let number = written
        .strip_prefix('+')
        // `+-1` is no number.
        .filter(|rest| !rest.starts_with('-'))
        .unwrap_or(&written)
        .parse()
        .ok()
        .filter(|n| (least..=most).contains(n));
    if number.is_none() {
        let found = Diagnostic::new(&codes::BAD_NUMBER, text.span)
            .with("key", key)
            .with("value", text.value.as_str())
            .with("least", least.to_string())
            .with("most", most.to_string());
        reader.report(found);
    }
    number
}

/// Removes the word for a page, and reports it.
pub(super) fn strip_page_word(
    reader: &mut MappingReader<'_, '_>,
    mut text: Spanned<String>,
) -> Spanned<String> {
    if let Some(number) = without_page_word(&text.value) {
        let found = Diagnostic::new(&codes::PAGE_WITH_WORD, text.span);
        reader.report(found.fix(text.span, &yaml::quoted(number)));
        text.value = number.to_owned();
    }
    text
}
