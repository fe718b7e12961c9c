//! HTML that Markdown does not tell of: the single tags of a block, and tags that it takes for words.

use super::{MarkKind, MarkWalk};
use crate::html;
use std::collections::BTreeSet;
use std::ops::Range;

impl MarkWalk<'_> {
    /// Tags that Markdown takes for words, as it does where something else than a space separates attributes; and those that a
    /// heading shows as code or behind a backslash.
    pub(super) fn unmarked_html(&self) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut code = self.code.iter().peekable();
        // `[a](<b c>)`: the brackets are those of an address.
        let addresses = self.found.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(to) | MarkKind::Picture(_, to) => Some(to.range.start),
            MarkKind::Title | MarkKind::Html => None,
        });
        let addresses: BTreeSet<usize> = addresses.collect();
        for tag in html::tags(self.text) {
            let at = tag.range.start;
            while code.next_if(|code| code.end <= at).is_some() {}
            let is_code = code.peek().is_some_and(|code| code.start <= at);
            let is_shown = !is_code && !self.text[..at].ends_with('\\');
            if is_shown && !addresses.contains(&(at + 1)) {
                found.push(tag.range);
            }
        }
        let headings = self.headings_with_html(&found);
        found.extend(headings);
        found
    }

    /// Headings that show a tag which none of those `found` is.
    fn headings_with_html(&self, found: &[Range<usize>]) -> Vec<Range<usize>> {
        let is_known = |heading: &Range<usize>| {
            let first = found.partition_point(|tag| tag.start < heading.start);
            found.get(first).is_some_and(|tag| tag.start < heading.end)
        };
        let headings = self.headings.iter();
        let headings =
            headings.filter(|(heading, shown)| !html::tags(shown).is_empty() && !is_known(heading));
        let headings = headings.map(|(heading, _)| {
            let written = self.text[heading.clone()].trim_end();
            heading.start..heading.start + written.len()
        });
        headings.collect()
    }
}

/// The tags and comments of an HTML block, which the parser gives as a whole.
pub(super) fn block_tags(text: &str, block: &Range<usize>) -> Vec<Range<usize>> {
    let text = &text[..block.start + text[block.clone()].trim_end().len()];
    let mut found = Vec::new();
    let mut at = block.start;
    while let Some(next) = text[at..].find('<') {
        let start = at + next;
        let rest = &text[start..];
        // Only a tag is searched for its end: one that has none takes the rest, so that the time stays linear.
        if !rest[1..].starts_with(opens_tag) {
            at = start + 1;
            continue;
        }
        let close = if rest.starts_with("<!--") { "-->" } else { ">" };
        let length = rest.find(close).map_or(rest.len(), |end| end + close.len());
        at = start + length;
        found.push(start..at);
    }
    found
}

/// Whether a character behind `<` makes it a tag, a comment or a declaration.
fn opens_tag(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?')
}
