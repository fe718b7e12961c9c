//! Records that lead in circles, that nobody uses, or that stand in each other's way.

mod alias_shadows_id;
mod ambiguous_label;
mod broader_and_related;
mod cycle;
mod excludes_what_it_implies;
mod relations;
mod repeated_reference;
mod similar_file_names;
mod unused;

use crate::lints::Lint;
use antinomy_model::{KnowledgeBase, Record, RecordId, Ref};
use std::collections::{BTreeMap, VecDeque};

/// The lints of this folder, in the order of their files.
pub(super) static LINTS: &[&dyn Lint] = &[
    &alias_shadows_id::AliasShadowsId,
    &ambiguous_label::AmbiguousLabel,
    &broader_and_related::BroaderAndRelated,
    &cycle::Cycle,
    &excludes_what_it_implies::ExcludesWhatItImplies,
    &relations::Relations,
    &repeated_reference::RepeatedReference,
    &similar_file_names::SimilarFileNames,
    &unused::Unused,
];

/// Looks for ways along references. Each step is paid from a purse, because a knowledge base that was made to be slow
/// could ask for a long way again and again; when the purse is empty, there are no more ways.
struct Ways<'b> {
    base: &'b KnowledgeBase,
    references: fn(&Record) -> &[Ref],
    steps: usize,
}

impl<'b> Ways<'b> {
    /// Along what `references` gives of a record.
    fn new(base: &'b KnowledgeBase, references: fn(&Record) -> &[Ref]) -> Self {
        Self {
            base,
            references,
            steps: 1_000_000,
        }
    }

    /// A shortest way from one record to another, with both ends; none from a record to itself.
    fn find(&mut self, from: RecordId, to: RecordId) -> Option<Vec<&'b str>> {
        let base = self.base;
        let mut came_from: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        let mut todo = VecDeque::from([from]);
        while let Some(here) = todo.pop_front() {
            for reference in (self.references)(base.record(here)) {
                self.steps = self.steps.checked_sub(1)?;
                let Some(next) = base.find(&reference.id).filter(|next| *next != from) else {
                    continue;
                };
                if came_from.contains_key(&next) {
                    continue;
                }
                came_from.insert(next, here);
                if next == to {
                    let way = std::iter::successors(Some(to), |at| came_from.get(at).copied());
                    let mut names: Vec<&str> = way.map(|id| base.record(id).id.as_str()).collect();
                    names.reverse();
                    return Some(names);
                }
                todo.push_back(next);
            }
        }
        None
    }
}
