//! A page range that ends before it begins. An abbreviated end (`321-35`) does not.

use super::cited_places::{PageText, PlaceLint};
use crate::lint::{Lint, Needs};
use crate::pages::{PagePart, number, parts};
use antinomy_graph::Facts;
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

    fn needs(&self) -> Needs {
        Needs::Nothing
    }
}

impl PlaceLint for PageRangeReversed {
    fn pages(&self, _: &Facts, pages: &PageText<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(report(pages.text));
    }
}

fn report(pages: &Spanned<String>) -> Option<Diagnostic> {
    if number(&pages.value).is_some() {
        return None;
    }
    let range = parts(&pages.value).find_map(|part| match part {
        PagePart::Numbers(range) if range.last < range.first => Some(range),
        _ => None,
    })?;
    let (first, last) = (range.first.to_string(), range.last.to_string());
    let turned = format!("{last}-{first}");
    // In a list, or with an abbreviated end, swapping both ends may not be what was meant.
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
