//! Citations in one line of text.

use super::Reference;
use super::inline::{BLOCKED, Run, id_link};
use super::locator::{self, Locator};
use std::ops::Range;

/// Works that are cited together: `[vgl. @a, S. 3; @b]`, `@a`, `@a [S. 3; @b]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The bytes that it takes.
    pub range: Range<usize>,
    /// Whether the first work is named in the sentence: `@a [S. 3]` and not `[@a, S. 3]`.
    pub narrative: bool,
    /// The works, in the order in which they are written; never empty.
    pub cites: Vec<Cite>,
}

/// One work in a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The key, which is the id of a source.
    pub key: String,
    /// Where the key stands, without the `@`.
    pub key_range: Range<usize>,
    /// In which manner it is cited.
    pub manner: Option<Manner>,
    /// Whether the names are left out, because the sentence says them: `[-@a]`.
    pub suppress_author: bool,
    /// What comes before it, as Markdown, without white space around it.
    pub prefix: String,
    /// Where in the work.
    pub locator: Option<Locator>,
    /// What comes after it, as Markdown. It says itself whether a space stands before it.
    pub suffix: String,
}

/// `disputes` in `@disputes:key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// As it is written.
    pub term: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// Longer runs of brackets in brackets are nobody's citation.
const MAX_DEPTH: usize = 16;

/// Adds the citations and `[[ids]]` of a run.
pub(super) fn read(run: &Run, source: &str, found: &mut Vec<Reference>) {
    let reader = Reader { run, source };
    let brackets = Brackets::of(&run.flat);
    let mut at = 0;
    while let Some(next) = run.flat[at..].find(['[', '@']) {
        at += next;
        if run.flat[at..].starts_with("[[")
            && let Some((link, length)) = id_link(run, source, at)
        {
            found.push(Reference::Id(link));
            at += length;
            continue;
        }
        let citation = match run.flat.as_bytes()[at] {
            b'[' => reader.bracketed(at, &brackets),
            _ => reader.narrative(at, &brackets),
        };
        match citation {
            Some((citation, end)) => {
                found.push(Reference::Citation(citation));
                at = end;
            }
            None => at += 1,
        }
    }
}

/// Where each bracket closes.
struct Brackets(Vec<(usize, usize)>);

impl Brackets {
    fn of(flat: &str) -> Self {
        let (mut open, mut pairs) = (Vec::new(), Vec::new());
        for (at, byte) in flat.bytes().enumerate() {
            match byte {
                b'[' => open.push(at),
                b']' => pairs.extend(open.pop().map(|start| (start, at))),
                _ => {}
            }
        }
        pairs.sort_unstable();
        Self(pairs)
    }

    fn closing(&self, opening: usize) -> Option<usize> {
        let place = self.0.binary_search_by_key(&opening, |pair| pair.0).ok()?;
        Some(self.0[place].1)
    }
}

struct Reader<'a> {
    run: &'a Run,
    source: &'a str,
}

/// A key with what belongs to it, in the flat text.
struct Key {
    /// From the `@` or the hyphen before it.
    start: usize,
    end: usize,
    text: Range<usize>,
    suppress_author: bool,
}

