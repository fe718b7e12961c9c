//! Levels of government are sets: Berlin is a state and a municipality at once.

/// The index of a level in the manifest; 0 is the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelId(pub u8);

/// A set of levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
// A bit set: `Copy`, and joined and compared in one instruction for every pair of statements.
pub struct LevelSet(u64);

/// The relation of the level sets of two sides (the attribute `levels`), tested in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelRelation {
    /// A side is evidence, or its voice is outside of government.
    Outside,
    /// The level of a side is not known.
    Unknown,
    /// No level in common: vertical.
    Disjoint,
    /// The same levels: horizontal.
    Equal,
    /// Some levels in common; never counted as vertical.
    Overlapping,
}

impl LevelRelation {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Unknown => "unknown",
            Self::Disjoint => "disjoint",
            Self::Equal => "equal",
            Self::Overlapping => "overlapping",
        }
    }
}

impl LevelSet {
    /// How many levels a manifest may have.
    pub const MAX: usize = 64;

    /// The set of one level.
    #[must_use]
    pub fn one(level: LevelId) -> Self {
        // Does not overflow: the manifest is truncated to `MAX` levels.
        Self(1 << level.0)
    }

    /// With `level` added.
    #[must_use]
    pub fn with(self, level: LevelId) -> Self {
        Self(self.0 | 1 << level.0)
    }

    /// Levels in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Levels in both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is no level in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `level` is in it.
    #[must_use]
    pub fn contains(self, level: LevelId) -> bool {
        self.0 & (1 << level.0) != 0
    }

    /// The levels in it, highest first.
    pub fn iter(self) -> impl Iterator<Item = LevelId> {
        (0..64)
            .map(LevelId)
            .filter(move |level| self.contains(*level))
    }

    /// The relation of two known sets; an empty set is outside.
    #[must_use]
    pub fn relation(self, other: Self) -> LevelRelation {
        if self.is_empty() || other.is_empty() {
            LevelRelation::Outside
        } else if self == other {
            LevelRelation::Equal
        } else if self.intersection(other).is_empty() {
            LevelRelation::Disjoint
        } else {
            LevelRelation::Overlapping
        }
    }
}

impl FromIterator<LevelId> for LevelSet {
    fn from_iter<I: IntoIterator<Item = LevelId>>(levels: I) -> Self {
        levels.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_state_overlaps_with_a_municipality_and_is_not_above_it() {
        let berlin: LevelSet = [LevelId(2), LevelId(3)].into_iter().collect();
        assert_eq!(
            berlin.relation(LevelSet::one(LevelId(3))),
            LevelRelation::Overlapping
        );
        assert_eq!(berlin.relation(berlin), LevelRelation::Equal);
        assert_eq!(
            berlin.relation(LevelSet::one(LevelId(1))),
            LevelRelation::Disjoint
        );
        assert_eq!(berlin.relation(LevelSet::default()), LevelRelation::Outside);
    }
}
