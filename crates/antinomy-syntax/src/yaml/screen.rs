//! What keeps a text from being parsed at all: conflict markers of version control and control characters.
//!
//! Both passes go over every byte of every file, so they are written to cost little beside the parser.

use crate::{Diagnostic, FileId, Span, codes};
use std::ops::Range;

/// Bytes that are tested for control characters at once; the loop over a block compiles to vector instructions.
const BLOCK: usize = 64;

/// What git and its relatives write around two versions of the same lines.
const CONFLICT_MARKERS: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// The first reason not to parse `text[range]`, if there is one.
pub(super) fn refuse(file: FileId, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    // Between conflict markers every key exists twice; the parser would report all of them.
    merge_conflict(file, text, range).or_else(|| control_character(file, text, range))
}

/// The first conflict marker at the beginning of a line.
fn merge_conflict(file: FileId, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let mut start = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        if let Some(marker) = CONFLICT_MARKERS
            .iter()
            .find(|marker| is_conflict_marker(line, marker))
        {
            let span = Span::new(file, start..start + marker.len());
            return Some(Diagnostic::new(&codes::MERGE_CONFLICT, span));
        }
        start += line.len();
    }
    None
}

fn is_conflict_marker(line: &str, marker: &str) -> bool {
    // A longer run is a rule or an underline, not a marker.
    line.strip_prefix(marker)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
}

/// The first control character other than line breaks and tabs. Editors do not show them.
fn control_character(file: FileId, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let blocks = text.as_bytes()[range.clone()].chunks(BLOCK);
    for (block, start) in blocks.zip((range.start..).step_by(BLOCK)) {
        // No early exit within a block, else the compiler cannot vectorize the loop.
        let may_hold_one = block
            .iter()
            .fold(false, |any, byte| any | may_begin_control(*byte));
        if !may_hold_one {
            continue;
        }
        let places = (start..)
            .zip(block)
            .filter(|(_, byte)| may_begin_control(**byte));
        let found = places
            .filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
            .find(|(_, character)| is_refused(*character));
        if let Some((at, character)) = found {
            let span = Span::new(file, at..at + character.len_utf8());
            let name = format!("U+{:04X}", u32::from(character));
            return Some(Diagnostic::new(&codes::CONTROL_CHARACTER, span).with("character", name));
        }
    }
    None
}

/// Whether a byte may be the first of a control character. U+0080 to U+009F begin with C2, as do few letters.
fn may_begin_control(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t')) || byte == 0x7f || byte == 0xc2
}

fn is_refused(character: char) -> bool {
    // U+0085 is a line break of YAML 1.1; the parser knows what to do with it.
    character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{85}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<(&'static str, usize)> {
        let found = refuse(FileId(0), text, &(0..text.len()))?;
        Some((found.code.declared()?.name(), found.span?.start as usize))
    }

    #[test]
    fn conflict_markers_count_at_the_beginning_of_a_line() {
        assert_eq!(refused("a: b\n<<<<<<< HEAD\n"), Some(("merge-conflict", 5)));
        assert_eq!(refused("======="), Some(("merge-conflict", 0)));
        assert_eq!(refused("a: =======\n========\n"), None);
    }

    #[test]
    fn control_characters_are_found_in_any_block() {
        for padding in [0, 1, BLOCK - 1, BLOCK, 3 * BLOCK - 1] {
            let text = format!("{}\u{7}", "x".repeat(padding));
            assert_eq!(refused(&text), Some(("control-character", padding)));
            let text = format!("{}\u{9b}", "x".repeat(padding));
            assert_eq!(refused(&text), Some(("control-character", padding)));
        }
    }

    #[test]
    fn line_breaks_tabs_and_letters_that_begin_with_the_same_byte_are_read() {
        assert_eq!(refused("a:\tb\r\n\u{85}§ 1 »c«\n"), None);
    }
}
