//! The effective positions of all statements, by statement and by proposition.

use antinomy_graph::Facts;
use antinomy_graph::facts::EffectivePosition;
use antinomy_model::{Kind, RecordId};
use std::collections::BTreeMap;

/// The effective positions of all statements.
pub(crate) struct EffectivePositions {
    of_statement: BTreeMap<RecordId, Vec<EffectivePosition>>,
    on_proposition: BTreeMap<RecordId, Vec<(RecordId, EffectivePosition)>>,
}

impl EffectivePositions {
    pub(crate) fn new(facts: &Facts) -> Self {
        let mut positions = Self {
            of_statement: BTreeMap::new(),
            on_proposition: BTreeMap::new(),
        };
        for (id, _) in facts.base().of_kind(Kind::Statement) {
            let found = facts.effective_positions(id);
            for position in &found {
                let on = positions
                    .on_proposition
                    .entry(position.proposition)
                    .or_default();
                on.push((id, position.clone()));
            }
            if !found.is_empty() {
                positions.of_statement.insert(id, found);
            }
        }
        positions
    }

    /// The effective positions of a statement, coded ones first.
    pub(crate) fn of(&self, statement: RecordId) -> &[EffectivePosition] {
        self.of_statement.get(&statement).map_or(&[], Vec::as_slice)
    }

    /// The statements that effectively take a position on a proposition, by id.
    pub(crate) fn on(&self, proposition: RecordId) -> &[(RecordId, EffectivePosition)] {
        self.on_proposition
            .get(&proposition)
            .map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::tests::handbook;

    const PROPOSITIONS: &str = "propositions:\n\
        - {id: mixed, text: M, implies: hinders}\n\
        - {id: hinders, text: H, excludes: shelters}\n\
        - {id: shelters, text: S}\n";

    fn positions(statements: &str) -> Vec<String> {
        let cx = handbook(&format!("{PROPOSITIONS}statements:\n{statements}"));
        let id = cx.base().find("it").unwrap();
        let name = |id: RecordId| cx.base().record(id).id.clone();
        let all = cx.positions().of(id).iter();
        all.map(|it| {
            let via = it
                .via
                .map(|via| format!(" via {}", name(via)))
                .unwrap_or_default();
            format!("{} {}{via}", name(it.proposition), it.stance)
        })
        .collect()
    }

    #[test]
    fn what_follows_says_from_what() {
        let found = positions("- {id: it, text: T, positions: {mixed: 2}}\n");
        assert_eq!(
            found,
            ["mixed 2", "hinders 1 via mixed", "shelters -1 via mixed"]
        );
    }

    #[test]
    fn a_coded_position_is_not_derived_again() {
        let found = positions("- {id: it, text: T, positions: {mixed: 1, hinders: 2}}\n");
        assert_eq!(found, ["mixed 1", "hinders 2", "shelters -1 via mixed"]);
    }

    #[test]
    fn to_deny_what_follows_is_to_deny_what_it_follows_from() {
        let found = positions("- {id: it, text: T, positions: {hinders: -1}}\n");
        assert_eq!(found, ["hinders -1", "mixed -1 via hinders"]);
    }

    #[test]
    fn a_position_on_nothing_is_left_out() {
        assert_eq!(
            positions("- {id: it, text: T, positions: {nowhere: 1, mixed: 0}}\n"),
            ["mixed 0"]
        );
    }
}
