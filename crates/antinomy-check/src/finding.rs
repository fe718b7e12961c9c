//! Findings: contradictions with what follows from their sides.

use antinomy_model::kinds::{Contradiction, Statement};
use antinomy_model::values::{Category, LevelId, LevelRelation};
use antinomy_model::{Given, Kind, KnowledgeBase, LevelSet, Manifest, Reach, Record, RecordId};
use std::collections::BTreeSet;

/// Where a finding comes from and what people made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Somebody asserts it in a source.
    Asserted,
}

impl Status {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
        }
    }
}

/// A contradiction with what follows from its sides.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its id; that of the contradiction for an asserted one.
    pub id: String,
    /// The authored contradiction.
    pub contradiction: RecordId,
    /// Asserted, for now; rules will add candidates.
    pub status: Status,
    /// What kind of finding.
    pub category: Option<Category>,
    /// Its policy fields.
    pub fields: Vec<RecordId>,
    /// What stands against what.
    pub sides: Vec<Side>,
    /// How far apart the sides stand: that of the farthest pair of statements.
    pub reach: Reach,
    /// How its two level sets stand to each other: the authored ones, else those of the sides, where the first value
    /// counts, in the order of tests, that a pair has.
    pub levels: LevelRelation,
    /// The columns of the matrix that its level sets touch.
    pub columns: BTreeSet<Column>,
    /// From -3 (cancelling) to -1 (constraining), where its author's words allow a number.
    pub strength: Option<i8>,
}

/// One side of a finding.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its statements.
    pub statements: Vec<RecordId>,
    /// Their levels together: none for evidence and for voices outside of government, `None` where unknown.
    pub levels: Option<LevelSet>,
}

/// A column of the matrix. The order is that of the table: pairs from the top, then within each level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Between two levels, the higher one first.
    Between(LevelId, LevelId),
    /// Within one level.
    Within(LevelId),
    /// A side stands outside of government.
    Outside,
    /// The level of a side is not known.
    Unknown,
}

impl Column {
    /// All columns that a manifest's levels give.
    #[must_use]
    pub fn all(manifest: &Manifest) -> Vec<Self> {
        let levels: Vec<LevelId> = (0u8..).map(LevelId).take(manifest.levels.len()).collect();
        let pairs = levels.iter().flat_map(|a| {
            levels
                .iter()
                .filter(move |b| *b > a)
                .map(move |b| Self::Between(*a, *b))
        });
        let within = levels.iter().map(|level| Self::Within(*level));
        pairs
            .chain(within)
            .chain([Self::Outside, Self::Unknown])
            .collect()
    }

    /// Between the two levels, or within the level if they are the same.
    #[must_use]
    pub fn between(a: LevelId, b: LevelId) -> Self {
        if a == b {
            Self::Within(a)
        } else {
            Self::Between(a.min(b), a.max(b))
        }
    }

