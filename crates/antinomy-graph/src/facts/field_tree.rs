//! The tree of policy fields.

use antinomy_model::{Body, Kind, KnowledgeBase, RecordId};
use std::collections::{BTreeMap, BTreeSet};

/// Each field with its parent. Ancestors are walked on demand: stored as lists they would take quadratic space for a
/// chain of fields.
#[derive(Debug)]
pub(super) struct FieldTree {
    pub(super) parents: BTreeMap<RecordId, Option<RecordId>>,
    /// The field above all fields.
    root: Option<RecordId>,
}

impl FieldTree {
    pub(super) fn new(base: &KnowledgeBase) -> Self {
        let mut parents = BTreeMap::new();
        for (id, record) in base.of_kind(Kind::Field) {
            let Body::Field(field) = &record.body else {
                continue;
            };
            let broader = field.broader.as_ref();
            parents.insert(id, broader.and_then(|it| base.target_of(it, Kind::Field)));
        }
        Self {
            root: base.general_field(),
            parents,
        }
    }

    /// Fields with all above them. A chain is left where another one, or a cycle, has met it before.
    pub(super) fn with_broader(&self, fields: &[RecordId]) -> BTreeSet<RecordId> {
        let mut all = BTreeSet::new();
        for &field in fields {
            let mut next = Some(field);
            while let Some(field) = next.filter(|&field| all.insert(field)) {
                next = self.parents.get(&field).copied().flatten();
            }
        }
        // A record without a field does not meet those of `general`.
        if !all.is_empty() {
            all.extend(self.root);
        }
        all
    }
}
