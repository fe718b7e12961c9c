//! `antinomy-contradictions`: renders the views that authors ask for with fences, and those that generated pages place.
//!
//! Only the fences change, the rest of a chapter keeps its bytes. By the time this pass runs the text may differ from
//! the file (front matter is gone, other preprocessors may have been at work), so spans are looked up in the file
//! itself: the third fence of the text is the third fence of the file.

use crate::anchors::ViewIds;
use crate::content::{PageContent, PlacedView, Segment, ViewKind};
use crate::directive::{DirectiveCall, at, template_failed};
use crate::directives;
use crate::directives::query::no_answer;
use crate::fences::Fence;
use crate::markdown::MarkdownText;
use crate::marks::MarkedText;
use crate::pages::each_mut;
use crate::pass::{ChapterOnDisk, Pass, share_reading};
use crate::views::parts::query::{self, Shown};
use crate::views::parts::{card, matrix};
use crate::{BookPage, Handbook, TocItem, codes};
use antinomy_syntax::{Diagnostic, FileId, Span, yaml};
use std::ops::Range;

pub(super) struct ContradictionsPass;

impl Pass for ContradictionsPass {
    fn name(&self) -> &'static str {
        "antinomy-contradictions"
    }

    fn run(&self, cx: &Handbook, mut items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        each_mut(&mut items, &mut |page| {
            share_reading(cx, page);
            let mut content = std::mem::take(&mut page.content);
            render_views(cx, page, &mut content, &mut diagnostics);
            page.content = content;
        });
        (items, diagnostics)
    }
}

/// Renders the views of a page. A fence with a mistake is left as it is.
fn render_views(
    cx: &Handbook,
    page: &BookPage,
    content: &mut PageContent,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let ids = ViewIds::default();
    for segment in &mut content.segments {
        match segment {
            Segment::Markdown(text) => fill_fences(cx, page, &ids, text, diagnostics),
            Segment::View(view) => match placed(cx, page, view) {
                Ok(html) => *segment = Segment::Done(as_block(html)),
                Err(found) => diagnostics.push(*found),
            },
            Segment::Done(_) => {}
        }
    }
}

fn placed(
    cx: &Handbook,
    page: &BookPage,
    view: &PlacedView,
) -> Result<MarkedText, Box<Diagnostic>> {
    let html = match view.kind {
        ViewKind::Card(id) => card::render(cx, page, id),
        ViewKind::Matrix => matrix::render(cx, page, matrix::ID),
        ViewKind::Query(at) => return asked(cx, page, at),
    };
    html.map_err(|error| Box::new(template_failed(None, &error)))
}

/// The answer to a saved query, on its own page.
fn asked(cx: &Handbook, page: &BookPage, at: usize) -> Result<MarkedText, Box<Diagnostic>> {
    let Some(saved) = cx.base().queries().nth(at) else {
        return Ok(MarkedText::default());
    };
    let answered = cx.answer(saved, &[]);
    let answer = answered.map_err(|reason| Box::new(no_answer(saved, &reason)))?;
    let shown = Shown {
        id: &saved.name,
        with_text: false,
        limit: None,
        given: &[],
    };
    query::render(cx, page, saved, &answer, &shown)
        .map_err(|error| Box::new(template_failed(None, &error)))
}

/// Blank lines around HTML: it is a block of its own, whatever is next to it.
fn as_block(html: MarkedText) -> MarkedText {
    MarkedText {
        text: format!("\n{}\n\n", html.text.trim()),
        ..html
    }
}

fn fill_fences(
    cx: &Handbook,
    page: &BookPage,
    ids: &ViewIds,
    text: &mut MarkdownText,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let fences = &text.reading(&cx.markdown).fences;
    if fences.is_empty() {
        return;
    }
    let on_disk = FencesOnDisk::of(cx, page, fences);
    let mut filled = Vec::new();
    for (number, fence) in fences.iter().enumerate() {
        let source = match &on_disk {
            Some(on_disk) => on_disk.fence(number),
            None => FenceSource {
                text: text.as_str(),
                file: None,
                fence: fence.clone(),
            },
        };
        if let Some(html) = view(cx, page, ids, &source, diagnostics) {
            filled.push((fence.range.clone(), as_block(html)));
        }
    }
    text.splice(filled);
}

/// A fence in the text that its options are read from.
struct FenceSource<'a> {
    text: &'a str,
    /// The file that the ranges of the fence are in; `None` for text that is in no file.
    file: Option<FileId>,
    fence: Fence,
}

impl FenceSource<'_> {
    fn span(&self, range: Range<usize>) -> Option<Span> {
        self.file.map(|file| Span::new(file, range))
    }
}

