//! `antinomy-pages`: removes the front matter of hand-written chapters, which mdBook would print, and appends the generated
//! pages.
//!
//! mdBook silently overwrites one of two chapters with the same address, and some names are its own; both are errors
//! here. Every generated page gets a section number, because mdBook nests by them and panics where they skip a level.

use crate::content::PageContent;
use crate::directive::template_failed;
use crate::pages::{each, each_mut};
use crate::pass::Pass;
use crate::plan::{self, GroupSpec, PageSpec};
use crate::{BookPage, Handbook, TocItem, codes};
use antinomy_syntax::{Diagnostic, Span, one_line, split_front_matter};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) struct PagesPass;

/// Files that mdBook writes itself, at the root of a book.
const RESERVED: [&str; 3] = ["404.html", "print.html", "toc.html"];
const INDEX: &str = "index.html";

impl Pass for PagesPass {
    fn name(&self) -> &'static str {
        "antinomy-pages"
    }

    fn run(&self, cx: &Handbook, mut items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        each_mut(&mut items, &mut |page| {
            strip_front_matter(cx, page, &mut diagnostics);
        });
        append(cx, &mut items, &plan::groups(cx), &mut diagnostics);
        items.iter_mut().for_each(put_names_on_one_line);
        check_addresses(cx, &items, &mut diagnostics);
        (items, diagnostics)
    }
}

/// Puts names in the table of contents on one line. mdBook writes them into a string of a script, `toc.js`, in which it
/// escapes everything but line breaks.
fn put_names_on_one_line(item: &mut TocItem) {
    let put = |name: &mut String| {
        if let Cow::Owned(line) = one_line(name) {
            *name = line;
        }
    };
    match item {
        TocItem::Part(title) => put(title),
        TocItem::Separator => {}
        TocItem::Page(page) => {
            put(&mut page.name);
            page.parents.iter_mut().for_each(put);
            page.children.iter_mut().for_each(put_names_on_one_line);
        }
    }
}

/// Checks hand-written chapters and their addresses without rendering generated pages.
pub(super) fn check(cx: &Handbook, mut items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    each_mut(&mut items, &mut |page| {
        strip_front_matter(cx, page, &mut diagnostics);
    });
    // Empty pages take the addresses of the generated ones.
    let by_hand = items.len();
    items.extend(plan::paths(cx).into_iter().map(|path| {
        TocItem::Page(BookPage {
            name: path.clone(),
            path: Some(path),
            ..BookPage::default()
        })
    }));
    check_addresses(cx, &items, &mut diagnostics);
    items.truncate(by_hand);
    (items, diagnostics)
}

fn strip_front_matter(cx: &Handbook, page: &mut BookPage, diagnostics: &mut Vec<Diagnostic>) {
    let Some(text) = page.content.as_markdown_mut() else {
        return;
    };
    let parts = split_front_matter(text.as_str());
    if parts.unclosed {
        let end = text.as_str().find('\n');
        let opening = 0..end.unwrap_or(text.as_str().len());
        let code = &antinomy_syntax::codes::UNCLOSED_FRONT_MATTER;
        diagnostics.push(about(cx, page, code, opening));
    } else if parts.yaml.is_some() {
        let start = parts.prose.start;
        text.drop_start(start);
    }
}

/// A diagnostic about a page, with a span in its file if it was written by hand.
fn about(
    cx: &Handbook,
    page: &BookPage,
    code: &'static antinomy_syntax::Code,
    range: std::ops::Range<usize>,
) -> Diagnostic {
    let file = page
        .source_path
        .as_deref()
        .and_then(|path| cx.chapter(path));
    match file {
        Some((file, _)) => Diagnostic::new(code, Span::new(file, range)),
        None => Diagnostic::without_place(code),
    }
    .with("page", page.path.as_deref().unwrap_or(&page.name))
}

/// Appends the groups, with section numbers that continue those of the hand-written chapters.
fn append(
    cx: &Handbook,
    items: &mut Vec<TocItem>,
    groups: &[GroupSpec],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut last = 0;
    each(items, &mut |page| {
        if let Some(first) = page.number.as_ref().and_then(|number| number.first()) {
            last = last.max(*first);
        }
    });
    if !items.is_empty() && !groups.is_empty() {
        items.push(TocItem::Separator);
    }
    for group in groups {
        let title = group.title(cx);
        // A heading over a single chapter of the same name would repeat it.
        if group.pages.iter().any(|page| page.name(cx) != title) {
            items.push(TocItem::Part(title));
        }
        for spec in &group.pages {
            last += 1;
            let page = written(cx, spec, vec![last], Vec::new(), diagnostics);
            items.push(TocItem::Page(page));
        }
    }
}

