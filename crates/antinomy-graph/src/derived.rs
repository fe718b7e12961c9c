//! Facts that follow from several records together: fields above fields, territories, who merely comments.

use crate::{Graph, NodeId, Predicate};
use antinomy_model::{KnowledgeBase, RecordId};
use std::collections::BTreeSet;

impl Graph {
    /// The fields of a record with all fields above them, sorted; of a field, itself and all above it. `general` lies
    /// above every field, whether it says so or not. A record that names no field has none.
    #[must_use]
    pub fn fields_of(&self, record: RecordId) -> Vec<RecordId> {
        let named = self.named_fields(record);
        let all: BTreeSet<RecordId> = named
            .iter()
            .flat_map(|field| self.with_broader(*field))
            .copied()
            .collect();
        all.into_iter().collect()
    }

    /// The fields that a record names itself, sorted; of a field, itself.
    #[must_use]
    pub fn named_fields(&self, record: RecordId) -> Vec<RecordId> {
        if self.fields.contains_key(&record) {
            return vec![record];
        }
        let fields = self.outgoing_by(self.node_of(record), Predicate::InField);
        fields.filter_map(|field| self.record_of(field)).collect()
    }

    /// Whether two records have a field in common, or a field of one lies above a field of the other. To lie below the
    /// same field is not enough, or `general` would join everything.
    #[must_use]
    pub fn fields_meet(&self, a: RecordId, b: RecordId) -> bool {
        let (a, b) = (self.named_fields(a), self.named_fields(b));
        let reaches = |from: &RecordId, to: &RecordId| self.with_broader(*from).contains(to);
        a.iter()
            .any(|a| b.iter().any(|b| reaches(a, b) || reaches(b, a)))
    }

    fn with_broader(&self, field: RecordId) -> &[RecordId] {
        self.fields.get(&field).map_or(&[], Vec::as_slice)
    }

    /// What an actor is part of, and what that is part of, sorted; the actor itself is not.
    #[must_use]
    pub fn territory(&self, actor: RecordId) -> Vec<RecordId> {
        self.closure(actor, |graph, node| {
            graph.outgoing_by(node, Predicate::PartOf).collect()
        })
    }

    /// Whether two actors are the same, or one is a part of the other.
    #[must_use]
    pub fn territories_meet(&self, a: RecordId, b: RecordId) -> bool {
        a == b || self.territory(a).contains(&b) || self.territory(b).contains(&a)
    }

    /// Whether the voice of a statement comments on policy rather than makes it, by its kind of actor. An unknown
    /// voice does not.
    #[must_use]
    pub fn commenting(&self, statement: RecordId) -> bool {
        let voice = |record| {
            let mut voices = self.outgoing_by(self.node_of(record), Predicate::Voice);
            self.record_of(voices.next()?)
        };
        voice(statement).is_some_and(|actor| is_commenting(&self.base, actor))
    }

    /// All records that `next` leads to from a record, in any number of steps, sorted, without the record itself.
    pub(crate) fn closure(
        &self,
        start: RecordId,
        next: impl Fn(&Self, NodeId) -> Vec<NodeId>,
    ) -> Vec<RecordId> {
        let start = self.node_of(start);
        let mut seen = BTreeSet::from([start]);
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            let new = next(self, node).into_iter();
            todo.extend(new.filter(|node| seen.insert(*node)));
        }
        seen.remove(&start);
        let mut found: Vec<RecordId> = seen.iter().filter_map(|id| self.record_of(*id)).collect();
        found.sort_unstable();
        found
    }
}

fn is_commenting(base: &KnowledgeBase, actor: RecordId) -> bool {
    let kind = base.record(actor).actor().and_then(|actor| actor.kind);
    kind.and_then(|kind| base.manifest.actor_kinds.get(kind))
        .is_some_and(|kind| kind.commenting)
}
