//! Escapes what could act on a terminal: content and file names are untrusted.

/// Text with control characters (but for line feeds) and bidi controls as `\u{HEX}`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if acts_on_terminal(character) {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

/// A path in one line: file names may contain line feeds, too.
#[must_use]
pub fn visible_path(path: &str) -> String {
    visible(path).replace('\n', "\\u{a}")
}

fn acts_on_terminal(character: char) -> bool {
    // A bidi embedding, override, isolate or mark reorders the text around it.
    let is_bidi_control = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    is_bidi_control || (character.is_control() && character != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_bidi_controls_are_escaped() {
        assert_eq!(visible("a\u{202e}b\u{1b}[31m"), "a\\u{202e}b\\u{1b}[31m");
    }

    #[test]
    fn only_paths_lose_their_line_feeds() {
        assert_eq!(visible("a\nb"), "a\nb");
        assert_eq!(visible_path("a\nb"), "a\\u{a}b");
    }
}
