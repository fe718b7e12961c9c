//! The trait of passes, and what several of them need.

use crate::handbook::ChapterProse;
use crate::markdown::MarkdownReading;
use crate::views::parts::citations::Surface;
use crate::{BookPage, Handbook, TocItem};
use antinomy_model::{Kind, Ref};
use antinomy_syntax::{Diagnostic, Span};
use std::ops::Range;
use std::sync::Arc;

/// One pass.
pub trait Pass: Sync {
    /// Its name, which is also the preprocessor's.
    fn name(&self) -> &'static str;

    /// Transforms the chapters. Spans of the diagnostics point into [`Handbook::files`].
    fn run(&self, cx: &Handbook, items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>);
}

/// The path of the file that the Markdown of a page was written in, as diagnostics name it; links in the page are relative
/// to it. `None` for pages that are made of several files, or of none.
pub(crate) fn origin(cx: &Handbook, page: &BookPage) -> Option<String> {
    let source = page.source_path.as_deref()?;
    if cx.chapter(source).is_some() {
        return Some(format!("{}{source}", cx.chapter_folder));
    }
    let path = source.strip_prefix(cx.to_content.as_str())?;
    cx.base().files.by_path(path).map(|_| path.to_owned())
}

/// A hand-written chapter on disk, and what it refers to.
pub(crate) struct ChapterOnDisk<'a> {
    pub(crate) prose: ChapterProse<'a>,
    pub(crate) reading: Arc<MarkdownReading>,
}

impl<'a> ChapterOnDisk<'a> {
    /// The chapter of a page, unless the page was generated.
    pub(crate) fn of(cx: &'a Handbook, page: &BookPage) -> Option<Self> {
        let (file, _) = cx.chapter(page.source_path.as_deref()?)?;
        Some(Self {
            prose: cx.chapter_prose(file),
            reading: cx.chapter_reading(file),
        })
    }

    /// The span of a range of the prose.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.prose.start;
        Span::new(self.prose.file, start + range.start..start + range.end)
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
        // The record is in a file of the knowledge base, and spans of this diagnostic are in files of chapters.
        found.related.clear();
        Some(found)
    }
}

/// Lets a page share the reading of its chapter on disk, unless a preprocessor has changed the text.
pub(crate) fn share_reading(cx: &Handbook, page: &mut BookPage) {
    let chapter = page
        .source_path
        .as_deref()
        .and_then(|path| cx.chapter(path));
    if let (Some((file, _)), Some(text)) = (chapter, page.content.as_markdown_mut()) {
        text.adopt(cx.chapter_prose(file).text, || cx.chapter_reading(file));
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
