//! Dates and intervals: the part of EDTF (ISO 8601-2:2019, level 0, with `~`, `?`, `%` and open ends of level 1)
//! that policy documents need.

use std::fmt;

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, may be negative.
    pub year: i32,
    /// Month from 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Marked as uncertain (`?`) or approximate (`~`) or both (`%`).
    pub mark: Option<char>,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        self.mark.map_or(Ok(()), |mark| write!(f, "{mark}"))
    }
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `..`: it goes on.
    Open,
    /// Nothing before or after the slash: there is an end, at an unknown date.
    Unknown,
    /// At this date.
    At(Date),
}

impl Bound {
    /// The year, if there is one.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        match self {
            Self::At(date) => Some(date.year),
            _ => None,
        }
    }

    /// The date, if there is one without a mark of uncertainty.
    #[must_use]
    pub fn certain(self) -> Option<Date> {
        match self {
            Self::At(date) if date.mark.is_none() => Some(date),
            _ => None,
        }
    }
}

/// A stretch of time; a single date is an interval that begins and ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Its beginning.
    pub from: Bound,
    /// Its end.
    pub until: Bound,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Written in another way that is clear; this is how it is meant here.
    OtherForm(String),
    /// Written in a way that can hardly mean anything else than this.
    Meant(String),
    /// Says that there is no date, as bibliographies do.
    Undated,
    /// There is no such month or day.
    NoSuchDay,
    /// The end lies before the beginning.
    Reversed,
    /// Anything else.
    NoDate,
}

impl Interval {
    /// Since a date that nobody knows.
    pub const UNKNOWN_BEGINNING: Self = Self {
        from: Bound::Unknown,
        until: Bound::Open,
    };

    /// Reads `2007`, `2007-07`, `2007-07-12`, `2007~`, `2007/2011`, `2007/..`, `../2009`.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, DateProblem> {
        let text = text.trim();
        Self::parse_strictly(text).map_err(|problem| match problem {
            // Guesses come last: they must not hide a more exact problem.
            DateProblem::NoDate if is_undated(text) => DateProblem::Undated,
            DateProblem::NoDate => meant(text).map_or(DateProblem::NoDate, DateProblem::Meant),
            problem => problem,
        })
    }

    fn parse_strictly(text: &str) -> Result<Self, DateProblem> {
        if let Some(interval) = hyphenated(text) {
            return Err(DateProblem::OtherForm(interval));
        }
        let Some((from, until)) = text.split_once('/') else {
            let date = Date::parse(text)?;
            return Ok(Self {
                from: Bound::At(date),
                until: Bound::At(date),
            });
        };
        let bound = |part: &str| match part.trim() {
            ".." => Ok(Bound::Open),
            "" => Ok(Bound::Unknown),
            date => Date::parse(date).map(Bound::At),
        };
        let interval = Self {
            from: bound(from)?,
            until: bound(until)?,
        };
        match (interval.from, interval.until) {
            // The widest reading: `2007-07/2007` is not reversed.
            (Bound::At(from), Bound::At(until)) if from.first_day() > until.last_day() => {
                Err(DateProblem::Reversed)
            }
            _ => Ok(interval),
        }
    }

    /// Whether it is over before this day begins. An interval with an open or unknown end is not.
    #[must_use]
    pub fn ends_before(self, day: Date) -> bool {
        matches!(self.until, Bound::At(end) if end.ends_before(day))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |f: &mut fmt::Formatter<'_>, bound: Bound| match bound {
            Bound::Open => f.write_str(".."),
            Bound::Unknown => Ok(()),
            Bound::At(date) => date.fmt(f),
        };
        end(f, self.from)?;
        // A single date is an interval that begins and ends with it.
        if self.from == self.until && self.from.year().is_some() {
            return Ok(());
        }
        f.write_str("/")?;
        end(f, self.until)
    }
}

impl Date {
    /// A whole year.
    #[must_use]
    pub fn of_year(year: i32) -> Self {
        Self {
            year,
            month: None,
            day: None,
            mark: None,
        }
    }

