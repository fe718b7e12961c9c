//! `antinomy-contradictions`: puts the views that authors ask for in place of their fences.
//!
//! Only the fences change, the rest of a chapter keeps its bytes. By the time this pass runs the text may differ from
//! the file (front matter is gone, other preprocessors may have been at work), so places are looked up in the file
//! itself: the third fence of the text is the third fence of the file.

use crate::directive::{DirectiveCall, at};
use crate::directives;
use crate::fences::{self, name};
use crate::pages::each_mut;
use crate::pass::Pass;
use crate::{BookPage, Handbook, TocItem, codes};
use antinomy_syntax::markdown::FencedBlock;
use antinomy_syntax::{Diagnostic, FileId, FrontMatter, Span, split_front_matter, yaml};
use std::ops::Range;

pub(super) struct ContradictionsPass;

impl Pass for ContradictionsPass {
    fn name(&self) -> &'static str {
        "antinomy-contradictions"
    }

    fn run(&self, cx: &Handbook, mut items: Vec<TocItem>) -> (Vec<TocItem>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        each_mut(&mut items, &mut |page| {
            if let Some(content) = replaced(cx, page, &mut diagnostics) {
                page.content = content;
            }
        });
        (items, diagnostics)
    }
}

/// The text of a page with its fences filled, if it has any; a fence with a mistake stays as it is.
fn replaced(cx: &Handbook, page: &BookPage, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let all_prose = FrontMatter::none(&page.content);
    let fences = fences::find(&page.content, all_prose, &cx.markdown);
    if fences.is_empty() {
        return None;
    }
    let in_file = in_file(cx, page, &fences);
    let mut text = String::with_capacity(page.content.len());
    let mut end = 0;
    for (number, fence) in fences.iter().enumerate() {
        let asked = match &in_file {
            Some((file, text, fences)) => DirectiveSource {
                text,
                file: Some(*file),
                fence: &fences[number],
            },
            None => DirectiveSource {
                text: &page.content,
                file: None,
                fence,
            },
        };
        text.push_str(&page.content[end..fence.range.start]);
        match view(cx, page, &asked, diagnostics) {
            // Blank lines around it: it is a block of its own, whatever stands next to it.
            Some(html) => text.extend(["\n", html.trim(), "\n\n"]),
            None => text.push_str(&page.content[fence.range.clone()]),
        }
        end = fence.range.end;
    }
    text.push_str(&page.content[end..]);
    Some(text)
}

/// A fence and the text that its options are read from.
struct DirectiveSource<'a> {
    text: &'a str,
    /// The file of the text; `None` if the text is generated.
    file: Option<FileId>,
    fence: &'a FencedBlock<'a>,
}

impl DirectiveSource<'_> {
    fn place(&self, range: Range<usize>) -> Option<Span> {
        self.file.map(|file| Span::new(file, range))
    }
}

/// The file that a chapter was written in, its text and its fences, if it holds the same directives.
fn in_file<'a>(
    cx: &'a Handbook,
    page: &BookPage,
    fences: &[FencedBlock<'_>],
) -> Option<(FileId, &'a str, Vec<FencedBlock<'a>>)> {
    let (id, file) = cx.chapter(page.source_path.as_deref()?)?;
    let text = file.text();
    let in_file = fences::find(text, split_front_matter(text), &cx.markdown);
    let same = in_file.iter().map(name).eq(fences.iter().map(name));
    same.then_some((id, text, in_file))
}

fn view(
    cx: &Handbook,
    page: &BookPage,
    source: &DirectiveSource<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let fence = source.fence;
    let opening = source.place(fence.opening.clone());
    let name = name(fence);
    let Some(directive) = directives::by_name(&name) else {
        diagnostics.push(directives::unknown_directive(&name, opening));
        return None;
    };
    if fence.is_nested {
        diagnostics.push(at(opening, &codes::NESTED_DIRECTIVE).with("directive", directive.name()));
        return None;
    }
    let mut found = Vec::new();
    let file = source.file.unwrap_or(FileId(0));
    let root = yaml::read(file, source.text, fence.content.clone(), &mut found);
    let asked = if found.is_empty() {
        DirectiveCall::read(directive, page, opening, root.as_ref(), &mut found)
    } else {
        None
    };
    let html = asked.and_then(|asked| {
        directive
            .render(cx, &asked)
            .map_err(|error| found.push(*error))
            .ok()
    });
    if source.file.is_none() {
        found.iter_mut().for_each(forget_place);
    }
    diagnostics.append(&mut found);
    html
}

/// Generated text stands in no file: a place in it would point into another one.
fn forget_place(found: &mut Diagnostic) {
    found.span = None;
    found.edit = None;
    found.related.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook_with_chapter;

    const RECORDS: &str = "contradictions:\n  - id: no-means\n    title: Ohne Mittel\nactors:\n  - id: bund\n    label: Bund\n";

    /// What becomes of a chapter, and what is said about it, as `line:column name`.
    fn run(text: &str) -> (String, Vec<String>) {
        let cx = handbook_with_chapter(RECORDS, "a.md", text);
        let prose = split_front_matter(text).prose;
        let page = BookPage {
            path: Some("a.md".to_owned()),
            source_path: Some("a.md".to_owned()),
            content: text[prose].to_owned(),
            ..BookPage::default()
        };
        let (items, diagnostics) = ContradictionsPass.run(&cx, vec![TocItem::Page(page)]);
        let TocItem::Page(page) = &items[0] else {
            panic!("{items:?}")
        };
        let said = diagnostics.iter().map(|found| match found.span {
            Some(span) => {
                let at = cx.files.position(span);
                format!("{}:{} {}", at.line, at.column, found.code.name)
            }
            None => found.code.name.to_owned(),
        });
        (page.content.clone(), said.collect())
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
}
