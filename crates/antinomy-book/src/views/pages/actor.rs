//! The page of an actor.

use crate::views::context::PageContext;
use crate::views::parts::excerpt::Excerpt;
use crate::views::parts::findings::FindingsView;
use crate::views::parts::relations::RelationItem;
use crate::views::parts::statement::StatementItem;
use crate::views::shapes::{
    BacklinkGroup, BadgeView, FactView, FileView, LinkView, ProseView, StanceView, TextView,
};
use antinomy_graph::Predicate;
use antinomy_model::RecordId;
use antinomy_model::kinds::Actor;
use serde::Serialize;

/// The view of `actor.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ActorPage {
    id: String,
    heading: TextView,
    kind: TextView,
    badges: Vec<BadgeView>,
    facts: Vec<FactView>,
    note: Option<ProseView>,
    contradictions: FindingsView,
    positions: Excerpt<StanceView>,
    statements: Vec<StatementItem>,
    relations: Vec<RelationItem>,
    cited_by: Vec<BacklinkGroup>,
    file: FileView,
}

/// Predicates that the page shows elsewhere than among its back-links.
const SHOWN: [Predicate; 5] = [
    Predicate::Voice,
    Predicate::PartOf,
    Predicate::Member,
    Predicate::RelationFrom,
    Predicate::RelationTo,
];

impl PageContext<'_> {
    pub(crate) fn actor_page(self, id: RecordId) -> Option<ActorPage> {
        let record = self.base().record(id);
        let actor = record.actor()?;
        let statements = self.statements_by(id, &[Predicate::Voice]);
        Some(ActorPage {
            id: record.id.clone(),
            heading: self.name(id),
            kind: self.actor_kind(actor.kind),
            badges: self.badges_of_actor(id),
            facts: self.facts_of_actor(id, actor),
            note: self.prose(&record.shared.note),
            contradictions: self.findings(self.contradictions_with(&statements)),
            positions: self.effective_stances(&statements),
            statements: self.statement_items(statements),
            relations: self.relations(id, &[]),
            cited_by: self.backlinks(id, &SHOWN),
            file: self.file(id),
        })
    }

    /// The label of a kind of actor.
    pub(crate) fn actor_kind(self, kind: Option<usize>) -> TextView {
        let kind = kind.and_then(|kind| self.manifest().actor_kinds.get(kind));
        kind.map_or_else(|| self.word("without-kind"), |kind| self.text(&kind.label))
    }

    fn facts_of_actor(self, id: RecordId, actor: &Actor) -> Vec<FactView> {
        let part_of: Vec<LinkView> = actor
            .part_of
            .iter()
            .filter_map(|whole| self.link_to(whole))
            .collect();
        // Membership may be written at either end, or at both.
        let mut members = self.links(&actor.members);
        members.extend(self.links_in(id, Predicate::PartOf));
        members.dedup();
        let time = actor
            .time
            .iter()
            .map(|time| LinkView::plain(self.time(time.value)));
        let facts = [
            FactView::new(
                "part-of",
                part_of
                    .into_iter()
                    .chain(self.links_in(id, Predicate::Member))
                    .collect(),
            ),
            FactView::new("members", members),
            FactView::new("time", time.collect()),
        ];
        facts.into_iter().flatten().collect()
    }
}
