//! A quotation whose place nobody names: its section may have a hundred pages. Where even that is missing, the
//! statement has no place at all, which is another lint's business.

use super::source_at;
use crate::lints::Lint;
use antinomy_model::kinds::Statement;
use antinomy_model::values::SourceType;
use antinomy_model::{Kind, KnowledgeBase};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L053", "quote-without-page", Warning;
}

pub(super) struct QuoteWithoutPage;

impl Lint for QuoteWithoutPage {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            let Some((_, quote)) = statement.quote.versions().next() else {
                continue;
            };
            if statement.section.is_some() && !has_locator(statement) && has_pages(base, statement)
            {
                out.push(Diagnostic::new(&CODE, quote.span));
            }
        }
    }
}

fn has_locator(statement: &Statement) -> bool {
    let via = statement.cited_via.as_ref().map(|via| &via.locator);
    !statement.locator.0.is_empty() || via.is_some_and(|locator| !locator.0.is_empty())
}

/// Whether the source is of a kind that has pages.
fn has_pages(base: &KnowledgeBase, statement: &Statement) -> bool {
    let source = source_at(base, statement.source.as_ref());
    !matches!(
        source.and_then(|(_, source)| source.r#type),
        Some(
            SourceType::Broadcast
                | SourceType::Interview
                | SourceType::MotionPicture
                | SourceType::Post
                | SourceType::PostWeblog
                | SourceType::Software
                | SourceType::Speech
                | SourceType::Webpage
        )
    )
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_in;

    fn names(r#type: &str, keys: &str) -> Vec<&'static str> {
        names_in(&format!(
            "sources:\n  - {{id: own, class: policy, type: {type}, title: T, sections: [{{id: a, owner: city}}]}}\n\
             statements:\n  - {{id: s, kind: goal, source: own, section: a, field: cycling, text: T, quote: Q{keys}}}\n"
        ))
    }

    #[test]
    fn a_locator_anywhere_is_enough() {
        assert_eq!(names("report", ""), ["quote-without-page"]);
        assert!(names("report", ", locator: {chapter: '3'}").is_empty());
        let via = ", cited-via: {source: meier-2015, locator: {page: '3'}}";
        assert!(names("report", via).is_empty());
        assert!(names("webpage", "").is_empty());
    }
}
