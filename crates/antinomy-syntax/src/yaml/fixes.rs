//! Which of the proposed edits a program may apply unasked.

use super::line::line_start;
use crate::{Code, Diagnostic, codes};

/// Codes whose edit is one of several plausible ones: the other quote or bracket may be the wrong one, and a dash may
/// begin an entry or a text.
static AMBIGUOUS: &[&Code] = &[
    &codes::TEXT_AFTER_QUOTE,
    &codes::BACKSLASH,
    &codes::UNBALANCED_BRACKET,
    &codes::MISSING_COMMA,
    &codes::COLON_WITHOUT_SPACE,
    &codes::WRONG_DASH,
    &codes::DASH_WITHOUT_SPACE,
];

/// Keeps `is_safe` only on edits without a plausible alternative.
pub(super) fn keep_safe_if_certain(found: &mut Diagnostic, text: &str) {
    let is_certain = is_certain(found, text);
    if let Some(edit) = &mut found.edit {
        edit.is_safe &= is_certain;
    }
}

fn is_certain(found: &Diagnostic, text: &str) -> bool {
    if found.code.is_one_of(AMBIGUOUS) {
        return false;
    }
    let Some(span) = found.edit.as_ref().map(|edit| edit.span.range()) else {
        return false;
    };
    // It moves lines and tears none apart.
    if found.code == &codes::MISSING_DASH {
        return true;
    }
    // In a line with quotes the end of a scalar may be the mistake, and the edit could tear the text apart. Replacing a
    // space by a space never does.
    found.code == &codes::STRANGE_SPACE
        || !text[line_start(text, span.start)..line_end(text, span.end)].contains(['"', '\''])
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length)
}
