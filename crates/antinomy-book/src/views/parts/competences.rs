//! Competences: who is responsible for a task of a field.

use super::addresses;
use crate::views::context::PageContext;
use crate::views::shapes::{BadgeView, LinkView, RefView, TextView};
use antinomy_model::kinds::Competence;
use antinomy_model::{Body, RecordId};
use serde::Serialize;

/// One task of a field, and who holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CompetenceView {
    /// Of the row on the page of the field.
    anchor: String,
    /// The row itself, on whichever page.
    href: Option<String>,
    field: LinkView,
    task: TextView,
    concepts: Vec<LinkView>,
    holders: Vec<LinkView>,
    badges: Vec<BadgeView>,
    r#ref: Option<RefView>,
}

impl PageContext<'_> {
    /// The competences of a field, in the order in which they are written.
    pub(crate) fn competences_of(self, field: RecordId) -> Vec<CompetenceView> {
        let Body::Field(of_field) = &self.base().record(field).body else {
            return Vec::new();
        };
        let all = of_field.competence.iter();
        all.map(|competence| self.competence(field, competence))
            .collect()
    }

    /// The competences of all fields that name a concept.
    pub(crate) fn competences_for(self, concept: RecordId) -> Vec<CompetenceView> {
        self.graph()
            .competences_naming(concept)
            .map(|(field, competence)| self.competence(field, competence))
            .collect()
    }

    /// The fields of these competences, as often as they have one.
    pub(crate) fn competent_fields(self, concept: RecordId) -> impl Iterator<Item = RecordId> {
        let all = self.graph().competences_naming(concept);
        all.map(|(field, _)| field)
    }

    fn competence(self, field: RecordId, competence: &Competence) -> CompetenceView {
        let anchor = addresses::competence(&competence.id.value);
        let holders = competence
            .holder
            .iter()
            .filter_map(|holder| self.base().resolve(holder));
        let levels = holders.map(|holder| self.facts().levels_of_actor(holder));
        // One holder of an unknown level makes the union unknown.
        let levels = levels.reduce(|a, b| Some(a?.union(b?)));
        let source = competence.source.as_ref();
        CompetenceView {
            href: self.href(field).map(|page| format!("{page}#{anchor}")),
            anchor,
            field: self.link(field),
            task: self.text(&competence.task),
            concepts: self.links(&competence.concepts),
            holders: self.links(&competence.holder),
            badges: levels.map_or_else(Vec::new, |levels| self.badges(levels)),
            r#ref: source.and_then(|source| self.source(source, &competence.locator)),
        }
    }
}
