//! A place in a law that is named by a page. Pages belong to one printing of it, its articles to all.

use super::{each_place, written};
use crate::lints::Lint;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Locator, LocatorKey, SourceClass, SourceType};
use antinomy_model::{Kind, KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use std::collections::BTreeMap;

antinomy_syntax::codes! {
    "";
    CODE = "L051", "law-cited-by-page", Warning;
}

pub(super) struct LawCitedByPage;

impl Lint for LawCitedByPage {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        let laws: BTreeMap<RecordId, &Record> = base
            .of_kind(Kind::Source)
            .filter(|(_, record)| record.source().is_some_and(is_law))
            .collect();
        if laws.is_empty() {
            return;
        }
        for (_, record) in base.records() {
            each_place(record, &mut |source, locator| {
                if let Some(page) = written(locator, LocatorKey::Page)
                    && !has_norm(locator)
                    && let Some(id) = source.and_then(|source| base.find(&source.id))
                    && let Some(law) = laws.get(&id)
                {
                    out.push(
                        Diagnostic::new(&CODE, page.span)
                            .with("page", page.value.as_str())
                            .with("id", law.id.as_str())
                            .related(law.span, "law"),
                    );
                }
            });
        }
    }
}

/// Laws in force. Drafts give reasons, and courts give opinions, that have nothing but pages.
fn is_law(source: &Source) -> bool {
    let kinds = [
        SourceType::Legislation,
        SourceType::Regulation,
        SourceType::Treaty,
    ];
    source.class == Some(SourceClass::Law) && source.r#type.is_some_and(|it| kinds.contains(&it))
}

/// Whether a part of the law itself is named.
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
