//! Brackets and quotes that are open at an offset.
//!
//! The scanner's own state is lost once it reports an error, and it is wrong from the mistake on. These functions scan a
//! few lines anew, leniently: they report no errors, and treat a delimiter that YAML takes for content as content.

use super::characters::is_word_character;

/// The flow collections that are open at `until`: the offsets of their brackets, outermost first. `from` must be the
/// beginning of a line that is not inside a quoted scalar or a flow collection.
pub(super) fn open_brackets(text: &str, from: usize, until: usize) -> Vec<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut quote: Option<char> = None;
    let mut previous = '\n';
    // Whether a node may begin here. Elsewhere in a plain scalar brackets and quotes are content.
    let mut begins = true;
    let mut escaped = false;
    for (at, character) in text[from..until.max(from)].char_indices() {
        let at = from + at;
        if let Some(mark) = quote {
            if escaped {
                escaped = false;
            } else if character == '\\' && mark == '"' {
                escaped = true;
            } else if character == mark {
                quote = None;
            }
            previous = character;
            continue;
        }
        match character {
            '\n' => begins = true,
            ' ' | '\t' => {
                if matches!(previous, ':' | '-') && open.is_empty() {
                    begins = true;
                }
            }
            '"' | '\''
                if begins || (!open.is_empty() && matches!(previous, ' ' | '[' | '{' | ',')) =>
            {
                quote = Some(character);
                begins = false;
            }
            // In flow context a bracket is an indicator wherever it is.
            '[' | '{' if begins || !open.is_empty() => {
                open.push(at);
                begins = false;
            }
            ']' | '}' => {
                // A bracket of the other kind closes nothing: which of the two is wrong is for the caller to say.
                let closes = open
                    .last()
                    .is_some_and(|last| text[*last..].starts_with('[') == (character == ']'));
                if closes {
                    open.pop();
                }
            }
            '-' if begins => {}
            _ => begins = false,
        }
        previous = character;
    }
    open
}

/// The quote that opens a quoted scalar in `text[from..until]`, the rest of one line, and is not closed there. `from`
/// must be where a node may begin.
pub(super) fn unclosed_quote(text: &str, from: usize, until: usize) -> Option<usize> {
    let mut open: Option<(usize, char)> = None;
    let mut is_in_flow = false;
    let mut previous = ' ';
    let mut begins = true;
    let mut characters = text[from..until.max(from)].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let at = from + at;
        if let Some((start, mark)) = open {
            let next = characters.peek().map(|(_, next)| *next);
            if mark == '"' && character == '\\'
                || mark == '\'' && next == Some('\'') && character == mark
            {
                characters.next();
            } else if character == mark {
                // `{a: "b, c: "d"}`: a quote with a word right behind it opens the next value, so the first lacks its end.
                let opens_next = is_in_flow && next.is_some_and(char::is_alphanumeric);
                if opens_next && leads_to_value(&text[start + 1..at]) {
                    return Some(start);
                }
                open = None;
            }
            previous = character;
            continue;
        }
        match character {
            '"' | '\'' if begins => {
                open = Some((at, character));
                begins = false;
            }
            '[' | '{' if begins || is_in_flow => {
                is_in_flow = true;
                begins = true;
            }
            ',' if is_in_flow => begins = true,
            ' ' => begins |= is_in_flow && previous == ':',
            '#' if previous == ' ' => return None,
            _ => begins = false,
        }
        previous = character;
    }
    open.map(|(start, _)| start)
}

/// The quote that closes the scalar which the quote at `start` opens, or the end of `text`.
pub(super) fn closing_quote(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mark = bytes[start];
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        let is_doubled = mark == b'\'' && *byte == mark && bytes.get(at + 1) == Some(&mark);
        if is_doubled || (mark == b'"' && *byte == b'\\') {
            at += 1;
        } else if *byte == mark {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// Whether what is between two quotes ends like the text before a value in a flow collection: with a comma, or with a
/// comma and a key.
fn leads_to_value(inside: &str) -> bool {
    let Some(before) = inside.strip_suffix(' ') else {
        return false;
    };
    let before = before.trim_end();
    let Some(before) = before.strip_suffix(':') else {
        return before.ends_with(',');
    };
    before.rsplit_once(',').is_some_and(|(_, key)| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(is_word_character)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Vec<usize> {
        open_brackets(text, 0, text.len())
    }

    #[test]
    fn brackets_count_where_a_node_may_begin() {
        assert_eq!(open("a: [b, {c: d"), [3, 7]);
        assert_eq!(open("- [a]"), [0; 0]);
        assert_eq!(open("a: b [c"), [0; 0]);
        assert_eq!(open("a: \"[\" "), [0; 0]);
        assert_eq!(open("a: ['[', b"), [3]);
    }

    #[test]
    fn a_bracket_of_the_other_kind_closes_nothing() {
        assert_eq!(open("a: [b}"), [3]);
    }

    #[test]
    fn a_quote_is_open_until_its_own_kind_closes_it() {
        let unclosed = |text: &str| unclosed_quote(text, 0, text.len());
        assert_eq!(unclosed("\"a"), Some(0));
        assert_eq!(unclosed("'it''s"), Some(0));
        assert_eq!(unclosed("\"a\\\" b\""), None);
        assert_eq!(unclosed("it's"), None);
        assert_eq!(unclosed("{a: \"b, c: \"d\"}"), Some(4));
        assert_eq!(unclosed("{a: \"b\", c: 'd}"), Some(12));
    }

    #[test]
    fn escapes_and_doubled_quotes_close_nothing() {
        assert_eq!(closing_quote("'it''s' x", 0), 6);
        assert_eq!(closing_quote("\"a\\\"b\" x", 0), 5);
        assert_eq!(closing_quote("\"a", 0), 2);
    }
}
