//! CSL-JSON 1.0.2 (<https://github.com/citation-style-language/schema>), as Zotero, pandoc and Crossref write it.
//!
//! What CSL has a variable for is in the variable: title and subtitle as one text, and for a chapter title, editors and
//! publisher of its volume. What CSL has no variable for, or holds with less detail, is under `custom`, in an object
//! `antinomy` with the keys of a source. A variable that another program changed overrides `custom`.
//!
//! Not preserved: what [`biblatex`](super::biblatex) does not preserve either, but for dashes between page numbers.

mod read;
mod scan;
mod values;
mod write;

use crate::interchange::exchange_format::ExchangeFormat;

pub(super) static FORMAT: ExchangeFormat = ExchangeFormat {
    name: "csl-json",
    title: "CSL-JSON",
    aliases: &["csljson", "csl", "json"],
    extensions: &["json", "csljson"],
    media_type: "application/vnd.citationstyles.csl+json",
    read: read::read,
    write: write::write,
};
