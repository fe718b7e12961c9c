//! A range of pages that ends before it begins. An end without its first digits (`321-35`) does not.

use super::each_pages;
use crate::lints::Lint;
use crate::pages::{Pages, number, parts};
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L045", "page-range-reversed", Warning;
}

pub(super) struct PageRangeReversed;

impl Lint for PageRangeReversed {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        each_pages(base, &mut |pages, _| out.extend(report(pages)));
    }
}

fn report(pages: &Spanned<String>) -> Option<Diagnostic> {
    if number(&pages.value).is_some() {
        return None;
    }
    let range = parts(&pages.value).find_map(|part| match part {
        Pages::Numbers(range) if range.last < range.first => Some(range),
        _ => None,
    })?;
    let (first, last) = (range.first.to_string(), range.last.to_string());
    let turned = format!("{last}-{first}");
    // Among other pages, or with fewer digits at the end, it is less clear what was meant.
    let is_alone = parts(&pages.value).count() == 1 && first.len() == last.len() && !range.goes_on;
    Some(
        Diagnostic::new(&CODE, pages.span)
            .with("first", first)
            .with("last", last)
            .maybe_suggest(is_alone.then_some(turned.as_str())),
    )
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::{names_in, names_of_source};

    #[test]
    fn what_people_write_for_pages_is_not_reversed() {
        for pages in [
            "24–27", "24-27", "24 f.", "24 ff.", "321-35", "12, 9", "xv-ix", "7",
        ] {
            assert!(
                names_of_source(&format!("pages: '{pages}'")).is_empty(),
                "{pages}"
            );
        }
        for pages in ["27-24", "27–24", "12, 27-24", "321-15"] {
            let names = names_of_source(&format!("pages: '{pages}'"));
            assert_eq!(names, ["page-range-reversed"], "{pages}");
        }
    }

    #[test]
    fn what_is_wrong_in_defaults_is_wrong_once() {
        let statement = |id| format!("  - {{id: {id}, kind: goal, field: cycling, text: T}}\n");
        let records = format!(
            "defaults: {{source: city-plan, locator: {{page: 27-24}}}}\nstatements:\n{}{}",
            statement("a"),
            statement("b")
        );
        assert_eq!(names_in(&records), ["page-range-reversed"]);
    }
}
