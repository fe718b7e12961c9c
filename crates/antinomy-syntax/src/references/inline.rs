//! Inline text as a single line, with the way back to its bytes in the source.
//!
//! A citation may go over line breaks, emphasis, and the markers of quotes and lists at the beginning of lines. The parser
//! knows which bytes are which, so citations are searched in the text that it leaves.

use std::ops::Range;

/// Placeholder for a character after a backslash: it is content, whatever it looks like.
const ESCAPED: char = '\u{1}';

/// Placeholder for inline content that is not text: code, links, HTML.
pub(super) const BLOCKED: char = '\u{2}';

/// A stretch of inline text without markup. Offsets into `flat` are called flat, in contrast to those into the source.
#[derive(Default)]
pub(super) struct InlineText {
    pub(super) flat: String,
    segments: Vec<Segment>,
    /// Open emphasis around what comes next.
    depth: usize,
}

/// A part of [`InlineText`] that is contiguous in the source.
struct Segment {
    /// Where it begins in `flat`.
    at: usize,
    /// Its bytes in the source.
    source: Range<usize>,
    /// How many levels of emphasis are open around it.
    depth: usize,
    /// Whether it is a line break.
    is_break: bool,
}

impl InlineText {
    /// Adds text at `range` of `source`. The parser reports text in segments without escapes and markers.
    pub(super) fn text(&mut self, source: &str, range: Range<usize>) {
        // The parser leaves out a backslash that escapes, so there is a gap before the character.
        let is_escaped = source[..range.start].ends_with('\\')
            && self
                .segments
                .last()
                .is_none_or(|last| last.source.end < range.start);
        self.push(range.clone(), false);
        let text = &source[range];
        // A text that holds the placeholders could fake what they mean. All are one byte, so offsets stay.
        let clean = text.replace([ESCAPED, BLOCKED], " ");
        match clean.chars().next().filter(|_| is_escaped) {
            Some(first) if first.is_ascii() => {
                self.flat.push(ESCAPED);
                self.flat.push_str(&clean[1..]);
            }
            _ => self.flat.push_str(&clean),
        }
    }

    /// Adds a line break within the block.
    pub(super) fn space(&mut self, range: Range<usize>) {
        self.push(range, true);
        self.flat.push(' ');
    }

    /// Adds a placeholder for inline content at `range` that is not text.
    pub(super) fn block(&mut self, range: Range<usize>) {
        self.push(range, false);
        self.flat.push(BLOCKED);
    }

    /// Begins emphasis.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    /// Ends emphasis.
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn push(&mut self, source: Range<usize>, is_break: bool) {
        self.segments.push(Segment {
            at: self.flat.len(),
            source,
            depth: self.depth,
            is_break,
        });
    }

    /// Drops the text, to collect that of the next block.
    pub(super) fn clear(&mut self) {
        self.flat.clear();
        self.segments.clear();
        self.depth = 0;
    }

    /// The segment that holds the flat offset `at`.
    fn segment_at(&self, at: usize) -> usize {
        self.segments
            .partition_point(|segment| segment.at <= at)
            .saturating_sub(1)
    }

    /// The bytes in the source of the flat range `range`.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let Some(first) = self.segments.get(self.segment_at(range.start)) else {
            return 0..0;
        };
        let start = self.source_start(first, range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = &self.segments[self.segment_at(range.end - 1)];
        start..self.source_end(last, range.end)
    }

    /// Where a range that begins at the flat offset `at` in `segment` begins in the source.
    fn source_start(&self, segment: &Segment, at: usize) -> usize {
        if self.is_placeholder(segment) {
            segment.source.start
        } else {
            (segment.source.start + at - segment.at).min(segment.source.end)
        }
    }

    /// Where a range that ends at the flat offset `at` in `segment` ends in the source.
    fn source_end(&self, segment: &Segment, at: usize) -> usize {
        // A placeholder is one byte in the flat text; its source has any length.
        if self.is_placeholder(segment) {
            segment.source.end
        } else {
            self.source_start(segment, at)
        }
    }

    fn is_placeholder(&self, segment: &Segment) -> bool {
        self.flat[segment.at..].starts_with(BLOCKED)
    }

    /// Whether emphasis is balanced in a flat range: it begins and ends at the same depth and never leaves it in between.
    /// Else the HTML of a citation would overlap that of the emphasis.
    pub(super) fn is_balanced(&self, range: &Range<usize>) -> bool {
        let (first, last) = (self.segment_at(range.start), self.segment_at(range.end - 1));
        let depth = self.segments[first].depth;
        self.segments[last].depth == depth
            && self.segments[first..=last]
                .iter()
                .all(|segment| segment.depth >= depth)
    }

    /// Whether two flat offsets are at the same depth of emphasis.
    pub(super) fn is_level(&self, a: usize, b: usize) -> bool {
        self.segments[self.segment_at(a)].depth == self.segments[self.segment_at(b)].depth
    }

    /// The Markdown source of a flat range, as one line. Between two segments of a line it includes the delimiters of
    /// emphasis and backslashes; behind a line break the gap holds the markers of quotes and lists, which it leaves out.
    pub(super) fn markdown(&self, source: &str, range: &Range<usize>) -> String {
        if range.is_empty() {
            return String::new();
        }
        let (first, last) = (self.segment_at(range.start), self.segment_at(range.end - 1));
        let gap = |before: usize| {
            let (before, after) = (&self.segments[before], self.segments.get(before + 1));
            match after {
                Some(after) if !before.is_break => source
                    .get(before.source.end..after.source.start)
                    .unwrap_or_default(),
                _ => "",
            }
        };
        let mut text = String::with_capacity(range.len());
        if range.start == self.segments[first].at && first > 0 {
            text.push_str(gap(first - 1));
        }
        for index in first..=last {
            let segment = &self.segments[index];
            let end = self
                .segments
                .get(index + 1)
                .map_or(self.flat.len(), |next| next.at);
            if segment.is_break {
                text.push(' ');
            } else {
                let part = self.source(range.start.max(segment.at)..range.end.min(end));
                text.push_str(&source[part]);
            }
            if index < last || range.end == end {
                text.push_str(gap(index));
            }
        }
        text
    }
}
