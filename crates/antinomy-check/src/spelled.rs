//! Characters that a file spells instead of holding them: escapes of YAML in double quotes, and character references of
//! Markdown. A reviewer sees `\u202e`, a reader of the handbook does not.

use std::ops::Range;

/// Text with its spellings resolved.
pub(crate) struct Spelled {
    /// The text that readers get.
    pub(crate) text: String,
    /// The characters in it that were spelled: where they are in `text`, and the bytes that spell them.
    pub(crate) characters: Vec<(usize, char, Range<usize>)>,
}

/// Whether a file may spell a character that is looked for: the parser need not read it again otherwise.
pub(crate) fn may_be_spelled(yaml: &str) -> bool {
    let mut escapes = yaml.match_indices('\\');
    escapes.any(|(at, _)| yaml[at + 1..].starts_with(ESCAPES))
}

/// What stands behind the backslash of an escape that is no plain sign.
const ESCAPES: &[char] = &[
    'u', 'U', 'x', 'e', 'a', 'b', 'v', 'f', 'r', '0', 'N', 'L', 'P',
];

/// Resolves the escapes of a scalar in double quotes; `written` is the scalar with its quotation marks. Line breaks and tabs
/// are no characters that anybody hides.
/// <https://yaml.org/spec/1.2.2/#57-escaped-characters>
pub(crate) fn yaml(written: &str) -> Spelled {
    resolve(written, '\\', |rest| {
        let behind = rest.get(1..)?;
        let digits = match behind.chars().next()? {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            name => return Some((escape(name)?, 1 + name.len_utf8())),
        };
        let code = u32::from_str_radix(behind.get(1..=digits)?, 16).ok()?;
        Some((char::from_u32(code)?, 2 + digits))
    })
}

fn escape(name: char) -> Option<char> {
    Some(match name {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'N' => '\u{85}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        '\\' => '\\',
        _ => return None,
    })
}

/// Names of characters that cannot be seen.
/// <https://html.spec.whatwg.org/multipage/named-characters.html>
const REFERENCES: &[(&str, char)] = &[
    ("NoBreak;", '\u{2060}'),
    ("ZeroWidthSpace;", '\u{200b}'),
    ("lrm;", '\u{200e}'),
    ("rlm;", '\u{200f}'),
    ("shy;", '\u{ad}'),
    ("zwj;", '\u{200d}'),
    ("zwnj;", '\u{200c}'),
];

/// Resolves the character references of Markdown that stand for what cannot be seen, and all numeric ones.
pub(crate) fn markdown(written: &str) -> Spelled {
    resolve(written, '&', |rest| {
        let behind = rest.get(1..)?;
        let named = REFERENCES.iter().find(|(name, _)| behind.starts_with(name));
        if let Some((name, character)) = named {
            return Some((*character, 1 + name.len()));
        }
        let number = behind.strip_prefix('#')?;
        let (radix, digits) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (16, digits),
            None => (10, number),
        };
        let end = digits.find(|digit: char| !digit.is_digit(radix))?;
        // No more than CommonMark takes.
        let code = u32::from_str_radix(digits[..end].get(..end.min(8))?, radix).ok()?;
        let length = rest.len() - digits.len() + end + 1;
        (digits[end..].starts_with(';')).then_some((char::from_u32(code)?, length))
    })
}

/// Resolves what begins with `sign`, where `one` knows the character and how many bytes spell it.
fn resolve(written: &str, sign: char, one: impl Fn(&str) -> Option<(char, usize)>) -> Spelled {
    let mut spelled = Spelled {
        text: String::with_capacity(written.len()),
        characters: Vec::new(),
    };
    let mut at = 0;
    while let Some(next) = written[at..].find(sign) {
        spelled.text.push_str(&written[at..at + next]);
        at += next;
        let (character, length) = one(&written[at..]).unwrap_or((sign, sign.len_utf8()));
        if character != sign {
            let place = (spelled.text.len(), character, at..at + length);
            spelled.characters.push(place);
        }
        spelled.text.push(character);
        at += length;
    }
    spelled.text.push_str(&written[at..]);
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn characters(spelled: Spelled) -> Vec<(char, Range<usize>)> {
        let characters = spelled.characters.into_iter();
        characters
            .map(|(_, character, range)| (character, range))
            .collect()
    }

    #[test]
    fn escapes_of_yaml_are_resolved() {
        assert_eq!(
            characters(yaml(r#""a\u202eb\x1b\e\U0000200b\N""#)),
            [
                ('\u{202e}', 2..8),
                ('\u{1b}', 9..13),
                ('\u{1b}', 13..15),
                ('\u{200b}', 15..25),
                ('\u{85}', 25..27)
            ]
        );
        assert_eq!(characters(yaml(r#""\\u202e \n\t\"\/""#)), []);
        assert_eq!(characters(yaml(r#""\u20"#)), []);
    }

    #[test]
    fn references_of_markdown_are_resolved() {
        assert_eq!(
            characters(markdown("a&#x202e;b&#8238;&rlm; &shy;")),
            [
                ('\u{202e}', 1..9),
                ('\u{202e}', 10..17),
                ('\u{200f}', 17..22),
                ('\u{ad}', 23..28)
            ]
        );
        assert_eq!(characters(markdown("R&D &amp; &#; &#x; &#x110000; &")), []);
    }
}
