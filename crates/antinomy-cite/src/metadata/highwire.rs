//! `citation_*` elements for the head of a page: what Google Scholar and Zotero read.
//!
//! The names are those of Highwire Press in the inclusion guidelines of Google Scholar
//! (<https://scholar.google.com/intl/en/scholar/inclusion.html#indexing>). Zotero reads them in its translator "Embedded
//! Metadata" (<https://github.com/zotero/translators>), which tells the type of an item by the names alone: these are of a web
//! page. Dates have slashes.

use super::{address, date, variable};
use crate::csl_item::CslItem;
use crate::html::escape;

/// The elements for a page: their names and their contents, not yet escaped.
#[must_use]
pub fn elements(page: &CslItem) -> Vec<(&'static str, String)> {
    let elements = [
        ("citation_title", variable(page, "title")),
        (
            "citation_publication_date",
            date(page, "/").unwrap_or_default(),
        ),
        ("citation_language", variable(page, "language")),
        ("citation_public_url", address(page).unwrap_or_default()),
    ];
    let known = elements
        .into_iter()
        .filter(|(_, content)| !content.is_empty());
    known.collect()
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
    fn a_page_says_what_it_is() {
        let page = item(json!({
            "type": "webpage", "title": "Zur Quelle: Plan", "container-title": "Handbuch", "language": "de",
            "issued": {"date-parts": [[2014, 5]]}, "URL": "https://example.org/a",
        }));
        let expected = [
            ("citation_title", "Zur Quelle: Plan"),
            ("citation_publication_date", "2014/05"),
            ("citation_language", "de"),
            ("citation_public_url", "https://example.org/a"),
        ];
        assert_eq!(
            elements(&page),
            expected.map(|(name, content)| (name, content.to_owned()))
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
