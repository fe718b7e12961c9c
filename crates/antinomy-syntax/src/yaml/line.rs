//! One line of a file as an author sees it, for the explanations of syntax errors.

use super::characters::is_lookalike_space;
use super::delimiters::unclosed_quote;
use std::ops::Range;

/// How many lines above an error are searched for its cause.
pub(super) const MAX_LINES_BACK: usize = 40;

/// Lines and stretches of more bytes are not examined, so that an explanation costs a bounded amount.
pub(super) const MAX_LOOK: usize = 16 << 10;

/// The offset at which the line of `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// One line, with the offsets of its parts. All offsets are bytes of the whole text.
#[derive(Clone, Copy)]
pub(super) struct SourceLine<'t> {
    text: &'t str,
    /// Its first byte.
    pub(super) start: usize,
    /// The first byte behind the indentation, lookalike spaces included; `end` if the line is blank.
    pub(super) inner: usize,
    /// One past its last byte that is not white space.
    pub(super) end: usize,
}

impl<'t> SourceLine<'t> {
    /// The line around `offset`, as far as it lies within `bounds`.
    pub(super) fn at(text: &'t str, offset: usize, bounds: &Range<usize>) -> Self {
        let start = text[bounds.start..offset]
            .rfind('\n')
            .map_or(bounds.start, |newline| bounds.start + newline + 1);
        let whole = &text[start..bounds.end];
        let whole = &whole[..whole.find('\n').unwrap_or(whole.len())];
        let is_space = |c: char| c.is_whitespace() || is_lookalike_space(c);
        let inner = start + (whole.len() - whole.trim_start_matches(is_space).len());
        let end = inner.max(start + whole.trim_end().len());
        Self {
            text,
            start,
            inner,
            end,
        }
    }

    /// The nearest line above that is neither blank nor a comment.
    pub(super) fn above(&self, bounds: &Range<usize>) -> Option<Self> {
        let mut line = *self;
        for _ in 0..MAX_LINES_BACK {
            if line.start <= bounds.start {
                return None;
            }
            line = Self::at(self.text, line.start - 1, bounds);
            if line.is_long() {
                return None;
            }
            if !line.is_blank() && !line.trimmed().starts_with('#') {
                return Some(line);
            }
        }
        None
    }

    /// The next line, whatever is in it.
    pub(super) fn below(&self, bounds: &Range<usize>) -> Option<Self> {
        let length = self.text[self.end..bounds.end].find('\n')?;
        Some(Self::at(self.text, self.end + length + 1, bounds))
    }

    /// This line and the one above it. The scanner often reports an error only once the next line has begun.
    pub(super) fn and_above(&self, bounds: &Range<usize>) -> impl Iterator<Item = Self> {
        [Some(*self), self.above(bounds)].into_iter().flatten()
    }

    /// Its text without indentation and trailing white space.
    pub(super) fn trimmed(&self) -> &'t str {
        &self.text[self.inner..self.end]
    }

    pub(super) fn is_blank(&self) -> bool {
        self.inner >= self.end
    }

    pub(super) fn is_long(&self) -> bool {
        self.end - self.start > MAX_LOOK
    }

    /// Bytes of indentation.
    pub(super) fn indent(&self) -> usize {
        self.inner - self.start
    }

    /// Whether it begins a block sequence entry.
    pub(super) fn is_entry(&self) -> bool {
        let trimmed = self.trimmed();
        trimmed == "-" || trimmed.starts_with("- ")
    }

    /// Whether it begins an entry of a block sequence or mapping.
    pub(super) fn is_entry_or_key(&self) -> bool {
        self.is_entry() || self.colon().is_some()
    }

    /// Where its content begins behind the entry indicators (`- - key`).
    pub(super) fn content(&self) -> usize {
        let mut at = self.inner;
        while let Some(rest) = self.text[at..self.end].strip_prefix("- ") {
            at = self.end - rest.trim_start().len();
        }
        at
    }

    /// The offset of the colon behind the key that it begins with.
    pub(super) fn colon(&self) -> Option<usize> {
        let content = self.content();
        let rest = &self.text[content..self.end];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ' ')))?;
        // Spaces are allowed before the colon, but not within: `a b: c` is more likely prose with a colon in it.
        let key = rest[..end].trim_end();
        let is_word = !key.is_empty() && !key.contains(' ');
        (is_word && rest[end..].starts_with(':')).then_some(content + end)
    }

    /// The value behind a key and a well-formed colon, without a comment; an empty range if there is none.
    pub(super) fn value(&self) -> Option<Range<usize>> {
        let colon = self.colon()?;
        let after = &self.text[colon + 1..self.end];
        if !after.is_empty() && !after.starts_with([' ', '\t']) {
            return None;
        }
        let start = self.end - after.trim_start().len();
        let value = &self.text[start..self.end];
        let length = value.find(" #").unwrap_or(value.len());
        Some(start..start + value[..length].trim_end().len())
    }

    /// Where a scalar of this line begins: at the value of its key, else at its content.
    pub(super) fn scalar_start(&self) -> usize {
        self.value().map_or(self.content(), |value| value.start)
    }

    /// The value of its key or, in a sequence entry without a key, what follows the indicator.
    pub(super) fn value_or_entry(&self) -> Option<Range<usize>> {
        self.value()
            .or_else(|| self.is_entry().then(|| self.content()..self.end))
    }

    /// Whether one of its quotes lacks its partner. Then no cure is certain: the text may end elsewhere.
    pub(super) fn has_lone_quote(&self) -> bool {
        self.trimmed().matches('"').count() % 2 == 1
            || unclosed_quote(self.text, self.scalar_start(), self.end).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> SourceLine<'_> {
        SourceLine::at(text, 0, &(0..text.len()))
    }

    #[test]
    fn a_line_knows_its_key_and_value() {
        let text = "  - - kind: goal  # a comment\n";
        let line = line(text);
        assert_eq!((line.indent(), line.content()), (2, 6));
        assert_eq!(line.colon(), Some(10));
        assert_eq!(&text[line.value().unwrap()], "goal");
        assert!(line.is_entry());
    }

    #[test]
    fn prose_with_a_colon_has_no_key() {
        assert_eq!(line("see also: x").colon(), None);
        assert_eq!(line("kind : goal").colon(), Some(5));
    }

    #[test]
    fn a_colon_without_its_space_has_no_value() {
        assert_eq!(line("kind:goal").value(), None);
        assert_eq!(line("kind:").value(), Some(5..5));
    }

    #[test]
    fn blank_lines_and_comments_are_passed_over_on_the_way_up() {
        let text = "a: b\n\n  # c\nd: e";
        let last = SourceLine::at(text, text.len(), &(0..text.len()));
        assert_eq!(last.above(&(0..text.len())).unwrap().trimmed(), "a: b");
    }
}
