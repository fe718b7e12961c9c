//! Reads one record: its id, the keys of its kind and those that all kinds share.

use super::mapping::{MAX_UNKNOWN, MappingReader, Reading};
use super::property::Mapping;
use super::slug::check_slug;
use crate::codes;
use crate::kind::Kind;
use crate::meant::{MeantKey, meant_key};
use crate::property::{Key, Shape, Walk};
use crate::record::{Record, SHARED, SharedKeys};
use crate::slug::{is_slug, slug};
use crate::values::Text;
use antinomy_syntax::yaml::{Map, Node, Value};
use antinomy_syntax::{Argument, Diagnostic, Span, Spanned};

/// One record; `None` if it has no usable id.
pub(super) fn read_record(
    reading: &mut Reading<'_>,
    kind: Kind,
    map: &Map,
    defaults: Option<&Map>,
    span: Span,
) -> Option<Record> {
    let first = reading.diagnostics.len();
    let id = read_id(reading, kind, map, span);
    let mut reader = MappingReader::new(reading, kind.table(), SHARED, map, defaults, span);
    let body = kind.read(&mut reader);
    reader.go_on_with_shared();
    let shared = SharedKeys::read(&mut reader);
    reader.finish();
    let (body, shared) = body.zip(shared)?;
    // Aliases share the space of ids, and thus its syntax.
    for alias in &shared.aliases {
        check_slug(reading, alias);
    }
    let Some(id) = id else {
        // Dropped only now, after its keys were checked.
        let mut lost = Vec::new();
        let mut see = |key: &'static Key, value: crate::property::Value<'_>| {
            value.reference_lists(&mut |list| {
                lost.extend(list.iter().map(|it| (key.shape.kinds(), it.clone())));
            });
            lost.extend(value.readers().map(|it| (&[Kind::Source][..], it.clone())));
        };
        body.keys().each_deep(&mut see);
        (&shared as &dyn Walk).each_deep(&mut see);
        for (kinds, reference) in lost {
            reading.orphan(kinds, reference);
        }
        return None;
    };
    // Under the id that it should have, so that references to that id are not reported as well.
    let meant = (!is_slug(&id.value)).then(|| slug(&id.value));
    let meant = meant.filter(|slug| is_slug(slug));
    let name = meant.unwrap_or(id.value);
    for found in &mut reading.diagnostics[first..] {
        // What is wrong in `defaults:` belongs to no record.
        let is_own = |place: Span| span.start <= place.start && place.end <= span.end;
        if found.span.is_some_and(is_own) {
            found.record = Some(name.clone());
        }
    }
    Some(Record {
        id: name,
        span: id.span,
        whole: span,
        shared,
        prose: Text::default(),
        mentions: Vec::new(),
        originals: Vec::new(),
        body,
    })
}

fn read_id(
    reading: &mut Reading<'_>,
    kind: Kind,
    map: &Map,
    span: Span,
) -> Option<Spanned<String>> {
    let Some(node) = map.get("id").or_else(|| misspelt_id(kind, map)) else {
        if !map.cut_short {
            report_missing_id(reading, kind, map, span);
        }
        return None;
    };
    let Value::Text(id) = &node.value else {
        reading.report(Diagnostic::new(&codes::EMPTY_VALUE, node.span).with("key", "id"));
        return None;
    };
    let id = Spanned {
        value: id.clone(),
        span: node.span,
    };
    check_slug(reading, &id);
    Some(id)
}

/// What stands under a key that is reported as unknown, and was meant to be the id.
fn misspelt_id(kind: Kind, map: &Map) -> Option<&Node> {
    let keys = kind.table().keys.iter().chain(SHARED);
    let known: Vec<&'static str> = keys.map(|key| key.name).collect();
    let unknown = map
        .entries
        .iter()
        .filter(|(key, _)| !known.contains(&key.value.as_str()));
    let mut unknown = unknown.take(MAX_UNKNOWN);
    let is_id = |(key, _): &&(Spanned<String>, Node)| {
        meant_key(&key.value, &known) == Some(MeantKey::One("id"))
    };
    unknown.find(is_id).map(|(_, node)| node)
}

fn report_missing_id(reading: &mut Reading<'_>, kind: Kind, map: &Map, span: Span) {
    let place = map.entries.first().map_or(span, |(key, _)| key.span);
    reading.report(
        Diagnostic::new(&codes::MISSING_KEY, place)
            .with("key", "id")
            .with("table", Argument::Word(format!("kind-{}", kind.name())))
            .with("shape", Argument::Word(Shape::Id.word().to_owned())),
    );
}
