//! Text in LaTeX, in both directions.
//!
//! Decoding is done by the crate `biblatex`, after repairs: the crate takes digits and punctuation for parts of a command
//! name (`\ss.`), and `\o{}` for an accent. Encoding is ours: the crate writes `\^` and `\~` for the characters, which are
//! accents in LaTeX, and sorts fields by name.

use crate::interchange::text::single_line;
use antinomy_model::values::Name;
use biblatex::{Bibliography, Chunks, ChunksExt, Person};

/// The maximal depth of braces; the crate recurses into them.
pub(super) const MAX_DEPTH: usize = 50;

/// Placeholder for a no-break space: the crate collapses white space, no-break spaces among it.
const HARD_SPACE: char = '\u{f8ff}';

/// A text with all special characters of LaTeX escaped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut last = ' ';
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', character]),
            '\u{a0}' => out.push('~'),
            // Two in a row are a ligature: an en dash or a quotation mark.
            '-' | '`' | '\'' if last == character => out.extend(['{', '}', character]),
            '"' => out.push_str("\\textquotedbl{}"),
            _ => out.push(character),
        }
        last = character;
    }
    out
}

/// A title with braces around words with capitals: styles set English titles in sentence case, and braces protect a word
/// from that. `keeps_first` protects the first letter of the title, too.
pub(super) fn title(text: &str, keeps_first: bool) -> String {
    let words = text.split(' ').enumerate().map(|(at, word)| {
        let mut letters = word.chars();
        if at == 0 && !keeps_first {
            letters.find(|letter| letter.is_alphabetic());
        }
        let escaped = escape(word);
        if letters.any(char::is_uppercase) {
            format!("{{{escaped}}}")
        } else {
            escaped
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The value of a field of names.
pub(super) fn names(names: &[Name]) -> String {
    names.iter().map(name).collect::<Vec<_>>().join(" and ")
}

fn name(name: &Name) -> String {
    let (family, given, prefix, suffix) = match name {
        Name::Body(body) => return format!("{{{}}}", escape(body)),
        Name::Person {
            family,
            given,
            prefix,
            suffix,
        } => (family, given, prefix, suffix),
    };
    let is_upper = |text: &str| {
        let mut words = text.split(' ');
        words.all(|word| !word.is_empty() && !word.starts_with(char::is_lowercase))
    };
    let is_lower = |text: &str| {
        let mut words = text.split(' ');
        words.all(|word| word.starts_with(char::is_lowercase))
    };
    let parts = [
        Some(family),
        given.as_ref(),
        prefix.as_ref(),
        suffix.as_ref(),
    ];
    let is_plain = parts.into_iter().flatten().all(|part| {
        let is_joined = part.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
        !is_joined && !part.contains([',', '=', '{', '}', '\\'])
    });
    let is_usual = is_plain && is_upper(family) && prefix.as_deref().is_none_or(is_lower);
    if let (true, Some(given)) = (is_usual, given) {
        let before = prefix.as_ref().map(|prefix| format!("{} ", escape(prefix)));
        let behind = suffix
            .as_ref()
            .map(|suffix| format!(", {}", escape(suffix)));
        return format!(
            "{}{}{}, {}",
            before.unwrap_or_default(),
            escape(family),
            behind.unwrap_or_default(),
            escape(given)
        );
    }
    // The extended format of biber, part by part. In the usual one a person without given names would be read as a body,
    // and `de` within a family name as a particle.
    let parts = [
        ("family", Some(family)),
        ("given", given.as_ref()),
        ("prefix", prefix.as_ref()),
        ("suffix", suffix.as_ref()),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(part, text)| Some(format!("{part}={{{}}}", escape(text?))));
    parts.collect::<Vec<_>>().join(", ")
}

/// The text of a value; `None` if braces do not match or a command has no argument.
pub(super) fn decode(latex: &str) -> Option<String> {
    Some(plain(&decode_chunks(latex)?.format_verbatim()))
}

fn decode_chunks(latex: &str) -> Option<Chunks> {
    // One entry for each field, so that an error in one does not affect the others.
    let entry = format!("@misc{{k, f = {{{}}}}}", repaired(latex));
    let read = Bibliography::parse(&entry).ok()?;
    read.get("k")?.get("f").map(<[_]>::to_vec)
}

/// The same LaTeX in forms that the crate reads correctly.
fn repaired(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len() + 16);
    let mut rest = latex;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\\' => rest = command(rest, &mut out),
            '~' | '\u{a0}' => out.push(HARD_SPACE),
            '`' if rest.starts_with('`') => {
                out.push('“');
                rest = &rest[1..];
            }
            '\'' if rest.starts_with('\'') => {
                out.push('”');
                rest = &rest[1..];
            }
            // The crate takes text between two of them for a formula, and a single one for an error.
            '$' => out.push_str("\\$"),
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// Writes one command with an unambiguous end of its name. `rest` begins behind the backslash; returns what follows the
/// command.
fn command<'t>(rest: &'t str, out: &mut String) -> &'t str {
    /// Commands of one letter that are accents on the next letter.
    const ACCENTS: &[&str] = &["c", "v", "H", "k", "u", "r", "d", "b"];
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, behind) = rest.split_at(length);
    let Some(next) = behind.chars().next() else {
        if word.is_empty() {
            out.push_str("\\textbackslash{}");
        } else {
            close(word, out);
        }
        return behind;
    };
    if word.is_empty() {
        let after = &behind[next.len_utf8()..];
        match next {
            '\'' | '`' | '"' | '^' | '~' | '=' | '.' => return accent(next, after, out),
            // A line break, and spaces of several widths.
            '\\' | ' ' | '\n' | '\r' | '\t' | ',' | ';' | '!' | ':' | '/' => out.push(' '),
            // A place for hyphenation.
            '-' => {}
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '#' | '&' | '%' | '$' | '_' => out.extend(['\\', next]),
            _ => out.push(next),
        }
        return after;
    }
    // LaTeX ignores white space behind the name of a command.
    let trimmed = behind.trim_start_matches([' ', '\n', '\r', '\t']);
    if ACCENTS.contains(&word) && behind.len() > trimmed.len() {
        let Some(letter) = trimmed.chars().next().filter(|c| c.is_alphanumeric()) else {
            return trimmed;
        };
        out.push_str(&format!("\\{word}{{{letter}}}"));
        return &trimmed[letter.len_utf8()..];
    }
    // A command with an argument is left to the crate; empty braces only end the name.
    if next == '{' && !trimmed.starts_with("{}") {
        out.push('\\');
        out.push_str(word);
        return behind;
    }
    close(word, out);
    trimmed.strip_prefix("{}").unwrap_or(trimmed)
}

/// Writes an accent with its letter in braces, the one form that the crate reads for all accents. `rest` begins behind the
/// accent; returns what follows the letter.
fn accent<'t>(accent: char, rest: &'t str, out: &mut String) -> &'t str {
    let trimmed = rest.trim_start_matches(' ');
    // `\i` and `\j`, which carry the accent in place of the dot.
    let dotless = |rest: &'t str| {
        let inner = rest.strip_prefix('\\')?;
        let letter = inner.chars().next().filter(|c| matches!(c, 'i' | 'j'))?;
        let after = &inner[1..];
        let is_whole = !after.starts_with(|c: char| c.is_ascii_alphabetic());
        is_whole.then(|| (letter, after.trim_start_matches(' ')))
    };
    let braced = trimmed.strip_prefix('{');
    if let Some((letter, after)) = braced.and_then(dotless)
        && let Some(after) = after.strip_prefix('}')
    {
        out.push_str(&format!("\\{accent}{{{letter}}}"));
        return after;
    }
    if let Some((letter, after)) = dotless(trimmed) {
        out.push_str(&format!("\\{accent}{{{letter}}}"));
        return after;
    }
    match trimmed.chars().next() {
        // An accent on nothing is the character itself, for two of them.
        Some('{') if trimmed.starts_with("{}") => {
            out.push_str(match accent {
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                _ => "",
            });
            &trimmed[2..]
        }
        Some('{') => {
            out.extend(['\\', accent]);
            trimmed
        }
        Some(letter) if letter.is_alphanumeric() => {
            out.push_str(&format!("\\{accent}{{{letter}}}"));
            &trimmed[letter.len_utf8()..]
        }
        _ => trimmed,
    }
}

