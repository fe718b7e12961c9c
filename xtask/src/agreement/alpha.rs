//! Krippendorff's alpha, the share of agreement beyond chance: 1 is perfect, 0 no better than drawing values at
//! random from those that were given.
//!
//! After Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and Andrew Hayes and Klaus
//! Krippendorff, "Answering the Call for a Standard Reliability Measure for Coding Data" (2007). It holds for any
//! number of coders and for missing values, and corrects for small samples.

use std::collections::BTreeSet;

/// What it means for two values to differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// Any two different values differ alike.
    Nominal,
    /// Values have an order. They differ by how many of the values given lie between them.
    Ordinal,
}

/// Alpha of some units, each with the values that coders gave it; a missing value is just not there.
///
/// It is not defined, and `None`, where nothing can be compared or all values are the same: chance alone would
/// then agree as well.
pub(super) fn alpha<V: Ord>(units: &[Vec<V>], scale: Scale) -> Option<f64> {
    let table = Coincidences::count(units);
    let expected = table.expected_disagreement(scale);
    (expected > 0.0).then(|| 1.0 - table.observed_disagreement(scale) / expected)
}

/// How often each value meets each other value within a unit. Every unit counts by the number of its values.
struct Coincidences {
    cells: Vec<Vec<f64>>,
    /// How often each value was given, in the order of the values.
    totals: Vec<f64>,
}

impl Coincidences {
    fn count<V: Ord>(units: &[Vec<V>]) -> Coincidences {
        // A value without a second one for the same unit makes no pair.
        let comparable = || units.iter().filter(|unit| unit.len() > 1);
        let values: BTreeSet<&V> = comparable().flatten().collect();
        let values: Vec<&V> = values.into_iter().collect();
        let mut cells = vec![vec![0.0; values.len()]; values.len()];
        for unit in comparable() {
            let places: Vec<usize> = unit
                .iter()
                .map(|value| values.partition_point(|other| *other < value))
                .collect();
            // Every value is paired with all others of its unit, and still counts once.
            let weight = 1.0 / (places.len() - 1) as f64;
            for (a, &row) in places.iter().enumerate() {
                for (b, &column) in places.iter().enumerate() {
                    // A value is not compared with itself.
                    if a != b {
                        cells[row][column] += weight;
                    }
                }
            }
        }
        let totals = cells.iter().map(|row| row.iter().sum()).collect();
        Coincidences { cells, totals }
    }

    /// The disagreement that was met.
    fn observed_disagreement(&self, scale: Scale) -> f64 {
        self.disagreement(scale, |row, column| self.cells[row][column])
    }

    /// The disagreement that chance would bring about with the same values.
    fn expected_disagreement(&self, scale: Scale) -> f64 {
        // Drawn without putting back, which is what corrects for small samples.
        let others = self.totals.iter().sum::<f64>() - 1.0;
        self.disagreement(scale, |row, column| {
            self.totals[row] * self.totals[column] / others
        })
    }

    fn disagreement(&self, scale: Scale, frequency: impl Fn(usize, usize) -> f64) -> f64 {
        let values = 0..self.totals.len();
        values
            .clone()
            .flat_map(|row| values.clone().map(move |column| (row, column)))
            // The table is symmetric.
            .filter(|(row, column)| row < column)
            .map(|(row, column)| frequency(row, column) * self.difference(scale, row, column))
            .sum()
    }

    /// The squared difference of two values, the lower one first.
    fn difference(&self, scale: Scale, low: usize, high: usize) -> f64 {
        match scale {
            Scale::Nominal => 1.0,
            Scale::Ordinal => {
                let between: f64 = self.totals[low..=high].iter().sum();
                // The two values themselves count half, as everything up to their middle.
                let ends = self.totals[low] + self.totals[high];
                (between - ends / 2.0).powi(2)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units from one line a coder, `*` where a value is missing.
    fn units<const CODERS: usize>(lines: [&str; CODERS]) -> Vec<Vec<&str>> {
        let coders = lines.map(|line| line.split(' ').collect::<Vec<_>>());
        (0..coders[0].len())
            .map(|unit| {
                let values = coders.iter().map(|coder| coder[unit]);
                values.filter(|value| *value != "*").collect()
            })
            .collect()
    }

    #[track_caller]
    fn assert_alpha(units: &[Vec<&str>], scale: Scale, published: &str) {
        let alpha = alpha(units, scale).unwrap();
        assert_eq!(format!("{alpha:.3}"), published);
    }

    #[test]
    fn two_coders_and_two_values_as_in_krippendorff_2011_a() {
        let units = units(["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
        assert_alpha(&units, Scale::Nominal, "0.095");
    }

    #[test]
    fn two_coders_and_many_values_as_in_krippendorff_2011_b() {
        let units = units(["a a b b d c c c e d d a", "b a b b b c c c e d d d"]);
        assert_alpha(&units, Scale::Nominal, "0.692");
    }

    /// The data of Krippendorff 2011, C and D: four coders, some values missing, the last unit with only one.
    fn missing() -> Vec<Vec<&'static str>> {
        units([
            "1 2 3 3 2 1 4 1 2 * * *",
            "1 2 3 3 2 2 4 1 2 5 * 3",
            "* 3 3 3 2 3 4 2 2 5 1 *",
            "1 2 3 3 2 4 4 1 2 5 1 *",
        ])
    }

    #[test]
    fn missing_values_as_in_krippendorff_2011_c() {
        assert_alpha(&missing(), Scale::Nominal, "0.743");
    }

    #[test]
    fn ordered_values_as_in_krippendorff_2011_d() {
        assert_alpha(&missing(), Scale::Ordinal, "0.815");
    }

    #[test]
    fn full_agreement_is_one() {
        assert_alpha(&units(["a b b", "a b b"]), Scale::Nominal, "1.000");
    }

    #[test]
    fn systematic_disagreement_is_below_zero() {
        assert_alpha(&units(["a b", "b a"]), Scale::Nominal, "-0.500");
    }

    #[test]
    fn one_unit_can_only_disagree() {
        assert_alpha(&units(["a", "b"]), Scale::Nominal, "0.000");
        assert_eq!(alpha(&units(["a", "a"]), Scale::Nominal), None);
    }

    #[test]
    fn without_variation_it_is_not_defined() {
        let units = units(["a a a", "a a a"]);
        assert_eq!(alpha(&units, Scale::Nominal), None);
        assert_eq!(alpha(&units, Scale::Ordinal), None);
    }

    #[test]
    fn without_a_pair_it_is_not_defined() {
        assert_eq!(alpha(&units(["a b *", "* * c"]), Scale::Nominal), None);
        assert_eq!(alpha::<u8>(&[], Scale::Ordinal), None);
    }
}
