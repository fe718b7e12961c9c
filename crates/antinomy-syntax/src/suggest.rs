//! "Did you mean": the known name at the least edit distance.

use std::borrow::Cow;

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

/// More edits than these are no slip of the pen, however long the name.
const MAX_EDITS: usize = 3;

/// Shorter names are the beginning of too many others.
const MIN_BEGINNING: usize = 4;

/// The candidate nearest to `name` after folding, if it differs by slips of the pen only: few edits, and few in each of the
/// words that hyphens part, so that names with a long end in common are not near for that. A wrong digit counts like two wrong letters, because
/// it usually is another year. Without such a candidate, the only one that begins with `name`. Ties go to the candidate that
/// sorts first, so the result does not depend on the order of `candidates`.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name);
    let letters: Vec<char> = wanted.chars().collect();
    if letters.len() > MAX_LETTERS {
        return None;
    }
    let bag = Bag::of(&letters);
    let limit = (letters.len() / 3).clamp(1, MAX_EDITS);
    let mut best: Option<(usize, &str)> = None;
    let mut longer = Longer::default();
    let mut other: Vec<char> = Vec::new();
    for candidate in candidates {
        let folded = folded(candidate);
        if letters.len() >= MIN_BEGINNING && folded.starts_with(&wanted) {
            longer.add(candidate);
        }
        other.clear();
        // Much longer ones are too far as well, whatever follows.
        other.extend(folded.chars().take(letters.len() + limit + 1));
        // The distance is at least the difference in length. What is farther than the best so far needs no table, and most need
        // none at all.
        let most = best.map_or(limit, |(distance, _)| distance.min(limit));
        if other.len().abs_diff(letters.len()) > most || bag.at_least(&other) > most {
            continue;
        }
        let distance = distance_within(&letters, &other, most)
            .and_then(|letters| Some(letters + other_digits(&wanted, &folded, most - letters)?));
        if let Some(distance) = distance
            && differs_by_slips(&wanted, &folded)
        {
            let found = (distance, candidate);
            best = Some(best.map_or(found, |best| best.min(found)));
        }
    }
    best.map(|(_, candidate)| candidate).or(longer.only)
}

/// The candidates that begin with a name. Of several none is more likely than the others.
#[derive(Default)]
struct Longer<'a> {
    only: Option<&'a str>,
    is_many: bool,
}

impl<'a> Longer<'a> {
    fn add(&mut self, candidate: &'a str) {
        self.is_many |= self.only.is_some_and(|only| only != candidate);
        self.only = (!self.is_many).then_some(candidate);
    }
}

/// Whether two folded names, which few edits turn into one another, are one name with slips of the pen: each pair of words
/// is near by itself. `bonn-plan` and `koeln-plan` are three edits apart, and two names.
fn differs_by_slips(one: &str, other: &str) -> bool {
    let words = |name: &'_ str| name.split('-').count();
    if words(one) == words(other) {
        let mut pairs = one.split('-').zip(other.split('-'));
        return pairs.all(|(one, other)| one == other || is_slip(one, other));
    }
    // A hyphen is missing or too many: the rest must be alike.
    let joined = |name: &str| name.replace('-', "");
    let (one, other) = (joined(one), joined(other));
    one == other
        || (one.len().min(other.len()) >= 2 * MIN_BEGINNING
            && is_slip(&one, &other)
            && one.len().abs_diff(other.len()) <= 1)
}

/// Whether one word is another with slips of the pen, in relation to its length. In short words and in numbers a letter in
/// place of another makes another word; there only letters that are missing, too many or exchanged count.
fn is_slip(one: &str, other: &str) -> bool {
    const SHORT: usize = 3;
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let (one, other) = (letters(one), letters(other));
    let length = one.len().max(other.len());
    if length < SHORT {
        return false;
    }
    let plural = |many: &[char], single: &[char]| {
        many.strip_suffix(&['i', 'e', 's'])
            .is_some_and(|stem| single.strip_suffix(&['y']) == Some(stem))
    };
    if plural(&one, &other) || plural(&other, &one) {
        return true;
    }
    let is_exact = length <= SHORT || one.iter().chain(&other).any(char::is_ascii_digit);
    if is_exact && one.len() == other.len() && !has_same_letters(&one, &other) {
        return false;
    }
    distance_within(&one, &other, (length / 3).clamp(1, MAX_EDITS)).is_some()
}

