//! Reads a saved query: the YAML in the comments at its top.

use super::mapping::{MappingReader, Reading};
use super::property::{Mapping, Property, mapping};
use super::role::first_line;
use super::slug::check_file_name;
use crate::codes;
use crate::property::{Key, Shape, TextRole, Value, optional, required};
use crate::saved_query::{Parameter, SavedQuery, is_comment};
use crate::values::{Choice, MustReturn, ParameterKind, Text};
use crate::vocabulary::{Named, Vocabulary};
use antinomy_syntax::yaml::{self, Map, Node};
use antinomy_syntax::{Argument, Diagnostic, FileId, Span, Spanned, split_comment_head};
use std::sync::Arc;

mapping! {
    /// The head of a saved query.
    #[derive(Debug, Default)]
    pub(crate) Head = "query" {
        title: Text = required("title").role(TextRole::Sentence).naming();
        description: Text = required("description").role(TextRole::Sentence);
        parameters: Parameters = optional("parameters");
        must_return: Option<MustReturn> = optional("must-return");
        timeout: Option<Timeout> = optional("timeout");
    }
}

mapping! {
    /// What stands under the name of a parameter.
    #[derive(Debug)]
    pub(crate) ParameterKeys = "parameter" {
        kind: Option<ParameterKind> = required("kind");
        default: Option<Spanned<String>> = required("default");
        label: Text = optional("label").role(TextRole::Label);
    }
}

/// Reads the file of a saved query, and gives what was read to `done`: the reading borrows from what stands in comments.
pub(super) fn read_query<R>(
    file: FileId,
    text: &str,
    name: &str,
    vocabulary: &Vocabulary,
    done: impl FnOnce(Option<SavedQuery>, Reading<'_>) -> R,
) -> R {
    let parts = split_comment_head(text);
    let start = first_line(file, text);
    // The head, not the file: what is read of values looks at the text under their spans.
    let yaml = parts.yaml.as_deref().unwrap_or_default();
    let mut reading = Reading::new(yaml, vocabulary);
    let head = read_head(&mut reading, file, yaml, start);
    let name = check_file_name(&mut reading, name, start);
    let body = Span::new(file, parts.body);
    if is_comment(&text[body.range()]) {
        reading.report(Diagnostic::new(&codes::NOTHING_ASKED, start));
    }
    let query = name.map(|name| SavedQuery {
        name,
        title: head.title,
        description: head.description,
        parameters: head.parameters.0,
        must_return: head.must_return,
        timeout: head
            .timeout
            .map_or(SavedQuery::TIMEOUT, |timeout| timeout.0),
        text: Arc::from(text),
        file,
        span: start,
        body,
    });
    done(query, reading)
}

fn read_head(reading: &mut Reading<'_>, file: FileId, yaml: &str, start: Span) -> Head {
    let errors = reading.diagnostics.len();
    let root = yaml::read(file, yaml, 0..yaml.len(), &mut reading.diagnostics);
    let Some(Node {
        value: yaml::Value::Map(map),
        span,
    }) = &root
    else {
        // After a syntax error the reader has said why there are no keys.
        if reading.diagnostics.len() == errors {
            reading.report(Diagnostic::new(&codes::MISSING_QUERY_HEAD, start));
        }
        return Head::default();
    };
    let mut reader = MappingReader::new(reading, Head::TABLE, &[], map, None, *span);
    let head = Head::read(&mut reader);
    reader.finish();
    head.unwrap_or_default()
}

/// The seconds that a query may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeout(u16);

impl Property for Option<Timeout> {
    // Not `Shape::Number`, which is for scales.
    const SHAPE: Shape = Shape::Plain;

    fn absent() -> Self {
        None
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let text = reader.scalar(key, node)?;
        let seconds = text
            .value
            .parse()
            .ok()
            .filter(|it| (1..=SavedQuery::MAX_TIMEOUT).contains(it));
        if seconds.is_none() {
            let found = Diagnostic::new(&codes::BAD_NUMBER, text.span)
                .with("key", key.name)
                .with("value", text.value.as_str())
                .with("least", "1")
                .with("most", SavedQuery::MAX_TIMEOUT.to_string());
            reader.report(found);
        }
        seconds.map(Timeout)
    }

    fn value(&self) -> Value<'_> {
        // A query is no record: no walk asks for this.
        Value::Absent
    }
}

