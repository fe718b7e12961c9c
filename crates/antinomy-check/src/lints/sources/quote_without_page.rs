//! A quotation with a section but no locator: sections can be long. A statement without section and locator is reported by
//! `statement-without-place`.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::kinds::Statement;
use antinomy_model::values::SourceType;
use antinomy_model::{Record, RecordId};
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

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement().filter(|it| it.section.is_some()) else {
            return;
        };
        let Some((_, quote)) = statement.quote.versions().next() else {
            return;
        };
        if !has_locator(statement) && has_pages(facts, statement) {
            out.push(Diagnostic::new(&CODE, quote.span));
        }
    }
}

fn has_locator(statement: &Statement) -> bool {
    let via = statement.cited_via.as_ref().map(|via| &via.locator);
    !statement.locator.0.is_empty() || via.is_some_and(|locator| !locator.0.is_empty())
}

/// Whether the source is of a kind that has pages.
fn has_pages(facts: &Facts, statement: &Statement) -> bool {
    let source = facts.source_of(statement);
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
