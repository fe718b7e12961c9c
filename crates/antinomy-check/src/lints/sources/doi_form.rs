//! A DOI that is none, or that stands behind the address of a resolver.

use super::{bare_doi, letters_at, sources};
use crate::lints::Lint;
use antinomy_model::KnowledgeBase;
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L044", "doi-form", Warning;
}

pub(super) struct DoiForm;

impl Lint for DoiForm {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, source) in sources(base) {
            let Some(doi) = &source.doi else { continue };
            if is_doi(&doi.value) {
                continue;
            }
            let found = Diagnostic::new(&CODE, doi.span).with("doi", doi.value.as_str());
            let bare = bare_doi(&doi.value);
            // In an address signs may be encoded, and something may follow that does not belong to the DOI.
            let is_sure = is_doi(bare) && !bare.contains(['%', '?', '#', '\\', '"', '\'']);
            out.push(match letters_at(base, doi).filter(|_| is_sure) {
                Some(span) => found.fix(span, bare),
                None => found,
            });
        }
    }
}

/// `10.`, the number of who registered it, a slash, and a name without spaces.
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
