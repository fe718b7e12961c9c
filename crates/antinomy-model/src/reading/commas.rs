//! Texts that commas have split up. In a flow mapping a comma ends a plain scalar: the rest of a text reads like keys
//! without values.

use antinomy_syntax::yaml::{Node, Value};
use antinomy_syntax::{Span, Spanned, one_line};

type Entry = (Spanned<String>, Node);

/// A plain scalar that commas have split up.
pub(crate) struct Split<'m> {
    /// All of it, as it was meant.
    pub(crate) whole: Spanned<String>,
    /// The entries behind its own that are parts of it; there is one at least.
    pub(crate) parts: &'m [Entry],
    /// Whether nothing of it stands behind the parts. A word that occurs twice in it is no entry, and is not known here.
    pub(crate) is_all: bool,
}

/// The entries of a mapping in a file of this text, each with the text that begins with its value if that is split. The
/// parts are passed over. What `is_key` knows is no part.
pub(crate) fn joined<'m>(
    text: &'m str,
    entries: &'m [Entry],
    is_key: impl Fn(&str) -> bool + 'm,
) -> impl Iterator<Item = (&'m Entry, Option<Split<'m>>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let entry = entries.get(at)?;
        let split = split_by_commas(text, &entries[at..], &is_key);
        at += 1 + split.as_ref().map_or(0, |split| split.parts.len());
        Some((entry, split))
    })
}

/// The plain scalar that begins with the value of the first entry, if commas have split it up.
pub(crate) fn split_by_commas<'m>(
    text: &str,
    entries: &'m [Entry],
    is_key: impl Fn(&str) -> bool,
) -> Option<Split<'m>> {
    let ((_, first), rest) = entries.split_first()?;
    let Value::Text(begin) = &first.value else {
        return None;
    };
    // A quoted or folded scalar has more bytes than its value.
    if first.span.range().len() != begin.len() {
        return None;
    }
    let mut end = first.span.range().end;
    let is_part = |(name, node): &&Entry| {
        let range = name.span.range();
        let is_part = node.value == Value::Empty
            && range.len() == name.value.len()
            // In a block mapping there is a line break instead.
            && text.get(end..range.start).is_some_and(|gap| gap.trim() == ",")
            && is_bare(text, name.span)
            && !is_key(&name.value);
        if is_part {
            end = range.end;
        }
        is_part
    };
    let count = rest.iter().take_while(is_part).count();
    if count == 0 {
        return None;
    }
    let range = first.span.range().start..end;
    let whole = Spanned {
        // A line break in a plain scalar is a space.
        value: one_line(&text[range.clone()]).into_owned(),
        span: Span::new(first.span.file, range),
    };
    let parts = &rest[..count];
    let next = rest.get(count).map(|(name, _)| name.span.range().start);
    let is_all = ends_before(text, end, next);
    Some(Split {
        whole,
        parts,
        is_all,
    })
}

/// Whether the entry behind `end` is the one that begins at `next`, or the mapping ends there.
fn ends_before(text: &str, end: usize, next: Option<usize>) -> bool {
    let behind = text[end..].trim_start();
    let behind = behind.strip_prefix(',').unwrap_or(behind).trim_start();
    behind.starts_with('}') || next == Some(text.len() - behind.len())
}

/// Whether a key is written without any mark of one, so that it may be a part of a text.
pub(crate) fn is_bare(text: &str, key: Span) -> bool {
    let range = key.range();
    let has_colon = text[range.end..].trim_start().starts_with(':');
    let has_mark = text[..range.start].trim_end().ends_with('?');
    !has_colon && !has_mark
}
