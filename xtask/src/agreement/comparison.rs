//! Two codings side by side: a row for each entry, and the places where they differ.

use std::fmt::{self, Display};

use super::alpha::{Scale, alpha};
use super::coding::{CodedStance, Coding, Passage};

/// How far two codings agree.
pub(super) struct Comparison {
    coders: [String; 2],
    entries: Vec<AgreementRow>,
}

/// How far two codings agree on one entry.
#[derive(Debug, PartialEq)]
struct AgreementRow {
    name: &'static str,
    /// How many places both have coded.
    units: usize,
    agreed: usize,
    alpha: Option<f64>,
    /// Places with two values that are not the same.
    differing: Vec<Unit<String>>,
    /// Places that only one of the two has coded.
    alone: Vec<Unit<String>>,
}

/// A place and what each of the two says of it.
#[derive(Clone, Debug, PartialEq)]
struct Unit<V> {
    place: String,
    values: [Option<V>; 2],
}

impl Comparison {
    /// Compares all entries of two codings.
    pub(super) fn new(first: &Coding, second: &Coding) -> Comparison {
        let kinds = passages(first, second, |passage| Some(passage.kind));
        let levels = passages(first, second, |passage| Some(passage.level.clone()));
        let asked = passages(first, second, |passage| {
            passage.stance.map(|stance| match stance {
                CodedStance::None => "none",
                CodedStance::Value(_) => "some",
            })
        });
        // "none" has no place on the scale: the row above compares it.
        let mut stances = passages(first, second, |passage| match passage.stance {
            Some(CodedStance::Value(value)) => Some(value),
            _ => None,
        });
        // Where only one takes a stance, the row above says so.
        stances.retain(|unit| unit.both().is_some());
        Comparison {
            coders: [first.coder.clone(), second.coder.clone()],
            entries: vec![
                AgreementRow::new("kind", Scale::Nominal, &kinds),
                AgreementRow::new("level", Scale::Nominal, &levels),
                AgreementRow::new("any stance", Scale::Nominal, &asked),
                AgreementRow::new("stance", Scale::Ordinal, &stances),
                AgreementRow::new("category", Scale::Nominal, &pairs(first, second)),
            ],
        }
    }
}

fn passages<V>(
    first: &Coding,
    second: &Coding,
    entry: impl Fn(&Passage) -> Option<V>,
) -> Vec<Unit<V>> {
    let mut numbers: Vec<u32> = first
        .passages
        .keys()
        .chain(second.passages.keys())
        .copied()
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let unit = |number: u32| Unit {
        place: format!("passage {number}"),
        values: [first, second].map(|coding| coding.passages.get(&number).and_then(&entry)),
    };
    numbers.into_iter().map(unit).collect()
}

fn pairs(first: &Coding, second: &Coding) -> Vec<Unit<&'static str>> {
    let mut names: Vec<&String> = first.pairs.keys().chain(second.pairs.keys()).collect();
    // P2 before P10.
    names.sort_by_key(|name| (name.len(), *name));
    names.dedup();
    let unit = |name: &String| Unit {
        place: format!("pair {name}"),
        values: [first, second].map(|coding| coding.pairs.get(name).copied()),
    };
    names.into_iter().map(unit).collect()
}

impl<V> Unit<V> {
    fn both(&self) -> Option<[&V; 2]> {
        match &self.values {
            [Some(first), Some(second)] => Some([first, second]),
            _ => None,
        }
    }
}

impl<V: Display> Unit<V> {
    fn shown(&self) -> Unit<String> {
        let values = self.values.each_ref();
        Unit {
            place: self.place.clone(),
            values: values.map(|value| value.as_ref().map(V::to_string)),
        }
    }
}

impl AgreementRow {
    fn new<V: Ord + Display>(name: &'static str, scale: Scale, units: &[Unit<V>]) -> AgreementRow {
        // Only what both have coded can agree or differ.
        let pairs: Vec<Vec<&V>> = units.iter().filter_map(Unit::both).map(Vec::from).collect();
        let differs = |unit: &&Unit<V>| unit.both().is_some_and(|[first, second]| first != second);
        let differing: Vec<Unit<String>> = units.iter().filter(differs).map(Unit::shown).collect();
        let alone = |unit: &&Unit<V>| unit.values.iter().flatten().count() == 1;
        AgreementRow {
            name,
            units: pairs.len(),
            agreed: pairs.len() - differing.len(),
            alpha: alpha(&pairs, scale),
            differing,
            alone: units.iter().filter(alone).map(Unit::shown).collect(),
        }
    }

