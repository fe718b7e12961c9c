//! How much of a long list pages show, and what they show it of has to keep.

/// How much of a list is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    /// The length up to which a list is shown whole. Above `shown`, so that a handful is never left out.
    pub(crate) whole: usize,
    /// How many items of a longer list are shown.
    pub(crate) shown: usize,
}

impl Bound {
    /// For what is known from elsewhere: another page has it, or it follows from what is shown.
    pub(crate) const ASIDE: Self = Self {
        whole: 30,
        shown: 20,
    };
    /// For what no other page has in this order.
    pub(crate) const OWN: Self = Self {
        whole: 150,
        shown: 100,
    };

    /// How many items of a list of this length are shown.
    pub(crate) fn of(self, length: usize) -> usize {
        if length > self.whole {
            self.shown
        } else {
            length
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_hardly_too_long_is_shown_whole() {
        for (length, shown) in [(0, 0), (30, 30), (31, 20), (1_000, 20)] {
            assert_eq!(Bound::ASIDE.of(length), shown);
        }
    }
}
