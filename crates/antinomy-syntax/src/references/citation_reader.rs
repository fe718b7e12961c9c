//! Finds citations and id links in inline text, by the grammar of pandoc's manual.

use super::citation::{CitationGroup, CitedWork, Manner};
use super::id_link::id_link;
use super::inline::{BLOCKED, InlineText};
use super::locator;
use super::reference::Reference;
use std::ops::Range;

/// Brackets nested deeper than this are not a citation. Bounds the work for each `[` of hostile text.
const MAX_BRACKETS: usize = 16;

/// The longest name of an HTML entity is shorter.
const MAX_ENTITY: usize = 34;

/// Adds the citations and id links of `inline`, which was collected from `source`.
pub(super) fn read(inline: &InlineText, source: &str, found: &mut Vec<Reference>) {
    let reader = CitationReader {
        inline,
        source,
        brackets: BracketPairs::of(&inline.flat),
    };
    let mut at = 0;
    while let Some(next) = inline.flat[at..].find(['[', '@']) {
        at += next;
        if let Some((link, length)) = id_link(inline, source, at) {
            found.push(Reference::Id(link));
            at += length;
            continue;
        }
        match reader.citation(at) {
            Some((citation, end)) => {
                found.push(Reference::Citation(citation));
                at = end;
            }
            None => at += 1,
        }
    }
}

/// The offset of the closing bracket for each opening one, sorted. Computed once: searching the counterpart of every
/// bracket anew would be quadratic.
struct BracketPairs(Vec<(usize, usize)>);

impl BracketPairs {
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
        let index = self.0.binary_search_by_key(&opening, |pair| pair.0).ok()?;
        Some(self.0[index].1)
    }
}

/// Reads the citations of one [`InlineText`]. Offsets and ranges are flat unless said otherwise.
struct CitationReader<'a> {
    inline: &'a InlineText,
    source: &'a str,
    brackets: BracketPairs,
}

/// A citation key with its marks.
struct CitationKey {
    /// From the `@` or the hyphen before it.
    start: usize,
    end: usize,
    /// The key alone, perhaps with a manner.
    text: Range<usize>,
    suppress_author: bool,
}

