//! `citation_*` elements for the head of a page: what Google Scholar and Zotero read.
//!
//! The names are those of Highwire Press in the inclusion guidelines of Google Scholar
//! (<https://scholar.google.com/intl/en/scholar/inclusion.html#indexing>). Zotero reads them in its translator "Embedded
//! Metadata" (<https://github.com/zotero/translators>), which tells the type of an item by the names alone. Scholar
//! wants a title, authors as "family, given" in elements of their own, and a date with slashes.

use super::{Creator, PublicationForm, address, creators, date, doi, pages, variable};
use crate::csl_item::CslItem;
use crate::html::escape;

/// The elements for an item: their names and their contents, not yet escaped.
#[must_use]
pub fn elements(item: &CslItem) -> Vec<(&'static str, String)> {
    let form = PublicationForm::of(item);
    let mut elements = Vec::new();
    let mut put = |name, content: String| {
        if !content.is_empty() {
            elements.push((name, content));
        }
    };
    put("citation_title", variable(item, "title"));
    for author in creators(item, "author") {
        put("citation_author", author.inverted());
    }
    for editor in creators(item, "editor") {
        put("citation_editor", editor.inverted());
    }
    put(
        "citation_publication_date",
        date(item, "/").unwrap_or_default(),
    );
    let container = variable(item, "container-title");
    match form {
        PublicationForm::Article | PublicationForm::Periodical => {
            put("citation_journal_title", container)
        }
        PublicationForm::Paper => {
            put("citation_conference_title", container.clone());
            put("citation_inbook_title", container);
        }
        PublicationForm::Chapter => {
            // Both, because programs read either.
            put("citation_inbook_title", container.clone());
            put("citation_book_title", container);
        }
        _ => {}
    }
    put("citation_series_title", variable(item, "collection-title"));
    put("citation_volume", variable(item, "volume"));
    put("citation_issue", variable(item, "issue"));
    if let Some((first, last)) = pages(item) {
        put("citation_firstpage", first);
        put("citation_lastpage", last.unwrap_or_default());
    }
    let publisher = variable(item, "publisher");
    match form {
        PublicationForm::Thesis => put("citation_dissertation_institution", publisher.clone()),
        PublicationForm::Report => {
            // Zotero takes an item for a report only if it has an institution.
            let bodies = creators(item, "author")
                .into_iter()
                .filter_map(|name| match name {
                    Creator::Body(name) => Some(name),
                    Creator::Person { .. } => None,
                });
            let institution = Some(publisher.clone()).filter(|name| !name.is_empty());
            let institution = institution.or_else(|| bodies.into_iter().next());
            put(
                "citation_technical_report_institution",
                institution.unwrap_or_default(),
            );
            put("citation_technical_report_number", variable(item, "number"));
        }
        _ => {}
    }
    put("citation_publisher", publisher);
    put("citation_isbn", variable(item, "ISBN"));
    put("citation_issn", variable(item, "ISSN"));
    put("citation_doi", doi(item).unwrap_or_default());
    put("citation_language", variable(item, "language"));
    put("citation_public_url", address(item).unwrap_or_default());
    elements
}

/// The elements as HTML, one a line, each ending in a line feed.
#[must_use]
pub fn html(elements: &[(&'static str, String)]) -> String {
    let line = |(name, content): &(&'static str, String)| {
        // A blank line would end the HTML block in the Markdown of a chapter.
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("<meta name=\"{name}\" content=\"{}\">\n", escape(&content))
    };
    elements.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::item;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_chapter_names_its_authors_its_book_and_its_pages() {
        let item = item(json!({
            "type": "chapter", "title": "Widersprüche", "author": [{"family": "Gestring", "given": "Norbert"}],
            "editor": [{"family": "Gans", "given": "Paul"}], "container-title": "Räumliche Auswirkungen",
            "issued": {"date-parts": [[2014, 5]]}, "page": "311–327", "publisher": "ARL", "URL": "https://example.org/a",
            "collection-title": "Forschungsberichte", "ISBN": "978-3-88838-392-2", "language": "de",
        }));
        let expected = [
            ("citation_title", "Widersprüche"),
            ("citation_author", "Gestring, Norbert"),
            ("citation_editor", "Gans, Paul"),
            ("citation_publication_date", "2014/05"),
            ("citation_inbook_title", "Räumliche Auswirkungen"),
            ("citation_book_title", "Räumliche Auswirkungen"),
            ("citation_series_title", "Forschungsberichte"),
            ("citation_firstpage", "311"),
            ("citation_lastpage", "327"),
            ("citation_publisher", "ARL"),
            ("citation_isbn", "978-3-88838-392-2"),
            ("citation_language", "de"),
            ("citation_public_url", "https://example.org/a"),
        ];
        assert_eq!(
            elements(&item),
            expected.map(|(name, content)| (name, content.to_owned()))
        );
    }

    #[test]
    fn a_report_has_its_author_as_its_institution() {
        let report = item(
            json!({"type": "report", "title": "Konzept", "author": [{"literal": "Stadt Oldenburg"}]}),
        );
        let institution = (
            "citation_technical_report_institution",
            "Stadt Oldenburg".to_owned(),
        );
        assert!(
            elements(&report).contains(&institution),
            "{:?}",
            elements(&report)
        );
    }

    #[test]
    fn nothing_is_said_of_what_is_unknown() {
        assert_eq!(elements(&CslItem::default()), []);
    }

    #[test]
    fn a_content_stays_inside_its_element() {
        let hostile = item(json!({"title": "\"><script>alert(1)</script>\n\n# X\u{202e}"}));
        assert_eq!(
            html(&elements(&hostile)),
            "<meta name=\"citation_title\" content=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; # X\">\n"
        );
    }
}
