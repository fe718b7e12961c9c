//! Levels under `between:` that nobody on the sides speaks from or is spoken to.

use crate::lints::Lint;
use antinomy_model::kinds::{Contradiction, Statement};
use antinomy_model::{Given, Kind, KnowledgeBase, LevelSet};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Contradiction) {
            let Some(contradiction) = record.contradiction() else {
                continue;
            };
            let Given::Known(between) = &contradiction.between else {
                continue;
            };
            if between.iter().count() > 2 {
                out.push(
                    Diagnostic::new(&TOO_MANY, record.span).with("count", between.iter().count()),
                );
            }
            let Some(carried) = carried(base, contradiction) else {
                continue;
            };
            let missing: LevelSet = between
                .iter()
                .filter(|level| !carried.contains(*level))
                .collect();
            if !missing.is_empty() {
                let names = base.manifest.level_ids(missing).join(", ");
                out.push(Diagnostic::new(&NOT_CARRIED, record.span).with("levels", names));
            }
        }
    }
}

/// The levels of all voices and addressees of the sides; `None` if one of them is unknown and may be any.
fn carried(base: &KnowledgeBase, contradiction: &Contradiction) -> Option<LevelSet> {
    let sides = contradiction.sides.iter().flatten();
    let statements = sides.filter_map(|side| base.resolve(side)?.statement());
    statements
        .map(|statement| carried_by(base, statement))
        .try_fold(LevelSet::default(), |all, set| Some(all.union(set?)))
}

fn carried_by(base: &KnowledgeBase, statement: &Statement) -> Option<LevelSet> {
    let own = base.levels_of(statement).set?;
    let addressees = statement.to.iter().filter_map(|to| base.resolve(to));
    addressees
        .map(|actor| base.levels_of_actor(actor))
        .try_fold(own, |all, set| Some(all.union(set?)))
}
