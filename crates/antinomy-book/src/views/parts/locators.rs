//! Locators in words: "S. 24", "sec. 4.2", with a no-break space.

use antinomy_model::values::{Choice, Locator, LocatorKey};
use antinomy_syntax::Argument;
use antinomy_words::Words;

/// A locator in words; `None` for an empty one.
pub(crate) fn said(words: &Words, locator: &Locator) -> Option<String> {
    let parts: Vec<String> = locator
        .0
        .iter()
        .map(|(key, text)| part(words, *key, &text.value))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn part(words: &Words, key: LocatorKey, value: &str) -> String {
    // Only pages have a plural: other parts are named by number.
    let is_range = key == LocatorKey::Page && value.contains(['-', '–', ',']);
    let word = if is_range {
        "locator-pages".to_owned()
    } else {
        format!("locator-{}", key.word())
    };
    words.say(&word, &[("value", Argument::Text(value.to_owned()))])
}

/// A key that sorts locators in the order of a text: their numbers, so that `4.2` is after `4` and before `10`.
pub(crate) fn order(locator: &Locator) -> Vec<u32> {
    let parts = locator
        .0
        .iter()
        .flat_map(|(_, text)| text.value.split(|letter: char| !letter.is_ascii_digit()));
    parts.filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use antinomy_syntax::{FileId, Span, Spanned};

    fn locator(parts: &[(LocatorKey, &str)]) -> Locator {
        let span = Span::new(FileId(0), 0..0);
        let spanned = |value: &str| Spanned {
            value: value.to_owned(),
            span,
        };
        Locator(
            parts
                .iter()
                .map(|(key, value)| (*key, spanned(value)))
                .collect(),
        )
    }

    fn in_both(parts: &[(LocatorKey, &str)]) -> [String; 2] {
        ["de", "en"].map(|tag| said(&Words::new(tag), &locator(parts)).unwrap_or_default())
    }

    #[test]
    fn a_place_is_said_with_a_space_that_does_not_break() {
        assert_eq!(
            in_both(&[(LocatorKey::Page, "24")]),
            ["S.\u{a0}24", "p.\u{a0}24"]
        );
        assert_eq!(
            in_both(&[(LocatorKey::Page, "11-29")]),
            ["S.\u{a0}11-29", "pp.\u{a0}11-29"]
        );
    }

    #[test]
    fn several_parts_go_from_large_to_small() {
        let parts = [(LocatorKey::Article, "28"), (LocatorKey::Paragraph, "2")];
        assert_eq!(
            in_both(&parts),
            ["Art.\u{a0}28, Abs.\u{a0}2", "art.\u{a0}28, para.\u{a0}2"]
        );
    }

    #[test]
    fn there_is_a_word_for_every_key() {
        for tag in ["de", "en"] {
            let words = Words::new(tag);
            for word in LocatorKey::WORDS {
                assert!(words.knows(&format!("locator-{word}")), "{tag} {word}");
            }
        }
    }

    #[test]
    fn places_sort_by_their_numbers() {
        let key = |text: &str| order(&locator(&[(LocatorKey::Section, text)]));
        assert!(key("4") < key("4.2") && key("4.2") < key("10"));
    }
}
