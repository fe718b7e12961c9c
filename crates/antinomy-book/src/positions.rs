//! Effective positions: who affirms and denies what, and from which coded position it follows.
//!
//! The graph says what a statement effectively affirms and denies. Readers also want to know why, so each position
//! that was not coded names the coded one that leads to it.

use antinomy_graph::{Graph, NodeId, Predicate};
use antinomy_model::kinds::Position;
use antinomy_model::{Kind, RecordId};
use std::collections::{BTreeMap, BTreeSet};

/// A position that a statement effectively takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EffectivePosition {
    pub(crate) proposition: RecordId,
    /// From -2 to 2; 1 or -1 where it follows from another position.
    pub(crate) stance: i8,
    /// The proposition of the coded position that it follows from.
    pub(crate) via: Option<RecordId>,
    /// The source that reads the position into the text.
    pub(crate) read_by: Option<RecordId>,
}

/// The effective positions of all statements.
pub(crate) struct EffectivePositions {
    of_statement: BTreeMap<RecordId, Vec<EffectivePosition>>,
    on_proposition: BTreeMap<RecordId, Vec<(RecordId, EffectivePosition)>>,
}

impl EffectivePositions {
    pub(crate) fn new(graph: &Graph) -> Self {
        let consequences = Consequences::new(graph);
        let mut positions = Self {
            of_statement: BTreeMap::new(),
            on_proposition: BTreeMap::new(),
        };
        for (id, record) in graph.base().of_kind(Kind::Statement) {
            let Some(statement) = record.statement().filter(|it| !it.positions.is_empty()) else {
                continue;
            };
            let found = effective(graph, &consequences, id, &statement.positions);
            for position in &found {
                let on = positions
                    .on_proposition
                    .entry(position.proposition)
                    .or_default();
                on.push((id, position.clone()));
            }
            positions.of_statement.insert(id, found);
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

/// The coded positions of a statement, without dangling ones.
fn coded(graph: &Graph, positions: &[Position]) -> Vec<EffectivePosition> {
    let find = |reference: &antinomy_model::Ref, kind| {
        let found = graph.base().find(&reference.id);
        found.filter(|id| graph.base().record(*id).kind() == kind)
    };
    let read = positions.iter().filter_map(|position| {
        Some(EffectivePosition {
            proposition: find(&position.proposition, Kind::Proposition)?,
            stance: position.stance,
            via: None,
            read_by: position
                .read_by
                .as_ref()
                .and_then(|source| find(source, Kind::Source)),
        })
    });
    read.collect()
}

fn effective(
    graph: &Graph,
    consequences: &Consequences,
    id: RecordId,
    positions: &[Position],
) -> Vec<EffectivePosition> {
    let coded = coded(graph, positions);
    let mut all = coded.clone();
    let sides = [(graph.affirms(id), 1), (graph.denies(id), -1)];
    for (&proposition, sign) in sides
        .iter()
        .flat_map(|(found, sign)| found.iter().map(move |it| (it, *sign)))
    {
        let is_coded =
            |it: &EffectivePosition| it.proposition == proposition && it.stance.signum() == sign;
        if coded.iter().any(is_coded) {
            continue;
        }
        let from = coded
            .iter()
            .find(|it| consequences.lead(it, proposition, sign));
        all.push(EffectivePosition {
            proposition,
            stance: sign,
            via: from.map(|it| it.proposition),
            read_by: from.and_then(|it| it.read_by),
        });
    }
    all
}

/// What follows from holding or rejecting each proposition.
struct Consequences {
    affirmed: BTreeMap<RecordId, BTreeSet<RecordId>>,
    denied_by_holding: BTreeMap<RecordId, BTreeSet<RecordId>>,
    denied_by_rejecting: BTreeMap<RecordId, BTreeSet<RecordId>>,
}

impl Consequences {
    fn new(graph: &Graph) -> Self {
        let mut all = Self {
            affirmed: BTreeMap::new(),
            denied_by_holding: BTreeMap::new(),
            denied_by_rejecting: BTreeMap::new(),
        };
        let implied = |node| {
            graph
                .outgoing_by(node, Predicate::Implies)
                .collect::<Vec<_>>()
        };
        let implying = |node| {
            graph
                .incoming_by(node, Predicate::Implies)
                .collect::<Vec<_>>()
        };
        for (id, _) in graph.base().of_kind(Kind::Proposition) {
            let start = graph.node_of(id);
            let affirmed = closed(BTreeSet::from([start]), implied);
            let excluded = affirmed.iter().flat_map(|&node| {
                let forward = graph.outgoing_by(node, Predicate::Excludes);
                forward.chain(graph.incoming_by(node, Predicate::Excludes))
            });
            let denied = closed(excluded.collect(), implying);
            let records = |nodes: BTreeSet<NodeId>| {
                nodes
                    .into_iter()
                    .filter_map(|node| graph.record_of(node))
                    .collect()
            };
            all.denied_by_holding.insert(id, records(denied));
            all.affirmed.insert(id, records(affirmed));
            all.denied_by_rejecting
                .insert(id, records(closed(BTreeSet::from([start]), implying)));
        }
        all
    }

    /// Whether a coded position leads to affirming (1) or denying (-1) a proposition.
    fn lead(&self, from: &EffectivePosition, to: RecordId, sign: i8) -> bool {
        let found = match (from.stance.signum(), sign) {
            (1, 1) => &self.affirmed,
            (1, _) => &self.denied_by_holding,
            (-1, -1) => &self.denied_by_rejecting,
            _ => return false,
        };
        found
            .get(&from.proposition)
            .is_some_and(|found| found.contains(&to))
    }
}

/// Everything that `next` leads to, with the start.
fn closed(start: BTreeSet<NodeId>, next: impl Fn(NodeId) -> Vec<NodeId>) -> BTreeSet<NodeId> {
    let mut todo: Vec<NodeId> = start.iter().copied().collect();
    let mut found = start;
    while let Some(node) = todo.pop() {
        todo.extend(next(node).into_iter().filter(|node| found.insert(*node)));
    }
    found
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
