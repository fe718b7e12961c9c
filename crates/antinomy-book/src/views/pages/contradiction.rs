//! The page of a contradiction. Its card is a placed view, which the pass `contradictions` renders.

use crate::views::context::PageContext;
use crate::views::parts::excerpt::Excerpt;
use crate::views::parts::findings::FindingsView;
use crate::views::parts::relations::RelationItem;
use crate::views::shapes::{BacklinkGroup, FileView, TextView};
use antinomy_graph::Predicate;
use antinomy_model::RecordId;
use serde::Serialize;

/// The view of `contradiction.hbs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ContradictionPage {
    id: String,
    heading: TextView,
    relations: Excerpt<RelationItem>,
    neighbours: FindingsView,
    cited_by: Vec<BacklinkGroup>,
    file: FileView,
}

impl PageContext<'_> {
    pub(crate) fn contradiction_page(self, id: RecordId) -> Option<ContradictionPage> {
        let record = self.base().record(id);
        let finding = self.finding_of(id)?;
        // Relations of the statements on the card belong here, too: they say why the sides meet.
        let sides = finding
            .sides
            .iter()
            .flat_map(|side| side.statements.iter().copied());
        let evidence = self
            .graph()
            .outgoing_by(self.graph().node_of(id), Predicate::Evidence);
        let statements: Vec<RecordId> = sides
            .chain(evidence.filter_map(|node| self.graph().record_of(node)))
            .collect();
        Some(ContradictionPage {
            id: record.id.clone(),
            heading: self.name(id),
            relations: self.first_relations(id, &statements),
            neighbours: self.neighbours(id, &finding.fields),
            // Relations are listed above.
            cited_by: self.backlinks(id, &[Predicate::RelationFrom, Predicate::RelationTo]),
            file: self.file(id),
        })
    }
}
