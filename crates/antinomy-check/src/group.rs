//! Groups of findings: conflicts are counted apart from agreements and shifts.

use antinomy_model::values::Category;

/// What a finding says of those that it is about. The order is that of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingGroup {
    /// They do not go together, or something is missing: contradictions, ambivalences, gaps.
    Conflict,
    /// They agree: convergences.
    Agreement,
    /// One of them has changed its position: shifts.
    Shift,
}

impl FindingGroup {
    /// All groups, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Conflict, Self::Agreement, Self::Shift];

    /// The group of a category. One that could not be read counts as a contradiction, the kind of its record.
    #[must_use]
    pub fn of(category: Option<Category>) -> Self {
        match category {
            None | Some(Category::Contradiction | Category::Ambivalence | Category::Gap) => {
                Self::Conflict
            }
            Some(Category::Convergence) => Self::Agreement,
            Some(Category::Shift) => Self::Shift,
        }
    }

    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Agreement => "agreement",
            Self::Shift => "shift",
        }
    }
}

/// Numbers of findings, by group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupCounts {
    /// How many conflicts.
    pub conflicts: usize,
    /// How many agreements.
    pub agreements: usize,
    /// How many shifts.
    pub shifts: usize,
}

impl GroupCounts {
    /// The number of one group.
    #[must_use]
    pub fn of(self, group: FindingGroup) -> usize {
        match group {
            FindingGroup::Conflict => self.conflicts,
            FindingGroup::Agreement => self.agreements,
            FindingGroup::Shift => self.shifts,
        }
    }

    /// The word of each group with its number, in the order of lists.
    pub fn by_word(self) -> impl Iterator<Item = (&'static str, usize)> {
        let groups = FindingGroup::ALL.into_iter();
        groups.map(move |group| (group.word(), self.of(group)))
    }
}

impl FromIterator<FindingGroup> for GroupCounts {
    fn from_iter<T: IntoIterator<Item = FindingGroup>>(groups: T) -> Self {
        let mut counts = Self::default();
        for group in groups {
            match group {
                FindingGroup::Conflict => counts.conflicts += 1,
                FindingGroup::Agreement => counts.agreements += 1,
                FindingGroup::Shift => counts.shifts += 1,
            }
        }
        counts
    }
}
