//! Extra fields: values without a field in a format, written as `antinomy:KEY=VALUE` into keywords and the like.

use super::entry::BibEntry;

const PREFIX: &str = "antinomy:";

/// A value as an extra field.
pub(super) fn extra_field(key: &str, value: &str) -> String {
    format!("{PREFIX}{key}={value}")
}

/// Sets the value of an extra field; says whether the text is one and its key is known.
pub(super) fn set_extra_field(entry: &mut BibEntry, text: &str) -> bool {
    let field = text
        .strip_prefix(PREFIX)
        .and_then(|field| field.split_once('='));
    field.is_some_and(|(key, value)| entry.set_extra_field(key, value))
}
