//! A page outside of the pages of the source, or of its section. Only a range bounds a source: a single number may be one cited
//! page, or the page count.

use super::cited_places::{CitedPlace, PlaceLint, written};
use crate::lint::{Lint, Needs};
use crate::pages::{PageRange, number, ranges};
use antinomy_graph::Facts;
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

    fn needs(&self) -> Needs {
        Needs::Referred
    }
}

impl PlaceLint for PageOutsideSource {
    fn places(
        &self,
        facts: &Facts,
        record: &Record,
        places: &[CitedPlace<'_>],
        out: &mut Vec<Diagnostic>,
    ) {
        let before = out.len();
        let found = places.iter();
        out.extend(found.filter_map(|it| outside_source(facts.base(), it)));
        // A page outside of the source is outside of its section, too.
        if out.len() == before {
            out.extend(outside_section(facts, record));
        }
    }
}

fn outside_source(base: &KnowledgeBase, place: &CitedPlace<'_>) -> Option<Diagnostic> {
    let page = place.written(LocatorKey::Page)?;
    let (_, source) = place.source(base)?;
    report(page, bounds(source.pages.as_ref()?)?, "source")
}

fn outside_section(facts: &Facts, record: &Record) -> Option<Diagnostic> {
    let statement = record.statement()?;
    statement.section.as_ref()?;
    let page = written(&statement.locator, LocatorKey::Page)?;
    let section = facts.section_of(statement)?;
    report(page, bounds(section.pages.as_ref()?)?, "section")
}

/// The first and the last page of a source or section.
#[derive(Clone, Copy)]
struct PageBounds<'b> {
    first: u32,
    last: u32,
    /// As written.
    pages: &'b Spanned<String>,
}

fn bounds(pages: &Spanned<String>) -> Option<PageBounds<'_>> {
    let ranges = ranges(&pages.value)?;
    if !ranges.iter().any(|range| range.first < range.last) {
        return None;
    }
    let last = |range: &PageRange| if range.goes_on { u32::MAX } else { range.last };
    Some(PageBounds {
        first: ranges.iter().map(|range| range.first).min()?,
        last: ranges.iter().map(last).max()?,
        pages,
    })
}

/// `whole` is the label of the related place.
fn report(
    page: &Spanned<String>,
    bounds: PageBounds<'_>,
    whole: &'static str,
) -> Option<Diagnostic> {
    let is_outside = |page: u32| page < bounds.first || page > bounds.last;
    let is_found = match number(&page.value) {
        Some(page) => is_outside(page),
        None => ranges(&page.value)?.iter().any(|range| {
            is_outside(range.first) || (range.first < range.last && is_outside(range.last))
        }),
    };
    is_found.then(|| {
        Diagnostic::new(&CODE, page.span)
            .with("page", page.value.as_str())
            .with("pages", bounds.pages.value.as_str())
            .related(bounds.pages.span, whole)
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
