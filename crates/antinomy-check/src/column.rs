//! Columns of the matrix: pairs of levels, within each level, outside of government, unknown.

use antinomy_model::values::LevelId;
use antinomy_model::{LevelSet, Manifest};
use std::collections::BTreeSet;

/// A column of the matrix. The order is that of the table: pairs from the top, then within each level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Between two levels, the higher one first.
    Between(LevelId, LevelId),
    /// Within one level.
    Within(LevelId),
    /// A side is outside of government.
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
                // Each pair once, the higher level (the smaller number) first.
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
            // No level means outside of government, not unknown.
            [] => BTreeSet::from([Self::Outside]),
            [one] => BTreeSet::from([Self::Within(one)]),
            _ => {
                // More than two levels may be authored: each pair is a column.
                let pairs = levels
                    .iter()
                    .flat_map(|a| levels.iter().filter(move |b| *b > a).map(move |b| (*a, *b)));
                pairs.map(|(a, b)| Self::Between(a, b)).collect()
            }
        }
    }

    /// The columns that two sides touch. Sets with a level in common are never vertical: they meet within it.
    pub(crate) fn of_sides(a: Option<LevelSet>, b: Option<LevelSet>) -> BTreeSet<Self> {
        // Tested first, as in `LevelRelation`: it counts even against an unknown side.
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
    pub(crate) fn of_side(levels: Option<LevelSet>) -> BTreeSet<Self> {
        match levels {
            None => BTreeSet::from([Self::Unknown]),
            Some(set) if set.is_empty() => BTreeSet::from([Self::Outside]),
            Some(set) => set.iter().map(Self::Within).collect(),
        }
    }
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
