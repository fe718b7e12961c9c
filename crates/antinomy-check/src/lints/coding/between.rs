//! Levels under `between:` that neither a voice nor an addressee on the sides belongs to.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::{Contradiction, Statement};
use antinomy_model::{Given, LevelSet, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    NOT_CARRIED = "L004", "between-not-carried", Warning;
    TOO_MANY = "L005", "between-too-many", Error;
}

pub(super) struct Between;

impl Lint for Between {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Referred
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(contradiction) = record.contradiction() else {
            return;
        };
        let Given::Known(between) = &contradiction.between else {
            return;
        };
        let count = between.iter().count();
        // A column of the matrix lies between two levels.
        if count > 2 {
            out.push(Diagnostic::new(&TOO_MANY, record.span).with("count", count));
        }
        let Some(carried) = carried(facts, contradiction) else {
            return;
        };
        let missing = between.iter().filter(|level| !carried.contains(*level));
        let missing: LevelSet = missing.collect();
        if !missing.is_empty() {
            let names = facts.base().manifest.level_ids(missing).join(", ");
            out.push(Diagnostic::new(&NOT_CARRIED, record.span).with("levels", names));
        }
    }
}

/// The levels of all voices and addressees of the sides; `None` if one of them is unknown and may be any.
fn carried(facts: &Facts, contradiction: &Contradiction) -> Option<LevelSet> {
    let sides = contradiction.sides.iter().flatten();
    let statements = sides.filter_map(|side| facts.base().resolve(side)?.statement());
    statements
        .map(|statement| carried_by(facts, statement))
        .try_fold(LevelSet::default(), |all, set| Some(all.union(set?)))
}

fn carried_by(facts: &Facts, statement: &Statement) -> Option<LevelSet> {
    let own = facts.levels_of(statement).set?;
    let addressees = statement.to.iter();
    addressees
        .filter_map(|to| facts.base().resolve(to))
        .map(|actor| facts.levels_of_actor(actor))
        .try_fold(own, |all, set| Some(all.union(set?)))
}