fn has_same_letters(one: &[char], other: &[char]) -> bool {
    let sorted = |word: &[char]| {
        let mut word = word.to_vec();
        word.sort_unstable();
        word
    };
    sorted(one) == sorted(other)
}

/// A folded name; ids are that already, as a rule.
fn folded(name: &str) -> Cow<'_, str> {
    let is_folded = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.bytes().all(is_folded) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(fold(name))
    }
}

/// How many digits of two names differ, whatever their order; `None` if more than `most`.
fn other_digits(one: &str, other: &str, most: usize) -> Option<usize> {
    // Sorted, so that a transposition ("2041") is one edit of the name and not a wrong digit as well.
    let digits = |name: &str| -> Vec<char> {
        let mut digits: Vec<char> = name.chars().filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    distance_within(&digits(one), &digits(other), most)
}

/// How often each letter is in a name. The letters that two names do not share are a bound on their distance that needs no
/// table: each edit changes one letter.
struct Bag([i32; Bag::SLOTS]);

impl Bag {
    /// Letters share slots where there are more of them; the bound is then lower, and still one.
    const SLOTS: usize = 64;

    fn of(letters: &[char]) -> Self {
        let mut bag = Self([0; Self::SLOTS]);
        for letter in letters {
            bag.0[Self::slot(*letter)] += 1;
        }
        bag
    }

    fn slot(letter: char) -> usize {
        letter as usize % Self::SLOTS
    }

    /// How far another name is at least.
    fn at_least(&self, other: &[char]) -> usize {
        let mut left = self.0;
        for letter in other {
            left[Self::slot(*letter)] -= 1;
        }
        let missing: i32 = left.iter().filter(|count| **count > 0).sum();
        let added: i32 = left.iter().filter(|count| **count < 0).sum();
        missing.max(-added) as usize
    }
}

/// The edits from one name to the other: letters put in, taken out or exchanged, and neighbours that change places
/// (optimal string alignment). `None` if there are more than `most`, which is found out early: content is untrusted, and no
/// library in use stops there.
fn distance_within(one: &[char], other: &[char], most: usize) -> Option<usize> {
    let (one, other) = without_common_ends(one, other);
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let far = most + 1;
    let width = other.len() + 1;
    let mut before = vec![far; width];
    let mut last: Vec<usize> = (0..width).collect();
    let mut row = vec![far; width];
    let mut least_of_last = 0;
    for i in 1..=one.len() {
        // Only cells near the diagonal can hold a distance that is small enough.
        let from = i.saturating_sub(most).max(1);
        let to = (i + most).min(other.len());
        row[from - 1] = if from == 1 { i } else { far };
        let mut least = row[from - 1];
        for j in from..=to {
            let same = usize::from(one[i - 1] != other[j - 1]);
            let mut edits = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                edits = edits.min(before[j - 2] + 1);
            }
            row[j] = edits;
            least = least.min(edits);
        }
        // The next row looks one cell farther.
        if let Some(next) = row.get_mut(to + 1) {
            *next = far;
        }
        if least.min(least_of_last) > most {
            return None;
        }
        least_of_last = least;
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[other.len()]).filter(|edits| *edits <= most)
}

