//! The coded positions of all statements, and what follows from each set of them.

mod logic;

use antinomy_model::{Kind, KnowledgeBase, RecordId};
use logic::Logic;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::OnceLock;

/// A position that a statement effectively takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EffectivePosition {
    /// The proposition.
    pub proposition: RecordId,
    /// From -2 to 2; 1 or -1 where it follows from another position.
    pub stance: i8,
    /// Because of which coded position it is taken: the proposition of that; `None` for a coded one.
    pub via: Option<RecordId>,
    /// The source that reads the position into the text.
    pub read_by: Option<RecordId>,
}

/// The coded positions of all statements, by the groups that they are about.
#[derive(Debug)]
pub(super) struct PositionIndex {
    pub(super) logic: Logic,
    /// Every set of groups that some statement codes, once.
    pub(super) coded: Vec<CodedSet>,
    /// For each statement that takes positions the place of its set.
    pub(super) of_record: BTreeMap<RecordId, usize>,
}

#[derive(Debug)]
pub(super) struct CodedSet {
    /// Groups with the sign of the stance, sorted.
    pub(super) groups: Vec<(u32, i8)>,
    pub(super) effective: OnceLock<SidesTaken>,
}

/// What follows from a set of coded positions, sorted.
#[derive(Debug)]
pub(super) struct SidesTaken {
    pub(super) affirmed: Vec<RecordId>,
    pub(super) denied: Vec<RecordId>,
}

impl PositionIndex {
    pub(super) fn new(base: &KnowledgeBase) -> Self {
        let logic = Logic::new(base);
        let mut places: BTreeMap<Vec<(u32, i8)>, usize> = BTreeMap::new();
        let mut of_record = BTreeMap::new();
        for (id, _) in base.of_kind(Kind::Statement) {
            let coded = coded(base, id);
            if coded.is_empty() {
                continue;
            }
            // Sorted, so that statements with the same positions in another order share one entry.
            let groups: BTreeSet<(u32, i8)> = signed(&logic, &coded).into_iter().collect();
            let next = places.len();
            let place = places.entry(groups.into_iter().collect()).or_insert(next);
            of_record.insert(id, *place);
        }
        // `of_record` holds numbers in the order of first use; the map is ordered by content.
        let mut sets: Vec<(usize, Vec<(u32, i8)>)> = places
            .into_iter()
            .map(|(set, place)| (place, set))
            .collect();
        sets.sort_unstable();
        let coded = sets.into_iter().map(|(_, groups)| CodedSet {
            groups,
            effective: OnceLock::new(),
        });
        Self {
            logic,
            coded: coded.collect(),
            of_record,
        }
    }

    pub(super) fn sides(&self, statement: RecordId) -> Option<&SidesTaken> {
        let coded = &self.coded[*self.of_record.get(&statement)?];
        Some(coded.effective.get_or_init(|| {
            let followed = self.logic.follow(&coded.groups);
            SidesTaken {
                affirmed: self.logic.records(&followed.affirmed),
                denied: self.logic.records(&followed.denied),
            }
        }))
    }
}

/// The groups of coded positions with the signs of their stances, in the order of the positions; the group of a position
/// that takes no side has sign 0.
pub(super) fn signed(logic: &Logic, coded: &[EffectivePosition]) -> Vec<(u32, i8)> {
    let groups = coded.iter();
    let group = |it: &EffectivePosition| Some((logic.group(it.proposition)?, it.stance.signum()));
    groups.filter_map(group).collect()
}

/// The coded positions of a statement, as written, without dangling ones. An id and its alias are one proposition; of two
/// positions on it the first counts.
pub(super) fn coded(base: &KnowledgeBase, statement: RecordId) -> Vec<EffectivePosition> {
    let mut coded: Vec<EffectivePosition> = Vec::new();
    let mut known: HashSet<RecordId> = HashSet::new();
    let statement = base.record(statement).statement();
    for position in statement.into_iter().flat_map(|it| &it.positions) {
        let Some(proposition) = base.target_of(&position.proposition, Kind::Proposition) else {
            continue;
        };
        // The order of the text decides which position explains an effective one.
        if !known.insert(proposition) {
            continue;
        }
        let reader = position.read_by.as_ref();
        coded.push(EffectivePosition {
            proposition,
            stance: position.stance,
            via: None,
            read_by: reader.and_then(|it| base.target_of(it, Kind::Source)),
        });
    }
    coded
}
