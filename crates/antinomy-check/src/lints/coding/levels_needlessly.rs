//! `levels: unknown` on a statement whose section or voice has levels, which hides what is known, and levels that repeat
//! those of section or voice.

use crate::lint::{Lint, Needs};
use antinomy_graph::Facts;
use antinomy_model::kinds::Statement;
use antinomy_model::{Given, LevelSet, Record, RecordId};
use antinomy_syntax::{Code, Diagnostic};

antinomy_syntax::codes! {
    "";
    UNKNOWN = "L022", "level-unknown-needlessly", Warning;
    REPEATED = "L023", "levels-repeated", Warning;
}

pub(super) struct LevelsNeedlessly;

impl Lint for LevelsNeedlessly {
    fn codes(&self) -> &'static [&'static Code] {
        ALL
    }

    fn needs(&self) -> Needs {
        Needs::Referred
    }

    fn record(&self, facts: &Facts, _: RecordId, record: &Record, out: &mut Vec<Diagnostic>) {
        let Some(statement) = record.statement() else {
            return;
        };
        if statement.levels == Given::Absent {
            return;
        }
        let Some((levels, owner)) = default_levels(facts, statement) else {
            return;
        };
        let code = match statement.levels {
            Given::Unknown => &UNKNOWN,
            Given::Known(own) if own == levels => &REPEATED,
            _ => return,
        };
        let names = facts.base().manifest.level_ids(levels).join(", ");
        out.push(
            Diagnostic::new(code, record.span)
                .with("levels", names)
                .with("owner", owner),
        );
    }
}

/// The levels that section or voice would give if the statement said nothing of its own, and whose they are.
fn default_levels<'b>(facts: &'b Facts, statement: &'b Statement) -> Option<(LevelSet, &'b str)> {
    let section = facts.section_of(statement);
    let (levels, owner) = match section.map(|section| (&section.levels, section)) {
        Some((Given::Known(levels), section)) => (*levels, section.id.value.as_str()),
        // As for the facts: `unknown` stops the search instead of leaving it to the voice.
        Some((Given::Unknown, _)) => return None,
        _ => {
            let voice = facts.base().record(facts.voice_of(statement).actor?);
            (facts.levels_of_actor(voice)?, voice.id.as_str())
        }
    };
    // An actor outside of government has no levels, so `unknown` on its statement hides none.
    (!levels.is_empty()).then_some((levels, owner))
}
