//! Who is responsible for what: competences as their nodes lead to them.

use crate::{Graph, Node, NodeId, Predicate};
use antinomy_model::kinds::Competence;
use antinomy_model::{Body, RecordId};

impl Graph {
    /// The competence that a node stands for, with its field; none if the node is of another sort.
    #[must_use]
    pub fn competence_at(&self, node: NodeId) -> Option<(RecordId, &Competence)> {
        let Node::Competence { field, index } = *self.node(node) else {
            return None;
        };
        let Body::Field(of_field) = &self.facts().base().record(field).body else {
            return None;
        };
        let competence = of_field.competence.get(usize::try_from(index).ok()?)?;
        Some((field, competence))
    }

    /// The competences of all fields that name a concept, each with its field.
    pub fn competences_naming(
        &self,
        concept: RecordId,
    ) -> impl Iterator<Item = (RecordId, &Competence)> {
        self.incoming_by(self.node_of(concept), Predicate::Concept)
            .filter_map(|node| self.competence_at(node))
    }
}
