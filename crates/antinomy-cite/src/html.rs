//! The one way by which text becomes HTML here.
//!
//! Whatever comes from a record or from another program passes [`escape`] before it stands in a page, between tags or
//! in a double-quoted attribute. The rules are those of the HTML standard for text and for double-quoted attribute values
//! (<https://html.spec.whatwg.org/multipage/syntax.html>): `&`, `<` and the quotation mark end what they stand in;
//! `>` and `'` go along, so that a mistake in a template does no harm.

use std::borrow::Cow;

/// A text for a page: between tags, or in a double-quoted attribute.
///
/// What [`clean`] leaves out is left out here, too.
///
/// ```
/// use antinomy_cite::html::escape;
///
/// assert_eq!(escape("Vielfalt & \"Einheit\""), "Vielfalt &amp; &quot;Einheit&quot;");
/// assert_eq!(escape("<script>"), "&lt;script&gt;");
/// ```
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if text
        .chars()
        .all(|letter| entity(letter).is_none() && !is_dropped(letter))
    {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars().filter(|letter| !is_dropped(*letter)) {
        match entity(letter) {
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

/// A text without what nobody sees and what could turn around what stands beside it.
///
/// Left out are control characters other than tabulator and line feed, code points that are no characters, and the
/// controls that override, embed or isolate a direction (U+202A to U+202E, U+2066 to U+2069): one that is never closed
/// reverses the rest of the line, and a reader can no longer trust what he sees (<https://trojansource.codes>). Hebrew
/// and Arabic need none of them, since their letters know their direction; their marks (U+061C, U+200E, U+200F) stay.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_dropped) {
        Cow::Owned(text.chars().filter(|letter| !is_dropped(*letter)).collect())
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
        '\'' => Some("&#39;"),
        _ => None,
    }
}

fn is_dropped(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\t' | '\n');
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_none = matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe;
    is_control || turns || is_none
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
    fn what_ends_a_text_or_an_attribute_is_escaped() {
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
    fn right_to_left_text_stays_and_what_turns_others_around_goes() {
        assert_eq!(escape("כותרת \u{200f}العنوان"), "כותרת \u{200f}العنوان");
        assert_eq!(
            escape("a\u{202e}b\u{202c}\u{2066}c\u{2069}\u{202a}\u{202b}\u{202d}\u{2067}\u{2068}d"),
            "abcd"
        );
    }
}
