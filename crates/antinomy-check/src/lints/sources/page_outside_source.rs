//! A page that the source, or its section, does not reach. Only a range says how far a source reaches: a single number
//! may be a page that somebody cites, or the number of pages.

use super::{each_place, source_at, written};
use crate::lints::Lint;
use crate::pages::ranges;
use antinomy_model::values::LocatorKey;
use antinomy_model::{KnowledgeBase, Record};
use antinomy_syntax::{Code, Diagnostic, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L046", "page-outside-source", Warning;
}

pub(super) struct PageOutsideSource;

impl Lint for PageOutsideSource {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.records() {
            let before = out.len();
            each_place(record, &mut |source, locator| {
                if let Some(page) = written(locator, LocatorKey::Page)
                    && let Some((_, source)) = source_at(base, source)
                    && let Some(pages) = &source.pages
                {
                    out.extend(report(page, pages, "source"));
                }
            });
            if out.len() == before {
                out.extend(outside_section(base, record));
            }
        }
    }
}

fn outside_section(base: &KnowledgeBase, record: &Record) -> Option<Diagnostic> {
    let statement = record.statement()?;
    let page = written(&statement.locator, LocatorKey::Page)?;
    let section = base.section_of(statement)?;
    report(page, section.pages.as_ref()?, "section")
}

fn report(
    page: &Spanned<String>,
    pages: &Spanned<String>,
    whole: &'static str,
) -> Option<Diagnostic> {
    let (first, last) = reach(&pages.value)?;
    let is_outside = |page: u32| page < first || page > last;
    let mut cited = ranges(&page.value)?;
    cited
        .any(|range| {
            is_outside(range.first) || (range.first < range.last && is_outside(range.last))
        })
        .then(|| {
            Diagnostic::new(&CODE, page.span)
                .with("page", page.value.as_str())
                .with("pages", pages.value.as_str())
                .related(pages.span, whole)
        })
}

/// From where to where a source reaches.
fn reach(pages: &str) -> Option<(u32, u32)> {
    if !ranges(pages)?.any(|range| range.first < range.last) {
        return None;
    }
    let first = ranges(pages)?.map(|range| range.first).min()?;
    let last = ranges(pages)?
        .map(|range| if range.goes_on { u32::MAX } else { range.last })
        .max()?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_in;

    fn names(pages: &str, page: &str) -> Vec<&'static str> {
        names_in(&format!(
            "sources:\n  - {{id: own, class: policy, type: report, title: T, issuer: city, pages: '{pages}', sections: [{{id: a, pages: '20-30'}}]}}\n\
             statements:\n  - {{id: s, kind: goal, source: own, section: a, locator: {{page: '{page}'}}, field: cycling, text: T}}\n"
        ))
    }

    #[test]
    fn pages_within_are_left_alone() {
        for page in ["20", "30", "29 f.", "30 ff.", "22-24, 28", "xii", "20-4"] {
            assert!(names("1-40", page).is_empty(), "{page}");
        }
        for pages in ["40", "xii, 1-10", "312 f.", "12-14, 18 ff."] {
            assert!(names(pages, "25").is_empty(), "{pages}");
        }
    }

    #[test]
    fn pages_outside_are_found_once() {
        for (pages, page) in [
            ("1-40", "31"),
            ("1-40", "41"),
            ("1-40", "29-33"),
            ("22-40", "21"),
            ("1-10, 14", "25"),
        ] {
            assert_eq!(
                names(pages, page),
                ["page-outside-source"],
                "{page} of {pages}"
            );
        }
    }
}