/// Two names without what they begin and end with alike.
fn without_common_ends<'n>(one: &'n [char], other: &'n [char]) -> (&'n [char], &'n [char]) {
    let same = |(one, other): &(&char, &char)| one == other;
    let start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    (&one[..one.len() - end], &other[..other.len() - end])
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

    /// Every pair of names of up to five letters out of three.
    fn pairs() -> impl Iterator<Item = (String, String)> {
        let names = || {
            (0..3_usize.pow(5)).map(|number| -> String {
                let length = number % 6;
                let digit = |place: u32| number / 3_usize.pow(place) % 3;
                (0..length as u32)
                    .map(|place| ['a', 'b', '1'][digit(place)])
                    .collect()
            })
        };
        names().flat_map(move |one| names().map(move |other| (one.clone(), other)))
    }

    #[test]
    fn the_bounded_distance_is_the_distance_within_the_bound() {
        for (one, other) in pairs() {
            let letters = |name: &str| name.chars().collect::<Vec<char>>();
            let all = strsim::osa_distance(&one, &other);
            for most in 0..5 {
                let found = distance_within(&letters(&one), &letters(&other), most);
                assert_eq!(found, (all <= most).then_some(all), "{one} {other} {most}");
            }
            let bag = Bag::of(&letters(&one)).at_least(&letters(&other));
            assert!(bag <= all, "{one} {other}");
        }
    }

    #[test]
    fn long_names_that_differ_much_are_found_by_their_beginning() {
        let long = format!("{}-{}", "housing", "x".repeat(300));
        assert_eq!(nearest("housing", [long.as_str()]), Some(long.as_str()));
    }

    #[test]
    fn slips_of_the_pen_find_what_was_meant() {
        for (written, meant) in [
            (
                "stutgart-integration-concept",
                "stuttgart-integration-concept",
            ),
            (
                "stuttgart-integration-concpet",
                "stuttgart-integration-concept",
            ),
            (
                "stuttgart-intergation-concept",
                "stuttgart-integration-concept",
            ),
            (
                "stuttgart_integration_concept",
                "stuttgart-integration-concept",
            ),
            (
                "Stuttgart-Integration-Concept",
                "stuttgart-integration-concept",
            ),
            (
                "stuttgartintegration-concept",
                "stuttgart-integration-concept",
            ),
            (
                "stuttgart-integration-concepts",
                "stuttgart-integration-concept",
            ),
            ("häußermann-2007", "haeussermann-2007"),
            ("haussermann-2007", "haeussermann-2007"),
            ("integration-policies", "integration-policy"),
            ("municpality", "municipality"),
            ("kontradiction", "contradiction"),
            ("gestring-2041", "gestring-2014"),
            ("gesemann-roth-2009", "gesemann-roth-2009a"),
            ("gaol", "goal"),
            ("becaus", "because"),
            ("becuase", "because"),
            ("edtior", "editor"),
            ("superseded", "superseded-by"),
        ] {
            let others = ["essen", "housing", "frankfurt-integration-plan"];
            let found = nearest(written, others.into_iter().chain([meant]));
            assert_eq!(found, Some(meant), "{written}");
        }
    }

    #[test]
    fn another_name_is_no_slip_of_the_pen() {
        for (written, other) in [
            (
                "hamburg-integration-concept",
                "stuttgart-integration-concept",
            ),
            ("bonn-integration-concept", "koeln-integration-concept"),
            ("essen-integration-concept", "emden-integration-concept"),
            ("hamburg-integration-concept", "integration-concept"),
            ("integration-concept-hamburg", "integration-concept"),
            ("gestring-janssen-polat", "gestring"),
            ("gesemann-roth-2009b", "gesemann-roth-2009a"),
            ("bund-2007", "bund-2008"),
            ("section-2", "section-3"),
            ("section-12", "section-13"),
            ("sgb-viii", "bgb-viii"),
            ("plan-b", "plan"),
            ("a", "b"),
            ("eu", "en"),
            ("year", "levels"),
            ("colour", "competence"),
        ] {
            assert_eq!(nearest(written, [other]), None, "{written}");
        }
    }

    #[test]
    fn of_several_that_begin_alike_none_is_meant() {
        assert_eq!(nearest("bund", ["bund-2007"]), Some("bund-2007"));
        assert_eq!(nearest("bund", ["bund-2007", "bund-2012"]), None);
    }
}