/// Renders a page and those below it. A page whose template fails is empty, and reported.
fn written(
    cx: &Handbook,
    spec: &PageSpec,
    number: Vec<u32>,
    parents: Vec<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BookPage {
    let name = spec.name(cx);
    let content = spec.render(cx).unwrap_or_else(|error| {
        diagnostics.push(template_failed(None, &error));
        PageContent::default()
    });
    let mut below = parents.clone();
    below.push(name.clone());
    // mdBook puts the names of all ancestors into the breadcrumbs of search results.
    let children = (1..).zip(spec.children(cx)).map(|(place, child)| {
        let mut number = number.clone();
        number.push(place);
        TocItem::Page(written(cx, child, number, below.clone(), diagnostics))
    });
    BookPage {
        children: children.collect(),
        name,
        path: Some(spec.path.clone()),
        source_path: spec
            .source(cx)
            .map(|path| format!("{}{path}", cx.to_content)),
        number: Some(number),
        parents,
        content,
    }
}

/// Reports addresses that are taken twice or reserved. Many file systems ignore case, so addresses are compared in lower
/// case.
fn check_addresses(cx: &Handbook, items: &[TocItem], diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, BookPage> = BTreeMap::new();
    let mut is_first = true;
    each(items, &mut |page| {
        let Some(address) = page.address().map(|address| address.to_lowercase()) else {
            return;
        };
        let is_reserved = RESERVED.contains(&address.as_str()) || (address == INDEX && !is_first);
        // mdBook copies the first chapter to index.html: a chapter of that name is only safe in first place.
        is_first = false;
        if is_reserved {
            diagnostics.push(about(cx, page, &codes::RESERVED_CHAPTER, 0..0));
        }
        match taken.get(&address) {
            // Hand-written chapters come first, and only those can be renamed.
            Some(other) => {
                let found = about(cx, other, &codes::CHAPTER_TWICE, 0..0);
                diagnostics.push(found.with("other", page.name.as_str()));
            }
            None => {
                // What its place is told by. Below it may be all others, each below the one before.
                let head = BookPage {
                    name: page.name.clone(),
                    path: page.path.clone(),
                    source_path: page.source_path.clone(),
                    ..BookPage::default()
                };
                taken.insert(address, head);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;

    fn chapter(path: &str, content: &str) -> TocItem {
        TocItem::Page(BookPage {
            name: path.to_owned(),
            path: Some(path.to_owned()),
            source_path: Some(path.to_owned()),
            number: Some(vec![1]),
            content: content.to_owned().into(),
            ..BookPage::default()
        })
    }

    fn run(items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
        PagesPass.run(
            &handbook("contradictions:\n  - id: a\n    title: A\n"),
            items,
        )
    }

    fn names(diagnostics: &[Diagnostic]) -> Vec<&str> {
        diagnostics.iter().map(|found| found.code.name()).collect()
    }

    #[test]
    fn front_matter_is_taken_off() {
        let (items, diagnostics) = run(vec![chapter("a.md", "---\ntitle: A\n---\n# A\n")]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!(page.content, "# A\n".to_owned().into());
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn generated_chapters_are_numbered_on_without_a_jump() {
        let (items, _) = run(vec![chapter("a.md", "")]);
        let mut last: Vec<u32> = Vec::new();
        each(&items, &mut |page| {
            let number = page.number.clone().unwrap();
            assert!(number.len() <= last.len() + 1, "{number:?} after {last:?}");
            last = number;
        });
        assert!(last[0] > 1);
    }

    #[test]
    fn a_generated_chapter_opens_the_file_of_its_record() {
        let (items, _) = run(Vec::new());
        let mut sources = Vec::new();
        each(&items, &mut |page| sources.extend(page.source_path.clone()));
        assert!(
            sources.contains(&"../../../content/records.yaml".to_owned()),
            "{sources:?}"
        );
    }

    #[test]
    fn names_of_mdbook_are_refused() {
        let (_, diagnostics) = run(vec![
            chapter("a.md", ""),
            chapter("Print.md", ""),
            chapter("index.md", ""),
        ]);
        assert_eq!(
            names(&diagnostics),
            ["reserved-chapter", "reserved-chapter"]
        );
    }

    #[test]
    fn a_first_chapter_may_be_the_index() {
        let (_, diagnostics) = run(vec![chapter("index.md", "")]);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn a_hand_written_chapter_in_the_way_of_a_generated_one_is_reported() {
        let (_, diagnostics) = run(vec![chapter("contradictions/a.md", "")]);
        assert_eq!(names(&diagnostics), ["chapter-twice"]);
    }

    #[test]
    fn names_in_the_table_of_contents_have_one_line() {
        let mut written = chapter("a.md", "");
        let TocItem::Page(page) = &mut written else {
            unreachable!()
        };
        page.name = "A\nb\u{2028}c".to_owned();
        page.parents = vec!["D\re".to_owned()];
        page.children = vec![TocItem::Part("F\u{85}g".to_owned())];
        let (items, _) = run(vec![written]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!(
            (page.name.as_str(), page.parents[0].as_str()),
            ("A b c", "D e")
        );
        assert_eq!(page.children, [TocItem::Part("F g".to_owned())]);
    }

    #[test]
    fn an_included_file_stays_as_written() {
        let text = "{{#include ../../../etc/passwd}}\n";
        let (items, _) = run(vec![chapter("a.md", text)]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!(page.content, text.to_owned().into());
    }
}
