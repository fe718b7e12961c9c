//! Where a section stands among those of its source.

use antinomy_model::kinds::Source;
use antinomy_model::{Kind, KnowledgeBase, RecordId};
use std::collections::{BTreeMap, HashMap};

/// Sources with more sections than this have an index; a few are looked through more quickly.
const FEW: usize = 16;

/// The places of the sections of long sources, by id.
#[derive(Debug)]
pub(super) struct Sections(BTreeMap<RecordId, HashMap<String, usize>>);

impl Sections {
    pub(super) fn new(base: &KnowledgeBase) -> Self {
        let sources = base.of_kind(Kind::Source);
        let sources = sources.filter_map(|(id, record)| Some((id, record.source()?)));
        let long = sources.filter(|(_, source)| source.sections.len() > FEW);
        Self(long.map(|(id, source)| (id, index(source))).collect())
    }

    /// The place of a section of a source; of two with one id the first.
    pub(super) fn place(&self, id: RecordId, source: &Source, section: &str) -> Option<usize> {
        match self.0.get(&id) {
            Some(index) => index.get(section).copied(),
            None => source.sections.iter().position(|it| it.id.value == section),
        }
    }
}

fn index(source: &Source) -> HashMap<String, usize> {
    let mut index = HashMap::with_capacity(source.sections.len());
    for (place, section) in source.sections.iter().enumerate() {
        index.entry(section.id.value.clone()).or_insert(place);
    }
    index
}
