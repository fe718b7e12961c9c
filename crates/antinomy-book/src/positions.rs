//! The effective positions of all statements, by proposition.

use crate::bound::Bound;
use antinomy_graph::Facts;
use antinomy_graph::facts::EffectivePosition;
use antinomy_model::{Kind, LevelSet, RecordId};
use std::collections::BTreeMap;

/// The effective positions of all statements.
pub(crate) struct EffectivePositions(BTreeMap<RecordId, OnProposition>);

/// The positions that are taken on a proposition.
#[derive(Debug, Default)]
pub(crate) struct OnProposition {
    affirmed: OneSide,
    denied: OneSide,
    neutral: OneSide,
}

/// The positions with one sign.
#[derive(Debug, Default)]
pub(crate) struct OneSide {
    /// Those that are coded, by level, then by id.
    coded: Vec<TakenPosition>,
    /// The first of those that follow from others, in the same order.
    derived: Vec<TakenPosition>,
    /// How many of these there are.
    pub(crate) derived_count: usize,
}

/// A position of a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TakenPosition {
    place: (bool, Option<LevelSet>, RecordId),
    pub(crate) position: EffectivePosition,
}

impl EffectivePositions {
    pub(crate) fn new(facts: &Facts) -> Self {
        let mut all: BTreeMap<RecordId, OnProposition> = BTreeMap::new();
        for (id, record) in facts.base().of_kind(Kind::Statement) {
            let positions = facts.effective_positions(id);
            if positions.is_empty() {
                continue;
            }
            let levels = record.statement().and_then(|it| facts.levels_of(it).set);
            // An absent set would sort first.
            let place = (levels.is_none_or(|set| set.is_empty()), levels, id);
            for position in positions {
                let on = all.entry(position.proposition).or_default();
                on.side_mut(position.stance)
                    .add(TakenPosition { place, position });
            }
        }
        for side in all.values_mut().flat_map(OnProposition::sides_mut) {
            side.coded.sort();
        }
        Self(all)
    }

    /// The positions taken on a proposition, if there are any.
    pub(crate) fn on(&self, proposition: RecordId) -> Option<&OnProposition> {
        self.0.get(&proposition)
    }
}

impl OnProposition {
    /// Those of a sign: 1, 0 or -1.
    pub(crate) fn side(&self, sign: i8) -> &OneSide {
        match sign.signum() {
            1 => &self.affirmed,
            -1 => &self.denied,
            _ => &self.neutral,
        }
    }

    fn side_mut(&mut self, sign: i8) -> &mut OneSide {
        match sign.signum() {
            1 => &mut self.affirmed,
            -1 => &mut self.denied,
            _ => &mut self.neutral,
        }
    }

    /// Affirmed, denied, and neither.
    pub(crate) fn sides(&self) -> [&OneSide; 3] {
        [&self.affirmed, &self.denied, &self.neutral]
    }

    fn sides_mut(&mut self) -> [&mut OneSide; 3] {
        [&mut self.affirmed, &mut self.denied, &mut self.neutral]
    }
}

impl OneSide {
    /// Along a chain of implications every statement takes a position on every proposition, so that only those are kept that
    /// a page may show.
    fn add(&mut self, taken: TakenPosition) {
        if taken.position.via.is_none() {
            self.coded.push(taken);
            return;
        }
        self.derived_count += 1;
        let kept = Bound::ASIDE.whole;
        let at = self.derived.partition_point(|known| *known <= taken);
        if at < kept {
            self.derived.insert(at, taken);
            self.derived.truncate(kept);
        }
    }

    /// How many positions there are.
    pub(crate) fn count(&self) -> usize {
        self.coded.len() + self.derived_count
    }

    /// How many derived ones a page leaves out.
    pub(crate) fn left_out(&self) -> usize {
        self.derived_count - Bound::ASIDE.of(self.derived_count)
    }

    /// Those that a page shows: coded ones, then the first of the derived ones.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &TakenPosition> {
        let derived = Bound::ASIDE.of(self.derived_count);
        self.coded.iter().chain(self.derived.iter().take(derived))
    }
}

impl TakenPosition {
    /// The statement that takes it.
    pub(crate) fn statement(&self) -> RecordId {
        self.place.2
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
        let all = cx.facts().effective_positions(id).into_iter();
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
