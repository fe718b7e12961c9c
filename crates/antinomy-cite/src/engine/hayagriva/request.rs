//! Requests to hayagriva, in the locale of a language tag.

use crate::languages;
use hayagriva::citationberg::{self, IndependentStyle, LocaleCode, LocaleFile};
use hayagriva::{BibliographyRequest, CitationItem, CitationRequest};
use std::sync::LazyLock;

/// The locales of our languages. hayagriva's own archive of 63 locales takes a tenth of a second to unpack.
static LOCALES: LazyLock<Vec<citationberg::Locale>> = LazyLock::new(|| {
    let files = [
        include_str!("../../../locales/locales-de-DE.xml"),
        include_str!("../../../locales/locales-en-US.xml"),
    ];
    let read = files
        .into_iter()
        .filter_map(|text| LocaleFile::from_xml(text).ok());
    read.map(citationberg::Locale::from).collect()
});

pub(super) fn citation<'a>(
    items: Vec<CitationItem<'a, citationberg::json::Item>>,
    style: &'a IndependentStyle,
    tag: &str,
) -> CitationRequest<'a, citationberg::json::Item> {
    // Each citation is the first note of its own: none is shortened because it repeats another one. Only styles of class
    // `note` look at the number.
    CitationRequest::new(items, style, Some(locale(tag)), &LOCALES, Some(1))
}

pub(super) fn bibliography<'a>(style: &'a IndependentStyle, tag: &str) -> BibliographyRequest<'a> {
    BibliographyRequest::new(style, Some(locale(tag)), &LOCALES)
}

/// The locale for a language tag; English for languages that we have none for.
fn locale(tag: &str) -> LocaleCode {
    let is_german = languages::primary(tag) == "de";
    LocaleCode(if is_german { "de-DE" } else { "en-US" }.to_owned())
}
