//! A pass, and what several passes need.

use crate::views::parts::citations::Surface;
use crate::{BookPage, Handbook, TocItem};
use antinomy_model::{Kind, Ref};
use antinomy_syntax::references::{self, Reference};
use antinomy_syntax::{Diagnostic, FileId, Span, split_front_matter};
use mdbook_markdown::new_cmark_parser;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// One pass.
pub trait Pass: Sync {
    /// Its name, which is also the preprocessor's.
    fn name(&self) -> &'static str;

    /// Changes the chapters. Spans of the diagnostics are places in [`Handbook::chapters`].
    fn run(&self, cx: &Handbook, items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>);
}

/// The file that the Markdown of a page was written in, with the path that the knowledge base or the book knows it by.
/// Pages that are made of several files, or of none, have no such file.
pub(crate) fn origin(cx: &Handbook, page: &BookPage) -> Option<String> {
    let source = page.source_path.as_deref()?;
    if cx.chapter(source).is_some() {
        return Some(format!("{}{source}", cx.chapter_folder));
    }
    let path = source.strip_prefix(cx.to_content.as_str())?;
    cx.base().files.by_path(path).map(|_| path.to_owned())
}

/// A text with other text in place of some of its parts; of two that overlap the first counts.
pub(crate) fn splice(text: &str, parts: impl Iterator<Item = (Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, part) in parts {
        if range.start >= end {
            out.push_str(&text[end..range.start]);
            out.push_str(&part);
            end = range.end;
        }
    }
    out.push_str(&text[end..]);
    out
}

/// The ids that the HTML of a page marks for previews of one kind: `data-preview="KIND…"`. What stands in code is no mark.
pub(crate) fn marked(cx: &Handbook, text: &str, kind: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    if !text.contains(MARK) {
        return ids;
    }
    for (event, _) in new_cmark_parser(text, &cx.markdown).into_offset_iter() {
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            let marks = html.split(MARK).skip(1);
            let found = marks.filter_map(|rest| rest.split('"').next()?.strip_prefix(kind));
            ids.extend(found.map(str::to_owned));
        }
    }
    ids
}

/// What marks a link that has a preview.
const MARK: &str = "data-preview=\"";

/// What the Markdown of a page refers to, and where its headings stand. mdBook makes a link of each heading, so that no
/// other link can stand in it, and an address of its words.
pub(crate) struct MarkdownReading {
    pub(crate) references: Vec<Reference>,
    pub(crate) headings: Vec<Range<usize>>,
}

impl MarkdownReading {
    pub(crate) fn of(cx: &Handbook, text: &str) -> Self {
        if !references::may_have(text) {
            return Self {
                references: Vec::new(),
                headings: Vec::new(),
            };
        }
        let events: Vec<_> = new_cmark_parser(text, &cx.markdown)
            .into_offset_iter()
            .collect();
        let headings = events.iter().filter_map(|(event, range)| {
            matches!(event, Event::Start(Tag::Heading { .. })).then(|| range.clone())
        });
        Self {
            headings: headings.collect(),
            references: references::of_events(text, events.into_iter()),
        }
    }

    /// Whether a place stands in a heading.
    pub(crate) fn is_in_heading(&self, place: &Range<usize>) -> bool {
        self.headings
            .iter()
            .any(|heading| heading.start <= place.start && place.end <= heading.end)
    }
}

/// The prose of a hand-written chapter as it stands on disk, and what it refers to.
pub(crate) struct ChapterOnDisk<'a> {
    pub(crate) file: FileId,
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
    /// Where the prose begins in the file.
    pub(crate) start: usize,
    pub(crate) references: Vec<Reference>,
}

impl<'a> ChapterOnDisk<'a> {
    /// The chapter of a page, unless the page was generated.
    pub(crate) fn of(cx: &'a Handbook, page: &BookPage) -> Option<Self> {
        let (file, written) = cx.chapter(page.source_path.as_deref()?)?;
        let prose = split_front_matter(written.text()).prose;
        let text = &written.text()[prose.clone()];
        Some(Self {
            file,
            path: written.path(),
            text,
            start: prose.start,
            references: MarkdownReading::of(cx, text).references,
        })
    }

    /// Where a part of the prose stands in the file.
    pub(crate) fn span(&self, part: &Range<usize>) -> Span {
        Span::new(self.file, self.start + part.start..self.start + part.end)
    }

    /// What is wrong with an id in the prose, if anything is.
    pub(crate) fn wrong_id(
        &self,
        cx: &Handbook,
        id: &str,
        range: &Range<usize>,
        kinds: &[Kind],
    ) -> Option<Diagnostic> {
        let reference = Ref::loose(id.to_owned(), self.span(range));
        let nearest = || cx.base().nearest_id(id, kinds);
        let mut found = cx.base().wrong_reference(&reference, kinds, nearest)?;
        // The record stands among other files than the chapters.
        found.related.clear();
        Some(found)
    }
}

/// Whether a page was written by hand.
pub(crate) fn is_chapter(cx: &Handbook, page: &BookPage) -> bool {
    page.source_path
        .as_deref()
        .is_some_and(|path| cx.chapter(path).is_some())
}

/// How the Markdown of a page is to be treated.
pub(crate) fn surface(cx: &Handbook, page: &BookPage) -> Surface {
    if is_chapter(cx, page) {
        Surface::Chapter
    } else {
        Surface::Markdown
    }
}
