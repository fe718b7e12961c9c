//! How texts, names and dates of the model are written as variables of CSL-JSON, and how dates are read.

use antinomy_model::values::{Bound, Date, Interval, Name};
use serde_json::{Map, Value, json};

/// Sets a variable to a text, unless the text is empty.
pub(crate) fn put_text(item: &mut Map<String, Value>, variable: &str, text: &str) {
    if !text.is_empty() {
        item.insert(variable.to_owned(), Value::from(text));
    }
}

/// Sets a variable to a list of names, unless the list is empty.
pub(crate) fn put_names(item: &mut Map<String, Value>, variable: &str, names: &[Name]) {
    if !names.is_empty() {
        let names = names.iter().map(name).collect();
        item.insert(variable.to_owned(), Value::Array(names));
    }
}

fn name(name: &Name) -> Value {
    let (family, given, prefix, suffix) = match name {
        Name::Body(literal) => return json!({ "literal": literal }),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => (family, given, prefix, suffix),
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut parts = Map::new();
    put_text(&mut parts, "family", family);
    put_text(&mut parts, "given", &text(given));
    put_text(&mut parts, "non-dropping-particle", &text(prefix));
    put_text(&mut parts, "suffix", &text(suffix));
    Value::Object(parts)
}

/// A date, or a range of two dates. `None` without a known beginning: CSL has no form for that. An open end is lost.
pub(crate) fn date(interval: Interval) -> Option<Value> {
    let Bound::At(from) = interval.from else {
        return None;
    };
    let mut parts = vec![date_parts(from)];
    if let Bound::At(until) = interval.until
        && until != from
    {
        parts.push(date_parts(until));
    }
    let mut date = Map::new();
    date.insert("date-parts".to_owned(), Value::Array(parts));
    // CSL knows "circa" only: whether a date is approximate or uncertain is lost.
    if from.mark.is_some() {
        date.insert("circa".to_owned(), Value::Bool(true));
    }
    Some(Value::Object(date))
}

fn date_parts(date: Date) -> Value {
    let parts = [
        Some(date.year),
        date.month.map(i32::from),
        date.day.map(i32::from),
    ];
    let parts = parts.into_iter().map_while(|part| part);
    parts.map(Value::from).collect()
}

/// The numbers of one date of `date-parts`, up to the first part that is none.
pub(crate) fn date_numbers(date: &Value) -> Vec<i64> {
    // The schema allows texts, and Zotero before version 5 wrote them.
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let parts = date.as_array().into_iter().flatten();
    parts.map_while(number).collect()
}
