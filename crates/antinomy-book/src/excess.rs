//! Hand-written text that is more than a page can take.
//!
//! It is measured as it was written, in the file on disk: passes make it longer, and what a preprocessor gets may have been
//! through some of them. Generated pages are as long as their records make them, and never refused, so that passes in one
//! process and passes in programs of their own give the same book.

use crate::content::PageContent;
use crate::pages::each_mut;
use crate::{BookPage, Handbook, TocItem, plan};
use antinomy_syntax::Diagnostic;
use antinomy_syntax::markdown::{Excess, MAX_PROSE};
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Takes the text out of hand-written pages that no pass should read, and reports each.
pub(crate) fn refuse_excess(
    cx: &Handbook,
    mut items: Vec<TocItem>,
) -> (Vec<TocItem>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    // Before the first pass no page is generated; after it those at these addresses are.
    let generated = LazyCell::new(|| plan::paths(cx).into_iter().collect::<BTreeSet<String>>());
    let is_generated = |page: &BookPage| {
        let path = page.path.as_deref();
        path.is_some_and(|path| generated.contains(path))
    };
    each_mut(&mut items, &mut |page| {
        if let Some(found) = excess(cx, page, is_generated) {
            diagnostics.push(found);
            page.content = PageContent::default();
        }
    });
    (items, diagnostics)
}

fn excess(
    cx: &Handbook,
    page: &mut BookPage,
    is_generated: impl Fn(&BookPage) -> bool,
) -> Option<Diagnostic> {
    let source = page.source_path.as_deref();
    if let Some((file, _)) = source.and_then(|path| cx.chapter(path)) {
        let prose = cx.chapter_prose(file);
        let found = Excess::of(prose.text);
        return match found {
            Some(found) => Some(found.diagnostic(file, prose.start)),
            None => grown(page),
        };
    }
    // No file holds it: another program wrote it, or the first pass did.
    let found = Excess::of(page.content.as_markdown_mut()?.as_str())?;
    let name = page.path.as_deref().unwrap_or(&page.name);
    (!is_generated(page)).then(|| found.of_page(name))
}

/// How many times longer than allowed in a file a chapter may have become through passes and other preprocessors.
const MAX_GROWTH: usize = 6;

/// A chapter that is no longer the one on disk, because another program made it far longer.
fn grown(page: &mut BookPage) -> Option<Diagnostic> {
    let text = page.content.as_markdown_mut()?.as_str();
    if text.len() <= MAX_GROWTH * MAX_PROSE {
        return None;
    }
    let name = page.path.as_deref().unwrap_or(&page.name);
    Some(Excess::of(text)?.of_page(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook_with_chapter;
    use crate::passes::{ALL, run};

    const RECORDS: &str = "sources:\n- {id: w, class: literature, type: book, title: T, author: 'A, B.', issued: 2009}\n";

    fn page(path: &str, text: &str) -> TocItem {
        TocItem::Page(BookPage {
            path: Some(path.to_owned()),
            source_path: Some(path.to_owned()),
            content: text.to_owned().into(),
            ..BookPage::default()
        })
    }

    fn long() -> String {
        format!("[@w]\n\n{}", "x ".repeat(1 << 20))
    }

    #[test]
    fn every_pass_alone_refuses_a_chapter_that_is_too_long() {
        let on_disk = handbook_with_chapter(RECORDS, "a.md", &long());
        let elsewhere = handbook_with_chapter(RECORDS, "b.md", "");
        for pass in ALL {
            for (cx, has_place) in [(&on_disk, true), (&elsewhere, false)] {
                let (items, found) = run(&[pass], cx, vec![page("a.md", &long())]);
                assert!(items.is_none());
                let told = found.iter().map(|it| (it.code.name(), it.span.is_some()));
                let told: Vec<_> = told.collect();
                assert_eq!(told, [("page-too-long", has_place)], "{}", pass.name());
            }
        }
    }

    #[test]
    fn a_chapter_that_passes_made_longer_is_read() {
        let cx = handbook_with_chapter(RECORDS, "a.md", "[@w]");
        let cite = crate::passes::by_name("cite").unwrap();
        let (items, found) = run(&[cite], &cx, vec![page("a.md", &long())]);
        assert_eq!(found, []);
        let Some([TocItem::Page(page)]) = items.as_deref() else {
            panic!("no page")
        };
        let text = page.content.clone().into_markdown();
        assert!(text.contains("ref--w") && !text.contains("[@w]"));
    }

    #[test]
    fn a_chapter_that_another_program_made_far_longer_is_refused() {
        let cx = handbook_with_chapter(RECORDS, "a.md", "[@w]");
        let cite = crate::passes::by_name("cite").unwrap();
        let (_, found) = run(&[cite], &cx, vec![page("a.md", &long().repeat(MAX_GROWTH))]);
        let names: Vec<_> = found.iter().map(|found| found.code.name()).collect();
        assert_eq!(names, ["page-too-long"]);
    }

    #[test]
    fn a_generated_page_is_never_refused() {
        let cx = handbook_with_chapter(RECORDS, "a.md", "");
        let cite = crate::passes::by_name("cite").unwrap();
        let (items, found) = run(&[cite], &cx, vec![page("sources/w.md", &long())]);
        assert!(items.is_some() && found.is_empty(), "{found:?}");
    }
}