    /// A stable name for anchors and data: `federal-municipal`, `within-state`, `outside`, `unknown`.
    #[must_use]
    pub fn id(self, manifest: &Manifest) -> String {
        let level = |level: LevelId| manifest.level(level).id.as_str();
        match self {
            Self::Between(a, b) => format!("{}-{}", level(a), level(b)),
            Self::Within(a) => format!("within-{}", level(a)),
            Self::Outside => "outside".to_owned(),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// The columns that a set of one or two authored levels names.
    #[must_use]
    pub fn of_authored(levels: LevelSet) -> BTreeSet<Self> {
        let levels: Vec<LevelId> = levels.iter().collect();
        match levels[..] {
            [] => BTreeSet::from([Self::Outside]),
            [one] => BTreeSet::from([Self::Within(one)]),
            _ => {
                let pairs = levels
                    .iter()
                    .flat_map(|a| levels.iter().filter(move |b| *b > a).map(move |b| (*a, *b)));
                pairs.map(|(a, b)| Self::Between(a, b)).collect()
            }
        }
    }

    /// The columns that two sides touch. Sets with a level in common are never vertical: they meet within it.
    fn of_sides(a: Option<LevelSet>, b: Option<LevelSet>) -> BTreeSet<Self> {
        if [a, b].contains(&Some(LevelSet::default())) {
            return BTreeSet::from([Self::Outside]);
        }
        let (Some(a), Some(b)) = (a, b) else {
            return BTreeSet::from([Self::Unknown]);
        };
        let common = a.intersection(b);
        if !common.is_empty() {
            return common.iter().map(Self::Within).collect();
        }
        a.iter()
            .flat_map(|a| b.iter().map(move |b| Self::between(a, b)))
            .collect()
    }

    /// The columns of a single side, as of a gap.
    fn of_side(levels: Option<LevelSet>) -> BTreeSet<Self> {
        match levels {
            None => BTreeSet::from([Self::Unknown]),
            Some(set) if set.is_empty() => BTreeSet::from([Self::Outside]),
            Some(set) => set.iter().map(Self::Within).collect(),
        }
    }
}

/// All findings of a knowledge base, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Works out the findings.
    #[must_use]
    pub fn of(base: &KnowledgeBase) -> Self {
        let all = base.of_kind(Kind::Contradiction);
        Self(
            all.filter_map(|(id, record)| {
                Some(asserted(base, id, record, record.contradiction()?))
            })
            .collect(),
        )
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// The finding with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Finding> {
        self.0
            .binary_search_by(|finding| finding.id.as_str().cmp(id))
            .ok()
            .map(|at| &self.0[at])
    }

    /// The finding of an authored contradiction.
    #[must_use]
    pub fn of_contradiction(&self, record: RecordId) -> Option<&Finding> {
        self.0
            .iter()
            .find(|finding| finding.contradiction == record)
    }
}

fn asserted(
    base: &KnowledgeBase,
    id: RecordId,
    record: &Record,
    contradiction: &Contradiction,
) -> Finding {
    let sides = read_sides(base, contradiction);
    let columns = given_columns(&contradiction.between).unwrap_or_else(|| columns(&sides));
    Finding {
        id: record.id.clone(),
        contradiction: id,
        status: Status::Asserted,
        category: contradiction.category,
        fields: contradiction
            .field
            .iter()
            .filter_map(|field| base.find(&field.id))
            .collect(),
        reach: reach(base, &sides),
        levels: authored_relation(&contradiction.between).unwrap_or_else(|| level_relation(&sides)),
        columns,
        sides,
        strength: contradiction.strength,
    }
}

/// The columns of the matrix that a contradiction touches: those of its authored levels, else those of its sides.
pub(crate) fn columns_of(base: &KnowledgeBase, contradiction: &Contradiction) -> BTreeSet<Column> {
    given_columns(&contradiction.between)
        .unwrap_or_else(|| columns(&read_sides(base, contradiction)))
}

fn given_columns(between: &Given<LevelSet>) -> Option<BTreeSet<Column>> {
    match between {
        Given::Known(levels) => Some(Column::of_authored(*levels)),
        Given::Unknown => Some(BTreeSet::from([Column::Unknown])),
        Given::Absent => None,
    }
}

fn read_sides(base: &KnowledgeBase, contradiction: &Contradiction) -> Vec<Side> {
    let sides = contradiction.sides.iter();
    sides.map(|side| read_side(base, side)).collect()
}

fn read_side(base: &KnowledgeBase, side: &[antinomy_model::Ref]) -> Side {
    let found = side.iter().filter_map(|reference| base.find(&reference.id));
    let statements: Vec<RecordId> = found
        .filter(|id| base.record(*id).statement().is_some())
        .collect();
    let levels = base.levels_of_side(&statements_of(base, &statements));
    Side { statements, levels }
}

fn statements_of<'b>(base: &'b KnowledgeBase, ids: &[RecordId]) -> Vec<&'b Statement> {
    ids.iter()
        .filter_map(|id| base.record(*id).statement())
        .collect()
}