/// The fences of the file that a chapter was written in.
struct FencesOnDisk<'a> {
    chapter: ChapterOnDisk<'a>,
    /// The whole file, which spans are relative to.
    text: &'a str,
}

impl<'a> FencesOnDisk<'a> {
    /// The fences on disk, if they are those of the page.
    fn of(cx: &'a Handbook, page: &BookPage, fences: &[Fence]) -> Option<Self> {
        let chapter = ChapterOnDisk::of(cx, page)?;
        // A preprocessor before us may have added or removed fences; then no fence can be told to be another.
        let in_file = chapter.reading.fences.iter().map(|fence| &fence.name);
        in_file
            .eq(fences.iter().map(|fence| &fence.name))
            .then(|| Self {
                text: cx.files.file(chapter.prose.file).text(),
                chapter,
            })
    }

    fn fence(&self, number: usize) -> FenceSource<'a> {
        let fence = &self.chapter.reading.fences[number];
        let start = self.chapter.prose.start;
        // The reading is of the prose, spans are of the file: front matter shifts them.
        let moved = |range: &Range<usize>| range.start + start..range.end + start;
        FenceSource {
            text: self.text,
            file: Some(self.chapter.prose.file),
            fence: Fence {
                range: moved(&fence.range),
                opening: moved(&fence.opening),
                content: moved(&fence.content),
                ..fence.clone()
            },
        }
    }
}

