//! The works that a page cites, and the bibliography entry of a work.

use super::addresses;
use crate::views::context::PageContext;
use crate::views::shapes::LinkView;
use antinomy_cite::html::escape;
use antinomy_cite::metadata::coins;
use antinomy_model::RecordId;
use serde::Serialize;
use std::collections::BTreeSet;

/// The view of `references.hbs`: the works that a page cites.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReferencesView {
    items: Vec<ReferenceView>,
}

/// One work in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReferenceView {
    id: String,
    href: String,
    /// The bibliography entry, as HTML.
    html: String,
    lang: Option<String>,
    archive: Option<LinkView>,
    /// COinS for reference managers, as HTML.
    coins: String,
}

impl PageContext<'_> {
    /// The works with these ids, in the order of the bibliography.
    pub(crate) fn references(self, ids: BTreeSet<String>) -> ReferencesView {
        let mut ids: Vec<String> = ids.into_iter().collect();
        ids.sort_by_key(|id| self.cx.bibliography().position(id));
        let items = ids.into_iter().filter_map(|id| self.reference_named(&id));
        ReferencesView {
            items: items.collect(),
        }
    }

    pub(crate) fn reference_named(self, id: &str) -> Option<ReferenceView> {
        let source = self.source_named(id)?;
        let record = self.base().record(source);
        let written = record.source()?;
        let lang = written
            .language
            .as_ref()
            .and_then(|tag| self.foreign(&tag.value));
        Some(ReferenceView {
            id: record.id.clone(),
            href: self.href(source)?,
            html: self.entry(source),
            lang,
            archive: written.archive_url.as_ref().map(|address| LinkView {
                href: addresses::web(&address.value),
                ..LinkView::plain(addresses::shown(&address.value))
            }),
            coins: self
                .cx
                .bibliography()
                .item(&record.id)
                .map(coins::html)
                .unwrap_or_default(),
        })
    }

    /// The bibliography entry of a source, as HTML on one line.
    pub(crate) fn entry(self, source: RecordId) -> String {
        let id = &self.base().record(source).id;
        let entry = self.cx.bibliography().entry(id);
        // A blank line would end the HTML block around it.
        entry
            .map(|entry| entry.to_html().replace(['\n', '\r'], " "))
            .unwrap_or_else(|| escape(id).into_owned())
    }
}
