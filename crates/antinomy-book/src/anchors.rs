//! The anchors of citations on a page. Back-links lead to them, so they are counted in the same way by whoever sets
//! citations and by whoever links to them.

use std::collections::BTreeMap;

/// The anchors of citations on one page: `cite--KEY-1`, `cite--KEY-2`, …
#[derive(Debug, Default)]
pub(crate) struct CitationAnchors(BTreeMap<String, usize>);

impl CitationAnchors {
    /// The anchor of the next citation of a source.
    pub(crate) fn next(&mut self, source: &str) -> String {
        let count = self.0.entry(source.to_owned()).or_default();
        *count += 1;
        format!("cite--{source}-{count}")
    }
}
