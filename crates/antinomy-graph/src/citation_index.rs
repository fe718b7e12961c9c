//! Citations in both directions, without what can be read from their records.

use crate::node::NodeId;
use crate::predicate::Predicate;
use antinomy_model::RecordId;

/// A citation without its locator and manner, which are read from the record on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CitationEntry {
    pub(crate) citing: RecordId,
    pub(crate) predicate: Predicate,
    pub(crate) source: RecordId,
    /// Its index in the record's list, from 0.
    pub(crate) index: u32,
    pub(crate) node: Option<NodeId>,
}

/// All citations in two orders, so that both directions are one binary search.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    by_citing: Vec<CitationEntry>,
    by_source: Vec<CitationEntry>,
}

impl Citations {
    pub(crate) fn new(mut entries: Vec<CitationEntry>) -> Self {
        entries.sort_unstable();
        let mut by_source = entries.clone();
        // Stable: among equals citing records stay in the order of their ids.
        by_source.sort_by_key(|entry| (entry.source, entry.predicate));
        Self {
            by_citing: entries,
            by_source,
        }
    }

    pub(crate) fn of(&self, citing: RecordId) -> &[CitationEntry] {
        range(&self.by_citing, citing, |entry| entry.citing)
    }

    pub(crate) fn to(&self, source: RecordId) -> &[CitationEntry] {
        range(&self.by_source, source, |entry| entry.source)
    }
}

fn range(
    entries: &[CitationEntry],
    wanted: RecordId,
    key: impl Fn(&CitationEntry) -> RecordId,
) -> &[CitationEntry] {
    let start = entries.partition_point(|entry| key(entry) < wanted);
    let len = entries[start..].partition_point(|entry| key(entry) == wanted);
    &entries[start..start + len]
}
