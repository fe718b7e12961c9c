//! Pages that cannot be: page 0, numbers that no document reaches, words.

use super::{Holder, each_pages};
use crate::lints::Lint;
use crate::pages::{Pages, number, parts};
use antinomy_model::KnowledgeBase;
use antinomy_model::kinds::Source;
use antinomy_model::values::{SourceClass, SourceType};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L047", "implausible-pages", Warning;
}

/// The last page of a document that is no volume of many years.
const LAST: u32 = 9_999;
/// The most pages that one range holds.
const MOST: u32 = 3_000;

pub(super) struct ImplausiblePages;

impl Lint for ImplausiblePages {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        each_pages(base, &mut |pages, source| {
            let Some(problem) = problem(&pages.value, source) else {
                return;
            };
            out.push(
                Diagnostic::new(&CODE, pages.span)
                    .with("pages", pages.value.as_str())
                    .hint(problem),
            );
        });
    }
}

/// The hint that says what is wrong.
fn problem(pages: &str, source: Holder<'_, '_>) -> Option<&'static str> {
    if number(pages).is_some_and(|page| (1..=LAST).contains(&page)) {
        return None;
    }
    parts(pages).find_map(|part| match part {
        Pages::NoPage(_) => Some("words"),
        Pages::Numbers(range) if range.first == 0 => Some("zero"),
        Pages::Numbers(range) if range.last > range.first && range.last - range.first >= MOST => {
            Some("range")
        }
        Pages::Numbers(range) if range.first.max(range.last) > LAST && !counts_on(source()) => {
            Some("hint")
        }
        _ => None,
    })
}

/// Gazettes, minutes and journals number their pages through the years, and some journals number articles.
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