/// The parameters by their names.
#[derive(Debug, Default)]
pub(crate) struct Parameters(Vec<Parameter>);

impl Property for Parameters {
    const SHAPE: Shape = Shape::List(ParameterKeys::TABLE);

    fn absent() -> Self {
        Self::default()
    }

    fn read(reader: &mut MappingReader<'_, '_>, key: &'static Key, node: &Node) -> Self {
        let yaml::Value::Map(map) = &node.value else {
            wrong_shape(reader, key.name, node.span);
            return Self::default();
        };
        let entries = map.entries.iter();
        Self(
            entries
                .filter_map(|(name, node)| parameter(reader, name, node))
                .collect(),
        )
    }

    fn value(&self) -> Value<'_> {
        // A query is no record: no walk asks for this.
        Value::Absent
    }
}

fn parameter(
    reader: &mut MappingReader<'_, '_>,
    name: &Spanned<String>,
    node: &Node,
) -> Option<Parameter> {
    let yaml::Value::Map(map) = &node.value else {
        wrong_shape(reader, &name.value, node.span);
        return None;
    };
    let is_possible = is_name(&name.value);
    if !is_possible {
        let found = Diagnostic::new(&codes::BAD_PARAMETER_NAME, name.span);
        reader.report(found.with("name", name.value.as_str()));
    }
    let keys = keys(reader, map, node.span)?;
    let (kind, default) = keys.kind.zip(keys.default)?;
    let is_reference = kind.record_kind().is_some();
    let reference = is_reference.then(|| reader.cx.refer(default.clone()));
    if !is_reference {
        check_default(reader, kind, &default);
    }
    // With a name that cannot be, too: its reference has a number, and where it leads is checked.
    Some(Parameter {
        name: name.clone(),
        kind,
        default,
        reference,
        label: keys.label,
    })
}

fn keys(reader: &mut MappingReader<'_, '_>, map: &Map, span: Span) -> Option<ParameterKeys> {
    let mut inner = MappingReader::new(reader.cx, ParameterKeys::TABLE, &[], map, None, span);
    let keys = ParameterKeys::read(&mut inner);
    inner.finish();
    keys
}

/// Whether a variable may have this name. SPARQL allows letters of all scripts; a command line should not need them.
fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !text.is_empty() && text.bytes().all(is_part)
}

/// Reports a default that its kind does not take. Where references lead is known only when all records are.
fn check_default(
    reader: &mut MappingReader<'_, '_>,
    kind: ParameterKind,
    default: &Spanned<String>,
) {
    let vocabulary = reader.cx.vocabulary;
    let mut is_listed = |named: &[Named]| {
        if vocabulary.lost.lists || named.iter().any(|it| it.id == default.value) {
            return;
        }
        let meant = vocabulary.by_label(&default.value, named);
        let ids = named.iter().map(|it| it.id.as_str());
        reader.unknown_word("default", default, ids, meant);
    };
    match kind {
        ParameterKind::Level => is_listed(&vocabulary.levels),
        ParameterKind::ActorKind => is_listed(&vocabulary.actor_kinds),
        _ if kind.literal(&default.value).is_none() => {
            let found = Diagnostic::new(&codes::BAD_DEFAULT, default.span);
            let kind = format!("parameter-{}", kind.word());
            reader.report(
                found
                    .with("value", default.value.as_str())
                    .with("kind", Argument::Word(kind)),
            );
        }
        _ => {}
    }
}

fn wrong_shape(reader: &mut MappingReader<'_, '_>, key: &str, span: Span) {
    let found = Diagnostic::new(&codes::WRONG_SHAPE, span).with("key", key);
    reader.report(found.with("shape", Argument::Word("shape-mapping".to_owned())));
}
