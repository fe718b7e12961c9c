//! Metadata of works and pages: `meta` elements for Google Scholar and Zotero in the head, a COinS for reference
//! managers beside each entry of a list, and schema.org for search engines.
//!
//! All three are made of a [`CslItem`]. No text of it is trusted: the output is escaped for its context, and addresses other
//! than http and https are left out.
//!
//! The head describes the page itself ([`highwire`]); a work that the page is about is its `about` ([`json_ld`]), and works
//! that it lists get a [`coins`] each. A page with the metadata of another work in its head would be saved as that work by a
//! reference manager.

pub mod coins;
pub mod highwire;
pub mod json_ld;

use crate::csl_item::CslItem;
use crate::csl_variables::date_numbers;
use crate::html::clean;
use crate::identifiers::doi_in;
use serde_json::Value;

/// An author or editor, as metadata formats want them: without parts of names that they have no field for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Creator {
    Body(String),
    /// A person, with the particle before the family name ("von der Leyen").
    Person {
        family: String,
        given: String,
    },
}

impl Creator {
    /// The name with the family name first: "von der Leyen, Ursula".
    fn inverted(&self) -> String {
        match self {
            Self::Body(name) => name.clone(),
            Self::Person { family, given } if given.is_empty() => family.clone(),
            Self::Person { family, given } => format!("{family}, {given}"),
        }
    }

    fn read(name: &Value) -> Option<Self> {
        let part = |key: &str| text(name.get(key));
        let literal = part("literal");
        if !literal.is_empty() {
            return Some(Self::Body(literal));
        }
        let family = joined(&[part("non-dropping-particle"), part("family")]);
        let given = joined(&[part("given"), part("dropping-particle"), part("suffix")]);
        match (family.is_empty(), given.is_empty()) {
            (true, true) => None,
            // A person with one name.
            (true, false) => Some(Self::Person {
                family: given,
                given: family,
            }),
            _ => Some(Self::Person { family, given }),
        }
    }
}

/// The names in a variable of an item, such as `author`.
fn creators(item: &CslItem, variable: &str) -> Vec<Creator> {
    let names = item.0.get(variable).and_then(Value::as_array);
    names
        .into_iter()
        .flatten()
        .filter_map(Creator::read)
        .collect()
}

