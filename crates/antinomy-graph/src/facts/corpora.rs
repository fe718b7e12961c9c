//! Which sources belong to one corpus.

use antinomy_model::{Kind, KnowledgeBase, RecordId};
use std::collections::BTreeMap;

/// The corpora of each source that belongs to one.
#[derive(Debug)]
pub(super) struct Corpora(BTreeMap<RecordId, Vec<RecordId>>);

impl Corpora {
    pub(super) fn new(base: &KnowledgeBase) -> Self {
        let mut of_source: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for (corpus, record) in base.of_kind(Kind::Source) {
            let Some(source) = record.source().filter(|it| !it.members.is_empty()) else {
                continue;
            };
            let members = source.members.iter().filter_map(|it| base.target(it));
            // A corpus and its member belong together as two members do.
            for part in members.chain([corpus]) {
                let corpora = of_source.entry(part).or_default();
                // Corpora come in the order of ids, so a member that is named twice meets its own entry at the end.
                if corpora.last() != Some(&corpus) {
                    corpora.push(corpus);
                }
            }
        }
        Self(of_source)
    }

    /// Whether two sources are members of one corpus, or one is a member of the other.
    pub(super) fn join(&self, a: RecordId, b: RecordId) -> bool {
        // Both lists are sorted, since corpora were visited in the order of their ids.
        let others = self.of(b);
        self.of(a).iter().any(|it| others.binary_search(it).is_ok())
    }

    /// The corpora that a source belongs to, sorted.
    pub(super) fn of(&self, source: RecordId) -> &[RecordId] {
        self.0.get(&source).map_or(&[], Vec::as_slice)
    }
}
