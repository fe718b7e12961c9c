//! The four passes over the chapters of a book, in their fixed order. Each is one mdBook preprocessor.
//!
//! A pass is a function from a tree to a tree. It never fails: what is wrong with a chapter becomes a diagnostic that
//! points into the file the chapter was written in, and the chapter passes as far as it can.

mod cite;
mod contradictions;
mod link;
mod pages;

pub use crate::pass::Pass;

use crate::excess::refuse_excess;
use crate::{Handbook, TocItem};
use antinomy_syntax::{Diagnostic, Severity};

/// All passes in the order in which they run.
pub static ALL: [&dyn Pass; 4] = [
    &pages::PagesPass,
    &contradictions::ContradictionsPass,
    &link::LinkPass,
    &cite::CitePass,
];

/// Runs passes one after the other, up to one that finds an error: then there are no pages. Hand-written text that is more
/// than a page can take is refused before the first, whichever that is.
#[must_use]
pub fn run(
    chosen: &[&dyn Pass],
    cx: &Handbook,
    items: Vec<TocItem>,
) -> (Option<Vec<TocItem>>, Vec<Diagnostic>) {
    let (mut items, mut diagnostics) = refuse_excess(cx, items);
    for pass in chosen {
        // As mdBook, which stops after a preprocessor that fails.
        if has_errors(&diagnostics) {
            break;
        }
        let (changed, mut found) = pass.run(cx, items);
        items = changed;
        diagnostics.append(&mut found);
    }
    ((!has_errors(&diagnostics)).then_some(items), diagnostics)
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    let mut severities = diagnostics.iter().map(|found| found.code.severity);
    severities.any(|severity| severity == Severity::Error)
}

/// Diagnostics of the passes for hand-written chapters, in the order of files and spans. Generated chapters are left out:
/// what is wrong with those is wrong with their records.
#[must_use]
pub fn check(cx: &Handbook, items: Vec<TocItem>) -> Vec<Diagnostic> {
    // The first pass would render all generated pages, which takes far longer than everything else.
    let (items, mut diagnostics) = refuse_excess(cx, items);
    let (mut items, mut found) = pages::check(cx, items);
    diagnostics.append(&mut found);
    for pass in ALL.into_iter().skip(1) {
        let (changed, mut found) = pass.run(cx, items);
        items = changed;
        diagnostics.append(&mut found);
    }
    cx.files.sort(&mut diagnostics);
    diagnostics
}

/// The prefix of the names of our passes.
const PREFIX: &str = "antinomy-";

/// The pass with this name, with or without the prefix `antinomy-`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Pass> {
    let short = name.strip_prefix(PREFIX).unwrap_or(name);
    ALL.into_iter()
        .find(|pass| pass.name().strip_prefix(PREFIX) == Some(short))
}

/// The index of a pass in the order.
#[must_use]
pub fn place(name: &str) -> Option<usize> {
    ALL.iter().position(|pass| pass.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BookPage;
    use crate::pages::each_mut;
    use crate::sample::{RECORDS, of_files};
    use antinomy_syntax::SourceFile;

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

    /// A concept with prose that passes have to look into, and a chapter that asks for everything.
    const CONCEPT: &str = "---\nid: prose\nlabel: Prosa\n---\n\nEin [Wort](../records.yaml#mix), ein Satz [@study, S. 3].\n\n\
        ```antinomy card\nid: no-means\n```\n\n`[@plan]` und [das Kapitel](../../book/de/src/a.md).\n";
    const CHAPTER: &str = "# Kapitel [[mix]] [@study]\n\nText [[housing]] und @plan [S. 4].\n\n```antinomy matrix\n```\n\n\
        ```antinomy card\nid: gap\n```\n\n```antinomy query of-a-level\nlevel: municipal\ntext: true\n```\n\n[x](../../../content/records.yaml#no-means \"card\")\n\n\
        - [@disputes:volume]\n\n<p data-preview=\"preview--bund\">von Hand</p>\n";

    const QUERY: &str = "# title: Aussagen einer Ebene\n# description: Alle.\n\
        # parameters: {level: {kind: level, default: federal}}\n\n\
        SELECT ?statement WHERE { ?statement an:level $level }\n";

    fn handbook() -> Handbook {
        let mut cx = of_files(&[
            ("content/records.yaml", RECORDS),
            ("content/concepts/prose.md", CONCEPT),
            ("content/queries/of-a-level.rq", QUERY),
        ]);
        cx.chapter_folder = "book/de/src/".to_owned();
        cx.add_chapter(SourceFile::new("book/de/src/a.md", CHAPTER));
        cx.to_content = "../../../".to_owned();
        cx
    }

    fn chapter() -> TocItem {
        TocItem::Page(BookPage {
            path: Some("a.md".to_owned()),
            source_path: Some("a.md".to_owned()),
            content: CHAPTER.to_owned().into(),
            ..BookPage::default()
        })
    }

    /// The pages after all passes; `between` is what becomes of them between two passes.
    fn pages(cx: &Handbook, between: impl Fn(&mut BookPage)) -> Vec<(String, String)> {
        let mut items = vec![chapter()];
        for pass in ALL {
            let (mut changed, diagnostics) = pass.run(cx, items);
            assert!(diagnostics.is_empty(), "{diagnostics:?}");
            each_mut(&mut changed, &mut |page| between(page));
            items = changed;
        }
        let mut pages = Vec::new();
        each_mut(&mut items, &mut |page| {
            let text = std::mem::take(&mut page.content).into_markdown();
            pages.push((page.path.clone().unwrap(), text));
        });
        pages
    }

    #[test]
    fn values_within_a_process_and_text_between_programs_give_the_same_pages() {
        let cx = handbook();
        let as_values = pages(&cx, |_| ());
        let as_text = pages(&cx, |page| {
            page.content = std::mem::take(&mut page.content).into_markdown().into();
        });
        for (one, other) in as_values.iter().zip(&as_text) {
            assert_eq!(one, other);
        }
        assert_eq!(as_values.len(), as_text.len());
        let text = |path: &str| {
            let page = as_values.iter().find(|(known, _)| known == path);
            page.unwrap().1.as_str()
        };
        for expected in [
            "id=\"preview--bund\"",
            "id=\"ref--volume\"",
            "id=\"card--gap\"",
            "id=\"of-a-level--caption\"",
        ] {
            assert!(text("a.md").contains(expected), "{}", text("a.md"));
        }
        for expected in [
            "id=\"preview--mix\"",
            "id=\"ref--study\"",
            "id=\"card--no-means\"",
        ] {
            let page = text("concepts/prose.md");
            assert!(page.contains(expected), "{page}");
        }
    }
}
