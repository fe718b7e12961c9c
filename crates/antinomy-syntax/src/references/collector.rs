//! Collects references from the events of the Markdown parser.

use super::citation_reader;
use super::inline::InlineText;
use super::reference::{MarkdownLink, Reference};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The state between two events.
pub(super) struct ReferenceCollector<'t> {
    text: &'t str,
    found: Vec<Reference>,
    /// The inline text of the current block so far.
    inline: InlineText,
    /// Links and images that are open, outermost first. Text within them is theirs and holds no citation.
    open: Vec<OpenLink>,
    /// How many blocks without prose are open: code, HTML, metadata.
    verbatim: usize,
    paragraph: Paragraph,
}

enum OpenLink {
    Link(MarkdownLink),
    Image,
}

impl<'t> ReferenceCollector<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            found: Vec::new(),
            inline: InlineText::default(),
            open: Vec::new(),
            verbatim: 0,
            paragraph: Paragraph::default(),
        }
    }

    /// The references in document order.
    pub(super) fn finish(mut self) -> Vec<Reference> {
        self.end_inline();
        // A link is added at its end, a citation at the end of its block.
        self.found
            .sort_by_key(|reference| (reference.range().start, reference.range().end));
        self.found
    }

    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                self.end_inline();
                self.verbatim += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            _ if self.verbatim > 0 => {}
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                self.widen_link(&range);
                self.open.push(OpenLink::Link(MarkdownLink {
                    text: range.start..range.start,
                    address: dest_url.to_string(),
                    title: title.to_string(),
                    alone: self.paragraph.starts(range.start),
                    inline: link_type == LinkType::Inline,
                    range,
                }));
            }
            Event::Start(Tag::Image { .. }) => {
                self.widen_link(&range);
                self.open.push(OpenLink::Image);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close_link(&range),
            _ if !self.open.is_empty() => self.widen_link(&range),
            inline_or_block => self.outside_links(&inline_or_block, range),
        }
    }

    /// An event that is neither a link nor within one.
    fn outside_links(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(_) => self.inline.text(self.text, range),
            Event::SoftBreak | Event::HardBreak => self.inline.space(range),
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.inline.block(range),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => self.inline.enter(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                self.inline.leave();
            }
            Event::Start(Tag::Paragraph) => {
                self.end_inline();
                self.paragraph = Paragraph::new(self.text, &range);
            }
            Event::End(TagEnd::Paragraph) => {
                self.end_inline();
                self.paragraph.finish(&mut self.found);
            }
            _ => self.end_inline(),
        }
    }

    /// Ends a block: a citation cannot go on in the next one.
    fn end_inline(&mut self) {
        if self.inline.flat.contains('@') || self.inline.flat.contains("[[") {
            citation_reader::read(&self.inline, self.text, &mut self.found);
        }
        self.inline.clear();
    }

    fn close_link(&mut self, range: &Range<usize>) {
        let closed = self.open.pop();
        if self.open.is_empty() {
            self.inline.block(range.clone());
        }
        self.widen_link(range);
        if let Some(OpenLink::Link(link)) = closed {
            if link.alone {
                self.paragraph.link = Some((link.range.end, self.found.len()));
            }
            self.found.push(Reference::Link(link));
        }
    }

    /// Adds something within the innermost open link to the bytes of its text. The parser reports no range for the text
    /// as a whole.
    fn widen_link(&mut self, range: &Range<usize>) {
        if let Some(OpenLink::Link(link)) = self.open.last_mut() {
            if link.text.is_empty() {
                link.text = range.clone();
            }
            link.text.end = link.text.end.max(range.end);
        }
    }
}

/// The current paragraph, as far as it may consist of one link.
#[derive(Default)]
struct Paragraph {
    start: Option<usize>,
    /// Without white space at its end.
    end: usize,
    /// Where the link ends that it begins with, and the index of that link among the references.
    link: Option<(usize, usize)>,
}

impl Paragraph {
    fn new(text: &str, range: &Range<usize>) -> Self {
        Self {
            start: Some(range.start),
            end: text[range.clone()].trim_end().len() + range.start,
            link: None,
        }
    }

    fn starts(&self, at: usize) -> bool {
        self.start == Some(at)
    }

    /// The link was marked as alone when it began; unmarks it if the paragraph goes on behind it.
    fn finish(&mut self, found: &mut [Reference]) {
        let Some((end, index)) = self.link.take() else {
            return;
        };
        if let Some(Reference::Link(link)) = found.get_mut(index) {
            link.alone = end == self.end;
        }
        self.start = None;
    }
}
