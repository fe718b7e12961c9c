//! Which actors wrote which source. Authors are bibliographic names, not references: they are matched with the words of
//! actors' labels.

use antinomy_model::{Kind, KnowledgeBase, RecordId};
use std::collections::{BTreeMap, HashMap};

/// The actors that are named as authors of each source.
#[derive(Debug)]
pub(super) struct Authors(BTreeMap<RecordId, Vec<RecordId>>);

impl Authors {
    pub(super) fn new(base: &KnowledgeBase) -> Self {
        let by_word = by_word(base);
        let mut of_source = BTreeMap::new();
        for (id, record) in base.of_kind(Kind::Source) {
            let authors = record.source().map_or(&[][..], |source| &source.author);
            let actors = authors
                .iter()
                .filter_map(|author| by_word.get(author.short().as_str()));
            let mut actors: Vec<RecordId> = actors.flatten().copied().collect();
            // A word that is in the labels of two languages lists its actor twice.
            actors.sort_unstable();
            actors.dedup();
            if !actors.is_empty() {
                of_source.insert(id, actors);
            }
        }
        Self(of_source)
    }

    /// The actors that are named as authors of a source, sorted.
    pub(super) fn of(&self, source: RecordId) -> &[RecordId] {
        self.0.get(&source).map_or(&[], Vec::as_slice)
    }
}

/// Actors by the words of their labels.
fn by_word(base: &KnowledgeBase) -> HashMap<&str, Vec<RecordId>> {
    // Inverted once: comparing every author with every label would be quadratic.
    let mut by_word: HashMap<&str, Vec<RecordId>> = HashMap::new();
    for (id, record) in base.of_kind(Kind::Actor) {
        let labels = record.name().into_iter().flat_map(|name| name.versions());
        for word in labels.flat_map(|(_, label)| label.value.split([' ', ',', '/'])) {
            by_word.entry(word).or_default().push(id);
        }
    }
    by_word
}
