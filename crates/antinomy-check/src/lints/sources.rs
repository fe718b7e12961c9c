//! Bibliographic data that cannot be right, or that readers cannot follow.

mod accessed_before_issued;
mod corpus_without_coverage;
mod doi_form;
mod duplicate_source;
mod implausible_date;
mod implausible_pages;
mod isbn_check_digit;
mod issuer_missing;
mod language_tag;
mod law_cited_by_page;
mod norm_form;
mod page_outside_source;
mod page_range_reversed;
mod quote_too_long;
mod quote_without_page;
mod superseded_by_older;
mod url_not_allowed;
mod url_without_access_date;
mod urn_check_digit;

use crate::lints::Lint;
use antinomy_model::kinds::Source;
use antinomy_model::values::{Bound, Date, Locator, LocatorKey, Place};
use antinomy_model::{Body, Kind, KnowledgeBase, Record, Ref};
use antinomy_syntax::{Span, Spanned, fold};

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &accessed_before_issued::AccessedBeforeIssued,
    &corpus_without_coverage::CorpusWithoutCoverage,
    &doi_form::DoiForm,
    &duplicate_source::DuplicateSource,
    &implausible_date::ImplausibleDate,
    &implausible_pages::ImplausiblePages,
    &isbn_check_digit::IsbnCheckDigit,
    &issuer_missing::IssuerMissing,
    &language_tag::LanguageTag,
    &law_cited_by_page::LawCitedByPage,
    &norm_form::NormForm,
    &page_outside_source::PageOutsideSource,
    &page_range_reversed::PageRangeReversed,
    &quote_too_long::QuoteTooLong,
    &quote_without_page::QuoteWithoutPage,
    &superseded_by_older::SupersededByOlder,
    &url_not_allowed::UrlNotAllowed,
    &url_without_access_date::UrlWithoutAccessDate,
    &urn_check_digit::UrnCheckDigit,
];

/// All sources, with the records that they are.
fn sources(base: &KnowledgeBase) -> impl Iterator<Item = (&Record, &Source)> {
    base.of_kind(Kind::Source)
        .filter_map(|(_, record)| Some((record, record.source()?)))
}

/// The source that a reference leads to, with its record.
fn source_at<'b>(
    base: &'b KnowledgeBase,
    source: Option<&Ref>,
) -> Option<(&'b Record, &'b Source)> {
    let record = base.resolve(source?)?;
    Some((record, record.source()?))
}

/// Hands over each place in a source that a record names, and the source; a place of its own may lack its source.
fn each_place<'r>(record: &'r Record, see: &mut dyn FnMut(Option<&'r Ref>, &'r Locator)) {
    for it in record.cites().iter().chain(record.cited_in_prose()) {
        see(Some(&it.source), &it.locator);
    }
    let (own, via): (_, &Option<Place>) = match &record.body {
        Body::Statement(it) => (Some((&it.source, &it.locator)), &it.cited_via),
        Body::Relation(it) => (Some((&it.source, &it.locator)), &it.cited_via),
        Body::Contradiction(it) => (None, &it.asserted_by),
        Body::Field(field) => {
            for it in &field.competence {
                see(it.source.as_ref(), &it.locator);
            }
            return;
        }
        _ => return,
    };
    if let Some((source, locator)) = own {
        see(source.as_ref(), locator);
    }
    if let Some(via) = via {
        see(Some(&via.source), &via.locator);
    }
}

/// What a locator says under `key`, with its place.
fn written(locator: &Locator, key: LocatorKey) -> Option<&Spanned<String>> {
    let mut parts = locator.0.iter();
    parts.find(|(name, _)| *name == key).map(|(_, text)| text)
}

/// The way to the source of a place, which few need to go.
type Holder<'h, 'b> = &'h dyn Fn() -> Option<&'b Source>;

/// All that stands under `pages` of sources and their sections, and under `page` of locators, each with the way to
/// the source.
fn each_pages<'b>(
    base: &'b KnowledgeBase,
    see: &mut dyn FnMut(&'b Spanned<String>, Holder<'_, 'b>),
) {
    for (_, record) in base.records() {
        if let Some(source) = record.source() {
            let sections = source.sections.iter().map(|section| &section.pages);
            for pages in std::iter::once(&source.pages).chain(sections).flatten() {
                see(pages, &|| Some(source));
            }
        }
        each_place(record, &mut |source, locator| {
            if let Some(page) = written(locator, LocatorKey::Page) {
                see(page, &|| Some(source_at(base, source)?.1));
            }
        });
    }
}

/// The day, month or year of a bound that is known for certain.
fn certain(bound: Bound) -> Option<Date> {
    match bound {
        Bound::At(date) if date.mark.is_none() => Some(date),
        _ => None,
    }
}

/// Where the letters of a scalar stand, without quotation marks around them; nothing if they are written in another
/// way than they are read, so that no part of them could be replaced.
fn letters_at(base: &KnowledgeBase, text: &Spanned<String>) -> Option<Span> {
    let (file, range) = (text.span.file, text.span.range());
    let raw = base.files.file(file).text().get(range.clone())?;
    if raw == text.value {
        return Some(text.span);
    }
    let inner = ['"', '\'']
        .iter()
        .find_map(|mark| raw.strip_prefix(*mark)?.strip_suffix(*mark))?;
    (inner == text.value).then(|| Span::new(file, range.start + 1..range.end - 1))
}

/// A DOI without the address of a resolver or the word before it.
fn bare_doi(doi: &str) -> &str {
    const BEFORE: &[&str] = &[
        "https://", "http://", "www.", "dx.", "doi.org/", "doi:", "doi ",
    ];
    let mut rest = doi.trim();
    for before in BEFORE {
        let start = rest.get(..before.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(before)) {
            rest = rest[before.len()..].trim_start();
        }
    }
    rest
}

/// Adds what distinguishes titles and names: letters and digits, folded.
fn add_folded(key: &mut String, text: &str) {
    let mut letter = [0; 4];
    for it in text.chars().filter(|it| it.is_alphanumeric()) {
        if it.is_ascii() {
            key.push(it.to_ascii_lowercase());
        } else {
            key.push_str(&fold(it.encode_utf8(&mut letter)));
        }
    }
    key.push(' ');
}

/// What the lints of this family find in a file of records that stands beside those of the examples.
#[cfg(test)]
fn found_in(records: &str) -> Vec<antinomy_syntax::Diagnostic> {
    let codes = || LINTS.iter().flat_map(|lint| lint.codes());
    let (_, mut found) = crate::check_example([("content/own.yaml", records.to_owned())]);
    found.retain(|found| {
        let is_reading = !found.code.number.starts_with('L');
        is_reading || codes().any(|code| *code == found.code)
    });
    found
}

/// The names of what is found in a file of records.
#[cfg(test)]
fn names_in(records: &str) -> Vec<&'static str> {
    let found = found_in(records);
    found.iter().map(|found| found.code.name).collect()
}

/// A book with these keys.
#[cfg(test)]
fn book(keys: &str) -> String {
    format!("sources:\n  - {{id: own, class: literature, type: book, title: T, {keys}}}\n")
}

/// The names of what is found in a book with these keys.
#[cfg(test)]
fn names_of_source(keys: &str) -> Vec<&'static str> {
    names_in(&book(keys))
}

/// Records with every sure cure applied.
#[cfg(test)]
fn cured(records: &str) -> String {
    let mut text = records.to_owned();
    let found = found_in(records);
    let edits = found.iter().filter_map(|found| found.edit.as_ref());
    for edit in edits.rev().filter(|edit| edit.is_safe) {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}
