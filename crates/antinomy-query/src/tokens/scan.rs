//! How far single tokens reach. Each function gets the text from the token's first byte on, and answers with its length.

/// A character that names may begin with.
pub(super) fn begins_name(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

/// A character inside a name. The grammar leaves out a few letters, which are of no use in names and harmless here.
fn goes_on(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '_' | '-' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The name of a variable: it has no hyphens.
pub(super) fn variable(text: &str) -> usize {
    let rest = &text[1..];
    let is_part = |it: char| goes_on(it) && it != '-';
    1 + rest.find(|it| !is_part(it)).unwrap_or(rest.len())
}

/// A word without a colon.
pub(super) fn word(text: &str) -> usize {
    text.find(|it| !goes_on(it)).unwrap_or(text.len())
}

/// A prefix with its colon, if there is one.
pub(super) fn prefix(text: &str) -> Option<usize> {
    let end = text.find(|it| !goes_on(it) && it != '.')?;
    let is_prefix = text[end..].starts_with(':') && !text[..end].ends_with('.');
    is_prefix.then_some(end + 1)
}

/// What follows the colon of a prefixed name.
pub(super) fn local(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' | '%' => {
                // An escaped character stands for itself; what follows a percent sign are letters and digits anyway.
                let escaped = characters.next_if(|_| character == '\\');
                end = escaped.map_or(at + 1, |(at, it)| at + it.len_utf8());
            }
            // A point belongs to a name only if the name goes on behind it.
            '.' => {}
            ':' => end = at + 1,
            it if goes_on(it) => end = at + it.len_utf8(),
            _ => break,
        }
    }
    end
}

/// An address in angle brackets.
pub(super) fn iri(text: &str) -> Option<usize> {
    let end = text[1..].find(|it| {
        matches!(
            it,
            '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\0'..=' '
        )
    })? + 1;
    text[end..].starts_with('>').then_some(end + 1)
}

/// A language tag.
pub(super) fn tag(text: &str) -> usize {
    let rest = &text[1..];
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '-';
    1 + rest.find(|it| !is_part(it)).unwrap_or(rest.len())
}

/// A number without a sign.
pub(super) fn number(text: &str) -> usize {
    let digits = |from: usize| {
        let rest = &text[from..];
        from + rest
            .find(|it: char| !it.is_ascii_digit())
            .unwrap_or(rest.len())
    };
    let whole = digits(0);
    let mut end = whole;
    if text[whole..].starts_with('.') {
        let fraction = digits(whole + 1);
        // `5.` ends a triple, `5.e3` is a number.
        if fraction > whole + 1 || exponent(&text[fraction..]).is_some() {
            end = fraction;
        }
    }
    end + exponent(&text[end..]).unwrap_or(0)
}

fn exponent(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['e', 'E'])?;
    let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let count = digits
        .find(|it: char| !it.is_ascii_digit())
        .unwrap_or(digits.len());
    (count > 0).then_some(text.len() - digits.len() + count)
}

/// A string, and whether it has an end. Without one it reaches to the end of its line.
pub(super) fn string(text: &str) -> (usize, bool) {
    let quote = if text.starts_with('"') { "\"" } else { "'" };
    let long = quote.repeat(3);
    if text.starts_with(&long)
        && let Some(end) = long_string(text, &long)
    {
        return (end, true);
    }
    let mut at = 1;
    while let Some(character) = text[at..].chars().next() {
        match character {
            '\n' | '\r' => break,
            // What follows a backslash that escapes nothing is never reached by the parser.
            '\\' => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            it if quote.starts_with(it) => return (at + 1, true),
            it => at += it.len_utf8(),
        }
    }
    (at, false)
}

/// A string in three quotation marks. One without an end, or with an escape that is none, is to the parser an empty string and
/// whatever follows.
fn long_string(text: &str, quotes: &str) -> Option<usize> {
    let mut at = quotes.len();
    loop {
        let rest = &text[at..];
        if rest.starts_with(quotes) {
            return Some(at + quotes.len());
        }
        match rest.chars().next()? {
            '\\' => at += escape(rest)?,
            it => at += it.len_utf8(),
        }
    }
}

/// An escape in a string: `\n`, `\u00e4`.
fn escape(text: &str) -> Option<usize> {
    let hexadecimal = |count: usize| {
        let digits = text.get(2..2 + count)?;
        let are_digits = digits.bytes().all(|it| it.is_ascii_hexdigit());
        char::from_u32(u32::from_str_radix(digits, 16).ok()?).filter(|_| are_digits)?;
        Some(2 + count)
    };
    match text.as_bytes().get(1)? {
        b't' | b'b' | b'n' | b'r' | b'f' | b'"' | b'\'' | b'\\' => Some(2),
        b'u' => hexadecimal(4),
        b'U' => hexadecimal(8),
        _ => None,
    }
}