    fn parse(text: &str) -> Result<Self, DateProblem> {
        if let Some(iso) = german(text).or_else(|| unpadded(text)) {
            return Err(DateProblem::OtherForm(iso));
        }
        let (body, mark) = match text.chars().last() {
            // EDTF level 1 qualifies the whole date; the marks are ASCII, so one byte each.
            Some(mark @ ('~' | '?' | '%')) => (&text[..text.len() - 1], Some(mark)),
            _ => (text, None),
        };
        let (sign, digits) = body.strip_prefix('-').map_or((1, body), |rest| (-1, rest));
        let mut parts = digits.split('-');
        let year = number(parts.next(), 4)?.ok_or(DateProblem::NoDate)? * sign;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(DateProblem::NoDate);
        }
        let month = month.map(|month| u8::try_from(month).unwrap_or(0));
        let day = day.map(|day| u8::try_from(day).unwrap_or(0));
        if month.is_some_and(|month| !(1..=12).contains(&month))
            || day.is_some_and(|day| day == 0 || day > days_in(year, month.unwrap_or(1)))
        {
            return Err(DateProblem::NoSuchDay);
        }
        Ok(Self {
            year,
            month,
            day,
            mark,
        })
    }

    /// Whether it lies before another date, as exactly as both are known: 2007 is not before May 2007.
    #[must_use]
    pub fn ends_before(self, other: Self) -> bool {
        self.last_day() < other.first_day()
    }

    /// The first day that it may mean as a number, `20070301` for `2007-03`, so that days can be compared where there are no dates.
    #[must_use]
    pub fn first_day_number(self) -> i64 {
        number_of(self.first_day())
    }

    /// The last day that it may mean as a number: `20070331` for `2007-03`. A month has 31 days here, since days are only compared.
    #[must_use]
    pub fn last_day_number(self) -> i64 {
        number_of(self.last_day())
    }

    fn first_day(self) -> (i32, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn last_day(self) -> (i32, u8, u8) {
        // 31 in every month, since it is only compared.
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

fn number_of((year, month, day): (i32, u8, u8)) -> i64 {
    i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day)
}

/// A number of exactly `digits` ASCII digits, or nothing where there is no part.
fn number(part: Option<&str>, digits: usize) -> Result<Option<i32>, DateProblem> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateProblem::NoDate);
    }
    part.parse().map(Some).map_err(|_| DateProblem::NoDate)
}

fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `16.12.2012` as `2012-12-16`, `12.2012` as `2012-12`.
fn german(text: &str) -> Option<String> {
    let parts: Vec<u32> = text
        .split('.')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let iso = match parts[..] {
        // Years of two digits are ambiguous: `meant` suggests them.
        [day, month, year] if year > 999 => format!("{year:04}-{month:02}-{day:02}"),
        [month, year] if year > 999 => format!("{year:04}-{month:02}"),
        _ => return None,
    };
    Date::parse(&iso).ok().map(|_| iso)
}

/// `2007-7-1` as `2007-07-01`.
fn unpadded(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let mut iso = year.to_owned();
    let mut is_short = false;
    for part in parts {
        is_short |= part.len() == 1;
        let number: u8 = part.parse().ok().filter(|_| part.len() < 3)?;
        iso += &format!("-{number:02}");
    }
    (is_short && Date::parse(&iso).is_ok()).then_some(iso)
}

/// `o. J.`, `n.d.`: bibliographies say so where a source has no date.
fn is_undated(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "oj",
        "od",
        "nd",
        "undated",
        "undatiert",
        "ohnejahr",
        "nodate",
        "unknown",
        "unbekannt",
    ];
    let letters = |c: &char| !matches!(c, '.' | ' ' | '[' | ']');
    let word: String = text.to_lowercase().chars().filter(letters).collect();
    WORDS.contains(&word.as_str())
}

/// What a date in words, or with slashes, most probably means: `Juli 2007`, `03/2007`, `2012/12/16`, `04.05.12`.
fn meant(text: &str) -> Option<String> {
    const ABOUT: &[&str] = &["ca.", "ca ", "circa ", "um ", "about ", "around ", "c."];
    let text = text.to_lowercase();
    let about = ABOUT.iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = about.map(str::trim) {
        let date = match Date::parse(rest) {
            Ok(date) => Some(date.to_string()).filter(|_| date.mark.is_none()),
            Err(DateProblem::OtherForm(iso)) => Some(iso),
            Err(_) => in_words(rest),
        };
        return date.map(|date| format!("{date}~"));
    }
    in_words(&text)
        .or_else(|| with_slashes(&text))
        .or_else(|| short_year(&text))
}

/// What reads as a date when its parts are put together, if there is such a day.
fn assemble(year: u32, month: u32, day: Option<u32>) -> Option<String> {
    let day = day.map_or(String::new(), |day| format!("-{day:02}"));
    let iso = format!("{year:04}-{month:02}{day}");
    Date::parse(&iso).ok().map(|_| iso)
}

