//! What breaks a rule today and is being worked on. An entry that breaks nothing any more is itself wrong, so that the
//! list can only shrink.

use super::breach::Breach;

/// A rule, and the place that may break it for now.
const NOT_YET: &[(&str, &str)] = &[];

/// Takes out what is expected, and adds entries of the list that are fixed.
pub(super) fn settle(found: Vec<(&str, Breach)>) -> Vec<Breach> {
    settle_with(NOT_YET, found)
}

fn settle_with(expected: &[(&str, &str)], found: Vec<(&str, Breach)>) -> Vec<Breach> {
    // Numbers in the text of a breach change with every commit; rule and place do not.
    let is = |(rule, place): &(&str, &str), (other, breach): &(&str, Breach)| {
        rule == other && *place == breach.place
    };
    let fixed = expected
        .iter()
        .filter(|entry| !found.iter().any(|breach| is(entry, breach)));
    let fixed: Vec<Breach> = fixed
        .map(|(rule, place)| {
            let text = format!(
                "no longer breaks the rule {rule:?}; drop it from NOT_YET in xtask/src/tidy/not_yet.rs"
            );
            Breach::new(*place, text)
        })
        .collect();
    let unexpected = found
        .into_iter()
        .filter(|breach| !expected.iter().any(|entry| is(entry, breach)));
    unexpected.map(|(_, breach)| breach).chain(fixed).collect()
}

/// Prints how much is left to do.
pub(super) fn remind() {
    if !NOT_YET.is_empty() {
        println!(
            "{} places break a rule that does not hold for them yet:",
            NOT_YET.len()
        );
        for (rule, place) in NOT_YET {
            println!("  {rule}: {place}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPECTED: &[(&str, &str)] = &[("circles", "crates/a"), ("lengths", "crates/b.rs")];

    #[test]
    fn expected_breaches_are_taken_out_and_others_stay() {
        let found = vec![
            ("circles", Breach::new("crates/a", "one")),
            ("circles", Breach::new("crates/a", "another")),
            ("lengths", Breach::new("crates/b.rs", "long")),
            ("circles", Breach::new("crates/b.rs", "new")),
        ];
        let left = settle_with(EXPECTED, found);
        assert_eq!(left, [Breach::new("crates/b.rs", "new")]);
    }

    #[test]
    fn what_is_fixed_must_be_dropped() {
        let left = settle_with(
            EXPECTED,
            vec![("lengths", Breach::new("crates/b.rs", "long"))],
        );
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].place, "crates/a");
    }
}
