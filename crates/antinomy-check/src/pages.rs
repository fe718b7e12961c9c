//! Pages as people write them: `24`, `24–27`, `321-35`, `24 f.`, `12-14, 20`, `xii`, `S45`.

/// Signs that stand between the ends of a range.
const DASHES: &[char] = &['-', '–', '—', '‐', '‑', '−'];
/// What follows a page when the next ones are meant too.
const FOLLOWING: &[&str] = &[
    "ff.", "ff", "f.", "f", "sqq.", "sqq", "sq.", "sq", "et seq.",
];
/// What people write where there are no page numbers, or too many.
const WITHOUT_NUMBER: &[&str] = &[
    "passim", "o. S.", "o.S.", "n. p.", "n.p.", "n. pag.", "s. p.", "s.p.", "unpag.",
];

/// Pages that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// The first.
    pub(crate) first: u32,
    /// The last that is named: 335 for `321-35`, and for a single page the page itself.
    pub(crate) last: u32,
    /// Whether two ends were written.
    pub(crate) has_end: bool,
    /// Whether it goes on from there: `24 ff.`
    pub(crate) goes_on: bool,
}

/// What stands between two commas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages<'t> {
    /// Plain numbers.
    Numbers(Range),
    /// Roman numbers, numbers with letters, or the remark that there are none: right, but in no order with others.
    Marked,
    /// Nothing that a page could be called.
    NoPage(&'t str),
}

/// The pages that a text names, part by part.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = Pages<'_>> {
    text.split([',', ';', '/', '+', '&'])
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim_matches(|it: char| it.is_whitespace() || "[]()".contains(it)))
        .filter(|part| !part.is_empty())
        .map(part)
}

/// The ranges of a text that consists of plain numbers; nothing if anything else stands there.
pub(crate) fn ranges(text: &str) -> Option<impl Iterator<Item = Range>> {
    let numbers = |part| match part {
        Pages::Numbers(range) => Some(range),
        _ => None,
    };
    parts(text)
        .all(|part| numbers(part).is_some())
        .then(|| parts(text).filter_map(numbers))
}

fn part(text: &str) -> Pages<'_> {
    let following = FOLLOWING.iter().find_map(|sign| {
        let rest = text.strip_suffix(sign)?.trim_end();
        rest.ends_with(|it: char| it.is_ascii_digit())
            .then_some(rest)
    });
    let pages = following.unwrap_or(text);
    let ends = pages.split_once(" bis ").or(pages.split_once(" to "));
    let (first, last) = ends
        .or(pages.split_once(DASHES))
        .map_or((pages, None), |(first, last)| (first, Some(last)));
    let last = last.map(|last| last.trim_start_matches(DASHES).trim());
    match (number(first.trim()), last.map(number)) {
        (Some(first), None) => Pages::Numbers(Range {
            first,
            last: first,
            has_end: false,
            goes_on: following.is_some(),
        }),
        (Some(first), Some(Some(end))) => Pages::Numbers(Range {
            first,
            last: written_out(first, end),
            has_end: true,
            goes_on: following.is_some(),
        }),
        _ if pages.split(DASHES).map(str::trim).all(is_marked)
            || WITHOUT_NUMBER
                .iter()
                .any(|it| it.eq_ignore_ascii_case(pages)) =>
        {
            Pages::Marked
        }
        _ => Pages::NoPage(text),
    }
}

/// A number in digits, which is what most places name; one that no number can hold is the greatest.
pub(crate) fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u32::MAX))
}

/// The end of a range whose first digits were left out, because they are those of its beginning: 335 for `321-35`.
fn written_out(first: u32, end: u32) -> u32 {
    let length = |number: u32| number.checked_ilog10().unwrap_or(0) + 1;
    if end == 0 || length(end) >= length(first) {
        return end;
    }
    let unit = 10_u32.pow(length(end));
    let full = first - first % unit + end;
    if full >= first { full } else { end }
}

/// Roman numbers, single letters, and numbers with a few letters before or after: `xii`, `A`, `S45`, `12a`, `3.7`.
fn is_marked(text: &str) -> bool {
    let is_roman = |text: &str| text.chars().all(|it| "ivxlcdmIVXLCDM".contains(it));
    let letters = text.chars().take_while(|it| it.is_alphabetic()).count();
    let rest = text.trim_start_matches(char::is_alphabetic);
    let after = rest.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    if rest.is_empty() {
        return letters == 1 || (letters > 1 && is_roman(text));
    }
    letters <= 4
        && after.len() < rest.len()
        && after.chars().count() <= 2
        && after.chars().all(|it| it.is_alphabetic() || it == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Vec<(u32, u32)> {
        let ranges = ranges(text).into_iter().flatten();
        ranges.map(|range| (range.first, range.last)).collect()
    }

    #[test]
    fn ranges_are_read_whatever_the_dash() {
        for text in [
            "24-27",
            "24–27",
            "24 – 27",
            "24--27",
            "24 bis 27",
            "[24-27]",
        ] {
            assert_eq!(ends(text), [(24, 27)], "{text}");
        }
        assert_eq!(ends("12-14, 20 und 31"), [(12, 14), (20, 20), (31, 31)]);
    }

    #[test]
    fn an_end_without_its_first_digits_is_written_out() {
        assert_eq!(ends("321-35"), [(321, 335)]);
        assert_eq!(ends("1034-7"), [(1034, 1037)]);
        assert_eq!(ends("321-15"), [(321, 15)]);
        assert_eq!(ends("27-24"), [(27, 24)]);
    }

    #[test]
    fn pages_that_follow_are_seen_and_not_taken_for_letters() {
        for text in ["24 f.", "24f.", "24 ff.", "24ff", "24 et seq."] {
            let range = ranges(text).and_then(|mut ranges| ranges.next());
            assert!(range.is_some_and(|range| range.first == 24 && range.goes_on));
        }
    }

    #[test]
    fn roman_numbers_and_letters_are_pages_that_no_order_is_known_of() {
        for text in [
            "xii-xv", "S45-S52", "e1000123", "12a", "12*", "A-12", "3.7", "o. S.", "2-3-2",
        ] {
            assert!(parts(text).all(|part| part == Pages::Marked), "{text}");
        }
    }

    #[test]
    fn words_are_no_pages() {
        for text in ["Einleitung", "312 S.", "chapter 3", "-12", "??"] {
            let mut parts = parts(text);
            assert!(parts.all(|part| matches!(part, Pages::NoPage(_))), "{text}");
        }
    }
}
