//! Bibliographic data and locators that are wrong or incomplete.

mod accessed_before_issued;
mod cited_places;
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

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};
use cited_places::{PlaceLint, cited_places, each_pages};

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &PlaceLints,
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

/// The lints of this folder that look at places.
static PLACE_LINTS: &[&dyn PlaceLint] = &[
    &implausible_pages::ImplausiblePages,
    &law_cited_by_page::LawCitedByPage,
    &norm_form::NormForm,
    &page_outside_source::PageOutsideSource,
    &page_range_reversed::PageRangeReversed,
];

/// Runs [`PLACE_LINTS`], which then gather the places of a record once. It has no codes of its own.
struct PlaceLints;

impl Lint for PlaceLints {
    fn codes(&self) -> &'static [&'static Code] {
        &[]
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let places = cited_places(record);
        if !places.is_empty() {
            for lint in PLACE_LINTS {
                lint.places(facts, record, &places, out);
            }
        }
        each_pages(record, &places, &mut |pages| {
            for lint in PLACE_LINTS {
                lint.pages(facts, pages, out);
            }
        });
    }
}

/// What the lints of this family find in a file of records that stands beside those of the examples.
#[cfg(test)]
fn found_in(records: &str) -> Vec<antinomy_syntax::Diagnostic> {
    let codes = || LINTS.iter().flat_map(|lint| lint.codes());
    let (_, mut found) = crate::check_example([("content/own.yaml", records.to_owned())]);
    found.retain(|found| {
        let is_reading = !found.code.number().starts_with('L');
        is_reading || codes().any(|code| found.code == *code)
    });
    found
}

/// The names of what is found in a file of records.
#[cfg(test)]
fn names_in(records: &str) -> Vec<&'static str> {
    let found = found_in(records);
    let declared = found.iter().filter_map(|found| found.code.declared());
    declared.map(antinomy_syntax::Code::name).collect()
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
