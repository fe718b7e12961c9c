//! Findings as items of a list, and which of them a page lists.

use crate::views::context::PageContext;
use crate::views::shapes::{BadgeView, LinkView, StrengthView, TextView, WordKey};
use antinomy_check::Finding;
use antinomy_graph::Predicate;
use antinomy_model::values::{Category, Choice};
use antinomy_model::{Kind, RecordId};
use serde::Serialize;
use std::collections::BTreeSet;

/// A finding, one item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FindingItem {
    link: LinkView,
    category: WordKey,
    badges: Vec<BadgeView>,
    conflict: Option<TextView>,
    strength: Option<StrengthView>,
    status: Option<WordKey>,
}

/// The word for a category. One that could not be read counts as a contradiction, the kind of its record.
pub(crate) fn category(category: Option<Category>) -> &'static str {
    category.unwrap_or(Category::Contradiction).word()
}

impl<'a> PageContext<'a> {
    /// One line.
    pub(crate) fn finding(self, finding: &Finding) -> FindingItem {
        FindingItem {
            link: self.finding_link(finding),
            category: format!("category-{}", category(finding.category)),
            badges: self.badges_of_finding(finding),
            conflict: self.conflict(finding.conflict),
            strength: finding.strength.map(StrengthView::new),
            status: Some(format!("status-short-{}", finding.status.word())),
        }
    }

    /// A link to the page of an authored contradiction; a derived finding goes by its id.
    fn finding_link(self, finding: &Finding) -> LinkView {
        let authored = finding.record().map(|record| self.link(record));
        authored.unwrap_or_else(|| LinkView::plain(finding.id.clone()))
    }

    /// The label of a kind of conflict.
    pub(crate) fn conflict(self, kind: Option<usize>) -> Option<TextView> {
        Some(self.text(&self.manifest().conflict_kinds.get(kind?)?.label))
    }

    /// Lines for these contradictions, the strongest first, then by id.
    pub(crate) fn findings(
        self,
        contradictions: impl IntoIterator<Item = RecordId>,
    ) -> Vec<FindingItem> {
        let once: BTreeSet<RecordId> = contradictions.into_iter().collect();
        let mut found: Vec<&Finding> = once
            .into_iter()
            .filter_map(|id| self.finding_of(id))
            .collect();
        // Strengths are negative: the strongest is the smallest.
        found.sort_by_key(|finding| (finding.strength.unwrap_or(0), &finding.id));
        found
            .into_iter()
            .map(|finding| self.finding(finding))
            .collect()
    }

    /// The finding of an authored contradiction, which has its id.
    pub(crate) fn finding_of(self, contradiction: RecordId) -> Option<&'a Finding> {
        self.cx.findings().of_contradiction(contradiction)
    }

    /// The contradictions in which one of these statements is a side or evidence.
    pub(crate) fn contradictions_with(self, statements: &[RecordId]) -> Vec<RecordId> {
        self.contradictions_by(statements, &[Predicate::Side, Predicate::Evidence])
    }

    /// Links to the contradictions in which a statement is a side or evidence, by id, each once.
    pub(crate) fn links_to_contradictions(self, statement: RecordId) -> Vec<LinkView> {
        let found: BTreeSet<RecordId> =
            self.contradictions_with(&[statement]).into_iter().collect();
        found.into_iter().map(|id| self.link(id)).collect()
    }

    /// The contradictions from which edges of these predicates lead to one of these records.
    pub(crate) fn contradictions_by(
        self,
        records: &[RecordId],
        predicates: &[Predicate],
    ) -> Vec<RecordId> {
        let graph = self.graph();
        let nodes = records.iter().flat_map(|id| {
            predicates
                .iter()
                .flat_map(|predicate| graph.incoming_by(graph.node_of(*id), *predicate))
        });
        let found = nodes.filter_map(|node| graph.record_of(node));
        found
            .filter(|id| self.base().record(*id).kind() == Kind::Contradiction)
            .collect()
    }

    /// The contradictions of a field, as the matrix counts them.
    pub(crate) fn contradictions_in(self, field: RecordId) -> Vec<RecordId> {
        self.contradictions_by(&[field], &[Predicate::InField])
    }
}
