//! Citations of several works, in segments: each work can be linked by itself, and what the author wrote stays apart
//! from what the style adds.

use crate::engine::{CitationLayout, StyledLocator};
use crate::styled_text::StyledText;

/// A work in a citation, with what the author says about it there.
#[derive(Clone, Debug, Default)]
pub struct CitationItem<'a> {
    /// The id of the work.
    pub id: &'a str,
    /// The locator in it.
    pub locator: Option<StyledLocator>,
    /// The author's text before it.
    pub prefix: &'a str,
    /// The author's text after it, with the space before it.
    pub suffix: &'a str,
    /// Whether the names are left out.
    pub suppress_author: bool,
}

/// A segment of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationSegment {
    /// Affixes and delimiters of the style.
    Text(String),
    /// A prefix or a suffix of the author's, in the markup that it was written in.
    Written(String),
    /// A work, or its head or its rest: its index among the items of the citation, and the text.
    Work(usize, StyledText),
}

/// Puts segments together. Brackets are opened by the first work that belongs into them.
pub(super) struct SegmentBuilder {
    layout: CitationLayout,
    segments: Vec<CitationSegment>,
    is_open: bool,
}

impl SegmentBuilder {
    pub(super) fn new(layout: CitationLayout) -> Self {
        Self {
            layout,
            segments: Vec::new(),
            is_open: false,
        }
    }

    /// The first work of a narrative citation: its head is part of the sentence, the rest goes into brackets.
    pub(super) fn narrative(&mut self, index: usize, item: &CitationItem<'_>, text: &StyledText) {
        let (head, rest) = text.split_head();
        self.segments.push(CitationSegment::Work(index, head));
        if rest.is_empty() && item.suffix.is_empty() {
            return;
        }
        self.open();
        if rest.is_empty() {
            // Nothing comes before the suffix in the brackets, so it needs no separator.
            self.written(item.suffix.trim_start_matches([',', ' ']));
        } else {
            self.segments.push(CitationSegment::Work(index, rest));
            self.written(item.suffix);
        }
    }

    /// A work in brackets.
    pub(super) fn parenthetical(
        &mut self,
        index: usize,
        item: &CitationItem<'_>,
        text: StyledText,
    ) {
        self.open();
        if !item.prefix.is_empty() {
            self.written(&format!("{} ", item.prefix));
        }
        let shown = match text.split_head() {
            // A work without date is nothing but its head, which then has to stay.
            (_, rest) if item.suppress_author && !rest.is_empty() => rest,
            _ => text,
        };
        self.segments.push(CitationSegment::Work(index, shown));
        self.written(item.suffix);
    }

    /// Opens the brackets; the delimiter if they are open.
    fn open(&mut self) {
        let text = match (self.is_open, self.segments.is_empty()) {
            (true, _) => self.layout.delimiter.clone(),
            (false, true) => self.layout.prefix.clone(),
            (false, false) => format!(" {}", self.layout.prefix),
        };
        self.is_open = true;
        self.segments.push(CitationSegment::Text(text));
    }

    fn written(&mut self, text: &str) {
        if !text.is_empty() {
            self.segments
                .push(CitationSegment::Written(text.to_owned()));
        }
    }

    pub(super) fn finish(mut self) -> Vec<CitationSegment> {
        if self.is_open {
            self.segments
                .push(CitationSegment::Text(self.layout.suffix));
        }
        self.segments
    }
}
