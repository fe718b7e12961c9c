//! A DOI that is malformed, or written as the URL of a resolver.

use crate::lint::{Lint, Needs};
use crate::texts::replaceable;
use antinomy_graph::Facts;
use antinomy_model::{KnowledgeBase, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic, Spanned};

antinomy_syntax::codes! {
    "";
    CODE = "L044", "doi-form", Warning;
}

pub(super) struct DoiForm;

impl Lint for DoiForm {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Nothing
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let doi = record.source().and_then(|source| source.doi.as_ref());
        if let Some(doi) = doi.filter(|doi| !is_doi(&doi.value)) {
            out.push(report(facts.base(), doi));
        }
    }
}

fn report(base: &KnowledgeBase, doi: &Spanned<String>) -> Diagnostic {
    let found = Diagnostic::new(&CODE, doi.span).with("doi", doi.value.as_str());
    let bare = bare_doi(&doi.value);
    // A URL may be percent-encoded, or end in a query or fragment that is no part of the DOI.
    let is_sure = is_doi(bare) && !bare.contains(['%', '?', '#', '\\', '"', '\'']);
    match replaceable(base, doi).filter(|_| is_sure) {
        Some(span) => found.fix(span, bare),
        None => found,
    }
}

/// `10.`, the registrant code, a slash, and a suffix without white space.
fn is_doi(text: &str) -> bool {
    let parts = text.strip_prefix("10.").and_then(|it| it.split_once('/'));
    parts.is_some_and(|(registrant, name)| {
        !registrant.is_empty()
            && registrant
                .bytes()
                .all(|it| it.is_ascii_digit() || it == b'.')
            && !name.is_empty()
            && !name.contains(char::is_whitespace)
    })
}

/// A DOI without the URL of a resolver, or the word `doi` before it.
pub(super) fn bare_doi(doi: &str) -> &str {
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

#[cfg(test)]
mod tests {
    use crate::lints::sources::{book, cured, names_of_source};

    #[test]
    fn a_resolver_before_it_is_cut_off() {
        for (doi, bare) in [
            ("https://doi.org/10.1000/182", "10.1000/182"),
            ("http://dx.doi.org/10.1000/182", "10.1000/182"),
            ("DOI:10.1000/182", "10.1000/182"),
            ("'doi: 10.1000/182'", "'10.1000/182'"),
            ("\"www.doi.org/10.1000/182\"", "\"10.1000/182\""),
        ] {
            let cured = cured(&book(&format!("doi: {doi}")));
            assert_eq!(cured, book(&format!("doi: {bare}")));
        }
    }

    #[test]
    fn what_may_mean_something_else_is_left_to_the_author() {
        for doi in [
            "https://doi.org/10.1000/a%3Cb",
            "11.1000/182",
            "10.1000",
            "'10.1000/18 2'",
            "https://example.org/182",
        ] {
            assert_eq!(
                names_of_source(&format!("doi: {doi}")),
                ["doi-form"],
                "{doi}"
            );
            let own = book(&format!("doi: {doi}"));
            assert_eq!(cured(&own), own);
        }
    }

    #[test]
    fn names_may_hold_any_signs() {
        assert!(
            names_of_source("doi: '10.1002/(SICI)1097-4571(1999)50:1<1::AID-ASI1>3.0.CO;2-M'")
                .is_empty()
        );
    }
}