/// All pairs of different sides.
fn pairs(sides: &[Side]) -> impl Iterator<Item = (&Side, &Side)> {
    sides
        .iter()
        .enumerate()
        .flat_map(|(at, a)| sides[at + 1..].iter().map(move |b| (a, b)))
}

fn columns(sides: &[Side]) -> BTreeSet<Column> {
    match sides {
        [] => BTreeSet::from([Column::Unknown]),
        [only] => Column::of_side(only.levels),
        _ => pairs(sides)
            .flat_map(|(a, b)| Column::of_sides(a.levels, b.levels))
            .collect(),
    }
}

fn reach(base: &KnowledgeBase, sides: &[Side]) -> Reach {
    let of_pair = |(a, b): (&Side, &Side)| {
        let (a, b) = (
            statements_of(base, &a.statements),
            statements_of(base, &b.statements),
        );
        a.iter()
            .flat_map(|a| b.iter().map(|b| base.reach(a, b)))
            .max()
    };
    pairs(sides)
        .filter_map(of_pair)
        .max()
        .unwrap_or(Reach::SameVoice)
}

/// How authored levels stand to each other: they are the two level sets of the finding.
fn authored_relation(between: &Given<LevelSet>) -> Option<LevelRelation> {
    match between {
        Given::Absent => None,
        Given::Unknown => Some(LevelRelation::Unknown),
        Given::Known(levels) => Some(match levels.iter().count() {
            0 => LevelRelation::Outside,
            1 => LevelRelation::Equal,
            _ => LevelRelation::Disjoint,
        }),
    }
}

fn level_relation(sides: &[Side]) -> LevelRelation {
    let of_pair = |(a, b): (&Side, &Side)| match (a.levels, b.levels) {
        (Some(a), Some(b)) => a.relation(b),
        (Some(set), None) | (None, Some(set)) if set.is_empty() => LevelRelation::Outside,
        _ => LevelRelation::Unknown,
    };
    let alone = || match sides.first().and_then(|side| side.levels) {
        None => LevelRelation::Unknown,
        Some(set) if set.is_empty() => LevelRelation::Outside,
        Some(_) => LevelRelation::Equal,
    };
    pairs(sides).map(of_pair).min().unwrap_or_else(alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEDERAL: LevelId = LevelId(0);
    const STATE: LevelId = LevelId(1);
    const MUNICIPAL: LevelId = LevelId(2);

    fn set(levels: &[LevelId]) -> Option<LevelSet> {
        Some(levels.iter().copied().collect())
    }

    fn columns(a: Option<LevelSet>, b: Option<LevelSet>) -> Vec<Column> {
        Column::of_sides(a, b).into_iter().collect()
    }

    #[test]
    fn different_levels_meet_between_them_the_higher_one_first() {
        let found = columns(set(&[MUNICIPAL]), set(&[FEDERAL]));
        assert_eq!(found, [Column::Between(FEDERAL, MUNICIPAL)]);
    }

    #[test]
    fn a_city_state_and_a_city_meet_within_the_municipal_level() {
        let found = columns(set(&[STATE, MUNICIPAL]), set(&[MUNICIPAL]));
        assert_eq!(found, [Column::Within(MUNICIPAL)]);
    }

    #[test]
    fn a_city_state_stands_against_the_federation_on_both_its_levels() {
        let found = columns(set(&[STATE, MUNICIPAL]), set(&[FEDERAL]));
        let wanted = [
            Column::Between(FEDERAL, STATE),
            Column::Between(FEDERAL, MUNICIPAL),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_voice_without_level_is_outside_even_against_an_unknown_one() {
        assert_eq!(columns(set(&[]), None), [Column::Outside]);
        assert_eq!(columns(set(&[STATE]), None), [Column::Unknown]);
    }
}
