//! Pages that cannot exist: page 0, numbers beyond any document, words. A word for the place of a statement or a citation is an
//! error, because nobody finds that place; among the pages of a work it may have come along with somebody else's bibliography.

use super::cited_places::{PageText, PlaceLint};
use crate::lint::Lint;
use crate::pages::{PagePart, is_no_page, number, parts};
use antinomy_graph::Facts;
use antinomy_model::KnowledgeBase;
use antinomy_model::kinds::Source;
use antinomy_model::values::{SourceClass, SourceType};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L047", "implausible-pages", Warning;
    NO_PAGE = "L100", "no-page", Error;
}

/// The last page of a document that is not paginated over several years.
const LAST: u32 = 9_999;
/// The most pages in one range.
const MOST: u32 = 3_000;

pub(super) struct ImplausiblePages;

impl Lint for ImplausiblePages {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }
}

impl PlaceLint for ImplausiblePages {
    fn pages(&self, facts: &Facts, pages: &PageText<'_>, out: &mut Vec<Diagnostic>) {
        let Some(problem) = problem(facts.base(), pages) else {
            return;
        };
        let PageText { text, .. } = pages;
        if problem == WORDS && pages.is_cited() && is_no_page(&text.value) {
            out.push(Diagnostic::new(&NO_PAGE, text.span).with("pages", text.value.as_str()));
            return;
        }
        out.push(
            Diagnostic::new(&CODE, text.span)
                .with("pages", text.value.as_str())
                .hint(problem),
        );
    }
}

/// The hint for what is no number.
const WORDS: &str = "words";

/// The name of the hint that says what is wrong.
fn problem(base: &KnowledgeBase, pages: &PageText<'_>) -> Option<&'static str> {
    let text = pages.text.value.as_str();
    if number(text).is_some_and(|page| (1..=LAST).contains(&page)) {
        return None;
    }
    parts(text).find_map(|part| match part {
        PagePart::NoPage(_) => Some(WORDS),
        PagePart::Numbers(range) if range.first == 0 => Some("zero"),
        PagePart::Numbers(range)
            if range.last > range.first && range.last - range.first >= MOST =>
        {
            Some("range")
        }
        PagePart::Numbers(range)
            if range.first.max(range.last) > LAST && !counts_on(pages.source(base)) =>
        {
            Some("hint")
        }
        _ => None,
    })
}

/// Whether page numbers may be large: gazettes, minutes and journals are paginated over volumes, and some journals number
/// articles. An unknown source may be one of these.
fn counts_on(source: Option<&Source>) -> bool {
    source.is_none_or(|source| {
        source.class == Some(SourceClass::Law)
            || matches!(
                source.r#type,
                Some(
                    SourceType::Article
                        | SourceType::ArticleJournal
                        | SourceType::ArticleMagazine
                        | SourceType::Bill
                        | SourceType::Hearing
                        | SourceType::Legislation
                        | SourceType::Periodical
                        | SourceType::Regulation
                        | SourceType::Review
                        | SourceType::ReviewBook
                        | SourceType::Speech
                        | SourceType::Treaty
                )
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::{book, names_in, names_of_source};

    #[test]
    fn pages_that_can_be_are_left_alone() {
        for pages in [
            "1-800", "xii-xv", "S45-S52", "e1000123", "12a", "24 ff.", "passim", "9999", "[1-12]",
        ] {
            assert!(
                names_of_source(&format!("pages: '{pages}'")).is_empty(),
                "{pages}"
            );
        }
        let article = book("pages: '104532'").replace("type: book", "type: article-journal");
        assert!(names_in(&article).is_empty());
    }

    #[test]
    fn pages_that_cannot_be_are_found() {
        for pages in [
            "0",
            "0-12",
            "24272",
            "1-3001",
            "312 S.",
            "Einleitung",
            "99999999999",
        ] {
            assert_eq!(
                names_of_source(&format!("pages: '{pages}'")),
                ["implausible-pages"],
                "{pages}"
            );
        }
    }
}
