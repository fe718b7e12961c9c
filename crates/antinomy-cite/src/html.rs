//! Escaping for HTML.
//!
//! Every text from a record or from another program passes [`escape`] before it is put into a page, between tags or in
//! a double-quoted attribute. The rules are those of the HTML standard for text and for double-quoted attribute values
//! (<https://html.spec.whatwg.org/multipage/syntax.html>): `&`, `<` and `"` are special there. `>` and `'` are escaped,
//! too, so that a template with an unquoted or single-quoted attribute is no hole.

use std::borrow::Cow;

/// Escapes a text for HTML: between tags, or in a double-quoted attribute.
///
/// Code points that [`clean`] strips are stripped here, too.
///
/// ```
/// use antinomy_cite::html::escape;
///
/// assert_eq!(escape("Vielfalt & \"Einheit\""), "Vielfalt &amp; &quot;Einheit&quot;");
/// assert_eq!(escape("<script>"), "&lt;script&gt;");
/// ```
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    // Most texts need no escaping, and pages escape many of them.
    if text
        .chars()
        .all(|letter| entity(letter).is_none() && !is_stripped(letter))
    {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars().filter(|letter| !is_stripped(*letter)) {
        match entity(letter) {
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

/// Strips control, noncharacter and bidirectional-override code points.
///
/// Tab and line feed stay. Of the bidirectional controls those are stripped that override, embed or isolate (U+202A to
/// U+202E, U+2066 to U+2069): one that is not closed reorders the rest of the line, so that text reads other than it is
/// (<https://trojansource.codes>). Hebrew and Arabic need none of them, since their letters have a direction of their own;
/// the marks (U+061C, U+200E, U+200F) stay.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_stripped) {
        Cow::Owned(
            text.chars()
                .filter(|letter| !is_stripped(*letter))
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

fn entity(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        // HTML 4 has no `&apos;`.
        '\'' => Some("&#39;"),
        _ => None,
    }
}

fn is_stripped(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\t' | '\n');
    let is_bidi_control = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // The last two code points of each plane, and one block in the first.
    let is_noncharacter =
        matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    is_control || is_bidi_control || is_noncharacter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_anything_special_is_not_copied() {
        assert!(matches!(escape("Häußermann, „Stadt“"), Cow::Borrowed(_)));
        assert!(matches!(clean("Häußermann, „Stadt“"), Cow::Borrowed(_)));
    }

    #[test]
    fn special_characters_of_text_and_attributes_are_escaped() {
        assert_eq!(
            escape("\"><img src=x onerror='a&b'>"),
            "&quot;&gt;&lt;img src=x onerror=&#39;a&amp;b&#39;&gt;"
        );
    }

    #[test]
    fn control_characters_are_left_out_and_line_breaks_are_not() {
        assert_eq!(
            escape("a\0b\u{1b}[31m\r\n\tc\u{7f}\u{85}\u{ffff}\u{1fffe}"),
            "ab[31m\n\tc"
        );
    }

    #[test]
    fn right_to_left_text_stays_and_bidi_controls_go() {
        assert_eq!(escape("כותרת \u{200f}العنوان"), "כותרת \u{200f}العنوان");
        assert_eq!(
            escape("a\u{202e}b\u{202c}\u{2066}c\u{2069}\u{202a}\u{202b}\u{202d}\u{2067}\u{2068}d"),
            "abcd"
        );
    }
}
