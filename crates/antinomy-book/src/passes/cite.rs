//! `antinomy-cite`: citations in Markdown, and the references of each page.
//!
//! A citation becomes what the style makes of it, each work a link to its page, with the work's entry as its preview. The
//! works that a page cites are listed at its end: those of its Markdown, and those of its views.

use crate::anchors::CitationAnchors;
use crate::directive::template_failed;
use crate::marks::MarkedText;
use crate::pages::each_mut;
use crate::pass::{ChapterOnDisk, Pass, is_chapter, share_reading, surface};
use crate::views::context::PageContext;
use crate::views::pages::bibliography;
use crate::{BookPage, Handbook, TocItem};
use antinomy_model::Kind;
use antinomy_model::mentions::{manner_of, unknown_manner};
use antinomy_syntax::Diagnostic;
use antinomy_syntax::references::Reference;

pub(super) struct CitePass;

impl Pass for CitePass {
    fn name(&self) -> &'static str {
        "antinomy-cite"
    }

    fn run(&self, cx: &Handbook, mut items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        each_mut(&mut items, &mut |page| {
            check(cx, page, &mut diagnostics);
            share_reading(cx, page);
            set_citations(cx, page);
            add_references(cx, page, &mut diagnostics);
        });
        (items, diagnostics)
    }
}

fn set_citations(cx: &Handbook, page: &mut BookPage) {
    let (root, surface) = (page.to_root(), surface(cx, page));
    let context = PageContext::new(cx, &root);
    // Counted over the whole page.
    let mut anchors = CitationAnchors::default();
    for text in page.content.markdown_mut() {
        // Only citations need this parse; links were set by the pass before.
        if !text.as_str().contains('@') {
            continue;
        }
        let reading = text.reading(&cx.markdown);
        let set = reading
            .references
            .iter()
            .filter_map(|reference| match reference {
                Reference::Citation(citation) => {
                    let html = context.citation(citation, surface, Some(&mut anchors))?;
                    // mdBook wraps headings in a link, and links do not nest.
                    let html = if reading.is_in_heading(&citation.range) {
                        MarkedText::plain(without_tags(&html.text))
                    } else {
                        html
                    };
                    Some((citation.range.clone(), html))
                }
                _ => None,
            });
        let set: Vec<_> = set.collect();
        text.splice(set);
    }
}

/// The beginning of the foot of a generated page.
const FOOT: &str = "<div class=\"an-foot\">";

/// Lists the works that a page cites at its end, on generated pages before the foot.
fn add_references(cx: &Handbook, page: &mut BookPage, diagnostics: &mut Vec<Diagnostic>) {
    if is_list(cx, page) {
        return;
    }
    let works = page.content.marks(&cx.markdown).works;
    if works.is_empty() {
        return;
    }
    let root = page.to_root();
    let view = PageContext::new(cx, &root).references(works);
    match cx.templates().html("references", &view) {
        Ok(html) => {
            let html = format!("\n\n{}\n\n", html.text.trim());
            // A chapter may show the HTML of a foot as an example.
            if is_chapter(cx, page) {
                page.content.push(MarkedText::plain(html));
            } else {
                page.content.insert_before_last(FOOT, &html);
            }
        }
        Err(error) => diagnostics.push(template_failed(None, &error)),
    }
}

/// The text content of HTML.
fn without_tags(html: &str) -> String {
    let mut in_tag = false;
    let shown = html.chars().filter(|letter| {
        let is_text = !in_tag && *letter != '<';
        in_tag = (in_tag || *letter == '<') && *letter != '>';
        is_text
    });
    shown.collect()
}

/// Whether a page is a list, which names works without citing them.
fn is_list(cx: &Handbook, page: &BookPage) -> bool {
    let path = page.path.as_deref().unwrap_or_default();
    !is_chapter(cx, page) && (path == bibliography::PATH || path.ends_with("/index.md"))
}

