//! Page numbers as authors write them: `24`, `24–27`, `321-35`, `24 f.`, `12-14, 20`, `xii`, `S45`.

/// Signs between the ends of a range.
const DASHES: &[char] = &['-', '–', '—', '‐', '‑', '−'];
/// Signs behind a page that mean the following pages, too.
const FOLLOWING: &[&str] = &[
    "ff.", "ff", "f.", "f", "sqq.", "sqq", "sq.", "sq", "et seq.",
];
/// Remarks instead of page numbers, and pages that have a name.
const WITHOUT_NUMBER: &[&str] = &[
    "passim",
    "o. S.",
    "o.S.",
    "n. p.",
    "n.p.",
    "n. pag.",
    "s. p.",
    "s.p.",
    "unpag.",
    "unpaginiert",
    "unpaginated",
    "Titelblatt",
    "Titelseite",
    "Umschlag",
    "Einband",
    "Vorsatz",
    "Klappentext",
    "Frontispiz",
    "Impressum",
    "title page",
    "cover",
    "back cover",
    "endpaper",
    "frontispiece",
    "imprint",
    "colophon",
];

/// Whether a text cannot be a page: words or signs, without a number, a Roman numeral, a mark of a few letters, or a name that
/// pages have. Words of a script that we cannot read may be numerals.
pub(crate) fn is_no_page(text: &str) -> bool {
    /// Up to here a word may be a mark: `Aa`, `ff`.
    const MARK: usize = 2;
    let is_latin = |letter: char| !letter.is_alphabetic() || letter <= '\u{24f}';
    let is_word = |part: PagePart<'_>| match part {
        PagePart::NoPage(text) => {
            let letters = text.chars().filter(|it| it.is_alphabetic()).count();
            letters == 0 || letters > MARK
        }
        _ => false,
    };
    !text.chars().any(char::is_numeric) && text.chars().all(is_latin) && parts(text).all(is_word)
}

/// A range of pages, or a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageRange {
    /// The first page.
    pub(crate) first: u32,
    /// The last page named: 335 for `321-35`; of a single page, the page itself.
    pub(crate) last: u32,
    /// Whether two ends were written.
    pub(crate) has_end: bool,
    /// Whether following pages are meant, too: `24 ff.`
    pub(crate) goes_on: bool,
}

/// One part of a list of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PagePart<'t> {
    /// Arabic numbers.
    Numbers(PageRange),
    /// Roman numerals, numbers with letters, or a remark from [`WITHOUT_NUMBER`]: valid, but not ordered.
    Marked,
    /// Anything else.
    NoPage(&'t str),
}

/// The parts of a list of pages.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = PagePart<'_>> {
    // Nearly all are simple, and words between parts are slow to look for.
    let simple = simple(text);
    let other = simple.is_none().then_some(text);
    let other = other
        .into_iter()
        .flat_map(|text| text.split([',', ';', '/', '+', '&']))
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim_matches(|it: char| it.is_whitespace() || "[]()".contains(it)))
        .filter(|part| !part.is_empty())
        .map(part);
    simple.into_iter().map(PagePart::Numbers).chain(other)
}

/// `24` or `24–27`.
fn simple(text: &str) -> Option<PageRange> {
    let (first, last) = match text.split_once(DASHES) {
        Some((first, last)) => (number(first)?, Some(number(last)?)),
        None => (number(text)?, None),
    };
    Some(PageRange {
        first,
        last: last.map_or(first, |last| written_out(first, last)),
        has_end: last.is_some(),
        goes_on: false,
    })
}

/// The ranges of a list of pages; `None` unless all of its parts are numbers.
pub(crate) fn ranges(text: &str) -> Option<Vec<PageRange>> {
    let numbers = |part| match part {
        PagePart::Numbers(range) => Some(range),
        _ => None,
    };
    parts(text).map(numbers).collect()
}

fn part(text: &str) -> PagePart<'_> {
    // A suffix counts behind a digit only, so that `xff` is a word.
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
    // `24--27`: `split_once` leaves the second hyphen.
    let last = last.map(|last| last.trim_start_matches(DASHES).trim());
    match (number(first.trim()), last.map(number)) {
        (Some(first), None) => PagePart::Numbers(PageRange {
            first,
            last: first,
            has_end: false,
            goes_on: following.is_some(),
        }),
        (Some(first), Some(Some(end))) => PagePart::Numbers(PageRange {
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
            PagePart::Marked
        }
        _ => PagePart::NoPage(text),
    }
}

/// A decimal number, saturating. `None` if there is anything but digits.
pub(crate) fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u32::MAX))
}

/// The end of a range with the leading digits that it shares with the beginning: 335 for `321-35`.
fn written_out(first: u32, end: u32) -> u32 {
    let length = |number: u32| number.checked_ilog10().unwrap_or(0) + 1;
    if end == 0 || length(end) >= length(first) {
        return end;
    }
    let unit = 10_u32.pow(length(end));
    let full = first - first % unit + end;
    // `321-15` cannot be abbreviated: it is reversed as it is written.
    if full >= first { full } else { end }
}

/// Whether it is a Roman numeral, a single letter, or a number with a few letters before or after: `xii`, `A`, `S45`, `A 12`,
/// `12a`, `3.7`.
fn is_marked(text: &str) -> bool {
    let is_roman = |text: &str| text.chars().all(|it| "ivxlcdmIVXLCDM".contains(it));
    let letters = text.chars().take_while(|it| it.is_alphabetic()).count();
    let rest = text.trim_start_matches(char::is_alphabetic);
    let rest = match letters {
        1 => rest.strip_prefix(' ').unwrap_or(rest),
        _ => rest,
    };
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
            let range = ranges(text).and_then(|ranges| ranges.first().copied());
            assert!(range.is_some_and(|range| range.first == 24 && range.goes_on));
        }
    }

    #[test]
    fn roman_numbers_and_letters_are_pages_that_no_order_is_known_of() {
        for text in [
            "xii-xv", "S45-S52", "e1000123", "12a", "12*", "A-12", "A 12", "3.7", "o. S.", "2-3-2",
        ] {
            assert!(parts(text).all(|part| part == PagePart::Marked), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_page_is_told_from_what_is_unusual() {
        for text in [
            "abc",
            "Einleitung",
            "??",
            "in press",
            "Seite zwölf",
            "siehe oben",
        ] {
            assert!(is_no_page(text), "{text}");
        }
        for text in [
            "24",
            "24 ff.",
            "f.",
            "ff.",
            "IV",
            "xii",
            "e12",
            "A-3",
            "A 12",
            "S3",
            "12a",
            "Aa",
            "fol. 3r",
            "Taf. 3",
            "312 S.",
            "24 und öfter",
            "passim",
            "o. S.",
            "Titelblatt",
            "cover",
            "十二頁",
            "١٢",
            "½",
        ] {
            assert!(!is_no_page(text), "{text}");
        }
    }

    #[test]
    fn words_are_no_pages() {
        for text in ["Einleitung", "312 S.", "chapter 3", "-12", "??"] {
            let mut parts = parts(text);
            assert!(
                parts.all(|part| matches!(part, PagePart::NoPage(_))),
                "{text}"
            );
        }
    }
}
