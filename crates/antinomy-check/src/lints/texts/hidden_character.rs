//! Invisible code points: bidi controls, and zero-width or control characters.
//!
//! Whole files are scanned, not values: keys and comments may hide them as well. What a file spells (`\u202e`) is found where it
//! is spelled.

use super::scalar_lint::ScalarLint;
use crate::lint::{Lint, Needs};
use crate::scalars::Place;
use crate::spelled::{self, Spelled};
use antinomy_graph::Facts;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic, FileId, SourceFile, Span, Spanned, split_front_matter};

antinomy_syntax::codes! {
    "";
    BIDI = "L080", "bidi-control", Error;
    INVISIBLE = "L081", "invisible-character", Warning;
}

/// The most diagnostics of each code about one file: a file full of them has one cause.
const MOST: usize = 20;

pub(super) struct HiddenCharacter;

impl Lint for HiddenCharacter {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn can_be_allowed(&self, code: &Code) -> bool {
        *code != BIDI
    }

    // A code point means the same however little of its record could be read.
    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn whole(&self, facts: &Facts, out: &mut Vec<Diagnostic>) {
        for (id, file) in facts.base().files.iter() {
            scan(id, file, out);
            if file.path().ends_with(".md") {
                scan_page(id, file, out);
            }
        }
    }
}

impl ScalarLint for HiddenCharacter {
    fn looks_at(&self, file: &SourceFile) -> bool {
        spelled::may_be_spelled(file.text())
    }

    fn file(
        &self,
        base: &KnowledgeBase,
        id: FileId,
        scalars: &[(Place, Spanned<String>)],
        out: &mut Vec<Diagnostic>,
    ) {
        let text = base.files.file(id).text();
        let mut found = Vec::new();
        let quoted = scalars
            .iter()
            .map(|(_, scalar)| scalar.span.range())
            .filter(|range| text[range.clone()].starts_with('"'));
        for range in quoted {
            let spelled = spelled::yaml(&text[range.clone()]);
            hidden(&spelled, range.start, &mut found);
        }
        report_spelled(id, &found, out);
    }
}

/// Reports characters that the prose of a page spells.
fn scan_page(id: FileId, file: &SourceFile, out: &mut Vec<Diagnostic>) {
    let text = file.text();
    if !text.contains('&') {
        return;
    }
    let prose = split_front_matter(text).prose;
    let spelled = spelled::markdown(&text[prose.clone()]);
    let mut found = Vec::new();
    hidden(&spelled, prose.start, &mut found);
    report_spelled(id, &found, out);
}

fn report_spelled(id: FileId, found: &[HiddenSpelling], out: &mut Vec<Diagnostic>) {
    for code in [&BIDI, &INVISIBLE] {
        let ours = found.iter().filter(|(found, ..)| *found == code);
        for (_, character, range) in ours.take(MOST) {
            let span = Span::new(id, range.clone());
            out.push(report(code, span, *character));
        }
    }
}

