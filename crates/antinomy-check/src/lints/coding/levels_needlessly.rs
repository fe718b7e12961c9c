//! `levels: unknown` on a statement whose section or voice has levels: it hides what is known.

use crate::lints::Lint;
use antinomy_model::kinds::Statement;
use antinomy_model::{Given, Kind, KnowledgeBase, LevelSet};
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

    fn check(&self, base: &KnowledgeBase, out: &mut Vec<Diagnostic>) {
        for (_, record) in base.of_kind(Kind::Statement) {
            let Some(statement) = record.statement() else {
                continue;
            };
            if statement.levels == Given::Absent {
                continue;
            }
            let Some((levels, owner)) = default_levels(base, statement) else {
                continue;
            };
            let code = match statement.levels {
                Given::Unknown => &UNKNOWN,
                Given::Known(own) if own == levels => &REPEATED,
                _ => continue,
            };
            out.push(
                Diagnostic::new(code, record.span)
                    .with("levels", base.manifest.level_ids(levels).join(", "))
                    .with("owner", owner),
            );
        }
    }
}

/// The levels that section or voice would give if the statement said nothing of its own, and whose they are.
fn default_levels<'b>(
    base: &'b KnowledgeBase,
    statement: &'b Statement,
) -> Option<(LevelSet, &'b str)> {
    let section = base.section_of(statement);
    let (levels, owner) = match section.map(|section| (&section.levels, section)) {
        Some((Given::Known(levels), section)) => (*levels, section.id.value.as_str()),
        Some((Given::Unknown, _)) => return None,
        _ => {
            let voice = base.record(base.voice_of(statement).actor?);
            (base.levels_of_actor(voice)?, voice.id.as_str())
        }
    };
    (!levels.is_empty()).then_some((levels, owner))
}