/// Checks the citations of a hand-written chapter, in the file on disk: spans point there.
fn check(cx: &Handbook, page: &BookPage, diagnostics: &mut Vec<Diagnostic>) {
    let Some(chapter) = ChapterOnDisk::of(cx, page) else {
        return;
    };
    for reference in &chapter.reading.references {
        let Reference::Citation(citation) = reference else {
            continue;
        };
        for cite in &citation.cites {
            if let Some(manner) = &cite.manner
                && manner_of(&manner.term).is_none()
            {
                let span = chapter.span(&manner.range);
                diagnostics.push(unknown_manner(&manner.term, Some(span)));
            }
            diagnostics.extend(chapter.wrong_id(cx, &cite.key, &cite.key_range, &[Kind::Source]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook_with_chapter;

    const RECORDS: &str = "sources:\n- {id: bommes-2009, class: literature, type: book, title: 'Rolle <der> *Kommunen*', author: 'Bommes, M.', issued: 2009}\n\
        - {id: roth-2009, class: literature, type: book, title: Lokal, author: 'Roth, R.', issued: 2009}\nfields:\n- {id: housing, label: Wohnen}\n";

    fn run(text: &str) -> (String, Vec<String>) {
        let cx = handbook_with_chapter(RECORDS, "a/b.md", text);
        let page = BookPage {
            path: Some("a/b.md".to_owned()),
            source_path: Some("a/b.md".to_owned()),
            content: text.to_owned().into(),
            ..BookPage::default()
        };
        let (items, diagnostics) = CitePass.run(&cx, vec![TocItem::Page(page)]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        let told = diagnostics.iter().map(|found| {
            let (_, file) = cx.chapter("a/b.md").unwrap();
            let span = found.span.unwrap();
            format!("{} {}", found.code.name(), &file.text()[span.range()])
        });
        (page.content.clone().into_markdown(), told.collect())
    }

    #[test]
    fn a_citation_is_set_in_the_house_style() {
        let (text, found) =
            run("So [vgl. @roth-2009, S. 3; @bommes-2009, Kap. 2] und @bommes-2009 [S. 102].");
        assert!(
            without_tags(&text)
                .starts_with("So (vgl. Roth 2009: 3; Bommes 2009: Kap. 2) und Bommes (2009: 102)."),
            "{text}"
        );
        assert!(
            text.contains("href=\"../sources/roth-2009.html\" data-preview=\"ref--roth-2009\""),
            "{text}"
        );
        assert!(found.is_empty());
    }

    #[test]
    fn a_place_is_said_as_its_author_wrote_it_where_styles_have_no_word_for_it() {
        let (text, _) = run("[@roth-2009, Fußnote 3] und [@roth-2009, Kap. 2 und 3]");
        assert!(
            without_tags(&text).starts_with("(Roth 2009: Fußnote 3) und (Roth 2009: Kap. 2 und 3)"),
            "{text}"
        );
    }

    #[test]
    fn each_citation_has_an_anchor_of_its_own() {
        let (text, _) = run("[@roth-2009] und @roth-2009 [S. 3]");
        for number in [1, 2] {
            assert_eq!(
                text.matches(&format!("id=\"cite--roth-2009-{number}\""))
                    .count(),
                1,
                "{text}"
            );
        }
    }

    #[test]
    fn the_page_ends_with_its_references() {
        let (text, _) = run("[@bommes-2009]");
        let (_, references) = text.split_once("<section class=\"an-references\"").unwrap();
        assert!(
            references.contains("id=\"ref--bommes-2009\"") && !references.contains("roth"),
            "{references}"
        );
        assert!(
            references.contains("Rolle &lt;der&gt; *Kommunen*"),
            "{references}"
        );
        assert!(!references.contains("\n\n</"), "{references}");
    }

    #[test]
    fn a_page_that_cites_nothing_has_no_references() {
        let text = "Nichts. `[@roth-2009]`";
        assert_eq!(run(text).0, text);
    }

    #[test]
    fn wrong_citations_are_told_with_their_places() {
        let (_, found) = run("[@rothh-2009] [@housing] [@disput:roth-2009]");
        assert_eq!(
            found,
            [
                "unknown-reference rothh-2009",
                "wrong-kind housing",
                "unknown-citation-type disput"
            ]
        );
    }
}
