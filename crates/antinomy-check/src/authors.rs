//! Which actors wrote which source. Authors are bibliographic names and not references, so that only the words of an
//! actor's label tell; `KnowledgeBase::knowing` compares them in the same way, one statement at a time.

use antinomy_model::kinds::Source;
use antinomy_model::{Kind, KnowledgeBase, RecordId};
use std::collections::BTreeMap;

/// Actors by the words of their labels.
pub(crate) struct Authors<'b>(BTreeMap<&'b str, Vec<RecordId>>);

impl<'b> Authors<'b> {
    pub(crate) fn of(base: &'b KnowledgeBase) -> Self {
        let mut by_word: BTreeMap<&str, Vec<RecordId>> = BTreeMap::new();
        for (id, record) in base.of_kind(Kind::Actor) {
            let labels = record.name().into_iter().flat_map(|name| name.versions());
            for word in labels.flat_map(|(_, label)| label.value.split([' ', ',', '/'])) {
                by_word.entry(word).or_default().push(id);
            }
        }
        Self(by_word)
    }

    /// The actors that are named as authors of a source; some may come twice.
    pub(crate) fn of_source(&self, source: &Source) -> impl Iterator<Item = RecordId> {
        let authors = source.author.iter();
        authors
            .filter_map(|author| self.0.get(author.short().as_str()))
            .flatten()
            .copied()
    }
}
