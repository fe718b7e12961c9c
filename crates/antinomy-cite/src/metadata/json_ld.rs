//! schema.org for search engines: an item as JSON-LD.
//!
//! The types and their properties are those of <https://schema.org> (`ScholarlyArticle`, `Chapter`, `Book`, `Report`,
//! `Legislation`, `Periodical`, `WebPage`, `Dataset` and their neighbours); what CSL calls otherwise is a `CreativeWork`.
//! An article stands in an issue, that in a volume, that in a periodical; a chapter in a book, that in a series.
//! Zotero reads none of it, see [`highwire`](super::highwire) and [`coins`](super::coins).

use super::{Name, Shape, address, date, doi, names, pages, put, variable};
use crate::Item;
use serde_json::{Map, Value, json};

/// An item as a JSON-LD object, without `@context`: to be put into another one, as the `citation` of a page is.
#[must_use]
pub fn object(item: &Item) -> Value {
    let shape = Shape::of(item);
    let mut object = typed(class(item.text("type")));
    put(&mut object, "name", variable(item, "title"));
    let short = variable(item, "title-short");
    put(&mut object, "alternateName", short);
    people(&mut object, "author", &names(item, "author"));
    if !matches!(shape, Shape::Article | Shape::Chapter | Shape::Paper) {
        people(&mut object, "editor", &names(item, "editor"));
    }
    put(
        &mut object,
        "datePublished",
        date(item, "-").unwrap_or_default(),
    );
    put(&mut object, "inLanguage", variable(item, "language"));
    if let Some((first, last)) = pages(item) {
        let stretch = last.as_ref().map(|last| format!("{first}-{last}"));
        put(
            &mut object,
            "pagination",
            stretch.unwrap_or_else(|| first.clone()),
        );
        if let Some(last) = last {
            put(&mut object, "pageStart", first);
            put(&mut object, "pageEnd", last);
        }
    }
    let whole = whole(item, shape);
    if shape == Shape::Book {
        put(&mut object, "bookEdition", variable(item, "edition"));
        put(&mut object, "isbn", variable(item, "ISBN"));
    }
    if whole.is_empty() {
        in_series(&mut object, item);
    } else {
        object.insert("isPartOf".to_owned(), Value::Object(whole));
    }
    publisher(&mut object, item);
    identifiers(&mut object, item, shape);
    put(&mut object, "url", address(item).unwrap_or_default());
    Value::Object(object)
}

/// An item as a document of its own.
#[must_use]
pub fn document(item: &Item) -> Value {
    let mut document = Map::new();
    document.insert("@context".to_owned(), json!("https://schema.org"));
    if let Value::Object(object) = object(item) {
        document.extend(object);
    }
    Value::Object(document)
}

/// JSON in one line that can stand in a script element: nothing in it can end the element or open a comment, and no
/// program that takes it for JavaScript stumbles over a line separator.
#[must_use]
pub fn script_text(value: &Value) -> String {
    let json = value.to_string();
    let mut safe = String::with_capacity(json.len());
    // Outside of strings JSON has none of these characters, so that an escape is right wherever they stand.
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003C"),
            '>' => safe.push_str("\\u003E"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// The script element that holds a value. Browsers do not run it: its type is that of data.
#[must_use]
pub fn script(value: &Value) -> String {
    format!(
        "<script type=\"application/ld+json\">{}</script>",
        script_text(value)
    )
}

fn class(kind: &str) -> &'static str {
    match kind {
        "article" | "article-journal" | "paper-conference" => "ScholarlyArticle",
        "article-magazine" => "Article",
        "article-newspaper" => "NewsArticle",
        "bill" | "legislation" | "regulation" | "treaty" => "Legislation",
        "book" | "classic" => "Book",
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => "Chapter",
        "collection" => "Collection",
        "dataset" => "Dataset",
        "manuscript" => "Manuscript",
        "map" => "Map",
        "motion_picture" => "Movie",
        "periodical" => "Periodical",
        "post" | "post-weblog" => "BlogPosting",
        "report" => "Report",
        "review" | "review-book" => "Review",
        "thesis" => "Thesis",
        "webpage" => "WebPage",
        _ => "CreativeWork",
    }
}

fn typed(class: &str) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("@type".to_owned(), json!(class));
    map
}

fn people(object: &mut Map<String, Value>, property: &str, names: &[Name]) {
    if !names.is_empty() {
        let people = names.iter().map(person).collect();
        object.insert(property.to_owned(), Value::Array(people));
    }
}

fn person(name: &Name) -> Value {
    match name {
        Name::Body(name) => json!({"@type": "Organization", "name": name}),
        Name::Person { family, given } if given.is_empty() => {
            json!({"@type": "Person", "name": family})
        }
        Name::Person { family, given } => json!({
            "@type": "Person",
            "name": format!("{given} {family}"),
            "familyName": family,
            "givenName": given,
        }),
    }
}

/// What an item is part of, with what that is part of; empty if nothing is known of it.
fn whole(item: &Item, shape: Shape) -> Map<String, Value> {
    let container = variable(item, "container-title");
    match shape {
        Shape::Article => {
            let mut whole = named("Periodical", container);
            put(&mut whole, "issn", variable(item, "ISSN"));
            let whole = around(
                "PublicationVolume",
                "volumeNumber",
                variable(item, "volume"),
                whole,
            );
            around(
                "PublicationIssue",
                "issueNumber",
                variable(item, "issue"),
                whole,
            )
        }
        Shape::Chapter | Shape::Paper => {
            let mut book = named("Book", container);
            if book.is_empty() {
                return book;
            }
            let authors = names(item, "container-author");
            people(&mut book, "author", &authors);
            people(&mut book, "editor", &names(item, "editor"));
            put(&mut book, "isbn", variable(item, "ISBN"));
            in_series(&mut book, item);
            book
        }
        _ => Map::new(),
    }
}

