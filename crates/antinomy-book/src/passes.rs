//! The four passes over the chapters of a book, in their fixed order. Each is one mdBook preprocessor.
//!
//! A pass is a function from a tree to a tree. It never fails: what is wrong with a chapter becomes a diagnostic that
//! points into the file the chapter was written in, and the chapter passes as far as it can.

mod cite;
mod contradictions;
mod link;
mod pages;

use crate::views::Surface;
use crate::{Handbook, Item, Page};
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
    fn run(&self, cx: &Handbook, items: Vec<Item>) -> (Vec<Item>, Vec<Diagnostic>);
}

/// All passes in the order in which they run.
pub static ALL: [&dyn Pass; 4] = [
    &pages::Pages,
    &contradictions::Contradictions,
    &link::Link,
    &cite::Cite,
];

/// What the passes find wrong with hand-written chapters, in the order of files and places. Generated chapters are left
/// out: what is wrong with those is wrong with their records.
#[must_use]
pub fn check(cx: &Handbook, items: Vec<Item>) -> Vec<Diagnostic> {
    let (mut items, mut diagnostics) = pages::check(cx, items);
    for pass in ALL.into_iter().skip(1) {
        let (changed, mut found) = pass.run(cx, items);
        items = changed;
        diagnostics.append(&mut found);
    }
    diagnostics.sort_by_key(Diagnostic::sort_key);
    diagnostics
}

/// What the names of our passes begin with.
const PREFIX: &str = "antinomy-";

/// The pass with this name, with or without the `antinomy-` before it.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Pass> {
    let short = name.strip_prefix(PREFIX).unwrap_or(name);
    ALL.into_iter()
        .find(|pass| pass.name().strip_prefix(PREFIX) == Some(short))
}

/// The place of a pass in the order.
#[must_use]
pub fn place(name: &str) -> Option<usize> {
    ALL.iter().position(|pass| pass.name() == name)
}

/// The file that the Markdown of a page was written in, with the path that the knowledge base or the book knows it by.
/// Pages that are made of several files, or of none, have no such file.
fn origin(cx: &Handbook, page: &Page) -> Option<String> {
    let source = page.source_path.as_deref()?;
    if cx.chapter(source).is_some() {
        return Some(format!("{}{source}", cx.chapter_folder));
    }
    let path = source.strip_prefix(cx.to_content.as_str())?;
    cx.base().files.by_path(path).map(|_| path.to_owned())
}

/// A text with other text in place of some of its parts; of two that overlap the first counts.
fn splice(text: &str, parts: impl Iterator<Item = (Range<usize>, String)>) -> String {
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
fn marked(cx: &Handbook, text: &str, kind: &str) -> BTreeSet<String> {
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
struct Found {
    references: Vec<Reference>,
    headings: Vec<Range<usize>>,
}

impl Found {
    fn of(cx: &Handbook, text: &str) -> Self {
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
    fn is_in_heading(&self, place: &Range<usize>) -> bool {
        self.headings
            .iter()
            .any(|heading| heading.start <= place.start && place.end <= heading.end)
    }
}

/// The prose of a hand-written chapter as it stands on disk, and what it refers to.
struct Chapter<'a> {
    file: FileId,
    path: &'a str,
    text: &'a str,
    /// Where the prose begins in the file.
    start: usize,
    references: Vec<Reference>,
}

impl<'a> Chapter<'a> {
    /// The chapter of a page, unless the page was generated.
    fn of(cx: &'a Handbook, page: &Page) -> Option<Self> {
        let (file, written) = cx.chapter(page.source_path.as_deref()?)?;
        let prose = split_front_matter(written.text()).prose;
        let text = &written.text()[prose.clone()];
        Some(Self {
            file,
            path: written.path(),
            text,
            start: prose.start,
            references: Found::of(cx, text).references,
        })
    }

    /// Where a part of the prose stands in the file.
    fn span(&self, part: &Range<usize>) -> Span {
        Span::new(self.file, self.start + part.start..self.start + part.end)
    }

    /// What is wrong with an id in the prose, if anything is.
    fn wrong_id(
        &self,
        cx: &Handbook,
        id: &str,
        range: &Range<usize>,
        kinds: &[Kind],
    ) -> Option<Diagnostic> {
        let reference = Ref {
            id: id.to_owned(),
            span: self.span(range),
        };
        let nearest = || cx.base().nearest_id(id, kinds);
        let mut found = cx.base().wrong_reference(&reference, kinds, nearest)?;
        // The record stands among other files than the chapters.
        found.related.clear();
        Some(found)
    }
}

/// Whether a page was written by hand.
fn is_chapter(cx: &Handbook, page: &Page) -> bool {
    page.source_path
        .as_deref()
        .is_some_and(|path| cx.chapter(path).is_some())
}

/// How the Markdown of a page is to be treated.
fn surface(cx: &Handbook, page: &Page) -> Surface {
    if is_chapter(cx, page) {
        Surface::Chapter
    } else {
        Surface::Markdown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "compares the list with its folder"
    )]
    fn the_list_holds_every_file_of_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/passes");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| format!("{PREFIX}{}", name.trim_end_matches(".rs")))
            .collect();
        files.sort();
        let mut listed: Vec<&str> = ALL.iter().map(|pass| pass.name()).collect();
        listed.sort_unstable();
        assert_eq!(listed, files);
    }

    #[test]
    fn a_pass_is_found_by_its_short_name_too() {
        assert_eq!(by_name("cite").unwrap().name(), "antinomy-cite");
        assert_eq!(by_name("antinomy-cite").unwrap().name(), "antinomy-cite");
        assert!(by_name("antinomy-antinomy-cite").is_none());
    }
}
