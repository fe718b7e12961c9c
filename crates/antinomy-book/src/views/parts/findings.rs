//! Findings as items of a list, and which of them a page lists.

use super::excerpt::MoreView;
use crate::bound::Bound;
use crate::field_contradictions::rank;
use crate::views::context::PageContext;
use crate::views::shapes::{BadgeView, LinkView, StrengthView, TextView, WordKey};
use antinomy_check::{Finding, GroupCounts};
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

/// Findings as lists, conflicts apart from agreements and shifts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct FindingsView {
    groups: Vec<FindingListGroup>,
    /// What is not shown; `None` if that is nothing.
    more: Option<MoreView>,
}

/// The findings of one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FindingListGroup {
    term: WordKey,
    /// How many there are; `None` if the list may not be whole.
    count: Option<usize>,
    items: Vec<FindingItem>,
}

impl FindingsView {
    /// Of findings that are sorted by group, as [`rank`] does it.
    fn new(
        found: &[&Finding],
        more: Option<MoreView>,
        mut item: impl FnMut(&Finding) -> FindingItem,
    ) -> Self {
        let groups = found.chunk_by(|a, b| a.group() == b.group());
        let groups = groups.map(|group| FindingListGroup {
            term: format!("group-{}", group[0].group().word()),
            count: more.is_none().then_some(group.len()),
            items: group.iter().map(|finding| item(finding)).collect(),
        });
        Self {
            groups: groups.collect(),
            more,
        }
    }
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

    /// Numbers of findings in words: "3 conflicts, 1 agreement". Groups without any are left out; `None` if all are.
    pub(crate) fn counts_in_words(self, counts: GroupCounts) -> Option<String> {
        self.words().counts(counts.by_word())
    }

    /// Lines for these contradictions: conflicts, agreements, shifts; in each group the strongest first, then by id.
    pub(crate) fn findings(
        self,
        contradictions: impl IntoIterator<Item = RecordId>,
    ) -> FindingsView {
        let found = self.ranked(contradictions);
        FindingsView::new(&found, None, |finding| self.finding(finding))
    }

    /// The same of a list that no other page has. Of a long one the beginning, with a link to the list of all.
    pub(crate) fn first_findings(
        self,
        contradictions: impl IntoIterator<Item = RecordId>,
    ) -> FindingsView {
        let found = self.ranked(contradictions);
        self.beginning(&found, Bound::OWN, |count| {
            let all = self.list_of(Kind::Contradiction);
            MoreView::new("more-contradictions", count, vec![all])
        })
    }

    /// The other contradictions in the fields of one. Of many the beginning, with links to the fields.
    pub(crate) fn neighbours(self, id: RecordId, fields: &[RecordId]) -> FindingsView {
        let lists = fields
            .iter()
            .map(|field| self.cx.field_contradictions().of(*field));
        let others = |list: &'a [RecordId]| list.iter().copied().filter(move |other| *other != id);
        // The first of all lists together are among the first of each. One more than is shown whole tells that it is not.
        let beginnings = lists.flat_map(|list| others(list).take(Bound::ASIDE.whole + 1));
        let found = self.ranked(beginnings);
        self.beginning(&found, Bound::ASIDE, |_| self.more_in_fields(fields))
    }

    fn beginning(
        self,
        found: &[&Finding],
        bound: Bound,
        more: impl FnOnce(usize) -> MoreView,
    ) -> FindingsView {
        let shown = bound.of(found.len());
        let more = (shown < found.len()).then(|| more(found.len() - shown));
        FindingsView::new(&found[..shown], more, |finding| self.finding(finding))
    }

    /// What is left out of the others in these fields. In several fields together they are not counted.
    fn more_in_fields(self, fields: &[RecordId]) -> MoreView {
        let links = fields.iter();
        let links = links.map(|field| self.link_below(*field, "contradictions"));
        let links: Vec<LinkView> = links.collect();
        match fields {
            [field] => {
                let all = self.cx.field_contradictions().of(*field).len();
                let left_out = all.saturating_sub(1 + Bound::ASIDE.shown);
                MoreView::new("more-in-field", left_out, links)
            }
            _ => MoreView::new("more-in-fields", 0, links),
        }
    }

    fn ranked(self, contradictions: impl IntoIterator<Item = RecordId>) -> Vec<&'a Finding> {
        let once: BTreeSet<RecordId> = contradictions.into_iter().collect();
        let found = once.into_iter().filter_map(|id| self.finding_of(id));
        let mut found: Vec<&Finding> = found.collect();
        found.sort_by_key(|finding| rank(finding));
        found
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

    /// Numbers of the findings of a field, as the matrix counts them.
    pub(crate) fn counts_in(self, field: RecordId) -> GroupCounts {
        let found = self.ranked(self.contradictions_in(field)).into_iter();
        found.map(Finding::group).collect()
    }

    /// The contradictions of a field, as the matrix counts them.
    pub(crate) fn contradictions_in(self, field: RecordId) -> Vec<RecordId> {
        self.contradictions_by(&[field], &[Predicate::InField])
    }
}
