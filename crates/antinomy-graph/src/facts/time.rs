//! When a statement holds, and whether two of them hold at one time.
//!
//! A date that nobody knows is neither then nor never. An interval therefore has two extents: a hull, which it does not leave,
//! and a core, which it surely holds. Two statements surely overlap where their cores do, and surely do not where not even
//! their hulls do; anything between stays open.

use super::Facts;
use antinomy_model::Record;
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::values::{Bound, Date, Interval};
use std::cmp::Ordering;

/// Whether two statements hold at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlap {
    /// There is a year in which both surely hold.
    Certain,
    /// The known dates allow either.
    Open,
    /// There is no year in which both can hold.
    Excluded,
}

impl Overlap {
    /// The word for it in data and messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Open => "open",
            Self::Excluded => "excluded",
        }
    }

    /// Whether two intervals have a time in common. Marks of uncertainty do not count: `2007~` is the year 2007.
    #[must_use]
    pub fn of(a: Interval, b: Interval) -> Self {
        let cores = Extent::core(a).zip(Extent::core(b));
        if !Extent::hull(a).meets(Extent::hull(b)) {
            Self::Excluded
        } else if cores.is_some_and(|(a, b)| a.meets(b)) {
            Self::Certain
        } else {
            Self::Open
        }
    }
}

/// A stretch of time with both ends in it; an end without a date has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Its first date.
    pub from: Option<Date>,
    /// Its last date.
    pub until: Option<Date>,
}

impl Extent {
    /// When an interval may hold: an open or unknown end is without bound.
    #[must_use]
    pub fn hull(interval: Interval) -> Self {
        Self {
            from: date(interval.from),
            until: date(interval.until),
        }
    }

    /// When an interval surely holds. Where one end is unknown, that is the date at the other end; where neither is known,
    /// never.
    #[must_use]
    pub fn core(interval: Interval) -> Option<Self> {
        match (interval.from, interval.until) {
            (Bound::At(only), Bound::Unknown) | (Bound::Unknown, Bound::At(only)) => Some(Self {
                from: Some(only),
                until: Some(only),
            }),
            (Bound::Unknown, _) | (_, Bound::Unknown) => None,
            _ => Some(Self::hull(interval)),
        }
    }

    /// Whether two stretches have a time in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        !ends_before(self.until, other.from) && !ends_before(other.until, self.from)
    }
}

fn date(bound: Bound) -> Option<Date> {
    match bound {
        Bound::At(date) => Some(date),
        Bound::Open | Bound::Unknown => None,
    }
}

/// Whether an end lies before a beginning, as exactly as both dates are known: May 2007 is not before 2007.
fn ends_before(end: Option<Date>, start: Option<Date>) -> bool {
    let Some((end, start)) = end.zip(start) else {
        return false;
    };
    let finer = |end: Option<u8>, start: Option<u8>| {
        end.zip(start)
            .map_or(Ordering::Equal, |(end, start)| end.cmp(&start))
    };
    let by_month = || finer(end.month, start.month);
    // Days of different months are not comparable; of one unknown month there is no day.
    end.year
        .cmp(&start.year)
        .then_with(by_month)
        .then_with(|| finer(end.day, start.day))
        .is_lt()
}

impl Facts {
    /// When a statement holds: its own time, else from the date of its source until the year before the date of what superseded
    /// it.
    #[must_use]
    pub fn time_of(&self, statement: &Statement) -> Interval {
        if let Some(time) = &statement.time {
            return time.value;
        }
        let Some((_, source)) = self.source_of(statement) else {
            return Interval::UNKNOWN_BEGINNING;
        };
        let from = match self.issued(source) {
            Some(issued) => issued.from,
            None => Bound::Unknown,
        };
        Interval {
            from,
            until: self.superseded(source, from),
        }
    }

    /// Whether two statements hold at one time.
    #[must_use]
    pub fn overlap(&self, a: &Statement, b: &Statement) -> Overlap {
        // Said side by side, whenever that was: in one source, in one section of it, or in documents that belong together.
        if a.time.is_none() && b.time.is_none() && self.are_said_together(a, b) {
            return Overlap::Certain;
        }
        Overlap::of(self.time_of(a), self.time_of(b))
    }

    fn are_said_together(&self, a: &Statement, b: &Statement) -> bool {
        let sources = self.source_of(a).zip(self.source_of(b));
        sources.is_some_and(|((a, _), (b, _))| a == b || self.corpora().join(a, b))
    }

    /// When a source was published; a corpus without a date of its own, when the latest of its members was.
    #[must_use]
    pub fn issued(&self, source: &Source) -> Option<Interval> {
        if let Some(issued) = &source.issued {
            return Some(issued.value);
        }
        let members = source.members.iter();
        let members = members.filter_map(|member| self.base.resolve(member)?.source());
        let dates = members.filter_map(|member| Some(member.issued.as_ref()?.value));
        dates.max_by_key(|issued| date(issued.from))
    }

