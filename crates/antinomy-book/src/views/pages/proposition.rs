//! The page of a proposition: the statements that affirm and deny it, coded or derived.

use crate::positions::{OnProposition, OneSide, TakenPosition};
use crate::views::context::PageContext;
use crate::views::parts::findings::FindingsView;
use crate::views::parts::stances::Voices;
use crate::views::shapes::{BacklinkGroup, FactView, FileView, ProseView, TextView};
use antinomy_graph::Predicate;
use antinomy_model::kinds::Proposition;
use antinomy_model::{Body, RecordId};
use serde::Serialize;
use std::collections::BTreeSet;

/// The view of `proposition.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PropositionPage {
    id: String,
    heading: TextView,
    facts: Vec<FactView>,
    note: Option<ProseView>,
    affirm: Voices,
    deny: Voices,
    neutral: Voices,
    contradictions: FindingsView,
    cited_by: Vec<BacklinkGroup>,
    file: FileView,
}

/// Predicates that the page shows elsewhere than among its back-links.
const SHOWN: [Predicate; 5] = [
    Predicate::Position,
    Predicate::Proposition,
    Predicate::TakesPosition,
    Predicate::Excludes,
    Predicate::Implies,
];

impl PageContext<'_> {
    pub(crate) fn proposition_page(self, id: RecordId) -> Option<PropositionPage> {
        let record = self.base().record(id);
        let Body::Proposition(proposition) = &record.body else {
            return None;
        };
        let on = self.cx.positions().on(id);
        let sides = on.into_iter().flat_map(OnProposition::sides);
        let takers: Vec<RecordId> = sides
            .flat_map(OneSide::shown)
            .map(TakenPosition::statement)
            .collect();
        Some(PropositionPage {
            id: record.id.clone(),
            heading: self.name(id),
            facts: self.facts_of_proposition(id, proposition),
            note: self.prose(&record.shared.note),
            affirm: self.voiced(id, 1),
            deny: self.voiced(id, -1),
            neutral: self.voiced(id, 0),
            contradictions: self
                .first_findings(self.contradictions_by(&takers, &[Predicate::Side])),
            cited_by: self.backlinks(id, &SHOWN),
            file: self.file(id),
        })
    }

    fn facts_of_proposition(self, id: RecordId, proposition: &Proposition) -> Vec<FactView> {
        let excludes = self.links(&proposition.excludes);
        // `excludes` is symmetric and may be written at either end, or at both.
        let written = proposition.excludes.iter();
        let written: BTreeSet<RecordId> = written
            .filter_map(|other| self.base().target(other))
            .collect();
        let node = self.graph().node_of(id);
        let excluded_by = self.graph().incoming_by(node, Predicate::Excludes);
        let excluded_by = excluded_by.filter(|node| {
            let other = self.graph().record_of(*node);
            other.is_none_or(|other| !written.contains(&other))
        });
        let facts = [
            FactView::new("fields", self.links(&proposition.field)),
            FactView::new("concepts", self.links(&proposition.concepts)),
            FactView::new("excluded-by", self.links_once(excluded_by)),
            FactView::new("excludes", excludes),
            FactView::new("implies", self.links(&proposition.implies)),
            FactView::new("implied-by", self.links_in(id, Predicate::Implies)),
        ];
        facts.into_iter().flatten().collect()
    }
}
