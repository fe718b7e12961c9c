//! Chance that can be repeated: splitmix64, which is ten lines, the same everywhere, and good enough to
//! spread links. No floating point, so that no machine rounds differently.

/// A stream of numbers that depends only on the seed and the names it was made with.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    state: u64,
}

impl Draw {
    /// The stream of record `number` of a kind. Records do not share streams: one more draw in one of
    /// them changes none of the others.
    pub(super) fn of_record(seed: u64, kind: &str, number: usize) -> Draw {
        // The kind is mixed in byte by byte, so that "ab" and "ba" differ.
        let named = kind
            .bytes()
            .fold(seed, |state, byte| mix(state ^ u64::from(byte)));
        Draw {
            state: mix(named ^ number as u64),
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state)
    }

    /// A number below `end`, or 0 if there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // Multiply and shift: no division, and hardly any bias for ends far below 2^64.
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number below `end` that is more often small: as some works are cited far more often than others.
    pub(super) fn skewed(&mut self, end: usize) -> usize {
        // The least of three: half of all draws are in the first fifth.
        self.below(end).min(self.below(end)).min(self.below(end))
    }

    /// True in `percent` of a hundred draws.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, which must not be empty.
    pub(super) fn one<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// Up to `count` different numbers below `end`, in the order drawn, none of them in `but`.
    pub(super) fn several(&mut self, count: usize, end: usize, but: &[usize]) -> Vec<usize> {
        let mut drawn = Vec::with_capacity(count);
        // Skewed draws repeat. After so many the rest is left out instead of drawn forever.
        for _ in 0..count * 4 {
            if drawn.len() == count {
                break;
            }
            let number = self.skewed(end);
            if number < end && !drawn.contains(&number) && !but.contains(&number) {
                drawn.push(number);
            }
        }
        drawn
    }
}

fn mix(state: u64) -> u64 {
    // The constants are those of the published generator.
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_splitmix64() {
        let mut draw = Draw { state: 1_234_567 };
        assert_eq!(
            [draw.next(), draw.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn records_have_streams_of_their_own() {
        let first = |kind, number| Draw::of_record(1, kind, number).next();
        assert_ne!(first("source", 1), first("source", 2));
        assert_ne!(first("source", 1), first("actor", 1));
    }

    #[test]
    fn several_are_different_and_avoid_what_they_should() {
        let mut drawn = Draw::of_record(1, "x", 1).several(3, 4, &[2]);
        drawn.sort_unstable();
        drawn.dedup();
        assert!(drawn.len() <= 3 && !drawn.contains(&2), "{drawn:?}");
    }
}