/// The view that a fence asks for.
fn view(
    cx: &Handbook,
    page: &BookPage,
    ids: &ViewIds,
    source: &FenceSource<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<MarkedText> {
    let fence = &source.fence;
    let opening = source.span(fence.opening.clone());
    let (name, argument) = fence.name.split_once(' ').unwrap_or((&fence.name, ""));
    let directive = directives::by_name(name);
    let directive = directive.filter(|it| it.takes_argument() || argument.is_empty());
    let Some(directive) = directive else {
        diagnostics.push(directives::unknown_directive(&fence.name, opening));
        return None;
    };
    if fence.is_nested {
        // HTML in a list item or block quote would have to be indented like the fence.
        diagnostics.push(at(opening, &codes::NESTED_DIRECTIVE).with("directive", directive.name()));
        return None;
    }
    let mut found = Vec::new();
    // The reader of YAML wants a file for its spans. Generated text is in none: a span in it would point into another one.
    let file = source.file.unwrap_or(FileId(0));
    let root = yaml::read(file, source.text, fence.content.clone(), &mut found);
    if source.file.is_none() {
        found.iter_mut().for_each(forget_span);
    }
    let call = if found.is_empty() {
        DirectiveCall::read(
            directive,
            argument,
            page,
            ids,
            opening,
            root.as_ref(),
            &mut found,
        )
    } else {
        None
    };
    let html = call.and_then(|call| {
        directive
            .render(cx, &call)
            .map_err(|error| found.push(*error))
            .ok()
    });
    diagnostics.append(&mut found);
    html
}

fn forget_span(found: &mut Diagnostic) {
    found.span = None;
    found.edit = None;
    found.related.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook_with_chapter;
    use crate::sample::of_files;
    use antinomy_model::SavedQuery;
    use antinomy_query::{Reason, Stop, Watched, Watcher};
    use antinomy_syntax::split_front_matter;

    const RECORDS: &str = "contradictions:\n  - id: no-means\n    title: Ohne Mittel\nactors:\n  - id: bund\n    label: Bund\n";

    /// What becomes of a chapter, and what is said about it, as `line:column name`.
    fn run(text: &str) -> (String, Vec<String>) {
        let cx = handbook_with_chapter(RECORDS, "a.md", text);
        let prose = split_front_matter(text).prose;
        let page = BookPage {
            path: Some("a.md".to_owned()),
            source_path: Some("a.md".to_owned()),
            content: text[prose].to_owned().into(),
            ..BookPage::default()
        };
        let (items, diagnostics) = ContradictionsPass.run(&cx, vec![TocItem::Page(page)]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        let said = diagnostics.iter().map(|found| match found.span {
            Some(span) => {
                let at = cx.files.position(span);
                format!("{}:{} {}", at.line, at.column, found.code.name())
            }
            None => found.code.name().to_owned(),
        });
        (page.content.clone().into_markdown(), said.collect())
    }

    #[test]
    fn a_card_stands_in_place_of_its_fence() {
        let (text, said) = run("Vorher.\n\n```antinomy card\nid: no-means\n```\n\nNachher.\n");
        assert_eq!(said, [""; 0]);
        assert!(
            text.starts_with("Vorher.\n\n") && text.ends_with("\n\nNachher.\n"),
            "{text}"
        );
        assert!(
            text.contains("Ohne Mittel") && !text.contains("```"),
            "{text}"
        );
    }

    #[test]
    fn an_unknown_id_is_reported_where_it_stands() {
        let (text, said) = run("---\ntitle: x\n---\n\n```antinomy card\nid: no-meens\n```\n");
        assert_eq!(said, ["6:5 unknown-reference"]);
        assert!(text.contains("```antinomy card"));
    }

    #[test]
    fn a_record_of_another_kind_is_no_card() {
        assert_eq!(
            run("```antinomy card\nid: bund\n```\n").1,
            ["2:5 wrong-kind"]
        );
    }

    #[test]
    fn an_unknown_directive_is_reported_with_its_line() {
        assert_eq!(
            run("ä\n\n```antinomy matrx\n```\n").1,
            ["3:1 unknown-directive"]
        );
        assert_eq!(run("```antinomy\n```\n").1, ["1:1 unknown-directive"]);
    }

    #[test]
    fn unknown_and_missing_options_are_reported() {
        assert_eq!(
            run("```antinomy card\nidd: no-means\n```\n").1,
            ["2:1 unknown-option"]
        );
        assert_eq!(run("```antinomy card\n```\n").1, ["1:1 missing-option"]);
        assert_eq!(
            run("```antinomy card\n- no-means\n```\n").1,
            ["2:1 options-not-readable"]
        );
    }

    #[test]
    fn captions_of_answers_have_an_id_each() {
        let query = "# title: Alle\n# description: Alle.\nSELECT ?s { ?s a an:Actor }\n";
        let cx = of_files(&[
            ("content/records.yaml", RECORDS),
            ("content/queries/all.rq", query),
        ]);
        let fence = "```antinomy query all\n```\n\n";
        let page = BookPage {
            content: fence.repeat(2).into(),
            ..BookPage::default()
        };
        let (items, found) = ContradictionsPass.run(&cx, vec![TocItem::Page(page)]);
        assert_eq!(found, []);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        let html = page.content.clone().into_markdown();
        for id in ["all--caption", "all-1--caption"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{html}");
            assert_eq!(
                html.matches(&format!("aria-labelledby=\"{id}\"")).count(),
                1
            );
        }
    }

    #[test]
    fn broken_options_are_reported_by_the_yaml_reader() {
        assert_eq!(
            run("```antinomy card\nid: a\nid: b\n```\n").1,
            ["3:1 duplicate-key"]
        );
    }

    #[test]
    fn a_fence_in_a_list_is_refused() {
        assert_eq!(
            run("- x\n\n  ```antinomy matrix\n  ```\n").1,
            ["3:3 nested-directive"]
        );
    }

    #[test]
    fn what_is_no_fence_of_ours_keeps_its_bytes() {
        for text in [
            "````\n```antinomy card\nid: x\n```\n````\n",
            "    ```antinomy card\n    ```\n",
            "{{#include ../../../etc/passwd}}\n",
            "`antinomy card`\r\n\r\n* * *\r\n",
        ] {
            let (same, said) = run(text);
            assert_eq!(same, text);
            assert!(said.is_empty());
        }
    }

    /// A watch that stops every query before it begins.
    struct Impatient;

    impl Watcher for Impatient {
        fn begin(&self, _: &SavedQuery) -> Box<dyn Watched> {
            let stop = Stop::new();
            stop.now(Reason::Time);
            Box::new(stop)
        }
    }

    #[test]
    fn a_query_that_takes_too_long_is_named_where_its_file_is() {
        let text = "# title: Alle\n# description: Alle.\nSELECT ?s { ?s a an:Actor }\n";
        let cx = of_files(&[("content/queries/all.rq", text)]);
        let cx = cx.watched_by(Impatient);
        let view = PlacedView::query(0, "all");
        let as_text = view.fence.clone().into();
        let as_value = PageContent {
            segments: vec![Segment::View(view)],
        };
        for content in [as_text, as_value] {
            let page = BookPage {
                path: Some("queries/all.md".to_owned()),
                content,
                ..BookPage::default()
            };
            let (_, found) = ContradictionsPass.run(&cx, vec![TocItem::Page(page)]);
            let span = found[0].span.unwrap();
            assert_eq!(cx.files.file(span.file).path(), "content/queries/all.rq");
            let message = cx.words.diagnostic(&found[0]).title;
            assert!(message.contains("„all“"), "{message}");
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].code.severity, antinomy_syntax::Severity::Error);
        }
    }
}
