//! schema.org for search engines: an item as JSON-LD.
//!
//! Types and properties are those of <https://schema.org> (`ScholarlyArticle`, `Chapter`, `Book`, `Report`, `Legislation`,
//! `Periodical`, `WebPage`, `Dataset` and others); types of CSL without a counterpart are a `CreativeWork`. An article is part
//! of an issue, that of a volume, that of a periodical; a chapter is part of a book, that of a series. Zotero reads none of
//! it, see [`highwire`](super::highwire) and [`coins`](super::coins).

use super::{Creator, PublicationForm, address, creators, date, doi, pages, variable};
use crate::csl_item::CslItem;
use crate::csl_variables::put_text;
use serde_json::{Map, Value, json};

/// An item as a JSON-LD object without `@context`, to be nested in another object, as the `citation` of a page is.
#[must_use]
pub fn object(item: &CslItem) -> Value {
    let form = PublicationForm::of(item);
    let mut object = typed(class(item.text("type")));
    put_text(&mut object, "name", &variable(item, "title"));
    let short = variable(item, "title-short");
    put_text(&mut object, "alternateName", &short);
    people(&mut object, "author", &creators(item, "author"));
    // CSL has the editors of a container in the same variable. They are put there.
    if !matches!(
        form,
        PublicationForm::Article | PublicationForm::Chapter | PublicationForm::Paper
    ) {
        people(&mut object, "editor", &creators(item, "editor"));
    }
    put_text(
        &mut object,
        "datePublished",
        &date(item, "-").unwrap_or_default(),
    );
    put_text(&mut object, "inLanguage", &variable(item, "language"));
    if let Some((first, last)) = pages(item) {
        let range = last.as_ref().map(|last| format!("{first}-{last}"));
        put_text(
            &mut object,
            "pagination",
            &range.unwrap_or_else(|| first.clone()),
        );
        if let Some(last) = last {
            put_text(&mut object, "pageStart", &first);
            put_text(&mut object, "pageEnd", &last);
        }
    }
    let container = container(item, form);
    if form == PublicationForm::Book {
        put_text(&mut object, "bookEdition", &variable(item, "edition"));
        put_text(&mut object, "isbn", &variable(item, "ISBN"));
    }
    // The series of a part is that of its container, which has it already.
    if container.is_empty() {
        in_series(&mut object, item);
    } else {
        object.insert("isPartOf".to_owned(), Value::Object(container));
    }
    publisher(&mut object, item);
    identifiers(&mut object, item, form);
    put_text(&mut object, "url", &address(item).unwrap_or_default());
    Value::Object(object)
}

/// An item as a JSON-LD document.
#[must_use]
pub fn document(item: &CslItem) -> Value {
    let mut document = Map::new();
    document.insert("@context".to_owned(), json!("https://schema.org"));
    if let Value::Object(object) = object(item) {
        document.extend(object);
    }
    Value::Object(document)
}

/// A page of a website as a JSON-LD document, with the work that it is about. The page is an item of the type `webpage` whose
/// container is the website.
#[must_use]
pub fn page_about(page: &CslItem, work: &CslItem) -> Value {
    let mut document = document(page);
    let site = named("WebSite", variable(page, "container-title"));
    if !site.is_empty() {
        document["isPartOf"] = Value::Object(site);
    }
    document["about"] = object(work);
    document
}

