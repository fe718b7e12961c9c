//! Finds items and keys in a text of JSON, with their positions.
//!
//! A JSON parser gives up at the first error, and gives no positions of values. So the text is cut into items here, and
//! each is parsed by itself: an error in one does not affect the others.

use crate::interchange::remark::Remark;
use std::ops::Range;

/// The ranges of the items: the objects of the first list, or the one object that there is. Errors go into `remarks`.
pub(super) fn items(text: &str, remarks: &mut Vec<Remark>) -> Vec<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let Some(from) = first_item(text, start) else {
        remarks.push(Remark::error("no-list", start));
        return Vec::new();
    };
    let mut scanner = ItemScanner::default();
    scanner.scan(text.as_bytes(), from);
    if let Some(start) = scanner.open {
        remarks.push(Remark::error("open-item", start));
    }
    scanner.items
}

/// Where the first item may begin: inside of the list, else at the object itself.
fn first_item(text: &str, start: usize) -> Option<usize> {
    let text_from = &text[start..];
    if text_from.starts_with('[') {
        return Some(start + 1);
    }
    let is_object = text_from.starts_with('{');
    is_object.then(|| wrapped_list(text).map_or(start, |list| list + 1))
}

/// The list under `items`, where some programs have it.
fn wrapped_list(text: &str) -> Option<usize> {
    let key = "\"items\"";
    let behind_key = &text[text.find(key)? + key.len()..];
    let value = behind_key.trim_start().strip_prefix(':')?.trim_start();
    value.starts_with('[').then(|| text.len() - value.len())
}

#[derive(Default)]
struct ItemScanner {
    items: Vec<Range<usize>>,
    /// Where the item began that is not closed yet.
    open: Option<usize>,
    depth: usize,
}

impl ItemScanner {
    /// Scans up to the bracket that closes the list, or to the end.
    fn scan(&mut self, bytes: &[u8], from: usize) {
        let mut at = from;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    at = end_of_string(bytes, at + 1);
                    continue;
                }
                b'{' | b'[' => self.enter(at),
                // The end of the list.
                b'}' | b']' if self.depth == 0 => return,
                b'}' | b']' => self.leave(at + 1),
                _ => {}
            }
            at += 1;
        }
    }

    fn enter(&mut self, at: usize) {
        if self.depth == 0 {
            self.open = Some(at);
        }
        self.depth += 1;
    }

    fn leave(&mut self, end: usize) {
        self.depth -= 1;
        if self.depth == 0
            && let Some(start) = self.open.take()
        {
            self.items.push(start..end);
        }
    }
}

/// The position behind a string that begins at `start`. Strings of JSON do not span lines: at a line break the closing
/// quotation mark is missing, and scanning goes on at `start`, so that the brackets in the supposed string count.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            b'\n' => return start,
            _ => {}
        }
    }
    bytes.len()
}

/// How many values of an item, and of the lists and objects in it, end with a comma.
pub(super) fn count_values(text: &str, item: &Range<usize>) -> usize {
    let bytes = &text.as_bytes()[..item.end];
    let (mut count, mut at) = (0, item.start);
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'"' => end_of_string(bytes, at + 1),
            _ => at + 1,
        };
        count += usize::from(*byte == b',');
    }
    count
}

/// The keys of an object, each with the position of its quotation mark.
pub(super) fn keys(text: &str, object: Range<usize>) -> Vec<(&str, usize)> {
    // All delimiters of JSON are ASCII, so none is found inside of another character.
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = None;
    let mut depth = 0usize;
    let mut is_escaped = false;
    for at in object {
        match (start, bytes[at]) {
            (Some(_), _) if is_escaped => is_escaped = false,
            (Some(_), b'\\') => is_escaped = true,
            (Some(from), b'"') => {
                let is_key = text[at + 1..].trim_start().starts_with(':');
                // Keys of nested objects are deeper.
                if depth == 1 && is_key {
                    found.push((&text[from + 1..at], from));
                }
                start = None;
            }
            (Some(_), _) => {}
            (None, b'"') => start = Some(at),
            (None, b'{' | b'[') => depth += 1,
            (None, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}