/// Writes a command without an argument: the character that it is for, else the command with empty braces.
fn close(word: &str, out: &mut String) {
    match word {
        "o" => out.push('ø'),
        "textquotedbl" => out.push('"'),
        "textendash" => out.push('–'),
        "ldots" | "dots" | "textellipsis" => out.push('…'),
        "euro" | "texteuro" => out.push('€'),
        "nobreakspace" => out.push(HARD_SPACE),
        "quad" | "qquad" | "space" | "newline" | "linebreak" => out.push(' '),
        "glqq" => out.push('„'),
        "grqq" => out.push('“'),
        "glq" => out.push('‚'),
        "grq" => out.push('‘'),
        "flqq" => out.push('«'),
        "frqq" => out.push('»'),
        // Font switches: a text has no formatting.
        "em" | "it" | "bf" | "sc" | "sl" | "tt" | "rm" | "sf" | "itshape" | "bfseries"
        | "scshape" | "upshape" | "normalfont" | "relax" | "protect" | "noopsort" => {}
        _ => out.push_str(&format!("\\{word}{{}}")),
    }
}

/// Removes commands for formatting that the crate leaves in the text, and writes quotation marks for quotations.
fn plain(text: &str) -> String {
    const FORMATTING: &[&str] = &[
        "emph",
        "textit",
        "textbf",
        "textsc",
        "textsl",
        "texttt",
        "textrm",
        "textsf",
        "textup",
        "textnormal",
        "mbox",
        "text",
        "mkbibemph",
        "mkbibitalic",
        "mkbibbold",
        "nohyphens",
        "textsuperscript",
        "textsubscript",
        "underline",
        "url",
        "uppercase",
        "MakeUppercase",
        "bibstring",
        "textquoted",
    ];
    const QUOTES: &[&str] = &["enquote", "mkbibquote"];
    let text = text.replace(HARD_SPACE, "\u{a0}");
    if !text.contains('\\') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    // For each command that is open: what to write at its end, and the depth of inner braces. Those belong to the text.
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match (letter, open.last_mut()) {
            ('\\', _) => {
                let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                let (word, behind) = rest.split_at(length);
                match behind.strip_prefix('{') {
                    Some(inner) if FORMATTING.contains(&word) => {
                        open.push(("", 0));
                        rest = inner;
                    }
                    Some(inner) if QUOTES.contains(&word) => {
                        out.push('“');
                        open.push(("”", 0));
                        rest = inner;
                    }
                    _ => out.push('\\'),
                }
            }
            ('}', Some((end, 0))) => {
                out.push_str(end);
                open.pop();
            }
            ('{', Some((_, depth))) => {
                *depth += 1;
                out.push('{');
            }
            ('}', Some((_, depth))) => {
                *depth -= 1;
                out.push('}');
            }
            _ => out.push(letter),
        }
    }
    out
}

