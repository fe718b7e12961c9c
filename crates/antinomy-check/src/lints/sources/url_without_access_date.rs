//! A URL without access date. An archived copy or a persistent identifier makes the date unnecessary.

use crate::lint::Lint;
use antinomy_graph::Facts;
use antinomy_model::{Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    CODE = "L040", "url-without-access-date", Warning;
}

pub(super) struct UrlWithoutAccessDate;

impl Lint for UrlWithoutAccessDate {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn record(&self, _: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(source) = record.source() else {
            return;
        };
        let Some(url) = &source.url else { return };
        let lasts = [&source.archive_url, &source.doi, &source.urn];
        if source.accessed.is_none() && lasts.into_iter().all(Option::is_none) {
            out.push(Diagnostic::new(&CODE, url.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lints::sources::names_of_source;

    #[test]
    fn what_lasts_needs_no_date() {
        let url = "url: 'https://a.example'";
        assert_eq!(names_of_source(url), ["url-without-access-date"]);
        for lasting in [
            "archive-url: 'https://archive.example/a'",
            "doi: 10.1000/182",
            "urn: 'urn:nbn:de:0156-0754171'",
            "accessed: 2024",
        ] {
            assert!(names_of_source(&format!("{url}, {lasting}")).is_empty());
        }
    }
}
