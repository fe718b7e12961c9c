//! Anchors on a page. Back-links lead to citations, so those are counted in the same way by whoever sets
//! citations and by whoever links to them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

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

/// Ids of views on one page. Each is given once: what comes later is numbered, as headings are.
#[derive(Debug, Default)]
pub(crate) struct ViewIds(RefCell<BTreeSet<String>>);

impl ViewIds {
    /// The wanted id, or the first one after it that is free.
    pub(crate) fn next(&self, wanted: &str) -> String {
        let mut given = self.0.borrow_mut();
        let numbered = (1..).map(|number| format!("{wanted}-{number}"));
        let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
        let free = all.find(|id| given.insert(id.clone()));
        free.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_given_once() {
        let ids = ViewIds::default();
        let given = ["a", "a-1", "a", "b", "a"].map(|wanted| ids.next(wanted));
        assert_eq!(given, ["a", "a-1", "a-2", "b", "a-3"]);
    }
}
