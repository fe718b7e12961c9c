//! "Did you mean": the known name at the least edit distance.

/// Normalizes a name for comparison: lower case, `_` and space as `-`, umlauts transcribed, quotation marks dropped.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.chars().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '_' | ' ' => folded.push('-'),
            '"' | '„' | '“' | '”' | '‚' | '‘' | '’' | '«' | '»' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// Longer names are not compared: the edit distance takes quadratic time, and content is untrusted.
const MAX_LETTERS: usize = 200;

/// The candidate nearest to `name` after folding, if at most a third of its letters differ, or one is a prefix of the
/// other. A wrong digit counts like two wrong letters, because it usually is another year. Ties go to the candidate that
/// sorts first, so the result does not depend on the order of `candidates`.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name);
    let letters = wanted.chars().count();
    if letters > MAX_LETTERS {
        return None;
    }
    let limit = (letters / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = fold(candidate);
            // The distance is at least the difference in length: most candidates need no table.
            if folded.chars().count().abs_diff(letters) > limit {
                let is_start =
                    letters >= 4 && (folded.starts_with(&wanted) || wanted.starts_with(&folded));
                return is_start.then_some((limit + 1, candidate));
            }
            let distance =
                strsim::damerau_levenshtein(&wanted, &folded) + other_digits(&wanted, &folded);
            (distance <= limit).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many digits of two names differ, whatever their order.
fn other_digits(one: &str, other: &str) -> usize {
    // Sorted, so that a transposition ("2041") is one edit of the name and not a wrong digit as well.
    let digits = |name: &str| -> Vec<u8> {
        let mut digits: Vec<u8> = name.bytes().filter(u8::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let (one, other) = (digits(one), digits(other));
    if one == other {
        return 0;
    }
    strsim::generic_damerau_levenshtein(&one, &other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transposed_letter_finds_its_neighbour() {
        assert_eq!(
            nearest("gestring-2041", ["gestring-2014", "bommes-2009"]),
            Some("gestring-2014")
        );
    }

    #[test]
    fn umlauts_and_underscores_do_not_count_as_differences() {
        assert_eq!(
            nearest(
                "Häußermann_2007",
                ["haeussermann-2007", "haeussermann-2006"]
            ),
            Some("haeussermann-2007")
        );
    }

    #[test]
    fn another_year_is_another_name() {
        assert_eq!(nearest("bund-2007", ["bund-2012"]), None);
        assert_eq!(
            nearest("bund-2007", ["bund-2012", "bundd-2007"]),
            Some("bundd-2007")
        );
        assert_eq!(
            nearest("gestrin-2014", ["gestring-2012", "gestring-2014"]),
            Some("gestring-2014")
        );
    }

    #[test]
    fn nothing_near_gives_nothing() {
        assert_eq!(nearest("education", ["housing", "religion"]), None);
    }
}