impl Reader<'_> {
    fn flat(&self) -> &str {
        &self.run.flat
    }

    /// `[prefix @key, suffix; …]` at a bracket.
    fn bracketed(&self, at: usize, brackets: &Brackets) -> Option<(Citation, usize)> {
        let closing = brackets.closing(at)?;
        let cites = self.list(at + 1..closing)?;
        self.citation(at..closing + 1, false, cites)
    }

    fn citation(
        &self,
        range: Range<usize>,
        narrative: bool,
        cites: Vec<Cite>,
    ) -> Option<(Citation, usize)> {
        let end = range.end;
        self.run.is_balanced(&range).then(|| {
            let range = self.run.source(range);
            (
                Citation {
                    range,
                    narrative,
                    cites,
                },
                end,
            )
        })
    }

    /// The works between two brackets; none if one of the parts names no work.
    fn list(&self, inner: Range<usize>) -> Option<Vec<Cite>> {
        let parts = parts(self.flat(), inner)?;
        parts.into_iter().map(|part| self.one(part)).collect()
    }

    /// `prefix @key, suffix`.
    fn one(&self, part: Range<usize>) -> Option<Cite> {
        let text = &self.flat()[part.clone()];
        let key = text.match_indices('@').find_map(|(at, _)| {
            self.key(part.start + at)
                .filter(|key| key.start >= part.start && key.end <= part.end)
        })?;
        if !self.run.is_level(part.start.saturating_sub(1), key.start) {
            return None;
        }
        let prefix = part.start..key.start;
        Some(self.cite(&key, prefix, key.end..part.end))
    }

    fn cite(&self, key: &Key, prefix: Range<usize>, suffix: Range<usize>) -> Cite {
        let written = &self.flat()[key.text.clone()];
        let (manner, from) = match written.split_once(':') {
            Some((term, rest)) if !rest.is_empty() => {
                let range = key.text.start..key.text.start + term.len();
                let manner = Manner {
                    term: term.to_owned(),
                    range: self.run.source(range),
                };
                (Some(manner), key.text.start + term.len() + 1)
            }
            _ => (None, key.text.start),
        };
        let behind = &self.flat()[suffix.clone()];
        let (locator, length) = locator::read(behind).unwrap_or_default();
        let locator = locator.map(|locator| {
            locator.placed(|range| {
                self.run
                    .source(suffix.start + range.start..suffix.start + range.end)
            })
        });
        Cite {
            key: self.flat()[from..key.text.end].to_owned(),
            key_range: self.run.source(from..key.text.end),
            manner,
            suppress_author: key.suppress_author,
            prefix: self.run.markdown(self.source, &prefix).trim().to_owned(),
            locator,
            suffix: self
                .run
                .markdown(self.source, &(suffix.start + length..suffix.end))
                .trim_end()
                .to_owned(),
        }
    }

    /// `@key`, perhaps with a bracket behind it.
    fn narrative(&self, at: usize, brackets: &Brackets) -> Option<(Citation, usize)> {
        let key = self.key(at)?;
        let nothing = || self.cite(&key, key.start..key.start, key.end..key.end);
        let rest = &self.flat()[key.end..];
        let bracket = key.end + rest.len() - rest.trim_start_matches(' ').len();
        if let Some(closing) = brackets.closing(bracket)
            && !self.flat()[closing + 1..].starts_with(['(', '['])
            && let Some(cites) = self.behind(&key, bracket + 1..closing)
        {
            return self.citation(key.start..closing + 1, !key.suppress_author, cites);
        }
        self.citation(key.start..key.end, !key.suppress_author, vec![nothing()])
    }

    /// What a bracket behind a key says: `[S. 3]`, `[S. 3; vgl. @b]`, or `[@b; @c]`.
    fn behind(&self, key: &Key, inner: Range<usize>) -> Option<Vec<Cite>> {
        if let Some(others) = self.list(inner.clone()) {
            let first = self.cite(key, key.start..key.start, key.end..key.end);
            return Some(std::iter::once(first).chain(others).collect());
        }
        let parts = parts(self.flat(), inner)?;
        let (first, others) = parts.split_first()?;
        let text = &self.flat()[first.clone()];
        if text.trim().is_empty() || text.starts_with('^') {
            return None;
        }
        let mut cites = vec![self.cite(key, key.start..key.start, first.clone())];
        if let [suffix] = &cites[..]
            && suffix.locator.is_none()
        {
            // pandoc sets words that a bracket begins with off by a comma.
            let text = suffix.suffix.trim_start();
            let mark = match text.chars().next() {
                Some(first) if first.is_alphanumeric() || "*_„“\"'".contains(first) => ", ",
                Some('(') => " ",
                _ => "",
            };
            cites[0].suffix = format!("{mark}{text}");
        }
        for part in others {
            cites.push(self.one(part.clone())?);
        }
        Some(cites)
    }

    /// The key at an `@`: letters, digits and underscores, with single marks between them. No letter or digit may stand
    /// before it, else it is an address.
    fn key(&self, at: usize) -> Option<Key> {
        let flat = self.flat();
        let before = flat[..at].chars().next_back();
        let suppress_author =
            before == Some('-') && !is_part_of_word(flat[..at - 1].chars().next_back());
        if !suppress_author && is_part_of_word(before) {
            return None;
        }
        let rest = &flat[at + 1..];
        let (text, end) = match rest.strip_prefix('{') {
            Some(inner) => {
                let length = inner.find('}').filter(|length| *length > 0)?;
                if inner[..length].contains(['{', ' ', '[', ']', BLOCKED]) {
                    return None;
                }
                (at + 2..at + 2 + length, at + 3 + length)
            }
            None => {
                let length = key_length(rest);
                (length > 0).then_some((at + 1..at + 1 + length, at + 1 + length))?
            }
        };
        Some(Key {
            start: if suppress_author { at - 1 } else { at },
            end,
            text,
            suppress_author,
        })
    }
}

fn is_part_of_word(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || "/@_.".contains(letter))
}

/// How many bytes a key takes at the beginning of a text.
fn key_length(text: &str) -> usize {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut length = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if is_word(letter) {
            length = at + letter.len_utf8();
            continue;
        }
        let is_inside = length == at && at > 0 && ":.#$%&-+?<>~/".contains(letter);
        if !is_inside || !letters.peek().is_some_and(|(_, next)| is_word(*next)) {
            break;
        }
    }
    length
}

/// The parts of a list, between semicolons that stand in no bracket of their own.
fn parts(flat: &str, inner: Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (inner.start, 0_usize);
    for (at, byte) in flat[inner.clone()].bytes().enumerate() {
        match byte {
            b'[' if depth == MAX_DEPTH => return None,
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b';' if depth == 0 && !ends_entity(&flat[inner.start..inner.start + at]) => {
                parts.push(start..inner.start + at);
                start = inner.start + at + 1;
            }
            _ => {}
        }
    }
    parts.push(start..inner.end);
    Some(parts)
}