/// The names of a field, and whether it ends in "and others". `None` if a name cannot be decoded.
pub(super) fn read_names(latex: &str) -> Option<(Vec<Name>, bool)> {
    let mut names = Vec::new();
    let mut has_others = false;
    for part in split_names(latex) {
        match part {
            "" => {}
            "others" => has_others = true,
            part => names.push(read_name(part)?),
        }
    }
    Some((names, has_others))
}

/// Splits at the word `and` outside of braces.
fn split_names(latex: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    let mut is_escaped = false;
    let bytes = latex.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if is_escaped => {}
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a' | b'A'
                if depth == 0
                    && at > start
                    && bytes[at - 1].is_ascii_whitespace()
                    && bytes[at..].len() > 3
                    && bytes[at..at + 3].eq_ignore_ascii_case(b"and")
                    && bytes[at + 3].is_ascii_whitespace() =>
            {
                parts.push(latex[start..at].trim());
                start = at + 3;
            }
            _ => {}
        }
        is_escaped = *byte == b'\\' && !is_escaped;
    }
    parts.push(latex[start..].trim());
    parts
}

fn read_name(latex: &str) -> Option<Name> {
    let body = |latex: &str| Some(Name::Body(single_line(&decode(latex)?)));
    if let Some(inner) = in_braces(latex) {
        return body(inner);
    }
    let chunks = decode_chunks(latex)?;
    // One word is a body ("Bundesregierung"): persons have given names, or are written in the extended format.
    let is_plain = !latex.contains(['=', ',', ' ', '~', '\n', '\t']);
    let person = Person::parse(&chunks);
    if is_plain || person.name.trim().is_empty() {
        return body(latex);
    }
    let part = |text: &str| Some(single_line(&plain(text))).filter(|text| !text.is_empty());
    Some(Name::Person {
        family: part(&person.name)?,
        given: part(&person.given_name),
        prefix: part(&person.prefix),
        suffix: part(&person.suffix),
    })
}

