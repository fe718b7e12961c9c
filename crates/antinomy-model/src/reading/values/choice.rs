//! Words of closed lists, of lists in the manifest, and truth values.

use crate::codes;
use crate::property::{Key, Shape, Value};
use crate::reading::mapping::MappingReader;
use crate::reading::property::Property;
use crate::values::{Choice, StatementKind};
use antinomy_syntax::yaml::Node;
use antinomy_syntax::{Diagnostic, Spanned};

impl<T: Choice> Property for Option<T> {
    const SHAPE: Shape = Shape::Choice(T::WORDS);

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node)?;
        let value = T::from_word(&text.value);
        if value.is_none() {
            // The only closed list whose words have labels in the manifest.
            let is_kind = T::WORDS == StatementKind::WORDS;
            let vocabulary = reader.cx.vocabulary;
            let labelled = is_kind.then_some(&vocabulary.statement_kinds);
            let meant = labelled.and_then(|named| vocabulary.by_label(&text.value, named));
            reader.unknown_word(key.name, &text, T::WORDS.iter().copied(), meant);
        }
        value
    }

    fn value(&self) -> Value<'_> {
        self.map_or(Value::Absent, |value| Value::Word(value.word()))
    }
}

/// The index of a word in a list of the manifest.
impl Property for Option<usize> {
    // A placeholder: the row names the list, see `Key::shaped`.
    const SHAPE: Shape = Shape::Manifest(crate::property::List::ActorKinds);

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node)?;
        let Shape::Manifest(list) = key.shape else {
            return None;
        };
        let vocabulary = reader.cx.vocabulary;
        let named = vocabulary.list(list);
        // An index: comparing words of the manifest then needs no strings.
        let at = named.iter().position(|named| named.id == text.value);
        if at.is_none() && !vocabulary.lost.lists {
            let meant = vocabulary.by_label(&text.value, named);
            let words = named.iter().map(|named| named.id.as_str());
            reader.unknown_word(key.name, &text, words, meant);
        }
        at
    }

    fn value(&self) -> Value<'_> {
        // The row knows which list it is; a walk gets both.
        self.map_or(Value::Absent, Value::Listed)
    }
}

/// `true` and `false`; absent is false.
impl Property for bool {
    const SHAPE: Shape = Shape::Choice(YES_NO);

    fn absent() -> Self {
        false
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node);
        text.is_some_and(|text| match text.value.as_str() {
            "true" => true,
            "false" => false,
            _ => other_truth(reader, key, &text),
        })
    }

    fn value(&self) -> Value<'_> {
        if *self {
            Value::Word("true")
        } else {
            Value::Absent
        }
    }
}

/// The words for truth values.
pub(crate) const YES_NO: &[&str] = &["true", "false"];

/// What people write for true and false in their own language.
fn other_truth(reader: &mut MappingReader<'_, '_>, key: &Key, text: &Spanned<String>) -> bool {
    // YAML 1.1 reads some of these as booleans; here a scalar is text until the schema types it.
    const TRUE: &[&str] = &["true", "yes", "y", "on", "ja", "j", "wahr", "1", "x"];
    const FALSE: &[&str] = &["false", "no", "n", "off", "nein", "falsch", "0"];
    let word = text.value.to_lowercase();
    let is_true = TRUE.contains(&word.as_str());
    let found = Diagnostic::new(&codes::NOT_TRUE_OR_FALSE, text.span)
        .with("key", key.name)
        .with("value", text.value.as_str());
    reader.report(if is_true {
        found.fix(text.span, "true")
    } else if FALSE.contains(&word.as_str()) {
        found.fix(text.span, "false")
    } else {
        found
    });
    is_true
}