/// A character with the code that it deserves and the bytes that spell it.
type HiddenSpelling = (&'static Code, char, std::ops::Range<usize>);

/// Adds the hidden ones among spelled characters; `start` is where the spelled text begins in its file.
fn hidden(spelled: &Spelled, start: usize, found: &mut Vec<HiddenSpelling>) {
    let mut line = ScannedLine::default();
    for (at, character, range) in &spelled.characters {
        let code = if is_misleading(&spelled.text, *at, *character, &mut line) {
            &BIDI
        // Nobody writes this line break of YAML 1.1 as an escape.
        } else if *character == '\u{85}' || is_invisible(&spelled.text, *at, *character) {
            &INVISIBLE
        } else {
            continue;
        };
        found.push((code, *character, start + range.start..start + range.end));
    }
}

fn scan(id: FileId, file: &SourceFile, out: &mut Vec<Diagnostic>) {
    let (mut bidi, mut invisible) = (0, 0);
    let mut line = ScannedLine::default();
    // The YAML reader reports control characters itself; prose in Markdown and queries are not checked there.
    let is_yaml = [".yaml", ".yml"]
        .iter()
        .any(|end| file.path().ends_with(end));
    for (at, character) in candidates(file.text()) {
        if bidi > MOST || invisible > MOST {
            break;
        }
        if character.is_control() && is_yaml {
            continue;
        }
        let (code, count) = if is_misleading(file.text(), at, character, &mut line) {
            (&BIDI, &mut bidi)
        } else if is_invisible(file.text(), at, character) {
            (&INVISIBLE, &mut invisible)
        } else {
            continue;
        };
        *count += 1;
        if *count <= MOST {
            let span = Span::new(id, at..at + character.len_utf8());
            out.push(report(code, span, character));
        }
    }
}

fn report(code: &'static Code, span: Span, character: char) -> Diagnostic {
    Diagnostic::new(code, span)
        .with("character", format!("U+{:04X}", u32::from(character)))
        .fix(span, "")
}

/// Bytes that are scanned in one go.
const BLOCK: usize = 64;

/// Characters that begin with a byte of one that is looked for, with their byte offsets. A scan of bytes skips most of a file
/// without decoding it.
fn candidates(text: &str) -> impl Iterator<Item = (usize, char)> {
    let blocks = text.as_bytes().chunks(BLOCK).enumerate();
    // Without a branch for each byte the compiler compares many at once.
    let blocks = blocks.filter(|(_, block)| {
        let found = block.iter().map(|&byte| may_begin(byte));
        found.fold(false, |any, one| any | one)
    });
    blocks.flat_map(move |(number, block)| {
        let found = block
            .iter()
            .enumerate()
            .filter(|(_, byte)| may_begin(**byte));
        found.filter_map(move |(at, _)| {
            let at = number * BLOCK + at;
            Some((at, text[at..].chars().next()?))
        })
    })
}

/// Whether a byte may be the first one of a character that is looked for.
fn may_begin(byte: u8) -> bool {
    let is_control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    let is_first = (byte == 0xC2)
        | (byte == 0xCD)
        | (byte == 0xD8)
        | (byte == 0xE1)
        | (byte == 0xE2)
        | (byte == 0xE3)
        | (byte == 0xEF)
        | (byte == 0xF3);
    is_control | (byte == 0x7F) | is_first
}

/// The line scanned last, remembered so that a long line full of marks is searched for right-to-left letters once.
#[derive(Default)]
struct ScannedLine {
    end: usize,
    has_rtl: bool,
}

/// Whether a bidi control makes a text look different from what it is. Isolates and marks in a line with right-to-left letters
/// are legitimate; embeddings and overrides never are.
fn is_misleading(text: &str, at: usize, character: char, line: &mut ScannedLine) -> bool {
    match character {
        '\u{202a}'..='\u{202e}' => true,
        '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            if at >= line.end {
                let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
                let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
                *line = ScannedLine {
                    end,
                    has_rtl: text[start..end].chars().any(is_right_to_left),
                };
            }
            !line.has_rtl
        }
        _ => false,
    }
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a character is invisible and without function. Joiners have one in emoji and in cursive scripts.
fn is_invisible(text: &str, at: usize, character: char) -> bool {
    match character {
        _ if character.is_control() => character != '\u{85}',
        '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' => true,
        // Fillers and a joiner of Asian scripts, and marks of annotations.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}' => true,
        '\u{fff9}'..='\u{fffb}' => true,
        // Tags spell the flags of England, Scotland and Wales; else they hide a text.
        '\u{e0000}'..='\u{e007f}' => {
            // A flag has six of them; no more are looked at, because a text may be full of them.
            let mut before = text[..at].chars().rev().take(7);
            let flag = before.find(|letter| !matches!(letter, '\u{e0000}'..='\u{e007f}'));
            flag != Some('\u{1f3f4}')
        }
        '\u{200c}' | '\u{200d}' => {
            let is_unjoined = |letter: Option<char>| letter.is_none_or(|letter| letter < '\u{590}');
            is_unjoined(text[..at].chars().next_back())
                && is_unjoined(text[at + character.len_utf8()..].chars().next())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::check_example;

    /// Names of what is found in a label.
    fn names(label: &str) -> Vec<&'static str> {
        let text = format!("concepts:\n  - {{id: x, label: {{de: \"{label}\", en: x}}}}\n");
        let (_, found) = check_example([("content/concepts.yaml", text)]);
        let names = found
            .iter()
            .filter_map(|found| Some(found.code.declared()?.name()));
        // Some of them are line breaks as well.
        let other = ["orphaned-concept", "several-lines"];
        names.filter(|name| !other.contains(name)).collect()
    }

    #[test]
    fn what_turns_a_text_is_an_error() {
        assert_eq!(names("a\u{202e}b\u{202c}"), ["bidi-control"; 2]);
        assert_eq!(names("a\u{2067}b"), ["bidi-control"]);
        assert_eq!(names("a\u{200f}b"), ["bidi-control"]);
    }

    #[test]
    fn what_is_spelled_is_found_as_well() {
        assert_eq!(names("a\\u202eb"), ["bidi-control"]);
        assert_eq!(names("a\\U0000202eb"), ["bidi-control"]);
        for hidden in [
            "\\x1b", "\\e", "\\N", "\\u200b", "\\x9b", "\\0", "\\P", "\\r",
        ] {
            assert_eq!(
                names(&format!("Rad{hidden}weg")),
                ["invisible-character"],
                "{hidden}"
            );
        }
        for shown in ["\\\\u202e", "a\\tb", "\\u00e4", "a\\_b", "שלום\\u200f (2)"] {
            assert_eq!(names(shown), [""; 0], "{shown}");
        }
    }

    #[test]
    fn a_page_may_spell_them_in_its_own_way() {
        let page = "---\nid: x\nlabel: {de: x, en: x}\n---\n\na&#x202e;b &rlm; &shy;\n";
        let (_, found) = check_example([("content/concepts/x.md", page.to_owned())]);
        let names = found
            .iter()
            .filter_map(|found| Some(found.code.declared()?.name()));
        let names: Vec<&str> = names.filter(|name| name.contains("-c")).collect();
        assert_eq!(
            names.iter().filter(|name| **name == "bidi-control").count(),
            2
        );
        assert!(names.contains(&"invisible-character"));
    }

    #[test]
    fn letters_that_run_from_right_to_left_may_have_their_marks() {
        assert_eq!(names("שלום\u{200f} (2)"), [""; 0]);
        assert_eq!(names("عام\u{200e}."), [""; 0]);
    }

    #[test]
    fn what_is_not_seen_is_a_warning() {
        for hidden in [
            "\u{ad}",
            "\u{200b}",
            "\u{2060}",
            "\u{feff}",
            "\u{200c}",
            "\u{34f}",
            "\u{115f}",
            "\u{180e}",
            "\u{3164}",
            "\u{ffa0}",
            "\u{fffa}",
            "\u{e0041}",
        ] {
            assert_eq!(names(&format!("Rad{hidden}weg")), ["invisible-character"]);
        }
    }

    #[test]
    fn joiners_and_spaces_that_are_meant_are_left_alone() {
        for label in [
            "👩\u{200d}👧",
            "می\u{200c}خواهم",
            "S.\u{a0}12",
            "„Weg“ – €",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        ] {
            assert_eq!(names(label), [""; 0], "{label}");
        }
    }

    #[test]
    fn a_file_that_is_full_of_them_gets_twenty_letters() {
        assert_eq!(names(&"a\u{ad}".repeat(50)).len(), 20);
    }
}
