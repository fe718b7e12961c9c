//! COinS: an item in the title of an empty span, for reference managers that read a list of many items off one page.
//!
//! The form is that of <http://ocoins.info>: a span of the class `Z3988` with an OpenURL context object
//! (ANSI/NISO Z39.88-2004) in key/encoded-value form. The keys are those of the formats `journal`, `book` and
//! `dissertation` in the registry of OpenURL. Where the standard leaves a choice, it is made as Zotero reads it
//! (`openurl.js` in <https://github.com/zotero/utilities>):
//!
//! - A name stands in `rft.au` as "family, given", since a comma is how Zotero knows the family name; a body in
//!   `rft.aucorp`, since it would be cut into given and family name otherwise.
//! - There is no key for editors. An edited book is known by them, so that they stand as authors where there is none;
//!   the editors of a book that a chapter stands in are not told.
//! - What fits no format is a book of the genre `document`.

use super::{Name, Shape, address, date, doi, names, pages, variable};
use crate::Item;
use crate::html::escape;

/// The keys and values of an item, in the order in which they are written.
#[must_use]
pub fn fields(item: &Item) -> Vec<(&'static str, String)> {
    let shape = Shape::of(item);
    let (format, genre) = format(item, shape);
    let mut fields = vec![
        ("ctx_ver", "Z39.88-2004".to_owned()),
        ("rft_val_fmt", format!("info:ofi/fmt:kev:mtx:{format}")),
    ];
    let mut put = |key, value: String| {
        if !value.is_empty() {
            fields.push((key, value));
        }
    };
    put("rft.genre", genre.to_owned());
    identifiers(item, &mut put);
    titles(item, shape, &mut put);
    creators(item, &mut put);
    put("rft.date", date(item, "-").unwrap_or_default());
    put("rft.volume", variable(item, "volume"));
    put("rft.issue", variable(item, "issue"));
    if let Some((first, last)) = pages(item) {
        let stretch = last.as_ref().map(|last| format!("{first}-{last}"));
        put("rft.pages", stretch.unwrap_or_else(|| first.clone()));
        if let Some(last) = last {
            put("rft.spage", first);
            put("rft.epage", last);
        }
    }
    let publisher = variable(item, "publisher");
    match shape {
        Shape::Thesis => put("rft.inst", publisher),
        Shape::Article | Shape::Periodical => {}
        _ => {
            put("rft.series", variable(item, "collection-title"));
            put("rft.edition", variable(item, "edition"));
            put("rft.place", variable(item, "publisher-place"));
            put("rft.pub", publisher);
        }
    }
    put("rft.isbn", variable(item, "ISBN"));
    put("rft.issn", variable(item, "ISSN"));
    put("rft.language", variable(item, "language"));
    fields
}

/// The context object: fields with `&` between them, everything else than letters, digits and `-._~` as `%XX`.
#[must_use]
pub fn context_object(item: &Item) -> String {
    let field = |(key, value): (&str, String)| format!("{key}={}", percent_encoded(&value));
    fields(item)
        .into_iter()
        .map(field)
        .collect::<Vec<_>>()
        .join("&")
}

/// The span for a page. It is empty, and a screen reader passes it by.
#[must_use]
pub fn html(item: &Item) -> String {
    let title = context_object(item);
    format!(
        "<span class=\"Z3988\" title=\"{}\" aria-hidden=\"true\"></span>",
        escape(&title)
    )
}

/// The format and the genre. A dissertation has no genre.
fn format(item: &Item, shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Article => ("journal", "article"),
        Shape::Periodical => ("journal", "journal"),
        Shape::Chapter => ("book", "bookitem"),
        Shape::Paper => ("book", "proceeding"),
        Shape::Book => ("book", "book"),
        Shape::Report => ("book", "report"),
        Shape::Thesis => ("dissertation", ""),
        Shape::Document if item.text("type") == "article" => ("journal", "preprint"),
        Shape::Document => ("book", "document"),
    }
}

