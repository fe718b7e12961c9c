//! The place in a work that a citation names: `S. 12`, `pp. 3-5`, `Art. 28 Abs. 2`, `Abschnitte 2 und 4.2`.
//!
//! After pandoc's rules (Text.Pandoc.Citeproc.Locator): an optional comma, a word for the kind of place, numbers; a number
//! alone is a page; braces hold a place that looks like none. Both languages' words are known in every text, and more of
//! what belongs to a place is taken to it ("f.", "und 4.2") than pandoc does, which leaves it to the suffix.

use std::ops::Range;

/// A place in a work, as a citation names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// From large to small; never empty.
    pub parts: Vec<Part>,
    /// All of it in the author's own words, without braces: `Art. 28 Abs. 2`.
    pub written: String,
}

/// One part of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which kind of place.
    pub label: Label,
    /// The numbers, as written.
    pub value: String,
    /// Where they stand.
    pub range: Range<usize>,
}

impl Locator {
    pub(super) fn placed(mut self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        for part in &mut self.parts {
            part.range = place(part.range.clone());
        }
        self
    }
}

/// Kinds of places.
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

/// The words for places, in German and English. Longer ones first where one begins with another.
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

/// More abbreviations for pages. They are known only where nothing but pages can be meant: in prose they may be words.
const MORE_PAGE_WORDS: &[&str] = &["SS.", "pp", "pag."];

/// Pages without the word for them: `24` for `S. 24`, `pp. 24` and `seite 24`. `None` unless such a word comes before a
/// number.
#[must_use]
pub fn without_page_word(text: &str) -> Option<&str> {
    let text = text.trim();
    let known = WORDS.iter().filter(|(label, _)| *label == Label::Page);
    let known = known.flat_map(|(_, words)| *words).chain(MORE_PAGE_WORDS);
    let rest = known.into_iter().find_map(|word| {
        let start = text.get(..word.len())?;
        start
            .eq_ignore_ascii_case(word)
            .then(|| text[word.len()..].trim_start())
    })?;
    rest.starts_with(|c: char| c.is_ascii_digit())
        .then_some(rest)
}

/// Reads a place at the beginning of what stands behind a key, and says how many bytes it takes. Empty braces are none,
/// and take their bytes all the same.
pub(super) fn read(text: &str) -> Option<(Option<Locator>, usize)> {
    let start = skip_comma(text);
    let rest = &text[start..];
    if let Some(inner) = rest.strip_prefix('{') {
        let end = inner.find('}')?;
        if inner[..end].trim().is_empty() {
            // Says that what follows is no place, whatever it looks like.
            return Some((None, start + end + 2));
        }
        let (label, from) = word(&inner[..end]).unwrap_or((Label::Page, 0));
        let (from, value) = trimmed(&inner[..end], from);
        let at = start + 1 + from;
        let part = part(label, value, at)?;
        let locator = Locator {
            parts: vec![part],
            written: inner[..end].trim().to_owned(),
        };
        return Some((Some(locator), start + end + 2));
    }
    let mut parts = Vec::new();
    let mut at = start;
    while let Some((part, end)) = labelled(text, at, parts.is_empty()) {
        at = end;
        parts.push(part);
        let gap = skip_comma(&text[at..]);
        if label(&text[at + gap..]).is_none() {
            break;
        }
        at += gap;
    }
    // A gap in front of a word that turned out to be none belongs to the suffix.
    let end = parts.last()?.range.end;
    let written = text[start..end].to_owned();
    Some((Some(Locator { parts, written }), end))
}

fn part(label: Label, value: &str, at: usize) -> Option<Part> {
    (!value.is_empty()).then(|| Part {
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

/// A word and its numbers; without a word, a number that stands first is a page.
fn labelled(text: &str, at: usize, is_first: bool) -> Option<(Part, usize)> {
    let rest = &text[at..];
    let (kind, from) = match label(rest) {
        Some(found) => found,
        None if is_first && has_digit(rest) => (Label::Page, 0),
        None => return None,
    };
    let length = numbers(&rest[from..])?;
    let part = part(kind, &rest[from..from + length], at + from)?;
    let end = part.range.end;
    Some((part, end))
}

/// Whether the first word of a text has a digit in it; a Roman number could be any word.
fn has_digit(text: &str) -> bool {
    unit(text).is_some_and(|length| text[..length].contains(|letter: char| letter.is_ascii_digit()))
}

/// A word for a place at the beginning of a text that a number follows, and where that begins.
fn label(text: &str) -> Option<(Label, usize)> {
    word(text).filter(|(_, from)| unit(&text[*from..]).is_some())
}

/// A word for a place at the beginning of a text, and where what follows it begins.
fn word(text: &str) -> Option<(Label, usize)> {
    let words = WORDS
        .iter()
        .flat_map(|(label, words)| words.iter().map(move |word| (*label, *word)));
    words.into_iter().find_map(|(label, word)| {
        let rest = text.strip_prefix(word)?;
        let number = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let is_cut = number.len() == rest.len() && word.ends_with(char::is_alphabetic);
        (!is_cut).then(|| (label, text.len() - number.len()))
    })
}

/// How many bytes a list of numbers takes: `12`, `3-5`, `11 ff.`, `2 und 4.2`, `102, 104`.
fn numbers(text: &str) -> Option<usize> {
    let mut end = unit(text)?;
    loop {
        let rest = &text[end..];
        let step = following(rest).or_else(|| {
            let gap = rest.len() - rest.trim_start_matches([',', ' ', '\u{a0}']).len();
            let (gap_text, behind) = rest.split_at(gap);
            let joined = ["und ", "and ", "bis ", "to ", "& ", "u. "]
                .into_iter()
                .find(|word| behind.starts_with(*word));
            let is_joined = joined.is_some() || gap_text.contains(',');
            let from = gap + joined.map_or(0, str::len);
            // After a comma only a number goes on; a word may be anything.
            let starts = rest[from..].starts_with(|letter: char| letter.is_ascii_digit());
            (gap > 0 && is_joined && starts)
                .then(|| unit(&rest[from..]).map(|length| from + length))?
        });
        match step {
            Some(step) => end += step,
            None => return Some(end),
        }
    }
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

/// One number: anything up to white space or a mark that has a digit in it, or a Roman number.
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
    fn a_word_for_pages_is_taken_off() {
        for text in ["S. 12", "seite 12", "SS. 12", "pp. 12", "pp 12", "p.12"] {
            assert_eq!(without_page_word(text), Some("12"), "{text}");
        }
        for text in ["12", "passim", "S. xii", "Seitenwechsel 12", "Kap. 12"] {
            assert_eq!(without_page_word(text), None, "{text}");
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