/// The text between braces that enclose all of it.
fn in_braces(latex: &str) -> Option<&str> {
    let inner = latex.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0usize;
    let mut is_escaped = false;
    for byte in inner.bytes() {
        match byte {
            _ if is_escaped => {}
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    Some(inner).filter(|_| !is_escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(family: &str, given: &str, prefix: &str, suffix: &str) -> Name {
        let part = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Name::Person {
            family: family.to_owned(),
            given: part(given),
            prefix: part(prefix),
            suffix: part(suffix),
        }
    }

    #[test]
    fn umlauts_and_accents_are_read_however_they_are_written() {
        for (latex, text) in [
            (
                r#"M\"uller, M{\"u}ller, M\"{u}ller, M{\" u}ller"#,
                "Müller, Müller, Müller, Müller",
            ),
            (
                r"Stra\ss e, Stra{\ss}e, Stra\ss{}e, Gru\ss.",
                "Straße, Straße, Straße, Gruß.",
            ),
            (
                r"Kom\'{\i}, na\'\i f, \o{} \O, \L\'od\'z",
                "Komí, naíf, ø Ø, Łódź",
            ),
            (r"\c{c} \c c \v{s} \v s \H{o} \r a", "ç ç š š ő å"),
            (
                r"A \& B, 100\,\%, \$5, C\#, a\_b",
                "A & B, 100 %, $5, C#, a_b",
            ),
            ("1901--1908 --- so", "1901–1908 — so"),
            (r"``so'' \enquote{und \emph{so}}", "“so” “und so”"),
            (
                r"{NATO} and {\textit{Homo} sapiens}",
                "NATO and Homo sapiens",
            ),
            (r"10~\% $n$", "10\u{a0}% $n$"),
            (r"\LaTeX-Buch", "LaTeX-Buch"),
        ] {
            assert_eq!(decode(latex).as_deref(), Some(text), "{latex}");
        }
    }

    #[test]
    fn any_text_comes_back_as_it_was() {
        for text in [
            r"a\b {c} ~ ^ $5 & 3 % # _ -- --- `` '' ‚a‘ „b“ “c”",
            "Straße – Größe",
            "\\alpha{x}",
            "O'Neill's",
            "10\u{a0}%",
            "a \" b",
            "\\",
            "}{",
        ] {
            assert_eq!(decode(&escape(text)).as_deref(), Some(text));
            assert_eq!(decode(&title(text, true)).as_deref(), Some(text));
        }
    }

    #[test]
    fn names_come_back_as_they_were() {
        let all = vec![
            person("Dippel", "A.", "von", ""),
            person("Bommes", "Michael", "", ""),
            person("King", "Martin Luther", "", "Jr."),
            person("Dangschat", "", "", ""),
            person("Hussein de Araújo", "S.", "", ""),
            person("van der Rohe", "Ludwig", "", ""),
            person("Gogh", "Vincent", "Van", ""),
            Name::Body("Bertelsmann Stiftung".into()),
            Name::Body("Ministerium für Arbeit, Bildung and Soziales".into()),
            Name::Body("A = B".into()),
        ];
        assert_eq!(read_names(&names(&all)), Some((all, false)));
    }

    #[test]
    fn names_are_read_in_every_order() {
        let read = |latex| read_names(latex).unwrap();
        let expected = vec![person("Beethoven", "Ludwig", "van", "")];
        assert_eq!(read("Ludwig van Beethoven").0, expected);
        assert_eq!(read("van Beethoven, Ludwig and others"), (expected, true));
        assert_eq!(
            read("Bundesregierung").0,
            [Name::Body("Bundesregierung".into())]
        );
    }
}