    /// Until when what a source says holds: the year before the date of its successor, but not before it began.
    fn superseded(&self, source: &Source, from: Bound) -> Bound {
        let successor = source.superseded_by.as_ref();
        let successor = successor
            .and_then(|next| self.base.resolve(next))
            .and_then(Record::source);
        let replaced = successor.and_then(|next| date(self.issued(next)?.from));
        let Some(replaced) = replaced else {
            return Bound::Open;
        };
        let end = Date {
            mark: replaced.mark,
            ..Date::of_year(replaced.year - 1)
        };
        match from {
            Bound::At(from) if ends_before(Some(end), Some(from)) => Bound::At(from),
            _ => Bound::At(end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::base;
    use std::sync::Arc;

    fn at(text: &str) -> Interval {
        Interval::parse(text).unwrap()
    }

    #[track_caller]
    fn assert_overlap(a: &str, b: &str, expected: Overlap) {
        let (a, b) = (at(a), at(b));
        assert_eq!(Overlap::of(a, b), expected, "{a} {b}");
        assert_eq!(Overlap::of(b, a), expected, "{b} {a}");
    }

    #[test]
    fn what_is_known_at_both_ends_overlaps_or_does_not() {
        assert_overlap("2005/2007", "2007/..", Overlap::Certain);
        assert_overlap("../2004", "2005", Overlap::Excluded);
        assert_overlap("../..", "2005", Overlap::Certain);
    }

    #[test]
    fn where_one_end_is_unknown_the_other_one_is_sure() {
        assert_overlap("1980~/", "1980/..", Overlap::Certain);
        assert_overlap("1980/", "1985", Overlap::Open);
        assert_overlap("1980/", "1979", Overlap::Excluded);
        assert_overlap("/1990", "1990", Overlap::Certain);
        assert_overlap("/1990", "1985", Overlap::Open);
        assert_overlap("/1990", "1991/..", Overlap::Excluded);
    }

    #[test]
    fn where_no_year_is_known_nothing_is_sure() {
        assert_overlap("../", "2005/..", Overlap::Open);
        assert_overlap("/..", "2005", Overlap::Open);
        assert_overlap("/", "../..", Overlap::Open);
    }

    #[test]
    fn months_and_days_count_where_both_have_them() {
        assert_overlap("2007-03", "2007-05", Overlap::Excluded);
        assert_overlap("2007-03", "2007", Overlap::Certain);
        assert_overlap("2007-03-01", "2007-03-02", Overlap::Excluded);
        assert_overlap("2007-03-01", "2007-03", Overlap::Certain);
        assert_overlap("2007-03/2007-05", "2007-04-30/..", Overlap::Certain);
        assert_overlap("2006-12-31", "2007-01-01", Overlap::Excluded);
    }

    #[test]
    fn marks_count_as_the_year_written() {
        for mark in ['~', '?', '%'] {
            assert_overlap(&format!("2007{mark}"), "2007", Overlap::Certain);
            assert_overlap(&format!("2007{mark}"), "2008", Overlap::Excluded);
        }
    }

    const SOURCES: &str = "sources:\n\
        - {id: old, title: Old, issued: 2003, superseded-by: new}\n\
        - {id: new, title: New, issued: 2007-05}\n\
        - {id: twin, title: Twin, issued: 2007-02, superseded-by: new}\n\
        - {id: about, title: About, issued: 2001, superseded-by: guessed}\n\
        - {id: guessed, title: Guessed, issued: 2005~}\n\
        - {id: undated, title: Undated, superseded-by: new}\n\
        - {id: lost, title: Lost, issued: 2001, superseded-by: nowhen}\n\
        - {id: nowhen, title: Nowhen}\n\
        - {id: corpus, title: Corpus, members: [old, new, undated]}\n\
        - {id: empty, title: Empty, members: [undated, nowhen]}\n";

    fn facts(statements: &str) -> Facts {
        Facts::new(Arc::new(base(&format!(
            "{SOURCES}statements:\n{statements}"
        ))))
    }

    fn statement<'f>(facts: &'f Facts, id: &str) -> &'f Statement {
        let base = facts.base();
        base.record(base.find(id).unwrap()).statement().unwrap()
    }

    #[track_caller]
    fn assert_time(keys: &str, expected: &str) {
        let facts = facts(&format!("- {{id: s, text: S, {keys}}}\n"));
        let time = facts.time_of(statement(&facts, "s"));
        assert_eq!(time.to_string(), expected, "{keys}");
    }

    #[test]
    fn a_statement_holds_from_the_date_of_its_source_on() {
        assert_time("source: new", "2007-05/..");
        assert_time("source: new, time: 1980~/", "1980~/");
        assert_time("source: nowhen", "/..");
        assert_time("source: nowhere", "/..");
    }

    #[test]
    fn it_ends_in_the_year_before_the_source_was_superseded_but_not_before_it_began() {
        assert_time("source: old", "2003/2006");
        assert_time("source: twin", "2007-02");
        assert_time("source: about", "2001/2004~");
        assert_time("source: undated", "/2006");
        assert_time("source: lost", "2001/..");
    }

    #[test]
    fn a_corpus_is_as_old_as_its_latest_member() {
        assert_time("source: corpus", "2007-05/..");
        assert_time("source: empty", "/..");
    }

    #[track_caller]
    fn assert_together(a: &str, b: &str, expected: Overlap) {
        let facts = facts(&format!(
            "- {{id: a, text: A, {a}}}\n- {{id: b, text: B, {b}}}\n"
        ));
        let (a, b) = (statement(&facts, "a"), statement(&facts, "b"));
        assert_eq!(facts.overlap(a, b), expected);
        assert_eq!(facts.overlap(b, a), expected);
    }

    #[test]
    fn two_without_a_time_in_one_source_or_corpus_surely_overlap() {
        assert_together("source: nowhen", "source: nowhen", Overlap::Certain);
        // By their dates alone these two are a year apart.
        assert_together("source: old", "source: new", Overlap::Certain);
        assert_together("source: corpus", "source: old", Overlap::Certain);
    }

    #[test]
    fn a_time_of_its_own_is_compared_even_within_one_source() {
        assert_together("source: new, time: 1990", "source: new", Overlap::Excluded);
        assert_together(
            "source: nowhen, time: 1990",
            "source: nowhen",
            Overlap::Open,
        );
        assert_together("source: about", "source: guessed", Overlap::Excluded);
    }
}