/// A variable that is a text or a number, on one line.
fn variable(item: &CslItem, variable: &str) -> String {
    text(item.0.get(variable))
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => clean(text).split_whitespace().collect::<Vec<_>>().join(" "),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn joined(parts: &[String]) -> String {
    let parts = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// The date of publication, or the first date of a range, with `separator` between its parts. `None` for years before the
/// year 0 and after the year 9999: ISO 8601 has four digits in a year.
fn date(item: &CslItem, separator: &str) -> Option<String> {
    let parts = date_numbers(item.0.get("issued")?.get("date-parts")?.get(0)?);
    let (year, rest) = parts.split_first()?;
    let year = (0..=9999).contains(year).then(|| format!("{year:04}"))?;
    let known = rest
        .iter()
        .zip([12, 31])
        .map_while(|(part, most)| (1..=most).contains(part).then(|| format!("{part:02}")));
    Some(
        std::iter::once(year)
            .chain(known)
            .collect::<Vec<_>>()
            .join(separator),
    )
}

/// First and last page: "311–312" and "311-312" are ranges, "A-12" and "311 f." are not.
fn pages(item: &CslItem) -> Option<(String, Option<String>)> {
    let written = variable(item, "page");
    let is_number = |text: &str| {
        !text.is_empty()
            && text.chars().all(|letter| letter.is_ascii_alphanumeric())
            && text.ends_with(|letter: char| letter.is_ascii_digit())
    };
    // Two hyphens are the en dash of LaTeX.
    let range = written
        .split_once(['-', '–', '—'])
        .map(|(first, last)| (first.trim(), last.trim_start_matches('-').trim()))
        .filter(|(first, last)| is_number(first) && is_number(last));
    match range {
        Some((first, last)) => Some((first.to_owned(), Some(last.to_owned()))),
        None => (!written.is_empty()).then_some((written, None)),
    }
}

/// The address of an item, if its scheme is http or https.
fn address(item: &CslItem) -> Option<String> {
    let address = variable(item, "URL");
    let scheme = address.split_once("://")?.0.to_ascii_lowercase();
    let is_plain = !address.contains(|letter: char| letter.is_whitespace());
    (is_plain && matches!(scheme.as_str(), "http" | "https")).then_some(address)
}

/// A DOI without resolver: `10.1007/978-3-531-92102-6`.
fn doi(item: &CslItem) -> Option<String> {
    doi_in(&variable(item, "DOI")).map(str::to_owned)
}

/// The forms of publication that metadata formats tell apart: each has fields of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PublicationForm {
    /// In a periodical.
    Article,
    Periodical,
    /// In a book.
    Chapter,
    /// In the proceedings of a conference.
    Paper,
    Book,
    Report,
    Thesis,
    /// Anything else.
    Document,
}

impl PublicationForm {
    /// By the type of CSL.
    fn of(item: &CslItem) -> Self {
        let is_contained = item.0.contains_key("container-title");
        match item.text("type") {
            "article-journal" | "article-magazine" | "article-newspaper" => Self::Article,
            "article" | "review" | "review-book" if is_contained => Self::Article,
            "periodical" => Self::Periodical,
            "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => Self::Chapter,
            "paper-conference" => Self::Paper,
            "book" | "classic" | "collection" => Self::Book,
            "report" => Self::Report,
            "thesis" => Self::Thesis,
            _ => Self::Document,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// An item of the variables that a test is about.
    pub(super) fn item(variables: Value) -> CslItem {
        let Value::Object(map) = variables else {
            panic!("an item is an object");
        };
        CslItem(map)
    }

    #[test]
    fn a_name_is_written_family_first_with_its_particle() {
        let item = item(json!({"author": [
            {"family": "Leyen", "given": "Ursula", "non-dropping-particle": "von der"},
            {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
            {"family": "Platon"},
            {"literal": "Stadt Oldenburg"},
            {},
        ]}));
        let names: Vec<String> = creators(&item, "author")
            .iter()
            .map(Creator::inverted)
            .collect();
        assert_eq!(
            names,
            [
                "von der Leyen, Ursula",
                "Humboldt, Alexander von",
                "Platon",
                "Stadt Oldenburg"
            ]
        );
    }

    #[test]
    fn a_date_says_as_much_as_is_known() {
        let issued = |parts: Value| date(&item(json!({"issued": {"date-parts": parts}})), "-");
        assert_eq!(issued(json!([[2012]])).as_deref(), Some("2012"));
        assert_eq!(issued(json!([[2012, 3]])).as_deref(), Some("2012-03"));
        assert_eq!(
            issued(json!([[2012, 3, 9], [2014]])).as_deref(),
            Some("2012-03-09")
        );
        assert_eq!(issued(json!([["812", "3"]])).as_deref(), Some("0812-03"));
        assert_eq!(issued(json!([[2012, 13]])).as_deref(), Some("2012"));
        assert_eq!(issued(json!([[-50]])), None);
        assert_eq!(issued(json!([])), None);
    }

    #[test]
    fn pages_are_a_range_only_between_two_numbers() {
        let pages = |page: &str| pages(&item(json!({"page": page})));
        let range = |first: &str, last: &str| Some((first.to_owned(), Some(last.to_owned())));
        assert_eq!(pages("311–327"), range("311", "327"));
        assert_eq!(pages("311 - 327"), range("311", "327"));
        assert_eq!(pages("S12--S19"), range("S12", "S19"));
        assert_eq!(pages("A-12"), Some(("A-12".to_owned(), None)));
        assert_eq!(pages("311 f."), Some(("311 f.".to_owned(), None)));
        assert_eq!(pages(""), None);
    }

    #[test]
    fn only_addresses_of_the_web_are_given() {
        let address = |url: &str| address(&item(json!({"URL": url})));
        assert_eq!(
            address("HTTPS://example.org/x?y=1").as_deref(),
            Some("HTTPS://example.org/x?y=1")
        );
        for other in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org",
            "//example.org",
            "www.example.org",
            "https://a b",
        ] {
            assert_eq!(address(other), None, "{other}");
        }
    }

    #[test]
    fn a_doi_comes_without_its_resolver() {
        let doi = |doi_: &str| doi(&item(json!({"DOI": doi_})));
        assert_eq!(
            doi("https://doi.org/10.1007/x").as_deref(),
            Some("10.1007/x")
        );
        assert_eq!(doi("doi:10.1007/x").as_deref(), Some("10.1007/x"));
        assert_eq!(doi("none"), None);
    }
}