impl CitationReader<'_> {
    fn flat(&self) -> &str {
        &self.inline.flat
    }

    /// The citation at a bracket or an `@`, and where it ends.
    fn citation(&self, at: usize) -> Option<(CitationGroup, usize)> {
        let mut group = match self.flat().as_bytes()[at] {
            b'[' => self.bracketed(at)?,
            _ => self.narrative(at)?,
        };
        let end = group.range.end;
        // Else the HTML of the citation would overlap that of the emphasis.
        if !self.inline.is_balanced(&group.range) {
            return None;
        }
        group.range = self.inline.source(group.range);
        Some((group, end))
    }

    /// `[prefix @key, suffix; …]`, with its flat range.
    fn bracketed(&self, at: usize) -> Option<CitationGroup> {
        let closing = self.brackets.closing(at)?;
        Some(CitationGroup {
            range: at..closing + 1,
            narrative: false,
            cites: self.list(at + 1..closing)?,
        })
    }

    /// `@key`, perhaps with a bracket behind it, with its flat range.
    fn narrative(&self, at: usize) -> Option<CitationGroup> {
        let key = self.key(at)?;
        let rest = &self.flat()[key.end..];
        let bracket = key.end + rest.len() - rest.trim_start_matches(' ').len();
        let (end, cites) = match self.brackets.closing(bracket) {
            // `@a [b](c)` and `@a [b][c]` are a key and a link.
            Some(closing) if !self.flat()[closing + 1..].starts_with(['(', '[']) => self
                .after_key(&key, bracket + 1..closing)
                .map(|cites| (closing + 1, cites)),
            _ => None,
        }
        .unwrap_or_else(|| (key.end, vec![self.bare(&key)]));
        Some(CitationGroup {
            range: key.start..end,
            narrative: !key.suppress_author,
            cites,
        })
    }

    /// The works between two brackets; `None` if one of the parts names no work.
    fn list(&self, inner: Range<usize>) -> Option<Vec<CitedWork>> {
        let parts = parts(self.flat(), inner)?;
        parts.into_iter().map(|part| self.one(part)).collect()
    }

    /// `prefix @key, suffix`.
    fn one(&self, part: Range<usize>) -> Option<CitedWork> {
        let text = &self.flat()[part.clone()];
        let key = text.match_indices('@').find_map(|(at, _)| {
            self.key(part.start + at)
                .filter(|key| key.start >= part.start && key.end <= part.end)
        })?;
        if !self
            .inline
            .is_level(part.start.saturating_sub(1), key.start)
        {
            return None;
        }
        let prefix = part.start..key.start;
        Some(self.cite(&key, prefix, key.end..part.end))
    }

    /// A key without prefix and suffix.
    fn bare(&self, key: &CitationKey) -> CitedWork {
        self.cite(key, key.start..key.start, key.end..key.end)
    }

    fn cite(&self, key: &CitationKey, prefix: Range<usize>, suffix: Range<usize>) -> CitedWork {
        let (manner, key_range) = self.manner(key);
        let (locator, length) = locator::read(&self.flat()[suffix.clone()]).unwrap_or_default();
        let locator = locator.map(|locator| {
            let from = suffix.start;
            locator.placed(|range| self.inline.source(from + range.start..from + range.end))
        });
        let suffix = suffix.start + length..suffix.end;
        CitedWork {
            key: self.flat()[key_range.clone()].to_owned(),
            key_range: self.inline.source(key_range),
            manner,
            suppress_author: key.suppress_author,
            prefix: self.markdown(&prefix).trim().to_owned(),
            locator,
            suffix: self.markdown(&suffix).trim_end().to_owned(),
        }
    }

    fn markdown(&self, range: &Range<usize>) -> String {
        self.inline.markdown(self.source, range)
    }

    /// The manner in `manner:key`, and where the key alone is.
    fn manner(&self, key: &CitationKey) -> (Option<Manner>, Range<usize>) {
        let Range { start, end } = key.text;
        match self.flat()[start..end].split_once(':') {
            Some((term, rest)) if !rest.is_empty() => {
                let colon = start + term.len();
                let manner = Manner {
                    term: term.to_owned(),
                    range: self.inline.source(start..colon),
                };
                (Some(manner), colon + 1..end)
            }
            _ => (None, start..end),
        }
    }

    /// The works of `@key [inner]`: `[S. 3]`, `[S. 3; vgl. @b]` or `[@b; @c]`.
    fn after_key(&self, key: &CitationKey, inner: Range<usize>) -> Option<Vec<CitedWork>> {
        if let Some(others) = self.list(inner.clone()) {
            return Some(std::iter::once(self.bare(key)).chain(others).collect());
        }
        let parts = parts(self.flat(), inner)?;
        let (suffix, others) = parts.split_first()?;
        let text = &self.flat()[suffix.clone()];
        // `[^1]` is a footnote.
        if text.trim().is_empty() || text.starts_with('^') {
            return None;
        }
        let mut first = self.cite(key, key.start..key.start, suffix.clone());
        if first.locator.is_none() {
            first.suffix = detached(&first.suffix);
        }
        let others = others.iter().map(|part| self.one(part.clone()));
        std::iter::once(Some(first)).chain(others).collect()
    }

    /// The key at an `@`: `@key` or `@{key}`.
    fn key(&self, at: usize) -> Option<CitationKey> {
        let flat = self.flat();
        let before = flat[..at].chars().next_back();
        // A hyphen within a word is part of that word: `a-@b`.
        let suppress_author =
            before == Some('-') && !is_part_of_word(flat[..at - 1].chars().next_back());
        // `max@a.example` is an address.
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
        Some(CitationKey {
            start: if suppress_author { at - 1 } else { at },
            end,
            text,
            suppress_author,
        })
    }
}

/// The suffix of a bracket behind a key, set off from the key. pandoc puts a comma before words.
fn detached(suffix: &str) -> String {
    let text = suffix.trim_start();
    let mark = match text.chars().next() {
        Some(first) if first.is_alphanumeric() || "*_„“\"'".contains(first) => ", ",
        Some('(') => " ",
        _ => "",
    };
    format!("{mark}{text}")
}

fn is_part_of_word(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || "/@_.".contains(letter))
}

/// How many bytes a key takes at the beginning of a text: letters, digits and underscores, with single punctuation
/// characters between them. Punctuation at the end belongs to the sentence.
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

/// The parts of a list: what is between semicolons that are not within brackets.
fn parts(flat: &str, inner: Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (inner.start, 0_usize);
    for (at, byte) in flat[inner.clone()].bytes().enumerate() {
        match byte {
            b'[' if depth == MAX_BRACKETS => return None,
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

/// Whether a semicolon behind `text` ends an HTML entity: `&nbsp;`, `&#160;`.
fn ends_entity(text: &str) -> bool {
    let name = text
        .bytes()
        .rev()
        .take(MAX_ENTITY)
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    name.is_some_and(|length| length > 0 && text.as_bytes()[text.len() - length - 1] == b'&')
}