fn identifiers(item: &Item, put: &mut impl FnMut(&'static str, String)) {
    let doi = doi(item).map(|doi| format!("info:doi/{doi}"));
    for id in [doi, address(item)].into_iter().flatten() {
        put("rft_id", id);
    }
}

fn titles(item: &Item, shape: Shape, put: &mut impl FnMut(&'static str, String)) {
    let (title, container) = (variable(item, "title"), variable(item, "container-title"));
    match shape {
        Shape::Article => {
            put("rft.atitle", title);
            put("rft.jtitle", container);
        }
        Shape::Periodical => put("rft.jtitle", title),
        Shape::Chapter | Shape::Paper => {
            put("rft.atitle", title);
            put("rft.btitle", container);
        }
        Shape::Book | Shape::Report => put("rft.btitle", title),
        Shape::Thesis => put("rft.title", title),
        Shape::Document if item.text("type") == "article" => put("rft.atitle", title),
        // Zotero reads the title of a document in the older key only.
        Shape::Document => {
            put("rft.btitle", title.clone());
            put("rft.title", title);
        }
    }
}

fn creators(item: &Item, put: &mut impl FnMut(&'static str, String)) {
    let authors = names(item, "author");
    let creators = if authors.is_empty() && Shape::of(item) != Shape::Chapter {
        names(item, "editor")
    } else {
        authors
    };
    if let Some(Name::Person { family, given }) = creators.first()
        && !given.is_empty()
    {
        put("rft.aulast", family.clone());
        put("rft.aufirst", given.clone());
    }
    for creator in &creators {
        let key = match creator {
            Name::Body(_) => "rft.aucorp",
            Name::Person { .. } => "rft.au",
        };
        put(key, creator.inverted());
    }
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(hexadecimal(byte >> 4));
            encoded.push(hexadecimal(byte & 15));
        }
    }
    encoded
}

fn hexadecimal(half: u8) -> char {
    char::from(if half < 10 {
        b'0' + half
    } else {
        b'A' + half - 10
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::item;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_chapter_is_an_item_of_its_book() {
        let chapter = item(json!({
            "type": "chapter", "title": "Was ist & soll", "author": [{"family": "Bommes", "given": "Michael"}],
            "editor": [{"family": "Gesemann", "given": "Frank"}], "container-title": "Lokale Politik",
            "issued": {"date-parts": [[2009]]}, "page": "89–109", "publisher": "VS", "publisher-place": "Wiesbaden",
        }));
        assert_eq!(
            context_object(&chapter),
            "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=bookitem\
             &rft.atitle=Was%20ist%20%26%20soll&rft.btitle=Lokale%20Politik&rft.aulast=Bommes&rft.aufirst=Michael\
             &rft.au=Bommes%2C%20Michael&rft.date=2009&rft.pages=89-109&rft.spage=89&rft.epage=109\
             &rft.place=Wiesbaden&rft.pub=VS"
        );
    }

    #[test]
    fn an_article_names_its_journal_and_a_thesis_its_university() {
        let article = item(
            json!({"type": "article-journal", "title": "T", "container-title": "Leviathan",
            "volume": "3", "issue": "40-41", "publisher": "X", "DOI": "10.1/x"}),
        );
        assert_eq!(
            fields(&article)[1..],
            [
                ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
                ("rft.genre", "article"),
                ("rft_id", "info:doi/10.1/x"),
                ("rft.atitle", "T"),
                ("rft.jtitle", "Leviathan"),
                ("rft.volume", "3"),
                ("rft.issue", "40-41"),
            ]
            .map(|(key, value)| (key, value.to_owned()))
        );
        let thesis =
            item(json!({"type": "thesis", "title": "T", "publisher": "Universität Bremen"}));
        assert!(
            context_object(&thesis)
                .ends_with("dissertation&rft.title=T&rft.inst=Universit%C3%A4t%20Bremen"),
            "{}",
            context_object(&thesis)
        );
    }

    #[test]
    fn editors_stand_for_the_authors_of_an_edited_book_and_not_for_those_of_a_chapter() {
        let editor = json!([{"family": "Gans", "given": "Paul"}]);
        let named = |kind: &str| {
            fields(&item(json!({"type": kind, "title": "T", "editor": editor})))
                .iter()
                .any(|(_, value)| value == "Gans, Paul")
        };
        assert!(named("book"));
        assert!(!named("chapter"));
    }

    #[test]
    fn a_body_is_not_cut_into_given_and_family_name() {
        let report = item(
            json!({"type": "report", "title": "T", "author": [{"literal": "Stadt Oldenburg"}]}),
        );
        let names: Vec<_> = fields(&report)
            .into_iter()
            .filter(|(key, _)| key.starts_with("rft.au"))
            .collect();
        assert_eq!(names, [("rft.aucorp", "Stadt Oldenburg".to_owned())]);
    }

    #[test]
    fn nothing_gets_out_of_the_attribute() {
        let hostile =
            item(json!({"type": "book", "title": "\" onmouseover='x' <b>&rft.au=Y\u{202e}"}));
        let html = html(&hostile);
        assert!(
            html.ends_with("rft.btitle=%22%20onmouseover%3D%27x%27%20%3Cb%3E%26rft.au%3DY\" aria-hidden=\"true\"></span>"),
            "{html}"
        );
        assert_eq!(html.matches('"').count(), 6, "{html}");
    }
}
