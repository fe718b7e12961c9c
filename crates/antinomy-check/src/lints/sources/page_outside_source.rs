//! A page that the source, or its section, does not reach. Only a range says how far a source reaches: a single number
//! may be a page that somebody cites, or the number of pages.

use super::{each_place, written};
use crate::lints::Lint;
use crate::pages::{Range, number, ranges};
use antinomy_model::values::LocatorKey;
use antinomy_model::{Kind, KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, Spanned};
use std::collections::BTreeMap;

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
        let reaches: BTreeMap<RecordId, Reach<'_>> = base
            .of_kind(Kind::Source)
            .filter_map(|(id, record)| Some((id, reach(record.source()?.pages.as_ref()?)?)))
            .collect();
        for (_, record) in base.records() {
            let before = out.len();
            each_place(record, &mut |source, locator| {
                if let Some(page) = written(locator, LocatorKey::Page)
                    && let Some(id) = source.and_then(|source| base.find(&source.id))
                    && let Some(reach) = reaches.get(&id)
                {
                    out.extend(report(page, *reach, "source"));
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
    statement.section.as_ref()?;
    let page = written(&statement.locator, LocatorKey::Page)?;
    let section = base.section_of(statement)?;
    report(page, reach(section.pages.as_ref()?)?, "section")
}

/// From where to where a source reaches, and where that is written.
#[derive(Clone, Copy)]
struct Reach<'b> {
    first: u32,
    last: u32,
    pages: &'b Spanned<String>,
}

fn reach(pages: &Spanned<String>) -> Option<Reach<'_>> {
    if !ranges(&pages.value)?.any(|range| range.first < range.last) {
        return None;
    }
    let last = |range: Range| if range.goes_on { u32::MAX } else { range.last };
    Some(Reach {
        first: ranges(&pages.value)?.map(|range| range.first).min()?,
        last: ranges(&pages.value)?.map(last).max()?,
        pages,
    })
}

fn report(page: &Spanned<String>, reach: Reach<'_>, whole: &'static str) -> Option<Diagnostic> {
    let is_outside = |page: u32| page < reach.first || page > reach.last;
    let is_found = match number(&page.value) {
        Some(page) => is_outside(page),
        None => ranges(&page.value)?.any(|range| {
            is_outside(range.first) || (range.first < range.last && is_outside(range.last))
        }),
    };
    is_found.then(|| {
        Diagnostic::new(&CODE, page.span)
            .with("page", page.value.as_str())
            .with("pages", reach.pages.value.as_str())
            .related(reach.pages.span, whole)
    })
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