/// JSON on one line for a script element: nothing in it can close the element or open a comment.
#[must_use]
pub fn script_text(value: &Value) -> String {
    let json = value.to_string();
    let mut safe = String::with_capacity(json.len());
    // Outside of strings JSON has none of these characters, so an escape is correct for each of them.
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003C"),
            '>' => safe.push_str("\\u003E"),
            '&' => safe.push_str("\\u0026"),
            // Allowed in strings of JSON, but line ends in JavaScript before ES2019.
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A script element for a value. Browsers do not run it, because its type is that of data.
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

fn people(object: &mut Map<String, Value>, property: &str, names: &[Creator]) {
    if !names.is_empty() {
        let people = names.iter().map(person).collect();
        object.insert(property.to_owned(), Value::Array(people));
    }
}

fn person(name: &Creator) -> Value {
    match name {
        Creator::Body(name) => json!({"@type": "Organization", "name": name}),
        Creator::Person { family, given } if given.is_empty() => {
            json!({"@type": "Person", "name": family})
        }
        Creator::Person { family, given } => json!({
            "@type": "Person",
            "name": format!("{given} {family}"),
            "familyName": family,
            "givenName": given,
        }),
    }
}

/// What an item is part of, and what that is part of; empty if it is not known.
fn container(item: &CslItem, form: PublicationForm) -> Map<String, Value> {
    let title = variable(item, "container-title");
    match form {
        PublicationForm::Article => {
            let mut whole = named("Periodical", title);
            put_text(&mut whole, "issn", &variable(item, "ISSN"));
            let whole = part_of(
                "PublicationVolume",
                "volumeNumber",
                variable(item, "volume"),
                whole,
            );
            part_of(
                "PublicationIssue",
                "issueNumber",
                variable(item, "issue"),
                whole,
            )
        }
        PublicationForm::Chapter | PublicationForm::Paper => {
            let mut book = named("Book", title);
            if book.is_empty() {
                return book;
            }
            let authors = creators(item, "container-author");
            people(&mut book, "author", &authors);
            people(&mut book, "editor", &creators(item, "editor"));
            put_text(&mut book, "isbn", &variable(item, "ISBN"));
            in_series(&mut book, item);
            book
        }
        _ => Map::new(),
    }
}

/// The series of a book or a report, and the number in it.
fn in_series(object: &mut Map<String, Value>, item: &CslItem) {
    let series = named("CreativeWorkSeries", variable(item, "collection-title"));
    if !series.is_empty() {
        object.insert("isPartOf".to_owned(), Value::Object(series));
        put_text(object, "position", &variable(item, "collection-number"));
    }
}

/// An object of a type with a name; empty without a name.
fn named(class: &str, name: String) -> Map<String, Value> {
    if name.is_empty() {
        return Map::new();
    }
    let mut map = typed(class);
    put_text(&mut map, "name", &name);
    map
}

/// A numbered part of `whole`; the whole itself without a number.
fn part_of(
    class: &str,
    property: &str,
    number: String,
    whole: Map<String, Value>,
) -> Map<String, Value> {
    if number.is_empty() {
        return whole;
    }
    let mut part = typed(class);
    put_text(&mut part, property, &number);
    if !whole.is_empty() {
        part.insert("isPartOf".to_owned(), Value::Object(whole));
    }
    part
}

fn publisher(object: &mut Map<String, Value>, item: &CslItem) {
    let mut publisher = named("Organization", variable(item, "publisher"));
    if !publisher.is_empty() {
        put_text(
            &mut publisher,
            "address",
            &variable(item, "publisher-place"),
        );
        object.insert("publisher".to_owned(), Value::Object(publisher));
    }
}

fn identifiers(object: &mut Map<String, Value>, item: &CslItem, form: PublicationForm) {
    let mut identifiers = Vec::new();
    let mut add = |scheme: &str, value: String| {
        if !value.is_empty() {
            identifiers
                .push(json!({"@type": "PropertyValue", "propertyID": scheme, "value": value}));
        }
    };
    add("DOI", doi(item).unwrap_or_default());
    // schema.org has the properties `isbn` and `issn` on books and periodicals only.
    if !matches!(
        form,
        PublicationForm::Book | PublicationForm::Chapter | PublicationForm::Paper
    ) {
        add("ISBN", variable(item, "ISBN"));
    }
    if form == PublicationForm::Periodical {
        put_text(object, "issn", &variable(item, "ISSN"));
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
    fn a_chapter_is_part_of_a_book_and_that_of_a_series() {
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
    fn an_article_is_part_of_an_issue_of_a_volume_of_a_periodical() {
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

    #[test]
    fn a_page_about_a_work_is_not_the_work() {
        let page =
            item(json!({"type": "webpage", "title": "Seite", "container-title": "Handbuch"}));
        let work = item(json!({"type": "report", "title": "Plan"}));
        assert_eq!(
            page_about(&page, &work),
            json!({
                "@context": "https://schema.org", "@type": "WebPage", "name": "Seite",
                "isPartOf": {"@type": "WebSite", "name": "Handbuch"},
                "about": {"@type": "Report", "name": "Plan"},
            })
        );
    }
}
