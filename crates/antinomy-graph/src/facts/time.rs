//! When a statement holds, and whether two of them hold at one time.
//!
//! A date that nobody knows is neither then nor never. An interval therefore has two extents: a hull, which it does not leave,
//! and a core, which it surely holds. Two statements surely overlap where their cores do, and surely do not where not even
//! their hulls do; anything between stays open.

use super::Facts;
use antinomy_model::kinds::{Source, Statement};
use antinomy_model::values::{Bound, Date, Interval};
use antinomy_model::{Record, RecordId};
use antinomy_syntax::Spanned;

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

/// Where either end has no bound, nothing lies before it.
fn ends_before(end: Option<Date>, start: Option<Date>) -> bool {
    end.zip(start)
        .is_some_and(|(end, start)| end.ends_before(start))
}

fn surely_dated(source: &Source) -> Option<&Spanned<Interval>> {
    let issued = source.issued.as_ref()?;
    issued.value.until.certain().map(|_| issued)
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
        sources.is_some_and(|((a, of_a), (b, of_b))| {
            // Editions of one plan belong together without being said at one time.
            let are_editions = self.is_superseded_by(of_a, b) || self.is_superseded_by(of_b, a);
            a == b || self.corpora().join(a, b) && !are_editions
        })
    }

    fn is_superseded_by(&self, source: &Source, other: RecordId) -> bool {
        let successor = source.superseded_by.as_ref();
        successor.and_then(|next| self.base.target(next)) == Some(other)
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

    /// The date of publication of a source that its `time` can be held against, as it is written; of a corpus without a date
    /// of its own, the latest of its members. `None` if any of that is unknown or uncertain.
    #[must_use]
    pub fn surely_issued<'f>(&'f self, source: &'f Source) -> Option<&'f Spanned<Interval>> {
        if source.issued.is_some() {
            return surely_dated(source);
        }
        let members = source.members.iter();
        let members = members.map(|member| surely_dated(self.base.resolve(member)?.source()?));
        let members: Vec<_> = members.collect::<Option<_>>()?;
        members
            .into_iter()
            .max_by_key(|issued| issued.value.until.certain())
    }

    /// Until when what a source says holds: the year before the date of its successor, but not before it began. Where nobody
    /// knows the date of the successor, it has ended all the same.
    fn superseded(&self, source: &Source, from: Bound) -> Bound {
        let successor = source.superseded_by.as_ref();
        let successor = successor
            .and_then(|next| self.base.resolve(next))
            .and_then(Record::source);
        let Some(successor) = successor else {
            return Bound::Open;
        };
        let Some(replaced) = self.issued(successor).and_then(|issued| date(issued.from)) else {
            return Bound::Unknown;
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
        - {id: early, title: Early, issued: 2004, superseded-by: latest}\n\
        - {id: late, title: Late, issued: 2006}\n\
        - {id: latest, title: Latest, issued: 2005}\n\
        - {id: corpus, title: Corpus, members: [old, new, undated, twin, early, late]}\n\
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
        assert_time("source: lost", "2001/");
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
        // By their dates alone these two are two years apart.
        assert_together("source: early", "source: late", Overlap::Certain);
        assert_together("source: corpus", "source: late", Overlap::Certain);
    }

    #[test]
    fn an_edition_and_the_one_that_superseded_it_are_apart_even_in_one_corpus() {
        assert_together("source: old", "source: new", Overlap::Excluded);
        assert_together("source: new", "source: twin", Overlap::Excluded);
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
