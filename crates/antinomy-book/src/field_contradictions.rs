//! The contradictions of each field, in the order in which pages list them.

use antinomy_check::{Finding, FindingGroup, Findings};
use antinomy_graph::{Graph, Predicate};
use antinomy_model::{Kind, RecordId};
use std::collections::BTreeMap;

/// The contradictions of each field by group, the strongest first, then by id. Sorted once, because each of them shows the
/// beginning of the list on its own page.
pub(crate) struct FieldContradictions(BTreeMap<RecordId, Vec<RecordId>>);

/// The rank of a finding in lists: conflicts first, then the strongest. Strengths are negative: the strongest is the smallest.
pub(crate) fn rank(finding: &Finding) -> (FindingGroup, i8, &str) {
    (finding.group(), finding.strength.unwrap_or(0), &finding.id)
}

impl FieldContradictions {
    pub(crate) fn new(graph: &Graph, findings: &Findings) -> Self {
        let base = graph.facts().base();
        let lists = base.of_kind(Kind::Field).map(|(field, _)| {
            let nodes = graph.incoming_by(graph.node_of(field), Predicate::InField);
            let records = nodes.filter_map(|node| graph.record_of(node));
            let mut found: Vec<(RecordId, &Finding)> = records
                .filter_map(|id| Some((id, findings.of_contradiction(id)?)))
                .collect();
            found.sort_by_key(|(_, finding)| rank(finding));
            // A field may be named twice.
            found.dedup_by_key(|(id, _)| *id);
            (field, found.into_iter().map(|(id, _)| id).collect())
        });
        Self(lists.collect())
    }

    /// The contradictions of a field.
    pub(crate) fn of(&self, field: RecordId) -> &[RecordId] {
        self.0.get(&field).map_or(&[], Vec::as_slice)
    }
}
