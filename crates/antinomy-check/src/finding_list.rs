//! All findings of a knowledge base.

use crate::Finding;
use antinomy_graph::Facts;
use antinomy_model::{Kind, RecordId};
use std::collections::BTreeMap;

/// All findings of a knowledge base, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
    /// The indices of those that authors assert.
    by_record: BTreeMap<RecordId, usize>,
}

impl Findings {
    /// Works out the findings.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        let contradictions = facts.base().of_kind(Kind::Contradiction);
        let asserted = contradictions.filter_map(|(id, record)| {
            let contradiction = record.contradiction()?;
            Some(Finding::asserted(facts, id, record, contradiction))
        });
        Self::new(asserted.collect())
    }

    /// Takes findings in any order.
    #[must_use]
    pub fn new(mut all: Vec<Finding>) -> Self {
        // Sorted for `get`, and because the order reaches output.
        all.sort_by(|a, b| a.id.cmp(&b.id));
        let records = all.iter().enumerate();
        let by_record = records.filter_map(|(at, finding)| Some((finding.record()?, at)));
        Self {
            by_record: by_record.collect(),
            all,
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter()
    }

    /// The finding with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Finding> {
        let at = self.all.binary_search_by(|it| it.id.as_str().cmp(id));
        at.ok().map(|at| &self.all[at])
    }

    /// The finding of an authored contradiction.
    #[must_use]
    pub fn of_contradiction(&self, record: RecordId) -> Option<&Finding> {
        self.by_record.get(&record).map(|at| &self.all[*at])
    }
}