    fn percent(&self) -> Option<f64> {
        (self.units > 0).then(|| 100.0 * self.agreed as f64 / self.units as f64)
    }
}

impl Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<12}{:>6}{:>10}{:>8}",
            "entry", "units", "agreed", "alpha"
        )?;
        for entry in &self.entries {
            let percent = entry
                .percent()
                .map_or("-".to_owned(), |value| format!("{value:.1} %"));
            let alpha = entry
                .alpha
                .map_or("-".to_owned(), |value| format!("{value:.3}"));
            writeln!(
                f,
                "{:<12}{:>6}{percent:>10}{alpha:>8}",
                entry.name, entry.units
            )?;
        }
        if self.entries.iter().any(|entry| entry.alpha.is_none()) {
            writeln!(f, "\n-  not defined, for there is nothing that varies")?;
        }
        self.list(f, "They differ", |entry| &entry.differing)?;
        self.list(f, "Coded by one only, and not counted", |entry| {
            &entry.alone
        })
    }
}

impl Comparison {
    fn list(
        &self,
        f: &mut fmt::Formatter<'_>,
        heading: &str,
        units: impl Fn(&AgreementRow) -> &[Unit<String>],
    ) -> fmt::Result {
        if self.entries.iter().all(|entry| units(entry).is_empty()) {
            return Ok(());
        }
        let [first, second] = &self.coders;
        writeln!(f, "\n{heading}:")?;
        writeln!(f, "{:<12}{:<14}{first:<22}{second}", "entry", "place")?;
        for entry in &self.entries {
            for unit in units(entry) {
                let [first, second] = unit
                    .values
                    .each_ref()
                    .map(|value| value.as_deref().unwrap_or("-"));
                writeln!(f, "{:<12}{:<14}{first:<22}{second}", entry.name, unit.place)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "
coder: Ada
passages:
  - {passage: 1, kind: goal, level: municipal, stance: 2}
  - {passage: 2, kind: goal, level: state, stance: -2}
  - {passage: 10, kind: measure, level: [state, municipal], stance: none}
pairs:
  - {pair: P1, category: gap}
  - {pair: P2, category: none}
  - {pair: P10, category: gap}
";

    const SECOND: &str = "
coder: Ben
passages:
  - {passage: 1, kind: goal, level: municipal, stance: 1}
  - {passage: 2, kind: goal, level: unknown, stance: none}
  - {passage: 10, kind: goal, level: [municipal, state]}
pairs:
  - {pair: P2, category: gap}
  - {pair: P10, category: gap}
";

    fn compare(first: &str, second: &str) -> Comparison {
        let [first, second] = [first, second].map(|text| Coding::read(text).unwrap());
        Comparison::new(&first, &second)
    }

    #[test]
    fn a_table_and_the_places_that_differ() {
        let shown = compare(FIRST, SECOND).to_string();
        assert_eq!(
            shown,
            "\
entry        units    agreed   alpha
kind             3    66.7 %   0.000
level            3    66.7 %   0.615
any stance       2    50.0 %   0.000
stance           1     0.0 %   0.000
category         2    50.0 %   0.000

They differ:
entry       place         Ada                   Ben
kind        passage 10    measure               goal
level       passage 2     state                 unknown
any stance  passage 2     some                  none
stance      passage 1     2                     1
category    pair P2       none                  gap

Coded by one only, and not counted:
entry       place         Ada                   Ben
any stance  passage 10    none                  -
category    pair P1       gap                   -
"
        );
    }

    #[test]
    fn the_same_coding_twice_has_nothing_to_list() {
        let shown = compare(FIRST, FIRST).to_string();
        assert!(!shown.contains("They differ"), "{shown}");
        assert!(!shown.contains("Coded by one only"), "{shown}");
    }

    #[test]
    fn where_nothing_varies_or_nothing_is_there_alpha_is_not_given() {
        let empty = "{coder: Ada, passages: [], pairs: []}";
        let shown = compare(empty, empty).to_string();
        assert!(
            shown.contains("kind             0         -       -"),
            "{shown}"
        );
        assert!(shown.contains("not defined"), "{shown}");
    }
}
