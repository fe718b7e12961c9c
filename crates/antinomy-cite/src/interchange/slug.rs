//! Ids from keys of other programs.

use antinomy_model::slug::{OF_PAGE, Reserved};

/// The maximal length of an id.
const MAX_LENGTH: usize = 100;
/// The ASCII slug for a key: `Müller_2009:ß` becomes `mueller-2009-ss`. Empty if the key has no letter or digit that can be
/// transliterated.
#[must_use]
pub fn slug(key: &str) -> String {
    let mut slug = String::new();
    for character in key.chars().flat_map(char::to_lowercase) {
        if slug.len() >= MAX_LENGTH {
            break;
        }
        match transliterated(character) {
            // Combining diacritics and quotation marks: no separator, or a word would be split.
            Some("") => {}
            Some(letters) => slug.push_str(letters),
            None if character.is_ascii_alphanumeric() => slug.push(character),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    // A letter of two (`ss`) may have gone over the end. The slug is ASCII, so any byte is a boundary.
    slug.truncate(MAX_LENGTH);
    let slug = slug.trim_end_matches('-').trim_start_matches(OF_PAGE);
    if Reserved::of(slug).is_some() {
        format!("{slug}-1")
    } else {
        slug.to_owned()
    }
}

/// A lower-case letter in ASCII, by the rules of German; empty for what is dropped.
fn transliterated(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ĕ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ĩ' | 'ĭ' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' | 'ŏ' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ț' | 'ŧ' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\'' | '’' | '‘' | '"' | '„' | '“' | '”' | '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_letters_are_written_out_and_everything_else_is_joined() {
        for (key, expected) in [
            ("Häußermann_2006:ß", "haeussermann-2006-ss"),
            ("DBLP:conf/foo/Ba+r", "dblp-conf-foo-ba-r"),
            ("Łódź", "lodz"),
            ("u\u{308}ber", "uber"),
            ("--", ""),
            ("ключ", ""),
            ("index", "index-1"),
            ("CON", "con-1"),
            ("mdbook:content", "content"),
        ] {
            assert_eq!(slug(key), expected);
        }
    }

    #[test]
    fn a_slug_is_never_too_long_to_be_a_file_name() {
        assert_eq!(slug(&"äb".repeat(1000)).len(), MAX_LENGTH);
    }
}
