//! Markdown that passes look into, parsed once for each state of its text.
//!
//! The renderer's parser and its options say what is a fence, a link or code, so that both agree.

use crate::fences::{self, Fence};
use crate::marks::{MarkedText, PreviewMarks, may_mark};
use antinomy_syntax::references::{self, Reference};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What passes look for in a text, from one parse.
#[derive(Debug, Default)]
pub(crate) struct MarkdownReading {
    /// Citations and links, in order.
    pub(crate) references: Vec<Reference>,
    /// Our fences, in order.
    pub(crate) fences: Vec<Fence>,
    /// The words of the first heading.
    pub(crate) title: Option<String>,
    /// The headings. mdBook makes a link of each, so that no other link can stand in it, and an address of its words.
    headings: Vec<Range<usize>>,
    /// What the HTML in the text asks for. An attribute in code is none.
    marks: PreviewMarks,
}

impl MarkdownReading {
    /// Parses a text, unless it can hold nothing that passes look for.
    pub(crate) fn of(text: &str, options: &MarkdownOptions) -> Self {
        if !references::may_have(text) && !fences::may_have(text) && !may_mark(text) {
            return Self::default();
        }
        // Kept for several readers, each of which goes through them in its own way.
        let events: Vec<(Event<'_>, Range<usize>)> =
            new_cmark_parser(text, options).into_offset_iter().collect();
        let headings = events.iter();
        let headings = headings
            .filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })))
            .map(|(_, range)| range.clone());
        let mut marks = PreviewMarks::default();
        for (event, _) in &events {
            if let Event::Html(html) | Event::InlineHtml(html) = event {
                marks.find(html);
            }
        }
        Self {
            fences: fences::of_events(text, &events),
            title: first_heading(&events),
            headings: headings.collect(),
            marks,
            references: if references::may_have(text) {
                references::of_events(text, events.into_iter())
            } else {
                Vec::new()
            },
        }
    }

    /// Whether a range lies in a heading.
    pub(crate) fn is_in_heading(&self, range: &Range<usize>) -> bool {
        // Headings are in order and do not nest.
        let before = self
            .headings
            .partition_point(|heading| heading.start <= range.start);
        let heading = before.checked_sub(1).and_then(|at| self.headings.get(at));
        heading.is_some_and(|heading| range.end <= heading.end)
    }
}

fn first_heading(events: &[(Event<'_>, Range<usize>)]) -> Option<String> {
    let mut title: Option<String> = None;
    for (event, _) in events {
        match (event, &mut title) {
            (Event::Start(Tag::Heading { .. }), None) => title = Some(String::new()),
            (Event::End(TagEnd::Heading(_)), Some(_)) => break,
            (Event::Text(words) | Event::Code(words), Some(title)) => title.push_str(words),
            _ => {}
        }
    }
    title.filter(|title| !title.is_empty())
}

/// Markdown of an author or of another program, with its reading and with what its links ask for.
#[derive(Clone, Debug)]
pub(crate) struct MarkdownText {
    text: String,
    reading: OnceLock<Arc<MarkdownReading>>,
    /// What the links that passes set ask for. `None` if the text came with attributes of its own: which of them count
    /// depends on what becomes of the text around them, so they are read off its last state.
    set: Option<PreviewMarks>,
}

impl From<String> for MarkdownText {
    fn from(text: String) -> Self {
        Self {
            set: (!may_mark(&text)).then(PreviewMarks::default),
            reading: OnceLock::new(),
            text,
        }
    }
}

impl PartialEq for MarkdownText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for MarkdownText {}

impl MarkdownText {
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn into_string(self) -> String {
        self.text
    }

    /// What is in the text; parsed when first asked for.
    pub(crate) fn reading(&self, options: &MarkdownOptions) -> &MarkdownReading {
        self.reading
            .get_or_init(|| Arc::new(MarkdownReading::of(&self.text, options)))
    }

    /// Takes over the reading of an equal text.
    pub(crate) fn adopt(&self, text: &str, reading: impl FnOnce() -> Arc<MarkdownReading>) {
        if self.reading.get().is_none() && self.text == text {
            let _ = self.reading.set(reading());
        }
    }

    /// What the links of the text ask for.
    pub(crate) fn marks(&self, options: &MarkdownOptions) -> &PreviewMarks {
        match &self.set {
            Some(set) => set,
            None => &self.reading(options).marks,
        }
    }

    /// Drops the beginning of the text.
    pub(crate) fn drop_start(&mut self, length: usize) {
        self.text.drain(..length);
        self.reading = OnceLock::new();
    }

    /// Puts texts in place of ranges. Ranges are in order; of two that overlap the first counts.
    pub(crate) fn splice(&mut self, parts: impl IntoIterator<Item = (Range<usize>, MarkedText)>) {
        let mut out = String::with_capacity(self.text.len());
        let mut end = 0;
        let mut is_changed = false;
        for (range, part) in parts {
            if range.start < end {
                continue;
            }
            out.push_str(&self.text[end..range.start]);
            out.push_str(&part.text);
            end = range.end;
            is_changed = true;
            // Only of parts that are used: what a dropped part asks for is not on the page.
            if let Some(set) = &mut self.set {
                set.extend(&part.marks);
            }
        }
        if is_changed {
            out.push_str(&self.text[end..]);
            self.text = out;
            self.reading = OnceLock::new();
        }
    }

    /// Inserts a text whose links ask for nothing.
    pub(crate) fn insert(&mut self, at: usize, text: &str) {
        self.text.insert_str(at, text);
        self.reading = OnceLock::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(id: &str) -> MarkedText {
        let mut part = MarkedText::plain(format!("<a data-preview=\"ref--{id}\">x</a>"));
        part.marks.find(&part.text.clone());
        part
    }

    fn works(text: &MarkdownText) -> Vec<&str> {
        let marks = text.marks(&MarkdownOptions::default());
        marks.works.iter().map(String::as_str).collect()
    }

    #[test]
    fn what_a_pass_sets_is_known_without_a_parse() {
        let mut text = MarkdownText::from("a b c".to_owned());
        text.splice([(2..3, marked("w")), (2..5, marked("dropped"))]);
        assert_eq!(text.as_str(), "a <a data-preview=\"ref--w\">x</a> c");
        assert_eq!(works(&text), ["w"]);
        assert!(text.reading.get().is_none());
    }

    #[test]
    fn attributes_that_a_text_came_with_are_read_off_it() {
        let own = "<b data-preview=\"ref--own\">x</b> `<b data-preview=\"ref--code\">` y";
        let mut text = MarkdownText::from(own.to_owned());
        assert_eq!(works(&text), ["own"]);
        text.splice([(own.len() - 1..own.len(), marked("w"))]);
        assert_eq!(works(&text), ["own", "w"]);
    }

    #[test]
    fn a_title_is_the_first_heading_outside_of_code() {
        let text = "```\n# no\n```\n\n# Das *Kapitel* `x`\n\n[a](b)";
        let reading = MarkdownReading::of(text, &MarkdownOptions::default());
        assert_eq!(reading.title.as_deref(), Some("Das Kapitel x"));
    }
}
