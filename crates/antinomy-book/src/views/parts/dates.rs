//! Dates and time intervals in words.

use antinomy_model::values::{Bound, Date, Interval};
use antinomy_syntax::Argument;
use antinomy_words::Words;

/// A time interval: `2007`, `2007–2011`, `since 2007`, `until 2009`, `2007, end unknown`.
pub(crate) fn interval(words: &Words, time: Interval) -> String {
    let text = |bound: Bound| match bound {
        Bound::At(at) => date(words, at),
        // An end without a date has a message of its own below.
        Bound::Open | Bound::Unknown => String::new(),
    };
    let argument = |name: &'static str, bound| (name, Argument::Text(text(bound)));
    match (time.from, time.until) {
        (Bound::Open, Bound::Open) => words.word("time-always"),
        // A single date is an interval from and to itself.
        (from @ Bound::At(_), until) if from == until => text(from),
        (Bound::Unknown, Bound::Unknown) => words.word("time-unknown"),
        (Bound::Unknown, Bound::Open) => words.word("time-since-unknown"),
        (Bound::Open, Bound::Unknown) => words.word("time-until-unknown"),
        (from, Bound::Open) => words.say("time-since", &[argument("from", from)]),
        (Bound::Open, until) => words.say("time-until", &[argument("until", until)]),
        (from, Bound::Unknown) => words.say("time-end-unknown", &[argument("from", from)]),
        (Bound::Unknown, until) => words.say("time-beginning-unknown", &[argument("until", until)]),
        (from, until) => words.say(
            "time-range",
            &[argument("from", from), argument("until", until)],
        ),
    }
}

/// A date: `16.12.2012` or `16 December 2012`.
pub(crate) fn date(words: &Words, date: Date) -> String {
    let said = |key: &str, date: String| words.say(key, &[("date", Argument::Text(date))]);
    let plain = unmarked(words, date);
    match date.mark {
        Some('~') => said("date-approximate", plain),
        Some(_) => said("date-uncertain", plain),
        None => plain,
    }
}

fn unmarked(words: &Words, date: Date) -> String {
    let year = year(words, date.year);
    let Some(month) = date.month else { return year };
    let mut arguments = vec![
        ("year", Argument::Text(year)),
        ("month", Argument::Word(format!("month-{month}"))),
        ("number", Argument::Number(u64::from(month))),
    ];
    let Some(day) = date.day else {
        return words.say("date-month", &arguments);
    };
    arguments.push(("day", Argument::Number(u64::from(day))));
    words.say("date-day", &arguments)
}

/// Years are astronomical as in EDTF: year 0 is 1 BCE.
fn year(words: &Words, year: i32) -> String {
    if year > 0 {
        return year.to_string();
    }
    let before = (1 - i64::from(year)).to_string();
    words.say("date-before-christ", &[("year", Argument::Text(before))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_both(text: &str) -> [String; 2] {
        let time = Interval::parse(text).unwrap();
        ["de", "en"].map(|tag| interval(&Words::new(tag), time))
    }

    #[test]
    fn a_day_is_written_as_the_language_writes_it() {
        assert_eq!(in_both("2012-12-16"), ["16.12.2012", "16 December 2012"]);
        assert_eq!(in_both("2012-03"), ["März 2012", "March 2012"]);
    }

    #[test]
    fn an_interval_says_its_open_ends() {
        assert_eq!(in_both("2007/2011"), ["2007–2011", "2007–2011"]);
        assert_eq!(in_both("2007/.."), ["seit 2007", "since 2007"]);
        assert_eq!(in_both("../2009"), ["bis 2009", "until 2009"]);
        assert_eq!(in_both("../.."), ["jederzeit", "at any time"]);
    }

    #[test]
    fn an_unknown_end_is_said_to_be_one() {
        assert_eq!(
            in_both("2007/"),
            ["2007, Ende unbekannt", "2007, end unknown"]
        );
        assert_eq!(
            in_both("/2009"),
            [
                "Anfang unbekannt, bis 2009",
                "beginning unknown, until 2009"
            ]
        );
        assert_eq!(
            in_both("../"),
            ["früher, Ende unbekannt", "formerly, end unknown"]
        );
        assert_eq!(
            in_both("/.."),
            ["seit unbekannter Zeit", "since an unknown time"]
        );
        assert_eq!(in_both("/"), ["unbekannt", "unknown"]);
    }

    #[test]
    fn an_approximate_date_says_so() {
        assert_eq!(in_both("1990~"), ["um 1990", "c. 1990"]);
        assert_eq!(in_both("1990?"), ["vermutlich 1990", "probably 1990"]);
    }
}
