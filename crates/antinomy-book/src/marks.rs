//! The previews that the links of a text ask for.
//!
//! A link names its preview with `data-preview`: `ref--ID` for the entry of a work among the references of the page,
//! `preview--ID` for the preview of any record. Both have to be on the page. Within a process the names are carried along
//! as values; in text that comes from another program they are found in the HTML.

use serde::Serialize;
use std::collections::BTreeSet;

/// What begins the name of a work's entry.
const WORK: &str = "ref--";
/// What begins the name of a record's preview.
const RECORD: &str = "preview--";
/// The attribute that names a preview, up to its value.
const ATTRIBUTE: &str = "data-preview=\"";

/// The previews that the links of a text ask for, by ids of records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PreviewMarks {
    /// Works whose entry has to be among the references of the page.
    pub works: BTreeSet<String>,
    /// Records whose preview has to be on the page.
    pub records: BTreeSet<String>,
}

/// Text that is done, Markdown or HTML, with the previews that its links ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    /// The text.
    pub text: String,
    /// What its links ask for.
    pub marks: PreviewMarks,
}

/// The attribute of a citation: its preview is the entry of the work. The caller adds the id to its [`PreviewMarks`].
pub(crate) fn work_attribute(id: &str) -> String {
    format!("{ATTRIBUTE}{WORK}{id}\"")
}

/// The attribute of a link to a record. The caller adds the id to its [`PreviewMarks`].
pub(crate) fn record_attribute(id: &str) -> String {
    format!("{ATTRIBUTE}{RECORD}{id}\"")
}

/// The name of a work's entry on a page.
pub(crate) fn work_name(id: &str) -> String {
    format!("{WORK}{id}")
}

/// Whether a text may ask for previews. Most hand-written chapters hold no such attribute and need no parser for it.
pub(crate) fn may_mark(text: &str) -> bool {
    text.contains(ATTRIBUTE)
}

impl PreviewMarks {
    /// Adds what a piece of HTML asks for.
    pub(crate) fn find(&mut self, html: &str) {
        for rest in html.split(ATTRIBUTE).skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            if let Some(id) = name.strip_prefix(WORK) {
                self.works.insert(id.to_owned());
            } else if let Some(id) = name.strip_prefix(RECORD) {
                self.records.insert(id.to_owned());
            }
        }
    }

    /// Adds what another text asks for.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.works.extend(other.works.iter().cloned());
        self.records.extend(other.records.iter().cloned());
    }

    /// Whether nothing is asked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.works.is_empty() && self.records.is_empty()
    }
}

impl MarkedText {
    /// Text whose links ask for nothing.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}