/// Whether a semicolon behind a text ends an entity: `&nbsp;`, `&#160;`.
fn ends_entity(text: &str) -> bool {
    let name = text
        .bytes()
        .rev()
        .take(MAX_ENTITY)
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    name.is_some_and(|length| length > 0 && text.as_bytes()[text.len() - length - 1] == b'&')
}

/// The longest name of an entity has fewer letters.
const MAX_ENTITY: usize = 34;

#[cfg(test)]
mod tests {
    use crate::references::{Label, Reference, references};

    /// Each work as `prefix|manner|-key|label value|suffix`, with `N ` before a citation that names its first work.
    fn read(text: &str) -> Vec<String> {
        let citations = references(text)
            .into_iter()
            .filter_map(|found| match found {
                Reference::Citation(citation) => Some(citation),
                _ => None,
            });
        let told = citations.map(|citation| {
            let cites = citation.cites.iter().map(|cite| {
                let places = cite.locator.iter().flat_map(|locator| &locator.parts);
                let place: Vec<String> = places
                    .map(|part| format!("{:?} {}", part.label, part.value))
                    .collect();
                format!(
                    "{}|{}|{}{}|{}|{}",
                    cite.prefix,
                    cite.manner.as_ref().map_or("", |manner| &manner.term),
                    if cite.suppress_author { "-" } else { "" },
                    cite.key,
                    place.join(" "),
                    cite.suffix
                )
            });
            let mark = if citation.narrative { "N " } else { "" };
            format!("{mark}{}", cites.collect::<Vec<_>>().join(" ; "))
        });
        told.collect()
    }

    #[test]
    fn the_forms_of_the_manual_are_read() {
        for (text, told) in [
            ("[@a]", "||a||"),
            ("[@a, S. 12]", "||a|Page 12|"),
            ("[@a S. 12]", "||a|Page 12|"),
            ("[@a, 12]", "||a|Page 12|"),
            (
                "[vgl. @a, S. 3 f.; @b, Kap. 2]",
                "vgl.||a|Page 3 f.| ; ||b|Chapter 2|",
            ),
            ("@a", "N ||a||"),
            ("@a [S. 12]", "N ||a|Page 12|"),
            ("@a [siehe auch @b]", "N ||a|| ; siehe auch||b||"),
            ("@a [S. 3; vgl. @b]", "N ||a|Page 3| ; vgl.||b||"),
            ("@a [passim]", "N ||a||, passim"),
            ("@a [: passim]", "N ||a||: passim"),
            ("@a [(dort)]", "N ||a|| (dort)"),
            ("\\[@a\\]", "N ||a||"),
            ("[@a{}, 99 Jahre]", "||a||, 99 Jahre"),
            ("[-@a]", "||-a||"),
            ("-@a", "||-a||"),
            ("[@disputes:a, S. 2]", "|disputes|a|Page 2|"),
            ("[@{a}, S. 2]", "||a|Page 2|"),
            ("[@a, und öfter]", "||a||, und öfter"),
            ("[@a, S. 2, und öfter]", "||a|Page 2|, und öfter"),
            ("[siehe *etwa* @a]", "siehe *etwa*||a||"),
            ("[@a_b.c-d.]", "||a_b.c-d||."),
            ("[@a]; [@b]", "||a||"),
        ] {
            assert_eq!(read(text)[0], told, "{text}");
        }
    }

    #[test]
    fn the_semicolon_of_an_entity_parts_nothing() {
        assert_eq!(read("[vgl. @a, und&nbsp;mehr; @b]").len(), 1);
    }

    #[test]
    fn marks_of_quotes_at_the_beginnings_of_lines_are_left_out_and_nothing_else() {
        assert_eq!(read("> [siehe\n> auch @a]"), ["siehe auch||a||"]);
        assert_eq!(read("[siehe\n     >auch @a]"), ["siehe >auch||a||"]);
    }

    #[test]
    fn a_part_without_a_work_makes_no_list() {
        assert_eq!(read("[siehe @a; und mehr]"), ["N ||a||"]);
        assert_eq!(read("[nichts]"), [""; 0]);
    }

    #[test]
    fn places_stand_where_they_are_written() {
        let text = "> [*vgl.* @disputes:gestring-2014,\n> Abschnitt 4.2]";
        let Some(Reference::Citation(citation)) = references(text).pop() else {
            panic!()
        };
        let cite = &citation.cites[0];
        assert_eq!(&text[cite.key_range.clone()], "gestring-2014");
        let manner = cite.manner.as_ref().unwrap();
        assert_eq!(&text[manner.range.clone()], "disputes");
        let part = &cite.locator.as_ref().unwrap().parts[0];
        assert_eq!(
            (part.label, &text[part.range.clone()]),
            (Label::Section, "4.2")
        );
        assert!(
            text[citation.range.clone()].starts_with("[*vgl.*") && citation.range.end == text.len()
        );
    }

    #[test]
    fn brackets_without_end_cost_no_more_than_their_length() {
        for piece in ["[", "[@a", "@a [", "[@a; ", "[[", "@", "[@a [@b ", "*[@a"] {
            let text = piece.repeat(100_000 / piece.len());
            assert!(references(&text).len() < 100_000);
        }
    }
}
