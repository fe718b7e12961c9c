//! Shortest paths along references, within a step budget.

use antinomy_model::{KnowledgeBase, RecordId};
use std::collections::{BTreeMap, VecDeque};

/// Number of steps that all searches together may take. With hostile content each of many searches would walk a long path,
/// which is quadratic; when the budget is used up, no more paths are found.
const STEP_BUDGET: usize = 1_000_000;

/// Breadth-first searches along the references under one key, with a shared step budget.
pub struct Reachability<'b> {
    base: &'b KnowledgeBase,
    key: &'static str,
    steps: usize,
}

impl<'b> Reachability<'b> {
    /// Searches along what records have under `key`.
    #[must_use]
    pub fn along(base: &'b KnowledgeBase, key: &'static str) -> Self {
        Self {
            base,
            key,
            steps: STEP_BUDGET,
        }
    }

    /// The ids on a shortest way from one record to another, with both ends; none from a record to itself.
    pub fn way(&mut self, from: RecordId, to: RecordId) -> Option<Vec<&'b str>> {
        let mut came_from: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        let mut todo = VecDeque::from([from]);
        while let Some(here) = todo.pop_front() {
            for next in self.next(here)? {
                // The start has no predecessor, where `names` ends.
                if next == from || came_from.contains_key(&next) {
                    continue;
                }
                came_from.insert(next, here);
                if next == to {
                    return Some(self.names(to, &came_from));
                }
                todo.push_back(next);
            }
        }
        None
    }

    /// Where the references of a record lead; `None` when the budget is used up.
    fn next(&mut self, from: RecordId) -> Option<Vec<RecordId>> {
        let mut next = Vec::new();
        let value = self.base.record(from).value(self.key);
        value.reference_lists(&mut |list| {
            next.extend(list.iter().map(|reference| self.base.target(reference)));
        });
        // Dangling references are charged as well: they had to be looked up.
        self.steps = self.steps.checked_sub(next.len())?;
        Some(next.into_iter().flatten().collect())
    }

    fn names(&self, to: RecordId, came_from: &BTreeMap<RecordId, RecordId>) -> Vec<&'b str> {
        let way = std::iter::successors(Some(to), |at| came_from.get(at).copied());
        let mut names: Vec<&str> = way.map(|id| self.base.record(id).id.as_str()).collect();
        names.reverse();
        names
    }
}
