//! COinS: an item in the title of an empty span, for reference managers that read a list of many items off one page.
//!
//! The form is that of <http://ocoins.info>: a span of the class `Z3988` with an OpenURL context object
//! (ANSI/NISO Z39.88-2004) in key/encoded-value form. The keys are those of the formats `journal`, `book` and
//! `dissertation` in the registry of OpenURL. Where the standard leaves a choice, it follows what Zotero reads
//! (`openurl.js` in <https://github.com/zotero/utilities>):
//!
//! - Persons are in `rft.au` as "family, given", since Zotero finds the family name by the comma; bodies are in
//!   `rft.aucorp`, since Zotero splits a name without a comma at its last space.
//! - There is no key for editors. An edited book is cited by them, so they are given as its authors; the editors of a
//!   chapter's book are left out.
//! - A work that fits none of the formats is a book of the genre `document`.

use super::{Creator, PublicationForm, address, creators, date, doi, pages, variable};
use crate::csl_item::CslItem;
use crate::html::escape;

/// The keys and values for an item, in the order in which they are written.
#[must_use]
pub fn fields(item: &CslItem) -> Vec<(&'static str, String)> {
    let form = PublicationForm::of(item);
    let (format, genre) = format(item, form);
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
    titles(item, form, &mut put);
    people(item, form, &mut put);
    put("rft.date", date(item, "-").unwrap_or_default());
    put("rft.volume", variable(item, "volume"));
    put("rft.issue", variable(item, "issue"));
    if let Some((first, last)) = pages(item) {
        let range = last.as_ref().map(|last| format!("{first}-{last}"));
        put("rft.pages", range.unwrap_or_else(|| first.clone()));
        if let Some(last) = last {
            put("rft.spage", first);
            put("rft.epage", last);
        }
    }
    let publisher = variable(item, "publisher");
    match form {
        PublicationForm::Thesis => put("rft.inst", publisher),
        // The format `journal` has no keys for these.
        PublicationForm::Article | PublicationForm::Periodical => {}
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

/// The context object: the fields joined by `&`, values percent-encoded.
#[must_use]
pub fn context_object(item: &CslItem) -> String {
    let field = |(key, value): (&str, String)| format!("{key}={}", percent_encoded(&value));
    fields(item)
        .into_iter()
        .map(field)
        .collect::<Vec<_>>()
        .join("&")
}

/// The span for a page. It has no content, and is hidden from screen readers.
#[must_use]
pub fn html(item: &CslItem) -> String {
    let title = context_object(item);
    format!(
        "<span class=\"Z3988\" title=\"{}\" aria-hidden=\"true\"></span>",
        escape(&title)
    )
}

/// Format and genre. The format `dissertation` has no genres.
fn format(item: &CslItem, form: PublicationForm) -> (&'static str, &'static str) {
    match form {
        PublicationForm::Article => ("journal", "article"),
        PublicationForm::Periodical => ("journal", "journal"),
        PublicationForm::Chapter => ("book", "bookitem"),
        PublicationForm::Paper => ("book", "proceeding"),
        PublicationForm::Book => ("book", "book"),
        PublicationForm::Report => ("book", "report"),
        PublicationForm::Thesis => ("dissertation", ""),
        PublicationForm::Document if item.text("type") == "article" => ("journal", "preprint"),
        PublicationForm::Document => ("book", "document"),
    }
}

fn identifiers(item: &CslItem, put: &mut impl FnMut(&'static str, String)) {
    let doi = doi(item).map(|doi| format!("info:doi/{doi}"));
    for id in [doi, address(item)].into_iter().flatten() {
        put("rft_id", id);
    }
}

fn titles(item: &CslItem, form: PublicationForm, put: &mut impl FnMut(&'static str, String)) {
    let (title, container) = (variable(item, "title"), variable(item, "container-title"));
    match form {
        PublicationForm::Article => {
            put("rft.atitle", title);
            put("rft.jtitle", container);
        }
        PublicationForm::Periodical => put("rft.jtitle", title),
        PublicationForm::Chapter | PublicationForm::Paper => {
            put("rft.atitle", title);
            put("rft.btitle", container);
        }
        PublicationForm::Book | PublicationForm::Report => put("rft.btitle", title),
        PublicationForm::Thesis => put("rft.title", title),
        PublicationForm::Document if item.text("type") == "article" => put("rft.atitle", title),
        // Zotero reads the title of a document from the key of OpenURL 0.1 only.
        PublicationForm::Document => {
            put("rft.btitle", title.clone());
            put("rft.title", title);
        }
    }
}

fn people(item: &CslItem, form: PublicationForm, put: &mut impl FnMut(&'static str, String)) {
    let authors = creators(item, "author");
    let people = if authors.is_empty() && form != PublicationForm::Chapter {
        creators(item, "editor")
    } else {
        authors
    };
    // The first person once more, for programs that do not read `rft.au`.
    if let Some(Creator::Person { family, given }) = people.first()
        && !given.is_empty()
    {
        put("rft.aulast", family.clone());
        put("rft.aufirst", given.clone());
    }
    for creator in &people {
        let key = match creator {
            Creator::Body(_) => "rft.aucorp",
            Creator::Person { .. } => "rft.au",
        };
        put(key, creator.inverted());
    }
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
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

/// A value below 16 as a hexadecimal digit.
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
    fn editors_are_the_authors_of_an_edited_book_and_not_of_a_chapter() {
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
    fn a_body_is_not_split_into_given_and_family_name() {
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
