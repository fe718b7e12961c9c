//! Characters that no editor shows: those that turn the direction of a text, and those that are simply not seen.
//!
//! They are looked for in whole files, not in values: what they hide may as well be a key or a comment.

use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic, Span};

antinomy_syntax::codes! {
    "";
    BIDI = "L080", "bidi-control", Error;
    INVISIBLE = "L081", "invisible-character", Warning;
}

/// A file that is full of them has one cause, and nobody reads more letters about it.
const MOST: usize = 20;

pub(super) struct HiddenCharacter;

impl Lint for HiddenCharacter {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (id, file) in base.files.iter() {
            let (mut turning, mut unseen) = (0, 0);
            let mut line = Line::default();
            // Reading refuses control characters in YAML; the prose of a page is not read there.
            let is_page = file.path().ends_with(".md");
            for (at, character) in candidates(file.text()) {
                if turning > MOST || unseen > MOST {
                    break;
                }
                if character.is_control() && !is_page {
                    continue;
                }
                let (code, count) = if turns(file.text(), at, character, &mut line) {
                    (&BIDI, &mut turning)
                } else if is_unseen(file.text(), at, character) {
                    (&INVISIBLE, &mut unseen)
                } else {
                    continue;
                };
                *count += 1;
                if *count <= MOST {
                    let span = Span::new(id, at..at + character.len_utf8());
                    out.push(
                        Diagnostic::new(code, span)
                            .with("character", format!("U+{:04X}", u32::from(character)))
                            .fix(span, ""),
                    );
                }
            }
        }
    }
}

/// The characters whose first byte is that of a hidden one, with their places. The others are most of every file.
fn candidates(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.bytes().enumerate();
    bytes
        .filter(|(_, byte)| {
            matches!(byte, 0..=8 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF)
        })
        .filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

/// The line that was looked at last: a line may be as long as its file, and full of marks.
#[derive(Default)]
struct Line {
    end: usize,
    runs_left: bool,
}

/// Whether a character makes a text look different from what it is. Marks beside letters that run from right to left
/// are in their place.
fn turns(text: &str, at: usize, character: char, line: &mut Line) -> bool {
    match character {
        '\u{202a}'..='\u{202e}' => true,
        // Isolates and marks are how a text that runs from right to left is put into another one.
        '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            if at >= line.end {
                let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
                let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
                *line = Line {
                    end,
                    runs_left: text[start..end].chars().any(is_right_to_left),
                };
            }
            !line.runs_left
        }
        _ => false,
    }
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether a character is not seen and means nothing where it stands. Joiners mean something in emoji and in scripts
/// whose letters touch.
fn is_unseen(text: &str, at: usize, character: char) -> bool {
    match character {
        _ if character.is_control() => character != '\u{85}',
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => true,
        '\u{200c}' | '\u{200d}' => {
            let needs_none = |letter: Option<char>| letter.is_none_or(|letter| letter < '\u{590}');
            needs_none(text[..at].chars().next_back())
                && needs_none(text[at + character.len_utf8()..].chars().next())
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
        let names = found.iter().map(|found| found.code.name);
        names.filter(|name| *name != "orphaned-concept").collect()
    }

    #[test]
    fn what_turns_a_text_is_an_error() {
        assert_eq!(names("a\u{202e}b\u{202c}"), ["bidi-control"; 2]);
        assert_eq!(names("a\u{2067}b"), ["bidi-control"]);
        assert_eq!(names("a\u{200f}b"), ["bidi-control"]);
    }

    #[test]
    fn letters_that_run_from_right_to_left_may_have_their_marks() {
        assert_eq!(names("שלום\u{200f} (2)"), [""; 0]);
        assert_eq!(names("عام\u{200e}."), [""; 0]);
    }

    #[test]
    fn what_is_not_seen_is_a_warning() {
        for hidden in ["\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{200c}"] {
            assert_eq!(names(&format!("Rad{hidden}weg")), ["invisible-character"]);
        }
    }

    #[test]
    fn joiners_and_spaces_that_are_meant_are_left_alone() {
        for label in ["👩\u{200d}👧", "می\u{200c}خواهم", "S.\u{a0}12", "„Weg“ – €"]
        {
            assert_eq!(names(label), [""; 0], "{label}");
        }
    }

    #[test]
    fn a_file_that_is_full_of_them_gets_twenty_letters() {
        assert_eq!(names(&"a\u{ad}".repeat(50)).len(), 20);
    }
}
