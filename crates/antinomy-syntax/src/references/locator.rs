//! The locator of a citation: `S. 12`, `pp. 3-5`, `Art. 28 Abs. 2`, `Abschnitte 2 und 4.2`.
//!
//! After pandoc's rules (Text.Pandoc.Citeproc.Locator): an optional comma, a label, numbers; a number without a label is a
//! page; braces hold a locator that would not be recognized. German and English labels are known in every text, and more
//! is counted to the locator ("f.", "und 4.2") than pandoc does, which leaves it to the suffix.

use std::ops::Range;

/// A locator as it is written in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseLocator {
    /// From the largest unit to the smallest; never empty.
    pub parts: Vec<LocatorPart>,
    /// The whole locator as it is written, without braces: `Art. 28 Abs. 2`.
    pub written: String,
}

/// A label with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatorPart {
    /// The kind of unit.
    pub label: Label,
    /// The numbers as written.
    pub value: String,
    /// The bytes of the numbers.
    pub range: Range<usize>,
}

impl ProseLocator {
    /// The same with the range of each part mapped by `place`, from the flat text to the source.
    pub(super) fn placed(mut self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        for part in &mut self.parts {
            part.range = place(part.range.clone());
        }
        self
    }
}

/// The kind of unit that a locator counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each says its name")]
pub enum Label {
    Page,
    Section,
    Footnote,
    Chapter,
    Article,
    Paragraph,
    Sentence,
    Table,
    /// `§` of a law.
    Law,
}

/// Labels in German and English. A label comes before those that are its beginning, because the first match is taken.
const WORDS: &[(Label, &[&str])] = &[
    (
        Label::Page,
        &["Seiten", "Seite", "S.", "pages", "page", "pp.", "p.", "pg."],
    ),
    (
        Label::Section,
        &[
            "Abschnitten",
            "Abschnitts",
            "Abschnitte",
            "Abschnitt",
            "Abschn.",
            "sections",
            "section",
            "secs.",
            "sec.",
            "sect.",
        ],
    ),
    (
        Label::Footnote,
        &[
            "Fußnoten",
            "Fußnote",
            "Fn.",
            "FN",
            "footnotes",
            "footnote",
            "fn.",
        ],
    ),
    (
        Label::Chapter,
        &[
            "Kapiteln", "Kapitels", "Kapitel", "Kap.", "chapters", "chapter", "chaps.", "chap.",
            "ch.",
        ],
    ),
    (
        Label::Article,
        &[
            "Artikeln", "Artikels", "Artikel", "Art.", "articles", "article", "art.",
        ],
    ),
    (
        Label::Paragraph,
        &[
            "Absätzen",
            "Absätze",
            "Absatz",
            "Abs.",
            "paragraphs",
            "paragraph",
            "paras.",
            "para.",
        ],
    ),
    (Label::Sentence, &["Sätze", "Satz", "sentences", "sentence"]),
    (
        Label::Table,
        &["Tabellen", "Tabelle", "Tab.", "tables", "table"],
    ),
    (Label::Law, &["§§", "§"]),
];

/// Reads a locator at the beginning of what follows a key. Returns it with the bytes that it takes. Empty braces are no
/// locator but take their bytes.
pub(super) fn read(text: &str) -> Option<(Option<ProseLocator>, usize)> {
    let start = skip_comma(text);
    if text[start..].starts_with('{') {
        return braced(text, start);
    }
    let mut parts = Vec::new();
    let mut at = start;
    // A number without a label is a page, but only at the beginning.
    let page = || has_digit(&text[start..]).then_some((Label::Page, 0));
    let mut next = label(&text[start..]).or_else(page);
    while let Some((kind, from)) = next {
        let Some(part) = numbered(kind, text, at + from) else {
            break;
        };
        at = part.range.end;
        parts.push(part);
        at += skip_comma(&text[at..]);
        next = label(&text[at..]);
    }
    // A gap before a label without numbers belongs to the suffix.
    let end = parts.last()?.range.end;
    let written = text[start..end].to_owned();
    Some((Some(ProseLocator { parts, written }), end))
}

/// `{locator}` at `start`.
fn braced(text: &str, start: usize) -> Option<(Option<ProseLocator>, usize)> {
    let inner = &text[start + 1..];
    let inner = &inner[..inner.find('}')?];
    let end = start + inner.len() + 2;
    // Empty braces say that what follows is part of the suffix, whatever it looks like.
    if inner.trim().is_empty() {
        return Some((None, end));
    }
    let (label, from) = word(inner).unwrap_or((Label::Page, 0));
    let (from, value) = trimmed(inner, from);
    let locator = ProseLocator {
        parts: vec![part(label, value, start + 1 + from)?],
        written: inner.trim().to_owned(),
    };
    Some((Some(locator), end))
}

fn part(label: Label, value: &str, at: usize) -> Option<LocatorPart> {
    (!value.is_empty()).then(|| LocatorPart {
        label,
        value: value.to_owned(),
        range: at..at + value.len(),
    })
}

fn trimmed(text: &str, from: usize) -> (usize, &str) {
    let rest = &text[from..];
    let value = rest.trim_start();
    (from + rest.len() - value.len(), value.trim_end())
}

fn skip_comma(text: &str) -> usize {
    let rest = text.trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    text.len() - rest.len()
}

/// The part whose numbers begin at `at`.
fn numbered(kind: Label, text: &str, at: usize) -> Option<LocatorPart> {
    let length = numbers(&text[at..])?;
    part(kind, &text[at..at + length], at)
}

/// Whether the first word of a text has a digit in it. Without a label a Roman numeral could be any word ("I think").
fn has_digit(text: &str) -> bool {
    unit(text).is_some_and(|length| text[..length].contains(|letter: char| letter.is_ascii_digit()))
}