fn with_slashes(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let numbers: Vec<u32> = parts
        .iter()
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match numbers[..] {
        // `03/04/2007` is left alone: the order of day and month depends on the country.
        [month, year] if parts[1].len() == 4 => assemble(year, month, None),
        [year, month, day] if parts[0].len() == 4 => assemble(year, month, Some(day)),
        _ => None,
    }
}

/// A day with two digits for the year; those that lie far ahead are of the last century.
fn short_year(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let short: u32 = year.parse().ok().filter(|_| year.len() == 2)?;
    let century = if short < 50 { 2000 } else { 1900 };
    assemble(
        century + short,
        month.parse().ok()?,
        Some(day.parse().ok()?),
    )
}

fn in_words(text: &str) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, None);
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    for word in words.filter(|word| !word.is_empty()) {
        let number = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .unwrap_or(word)
            .parse::<u32>();
        let place = match number {
            Ok(_) if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) => &mut year,
            Ok(_) => &mut day,
            Err(_) => &mut month,
        };
        let value = number.ok().or_else(|| month_named(word))?;
        // Two years or two months are no single date.
        if place.replace(value).is_some() {
            return None;
        }
    }
    assemble(year?, month?, day)
}

/// The number of a month from its German or English name, or three letters of it and more.
fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["januar", "january", "jänner"],
        &["februar", "february"],
        &["märz", "march", "maerz", "mrz"],
        &["april"],
        &["mai", "may"],
        &["juni", "june"],
        &["juli", "july"],
        &["august"],
        &["september"],
        &["oktober", "october"],
        &["november"],
        &["dezember", "december"],
    ];
    let is_meant = |names: &&[&str]| names.iter().any(|name| name.starts_with(word));
    let at = MONTHS.iter().position(is_meant);
    // `ma` may be March or May.
    at.filter(|_| word.chars().count() > 2)
        .and_then(|at| u32::try_from(at + 1).ok())
}

/// `2005-2007` as `2005/2007`.
fn hyphenated(text: &str) -> Option<String> {
    let (from, until) = text.split_once(['-', '–'])?;
    let year = |text: &str| {
        text.trim()
            .parse::<i32>()
            .ok()
            .filter(|_| text.trim().len() == 4)
    };
    let (from, until) = (year(from)?, year(until)?);
    (from <= until).then(|| format!("{from:04}/{until:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, DateProblem> {
        Interval::parse(text).map(|interval| interval.to_string())
    }

    #[test]
    fn dates_and_intervals_come_out_as_they_went_in() {
        for text in [
            "2007",
            "2007-07",
            "2007-07-12",
            "2007~",
            "2007/2011",
            "2007/..",
            "../2009",
            "2007/",
            "-0044",
            "../..",
            "/",
        ] {
            assert_eq!(parse(text), Ok(text.to_owned()));
        }
    }

    #[test]
    fn the_german_way_is_understood_and_corrected() {
        assert_eq!(
            parse("16.12.2012"),
            Err(DateProblem::OtherForm("2012-12-16".into()))
        );
    }

    #[test]
    fn missing_zeros_and_hyphens_between_years_are_corrected() {
        for (text, meant) in [
            ("2007-7-1", "2007-07-01"),
            ("2007-7", "2007-07"),
            ("2005-2007", "2005/2007"),
            ("2005 – 2007", "2005/2007"),
        ] {
            assert_eq!(parse(text), Err(DateProblem::OtherForm(meant.into())));
        }
    }

    #[test]
    fn dates_in_words_and_with_slashes_are_guessed() {
        for (text, meant) in [
            ("Juli 2007", "2007-07"),
            ("Sept. 2007", "2007-09"),
            ("03/2007", "2007-03"),
            ("ca. 2007", "2007~"),
            ("16. Dezember 2012", "2012-12-16"),
            ("December 16th, 2012", "2012-12-16"),
            ("2012/12/16", "2012-12-16"),
            ("04.05.12", "2012-05-04"),
        ] {
            assert_eq!(parse(text), Err(DateProblem::Meant(meant.into())));
        }
        assert_eq!(parse("o. J."), Err(DateProblem::Undated));
        assert_eq!(parse("n.d."), Err(DateProblem::Undated));
        assert_eq!(parse("30. Februar 2012"), Err(DateProblem::NoDate));
    }

    #[test]
    fn impossible_days_and_reversed_intervals_are_told_apart() {
        assert_eq!(parse("2007-02-29"), Err(DateProblem::NoSuchDay));
        assert_eq!(parse("2011/2007"), Err(DateProblem::Reversed));
        assert_eq!(parse("summer 2007"), Err(DateProblem::NoDate));
    }
}
