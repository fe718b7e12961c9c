//! A law cited by page. Page numbers differ between printings, article numbers do not.

use super::cited_places::{CitedPlace, PlaceLint};
use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Locator, LocatorKey, SourceClass, SourceType};
use antinomy_model::{KnowledgeBase, Record};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L051", "law-cited-by-page", Warning;
}

pub(super) struct LawCitedByPage;

impl Lint for LawCitedByPage {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }
}

impl PlaceLint for LawCitedByPage {
    fn places(
        &self,
        facts: &Facts,
        _: &Record,
        places: &[CitedPlace<'_>],
        out: &mut Vec<Diagnostic>,
    ) {
        let found = places.iter().filter_map(|it| report(facts.base(), it));
        out.extend(found);
    }
}

fn report(base: &KnowledgeBase, place: &CitedPlace<'_>) -> Option<Diagnostic> {
    let page = place.written(LocatorKey::Page)?;
    if has_norm(place.locator) {
        return None;
    }
    let (law, source) = place.source(base)?;
    is_law(source).then(|| {
        Diagnostic::new(&CODE, page.span)
            .with("page", page.value.as_str())
            .with("id", law.id.as_str())
            .related(law.span, "law")
    })
}

/// Laws in force. The reasons of drafts and the opinions of courts have nothing but pages.
fn is_law(source: &Source) -> bool {
    let kinds = [
        SourceType::Legislation,
        SourceType::Regulation,
        SourceType::Treaty,
    ];
    source.class == Some(SourceClass::Law) && source.r#type.is_some_and(|it| kinds.contains(&it))
}

/// Whether the locator names an article or another numbered part.
fn has_norm(locator: &Locator) -> bool {
    locator
        .0
        .iter()
        .any(|(key, _)| !matches!(key, LocatorKey::Page | LocatorKey::Footnote))
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_in;

    fn names(r#type: &str, locator: &str) -> Vec<&'static str> {
        names_in(&format!(
            "sources:\n  - {{id: own, class: law, type: {type}, title: T}}\n\
             statements:\n  - {{id: s, kind: norm, voice: land, source: own, locator: {{{locator}}}, field: cycling, text: T}}\n"
        ))
    }

    #[test]
    fn a_page_beside_the_article_and_pages_of_drafts_are_left_alone() {
        assert!(names("legislation", "article: '3', page: '12'").is_empty());
        assert!(names("legislation", "section: '3'").is_empty());
        assert!(names("bill", "page: '12'").is_empty());
        assert_eq!(names("treaty", "page: '12'"), ["law-cited-by-page"]);
    }
}
