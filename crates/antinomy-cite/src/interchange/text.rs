//! Texts of other programs: white space, markup, notes.

/// Elements of HTML that reference managers put into titles and notes.
const TAGS: &[&str] = &[
    "i", "b", "em", "strong", "sub", "sup", "sc", "span", "p", "div", "br", "u", "a", "ul", "ol",
    "li", "h1", "h2",
];

/// Elements that separate words.
const BLOCK_TAGS: &[&str] = &["p", "div", "br", "li"];

/// A value on one line: white space and control characters collapsed to single spaces, code points stripped that no text
/// of a knowledge base may hold (byte order marks, noncharacters, bidirectional overrides).
pub(super) fn single_line(text: &str) -> String {
    let is_stripped = |c: &char| matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept: String = text.chars().filter(|c| !is_stripped(c)).collect();
    // Not `split_whitespace`: a no-break space is part of a text and stays.
    let is_space =
        |c: char| c.is_ascii_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words = kept.split(is_space).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text without the HTML tags that reference managers use for formatting. Other angle brackets stay.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let inner = tag.strip_prefix('/').unwrap_or(tag);
        let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = inner[..length].to_ascii_lowercase();
        match tag.find('>') {
            Some(end) if TAGS.contains(&name.as_str()) => {
                if BLOCK_TAGS.contains(&name.as_str()) {
                    out.push(' ');
                }
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = tag;
            }
        }
    }
    out.push_str(rest);
    single_line(&out)
}

/// Appends a note to the notes of other fields.
pub(super) fn join_note(note: &mut String, text: &str) {
    if !note.is_empty() && !text.is_empty() {
        note.push(' ');
    }
    note.push_str(text);
}

/// Escapes what would be a citation (`@`) or a link (`[[`) in our prose. In other programs both are plain text.
pub(super) fn escape_references(note: &str) -> String {
    note.replace("[[", "\\[[").replace('@', "\\@")
}

/// Removes the escapes from a note, for programs that know neither citations nor links.
pub(super) fn unescape_references(note: &str) -> String {
    note.replace("\\@", "@").replace("\\[", "[")
}