/// Says which series a book or a report belongs to, and which number it has there.
fn in_series(object: &mut Map<String, Value>, item: &Item) {
    let series = named("CreativeWorkSeries", variable(item, "collection-title"));
    if !series.is_empty() {
        object.insert("isPartOf".to_owned(), Value::Object(series));
        put(object, "position", variable(item, "collection-number"));
    }
}

/// Something with a name; empty if it has none.
fn named(class: &str, name: String) -> Map<String, Value> {
    if name.is_empty() {
        return Map::new();
    }
    let mut map = typed(class);
    put(&mut map, "name", name);
    map
}

/// A numbered part of `whole`; the whole itself if there is no number.
fn around(
    class: &str,
    property: &str,
    number: String,
    whole: Map<String, Value>,
) -> Map<String, Value> {
    if number.is_empty() {
        return whole;
    }
    let mut part = typed(class);
    put(&mut part, property, number);
    if !whole.is_empty() {
        part.insert("isPartOf".to_owned(), Value::Object(whole));
    }
    part
}

fn publisher(object: &mut Map<String, Value>, item: &Item) {
    let mut publisher = named("Organization", variable(item, "publisher"));
    if !publisher.is_empty() {
        put(&mut publisher, "address", variable(item, "publisher-place"));
        object.insert("publisher".to_owned(), Value::Object(publisher));
    }
}

fn identifiers(object: &mut Map<String, Value>, item: &Item, shape: Shape) {
    let mut identifiers = Vec::new();
    let mut add = |scheme: &str, value: String| {
        if !value.is_empty() {
            identifiers
                .push(json!({"@type": "PropertyValue", "propertyID": scheme, "value": value}));
        }
    };
    add("DOI", doi(item).unwrap_or_default());
    // schema.org has properties for these on books and periodicals only.
    if !matches!(shape, Shape::Book | Shape::Chapter | Shape::Paper) {
        add("ISBN", variable(item, "ISBN"));
    }
    if shape == Shape::Periodical {
        put(object, "issn", variable(item, "ISSN"));
    }
    if !identifiers.is_empty() {
        object.insert("identifier".to_owned(), Value::Array(identifiers));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::item;
    use super::*;

    #[test]
    fn a_chapter_stands_in_a_book_and_that_in_a_series() {
        let chapter = item(json!({
            "type": "chapter", "title": "Was", "author": [{"family": "Bommes", "given": "Michael"}],
            "editor": [{"literal": "Stiftung"}], "container-title": "Lokale Politik", "collection-title": "Reihe", "collection-number": "12",
            "issued": {"date-parts": [[2009, 2]]}, "page": "89–109", "publisher": "VS", "publisher-place": "Wiesbaden",
            "ISBN": "978-3-531-15427-5", "language": "de", "DOI": "10.1/x", "URL": "https://example.org/x",
        }));
        let expected = json!({
            "@context": "https://schema.org",
            "@type": "Chapter",
            "name": "Was",
            "author": [{"@type": "Person", "name": "Michael Bommes", "familyName": "Bommes", "givenName": "Michael"}],
            "datePublished": "2009-02",
            "inLanguage": "de",
            "pagination": "89-109",
            "pageStart": "89",
            "pageEnd": "109",
            "isPartOf": {
                "@type": "Book",
                "name": "Lokale Politik",
                "editor": [{"@type": "Organization", "name": "Stiftung"}],
                "isbn": "978-3-531-15427-5",
                "isPartOf": {"@type": "CreativeWorkSeries", "name": "Reihe"},
                "position": "12",
            },
            "publisher": {"@type": "Organization", "name": "VS", "address": "Wiesbaden"},
            "identifier": [{"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1/x"}],
            "url": "https://example.org/x",
        });
        assert_eq!(document(&chapter), expected);
    }

    #[test]
    fn an_article_stands_in_an_issue_of_a_volume_of_a_periodical() {
        let article = item(
            json!({"type": "article-journal", "title": "T", "container-title": "Leviathan",
            "volume": "3", "issue": "40-41", "ISSN": "0340-0425"}),
        );
        assert_eq!(
            object(&article)["isPartOf"],
            json!({"@type": "PublicationIssue", "issueNumber": "40-41",
                "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "3",
                    "isPartOf": {"@type": "Periodical", "name": "Leviathan", "issn": "0340-0425"}}})
        );
    }

    #[test]
    fn a_law_has_its_abbreviation_as_another_name() {
        let law = item(
            json!({"type": "legislation", "title": "Aufenthaltsgesetz", "title-short": "AufenthG"}),
        );
        assert_eq!(
            object(&law),
            json!({"@type": "Legislation", "name": "Aufenthaltsgesetz", "alternateName": "AufenthG"})
        );
    }

    #[test]
    fn nothing_gets_out_of_the_script_element() {
        let title = "</script><!--<script>alert(1)&\u{2028}\u{2029}\u{202e} -->";
        let script = script(&document(&item(json!({"type": "book", "title": title}))));
        let inner = script
            .strip_prefix("<script type=\"application/ld+json\">")
            .and_then(|rest| rest.strip_suffix("</script>"))
            .unwrap();
        assert!(
            !inner.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']),
            "{inner}"
        );
        let read: Value = serde_json::from_str(inner).unwrap();
        assert_eq!(read["name"], "</script><!--<script>alert(1)& -->");
    }

    #[test]
    fn an_address_that_could_run_something_is_left_out() {
        let item = item(json!({"type": "webpage", "title": "T", "URL": "javascript:alert(1)"}));
        assert_eq!(object(&item)["url"], Value::Null);
    }
}