/// A label at the beginning of a text that a number follows, and where that begins.
fn label(text: &str) -> Option<(Label, usize)> {
    word(text).filter(|(_, from)| unit(&text[*from..]).is_some())
}

/// A label at the beginning of a text, and where what follows it begins.
fn word(text: &str) -> Option<(Label, usize)> {
    let words = WORDS
        .iter()
        .flat_map(|(label, words)| words.iter().map(move |word| (*label, *word)));
    words.into_iter().find_map(|(label, word)| {
        let rest = text.strip_prefix(word)?;
        let number = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        // "Seitenwechsel" begins with "Seiten", but an abbreviation needs no space: "S.12".
        let is_cut = number.len() == rest.len() && word.ends_with(char::is_alphabetic);
        (!is_cut).then(|| (label, text.len() - number.len()))
    })
}

/// How many bytes a list of numbers takes: `12`, `3-5`, `11 ff.`, `2 und 4.2`, `102, 104`.
fn numbers(text: &str) -> Option<usize> {
    let mut end = unit(text)?;
    while let Some(step) = following(&text[end..]).or_else(|| joined(&text[end..])) {
        end += step;
    }
    Some(end)
}

/// A comma or conjunction behind a number, with the next number.
fn joined(rest: &str) -> Option<usize> {
    let gap = rest.len() - rest.trim_start_matches([',', ' ', '\u{a0}']).len();
    let (gap_text, behind) = rest.split_at(gap);
    let conjunction = ["und ", "and ", "bis ", "to ", "& ", "u. "]
        .into_iter()
        .find(|word| behind.starts_with(*word));
    if gap == 0 || (conjunction.is_none() && !gap_text.contains(',')) {
        return None;
    }
    let from = gap + conjunction.map_or(0, str::len);
    // Anything but a digit belongs to the suffix: "S. 102 und öfter".
    let starts = rest[from..].starts_with(|letter: char| letter.is_ascii_digit());
    starts
        .then(|| unit(&rest[from..]))
        .flatten()
        .map(|length| from + length)
}

/// `f.` or `ff.` behind a number.
fn following(rest: &str) -> Option<usize> {
    let inner = rest.trim_start_matches([' ', '\u{a0}']);
    let gap = rest.len() - inner.len();
    ["ff.", "f.", "ff", "f"].into_iter().find_map(|word| {
        let behind = inner.strip_prefix(word)?;
        let ends = !behind.starts_with(|letter: char| letter.is_alphanumeric() || letter == '.');
        ends.then_some(gap + word.len())
    })
}

/// How many bytes one number takes: a word with a digit in it, or a Roman numeral in one case.
fn unit(text: &str) -> Option<usize> {
    let end = text
        .find(|letter: char| {
            letter.is_whitespace() || ",;[](){}".contains(letter) || letter < '\u{20}'
        })
        .unwrap_or(text.len());
    let word = text[..end].trim_end_matches(['.', ':', '!', '?', '"', '“', '”']);
    let first = word.split(['-', '–']).next().unwrap_or_default();
    let is_roman = !first.is_empty()
        && first.bytes().all(|byte| b"ivxlcdmIVXLCDM".contains(&byte))
        && (first.bytes().all(|byte| byte.is_ascii_lowercase())
            || first.bytes().all(|byte| byte.is_ascii_uppercase()));
    (is_roman || word.contains(|letter: char| letter.is_ascii_digit())).then_some(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(text) {
            Some((None, length)) => format!("none|{}", &text[length..]),
            Some((Some(locator), length)) => {
                let parts = locator.parts.iter().map(|part| {
                    assert_eq!(&text[part.range.clone()], part.value);
                    format!("{:?} {}", part.label, part.value)
                });
                format!(
                    "{}|{}",
                    parts.collect::<Vec<_>>().join(", "),
                    &text[length..]
                )
            }
            None => format!("|{text}"),
        }
    }

    #[test]
    fn places_are_read_in_both_languages() {
        for (text, place) in [
            (", S. 12", "Page 12|"),
            (", S. 3 f.", "Page 3 f.|"),
            (", S. 11 ff.", "Page 11 ff.|"),
            (", pp. 173 ff.", "Page 173 ff.|"),
            (" p. 12-15", "Page 12-15|"),
            (", 12", "Page 12|"),
            (", S.12", "Page 12|"),
            (", S. 102, 104 und öfter", "Page 102, 104| und öfter"),
            (", S. iv", "Page iv|"),
            (", A7 f.", "Page A7 f.|"),
            (", Abschnitte 2 und 4.2", "Section 2 und 4.2|"),
            (", sections 4.1 and 5", "Section 4.1 and 5|"),
            (", Fn. 3", "Footnote 3|"),
            (", Fußnote 3", "Footnote 3|"),
            (
                ", Art. 28 Abs. 2 Satz 1",
                "Article 28, Paragraph 2, Sentence 1|",
            ),
            (", § 5 Abs. 2", "Law 5, Paragraph 2|"),
            (", §5", "Law 5|"),
            (", Kap. 2, hier anders", "Chapter 2|, hier anders"),
            (", {S. a–b}", "Page a–b|"),
            (", {§ x}, sonst", "Law x|, sonst"),
            ("{}, 99 Jahre", "none|, 99 Jahre"),
        ] {
            assert_eq!(told(text), place, "{text}");
        }
    }

    #[test]
    fn words_are_no_places() {
        for text in [
            "",
            ", passim",
            ", Seitenwechsel",
            ", S. auch dort",
            ", page",
            ", und 3 andere",
            ", Artikel",
            ", I think",
        ] {
            assert_eq!(told(text), format!("|{text}"));
        }
    }
}
