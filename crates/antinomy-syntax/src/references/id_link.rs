//! Links to records by their id, in double brackets.

use super::inline::{BLOCKED, InlineText};
use super::reference::IdLink;

/// Longer links are text. Without a bound, a text of brackets would be searched to its end for each of them.
const MAX_ID_LINK: usize = 400;

/// Reads `[[id]]` or `[[id|text]]` at the flat offset `at`. Returns the link and how many bytes of the flat text it takes.
pub(super) fn id_link(inline: &InlineText, source: &str, at: usize) -> Option<(IdLink, usize)> {
    let inner = inline.flat[at..].strip_prefix("[[")?;
    let inner = &inner[..inner.floor_char_boundary(MAX_ID_LINK)];
    let end = inner.find("]]")?;
    let (id, text) = match inner[..end].split_once('|') {
        Some((id, text)) => (id, Some(text)),
        None => (&inner[..end], None),
    };
    let is_id = |letter: char| !letter.is_whitespace() && !"[]@#".contains(letter);
    if id.is_empty() || !id.chars().all(is_id) || inner[..end].contains(['[', BLOCKED]) {
        return None;
    }
    let (start, length) = (at + 2, end + 4);
    let text = text.map(|text| {
        let from = start + id.len() + 1;
        inline.markdown(source, &(from..from + text.len()))
    });
    let link = IdLink {
        range: inline.source(at..at + length),
        id_range: inline.source(start..start + id.len()),
        id: id.to_owned(),
        text: text.filter(|text| !text.trim().is_empty()),
    };
    Some((link, length))
}
